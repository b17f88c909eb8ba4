import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LevelDefinition } from '#core/contract/api/maturity.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { client, orpc } from '../../rpc/index.ts';
import { Banner, Button, Dialog, IconButton, Select, TextField } from '../../ui/index.ts';

/** Defines a level, or changes one: its levels from the lowest, and rules of which the first that holds decides. */
export function LevelDialog({ onClose, id = null }: { onClose: () => void; id?: string | null }) {
  const { language, t } = useTranslation();
  const all = useQuery(orpc.levels.list.queryOptions({ input: { language } })).data;
  if (!all) return null;
  const before = all.find((one) => one.id === id) ?? null;
  return <LevelForm key={before?.id ?? ' new'} onClose={onClose} before={before} taken={all.map((one) => one.id)} title={t(before ? 'evidence.editLevel' : 'evidence.newLevelTitle')} />;
}

type Counts = { readonly holds: number; readonly decides: number } | null;
interface Draft { readonly level: string; readonly when: string }
const START = ['basic', 'developing', 'advanced'] as const;

function LevelForm({ onClose, before, taken, title }: { onClose: () => void; before: LevelDefinition | null; taken: readonly string[]; title: string }) {
  const { t, language } = useTranslation();
  const framework = useQuery(orpc.project.framework.queryOptions()).data;
  const [name, setName] = useState(before?.label[language] ?? '');
  const [capability, setCapability] = useState(before?.capability ?? ' none');
  const [levels, setLevels] = useState<readonly { id: string; en: string; fr: string }[]>(before?.levels.map((one) => ({ id: one.id, ...one.label })) ?? START.map((id) => ({ id, en: t(`evidence.start.${id}`), fr: t(`evidence.start.${id}`) })));
  const [rules, setRules] = useState<readonly Draft[]>(before?.rules.map(({ level, when }) => ({ level, when })) ?? [...levels].reverse().map((one) => ({ level: one.id, when: '' })));
  const { submit, busy, refusal } = useSubmit(async () => {
    const other = language === 'en' ? 'fr' : 'en';
    const plain = `LEVEL_${name.trim().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9]+/gu, '_').replace(/^_|_$/gu, '').toUpperCase().slice(0, 40) || Date.now()}`;
    // another level may bear this name already
    let id = before?.id ?? plain;
    for (let number = 2; !before && taken.includes(id); number += 1) id = `${plain}_${number}`;
    await client.levels.put({
      id, label: { en: name.trim(), fr: name.trim(), ...(before ? { [other]: before.label[other] } : {}), [language]: name.trim() }, capability: capability === ' none' ? null : capability,
      levels: levels.map((one) => ({ id: one.id, label: { en: one.en, fr: one.fr } })), rules: rules.filter((rule) => rule.when.trim() !== '').map((rule) => ({ level: rule.level, when: rule.when.trim() })),
    });
    onClose();
  });
  const removing = useSubmit(async () => { if (before) { await client.levels.remove({ id: before.id }); onClose(); } });
  // rules that stay empty are left out, here as when they are kept
  const written = rules.map((rule) => rule.when.trim());
  const asked = written.filter((when) => when !== '');
  const counts = useQuery({ ...orpc.levels.counts.queryOptions({ input: { rules: asked } }), enabled: asked.length > 0, placeholderData: keepPreviousData }).data;
  const countOf = (at: number): Counts => (written[at] === '' ? null : counts?.rules[written.slice(0, at).filter((when) => when !== '').length] ?? null);
  const set = (at: number, patch: Partial<Draft>): void => setRules(rules.map((rule, index) => (index === at ? { ...rule, ...patch } : rule)));
  return (
    <Dialog title={title} isOpen onClose={onClose} size="large" footer={<>{before ? <Button variant="danger" isDisabled={removing.busy} onPress={() => removing.submit()}>{t('common.delete')}</Button> : null}<span className="grow" /><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || name.trim() === '' || rules.every((rule) => rule.when.trim() === '')} onPress={() => submit()}>{t('common.save')}</Button></>}>
      {refusal ?? removing.refusal ? <Banner tone="bad">{refusal ?? removing.refusal}</Banner> : null}
      <div className="form">
        <TextField label={t('evidence.levelName')} value={name} onChange={setName} autoFocus />
        <Select label={t('evidence.capability')} value={capability} onChange={setCapability} options={[{ id: ' none', label: t('evidence.noCapability') }, ...(framework?.domains ?? []).flatMap((domain) => domain.capabilities.map((one) => ({ id: one.no, label: `${one.no} ${one[language] || one.en}` })))]} />
        <fieldset className="evidence-fields"><legend>{t('evidence.levelsLowest')}</legend>
          {levels.map((one, index) => <div key={one.id} className="evidence-row"><span className="dim">{index + 1}</span><TextField aria-label={t('evidence.levelNumber', { number: index + 1 })} value={one[language]} onChange={(text) => setLevels(levels.map((each) => (each.id === one.id ? { ...each, en: before && language === 'fr' ? each.en : text, fr: before && language === 'en' ? each.fr : text } : each)))} /><IconButton icon="close" label={t('evidence.removeLevelStep', { name: one[language] })} isDisabled={levels.length < 3} onPress={() => { setLevels(levels.filter((each) => each.id !== one.id)); setRules(rules.filter((rule) => rule.level !== one.id)); }} /></div>)}
          <Button icon="plus" onPress={() => { const id = `level_${levels.length + 1}_${levels.reduce((sum, one) => sum + one.id.length, 0)}`; setLevels([...levels, { id, en: '', fr: '' }]); setRules([{ level: id, when: '' }, ...rules]); }}>{t('evidence.addLevelStep')}</Button>
        </fieldset>
        <fieldset className="evidence-fields"><legend>{t('evidence.rules')}</legend>
          <p className="dim">{t('evidence.rulesHelp')}</p>
          {rules.map((rule, index) => <div key={index} className="evidence-row"><Select aria-label={t('evidence.ruleLevel', { number: index + 1 })} value={rule.level} onChange={(level) => set(index, { level })} options={levels.map((one) => ({ id: one.id, label: one[language] || one.id }))} /><RuleField number={index + 1} value={rule.when} counts={countOf(index)} onChange={(when) => set(index, { when })} /><IconButton icon="close" label={t('evidence.removeRule', { number: index + 1 })} onPress={() => setRules(rules.filter((_, at) => at !== index))} /></div>)}
          {counts && counts.undecided > 0 && counts.rules.every((one) => one !== null) ? <p className="dim" role="status">{t('evidence.undecided', { count: counts.undecided })}</p> : null}
          <Button icon="plus" onPress={() => setRules([...rules, { level: levels[0]!.id, when: '' }])}>{t('evidence.addRule')}</Button>
        </fieldset>
      </div>
    </Dialog>
  );
}

/** A rule, with what it says in words and for how many cases, or what is wrong with it. */
function RuleField({ number, value, counts, onChange }: { number: number; value: string; counts: Counts; onChange: (text: string) => void }) {
  const { t, language } = useTranslation();
  const asked = value.trim();
  const { data } = useQuery({ ...orpc.data.explain.queryOptions({ input: { expression: asked, language } }), enabled: asked !== '' });
  const error = asked === '' ? null : data?.fault ? sentenceOf(data.fault) : data?.error ?? null;
  const decides = counts === null || counts.decides === counts.holds ? '' : ` · ${counts.decides === 0 ? t('evidence.ruleNever') : t('evidence.ruleDecides', { count: counts.decides })}`;
  return <TextField className="grow" aria-label={t('evidence.rule', { number })} placeholder={t('evidence.rulePlaceholder')} value={value} onChange={onChange} error={error} {...(asked !== '' && data?.words ? { help: `${t('data.inWords', { words: data.words, count: data.cases ?? 0 })}${decides}` } : {})} />;
}
