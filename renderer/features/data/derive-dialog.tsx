import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { explainExpression } from '#core/crosstab/explain.ts';
import { slug } from '#core/text/slug.ts';
import type { Variable } from '#core/contract/variable.ts';
import { goTo } from '../../app/session.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, ComboBox, Dialog, IconButton, RadioGroup, TextField } from '../../ui/index.ts';
import { showVariable } from './selection.ts';
import { variableLabel } from './variable-text.ts';

interface Rule { readonly key: number; readonly category: string; readonly when: string }
const CHECK_AFTER_MS = 250;
const ID = /^[A-Za-z_][A-Za-z0-9_.-]{0,79}$/;

/** A recode, a combination, a net, a status from two instruments, or a number; each expression is said in words as it is typed. */
export function DeriveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const variables = useQuery(orpc.data.variables.queryOptions()).data ?? [];
  const [label, setLabel] = useState('');
  const [ownId, setOwnId] = useState<string | null>(null);
  const [kind, setKind] = useState<'categories' | 'number'>('categories');
  const [rules, setRules] = useState<readonly Rule[]>([{ key: 0, category: '', when: '' }]);
  const [expression, setExpression] = useState('');
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const id = ownId ?? (label.trim() ? slug(label) : '');
  const filled = kind === 'number' ? expression.trim() !== '' : rules.every((rule) => rule.category.trim() && rule.when.trim());
  const ready = label.trim() !== '' && ID.test(id) && filled && faults.size === 0;
  const { submit, busy, refusal } = useSubmit(async () => {
    const derivation = kind === 'number'
      ? { kind, expression: expression.trim() } as const
      : { kind, rules: rules.map((rule) => ({ category: rule.category.trim(), when: rule.when.trim() })) } as const;
    const made = await client.data.derive({ id, label: label.trim(), derivation: derivation.kind === 'number' ? derivation : { kind: 'categories', rules: [...derivation.rules] } });
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
  return (
    <Dialog title={t('data.deriveTitle')} isOpen onClose={onClose} size="large" isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={!ready || busy} onPress={() => submit()}>{t('data.create')}</Button></>}>
      <form className="form" onSubmit={(event) => { event.preventDefault(); if (ready) submit(); }}>
        {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
        <div className="form-row">
          <TextField className="grow" label={t('data.deriveLabel')} value={label} onChange={setLabel} autoFocus />
          <TextField className="grow" label={t('data.deriveId')} value={id} onChange={setOwnId} error={id && !ID.test(id) ? t('data.deriveIdHelp') : null} />
        </div>
        <RadioGroup label={t('data.deriveKind')} value={kind} onChange={(next) => { setKind(next); setFaults(new Set()); }} options={[{ id: 'categories', label: t('data.deriveCategories'), detail: t('data.deriveCategoriesHelp') }, { id: 'number', label: t('data.deriveNumber'), detail: t('data.deriveNumberHelp') }]} />
        {kind === 'number' ? <ExpressionField kind="number" label={t('data.expression')} placeholder={t('data.expressionPlaceholder')} value={expression} onChange={setExpression} variables={variables} onFault={fault('number')} /> : (
          <ol className="derive-rules">
            {rules.map((rule, index) => (
              <li key={rule.key} role="group" aria-label={t('data.rule', { n: index + 1 })}>
                <TextField label={t('data.ruleCategory')} value={rule.category} onChange={(category) => setRule(rule.key, { category })} />
                <ExpressionField kind="condition" label={t('data.ruleWhen')} placeholder={t('data.rulePlaceholder')} value={rule.when} onChange={(when) => setRule(rule.key, { when })} variables={variables} onFault={fault(String(rule.key))} />
                <IconButton icon="close" size={13} label={t('data.removeRule', { n: index + 1 })} isDisabled={rules.length === 1} onPress={() => { setRules(rules.filter((other) => other.key !== rule.key)); fault(String(rule.key))(false); }} />
              </li>
            ))}
          </ol>
        )}
        {kind === 'categories' ? <div><Button icon="plus" onPress={() => setRules([...rules, { key: Math.max(...rules.map((rule) => rule.key)) + 1, category: '', when: '' }])}>{t('data.addRule')}</Button></div> : null}
        <p className="dim">{t('data.syntax')}</p>
      </form>
    </Dialog>
  );
}

/** An expression, with what it says in words and for how many cases, or what is wrong with it and where. */
function ExpressionField({ kind, label, placeholder, value, onChange, variables, onFault }: { kind: 'condition' | 'number'; label: string; placeholder: string; value: string; onChange: (text: string) => void; variables: readonly Variable[]; onFault: (isFaulty: boolean) => void }) {
  const { t, language } = useTranslation();
  const [asked, setAsked] = useState('');
  const [inserted, setInserted] = useState(0);
  useEffect(() => { const timer = setTimeout(() => setAsked(value.trim()), CHECK_AFTER_MS); return () => clearTimeout(timer); }, [value]);
  const { data: condition, error } = useQuery({ ...orpc.data.explain.queryOptions({ input: { expression: asked, language } }), enabled: asked !== '' && kind === 'condition' });
  const data = kind === 'condition' ? condition : asked === '' ? undefined : explainNumber(asked, variables, language);
  const settled = asked === value.trim();
  const sentence = asked === '' ? null : data?.error ?? (error ? refusalSentence(error) : null);
  const isFaulty = value.trim() !== '' && (!settled || sentence !== null || data === undefined);
  useEffect(() => { onFault(isFaulty); }, [isFaulty]); // oxlint-disable-line react-hooks/exhaustive-deps -- the parent's closure changes with every drawing; only the verdict matters
  const help = asked && data?.words ? (data.cases === null ? t('data.words', { words: data.words }) : t('data.inWords', { words: data.words, count: data.cases })) : null;
  return (
    <div className="expression-field">
      <TextField label={label} placeholder={placeholder} value={value} onChange={onChange} error={settled ? sentence : null} {...(help && settled ? { help } : {})} />
      <ComboBox key={inserted} aria-label={t('data.insert')} placeholder={t('data.insert')} value={null} emptyText={t('common.nothingFits')} options={variables.map((variable) => ({ id: variable.id, label: `${variable.id} ${variableLabel(variable, language)}` }))} onChange={(id) => { if (id) { onChange(`${value}${value && !value.endsWith(' ') && !value.endsWith('(') ? ' ' : ''}${id}`); setInserted(inserted + 1); } }} />
    </div>
  );
}

/** Arithmetic in words. It is true of no case and false of none, so only the words and the faults are told; the data process
 *  checks the variables when the derivation is stored. */
function explainNumber(expression: string, variables: readonly Variable[], language: 'en' | 'fr'): { words: string | null; error: string | null; cases: null } {
  const definitionOf = (name: string) => {
    const variable = variables.find((candidate) => candidate.id === name || candidate.label === name);
    return variable ? { ...variable, categories: variable.categories ?? [] } : null;
  };
  const words = explainExpression(expression, definitionOf, language);
  return words.ok ? { words: words.value, error: null, cases: null } : { words: null, error: words.error.message, cases: null };
}
