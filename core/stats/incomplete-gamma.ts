import { logPoissonDensity } from './saddle-point.ts';

const EPSILON = 1e-17;
const TINY = 1e-300;
const MOST_STEPS = 1_000_000;

function check(a: number, x: number): void {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`The incomplete gamma function takes a > 0 and x ≥ 0, not a = ${a}, x = ${x}`);
}

/** Power series of the lower part: converges fast for x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MOST_STEPS; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * EPSILON) break;
  }
  return Math.exp(logPoissonDensity(a, x) + Math.log(sum));
}

/** Legendre's continued fraction of the upper part (Lentz's way of evaluating it): converges fast for x > a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < MOST_STEPS; i += 1) {
    const numerator = -i * (i - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return Math.exp(logPoissonDensity(a, x) + Math.log(a * h));
}

/** Regularised upper incomplete gamma function Q(a, x): the upper tail of a gamma variable. Never taken as 1 − lower
 *  where it is small, so it keeps its digits down to the smallest double.
 *  @param a shape, > 0   @param x ≥ 0
 *  @returns a number in [0, 1]
 *  @see R pgamma(x, a, lower.tail = FALSE); test/fixtures/stats/special.R */
export function upperGamma(a: number, x: number): number {
  check(a, x);
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** Regularised lower incomplete gamma function P(a, x), with the digits of a small lower tail kept.
 *  @see R pgamma(x, a); test/fixtures/stats/special.R */
export function lowerGamma(a: number, x: number): number {
  check(a, x);
  if (x === 0) return 0;
  if (x === Infinity) return 1;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}
