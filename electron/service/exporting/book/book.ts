/** A workbook of tables as plain objects: what its sheets hold and how they are set. `book-parts.ts` writes it as the parts of an .xlsx
 *  file. Made for many sheets of many cells: a cell is a value and a style, and styles are shared objects. */

/** A text that leads to a sheet of the same workbook. */
export interface SheetLink { readonly text: string; readonly sheet: string }
/** A formula with the value it has now, which programs show that do not reckon. */
export interface CellFormula { readonly formula: string; readonly result: number }
export type CellValue = string | number | SheetLink | CellFormula | null;

export interface CellStyle {
  /** In points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** RRGGBB. */
  readonly colour?: string;
  readonly format?: string;
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'bottom';
  readonly wrap?: boolean;
  /** A thin line below, in this colour. */
  readonly ruleBelow?: string;
}
export interface BookCell { readonly value: CellValue; readonly style: CellStyle }
export interface BookRow { readonly cells: (BookCell | undefined)[]; /** In points; absent: as the program finds. */ height?: number; /** The height was reckoned from the text: a program may fit it anew. */ isFitted?: boolean }
/** Marked as an Excel table: its first row holds the headings. */
export interface BookTable { readonly name: string; readonly row: number; readonly headings: readonly string[]; readonly records: number }

export interface BookSheet {
  readonly name: string;
  /** The first is row 1. */
  readonly rows: BookRow[];
  /** Column widths in characters, from column A. */
  readonly widths: number[];
  readonly merged: string[];
  readonly tables: BookTable[];
  /** Ranges shaded from the first colour (share 0) to the second (share 1). */
  colourScale?: { readonly ranges: readonly string[]; readonly colours: readonly [string, string] };
  /** Rows after which a new page begins on paper. */
  readonly pageBreaks: number[];
  showGrid: boolean;
  frozenColumns: number;
  rowHeight?: number;
  footer?: string;
  /** On paper: how many pages side by side, and whether the first column stands on each. */
  pagesWide: number;
  repeatsFirstColumn: boolean;
}
export interface Book { readonly title: string; readonly sheets: BookSheet[] }

export const newSheet = (name: string): BookSheet => ({ name, rows: [], widths: [], merged: [], tables: [], pageBreaks: [], showGrid: true, frozenColumns: 0, pagesWide: 1, repeatsFirstColumn: false });

/** Adds a row of cells at the end. @returns its number, from 1 */
export function addRow(sheet: BookSheet, cells: (BookCell | undefined)[], height?: number): number {
  return sheet.rows.push(height === undefined ? { cells } : { cells, height });
}
