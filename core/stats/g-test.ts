import { chiSquareUpperTail } from './chi-square-distribution.ts';
import { forEachExpected, testableTwoWay } from './two-way.ts';

/** Likelihood-ratio (G) test of independence on a two-way table of counts.
 *  @param observed as for `chiSquare`
 *  @throws RangeError as `chiSquare`
 *  @see 2 Σ O log(O / E) in R; test/fixtures/stats/tables.R */
export function gTest(observed: readonly (readonly number[])[]): { statistic: number; degreesOfFreedom: number; pValue: number } {
  const table = testableTwoWay(observed, 'gTest');
  let half = 0;
  forEachExpected(table, (count, expected) => { if (count > 0) half += count * Math.log(count / expected); });
  const statistic = Math.max(0, 2 * half);
  const degreesOfFreedom = (table.rowTotals.length - 1) * (table.columnTotals.length - 1);
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom) };
}
