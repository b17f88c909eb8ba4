import { type SampleValue } from './closed-answers.ts';
import { type SampleCoding } from './coders.ts';
import { type SampleCode } from './codebook.ts';
import { type Language, type SampleCountry } from './countries.ts';
import { type DerivationDefinition } from './derivations.ts';
import { type PlantedFlaw } from './flaws.ts';
import type { InstrumentQuestion } from './instruments/question.ts';
import { type Segment } from './text/compose.ts';
export interface SampleCase {
    readonly country: SampleCountry;
    readonly answers: ReadonlyMap<string, SampleValue>;
}
export interface SampleTable {
    readonly instrument: {
        readonly id: 'alliance' | 'unicef';
        readonly label: string;
    };
    readonly questions: readonly InstrumentQuestion[];
    readonly cases: readonly SampleCase[];
    /** Between the options of a multiple choice in one cell. */
    readonly delimiter: string;
}
/** An open-ended answer of more than a few words, by sentences. */
export interface OpenAnswer {
    readonly case: string;
    /** The variable's id: instrument, dot, question. */
    readonly question: string;
    readonly language: Language;
    readonly text: string;
    readonly segments: readonly Segment[];
}
/** The sample study as data, before it is written to files. */
export interface SampleStudy {
    readonly seed: number;
    readonly alliance: SampleTable;
    readonly unicef: SampleTable;
    readonly openAnswers: readonly OpenAnswer[];
    readonly codes: readonly SampleCode[];
    readonly codings: readonly SampleCoding[];
    /** Variables whose answers both coders have read from first to last. */
    readonly readQuestions: readonly string[];
    readonly derivations: readonly DerivationDefinition[];
    /** What is wrong in the files on purpose. */
    readonly flaws: readonly PlantedFlaw[];
}
/** Left unread, so that the study shows work in progress: the details (but for those where a fact is counted), the context and
 *  the closing comments. */
export declare const isReadByCoders: (instrument: 'alliance' | 'unicef', question: InstrumentQuestion) => boolean;
/** Makes the sample study: the same seed gives the same study, and any seed reproduces every published figure.
 *  The data are synthetic; texts are put together from sentences written for the purpose.
 *  @param seed any whole number */
export declare function makeSample(seed: number): SampleStudy;
