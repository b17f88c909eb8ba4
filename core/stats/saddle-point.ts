/** Loader's saddle-point form of the Poisson and binomial probabilities. Written through log-gamma, these lose as many
 *  digits as the arguments have; written through Stirling's error and a deviance they keep nearly all of them, which is
 *  what makes tails good to nine digits at n = 50,000 possible.
 *  @see Loader (2000), Fast and Accurate Computation of Binomial Probabilities */

const LOG_TWO_PI = Math.log(2 * Math.PI);

/** log Γ(n + 1) − [½ log 2πn + n log n − n], for real n > 0. */
export function stirlingError(n: number): number {
  let rest = 0;
  let shifted = n;
  while (shifted < 16) {
    rest += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
    shifted += 1;
  }
  const square = shifted * shifted;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / shifted;
  return rest + series;
}

/** x log(x / mean) + mean − x, without cancellation where x is near the mean. x ≥ 0, mean > 0. */
function devianceTerm(x: number, mean: number): number {
  if (x === 0) return mean;
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = difference / (x + mean);
  let sum = difference * v;
  let term = 2 * x * v;
  for (let j = 3; j < 1000; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}

/** log of mean^x e^−mean / Γ(x + 1), x ≥ 0 real, mean > 0. */
export function logPoissonDensity(x: number, mean: number): number {
  if (x === 0) return -mean;
  return -stirlingError(x) - devianceTerm(x, mean) - 0.5 * (LOG_TWO_PI + Math.log(x));
}

/** log of Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) · p^a q^b. q = 1 − p is asked for, so that it is exact however near p is to 1. */
export function logBinomialDensity(a: number, b: number, p: number, q: number): number {
  if (p === 0) return a === 0 ? 0 : -Infinity;
  if (q === 0) return b === 0 ? 0 : -Infinity;
  const n = a + b;
  if (n === 0) return 0;
  if (a === 0) return p < q ? n * Math.log1p(-p) : n * Math.log(q);
  if (b === 0) return q < p ? n * Math.log1p(-q) : n * Math.log(p);
  const core = stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * p) - devianceTerm(b, n * q);
  return core - 0.5 * (LOG_TWO_PI + Math.log(a) + Math.log(b / n));
}
