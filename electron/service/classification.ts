import type { ClassificationReport } from '#core/contract/api/data.ts';
import { countryGroupsSchema, type CountryGroups, type ImportPlan } from '#core/contract/import-plan.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { findCountry } from '#core/framework/countries.ts';
import { DEFAULT_INCOME_YEAR, INCOME_CLASSES, incomeClass, incomeYears, isIncomeYear } from '#core/framework/income.ts';
import { NO_REGION, UNICEF_REGIONS } from '#core/framework/regions.ts';
import { incomeAttribute, regionAttribute, UNRECOGNISED } from '#core/importing/attributes.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { missingBase, type Vector } from '#core/model/vector.ts';
import type { ReadDb, WriteDb } from '#db/database.ts';
import { getMeta, setMeta } from '#db/queries/project.ts';
import { updateVariable } from '#db/queries/variables.ts';
import { putVector } from '#db/queries/vectors.ts';
import { rederive } from './data.ts';
import type { ProjectSession } from './session.ts';

/** Which classes of countries the project counts by: one fiscal year of the World Bank's for all its cases, and groups put by hand. */
export interface Classification { readonly incomeYear: string; readonly groups: CountryGroups }

export const classificationOf = (db: ReadDb): Classification => ({
  incomeYear: getMeta(db, 'incomeYear') ?? DEFAULT_INCOME_YEAR, groups: countryGroupsSchema.parse(JSON.parse(getMeta(db, 'countryGroups') ?? '{}')),
});

/** The plan with the classes that the project's cases have already: two vintages in one table would compare what cannot be compared. */
export function withPinnedClasses(session: ProjectSession, plan: ImportPlan): ImportPlan {
  if (!session.definitions.has('income')) return plan;
  const pin = <P extends Omit<ImportPlan, 'units'>>({ groups: _, ...one }: P) => { const { incomeYear, groups } = classificationOf(session.db); return { ...one, ...(one.country === undefined ? {} : { incomeYear }), ...(Object.keys(groups).length === 0 ? {} : { groups }) }; };
  return { ...pin(plan), ...(plan.units === undefined ? {} : { units: plan.units.map(pin) }) };
}

/** The first cases with a country decide on the classes of the project. */
export function pinClasses(session: ProjectSession, db: WriteDb, { country, incomeYear, groups }: Pick<ImportPlan, 'country' | 'incomeYear' | 'groups'>): void {
  if (country === undefined || session.definitions.has('income')) return;
  setMeta(db, 'incomeYear', incomeYear ?? DEFAULT_INCOME_YEAR);
  if (groups !== undefined) setMeta(db, 'countryGroups', JSON.stringify(groups));
}

/** ISO3 code of each case, from the country that is stored: null without one, UNRECOGNISED where it is none that is known. */
export function countriesOfCases(session: ProjectSession): (string | null)[] {
  const country = session.variable('country');
  if (country === null || country.vector.kind !== 'single') return [];
  const { codes } = country.vector;
  const base = missingBase(codes);
  const ids = country.definition.categories.map(({ id }) => (findCountry(id) === undefined ? UNRECOGNISED : id));
  return Array.from(codes, (code) => (code >= base ? null : ids[code] ?? null));
}

/** The countries of the project with their groups. */
export function describeClassification(session: ProjectSession): ClassificationReport {
  const { incomeYear, groups } = classificationOf(session.db);
  const cases = new Map<string, number>();
  for (const iso3 of countriesOfCases(session)) if (iso3 !== null && iso3 !== UNRECOGNISED) cases.set(iso3, (cases.get(iso3) ?? 0) + 1);
  return {
    incomeYear, years: [...incomeYears()],
    countries: [...cases].map(([iso3, count]) => {
      const { name, region } = { name: findCountry(iso3)!.en, region: findCountry(iso3)!.region };
      const own = groups[iso3];
      return { iso3, name, cases: count, region: own?.region ?? region ?? NO_REGION.en, income: own?.income ?? incomeClass(iso3, incomeYear), regionByHand: own?.region !== undefined, incomeByHand: own?.income !== undefined };
    }).sort((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}

/** The countries of the project whose group a person set, as a sentence for notes; null where there are none. */
export function groupsByHand(session: ProjectSession, language: 'en' | 'fr'): string | null {
  const { groups } = classificationOf(session.db);
  const met = new Set(countriesOfCases(session));
  const named = Object.entries(groups).filter(([iso3]) => met.has(iso3)).map(([iso3, { region, income }]) => {
    const parts = [[...UNICEF_REGIONS, NO_REGION].find(({ en }) => en === region)?.[language], INCOME_CLASSES.find(({ id }) => id === income)?.[language]].filter((part) => part !== undefined);
    return `${findCountry(iso3)![language]} (${parts.join(', ')})`;
  });
  return named.length === 0 ? null : language === 'fr' ? `Classés à la main\u00a0: ${named.join('\u202f; ')}.` : `Set by hand: ${named.join('; ')}.`;
}

/** Another year of the World Bank's classes, or a country's group by hand: regions and income bands of all cases are made again, and what
 *  is derived from them. One act, one undo.
 *  @param change groups: what is set by hand for a country, in the place of what was; null takes it away again
 *  @throws Refusal INCOME_YEAR_UNKNOWN, COUNTRY_UNKNOWN, REGION_UNKNOWN */
export function classify(session: ProjectSession, change: { readonly incomeYear?: string | undefined; readonly groups?: Readonly<Record<string, CountryGroups[string] | null>> | undefined }): ClassificationReport {
  const before = classificationOf(session.db);
  const incomeYear = change.incomeYear ?? before.incomeYear;
  const years = incomeYears();
  if (!isIncomeYear(incomeYear)) throw new Refusal('INCOME_YEAR_UNKNOWN', `The World Bank’s income classes of “${incomeYear}” are not held. Choose one of ${years[0]!} to FY17 or FY22 to ${years.at(-1)!}.`, { year: incomeYear, first: years[0]!, last: years.at(-1)! });
  const groups: CountryGroups = { ...before.groups };
  for (const [iso3, group] of Object.entries(change.groups ?? {})) {
    if (findCountry(iso3) === undefined) throw new Refusal('COUNTRY_CODE_UNKNOWN', `“${iso3}” is no country’s code. Give its ISO 3166-1 code of three letters, such as NPL.`, { code: iso3 });
    if (group?.region !== undefined && ![...UNICEF_REGIONS, NO_REGION].some(({ en }) => en === group.region)) throw new Refusal('REGION_UNKNOWN', `“${group.region}” is none of UNICEF’s regions: ${[...UNICEF_REGIONS, NO_REGION].map(({ en }) => en).join(', ')}.`, { region: group.region });
    if (group === null) delete groups[iso3];
    else groups[iso3] = group;
  }
  if (incomeYear === before.incomeYear && JSON.stringify(groups) === JSON.stringify(before.groups)) return describeClassification(session);
  session.act('variable.classify', { year: incomeYear, countries: Object.keys(groups).length }, ['variables', 'tables', 'project'], (db) => {
    setMeta(db, 'incomeYear', incomeYear);
    setMeta(db, 'countryGroups', JSON.stringify(groups));
    const iso3 = countriesOfCases(session);
    if (iso3.length === 0) return;
    const definitions = new Map<string, VariableDefinition>();
    const vectors = new Map<string, Vector>();
    for (const { definition, vector } of [regionAttribute(iso3, groups), incomeAttribute(iso3, incomeYear, groups)]) {
      if (!session.definitions.has(definition.id)) continue;
      updateVariable(db, definition);
      putVector(db, definition.id, vector);
      definitions.set(definition.id, definition);
      vectors.set(definition.id, vector);
    }
    rederive(session, db, definitions, vectors);
  });
  return describeClassification(session);
}
