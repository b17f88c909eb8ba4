import type { Problem } from '../contract/import-plan.ts';
import { repairDoubleEncoded } from '../text/double-encoded.ts';
import { said, saying } from '../text/sentences.ts';
import { isComposed, type ComposedTable } from './extra-columns.ts';
import { cellAddress, type ColumnDictionary, type RawCell, type RawTable } from './raw-table.ts';
import { surveySheetSteps, type SheetShape } from './survey-sheet.ts';

const repaired = (cell: RawCell): RawCell => (typeof cell === 'string' ? repairDoubleEncoded(cell) ?? cell : cell);
const known = new WeakMap<RawTable, RawTable>();

/** The table with texts that were written in UTF-8 and read in another code page before the file was made as they were meant, headers too. */
export function repairedTable(table: RawTable): RawTable {
  const before = known.get(table);
  if (before !== undefined) return before;
  const { sheet, rowCount, columnCount, hiddenRows, hiddenColumns, merges, problems, distinct, isBlank } = table;
  const made: RawTable = {
    sheet, rowCount, columnCount, hiddenRows, hiddenColumns, merges, problems, cell: (row, column) => repaired(table.cell(row, column)),
    ...(distinct === undefined ? {} : { distinct: (column: number, rows: ArrayLike<number>) => repairedColumn(distinct.call(table, column, rows)) }),
    ...(isBlank === undefined ? {} : { isBlank: (row: number, column: number) => isBlank.call(table, row, column) }),
    ...(isComposed(table) ? { place: (row: number, column: number) => table.place(row, column) } satisfies Pick<ComposedTable, 'place'> : {}),
  };
  known.set(table, made);
  return made;
}

/** Texts that are alike once they are repaired become one value. */
function repairedColumn(column: ColumnDictionary): ColumnDictionary {
  const { values, codes, counts, firstCase } = column;
  if (!values.some((cell) => typeof cell === 'string' && repairDoubleEncoded(cell) !== null)) return column;
  const merged: RawCell[] = [];
  const mergedCounts: number[] = [];
  const mergedFirst: number[] = [];
  const places = new Map<string, number>();
  const into = values.map((cell, code) => {
    const value = repaired(cell);
    const key = typeof value === 'object' ? JSON.stringify(value) : `${typeof value} ${String(value)}`;
    const place = places.get(key) ?? merged.length;
    if (place === merged.length) { places.set(key, place); merged.push(value); mergedCounts.push(0); mergedFirst.push(firstCase[code]!); }
    mergedCounts[place]! += counts[code]!;
    return place;
  });
  return { codes: Int32Array.from(codes, (code) => into[code]!), values: merged, counts: mergedCounts, firstCase: mergedFirst };
}

/** Distinct answers looked at in each column. */
const SAMPLE = 5000;
const CELLS_A_STEP = 1000;
/** Places that are told one by one. */
const TOLD = 12;

export interface DoubleEncoding { readonly texts: number; readonly example: string; readonly meant: string; readonly problems: readonly Problem[] }

/** Where texts look as if they had been read in the wrong code page before the file was made, in steps; null where none do. Of columns with very
 *  many different answers a part is looked at, from beginning to end: such damage is everywhere or nowhere. */
export function* findDoubleEncoded(table: RawTable, shape: SheetShape): Generator<number, DoubleEncoding | null> {
  const sheet = yield* surveySheetSteps(table, shape);
  const header = shape.headerRows.at(-1) ?? 0;
  const problems: Problem[] = [];
  let texts = 0;
  let first: { example: string; meant: string } | undefined;
  const tell = (found: string, address: () => string): void => {
    const meant = repairDoubleEncoded(found);
    if (meant === null) return;
    texts++;
    const [example, better] = around(found, meant);
    first ??= { example, meant: better };
    if (problems.length >= TOLD) return;
    const cell = address();
    problems.push({ severity: 'warning', sheet: sheet.sheet, cell, expected: better, found: example, ...said(saying('cell.doubleEncoded', { cell, found: example, meant: better })) });
  };
  for (let column = 0; column < sheet.columnCount; column++) {
    tell(sheet.header(column).full, () => (shape.orientation === 'columns' ? cellAddress(column, header) : cellAddress(header, column)));
    const { values, firstCase } = yield* sheet.columnSteps(column);
    const every = Math.max(1, Math.ceil(values.length / SAMPLE));
    for (let code = 0, seen = 1; code < values.length; code += every, seen++) {
      if (seen % CELLS_A_STEP === 0) yield 0;
      const cell = values.at(code);
      if (typeof cell === 'string') tell(cell, () => sheet.address(firstCase[code]!, column));
    }
    yield 0;
  }
  return first === undefined ? null : { texts, ...first, problems };
}

/** The words around the first sign that was wrong. */
function around(found: string, meant: string): [string, string] {
  let at = 0;
  while (at < meant.length && found[at] === meant[at]) at++;
  const from = found.lastIndexOf(' ', Math.max(0, at - 12)) + 1;
  const cut = (text: string): string => `${from > 0 ? '…' : ''}${text.slice(from, from + 40)}${text.length > from + 40 ? '…' : ''}`;
  return [cut(found), cut(meant)];
}
