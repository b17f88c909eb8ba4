import { logGamma } from './log-gamma.ts';

/** log n! for n = 0 … most, as a table to look up. */
export function logFactorials(most: number): Float64Array {
  return Float64Array.from({ length: most + 1 }, (_, n) => logGamma(n + 1));
}
