import { normalTwoSided } from './normal.ts';
import { studentTwoSided } from './student-t.ts';

/** One column's share in a row, as a test sees it. */
export type Share = {
  /** The proportion, 0 to 1. */
  readonly proportion: number;
  /** Cases behind it: unweighted base, or effective base where there are weights. */
  readonly base: number;
  /** What the proportion weighs in the pooled one; the base unless told (Quantum pools by weighted base). */
  readonly weight?: number;
};

/** Cases that are in both columns, where a respondent can be. */
export type Overlap = {
  /** (Effective) base of those in both. */
  readonly base: number;
  /** How their two answers go together: 1, the default, where the row is one fact about the respondent (he is counted
   *  alike in both columns); else the correlation of the two answers among those in both, as in grids. */
  readonly correlation?: number;
};

export type ProportionRule = 'pooled-z' | 'quantum-t';

export type ProportionDifference = { readonly z: number; readonly p: number };

/** Tests whether two columns' proportions differ.
 *  `pooled-z`: (p₁ − p₂) / √(p̄ q̄ (1/n₁ + 1/n₂ − 2 r n₁₂ / (n₁ n₂))), whose square, without overlap, is prop.test's chi-square.
 *  `quantum-t`: the same times (n₁ + n₂)/(n₁ + n₂ − 1) under the root, against Student's t with n₁ + n₂ − n₁₂ − 1 degrees of
 *  freedom, as Quantum prints it (one fewer than the Survey Reporter family).
 *  @returns z positive where the first is larger, p two-sided; null where there is nothing to test: a base of 0, nobody or
 *  everybody in both columns, or columns made of the very same cases
 *  @see R prop.test(correct = FALSE); test/fixtures/stats/tables.R */
export function proportionDifference(
  first: Share, second: Share, overlap: Overlap | null = null, rule: ProportionRule = 'pooled-z',
): ProportionDifference | null {
  const { proportion: p1, base: n1 } = first;
  const { proportion: p2, base: n2 } = second;
  if (!(n1 > 0) || !(n2 > 0)) return null;
  const w1 = first.weight ?? n1;
  const w2 = second.weight ?? n2;
  const pooled = (w1 * p1 + w2 * p2) / (w1 + w2);
  const pooledRest = (w1 * (1 - p1) + w2 * (1 - p2)) / (w1 + w2);
  if (!(pooled > 0) || !(pooledRest > 0)) return null;
  const shared = overlap === null ? 0 : overlap.base * (overlap.correlation ?? 1);
  const spread = 1 / n1 + 1 / n2 - 2 * shared / (n1 * n2);
  // Identical columns leave only rounding here; dividing by it would invent a difference.
  if (spread <= 1e-12 * (1 / n1 + 1 / n2)) return null;
  if (rule === 'pooled-z') {
    const z = (p1 - p2) / Math.sqrt(pooled * pooledRest * spread);
    return { z, p: normalTwoSided(z) };
  }
  const degreesOfFreedom = n1 + n2 - (overlap?.base ?? 0) - 1;
  if (!(degreesOfFreedom > 0)) return null;
  const t = (p1 - p2) / Math.sqrt(pooled * pooledRest * spread * (n1 + n2) / (n1 + n2 - 1));
  return { z: t, p: studentTwoSided(t, degreesOfFreedom) };
}

/** Correlation of two yes/no answers among the cases that are in both columns of a grid, for `Overlap.correlation`.
 *  @param both those who said yes in both   @param first, second yes in each   @param base all in both (weighted counts)
 *  @returns 0 where one of the answers does not vary */
export function overlapCorrelation(both: number, first: number, second: number, base: number): number {
  const spread = first * (base - first) * second * (base - second);
  return spread > 0 ? (both * base - first * second) / Math.sqrt(spread) : 0;
}
