import { incompleteBeta } from './incomplete-beta.ts';
import { normalTwoSided, normalUpperQuantile } from './normal.ts';
import { findQuantile } from './quantile-search.ts';
import { logBinomialDensity } from './saddle-point.ts';

function checkDegrees(df: number): void {
  if (!(df > 0)) throw new RangeError(`Student's t needs more than 0 degrees of freedom, not ${df}`);
}

/** P(|T| > |t|): the two-sided p-value of a t statistic; df may be fractional (Welch) or Infinity (normal).
 *  @see R 2 * pt(abs(t), df, lower.tail = FALSE); test/fixtures/stats/special.R */
export function studentTwoSided(t: number, df: number): number {
  checkDegrees(df);
  if (df === Infinity) return normalTwoSided(t);
  if (t === 0) return 1;
  if (!Number.isFinite(t)) return 0;
  // Divided through by the larger of the two, so that neither t² nor df overflows.
  const ratio = t * t / df;
  const x = 1 / (1 + ratio);
  const complement = ratio === Infinity ? 1 : ratio / (1 + ratio);
  return incompleteBeta(x, complement, df / 2, 0.5);
}

/** P(T > t). @see R pt(t, df, lower.tail = FALSE) */
export function studentUpperTail(t: number, df: number): number {
  const half = 0.5 * studentTwoSided(t, df);
  return t >= 0 ? half : 1 - half;
}

function density(t: number, df: number): number {
  // Γ((df+1)/2) / (√(df π) Γ(df/2)) (1 + t²/df)^−(df+1)/2, through the binomial density with a = df/2, b = 1/2.
  const ratio = t * t / df;
  const x = 1 / (1 + ratio);
  const y = ratio / (1 + ratio);
  const a = df / 2;
  const log = logBinomialDensity(a, 0.5, x, y) + Math.log(0.5 * a / (a + 0.5));
  return Math.exp(log) / Math.abs(t);
}

/** The t with P(T > t) = p. @see R qt(p, df, lower.tail = FALSE); test/fixtures/stats/special.R
 *  @example studentUpperQuantile(0.025, 7) // 2.364624251592785 */
export function studentUpperQuantile(p: number, df: number): number {
  checkDegrees(df);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1, not ${p}`);
  if (df === Infinity) return normalUpperQuantile(p);
  if (p === 0) return Infinity;
  if (p === 1) return -Infinity;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentUpperQuantile(1 - p, df);
  let high = Math.max(2, normalUpperQuantile(p));
  while (studentUpperTail(high, df) > p) high *= 2;
  return findQuantile((t) => studentUpperTail(t, df), (t) => density(t, df), p, { low: 0, high }, high);
}
