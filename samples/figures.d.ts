import type { SampleCountry } from './countries.ts';
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
export declare const FIGURE_TARGETS: readonly FigureTarget[];
/** Says for each indicator which countries answer Yes, so that every count, base and constraint holds exactly: richer countries
 *  and those with a firmer system more often, by chance within that. */
export declare function assignStandings(countries: readonly SampleCountry[], seed: number): Standings;
export {};
