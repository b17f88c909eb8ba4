import { stirlingError } from './saddle-point.ts';

/** The logarithm of the gamma function.
 *  @param x a positive finite number
 *  @throws RangeError for x that is not positive
 *  @see R lgamma; test/fixtures/stats/special.R
 *  @example logGamma(5) // 3.1780538303479458, the log of 24 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma takes a positive number, not ${x}`);
  return stirlingError(x) + 0.5 * Math.log(2 * Math.PI / x) + x * Math.log(x) - x;
}
