import { enumerateFisher } from './fisher-enumerated.ts';
import { fisherTwoByTwo } from './fisher-two-by-two.ts';
import { logFactorials } from './log-factorials.ts';
import { seededRandom } from './random.ts';
import { randomTable } from './random-table.ts';
import { testableTwoWay } from './two-way.ts';

export type FisherOptions = {
  /** Seed of the simulation, where one is needed. 1 unless told. */
  readonly seed?: number;
  /** Random tables in the simulation. Unless told 10,000, and fewer (never under 1,000) for tables of more than 300 cells. */
  readonly simulations?: number;
  /** Steps the exact way may take before it gives way to simulation. 2,000,000 unless told: a third of a second or so. */
  readonly work?: number;
};

export type FisherExact = {
  readonly pValue: number;
  readonly method: 'exact' | 'monte-carlo';
  /** Present for Monte-Carlo, so that the line under the table can say how the figure was made. */
  readonly simulations?: number;
  readonly seed?: number;
  readonly standardError?: number;
};

/** Fisher's exact test of independence: the right one where expected counts are small.
 *  2 × 2 tables are always exact; larger ones are exact as long as the work allows, and else simulated with a fixed seed:
 *  the result says which.
 *  @param observed whole counts, at least 2 × 2 after empty lines are dropped
 *  @returns pValue two-sided as R's: the probability of all tables with these margins that are not more probable than this one
 *  @throws RangeError for counts that are not whole, and as `chiSquare`
 *  @see R fisher.test()$p.value; test/fixtures/stats/tables.R
 *  @example fisherExact([[3, 1], [1, 3]]) // { pValue: 0.4857, method: 'exact' } */
export function fisherExact(observed: readonly (readonly number[])[], options: FisherOptions = {}): FisherExact {
  const { cells, rowTotals, columnTotals, total } = testableTwoWay(observed, 'fisherExact');
  if (cells.some((row) => row.some((count) => !Number.isInteger(count)))) {
    throw new RangeError('fisherExact requires whole counts: a weighted table has none, use chiSquare on effective counts or raoScott');
  }
  if (rowTotals.length === 2 && columnTotals.length === 2) {
    const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = cells;
    return { pValue: fisherTwoByTwo(a, b, c, d), method: 'exact' };
  }
  const logFactorial = logFactorials(total);
  const seen = weigh(cells, logFactorial);
  const [keys, stages] = rowTotals.length <= columnTotals.length ? [rowTotals, columnTotals] : [columnTotals, rowTotals];
  const exact = total <= 100_000 ? enumerateFisher(keys, stages, seen, logFactorial, options.work ?? 2_000_000) : null;
  if (exact !== null) return { pValue: exact, method: 'exact' };

  const simulations = options.simulations ?? Math.max(1000, Math.min(10_000, Math.floor(3_000_000 / (keys.length * stages.length))));
  const seed = options.seed ?? 1;
  const random = seededRandom(seed);
  let asRare = 0;
  for (let i = 0; i < simulations; i += 1) {
    if (weigh(randomTable(keys, stages, random, logFactorial), logFactorial) <= seen + 1e-7) asRare += 1;
  }
  // The observed table counts as one of the draws, so that the p-value is never 0 (as in R).
  const pValue = (asRare + 1) / (simulations + 1);
  return { pValue, method: 'monte-carlo', simulations, seed, standardError: Math.sqrt(pValue * (1 - pValue) / simulations) };
}

/** −Σ log x!: among tables with the same margins, larger is more probable. */
function weigh(cells: readonly (readonly number[])[], logFactorial: Float64Array): number {
  let sum = 0;
  for (const row of cells) for (const x of row) sum -= logFactorial[x] ?? 0;
  return sum;
}
