import { checkShare, type Interval, tailOfLevel } from './interval.ts';
import { normalUpperQuantile } from './normal.ts';

/** Wilson's score interval of a proportion: good at small bases and near 0 and 1, where the usual ± misleads.
 *  @param count those who said so   @param base those asked, > 0; for weighted data pass the effective base and the
 *  proportion times it (neither has to be whole)   @param level 0.95 unless told
 *  @returns the interval as proportions, 0 to 1
 *  @see R prop.test(correct = FALSE)$conf.int; Newcombe (1998), Statistics in Medicine 17:857; test/fixtures/stats/tables.R
 *  @example wilsonInterval(81, 263) // { low: 0.25529, high: 0.36621 } */
export function wilsonInterval(count: number, base: number, level = 0.95): Interval {
  checkShare(count, base, 'wilsonInterval');
  const z = normalUpperQuantile(tailOfLevel(level));
  const square = z * z;
  const p = count / base;
  const q = (base - count) / base;
  const spread = z * Math.sqrt(p * q / base + square / (4 * base * base));
  const shrink = 1 + square / base;
  // Each end through the product of the two roots, p² / (1 + z²/n), so that a small end is not a difference of two large
  // numbers, and 0 of n begins at exactly 0.
  const upper = (p + square / (2 * base) + spread) / shrink;
  const lowerOfOther = q * q / (shrink * ((q + square / (2 * base) + spread) / shrink));
  const low = p * p / (shrink * upper);
  return { low, high: count === base ? 1 : Math.min(1, q < p ? 1 - lowerOfOther : upper) };
}
