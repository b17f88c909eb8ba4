import type { SampleCountry } from './countries.ts';
import type { Standings } from './figures.ts';
import type { InstrumentQuestion } from './instruments/question.ts';
import { type ModelUse } from './model-use.ts';
import type { Random } from './random.ts';
/** A cell as the respondent filled it: text or number, the options ticked, or a date; an empty cell is absent. */
export type SampleValue = string | number | readonly string[] | {
    readonly date: string;
};
/** Which question of each instrument asks what a figure counts. */
export declare const ALLIANCE_STATUS: Readonly<Record<string, string>>;
export declare const UNICEF_STATUS: Readonly<Record<string, string>>;
export declare const PROVIDERS_MUST_REPORT = "internet service providers must report";
/** The closed answers of a government. The instrument was filled in English, whatever the language of the texts. */
export declare function allianceClosed(country: SampleCountry, questions: readonly InstrumentQuestion[], standings: Standings, uses: readonly ModelUse[] | undefined, random: Random): Map<string, SampleValue>;
/** The closed answers of a UNICEF office, Yes and No in the language of its form. */
export declare function unicefClosed(country: SampleCountry, questions: readonly InstrumentQuestion[], standings: Standings, uses: readonly ModelUse[] | undefined, random: Random): Map<string, SampleValue>;
