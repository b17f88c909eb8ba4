import type { Told } from '#core/contract/saying.ts';
import { columnName, type RawFile, type RawTable } from '#core/importing/raw-table.ts';
import { said, saying, type SentenceCode } from '#core/text/sentences.ts';

/** What the author of a workbook hid: sheets (left aside unless asked for), and rows and columns of the sheet that is read, which are
 *  read like the others. */
export interface HiddenParts { readonly sheets: readonly string[]; /** 1-based, with cells in them. */ readonly rows: readonly number[]; readonly columns: readonly string[] }

export function hiddenParts(file: RawFile, main: RawTable): HiddenParts {
  const filled = (row: number): boolean => { for (let column = 0; column < main.columnCount; column++) if (main.cell(row, column) !== null) return true; return false; };
  const used = (column: number): boolean => { for (let row = 0; row < main.rowCount; row++) if (main.cell(row, column) !== null) return true; return false; };
  return {
    sheets: file.sheets.filter(({ name, hidden }) => hidden && name !== main.sheet).map(({ name }) => name),
    rows: [...main.hiddenRows].filter((row) => row < main.rowCount && filled(row)).sort((a, b) => a - b).map((row) => row + 1),
    columns: [...main.hiddenColumns].filter((column) => column < main.columnCount && used(column)).sort((a, b) => a - b).map(columnName),
  };
}

export const isHiding = ({ sheets, rows, columns }: HiddenParts): boolean => sheets.length + rows.length + columns.length > 0;

/** Sentences about them. @param within the sheet that is read, or the files */
export function hiddenNotices(hidden: HiddenParts, within: string): Told[] {
  const notice = (code: SentenceCode, items: readonly string[], count: number): Told[] => (count === 0 ? [] : [said(saying(code, { sheet: within, count, items: items.length > 12 ? [...items.slice(0, 12), '…'] : items }))]);
  return [...notice('hidden.sheets', hidden.sheets, hidden.sheets.length), ...notice('hidden.rows', runs(hidden.rows), hidden.rows.length), ...notice('hidden.columns', hidden.columns, hidden.columns.length)];
}

/** 5, 6, 7 and 9 as "5–7" and "9". */
function runs(numbers: readonly number[]): string[] {
  const found: [number, number][] = [];
  for (const one of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === one - 1) last[1] = one; else found.push([one, one]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
}
