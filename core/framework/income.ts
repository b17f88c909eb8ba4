import { INCOME_FISCAL_YEARS, INCOME_LINES } from './income-lines.ts';

/** World Bank income classes, lowest first; the ids are category ids of the attribute `income`. */
export const INCOME_CLASSES = [
  { id: 'low', en: 'Low income', fr: 'Faible revenu', es: 'Ingreso bajo' },
  { id: 'lower-middle', en: 'Lower middle income', fr: 'Revenu intermédiaire, tranche inférieure', es: 'Ingreso mediano bajo' },
  { id: 'upper-middle', en: 'Upper middle income', fr: 'Revenu intermédiaire, tranche supérieure', es: 'Ingreso mediano alto' },
  { id: 'high', en: 'High income', fr: 'Revenu élevé', es: 'Ingreso alto' },
] as const;
export type IncomeClass = (typeof INCOME_CLASSES)[number]['id'];

/** The vintage taken where a plan names none: fiscal year 2022 (income of calendar year 2020). */
export const DEFAULT_INCOME_YEAR = 'FY22';
/** Fiscal years held, oldest first: FY89 to FY17 and FY22 to FY26. */
export const incomeYears = (): readonly string[] => INCOME_FISCAL_YEARS;
export const isIncomeYear = (year: string): boolean => INCOME_FISCAL_YEARS.includes(year);

const CLASS_OF: Readonly<Record<string, IncomeClass>> = { H: 'high', U: 'upper-middle', M: 'lower-middle', L: 'low' };
let histories: Map<string, string> | undefined;

/** A country's income class in a World Bank fiscal year.
 *  @param year "FY22"; see incomeYears()
 *  @returns the class, or null where the Bank gave the country none that year (Venezuela in FY22) or does not list it
 *  @throws RangeError where the year is not held: ask isIncomeYear first */
export function incomeClass(iso3: string, year: string): IncomeClass | null {
  const index = INCOME_FISCAL_YEARS.indexOf(year);
  if (index < 0) throw new RangeError(`incomeClass holds no fiscal year ${year}`);
  histories ??= new Map(INCOME_LINES.trim().split('\n').map((line) => [line.slice(0, 3), expand(line.slice(4))]));
  return CLASS_OF[histories.get(iso3)?.[index] ?? '.'] ?? null;
}

const expand = (runs: string): string => runs.replace(/(\D)(\d+)/gu, (_, letter: string, times: string) => letter.repeat(Number(times)));
