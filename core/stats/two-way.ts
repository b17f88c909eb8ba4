/** A two-way table with its margins, and with its empty rows and columns left out. */
export type TwoWay = {
  readonly cells: readonly (readonly number[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly total: number;
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Checks a table of counts and drops the rows and columns that hold nothing: a category nobody chose says nothing about
 *  a relation, and its expected counts of 0 would make every statistic 0 / 0.
 *  @param name the procedure, for the error
 *  @throws RangeError where a count is negative or not finite, or the rows differ in length */
export function twoWay(observed: readonly (readonly number[])[], name: string): TwoWay {
  const width = observed[0]?.length ?? 0;
  for (const row of observed) {
    if (row.length !== width) throw new RangeError(`${name} requires rows of one length`);
    for (const count of row) if (!(count >= 0) || count === Infinity) throw new RangeError(`${name} requires finite counts of 0 or more, not ${count}`);
  }
  const columnSums = Array.from({ length: width }, (_, j) => sum(observed.map((row) => row[j] ?? 0)));
  const kept = columnSums.flatMap((total, j) => (total > 0 ? [j] : []));
  const cells = observed.filter((row) => sum(row) > 0).map((row) => kept.map((j) => row[j] ?? 0));
  const rowTotals = cells.map(sum);
  return { cells, rowTotals, columnTotals: kept.map((j) => columnSums[j] ?? 0), total: sum(rowTotals) };
}

/** Whether a table has at least two rows and two columns with anything in them: what chiSquare, gTest, fisherExact and
 *  cramersV require. Ask before, where a table may come out flat. */
export function isTestable(observed: readonly (readonly number[])[]): boolean {
  const { cells, columnTotals } = twoWay(observed, 'isTestable');
  return cells.length >= 2 && columnTotals.length >= 2;
}

/** As `twoWay`, for procedures that need at least 2 × 2. */
export function testableTwoWay(observed: readonly (readonly number[])[], name: string): TwoWay {
  const table = twoWay(observed, name);
  if (table.cells.length < 2) throw new RangeError(`${name} requires at least two non-empty rows`);
  if (table.columnTotals.length < 2) throw new RangeError(`${name} requires at least two non-empty columns`);
  return table;
}

/** Calls back with each cell, its expected count under independence, and the shares of its row and column. */
export function forEachExpected(table: TwoWay, visit: (observed: number, expected: number, row: number, column: number) => void): void {
  table.cells.forEach((row, i) => row.forEach((count, j) => {
    visit(count, (table.rowTotals[i] ?? 0) * (table.columnTotals[j] ?? 0) / table.total, i, j);
  }));
}
