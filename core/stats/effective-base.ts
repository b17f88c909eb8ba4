/** Kish's effective base: how many unweighted cases would tell as much as these weighted ones, (Σw)² / Σw².
 *  0 where there is no weight at all.
 *  @param weights each ≥ 0 and finite
 *  @throws RangeError for a negative or infinite weight
 *  @see Kish (1965), Survey Sampling
 *  @example effectiveBase([1, 1, 2]) // 2.6667 */
export function effectiveBase(weights: Iterable<number>): number {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    if (!(weight >= 0) || weight === Infinity) throw new RangeError(`A weight is finite and 0 or more, not ${weight}`);
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? sum * sum / squares : 0;
}
