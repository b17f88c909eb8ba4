import type { RawCell, RawTable } from '#core/importing/raw-table.ts';
import { openSurveyFile, type OpenOptions } from '#service/files/open-file.ts';

/** A table's cells as rows. */
export function cellsOf(table: RawTable): RawCell[][] {
  return Array.from({ length: table.rowCount }, (_, row) => Array.from({ length: table.columnCount }, (__, column) => table.cell(row, column)));
}

const MAX_TOUCHED = 2_000_000;

/** Asks for every cell and keeps none; of a table with few cells far apart, for the first two million places. */
export function touchCells(table: RawTable): void {
  let left = MAX_TOUCHED;
  for (let row = 0; row < table.rowCount; row++) {
    for (let column = 0; column < table.columnCount; column++) {
      if (left-- === 0) return;
      table.cell(row, column);
    }
  }
}

/** Opens a file, reads one sheet and closes it. */
export async function readTable(path: string, sheet?: string, options?: OpenOptions): Promise<RawTable> {
  const opened = await openSurveyFile(path, options);
  try {
    return await opened.readSheet(sheet);
  } finally {
    opened.close();
  }
}
