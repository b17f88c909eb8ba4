import { codePointMap } from '../code-points.ts';
import { sentencesOf } from './sentences.ts';
import type { Suggester } from './train.ts';

/** A code that may apply, how sure the model is (0 to 1), and the sentence that speaks most for it, in code points. */
export interface Suggestion { readonly codeId: string; readonly confidence: number; readonly start: number; readonly end: number }

/** Below this nothing is shown: a chip that is wrong two times in three costs more than it saves. */
export const SHOWN = 0.35;
const MOST = 6;

/** Codes that may apply to an answer, surest first. */
export function suggestFor(suggester: Suggester, text: string, least = SHOWN): Suggestion[] {
  const map = codePointMap(text);
  const best = new Map<number, { confidence: number; start: number; end: number }>();
  for (const { start, end } of sentencesOf(text)) {
    suggester.confidences(text.slice(start, end)).forEach((confidence, code) => {
      if (confidence >= least && confidence > (best.get(code)?.confidence ?? 0)) best.set(code, { confidence, start: map.toCodePoint(start), end: map.toCodePoint(end) });
    });
  }
  return [...best].map(([code, found]) => ({ codeId: suggester.codes[code]!, ...found })).toSorted((a, b) => b.confidence - a.confidence || (a.codeId < b.codeId ? -1 : 1)).slice(0, MOST);
}

/** How much the model would learn from an answer, in bits: the entropy of its least certain sentence, summed over codes.
 *  An answer of which it is sure, either way, teaches little. */
export function uncertainty(suggester: Suggester, text: string): number {
  let most = 0;
  for (const { start, end } of sentencesOf(text)) {
    let bits = 0;
    for (const p of suggester.confidences(text.slice(start, end))) if (p > 0 && p < 1) bits -= p * Math.log2(p) + (1 - p) * Math.log2(1 - p);
    most = Math.max(most, bits);
  }
  return most;
}
