import type { SampleCountry } from './countries.ts';
import type { Random } from './random.ts';
/** Ways of using the model: the first four are its purposes. Positions are those of the options in both instruments. */
export declare const MODEL_USES: readonly ['guide', 'good practice', 'policy basis', 'assessment', 'not used', 'other'];
export type ModelUse = (typeof MODEL_USES)[number];
/** Published: how many countries used the model for each purpose, for two or more, and how many answered. */
export declare const MODEL_TARGETS: {
    readonly 'good practice': 35;
    readonly 'policy basis': 26;
    readonly guide: 23;
    readonly assessment: 15;
    readonly twoOrMore: 26;
    readonly answered: 39;
};
/** Who used the model for what; a country that is missing from the map did not answer (one government, two offices).
 *  26 countries name two purposes or more, 13 name one or none. */
export declare function assignModelUse(countries: readonly SampleCountry[], random: Random): ReadonlyMap<string, readonly ModelUse[]>;
