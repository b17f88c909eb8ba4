import type { RawCell, RawTable } from './raw-table.ts';

/** A raw table from rows already in memory: pasted cells, generated tables, tests. Short rows are filled with empty cells. */
export function rawTableFromRows(rows: readonly (readonly RawCell[])[], sheet = 'Sheet1'): RawTable {
  const columnCount = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return {
    sheet, rowCount: rows.length, columnCount,
    cell: (row, column) => rows[row]?.[column] ?? null,
    hiddenRows: new Set(), hiddenColumns: new Set(), merges: [], problems: [],
  };
}
