import type { RawTable } from './raw-table.ts';

/** The same sheet with rows and columns exchanged, for questionnaires with one respondent a column. */
export const transposed = (table: RawTable): RawTable => ({
  sheet: table.sheet, rowCount: table.columnCount, columnCount: table.rowCount,
  cell: (row, column) => table.cell(column, row),
  hiddenRows: table.hiddenColumns, hiddenColumns: table.hiddenRows,
  merges: table.merges.map(({ top, left, bottom, right }) => ({ top: left, left: top, bottom: right, right: bottom })),
  problems: table.problems,
});
