import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { explainExpression } from '#core/crosstab/explain.ts';
import type { Told } from '#core/contract/saying.ts';
import type { Variable } from '#core/contract/variable.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { ComboBox, TextField } from '../../ui/index.ts';
import { nameInExpression } from './draft-rules.ts';
import { definitionIn, variableLabel } from './variable-text.ts';

const CHECK_AFTER_MS = 250;

/** An expression, with what it says in words and for how many cases, or what is wrong with it and where. */
export function ExpressionField({ kind, label, placeholder, value, onChange, variables, onFault }: { kind: 'condition' | 'number'; label: string; placeholder: string; value: string; onChange: (text: string) => void; variables: readonly Variable[]; onFault: (isFaulty: boolean) => void }) {
  const { t, language } = useTranslation();
  const [asked, setAsked] = useState('');
  const [inserted, setInserted] = useState(0);
  useEffect(() => { const timer = setTimeout(() => setAsked(value.trim()), CHECK_AFTER_MS); return () => clearTimeout(timer); }, [value]);
  const { data: condition, error } = useQuery({ ...orpc.data.explain.queryOptions({ input: { expression: asked, language } }), enabled: asked !== '' && kind === 'condition' });
  const data = kind === 'condition' ? condition : asked === '' ? undefined : explainNumber(asked, variables, language);
  const settled = asked === value.trim();
  const sentence = asked === '' ? null : (data?.fault ? sentenceOf(data.fault) : data?.error) ?? (error ? refusalSentence(error) : null);
  const isFaulty = value.trim() !== '' && (!settled || sentence !== null || data === undefined);
  useEffect(() => { onFault(isFaulty); }, [isFaulty]); // oxlint-disable-line react-hooks/exhaustive-deps -- the parent's closure changes with every drawing; only the verdict matters
  const help = asked && data?.words ? (data.cases === null ? t('data.words', { words: data.words }) : t('data.inWords', { words: data.words, count: data.cases })) : null;
  return (
    <div className="expression-field">
      <TextField label={label} placeholder={placeholder} value={value} onChange={onChange} error={settled ? sentence : null} {...(help && settled ? { help } : {})} />
      <ComboBox key={inserted} aria-label={t('data.insert')} placeholder={t('data.insert')} value={null} emptyText={t('common.nothingFits')} options={variables.map((variable) => ({ id: variable.id, label: `${variable.id} ${variableLabel(variable, language)}` }))} onChange={(id) => { if (id) { onChange(`${value}${value && !value.endsWith(' ') && !value.endsWith('(') ? ' ' : ''}${nameInExpression(id)}`); setInserted(inserted + 1); } }} />
    </div>
  );
}

/** Arithmetic in words. It is true of no case and false of none, so only the words and the faults are told; the data process
 *  checks the variables when the derivation is stored. */
function explainNumber(expression: string, variables: readonly Variable[], language: 'en' | 'fr'): { words: string | null; error: string | null; fault?: Told; cases: null } {
  const words = explainExpression(expression, definitionIn(variables), language);
  return words.ok ? { words: words.value, error: null, cases: null } : { words: null, error: words.error.message, fault: { code: words.error.code, details: { ...words.error.details }, message: words.error.message }, cases: null };
}
