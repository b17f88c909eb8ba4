import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { findCountry } from '#core/framework/countries.ts';
import { INCOME_CLASSES } from '#core/framework/income.ts';
import { NO_REGION, UNICEF_REGIONS } from '#core/framework/regions.ts';
import type { ImportEvaluation } from '#core/contract/api/importing.ts';
import { countryOptions } from '../../locales/country-options.ts';
import { useFormat } from '../../locales/format.ts';
import { chosenGroup, incomeOptions, regionOptions, UNCLASSED } from '../../locales/group-options.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { Banner, Chip, ComboBox, EmptyState, Select } from '../../ui/index.ts';
import { changePlan, useImport } from './store.ts';
import { useLongList } from './use-long-list.tsx';

type CountryLine = ImportEvaluation['countries'][number];
const HOW = { exact: 'import.howExact', alias: 'import.howAlias', fuzzy: 'import.howFuzzy', chosen: 'import.howChosen', ambiguous: 'import.howAmbiguous', none: 'import.howNone' } as const;
const ASK: readonly CountryLine['how'][] = ['none', 'ambiguous', 'fuzzy', 'chosen', 'alias', 'exact'];
const LEAVE = ' leave';

const typedAs = ({ typed }: CountryLine): string => typed;

/** Every country as typed, what it was taken for, and the region and income band that follow. What is unsure comes first. */
export function CountriesPanel() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const evaluation = useImport((state) => state.evaluation);
  const groups = useImport((state) => state.plan?.groups);
  // The cases that are there decide: other groups are chosen for all of them, among the data.
  const pinned = useQuery(orpc.data.variables.queryOptions()).data?.some(({ id }) => id === 'income') === true;
  const lines = useLinesInPlace(evaluation?.countries);
  const { shown, find, more } = useLongList(lines, typedAs);
  const all = countryOptions(language);
  if (!evaluation) return null;
  if (!lines.length) return <EmptyState title={t('import.noCountries')} />;
  const unmatched = lines.filter((line) => line.iso3 === null).length;
  const choose = (typed: string, id: string | null) => changePlan((plan) => ({ ...plan, countryMatches: { ...plan.countryMatches, [typed]: id === null || id === LEAVE ? '' : id } }));
  const put = (iso3: string, kind: 'region' | 'income', id: string) => changePlan(({ groups: before = {}, ...plan }) => {
    const { [iso3]: own, ...others } = before;
    const chosen = chosenGroup(own, kind, id);
    const next = chosen === null ? others : { ...others, [iso3]: chosen };
    return Object.keys(next).length === 0 ? plan : { ...plan, groups: next };
  });
  const group = (line: CountryLine, kind: 'region' | 'income') => {
    const { iso3 } = line;
    if (iso3 === null || pinned) return kind === 'region' ? inLanguage([...UNICEF_REGIONS, NO_REGION], line.region, language) : inLanguage(INCOME_CLASSES, line.income, language);
    const country = findCountry(iso3)?.[language] ?? line.typed;
    const income = groups?.[iso3]?.income ?? INCOME_CLASSES.find(({ en }) => en === line.income)?.id ?? null;
    return kind === 'region'
      ? <Select aria-label={t('data.classesRegion', { country })} value={groups?.[iso3]?.region ?? line.region ?? NO_REGION.en} onChange={(id) => put(iso3, 'region', id)} options={regionOptions(groups?.[iso3]?.region, { t, language })} />
      : <Select aria-label={t('data.classesIncome', { country })} value={income ?? UNCLASSED} onChange={(id) => { if (id !== UNCLASSED) put(iso3, 'income', id); }} options={incomeOptions(income, groups?.[iso3]?.income, { t, language })} />;
  };
  return (
    <>
      {unmatched ? <Banner tone="warn">{t('import.unmatchedCount', { count: unmatched })}</Banner> : null}
      <div className="pane-scroll">
        <p className="dim import-groups">{t(pinned ? 'import.groupsPinned' : 'import.groupsOwn')}</p>
        {find}
        <table className="table" aria-label={t('import.tabCountries')}>
          <thead><tr><th scope="col">{t('import.typed')}</th><th scope="col" className="num">{t('import.cases')}</th><th scope="col">{t('import.taken')}</th><th scope="col">{t('import.how')}</th><th scope="col">{t('import.region')}</th><th scope="col">{t('import.income')}</th></tr></thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.typed} data-line tabIndex={-1}>
                <td>{line.typed}</td>
                <td className="num">{format.number(line.cases)}</td>
                <td className="import-country">
                  <ComboBox aria-label={t('import.chooseCountry', { typed: line.typed })} value={line.iso3 ?? (line.how === 'chosen' ? LEAVE : null)} placeholder={t('import.unmatched')} emptyText={t('common.nothingFits')} onChange={(id) => choose(line.typed, id)} options={[...line.candidates.map(({ iso3, name }) => ({ id: iso3, label: name, detail: iso3 })), { id: LEAVE, label: t('import.leaveUnmatched') }, ...all.filter(({ id }) => !line.candidates.some(({ iso3 }) => iso3 === id))]} />
                </td>
                <td className="import-how"><Chip tone={line.how === 'none' || line.how === 'ambiguous' ? 'bad' : line.how === 'fuzzy' ? 'warn' : 'neutral'}>{t(HOW[line.how])}</Chip></td>
                <td className="dim import-group">{group(line, 'region')}</td>
                <td className="dim import-group">{group(line, 'income')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {more}
      </div>
    </>
  );
}

/** What is unsure first, and each line then where it stands: one that was answered does not run away from under the keys. */
function useLinesInPlace(countries: readonly CountryLine[] | undefined): readonly CountryLine[] {
  const [places, setPlaces] = useState<ReadonlyMap<string, number>>(new Map());
  const inOrder = useMemo(() => {
    if (countries === undefined || (countries.length === places.size && countries.every(({ typed }) => places.has(typed)))) return places;
    return new Map(countries.toSorted((a, b) => ASK.indexOf(a.how) - ASK.indexOf(b.how) || a.typed.localeCompare(b.typed)).map(({ typed }, place) => [typed, place]));
  }, [countries, places]);
  if (inOrder !== places) setPlaces(inOrder);
  return useMemo(() => (countries ?? []).toSorted((a, b) => inOrder.get(a.typed)! - inOrder.get(b.typed)!), [countries, inOrder]);
}

/** A region or income band in the window's language; the data process names them in English. */
function inLanguage(names: readonly { readonly en: string; readonly fr: string }[], english: string | null, language: 'en' | 'fr'): string {
  return names.find((name) => name.en === english)?.[language] ?? english ?? '';
}
