import { atOnce } from '../steps.ts';
import { collapseSpace, normaliseText } from '../text/normalise.ts';
import { cellText } from './cell-text.ts';
import { isImportId, isResponseMarker } from './layout.ts';
import { cellAddress, columnName, type ColumnDictionary, type RawCell, type RawTable } from './raw-table.ts';
import { transposed } from './transposed.ts';

export type { ColumnDictionary } from './raw-table.ts';

/** What the header rows say of one column. */
export interface ColumnHeader {
  /** All header cells from top to bottom, joined by " › ": the column's name in a plan. */
  readonly full: string;
  /** Short code, where a row of codes stands above the wordings ("Q4_1"). */
  readonly code: string | null;
  /** Heading of the group the column stands under, where there is a row of headings. */
  readonly section: string | null;
  readonly question: string;
  /** Option under the question, where a header row holds options. */
  readonly option: string | null;
  /** "Response" or "Open-Ended Response", where the survey tool wrote it. */
  readonly marker: string | null;
}

/** A raw table seen as cases and columns, whichever way it lies. Blank rows are no cases, nor are notes below the table. */
export interface SurveySheet {
  readonly sheet: string;
  readonly caseCount: number;
  readonly columnCount: number;
  header(column: number): ColumnHeader;
  column(column: number): ColumnDictionary;
  /** The same in steps. */
  columnSteps(column: number): Generator<number, ColumnDictionary>;
  /** "B14" in the file as it lies on the disk, for a case or a header row. */
  address(caseIndex: number, column: number): string;
  /** 1-based row (column, when transposed) of a case in the sheet. */
  rowNumber(caseIndex: number): number;
  /** Rows below the table that were read as notes, 1-based. */
  readonly noteRows: readonly number[];
}

export interface SheetShape {
  readonly orientation: 'rows' | 'columns'; readonly headerRows: readonly number[]; readonly firstDataRow: number;
  /** No row below the header is a note. */
  readonly everyRow?: boolean | undefined;
}

/** What was read of a table, for as long as the table is kept: a plan is guessed and applied in turns, and each column with
 *  few distinct values is read once for both; of the others as many as do not fill the memory. */
interface SharedReading { readonly rows: Int32Array; readonly noteRows: number[]; readonly columns: (ColumnDictionary | undefined)[]; kept: number }
const shared = new WeakMap<RawTable, Map<string, SharedReading>>();
/** Of the columns with more distinct values than this only some are kept beyond their sheet: as many as hold so many values together. */
const KEPT_VALUES = 5000;
const KEPT_TOGETHER = 2_000_000;

/** Reads a table through its layout. A column with few values is read once, on demand; of the others the last one is kept. */
export const surveySheet = (table: RawTable, shape: SheetShape): SurveySheet => atOnce(surveySheetSteps(table, shape));

/** The same in steps. */
export function* surveySheetSteps(table: RawTable, shape: SheetShape): Generator<number, SurveySheet> {
  const upright = shape.orientation === 'columns' ? transposed(table) : table;
  const byShape = shared.get(table) ?? new Map<string, SharedReading>();
  shared.set(table, byShape);
  const key = `${shape.orientation} ${shape.firstDataRow} ${shape.everyRow === true}`;
  const known = byShape.get(key) ?? { ...yield* caseRows(upright, shape.firstDataRow, shape.everyRow === true), columns: [], kept: 0 };
  byShape.set(key, known);
  const { rows, noteRows } = known;
  const headers = columnHeaders(upright, shape.headerRows);
  let last: { column: number; read: ColumnDictionary | undefined } = { column: -1, read: undefined };
  const columnSteps = function* (column: number): Generator<number, ColumnDictionary> {
    const kept = known.columns[column] ?? (last.column === column ? last.read : undefined);
    if (kept !== undefined) return kept;
    const read = yield* readColumn(upright, column, rows);
    const many = read.values.length > KEPT_VALUES ? read.values.length : 0;
    // An array holds its texts as strings: too much to keep. A reader that makes them when asked holds numbers only.
    if (many > 0 && (Array.isArray(read.values) || known.kept + many > KEPT_TOGETHER)) last = { column, read };
    else if (known.columns[column] === undefined) {
      known.columns[column] = read;
      known.kept += many;
    }
    return read;
  };
  return {
    sheet: table.sheet, caseCount: rows.length, columnCount: upright.columnCount,
    noteRows: noteRows.map((row) => row + 1),
    header: (column) => headers[column] ?? unnamed(column),
    column: (column) => atOnce(columnSteps(column)), columnSteps,
    address: (caseIndex, column) => (shape.orientation === 'columns' ? cellAddress(column, rows[caseIndex]!) : cellAddress(rows[caseIndex]!, column)),
    rowNumber: (caseIndex) => rows[caseIndex]! + 1,
  };
}

/** Positions of the rows that hold a case: not blank, and not a lone note under a blank row at the end of a wide table. */
function* caseRows(table: RawTable, first: number, everyRow: boolean): Generator<number, { rows: Int32Array; noteRows: number[] }> {
  const filled = yield* countFilled(table, first);
  let end = table.rowCount;
  while (end > first && filled[end - 1] === 0) end--;
  const noteRows: number[] = [];
  if (table.columnCount >= 4 && !everyRow) {
    let notes = end;
    let elsewhere = 0;
    const lone = table.columnCount >= 6 ? 2 : 1;
    for (; notes > first && filled[notes - 1]! > 0 && filled[notes - 1]! <= lone; notes--) if (filled[notes - 1] === 2 || isBlank(table.cell(notes - 1, 0))) elsewhere++;
    // Notes stand apart: behind a blank row, or scattered over the columns below a table without gaps. Else a row with one
    // cell is a respondent who answered one question, or none beyond the identifier.
    const behindBlank = notes > first && filled[notes - 1] === 0 && elsewhere === 0;
    const scattered = elsewhere > 0 && notes > first + 1 && filled.subarray(first, notes).every((count) => count > lone) && lastRowsAreText(table, notes, end);
    if (notes < end && (behindBlank || scattered)) {
      for (let row = notes; row < end; row++) noteRows.push(row);
      end = notes;
    }
  }
  const rows = new Int32Array(Math.max(0, end - first));
  let cases = 0;
  for (let row = first; row < end; row++) if (filled[row]! > 0) rows[cases++] = row;
  return { rows: rows.slice(0, cases), noteRows };
}

/** Some thousandths of a second. */
const CELLS_A_STEP = 20_000;

/** How many cells of each row are filled, three for any more. Of most rows a few columns tell it. */
function* countFilled(table: RawTable, first: number): Generator<number, Uint8Array> {
  const filled = new Uint8Array(table.rowCount);
  let left = Math.max(0, table.rowCount - first);
  const open = new Int32Array(left);
  for (let index = 0; index < left; index++) open[index] = first + index;
  yield 0;
  for (let column = 0; column < table.columnCount && left > 0; column++) {
    let kept = 0;
    for (let index = 0; index < left; index++) {
      if (index % CELLS_A_STEP === 0) yield 0;
      const row = open[index]!;
      if (!(table.isBlank?.(row, column) ?? isBlank(table.cell(row, column))) && ++filled[row]! === 3) continue;
      open[kept++] = row;
    }
    left = kept;
  }
  return filled;
}

function lastRowsAreText(table: RawTable, from: number, to: number): boolean {
  for (let row = from; row < to; row++) for (let column = 0; column < table.columnCount; column++) { const cell = table.cell(row, column); if (cell !== null && typeof cell !== 'string') return false; }
  return true;
}

const isBlank = (cell: RawCell): boolean => cell === null || (typeof cell === 'string' && (cell === '' || (cell.charCodeAt(0) <= 32 || cell.charCodeAt(0) >= 160) && cell.trim() === ''));

/** After so many distinct long texts, hardly any of them twice, a column is taken for free text: what follows is not looked up. */
const FREE_TEXT_VALUES = 2048;
const FREE_TEXT_LENGTH = 40;

function* readColumn(table: RawTable, column: number, rows: Int32Array): Generator<number, ColumnDictionary> {
  if (table.distinctSteps !== undefined) return yield* table.distinctSteps(column, rows);
  if (table.distinct !== undefined) return table.distinct(column, rows);
  const codes = new Int32Array(rows.length);
  const values: RawCell[] = [];
  const counts: number[] = [];
  const firstCase: number[] = [];
  const add = (value: RawCell, index: number): number => { values.push(value); counts.push(0); firstCase.push(index); return values.length - 1; };
  const seen = new Map<RawCell, number>();
  let textLength = 0;
  let freeText = false;
  const seenObjects = new Map<string, number>();
  for (let index = 0; index < rows.length; index++) {
    if (index % CELLS_A_STEP === CELLS_A_STEP - 1) yield 0;
    const cell = table.cell(rows[index]!, column);
    const value = isBlank(cell) ? null : cell;
    let code: number | undefined;
    if (typeof value === 'object' && value !== null) {
      const key = 'date' in value ? `d${value.date}` : `e${value.error}`;
      code = seenObjects.get(key);
      if (code === undefined) seenObjects.set(key, code = add(value, index));
    } else {
      const isText = typeof value === 'string';
      code = freeText && isText && value.length >= FREE_TEXT_LENGTH ? undefined : seen.get(value);
      if (code === undefined) {
        code = add(value, index);
        if (!freeText || !isText || value.length < FREE_TEXT_LENGTH) seen.set(value, code);
        if (isText) textLength += value.length;
        if (values.length === FREE_TEXT_VALUES) freeText = values.length > index * 0.6 && textLength > FREE_TEXT_VALUES * FREE_TEXT_LENGTH;
      }
    }
    codes[index] = code;
    counts[code]!++;
  }
  return { codes, values, counts, firstCase };
}

type RowRole = 'code' | 'section' | 'question' | 'option' | 'ignored';

function columnHeaders(table: RawTable, headerRows: readonly number[]): ColumnHeader[] {
  const lines = headerRows.map((row) => Array.from({ length: table.columnCount }, (_, column) => {
    const text = cellText(table.cell(row, column));
    return text === null ? null : collapseSpace(text.replace(/<br\s*\/?>/giu, ' ').replace(/<[^>]{1,80}>/gu, ''));
  }));
  const roles = headerRoles(lines);
  // A question or heading that spans columns is written once: the columns to its right stand under it.
  const spanned = lines.map((line, index) => {
    const last = index === lines.length - 1;
    if (last || (roles[index] !== 'question' && roles[index] !== 'section')) return line;
    let current: string | null = null;
    return line.map((text, column) => {
      if (text !== null) current = text;
      else if (lines.slice(index + 1).every((lower) => lower[column] === null)) current = null;
      return current;
    });
  });
  const at = (role: RowRole, column: number): string | null => spanned[roles.indexOf(role)]?.[column] ?? null;
  return Array.from({ length: table.columnCount }, (_, column) => {
    const under = at('option', column);
    const marker = isResponseMarker(under) ? under : null;
    const code = at('code', column);
    const question = at('question', column);
    const option = marker === null && question !== null ? under : null;
    const name = question ?? under ?? code ?? at('section', column);
    const full = spanned.map((line) => line[column]).filter((text) => text !== null && text !== undefined).join(' › ');
    if (name === null || full === '') return unnamed(column);
    return { full, code, section: at('section', column), question: name, option, marker };
  });
}

const unnamed = (column: number): ColumnHeader => ({ full: '', code: null, section: null, question: `Column ${columnName(column)}`, option: null, marker: null });

/** What each header row holds. One row: questions. Several: codes first where they are codes; the last row holds options
 *  where it says "Response" or stands under gaps; a row of import ids says nothing. */
function headerRoles(lines: readonly (readonly (string | null)[])[]): RowRole[] {
  const roles: RowRole[] = lines.map((line) => (line.filter(isImportId).length > line.filter((text) => text !== null).length / 2 ? 'ignored' : 'question'));
  const open = roles.flatMap((role, index) => (role === 'question' ? [index] : []));
  if (open.length <= 1) return roles;
  const last = open.at(-1)!;
  const above = open.at(-2)!;
  const filled = lines[above]!.filter((text) => text !== null).length;
  const hasMarkers = lines[last]!.some(isResponseMarker);
  const readsLikeQuestions = (line: readonly (string | null)[]): number => line.filter((text) => text !== null && (/\?\s*$/u.test(text) || text.length > 40)).length / Math.max(1, line.filter((text) => text !== null).length);
  const aboveIsCodes = isCodeLine(lines[above]!);
  if (hasMarkers || (!aboveIsCodes && filled < lines[above]!.length * 0.9 && readsLikeQuestions(lines[above]!) >= readsLikeQuestions(lines[last]!) && readsLikeQuestions(lines[above]!) > 0.2)) roles[last] = 'option';
  for (const index of open.filter((line) => roles[line] === 'question').slice(0, -1)) roles[index] = isCodeLine(lines[index]!) ? 'code' : 'section';
  return roles;
}
const isCodeLine = (line: readonly (string | null)[]): boolean => {
  const given = line.filter((text) => text !== null);
  const distinct = new Set(given.map(normaliseText)).size;
  return given.filter((text) => !text.trim().includes(' ') && text.length <= 24).length >= given.length * 0.9 && distinct >= given.length * 0.9 && given.some((text) => /\d/u.test(text) || /[a-z][A-Z]/u.test(text));
};
