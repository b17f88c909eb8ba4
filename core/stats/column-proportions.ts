import { adjustP, type Adjustment } from './adjust-p.ts';
import { type Overlap, proportionDifference, type ProportionRule, type Share } from './proportion-difference.ts';

export type ColumnProportionsOptions = {
  /** Over which comparisons p is adjusted: those of one row (as SPSS prints them), or of the whole table. `row` unless told. */
  readonly family?: 'row' | 'table';
  /** `bonferroni` unless told. */
  readonly adjust?: Adjustment;
  /** Effective bases, one for each column, where the counts are weighted. The counts and bases then stay the weighted ones. */
  readonly effectiveBases?: readonly number[];
  /** Columns with a base under this (effective where given) are left out. 0 unless told; 30 is usual in print. */
  readonly minimumBase?: number;
  /** Cases in both columns a and b (a < b), where columns overlap: multiple response, nets, grids. Null where none are. */
  readonly overlap?: (a: number, b: number, row: number) => Overlap | null;
  /** Which pairs to compare; every pair of columns unless told. */
  readonly pairs?: readonly (readonly [number, number])[];
  readonly rule?: ProportionRule;
};

/** One comparison: column a against column b in one row. z > 0 where a has the larger share. */
export type ColumnComparison = {
  readonly row: number; readonly a: number; readonly b: number;
  readonly z: number; readonly p: number; readonly pAdjusted: number;
};

/** Compares every two columns' proportions in every row, with the pooled two-proportion z test.
 *  Use it for the letters under a banner. Comparisons that cannot be made (empty base, nobody or everybody in both) are
 *  left out, and are not counted in the adjustment.
 *  @param counts rows × columns   @param bases one for each column: what the counts are shares of
 *  @throws RangeError where a count exceeds its base
 *  @see R prop.test(correct = FALSE) (z² is its chi-square), p.adjust; test/fixtures/stats/tables.R
 *  @example columnProportions([[30, 45]], [100, 100]) // [{ row: 0, a: 0, b: 1, z: -2.1909, p: 0.0285, pAdjusted: 0.0285 }] */
export function columnProportions(
  counts: readonly (readonly number[])[], bases: readonly number[], options: ColumnProportionsOptions = {},
): ColumnComparison[] {
  const { family = 'row', adjust = 'bonferroni', minimumBase = 0, rule = 'pooled-z' } = options;
  const pairs = options.pairs ?? bases.flatMap((_, b) => bases.slice(0, b).map((__, a) => [a, b] as const));
  const testBase = (column: number): number => options.effectiveBases?.[column] ?? bases[column] ?? 0;
  const share = (row: readonly number[], column: number): Share => {
    const base = bases[column] ?? 0;
    const count = row[column] ?? 0;
    if (count > base * (1 + 1e-9) || count < 0) throw new RangeError(`columnProportions requires 0 ≤ count ≤ base, not ${count} of ${base}`);
    return { proportion: base > 0 ? Math.min(1, count / base) : 0, base: base > 0 ? testBase(column) : 0, ...(rule === 'quantum-t' ? { weight: base } : {}) };
  };

  const found = counts.map((row, rowIndex) => pairs.flatMap(([a, b]) => {
    if (testBase(a) < minimumBase || testBase(b) < minimumBase) return [];
    const shared = options.overlap?.(Math.min(a, b), Math.max(a, b), rowIndex) ?? null;
    const difference = proportionDifference(share(row, a), share(row, b), shared, rule);
    return difference === null ? [] : [{ row: rowIndex, a, b, ...difference }];
  }));
  const families = family === 'row' ? found : [found.flat()];
  return families.flatMap((members) => {
    const adjusted = adjustP(members.map(({ p }) => p), adjust);
    return members.map((member, i) => ({ ...member, pAdjusted: adjusted[i] ?? member.p }));
  });
}
