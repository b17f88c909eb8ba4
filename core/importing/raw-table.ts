import type { Told } from '../contract/saying.ts';

/** What a file reader hands over: cells as the file means them, before any guess.
 *  Numbers that would lose digits as a double (long identifiers) and numbers formatted with leading zeros come as strings.
 *  A date is its ISO text, so that no time zone can shift it. An error cell (#N/A) is never a value. */
export type RawCell = string | number | boolean | null | { readonly date: string } | { readonly error: string };

/** A problem met while reading, by cell ("B14") or line; the reader goes on where it can. */
export interface RawProblem {
  readonly severity: 'error' | 'warning';
  readonly sheet: string;
  /** "B14", or "line 14" for text files, or "" for the whole sheet. */
  readonly cell: string;
  readonly expected: string;
  readonly found: string;
  readonly message: string;
  /** The message by code and facts (core/text/sentences.ts). */
  readonly code: string;
  readonly details: Told['details'];
}

/** The distinct cells of a column, by code. An array is one; a reader may make the values only when they are asked for. */
export interface CellList {
  readonly length: number;
  at(code: number): RawCell | undefined;
  map<T>(work: (cell: RawCell, code: number) => T): T[];
  forEach(work: (cell: RawCell, code: number) => void): void;
  some(holds: (cell: RawCell, code: number) => boolean): boolean;
  findIndex(holds: (cell: RawCell, code: number) => boolean): number;
  /** Bytes of a text in UTF-8 without making it, −1 for any other cell. */
  textBytes?(code: number): number;
  /** The first byte of a text, −1 for any other cell. */
  firstByte?(code: number): number;
  /** The number that a text writes plainly ("-12.5"), without making the text; NaN for anything else. */
  plainNumber?(code: number): number;
  /** Copies a text, in UTF-8 as the file has it, into `target` from `at` on. @returns how many bytes; −1 where there is no room for
   *  them, where it is blank, and for any other cell */
  copyText?(code: number, target: Uint8Array, at: number): number;
}

/** One column of answers as a dictionary over the cases: each distinct cell once, in order of first appearance; empty cells and
 *  cells of white space are one value, null. (A reader without `distinct` may give long texts more than once.) */
export interface ColumnDictionary {
  /** Index into `values` for each case. */
  readonly codes: Uint8Array | Uint16Array | Int32Array;
  readonly values: CellList;
  readonly counts: ArrayLike<number>;
  /** The case in which each value stands first. */
  readonly firstCase: ArrayLike<number>;
}

/** One sheet, by column: memory grows with distinct values, not with cells. Row and column indices are 0-based positions
 *  in the sheet (row 0 is the sheet's first row), so that "B14" can always be named. */
export interface RawTable {
  readonly sheet: string;
  readonly rowCount: number;
  readonly columnCount: number;
  cell(row: number, column: number): RawCell;
  /** Whether a cell is empty or white space alone; where the reader can tell without making the cell's value. */
  isBlank?(row: number, column: number): boolean;
  /** The column over some rows as a dictionary, where the reader keeps one. Whoever interprets a column then works on
   *  distinct values, not on cells. */
  distinct?(column: number, rows: ArrayLike<number>): ColumnDictionary;
  /** The same in steps. */
  distinctSteps?(column: number, rows: ArrayLike<number>): Generator<number, ColumnDictionary>;
  /** Lets go of what it holds only so that the next column is read fast. */
  rest?(): void;
  /** Gives its memory back at once, without waiting until garbage is collected. It is not read again; dictionaries that it gave stay. */
  close?(): void;
  /** Rows and columns that the author hid, and merged ranges, shown as such in the preview. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: readonly { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }[];
  readonly problems: readonly RawProblem[];
}

/** A file, opened: which sheets it has, how it was read. */
export interface RawFile {
  readonly name: string;
  readonly sha256: string;
  readonly format: 'xlsx' | 'xlsm' | 'xls' | 'xlsb' | 'ods' | 'csv' | 'sav'
    /** several files read as one table */
    | 'folder';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** What the reader left aside and says so: macros, external links, charts. */
  readonly notices: readonly Told[];
}

/** "A1"-style address of a 0-based cell. */
export const cellAddress = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** Spreadsheet letters of a 0-based column: 0 → A, 26 → AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}
