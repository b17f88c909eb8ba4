import { compileRatings, type RatingOptions, type Ratings } from './ratings.ts';
import { type Tally, tallyRatings } from './tally.ts';

/** What kind of difference two values make. `interval` and `ratio` need numbers. */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Alpha of a table of coincidences, under any difference between categories.
 *  @returns null where nothing can disagree: fewer than two pairable values, or all of them alike */
export function alphaOfCoincidences(coincidences: readonly (readonly number[])[], difference: (a: number, b: number) => number): number | null {
  const totals = coincidences.map((row) => row.reduce((a, b) => a + b, 0));
  const n = totals.reduce((a, b) => a + b, 0);
  let observed = 0;
  let expected = 0;
  coincidences.forEach((row, a) => row.forEach((count, b) => {
    if (a === b) return;
    const squared = difference(a, b);
    observed += count * squared;
    expected += (totals[a] ?? 0) * (totals[b] ?? 0) * squared;
  }));
  return expected > 0 ? 1 - (n - 1) * observed / expected : null;
}

export function krippendorffAlphaOf(tally: Tally, metric: AlphaMetric = 'nominal'): number | null {
  return alphaOfCoincidences(tally.coincidences, differenceOf(tally, metric));
}

function differenceOf({ categories, coincidences }: Tally, metric: AlphaMetric): (a: number, b: number) => number {
  if (metric === 'nominal') return () => 1;
  if (metric === 'ordinal') {
    const totals = coincidences.map((row) => row.reduce((a, b) => a + b, 0));
    let reached = 0;
    const middles = totals.map((total) => { reached += total; return reached - total / 2; });
    return (a, b) => ((middles[a] ?? 0) - (middles[b] ?? 0)) ** 2;
  }
  const value = (index: number): number => {
    const category = categories[index];
    if (typeof category !== 'number') throw new RangeError(`Alpha for ${metric} values needs numbers`);
    return category;
  };
  if (metric === 'interval') return (a, b) => (value(a) - value(b)) ** 2;
  return (a, b) => { const sum = value(a) + value(b); return sum === 0 ? 0 : ((value(a) - value(b)) / sum) ** 2; };
}

/** Krippendorff's alpha: any number of coders, any gaps, any kind of values, with its small-sample correction.
 *  @returns null where it is undefined: no unit with two ratings, or only one category among those
 *  @throws RangeError for `interval` or `ratio` with texts
 *  @see Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; test/fixtures/agreement/agreement.R */
export function krippendorffAlpha(ratings: Ratings, options: RatingOptions & { readonly metric?: AlphaMetric } = {}): number | null {
  return krippendorffAlphaOf(tallyRatings(compileRatings(ratings, options)), options.metric);
}
