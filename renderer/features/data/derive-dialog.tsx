import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { formulaWords } from '#core/crosstab/formula-words.ts';
import { INCOME_CLASSES } from '#core/framework/income.ts';
import { NO_REGION, UNICEF_REGIONS } from '#core/framework/regions.ts';
import { slug } from '#core/text/slug.ts';
import type { Variable } from '#core/contract/variable.ts';
import { goTo } from '../../app/session.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc } from '../../rpc/index.ts';
import { Banner, Button, Dialog, IconButton, RadioGroup, TextField } from '../../ui/index.ts';
import { BandStart } from './band-start.tsx';
import type { DraftRule } from './draft-rules.ts';
import { ExpressionField } from './expression-field.tsx';
import { GroupStart } from './group-start.tsx';
import { showVariable } from './selection.ts';
import { definitionIn } from './variable-text.ts';

interface Rule extends DraftRule { readonly key: number }
type Start = 'group' | 'bands' | 'rules' | 'number';
const ID = /^[A-Za-z_][A-Za-z0-9_.-]{0,79}$/;
const keyed = (rules: readonly DraftRule[]): Rule[] => rules.map((rule, key) => ({ ...rule, key }));

/** Makes a derived variable, or changes one: by putting categories into groups (a recode, a net, one status from two instruments,
 *  regions), by cutting a number into bands, by rules of one's own, or by arithmetic. What it says stands in words below. */
export function DeriveDialog({ onClose, variable }: { onClose: () => void; variable?: Variable }) {
  const { t, language } = useTranslation();
  const variables = (useQuery(orpc.data.variables.queryOptions()).data ?? []).filter(({ id }) => id !== variable?.id);
  const kept = variable?.derivation;
  const [label, setLabel] = useState(variable?.label ?? '');
  const [ownId, setOwnId] = useState<string | null>(variable?.id ?? null);
  const [start, setStart] = useState<Start>(kept ? (kept.kind === 'number' ? 'number' : 'rules') : 'group');
  const [drafted, setDrafted] = useState<readonly DraftRule[]>([]);
  const [rules, setRules] = useState<readonly Rule[]>(kept?.kind === 'categories' ? keyed(kept.rules.map(({ category, when }) => ({ category: variable?.categories?.find(({ id }) => id === category)?.label ?? category, when }))) : [{ key: 0, category: '', when: '' }]);
  const [expression, setExpression] = useState(kept?.kind === 'number' ? kept.expression : '');
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const id = ownId ?? (label.trim() ? slug(label) : '');
  const wanted: readonly DraftRule[] = start === 'rules' ? rules : drafted;
  const filled = start === 'number' ? expression.trim() !== '' : wanted.length > 0 && wanted.every((rule) => rule.category.trim() && rule.when.trim());
  const ready = label.trim() !== '' && ID.test(id) && filled && faults.size === 0;
  const categories = categoriesOf(wanted, variable);
  const derivation = start === 'number' ? { kind: 'number' as const, expression: expression.trim() } : { kind: 'categories' as const, rules: wanted.map(({ category, when }) => ({ category: categories.find((one) => one.label === category.trim())?.id ?? category.trim(), when: when.trim() })) };
  const { submit, busy, refusal } = useSubmit(async () => {
    const made = await client.data.derive({ id, label: label.trim(), derivation, ...(derivation.kind === 'number' ? {} : { categories, measure: variable?.measure ?? (start === 'bands' ? 'ordinal' as const : 'nominal' as const) }) });
    onClose();
    showVariable(made.id);
    goTo('data');
  });
  const setRule = (key: number, patch: Partial<Rule>) => setRules(rules.map((rule) => (rule.key === key ? { ...rule, ...patch } : rule)));
  const fault = (key: string) => (isFaulty: boolean) => setFaults((old) => {
    if (old.has(key) === isFaulty) return old;
    const next = new Set(old);
    if (isFaulty) next.add(key); else next.delete(key);
    return next;
  });
  const begin = (next: Start) => { setStart(next); setFaults(new Set()); };
  const asRules = () => { setRules(keyed(drafted)); begin('rules'); };
  const words = filled && faults.size === 0 ? formulaWords({ derivation, categories }, definitionIn(variables), language) : undefined;
  return (
    <Dialog title={variable ? t('data.deriveChange', { label: variable.label }) : t('data.deriveTitle')} isOpen onClose={onClose} size="large" isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={!ready || busy} onPress={() => submit()}>{t(variable ? 'data.deriveStore' : 'data.create')}</Button></>}>
      <form className="form" onSubmit={(event) => { event.preventDefault(); if (ready) submit(); }}>
        {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
        {variable?.usedBy?.length ? <Banner>{t('data.deriveUsers', { count: variable.usedBy.length, users: variable.usedBy.join(', ') })}</Banner> : null}
        <div className="form-row">
          <TextField className="grow" label={t('data.deriveLabel')} value={label} onChange={setLabel} autoFocus />
          {variable ? null : <TextField className="grow" label={t('data.deriveId')} value={id} onChange={setOwnId} error={id && !ID.test(id) ? t('data.deriveIdHelp') : null} />}
        </div>
        <RadioGroup label={t('data.deriveKind')} value={start} onChange={begin} options={(['group', 'bands', 'rules', 'number'] as const).map((one) => ({ id: one, label: t(`data.start.${one}`), detail: t(`data.startHelp.${one}`) }))} />
        {start === 'group' ? <GroupStart variables={variables} onRules={setDrafted} /> : null}
        {start === 'bands' ? <BandStart variables={variables} onRules={setDrafted} /> : null}
        {start === 'number' ? <ExpressionField kind="number" label={t('data.expression')} placeholder={t('data.expressionPlaceholder')} value={expression} onChange={setExpression} variables={variables} onFault={fault('number')} /> : null}
        {start === 'rules' ? (
          <ol className="derive-rules">
            {rules.map((rule, index) => (
              <li key={rule.key}><div role="group" aria-label={t('data.rule', { n: index + 1 })}>
                <TextField label={t('data.ruleCategory')} value={rule.category} onChange={(category) => setRule(rule.key, { category })} />
                <ExpressionField kind="condition" label={t('data.ruleWhen')} placeholder={t('data.rulePlaceholder')} value={rule.when} onChange={(when) => setRule(rule.key, { when })} variables={variables} onFault={fault(String(rule.key))} />
                <IconButton icon="close" size={13} label={t('data.removeRule', { n: index + 1 })} isDisabled={rules.length === 1} onPress={() => { setRules(rules.filter((other) => other.key !== rule.key)); fault(String(rule.key))(false); }} />
              </div></li>
            ))}
          </ol>
        ) : null}
        {start === 'rules' ? <div><Button icon="plus" onPress={() => setRules([...rules, { key: Math.max(...rules.map((rule) => rule.key)) + 1, category: '', when: '' }])}>{t('data.addRule')}</Button></div> : null}
        {words ? <p className="variable-formula" role="status"><span className="field-label">{t('data.formula')}</span>{words}</p> : null}
        {start === 'group' || start === 'bands' ? <div><Button variant="quiet" isDisabled={!filled} onPress={asRules}>{t('data.asRules')}</Button></div> : <p className="dim">{t('data.syntax')}</p>}
      </form>
    </Dialog>
  );
}

const NAMED = [...UNICEF_REGIONS, NO_REGION, ...INCOME_CLASSES];

/** The categories that the rules lead to, in their order: those that were there keep their ids and their labels in other languages,
 *  and a region or income band has its names in both. */
function categoriesOf(rules: readonly DraftRule[], variable: Variable | undefined): { id: string; label: string; labels?: NonNullable<Variable['labels']> }[] {
  const labels = [...new Set(rules.map(({ category }) => category.trim()).filter(Boolean))];
  return labels.map((label) => {
    const before = variable?.categories?.find((category) => category.label === label);
    const named = NAMED.find(({ en, fr }) => en === label || fr === label);
    const inLanguages = before?.labels ?? (named ? { en: named.en, fr: named.fr } : undefined);
    return { id: before?.id ?? named?.en ?? label, label, ...(inLanguages ? { labels: inLanguages } : {}) };
  });
}
