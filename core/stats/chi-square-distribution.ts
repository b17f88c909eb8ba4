import { upperGamma } from './incomplete-gamma.ts';

/** P(X > x) for a chi-square variable: the p-value of a chi-square statistic.
 *  @param x ≥ 0   @param df > 0, may be fractional
 *  @see R pchisq(x, df, lower.tail = FALSE); test/fixtures/stats/special.R
 *  @example chiSquareUpperTail(3.841458820694124, 1) // 0.05 */
export function chiSquareUpperTail(x: number, df: number): number {
  return upperGamma(df / 2, x / 2);
}
