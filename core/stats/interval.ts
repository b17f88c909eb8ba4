/** A confidence interval, on the scale of what it is for (a proportion: 0 to 1). */
export type Interval = { readonly low: number; readonly high: number };

/** Half of what a confidence level leaves out: 0.025 for 0.95. @throws RangeError for a level that is not inside (0, 1) */
export function tailOfLevel(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`A confidence level lies between 0 and 1, not ${level}`);
  return (1 - level) / 2;
}

/** @throws RangeError unless 0 ≤ count ≤ base and base > 0 */
export function checkShare(count: number, base: number, name: string): void {
  if (!(base > 0) || !(count >= 0) || count > base) throw new RangeError(`${name} requires 0 ≤ count ≤ base and a base over 0, not ${count} of ${base}`);
}
