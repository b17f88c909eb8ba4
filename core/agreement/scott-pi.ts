import { compileRatings, type RatingOptions, type Ratings } from './ratings.ts';
import { beyondChance, tallyRatings } from './tally.ts';

/** Scott's pi of two coders over the units both have rated: like kappa, with one distribution for both.
 *  @throws RangeError for other than two coders; use `fleissKappa`
 *  @returns null where no unit is rated by both, or only one category is used */
export function scottPi(ratings: Ratings, options: RatingOptions = {}): number | null {
  const tally = tallyRatings(compileRatings(ratings, options));
  const table = tally.pairs[0]?.table;
  if (table === undefined || tally.pairs.length > 1) throw new RangeError('scottPi is for two coders; fleissKappa takes more');
  let n = 0;
  let same = 0;
  table.forEach((row, i) => row.forEach((count, j) => { n += count; if (i === j) same += count; }));
  if (!(n > 0)) return null;
  const expected = table.reduce((sum, row, k) => {
    const share = (row.reduce((a, b) => a + b, 0) + table.reduce((a, line) => a + (line[k] ?? 0), 0)) / (2 * n);
    return sum + share * share;
  }, 0);
  return beyondChance(same / n, expected);
}
