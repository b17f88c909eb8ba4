import { chiSquareUpperTail } from './chi-square-distribution.ts';
import { forEachExpected, testableTwoWay } from './two-way.ts';

export type ChiSquare = {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Cells that expect fewer than 5: with more than a fifth of them, prefer `fisherExact`. */
  readonly lowExpectedCells: number;
};

/** Pearson chi-square test of independence on a two-way table of counts, without continuity correction.
 *  Use it to ask whether two closed questions are related; for weighted tables pass counts scaled to effective bases,
 *  or use `raoScott` where the sample design is declared.
 *  @param observed rows × columns of counts, each ≥ 0 and finite, at least 2 × 2 after empty lines are dropped
 *  @returns statistic (no unit), degreesOfFreedom, pValue in [0, 1], lowExpectedCells (cells that expect < 5)
 *  @throws RangeError "chiSquare requires at least two non-empty rows" (or columns); ask `isTestable` first
 *  @see R chisq.test(correct = FALSE); test/fixtures/stats/tables.R
 *  @example chiSquare([[12, 8], [5, 15]]).pValue // 0.02516 */
export function chiSquare(observed: readonly (readonly number[])[]): ChiSquare {
  const table = testableTwoWay(observed, 'chiSquare');
  let statistic = 0;
  let lowExpectedCells = 0;
  forEachExpected(table, (count, expected) => {
    statistic += (count - expected) ** 2 / expected;
    if (expected < 5) lowExpectedCells += 1;
  });
  const degreesOfFreedom = (table.rowTotals.length - 1) * (table.columnTotals.length - 1);
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom), lowExpectedCells };
}
