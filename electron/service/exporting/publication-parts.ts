import { newSheet, type BookCell, type BookRow, type BookSheet, type CellStyle, type CellValue } from './book/book.ts';
import { splitForCells } from './cells.ts';
import type { FlatKind } from './flat-table.ts';
import { PROGRAM_NAME } from './program-name.ts';
import { COUNT_FORMAT, percentFormat, VALUE_FORMAT, WEIGHTED_FORMAT } from './words.ts';

/** A sheet of the publication layout. */
export function addSheet(name: string): BookSheet {
  return { ...newSheet(name), rowHeight: 16, footer: PROGRAM_NAME };
}

/** On paper a wide table goes over several pages, its first column on each, rather than being shrunk until nobody can read it. */
export function fitPages(sheet: BookSheet): void {
  const width = sheet.widths.reduce((sum, each) => sum + each, 0);
  if (width <= PAGE_CHARACTERS) return;
  sheet.pagesWide = Math.ceil(width / PAGE_CHARACTERS);
  sheet.repeatsFirstColumn = true;
}
const PAGE_CHARACTERS = 190;

// Styles are shared objects: one that was met before is known without being looked at.
const TITLE: CellStyle = { size: 15, bold: true };
const LINE: CellStyle = { size: 12 };
const HEAD_TEXT: CellStyle = { size: 12, bold: true, wrap: true, vertical: 'bottom', horizontal: 'left' };
const HEAD_NUMBER: CellStyle = { size: 12, bold: true, wrap: true, vertical: 'bottom', horizontal: 'right' };
const BODY_TEXT: CellStyle = { size: 12, wrap: true, vertical: 'top' };
const NUMBERS = new Map<string, CellStyle>();
function numberStyle(format: string): CellStyle {
  const known = NUMBERS.get(format);
  if (known !== undefined) return known;
  const made: CellStyle = { size: 12, horizontal: 'right', vertical: 'top', format };
  NUMBERS.set(format, made);
  return made;
}

/** A title in A1 and what is to be known below it. */
export function writeLines(sheet: BookSheet, lines: readonly string[]): void {
  for (const line of lines) sheet.rows.push({ cells: [{ value: splitForCells(line)[0]!, style: sheet.rows.length === 0 ? TITLE : LINE }] });
}

/** An Excel table from column A on, set as its kinds want. @param row its heading's, which follows what is written already
 *  @param kindOf where cells of a column are set in different ways */
export function addTable(sheet: BookSheet, row: number, name: string, headings: readonly string[], records: readonly (readonly CellValue[])[], kinds: readonly FlatKind[], widths: readonly number[], how: { readonly language?: 'en' | 'fr'; readonly weighted?: boolean; readonly kindOf?: (record: number, column: number) => FlatKind } = {}): void {
  if (sheet.rows.length !== row - 1) throw new RangeError(`addTable: row ${row} does not follow the ${sheet.rows.length} above it`);
  const body = records.length > 0 ? records : [headings.map(() => '–')];
  const share = numberStyle(percentFormat(how.language ?? 'en'));
  const [count, decimals, weighted] = [numberStyle(COUNT_FORMAT), numberStyle(VALUE_FORMAT), numberStyle(WEIGHTED_FORMAT)];
  const styleOf = (value: CellValue, kind: FlatKind): CellStyle => {
    if (kind === 'text') return BODY_TEXT;
    if (kind === 'share') return share;
    if (kind === 'value') return decimals;
    return Number.isInteger(value) || typeof value !== 'number' ? (how.weighted === true ? weighted : count) : how.weighted === true ? weighted : decimals;
  };
  sheet.tables.push({ name, row, headings, records: body.length });
  sheet.rows.push(fitted(headings.map((value, column): BookCell => ({ value, style: kinds[column] === 'text' ? HEAD_TEXT : HEAD_NUMBER })), widths, 0.82));
  body.forEach((record, at) => { sheet.rows.push(fitted(record.map((value, column): BookCell => ({ value, style: styleOf(value, how.kindOf?.(at, column) ?? kinds[column]!) })), widths, 0.95)); });
  sheet.widths.push(...widths);
}

const LINE_PT = 15.5;
const MOST_PT = 409;

/** A row as high as its longest text needs when it is broken at the width of its column: not every program finds that by itself.
 *  @param characters that fit into a unit of width */
function fitted(cells: BookCell[], widths: readonly number[], characters: number): BookRow {
  let lines = 1;
  cells.forEach(({ value, style }, column) => {
    if (typeof value !== 'string' || style.wrap !== true) return;
    const most = Math.max(4, widths[column]! * characters);
    if (value.length > most || value.includes('\n')) lines = Math.max(lines, value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / most)), 0));
  });
  return lines === 1 ? { cells } : { cells, height: Math.min(MOST_PT, lines * LINE_PT + 1), isFitted: true };
}
