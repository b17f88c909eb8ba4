import type { RatingPatterns } from './ratings.ts';

/** The sums every coefficient is made of. All of them add up over units, so one pass gives all coefficients. */
export type Tally = {
  readonly categories: readonly (string | number)[];
  /** Units with at least two ratings: those that can agree. */
  readonly pairable: number;
  /** Units with at least one rating. */
  readonly rated: number;
  /** Σ over pairable units of the share of coder pairs that agree. */
  readonly agreeing: number;
  /** Σ over rated units of the share of its ratings in each category. */
  readonly shares: readonly number[];
  /** Ratings in each category, over all units. */
  readonly ratings: readonly number[];
  /** Krippendorff's coincidences: category × category. */
  readonly coincidences: readonly (readonly number[])[];
  /** For coders a < b: first's category × second's category, over units both have rated. */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly table: readonly (readonly number[])[] }[];
};

const square = (q: number): number[][] => Array.from({ length: q }, () => new Array<number>(q).fill(0));

/** @param counts units showing each pattern: `compiled.counts`, or a resample of them */
export function tallyRatings(compiled: RatingPatterns, counts: ArrayLike<number> = compiled.counts): Tally {
  const q = compiled.categories.length;
  const shares = new Array<number>(q).fill(0);
  const ratings = new Array<number>(q).fill(0);
  const coincidences = square(q);
  const pairs: { a: number; b: number; table: number[][] }[] = [];
  for (let b = 1; b < compiled.coders; b += 1) for (let a = 0; a < b; a += 1) pairs.push({ a, b, table: square(q) });
  let pairable = 0;
  let rated = 0;
  let agreeing = 0;
  compiled.patterns.forEach((pattern, p) => {
    const weight = counts[p] ?? 0;
    if (weight === 0) return;
    const inCategory = new Map<number, number>();
    let m = 0;
    for (const category of pattern) {
      if (category < 0) continue;
      inCategory.set(category, (inCategory.get(category) ?? 0) + 1);
      m += 1;
    }
    if (m === 0) return;
    rated += weight;
    for (const [category, count] of inCategory) {
      shares[category] = (shares[category] ?? 0) + weight * count / m;
      ratings[category] = (ratings[category] ?? 0) + weight * count;
    }
    if (m < 2) return;
    pairable += weight;
    for (const [first, count] of inCategory) {
      agreeing += weight * count * (count - 1) / (m * (m - 1));
      const line = coincidences[first];
      if (line === undefined) continue;
      for (const [second, other] of inCategory) {
        line[second] = (line[second] ?? 0) + weight * count * (first === second ? count - 1 : other) / (m - 1);
      }
    }
    for (const { a, b, table } of pairs) {
      const first = pattern[a] ?? -1;
      const second = pattern[b] ?? -1;
      const line = table[first];
      if (line !== undefined && second >= 0) line[second] = (line[second] ?? 0) + weight;
    }
  });
  return { categories: compiled.categories, pairable, rated, agreeing, shares, ratings, coincidences, pairs };
}

/** (observed − expected) / (1 − expected), or null where expected agreement is complete: nothing was left to chance. */
export function beyondChance(observed: number, expected: number): number | null {
  return 1 - expected > 1e-12 ? (observed - expected) / (1 - expected) : null;
}
