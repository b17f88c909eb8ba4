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
  for (let column = 1; column <= headers.length; column += 1) {
    const target = sheet.getColumn(column);
    target.width = widths[column - 1]!;
    const header = sheet.getCell(row, column);
    header.font = { ...FONT, bold: true };
    header.alignment = { wrapText: true, vertical: 'bottom', horizontal: kinds[column - 1] === 'text' ? 'left' : 'right' };
    for (let at = 1; at <= records.length; at += 1) {
      const cell = sheet.getCell(row + at, column);
      cell.font = FONT;
      const kind = kinds[column - 1];
      if (kind === 'text') { cell.alignment = { wrapText: true, vertical: 'top' }; continue; }
      cell.alignment = { horizontal: 'right', vertical: 'top' };
      cell.numFmt = kind === 'share' ? percentFormat(model?.language ?? 'en') : model?.weighted === true ? WEIGHTED_FORMAT : Number.isInteger(cell.value) ? COUNT_FORMAT : '0.00';
    }
  }
}
