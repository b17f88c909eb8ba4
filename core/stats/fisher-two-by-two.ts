import {
  hypergeometricMode, hypergeometricSupport, hypergeometricTail, logHypergeometric, type Urn,
} from './hypergeometric.ts';

/** Tables this little more probable than the observed one still count as equal to it, as in R. */
const RELATIVE_TOLERANCE = Math.log1p(1e-7);

/** Two-sided exact p-value of a 2 × 2 table: the probability of every table with the same margins that is not more
 *  probable than the one seen. Works from the tails inwards, so p-values of 1e-300 keep their digits.
 *  @see R fisher.test()$p.value; test/fixtures/stats/tables.R */
export function fisherTwoByTwo(a: number, b: number, c: number, d: number): number {
  const urn: Urn = { marked: a + b, unmarked: c + d, drawn: a + c };
  const { low, high } = hypergeometricSupport(urn);
  const limit = logHypergeometric(a, urn) + RELATIVE_TOLERANCE;
  const mode = Math.min(high, Math.max(low, hypergeometricMode(urn)));
  const fits = (x: number): boolean => logHypergeometric(x, urn) <= limit;
  if (fits(mode)) return 1;
  // Probabilities rise up to the mode and fall after it, so each tail ends at a point that halving finds.
  let lastBelow = low - 1;
  for (let above = mode; above - lastBelow > 1;) {
    const middle = Math.floor((lastBelow + above) / 2);
    if (fits(middle)) lastBelow = middle; else above = middle;
  }
  let firstAbove = high + 1;
  for (let below = mode; firstAbove - below > 1;) {
    const middle = Math.floor((firstAbove + below) / 2);
    if (fits(middle)) firstAbove = middle; else below = middle;
  }
  return Math.min(1, hypergeometricTail(lastBelow, urn, 'down') + hypergeometricTail(firstAbove, urn, 'up'));
}
