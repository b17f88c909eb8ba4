import type { Random } from './random.ts';
import type { Segment } from './text/compose.ts';
/** One coding: a line of a codings file. Offsets are Unicode code points, end exclusive; null for the whole answer. */
export interface SampleCoding {
    readonly case: string;
    readonly question: string;
    readonly code: string;
    readonly start: number | null;
    readonly end: number | null;
    readonly coder: string;
}
export declare const CODERS: readonly [{
    readonly id: 'coder-a';
    readonly name: 'Coder A';
}, {
    readonly id: 'coder-b';
    readonly name: 'Coder B';
}];
/** How both coders code one answer. Facts that figures count are seen by both; the rest as their habits have it. */
export declare function codeAnswer(answer: {
    case: string;
    question: string;
    text: string;
    segments: readonly Segment[];
}, random: Random): SampleCoding[];
