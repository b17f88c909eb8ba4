import type { Language } from '../countries.ts';
/** What a sentence does in an answer: tells how things stand (d), that something is absent (n), a difficulty (x), a plan (p),
 *  a good practice (g), a lesson (l), a recommendation (r), or states a fact that a figure counts (s). */
export type SentenceRole = 'd' | 'n' | 'x' | 'p' | 'g' | 'l' | 'r' | 's';
/** One hand-written sentence with its slots, and the codes that a careful reader would put on it. */
export interface StockSentence {
    readonly id: string;
    readonly language: Language;
    /** A topic, or "any" for sentences that fit whatever `{it}` names. */
    readonly topic: string;
    readonly role: SentenceRole;
    readonly codes: readonly string[];
    readonly text: string;
}
/** Reads a stock written as lines: "# topic" opens a topic, "x gap-funding,gap-staff | Text with {one|another} {slot}." is a sentence.
 *  @throws Error naming the line that is not one of these */
export declare function parseStock(language: Language, name: string, lines: string): StockSentence[];
