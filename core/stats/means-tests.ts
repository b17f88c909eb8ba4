import { fUpperTail } from './f-distribution.ts';
import { studentTwoSided, studentUpperQuantile } from './student-t.ts';
import { type Interval, tailOfLevel } from './interval.ts';

/** What a test of means needs of a group: mean, variance (n − 1 in the denominator) and base (effective, where weighted). */
export type MeanGroup = { readonly mean: number; readonly variance: number; readonly base: number };

export type MeanDifference = {
  readonly difference: number; readonly t: number; readonly degreesOfFreedom: number; readonly pValue: number;
  readonly standardError: number;
};

function compare(a: MeanGroup, b: MeanGroup, standardError: number, degreesOfFreedom: number): MeanDifference | null {
  if (!(standardError > 0) || !(degreesOfFreedom > 0)) return null;
  const difference = a.mean - b.mean;
  const t = difference / standardError;
  return { difference, t, degreesOfFreedom, pValue: studentTwoSided(t, degreesOfFreedom), standardError };
}

/** Welch's t test of two means: does not assume that the groups vary alike. The one to use unless there is a reason.
 *  @returns null where a group has fewer than 2 cases or nothing varies
 *  @see R t.test(x, y); test/fixtures/stats/means.R */
export function welchT(a: MeanGroup, b: MeanGroup): MeanDifference | null {
  if (!(a.base > 1) || !(b.base > 1)) return null;
  const va = a.variance / a.base;
  const vb = b.variance / b.base;
  return compare(a, b, Math.sqrt(va + vb), (va + vb) ** 2 / (va * va / (a.base - 1) + vb * vb / (b.base - 1)));
}

/** Student's t test of two means with one pooled variance.
 *  @returns null as `welchT`   @see R t.test(x, y, var.equal = TRUE); test/fixtures/stats/means.R */
export function pooledT(a: MeanGroup, b: MeanGroup): MeanDifference | null {
  if (!(a.base > 0) || !(b.base > 0)) return null;
  const degreesOfFreedom = a.base + b.base - 2;
  const pooled = ((a.base - 1) * a.variance + (b.base - 1) * b.variance) / degreesOfFreedom;
  return compare(a, b, Math.sqrt(pooled * (1 / a.base + 1 / b.base)), degreesOfFreedom);
}

/** One-way analysis of variance over groups, from their means, variances and bases.
 *  @returns null with fewer than two groups or where nothing varies inside them
 *  @see R oneway.test(var.equal = TRUE); test/fixtures/stats/means.R */
export function anova(groups: readonly MeanGroup[]): { f: number; degreesOfFreedom: [number, number]; pValue: number } | null {
  const used = groups.filter(({ base }) => base > 0);
  const base = used.reduce((sum, group) => sum + group.base, 0);
  const between = used.length - 1;
  const within = base - used.length;
  if (between < 1 || !(within > 0)) return null;
  const grand = used.reduce((sum, group) => sum + group.base * group.mean, 0) / base;
  const betweenSquares = used.reduce((sum, group) => sum + group.base * (group.mean - grand) ** 2, 0);
  const withinSquares = used.reduce((sum, group) => sum + (group.base > 1 ? (group.base - 1) * group.variance : 0), 0);
  if (!(withinSquares > 0)) return null;
  const f = betweenSquares / between / (withinSquares / within);
  return { f, degreesOfFreedom: [between, within], pValue: fUpperTail(f, between, within) };
}

/** Interval of one mean by Student's t. Null with fewer than 2 cases. @see R t.test(x)$conf.int */
export function meanInterval(group: MeanGroup, level = 0.95): Interval | null {
  if (!(group.base > 1)) return null;
  const half = studentUpperQuantile(tailOfLevel(level), group.base - 1) * Math.sqrt(group.variance / group.base);
  return { low: group.mean - half, high: group.mean + half };
}
