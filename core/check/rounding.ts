import type { Rounding } from '../contract/draft-check.ts';

const MOST_DECIMALS = 6;

/** The percentages that `count` of `base` may be printed as. Computed in whole numbers, so that nothing is rounded twice.
 *  @param decimals as printed, 0 to 6
 *  @example printable(23, 42, 0, 'half') // [55] */
export function printable(count: number, base: number, decimals: number, rounding: Rounding): number[] {
  const places = 10 ** Math.min(decimals, MOST_DECIMALS);
  const scaled = BigInt(Math.round(count)) * 100n * BigInt(places);
  const divisor = BigInt(Math.round(base));
  const floor = scaled / divisor;
  const rest = scaled % divisor;
  const twice = rest * 2n;
  const up = floor + 1n;
  const pick = (): bigint[] => {
    if (rest === 0n) return [floor];
    if (rounding === 'down') return [floor];
    if (rounding === 'up') return [up];
    if (twice !== divisor) return [twice > divisor ? up : floor];
    if (rounding === 'half-up') return [up];
    if (rounding === 'half-even') return [floor % 2n === 0n ? floor : up];
    return [floor, up];
  };
  return pick().map((value) => Number(value) / places);
}

/** Whether an unrounded percentage can be printed so. */
export function printsAs(percent: number, printed: number, decimals: number, rounding: Rounding): boolean {
  const places = 10 ** Math.min(decimals, MOST_DECIMALS);
  const hair = 1e-7;
  const scaled = percent * places;
  const target = Math.round(printed * places);
  if (rounding === 'down') return Math.floor(scaled + hair) === target;
  if (rounding === 'up') return Math.ceil(scaled - hair) === target;
  return Math.abs(scaled - target) <= 0.5 + hair;
}
