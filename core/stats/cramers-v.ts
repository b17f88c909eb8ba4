import { chiSquare } from './chi-square.ts';
import { twoWay } from './two-way.ts';

/** Cramér's V: how strongly two closed questions are related, from 0 (not at all) to 1 (one tells the other).
 *  @param observed as for `chiSquare`; categories that nobody chose do not count towards the smaller side
 *  @throws RangeError as `chiSquare`
 *  @see sqrt(chisq.test(correct = FALSE) / (n (min(r, c) − 1))) in R; test/fixtures/stats/tables.R */
export function cramersV(observed: readonly (readonly number[])[]): number {
  const { statistic } = chiSquare(observed);
  const { cells, columnTotals, total } = twoWay(observed, 'cramersV');
  return Math.sqrt(statistic / (total * (Math.min(cells.length, columnTotals.length) - 1)));
}
