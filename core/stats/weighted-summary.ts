import { effectiveBase } from './effective-base.ts';

export type WeightedSummary = {
  /** Cases with a value and a weight over 0. */
  readonly n: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
  readonly mean: number | null;
  /** n / (n − 1) · Σ w (x − mean)² / Σ w: does not change when all weights are multiplied; null under 2 cases. */
  readonly variance: number | null;
  readonly standardDeviation: number | null;
  readonly median: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
};

type Weighted = { readonly value: number; readonly weight: number };

function pair(values: ArrayLike<number | null>, weights: ArrayLike<number> | null): Weighted[] {
  const pairs: Weighted[] = [];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    const weight = weights === null ? 1 : weights[i] ?? 0;
    if (value === null || value === undefined || Number.isNaN(value)) continue;
    if (!(weight >= 0) || weight === Infinity) throw new RangeError(`A weight is finite and 0 or more, not ${weight}`);
    if (weight > 0) pairs.push({ value, weight });
  }
  return pairs;
}

/** n, mean, spread and median of a numeric question, weighted or not.
 *  @param values null (or NaN) for a case without a value   @param weights one for each case; null for unweighted
 *  @throws RangeError for a negative or infinite weight
 *  @see R survey: svymean, svyvar; base R: mean, var, median, quantile(rep(x, w), type = 2); test/fixtures/stats/means.R */
export function weightedSummary(values: ArrayLike<number | null>, weights: ArrayLike<number> | null = null): WeightedSummary {
  const pairs = pair(values, weights);
  const n = pairs.length;
  const weightedBase = pairs.reduce((sum, { weight }) => sum + weight, 0);
  if (n === 0) {
    return { n, weightedBase, effectiveBase: 0, mean: null, variance: null, standardDeviation: null, median: null, minimum: null, maximum: null };
  }
  // Twice through the data: the correction term takes out what the first mean lost to rounding.
  const rough = pairs.reduce((sum, { value, weight }) => sum + weight * value, 0) / weightedBase;
  const mean = rough + pairs.reduce((sum, { value, weight }) => sum + weight * (value - rough), 0) / weightedBase;
  const squares = pairs.reduce((sum, { value, weight }) => sum + weight * (value - mean) ** 2, 0);
  const variance = n > 1 ? n / (n - 1) * squares / weightedBase : null;
  pairs.sort((a, b) => a.value - b.value);
  return {
    n, weightedBase, effectiveBase: effectiveBase(pairs.map(({ weight }) => weight)), mean, variance,
    standardDeviation: variance === null ? null : Math.sqrt(variance),
    median: quantileOfSorted(pairs, weightedBase, 0.5),
    minimum: pairs[0]?.value ?? null, maximum: pairs[n - 1]?.value ?? null,
  };
}

function quantileOfSorted(pairs: readonly Weighted[], weightedBase: number, p: number): number | null {
  const target = p * weightedBase;
  let reached = 0;
  for (let i = 0; i < pairs.length; i += 1) {
    const { value, weight } = pairs[i] ?? { value: 0, weight: 0 };
    reached += weight;
    if (Math.abs(reached - target) <= 1e-12 * weightedBase) return (value + (pairs[i + 1]?.value ?? value)) / 2;
    if (reached > target) return value;
  }
  return pairs.at(-1)?.value ?? null;
}

/** The value under which a share p of the weight lies; where the weight falls exactly between two values, their middle
 *  (so the median of 1, 2, 3, 4 is 2.5). Null without values.
 *  @see R quantile(rep(x, w), type = 2); test/fixtures/stats/means.R */
export function weightedQuantile(values: ArrayLike<number | null>, weights: ArrayLike<number> | null, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile lies between 0 and 1, not ${p}`);
  const pairs = pair(values, weights).sort((a, b) => a.value - b.value);
  return quantileOfSorted(pairs, pairs.reduce((sum, { weight }) => sum + weight, 0), p);
}
