import type { Rating } from './ratings.ts';

/** One text and what each coder marked in it with one code. Offsets in Unicode code points from 0, end exclusive. */
export type SpannedText = {
  /** Length of the text in code points. */
  readonly length: number;
  /** One entry for each coder: his spans, [] where he read the text and marked nothing, null where he has not read it. */
  readonly spans: readonly (readonly { readonly start: number; readonly end: number }[] | null)[];
};

/** Ratings of runs of characters, each with its length as weight, and the text it is from. */
export type SpanUnits = { readonly ratings: Rating[][]; readonly weights: number[]; readonly groups: number[] };

/** Turns spans into ratings, 1 for a character the coder marked and 0 for one he did not, joined into runs in which
 *  nobody's marking changes: the coefficients weigh a run by its length, which is the same as counting characters.
 *  A span that reaches past the text is cut; overlapping spans of one coder count once.
 *  @param texts all with the same coders in the same order
 *  @returns ratings and weights for the coefficients, groups (the text of each run) for resampling whole texts */
export function unitizeSpans(texts: readonly SpannedText[]): SpanUnits {
  const ratings: Rating[][] = [];
  const weights: number[] = [];
  const groups: number[] = [];
  texts.forEach(({ length, spans }, text) => {
    const cut = spans.map((list) => list?.map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) })).filter(({ start, end }) => start < end) ?? null);
    const borders = [...new Set([0, length, ...cut.flatMap((list) => list?.flatMap(({ start, end }) => [start, end]) ?? [])])].sort((a, b) => a - b);
    for (let i = 0; i + 1 < borders.length; i += 1) {
      const from = borders[i] ?? 0;
      const to = borders[i + 1] ?? 0;
      ratings.push(cut.map((list) => (list === null ? null : Number(list.some(({ start, end }) => start <= from && to <= end)))));
      weights.push(to - from);
      groups.push(text);
    }
  });
  return { ratings, weights, groups };
}
