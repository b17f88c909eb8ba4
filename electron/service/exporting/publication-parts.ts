import type ExcelJS from 'exceljs';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { PAGE, PROGRAM_NAME, splitForCells } from './workbook-parts.ts';
import { COUNT_FORMAT, percentFormat, WEIGHTED_FORMAT } from './words.ts';

const FONT = { name: 'Arial', size: 12 };

/** A sheet that prints in landscape. */
export function addSheet(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { properties: { defaultRowHeight: 16 } });
  Object.assign(sheet.pageSetup, PAGE);
  sheet.headerFooter.oddFooter = PROGRAM_NAME;
  return sheet;
}

/** On paper a wide table goes over several pages, its first column on each, rather than being shrunk until nobody can read it. */
export function fitPages(sheet: ExcelJS.Worksheet): void {
  const width = Array.from({ length: sheet.columnCount }, (_, index) => sheet.getColumn(index + 1).width ?? 9).reduce((sum, each) => sum + each, 0);
  if (width <= PAGE_CHARACTERS) return;
  sheet.pageSetup.fitToWidth = Math.ceil(width / PAGE_CHARACTERS);
  sheet.pageSetup.printTitlesColumn = 'A:A';
}
const PAGE_CHARACTERS = 190;

/** A title in A1 and what is to be known below it. */
export function writeLines(sheet: ExcelJS.Worksheet, lines: readonly string[]): void {
  lines.forEach((line, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = splitForCells(line)[0]!;
    cell.font = index === 0 ? { ...FONT, size: 15, bold: true } : FONT;
  });
}

/** An Excel table from column A on, set as its kinds want. */
export function addTable(sheet: ExcelJS.Worksheet, row: number, name: string, headers: readonly string[], records: readonly (readonly unknown[])[], kinds: readonly string[], widths: readonly number[], model?: TableModel): void {
  sheet.addTable({
    name, ref: `A${row}`, headerRow: true, totalsRow: false, style: { theme: null as unknown as 'TableStyleLight1', showRowStripes: false },
    columns: headers.map((header) => ({ name: header, filterButton: false })),
    rows: (records.length > 0 ? records : [headers.map(() => '–')]).map((record) => [...record]),
  });
  const language = model?.language ?? 'en';
  for (let column = 1; column <= headers.length; column += 1) {
    const kind = kinds[column - 1];
    sheet.getColumn(column).width = widths[column - 1]!;
    sheet.getCell(row, column).style = kind === 'text' ? HEAD_TEXT : HEAD_NUMBER;
    for (let at = 1; at <= records.length; at += 1) {
      const cell = sheet.getCell(row + at, column);
      cell.style = kind === 'text' ? BODY_TEXT : numberStyle(kind === 'share' ? percentFormat(language) : model?.weighted === true ? WEIGHTED_FORMAT : Number.isInteger(cell.value) ? COUNT_FORMAT : '0.00');
    }
  }
}

/** Styles are shared: exceljs writes one that it has met before without looking at it again, which halves the time of a large workbook. */
const HEAD_TEXT: Partial<ExcelJS.Style> = { font: { ...FONT, bold: true }, alignment: { wrapText: true, vertical: 'bottom', horizontal: 'left' } };
const HEAD_NUMBER: Partial<ExcelJS.Style> = { font: { ...FONT, bold: true }, alignment: { wrapText: true, vertical: 'bottom', horizontal: 'right' } };
const BODY_TEXT: Partial<ExcelJS.Style> = { font: FONT, alignment: { wrapText: true, vertical: 'top' } };
const NUMBER_STYLES = new Map<string, Partial<ExcelJS.Style>>();
function numberStyle(numFmt: string): Partial<ExcelJS.Style> {
  const known = NUMBER_STYLES.get(numFmt);
  if (known !== undefined) return known;
  const made: Partial<ExcelJS.Style> = { font: FONT, alignment: { horizontal: 'right', vertical: 'top' }, numFmt };
  NUMBER_STYLES.set(numFmt, made);
  return made;
}
