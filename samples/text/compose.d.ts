import type { Language, SampleCountry } from '../countries.ts';
import type { Random } from '../random.ts';
import type { SentenceRole } from './stock.ts';
/** A sentence as it stands in an answer. Offsets are Unicode code points from 0, end exclusive. */
export interface Segment {
    readonly start: number;
    readonly end: number;
    readonly codes: readonly string[];
}
export interface ComposedAnswer {
    readonly language: Language;
    readonly text: string;
    readonly segments: readonly Segment[];
}
export interface AnswerBrief {
    readonly topics: readonly string[];
    /** Roles of its sentences and how often each comes. */
    readonly roles: Partial<Record<SentenceRole, number>>;
    /** Median number of words. */
    readonly words: number;
    /** At most so many sentences. */
    readonly most?: number;
    /** Sentences stating a fact that is counted: each topic's "s" sentences that carry the code. */
    readonly facts?: readonly {
        readonly topic: string;
        readonly code: string;
    }[];
}
export declare const wordCount: (text: string) => number;
/** Writes one country's answers: no stock sentence comes twice while there are others, and the least used come first. */
export declare function composer(country: SampleCountry, random: Random, usage: Map<string, number>): (brief: AnswerBrief, language?: Language) => ComposedAnswer;
