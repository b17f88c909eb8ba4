import { logBinomialDensity } from './saddle-point.ts';

const TINY = 1e-300;
const MOST_STEPS = 1_000_000;

/** The continued fraction of the incomplete beta function, by Lentz's method; converges fast for x < (a + 1) / (a + b + 2). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - (a + b) * x / (a + 1);
  if (Math.abs(d) < TINY) d = TINY;
  d = 1 / d;
  let h = d;
  for (let m = 1; m < MOST_STEPS; m += 1) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + even / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    h *= d * c;
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + odd / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

function lowerPart(x: number, y: number, a: number, b: number): number {
  return Math.exp(logBinomialDensity(a, b, x, y) + Math.log(b / (a + b) * fraction(x, a, b)));
}

/** Regularised incomplete beta function I_x(a, b): the lower tail of a beta variable. The upper tail is
 *  `incompleteBeta(1 − x, x, b, a)`, never one minus this: both keep their digits down to the smallest double.
 *  @param x in [0, 1]
 *  @param complement 1 − x, given apart because near x = 1 the subtraction would have lost it
 *  @param a > 0  @param b > 0
 *  @throws RangeError outside these
 *  @see R pbeta; test/fixtures/stats/special.R */
export function incompleteBeta(x: number, complement: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && complement >= 0 && complement <= 1) || !(a > 0) || !(b > 0)) {
    throw new RangeError(`The incomplete beta function takes x in [0, 1] and a, b > 0, not x = ${x}, a = ${a}, b = ${b}`);
  }
  if (x === 0) return 0;
  if (complement === 0) return 1;
  return x < (a + 1) / (a + b + 2) ? lowerPart(x, complement, a, b) : 1 - lowerPart(complement, x, b, a);
}
