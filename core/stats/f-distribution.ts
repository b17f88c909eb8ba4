import { incompleteBeta } from './incomplete-beta.ts';
import { chiSquareUpperTail } from './chi-square-distribution.ts';

/** P(F > f): the p-value of an F statistic.
 *  @param f ≥ 0   @param df1 numerator degrees of freedom, > 0   @param df2 denominator, > 0 (may be fractional or Infinity)
 *  @see R pf(f, df1, df2, lower.tail = FALSE); test/fixtures/stats/special.R */
export function fUpperTail(f: number, df1: number, df2: number): number {
  if (!(f >= 0) || !(df1 > 0) || !(df2 > 0)) throw new RangeError(`The F distribution takes f ≥ 0 and positive degrees of freedom, not ${f}, ${df1}, ${df2}`);
  if (df2 === Infinity) return chiSquareUpperTail(f * df1, df1);
  if (f === Infinity) return 0;
  const ratio = df1 * f / df2;
  return incompleteBeta(1 / (1 + ratio), ratio / (1 + ratio), df2 / 2, df1 / 2);
}
