import { logBinomialDensity } from './saddle-point.ts';

/** An urn with `marked` and `unmarked` balls, of which `drawn` are taken: in a 2 × 2 table the first row, the second row
 *  and the first column. */
export type Urn = { readonly marked: number; readonly unmarked: number; readonly drawn: number };

/** The fewest and the most marked balls the draw can hold. */
export function hypergeometricSupport({ marked, unmarked, drawn }: Urn): { low: number; high: number } {
  return { low: Math.max(0, drawn - unmarked), high: Math.min(marked, drawn) };
}

/** log P(X = x), −Infinity outside the support.
 *  @see R dhyper(x, marked, unmarked, drawn, log = TRUE); test/fixtures/stats/special.R */
export function logHypergeometric(x: number, urn: Urn): number {
  const { low, high } = hypergeometricSupport(urn);
  if (x < low || x > high) return -Infinity;
  const { marked, unmarked, drawn } = urn;
  const all = marked + unmarked;
  if (all === 0) return 0;
  const p = drawn / all;
  const q = (all - drawn) / all;
  return logBinomialDensity(x, marked - x, p, q)
    + logBinomialDensity(drawn - x, unmarked - (drawn - x), p, q)
    - logBinomialDensity(drawn, all - drawn, p, q);
}

/** P(X = x + 1) / P(X = x). */
export function hypergeometricStep(x: number, { marked, unmarked, drawn }: Urn): number {
  return (marked - x) * (drawn - x) / ((x + 1) * (unmarked - drawn + x + 1));
}

/** Sum of P(X = k) from x to the end of the support, away from the mode, so that the terms only fall. */
export function hypergeometricTail(x: number, urn: Urn, direction: 'up' | 'down'): number {
  const { low, high } = hypergeometricSupport(urn);
  if (x < low || x > high) return 0;
  let term = 1;
  let sum = 1;
  if (direction === 'up') {
    for (let k = x; k < high && term > sum * 1e-18; k += 1) sum += term *= hypergeometricStep(k, urn);
  } else {
    for (let k = x; k > low && term > sum * 1e-18; k -= 1) sum += term /= hypergeometricStep(k - 1, urn);
  }
  return Math.exp(logHypergeometric(x, urn) + Math.log(sum));
}

/** The most probable number of marked balls. */
export function hypergeometricMode({ marked, unmarked, drawn }: Urn): number {
  return Math.floor((marked + 1) * (drawn + 1) / (marked + unmarked + 2));
}

/** P(X ≥ x): the one-sided p-value of a 2 × 2 table.
 *  @see R phyper(x - 1, marked, unmarked, drawn, lower.tail = FALSE); test/fixtures/stats/special.R */
export function hypergeometricUpperTail(x: number, urn: Urn): number {
  const { low, high } = hypergeometricSupport(urn);
  const at = Math.ceil(x);
  if (at <= low) return 1;
  if (at > high) return 0;
  return at > hypergeometricMode(urn) ? hypergeometricTail(at, urn, 'up') : 1 - hypergeometricTail(at - 1, urn, 'down');
}
