import type { ColumnDictionary, RawCell, RawTable } from './raw-table.ts';

/** Where a cell of a table that was put together stands in the files on the disk. */
export interface CellPlace { readonly sheet: string; readonly cell: string; /** 1-based row of that sheet. */ readonly row: number }

/** A table put together from others knows where each of its cells came from. */
export interface ComposedTable extends RawTable {
  /** null where the cell stands in the table's own sheet, at its own address. */
  place(row: number, column: number): CellPlace | null;
}
export const isComposed = (table: RawTable): table is ComposedTable => 'place' in table;

/** A column that stands in no sheet of its own: values by code, one code a row (−1: empty). */
export interface ExtraColumn {
  readonly codes: Int32Array;
  readonly values: readonly RawCell[];
  place(row: number): CellPlace | null;
}

const isBlank = (cell: RawCell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '');

/** The dictionary of a column over some rows, by reading its cells one by one. */
export function dictionaryOf(cellAt: (row: number) => RawCell, rows: ArrayLike<number>): ColumnDictionary {
  const codes = new Int32Array(rows.length);
  const values: RawCell[] = [];
  const counts: number[] = [];
  const firstCase: number[] = [];
  const seen = new Map<string, number>();
  for (let index = 0; index < rows.length; index++) {
    const read = cellAt(rows[index]!);
    const cell = isBlank(read) ? null : read;
    const key = cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : `${typeof cell} ${String(cell)}`;
    let code = seen.get(key);
    if (code === undefined) {
      code = values.length;
      seen.set(key, code);
      values.push(cell);
      counts.push(0);
      firstCase.push(index);
    }
    codes[index] = code;
    counts[code]!++;
  }
  return { codes, values, counts, firstCase };
}

/** A table with columns from elsewhere at its right; its own cells keep their addresses. */
export function withColumns(base: RawTable, extra: readonly ExtraColumn[]): ComposedTable {
  const width = base.columnCount;
  const cell = (row: number, column: number): RawCell => {
    if (column < width) return base.cell(row, column);
    const added = extra[column - width];
    const code = added?.codes[row] ?? -1;
    return code < 0 ? null : added!.values[code] ?? null;
  };
  const { distinct, isBlank: baseIsBlank } = base;
  return {
    sheet: base.sheet, rowCount: base.rowCount, columnCount: width + extra.length, cell,
    hiddenRows: base.hiddenRows, hiddenColumns: base.hiddenColumns, merges: base.merges, problems: base.problems,
    ...(distinct === undefined ? {} : { distinct: (column: number, rows: ArrayLike<number>) => (column < width ? distinct.call(base, column, rows) : dictionaryOf((row) => cell(row, column), rows)) }),
    ...(baseIsBlank === undefined ? {} : { isBlank: (row: number, column: number) => (column < width ? baseIsBlank.call(base, row, column) : isBlank(cell(row, column))) }),
    place: (row, column) => (column < width ? (isComposed(base) ? base.place(row, column) : null) : extra[column - width]?.place(row) ?? null),
  };
}
