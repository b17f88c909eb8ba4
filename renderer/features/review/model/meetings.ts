import type { Outputs } from '#core/contract/api/index.ts';

export type Pair = Outputs['codes']['cooccurrence'][number];
export type Measure = 'cases' | 'answers' | 'overlapping';
export interface Meetings {
  /** Codes that meet another at all, in the codebook's order. */
  readonly codes: readonly string[];
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The largest count, 1 at least. */
  readonly most: number;
}

/** Pairs as a symmetric matrix. */
export function meetings(pairs: readonly Pair[], order: readonly string[], measure: Measure): Meetings {
  const counts: Record<string, Record<string, number>> = {};
  let most = 1;
  for (const pair of pairs) {
    (counts[pair.a] ??= {})[pair.b] = pair[measure];
    (counts[pair.b] ??= {})[pair.a] = pair[measure];
    most = Math.max(most, pair[measure]);
  }
  return { codes: order.filter((id) => counts[id] !== undefined), counts, most };
}
