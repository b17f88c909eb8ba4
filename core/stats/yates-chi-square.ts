import { chiSquareUpperTail } from './chi-square-distribution.ts';
import { forEachExpected, testableTwoWay } from './two-way.ts';

/** Chi-square of a 2 × 2 table with Yates' continuity correction (never more than the deviation itself, as R does it).
 *  @throws RangeError where the table is not 2 × 2 after empty lines are dropped
 *  @see R chisq.test(correct = TRUE); test/fixtures/stats/tables.R */
export function yatesChiSquare(observed: readonly (readonly number[])[]): { statistic: number; degreesOfFreedom: 1; pValue: number } {
  const table = testableTwoWay(observed, 'yatesChiSquare');
  if (table.rowTotals.length !== 2 || table.columnTotals.length !== 2) throw new RangeError('yatesChiSquare requires a 2 × 2 table');
  let correction = 0.5;
  forEachExpected(table, (count, expected) => { correction = Math.min(correction, Math.abs(count - expected)); });
  let statistic = 0;
  forEachExpected(table, (count, expected) => { statistic += (Math.abs(count - expected) - correction) ** 2 / expected; });
  return { statistic, degreesOfFreedom: 1, pValue: chiSquareUpperTail(statistic, 1) };
}
