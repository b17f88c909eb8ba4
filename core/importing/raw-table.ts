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
}

/** One sheet, by column: memory grows with distinct values, not with cells. Row and column indices are 0-based positions
 *  in the sheet (row 0 is the sheet's first row), so that "B14" can always be named. */
export interface RawTable {
  readonly sheet: string;
  readonly rowCount: number;
  readonly columnCount: number;
  cell(row: number, column: number): RawCell;
  /** The column as a dictionary, where the reader keeps one: `values[codes[row]]` is the cell, for every row from 0 to
   *  rowCount − 1 (rows past the end of `codes` are empty). Each value stands once. Whoever interprets a column then
   *  works on distinct values, not on cells. */
  distinct?(column: number): { readonly codes: ArrayLike<number>; readonly values: readonly RawCell[] };
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
  readonly format: 'xlsx' | 'xlsm' | 'xls' | 'xlsb' | 'ods' | 'csv' | 'sav';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** What the reader left aside and says so: macros, external links, charts. */
  readonly notices: readonly string[];
}

/** "A1"-style address of a 0-based cell. */
export const cellAddress = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** Spreadsheet letters of a 0-based column: 0 → A, 26 → AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}
