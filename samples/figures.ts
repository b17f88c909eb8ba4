import type { SampleCountry } from './countries.ts';
import { randomFor } from './random.ts';

/** What a country is to an indicator. */
export type Standing = 'yes' | 'no' | 'noAnswer' | 'notAsked';
/** Standing of each country (by ISO3 code) in each yes-or-no indicator (by figure id). */
export type Standings = ReadonlyMap<string, ReadonlyMap<string, Standing>>;

interface FigureTarget {
  readonly id: string;
  readonly yes: number;
  readonly base: number;
  /** How many of those that say No are high-income countries, where the publication tells. */
  readonly highIncomeNo?: number;
  /** Who left the question empty. */
  readonly silent?: 'alliance' | 'unicef';
  readonly asked?: (country: SampleCountry, standings: Map<string, Map<string, Standing>>) => boolean;
}

/** The published yes-or-no indicators: counts, bases and what is said about them. Those on the use of the model and on the law
 *  as a whole are made in model-use.ts and closed-answers.ts. */
export const FIGURE_TARGETS: readonly FigureTarget[] = [
  { id: 'GOVERNANCE', yes: 32, base: 42 },
  { id: 'STRATEGY', yes: 27, base: 42 },
  { id: 'RESEARCH', yes: 35, base: 42 },
  { id: 'LEG_ISP_REPORTING', yes: 8, base: 15, asked: (country) => country.income === 'high' },
  { id: 'LEG_INADEQUATE', yes: 22, base: 25, asked: (country) => country.instrument === 'unicef' },
  { id: 'LAW_ENFORCEMENT', yes: 42, base: 42 },
  { id: 'JUDICIARY', yes: 36, base: 41, silent: 'unicef' },
  { id: 'OFFENDER_MANAGEMENT', yes: 30, base: 42, highIncomeNo: 0 },
  { id: 'ICSE', yes: 29, base: 42, highIncomeNo: 1 },
  { id: 'NATIONAL_DATABASE', yes: 14, base: 42 },
  { id: 'END_TO_END', yes: 29, base: 42 },
  { id: 'WORKFORCE', yes: 34, base: 41, silent: 'unicef' },
  { id: 'REMEDIES', yes: 34, base: 42 },
  { id: 'HELPLINE', yes: 40, base: 42 },
  { id: 'HOTLINE', yes: 38, base: 42 },
  { id: 'HOTLINE_INHOPE', yes: 29, base: 38, asked: (country, standings) => standings.get('HOTLINE')!.get(country.iso3) === 'yes' },
  { id: 'EDUCATION', yes: 32, base: 42 },
  { id: 'PARTICIPATION', yes: 29, base: 41, silent: 'unicef' },
  { id: 'OFFENDER_SUPPORT', yes: 24, base: 41, silent: 'unicef', highIncomeNo: 0 },
  { id: 'TAKEDOWN', yes: 30, base: 41, silent: 'alliance' },
  { id: 'INDUSTRY_ENGAGEMENT', yes: 25, base: 41, silent: 'unicef' },
  { id: 'MEDIA', yes: 23, base: 42 },
  { id: 'TERMINOLOGY', yes: 21, base: 42 },
];

const INCOME_LEVEL = { high: 2, 'upper-middle': 0.9, 'lower-middle': 0.4, low: 0 } as const;

/** Says for each indicator which countries answer Yes, so that every count, base and constraint holds exactly: richer countries
 *  and those with a firmer system more often, by chance within that. */
export function assignStandings(countries: readonly SampleCountry[], seed: number): Standings {
  const random = randomFor(seed, 'figures');
  const firmness = new Map(countries.map((country) => [country.iso3, INCOME_LEVEL[country.income] + 0.5 * random.normal()]));
  const standings = new Map<string, Map<string, Standing>>();
  for (const target of FIGURE_TARGETS) {
    const standing = new Map<string, Standing>(countries.map((country) => [country.iso3, 'notAsked']));
    let asked = countries.filter((country) => target.asked?.(country, standings) ?? true);
    if (target.silent) {
      const silent = random.pick(asked.filter((country) => country.instrument === target.silent));
      standing.set(silent.iso3, 'noAnswer');
      asked = asked.filter((country) => country !== silent);
    }
    const weakestFirst = [...asked]
      .map((country) => ({ country, rank: firmness.get(country.iso3)! + 0.9 * random.normal() }))
      .sort((a, b) => a.rank - b.rank).map((entry) => entry.country);
    const noes = target.base - target.yes;
    const refused = target.highIncomeNo === undefined
      ? weakestFirst.slice(0, noes)
      : [
          ...weakestFirst.filter((country) => country.income === 'high').slice(0, target.highIncomeNo),
          ...weakestFirst.filter((country) => country.income !== 'high').slice(0, noes - target.highIncomeNo),
        ];
    for (const country of asked) standing.set(country.iso3, 'yes');
    // the law is called inadequate where the system is weak, so there the weakest say Yes
    if (target.id === 'LEG_INADEQUATE') for (const country of weakestFirst.slice(-noes)) standing.set(country.iso3, 'no');
    else for (const country of refused) standing.set(country.iso3, 'no');
    standings.set(target.id, standing);
  }
  return standings;
}
