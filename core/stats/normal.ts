import { lowerGamma, upperGamma } from './incomplete-gamma.ts';
import { findQuantile } from './quantile-search.ts';

const density = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/** P(Z > z) for a standard normal Z, exact in the far tail (z = 37 gives 5.7e-300).
 *  @see R pnorm(z, lower.tail = FALSE); test/fixtures/stats/special.R
 *  @example normalUpperTail(1.959963984540054) // 0.025 */
export function normalUpperTail(z: number): number {
  const half = 0.5 * z * z;
  return z >= 0 ? 0.5 * upperGamma(0.5, half) : 0.5 + 0.5 * lowerGamma(0.5, half);
}

/** P(|Z| > |z|): the two-sided p-value of a z statistic. */
export function normalTwoSided(z: number): number {
  return upperGamma(0.5, 0.5 * z * z);
}

/** The z with P(Z > z) = p. For a 95 % interval ask for p = 0.025.
 *  @param p in (0, 1); 0 and 1 give ±Infinity
 *  @see R qnorm(p, lower.tail = FALSE) */
export function normalUpperQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1, not ${p}`);
  if (p === 0) return Infinity;
  if (p === 1) return -Infinity;
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalUpperQuantile(1 - p);
  // The start is Mills' ratio turned around; Newton on the log tail does the rest in a few steps.
  const start = Math.sqrt(-2 * Math.log(2 * p));
  return findQuantile(normalUpperTail, density, p, { low: 0, high: 40 }, Math.min(start, 39));
}
