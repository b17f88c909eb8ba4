import { useEffect, useState } from 'react';
import type { Variable } from '#core/contract/variable.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { ComboBox, TextField } from '../../ui/index.ts';
import { bandRules, parseCuts, type DraftRule } from './draft-rules.ts';
import { variableLabel } from './variable-text.ts';

/** A number cut into bands at values that are typed. */
export function BandStart({ variables, onRules }: { variables: readonly Variable[]; onRules: (rules: readonly DraftRule[]) => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const [id, setId] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const cuts = parseCuts(typed);
  const say = { under: (high: number) => t('data.bandUnder', { high: format.number(high) }), between: (low: number, high: number) => t('data.bandBetween', { low: format.number(low), high: format.number(high) }), over: (low: number) => t('data.bandOver', { low: format.number(low) }) };
  const rules = id === null || cuts === null ? null : bandRules(id, cuts, say);
  const written = JSON.stringify(rules);
  useEffect(() => { onRules(JSON.parse(written) as DraftRule[] | null ?? []); }, [written, onRules]);
  const numbers = variables.filter(({ type }) => type === 'number');
  return (
    <div className="form-row band-start">
      <ComboBox className="grow" label={t('data.bandVariable')} placeholder={t('data.insert')} value={id} onChange={setId} emptyText={t('common.nothingFits')} options={numbers.map((one) => ({ id: one.id, label: variableLabel(one, language), detail: one.id }))} />
      <TextField className="grow" label={t('data.bandCuts')} placeholder="10; 50" value={typed} onChange={setTyped} error={typed.trim() !== '' && (cuts === null || (id !== null && rules === null)) ? t('data.bandCutsHelp') : null} help={t('data.bandCutsHelp')} />
    </div>
  );
}
