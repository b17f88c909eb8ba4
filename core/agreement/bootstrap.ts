import type { Interval } from '../stats/interval.ts';
import { tailOfLevel } from '../stats/interval.ts';
import { seededRandom } from '../stats/random.ts';
import type { RatingPatterns } from './ratings.ts';
import { type Tally, tallyRatings } from './tally.ts';

export type BootstrapOptions = {
  /** Resamples; 1,000 and more for an interval in print. */
  readonly resamples: number;
  readonly seed: number;
  /** 0.95 unless told. */
  readonly level?: number;
  /** Units drawn together, one number for each unit (the text its characters are from). Each unit by itself unless told. */
  readonly groups?: readonly number[];
};

/** An interval by resampling, and how many resamples had no figure (one category only): with more than a few of them
 *  the interval says little. */
export type BootstrapInterval = Interval & { readonly resamples: number; readonly undefinedResamples: number };

/** Percentile bootstrap intervals of several coefficients at once: units with two ratings or more are drawn with replacement, every
 *  coefficient is computed on each draw, and the middle `level` of its values is the interval. Units with one rating stand as they
 *  are in each draw: they tell what chance expects, and cannot agree. Equal seeds give equal intervals.
 *  @returns for each coefficient its interval, or null where fewer than half of the resamples have a value
 *  @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 13 */
export function bootstrapIntervals<Name extends string>(
  compiled: RatingPatterns, coefficients: Readonly<Record<Name, (tally: Tally) => number | null>>, options: BootstrapOptions,
): Record<Name, BootstrapInterval | null> {
  const tail = tailOfLevel(options.level ?? 0.95);
  const random = seededRandom(options.seed);
  const names = Object.keys(coefficients) as Name[];
  const values = new Map(names.map((name) => [name, [] as number[]]));
  const members = groupUnits(compiled, options.groups);
  const standing = compiled.counts.map((count, pattern) => (ratingsIn(compiled.patterns[pattern]!) < 2 ? count : 0));
  const counts = new Float64Array(compiled.patterns.length);
  for (let round = 0; round < options.resamples; round += 1) {
    counts.set(standing);
    for (let draw = 0; draw < members.length; draw += 1) {
      const { patterns, weights } = members[random.below(members.length)]!;
      for (let at = 0; at < patterns.length; at += 1) counts[patterns[at]!]! += weights[at]!;
    }
    const tally = tallyRatings(compiled, counts);
    for (const name of names) {
      const value = coefficients[name](tally);
      if (value !== null) values.get(name)?.push(value);
    }
  }
  const intervalOf = (name: Name): BootstrapInterval | null => {
    const sorted = Float64Array.from(values.get(name) ?? []).sort();
    if (sorted.length === 0 || sorted.length < options.resamples / 2) return null;
    return {
      low: percentile(sorted, tail), high: percentile(sorted, 1 - tail),
      resamples: options.resamples, undefinedResamples: options.resamples - sorted.length,
    };
  };
  return Object.fromEntries(names.map((name) => [name, intervalOf(name)])) as Record<Name, BootstrapInterval | null>;
}

const ratingsIn = (pattern: readonly number[]): number => pattern.filter((category) => category >= 0).length;

/** What is drawn together, as sums by pattern: a text of a thousand characters has a handful of patterns. */
interface Member { readonly patterns: readonly number[]; readonly weights: readonly number[] }

function groupUnits(compiled: RatingPatterns, groups: readonly number[] | undefined): Member[] {
  const members = new Map<number, Map<number, number>>();
  compiled.patternOf.forEach((pattern, unit) => {
    if (ratingsIn(compiled.patterns[pattern]!) < 2) return;
    const group = groups?.[unit] ?? unit;
    let sums = members.get(group);
    if (sums === undefined) members.set(group, sums = new Map<number, number>());
    sums.set(pattern, (sums.get(pattern) ?? 0) + (compiled.weights[unit] ?? 0));
  });
  return Array.from(members.values(), (sums) => ({ patterns: [...sums.keys()], weights: [...sums.values()] }));
}

/** R's quantile, type 7. */
function percentile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (at - below) * (high - low);
}
