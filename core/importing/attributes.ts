import type { CountryGroups } from '../contract/import-plan.ts';
import { COUNTRIES, findCountry } from '../framework/countries.ts';
import { INCOME_CLASSES, incomeClass } from '../framework/income.ts';
import { recogniseCountry, type CountryRecognition } from '../framework/recognise-country.ts';
import { NO_REGION, UNICEF_REGIONS } from '../framework/regions.ts';
import type { CategoryDefinition, VariableDefinition } from '../model/definitions.ts';
import { missingBase, newSingleCodes, STATE, type SingleVector } from '../model/vector.ts';

export interface CountryChoice { readonly typed: string; readonly iso3: string | null; readonly how: 'exact' | 'alias' | 'fuzzy' | 'chosen' | 'ambiguous' | 'none'; readonly candidates: readonly string[] }
export interface AttributeVariable { readonly definition: VariableDefinition; readonly vector: SingleVector }

/** The country a typed name is taken for: what a person chose for it first, then recognition.
 *  @param chosen names as typed and the ISO3 code a person chose for them; "" leaves a name unmatched */
export function chooseCountry(typed: string, chosen: Readonly<Record<string, string>> = {}): CountryChoice {
  const own = chosen[typed] ?? chosen[typed.trim()];
  if (own !== undefined) return { typed, iso3: own === '' || findCountry(own) === undefined ? null : own, how: 'chosen', candidates: [] };
  const found: CountryRecognition = recogniseCountry(typed);
  if (found.kind === 'match') return { typed, iso3: found.iso3, how: found.how, candidates: [] };
  return { typed, iso3: null, how: found.kind, candidates: found.kind === 'ambiguous' ? found.candidates : found.nearest };
}

/** Stands for a country that was typed but not recognised: it is an answer, in a band of its own, and never "no answer". */
export const UNRECOGNISED = '?';
const UNRECOGNISED_BAND: CategoryDefinition = { id: 'unrecognised', label: 'Not recognised', labels: { en: 'Not recognised', fr: 'Non reconnu', es: 'No reconocido' } };
/** The band behind the others, where a case needs it. */
const withUnrecognised = (categories: readonly CategoryDefinition[], iso3: readonly (string | null)[]): readonly CategoryDefinition[] => (iso3.includes(UNRECOGNISED) ? [...categories, UNRECOGNISED_BAND] : categories);

/** The case attribute `country`: one category a country met, in alphabetical order of the English names. Cases without a
 *  recognised country have no answer.
 *  @param iso3 ISO 3166-1 alpha-3 code of each case, or null */
export function countryAttribute(iso3: readonly (string | null)[]): AttributeVariable {
  const met = new Set(iso3);
  const countries = COUNTRIES.filter((country) => met.has(country.iso3)).sort((a, b) => a.en.localeCompare(b.en, 'en'));
  const position = new Map(countries.map((country, index) => [country.iso3, index]));
  return attribute('country', { en: 'Country', fr: 'Pays', es: 'País' }, 'nominal', withUnrecognised(countries.map(({ iso3: id, en, fr, es }) => ({ id, label: en, labels: { en, fr, es } })), iso3), iso3.length, (index) => (iso3[index] === UNRECOGNISED ? countries.length : iso3[index] === null ? null : position.get(iso3[index]!) ?? null));
}

/** Countries met whose group a person set, as a sentence, or null; and the label that says so. */
function byHand(iso3: readonly (string | null)[], groups: CountryGroups, kind: 'region' | 'income'): string | null {
  const met = new Set(iso3);
  const set = Object.entries(groups).filter(([code, group]) => met.has(code) && group[kind] !== undefined);
  return set.length === 0 ? null : `Set by hand: ${set.map(([code, group]) => `${findCountry(code)?.en ?? code} (${kind === 'region' ? group.region! : INCOME_CLASSES.find(({ id }) => id === group.income)!.en})`).join(', ')}.`;
}

/** The case attribute `region`: UNICEF's nine regions, and "No region" for the countries that belong to none.
 *  @param groups regions put by hand, in place of UNICEF's */
export function regionAttribute(iso3: readonly (string | null)[], groups: CountryGroups = {}): AttributeVariable {
  const own = byHand(iso3, groups, 'region');
  const bands = [...UNICEF_REGIONS, NO_REGION];
  const position = new Map<string | null, number>(bands.map(({ en }, index) => [en, index]));
  const labels = own === null ? { en: 'UNICEF region', fr: 'Région de l’UNICEF', es: 'Región de UNICEF' } : { en: 'UNICEF region (with changes)', fr: 'Région de l’UNICEF (modifiée)', es: 'Región de UNICEF (modificada)' };
  return attribute('region', labels, 'nominal', withUnrecognised(bands.map(({ en, fr, es }) => ({ id: en, label: en, labels: { en, fr, es } })), iso3), iso3.length, (index) => {
    if (iso3[index] === UNRECOGNISED) return bands.length;
    const country = iso3[index] === null ? undefined : findCountry(iso3[index]!);
    return country === undefined ? null : position.get(groups[country.iso3]?.region ?? country.region ?? NO_REGION.en) ?? position.get(NO_REGION.en)!;
  }, own ?? undefined);
}

/** The case attribute `income`: World Bank income class of the fiscal year pinned. A country the Bank did not class that year
 *  (Venezuela in FY22) is not applicable; a case without a country has no answer.
 *  @param groups classes put by hand, in place of the Bank's
 *  @throws RangeError where the year is not held (isIncomeYear) */
export function incomeAttribute(iso3: readonly (string | null)[], year: string, groups: CountryGroups = {}): AttributeVariable {
  const own = byHand(iso3, groups, 'income');
  const [en, fr, es] = own === null ? ['', '', ''] : [', with changes', ', modifiée', ', modificado'];
  const position = new Map<string, number>(INCOME_CLASSES.map(({ id }, index) => [id, index]));
  const classes = new Map<string, number | 'notApplicable' | null>([...new Set(iso3)].flatMap((code) => {
    if (code === null) return [];
    const found = findCountry(code) === undefined ? undefined : groups[code]?.income ?? incomeClass(code, year);
    return [[code, found === undefined ? null : found === null ? 'notApplicable' : position.get(found)!] as const];
  }));
  const calendar = Number(year.slice(2)) >= 89 ? 1900 + Number(year.slice(2)) : 2000 + Number(year.slice(2));
  return attribute('income', { en: `Income band (World Bank, ${year}${en})`, fr: `Tranche de revenu (Banque mondiale, ${year}${fr})`, es: `Grupo de ingreso (Banco Mundial, ${year}${es})` }, 'ordinal', withUnrecognised(INCOME_CLASSES.map((one) => ({ id: one.id, label: one.en, labels: { en: one.en, fr: one.fr, es: one.es } })), iso3), iso3.length, (index) => (iso3[index] === UNRECOGNISED ? INCOME_CLASSES.length : iso3[index] === null ? null : classes.get(iso3[index]!) ?? null), `World Bank income classification of fiscal year ${calendar} (${year}), by income of calendar year ${calendar - 2}.${own === null ? '' : ` ${own}`}`);
}

/** The case attribute `instrument`: the questionnaire that cases brought in together answered. */
export function instrumentAttribute(instrument: CategoryDefinition, cases: number): AttributeVariable {
  return attribute('instrument', { en: 'Instrument', fr: 'Instrument', es: 'Instrumento' }, 'nominal', [instrument], cases, () => 0);
}

function attribute(id: string, labels: { en: string; fr: string; es: string }, measure: 'nominal' | 'ordinal', categories: readonly CategoryDefinition[], cases: number, category: (index: number) => number | 'notApplicable' | null, wording?: string): AttributeVariable {
  const codes = newSingleCodes(cases, categories.length);
  const top = missingBase(codes);
  for (let index = 0; index < cases; index++) {
    const found = category(index);
    codes[index] = found === null ? top + STATE.noAnswer : found === 'notApplicable' ? top + STATE.notApplicable : found;
  }
  return { definition: { id, label: labels.en, labels, ...(wording === undefined ? {} : { wording }), role: id, source: 'attribute', type: 'single', measure, confidential: false, categories }, vector: { kind: 'single', codes } };
}
