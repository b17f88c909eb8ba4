import { incompleteBeta } from './incomplete-beta.ts';
import { findQuantile } from './quantile-search.ts';
import { logBinomialDensity } from './saddle-point.ts';

function density(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return 0;
  return Math.exp(logBinomialDensity(a, b, x, 1 - x) + Math.log(a * b / (a + b)) - Math.log(x) - Math.log1p(-x));
}

/** The x with P(X > x) = p for a beta variable.
 *  @param p in [0, 1]   @param a > 0   @param b > 0
 *  @see R qbeta(p, a, b, lower.tail = FALSE); test/fixtures/stats/special.R */
export function betaUpperQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1) || !(a > 0) || !(b > 0)) throw new RangeError(`The beta quantile takes p in [0, 1] and a, b > 0, not ${p}, ${a}, ${b}`);
  if (p === 0) return 1;
  if (p === 1) return 0;
  return findQuantile((x) => incompleteBeta(1 - x, x, b, a), (x) => density(x, a, b), p, { low: 0, high: 1 }, a / (a + b));
}

/** The x with P(X ≤ x) = p for a beta variable. @see R qbeta(p, a, b) */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1) || !(a > 0) || !(b > 0)) throw new RangeError(`The beta quantile takes p in [0, 1] and a, b > 0, not ${p}, ${a}, ${b}`);
  if (p === 0) return 0;
  if (p === 1) return 1;
  // A rising tail is a falling one seen from the other end: search in −x, so that small quantiles keep their digits.
  return -findQuantile((x) => incompleteBeta(-x, 1 + x, a, b), (x) => density(-x, a, b), p, { low: -1, high: 0 }, -a / (a + b));
}
