import { useMemo } from 'react';
import { INCOME_CLASSES } from '#core/framework/income.ts';
import { NO_REGION, UNICEF_REGIONS } from '#core/framework/regions.ts';
import type { ImportEvaluation } from '#core/contract/api/importing.ts';
import { countryOptions } from '../../locales/country-options.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Banner, Chip, ComboBox, EmptyState } from '../../ui/index.ts';
import { changePlan, useImport } from './store.ts';

type CountryLine = ImportEvaluation['countries'][number];
const HOW = { exact: 'import.howExact', alias: 'import.howAlias', fuzzy: 'import.howFuzzy', chosen: 'import.howChosen', ambiguous: 'import.howAmbiguous', none: 'import.howNone' } as const;
const ASK: readonly CountryLine['how'][] = ['none', 'ambiguous', 'fuzzy', 'chosen', 'alias', 'exact'];
const LEAVE = ' leave';

/** Every country as typed, what it was taken for, and the region and income band that follow. What is unsure comes first. */
export function CountriesPanel() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const evaluation = useImport((state) => state.evaluation);
  const lines = useMemo(() => (evaluation?.countries ?? []).toSorted((a, b) => ASK.indexOf(a.how) - ASK.indexOf(b.how) || a.typed.localeCompare(b.typed)), [evaluation]);
  const all = countryOptions(language);
  if (!evaluation) return null;
  if (!lines.length) return <EmptyState title={t('import.noCountries')} />;
  const unmatched = lines.filter((line) => line.iso3 === null).length;
  const choose = (typed: string, id: string | null) => changePlan((plan) => ({ ...plan, countryMatches: { ...plan.countryMatches, [typed]: id === null || id === LEAVE ? '' : id } }));
  return (
    <>
      {unmatched ? <Banner tone="warn">{t('import.unmatchedCount', { count: unmatched })}</Banner> : null}
      <div className="pane-scroll">
        <table className="table" aria-label={t('import.tabCountries')}>
          <thead><tr><th scope="col">{t('import.typed')}</th><th scope="col" className="num">{t('import.cases')}</th><th scope="col">{t('import.taken')}</th><th scope="col">{t('import.how')}</th><th scope="col">{t('import.region')}</th><th scope="col">{t('import.income')}</th></tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.typed}>
                <td>{line.typed}</td>
                <td className="num">{format.number(line.cases)}</td>
                <td className="import-country">
                  <ComboBox key={`${line.typed}${line.iso3 ?? ''}`} aria-label={t('import.chooseCountry', { typed: line.typed })} value={line.iso3 ?? (line.how === 'chosen' ? LEAVE : null)} placeholder={t('import.unmatched')} emptyText={t('common.nothingFits')} onChange={(id) => choose(line.typed, id)} options={[...line.candidates.map(({ iso3, name }) => ({ id: iso3, label: name, detail: iso3 })), { id: LEAVE, label: t('import.leaveUnmatched') }, ...all.filter(({ id }) => !line.candidates.some(({ iso3 }) => iso3 === id))]} />
                </td>
                <td><Chip tone={line.how === 'none' || line.how === 'ambiguous' ? 'bad' : line.how === 'fuzzy' ? 'warn' : 'neutral'}>{t(HOW[line.how])}</Chip></td>
                <td className="dim">{inLanguage([...UNICEF_REGIONS, NO_REGION], line.region, language)}</td>
                <td className="dim">{inLanguage(INCOME_CLASSES, line.income, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A region or income band in the window's language; the data process names them in English. */
function inLanguage(names: readonly { readonly en: string; readonly fr: string }[], english: string | null, language: 'en' | 'fr'): string {
  return names.find((name) => name.en === english)?.[language] ?? english ?? '';
}
