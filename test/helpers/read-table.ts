import type { RawCell, RawTable } from '#core/importing/raw-table.ts';
import { openSurveyFile, type OpenOptions } from '#service/files/open-file.ts';

/** A table's cells as rows. */
export function cellsOf(table: RawTable): RawCell[][] {
  return Array.from({ length: table.rowCount }, (_, row) => Array.from({ length: table.columnCount }, (__, column) => table.cell(row, column)));
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
