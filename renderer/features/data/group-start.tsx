import { useEffect, useState } from 'react';
import { findCountry } from '#core/framework/countries.ts';
import { DEFAULT_INCOME_YEAR, INCOME_CLASSES, incomeClass } from '#core/framework/income.ts';
import { NO_REGION, UNICEF_REGIONS } from '#core/framework/regions.ts';
import type { Variable } from '#core/contract/variable.ts';
import { useProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, ComboBox, RemovableChip, TextField } from '../../ui/index.ts';
import { groupRules, proposeGroups, type DraftRule, type Grouped } from './draft-rules.ts';
import { variableLabel } from './variable-text.ts';

/** Categories of one or several variables, each with the group it goes into; an empty group leaves it out. */
export function GroupStart({ variables, onRules }: { variables: readonly Variable[]; onRules: (rules: readonly DraftRule[]) => void }) {
  const { t, language } = useTranslation();
  const year = useProject()?.incomeYear ?? DEFAULT_INCOME_YEAR;
  const [grouped, setGrouped] = useState<readonly Grouped[]>([]);
  const [added, setAdded] = useState(0);
  useEffect(() => { onRules(groupRules(grouped)); }, [grouped, onRules]);
  const chosen = [...new Set(grouped.map(({ variableId }) => variableId))].flatMap((id) => variables.filter((variable) => variable.id === id));
  const add = (id: string | null) => {
    const variable = variables.find((one) => one.id === id);
    setAdded(added + 1);
    if (!variable || chosen.includes(variable)) return;
    // What was grouped by hand stays; the new categories join groups of the same words.
    const proposed = proposeGroups([...chosen, variable], language);
    setGrouped([...grouped, ...proposed.filter(({ variableId }) => variableId === variable.id)]);
  };
  const put = (at: number, group: string) => setGrouped(grouped.map((one, index) => (index === at ? { ...one, group } : one)));
  const isCountry = ({ categories = [] }: Variable) => categories.length > 0 && categories.filter(({ id }) => findCountry(id)).length > categories.length / 2;
  const countries = chosen.length > 0 && chosen.every(isCountry);
  const byCountry = (group: (iso3: string) => string) => setGrouped(grouped.map((one) => ({ ...one, group: findCountry(one.categoryId) ? group(one.categoryId) : '' })));
  const region = (iso3: string) => { const found = findCountry(iso3)?.region; return (UNICEF_REGIONS.find(({ en }) => en === found) ?? NO_REGION)[language]; };
  const income = (iso3: string) => { const found = incomeClass(iso3, year); return INCOME_CLASSES.find(({ id }) => id === found)?.[language] ?? ''; };
  const closed = variables.filter(({ categories, source }) => categories?.length && source !== 'theme');
  return (
    <div className="group-start">
      <div className="group-variables">
        <ComboBox key={added} label={t('data.groupAdd')} placeholder={t('data.insert')} value={null} onChange={add} emptyText={t('common.nothingFits')} options={closed.map((one) => ({ id: one.id, label: variableLabel(one, language), detail: one.instrument ? `${one.id} · ${one.instrument}` : one.id }))} />
        {chosen.map((one) => <RemovableChip key={one.id} removeLabel={t('data.groupRemove', { label: variableLabel(one, language) })} onRemove={() => setGrouped(grouped.filter(({ variableId }) => variableId !== one.id))}>{variableLabel(one, language)}</RemovableChip>)}
        {countries ? <><Button onPress={() => byCountry(region)}>{t('data.groupRegion')}</Button><Button onPress={() => byCountry(income)}>{t('data.groupIncome', { year })}</Button></> : null}
      </div>
      {grouped.length > 0 ? (
        <div className="group-table">
          <table className="table" aria-label={t('data.start.group')}>
            <thead><tr><th scope="col">{t('data.variable')}</th><th scope="col">{t('data.category')}</th><th scope="col">{t('data.groupInto')}</th></tr></thead>
            <tbody>
              {grouped.map((one, index) => {
                const variable = variables.find(({ id }) => id === one.variableId);
                const category = variable?.categories?.find(({ id }) => id === one.categoryId);
                const label = category ? category.labels?.[language] ?? category.label : one.categoryId;
                return (
                  <tr key={`${one.variableId} ${one.categoryId}`}>
                    <td className="dim ellipsis">{variable ? variableLabel(variable, language) : one.variableId}</td>
                    <td>{label}</td>
                    <td><TextField aria-label={t('data.groupOf', { label })} placeholder={t('data.groupNone')} value={one.group} onChange={(group) => put(index, group)} /></td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : <p className="dim">{t('data.groupHelp')}</p>}
    </div>
  );
}
