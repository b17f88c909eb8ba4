import type ExcelJS from 'exceljs';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { flatTable, linesAbove, linesBelow } from './flat-table.ts';
import { cellText, newWorkbook, PAGE, PROGRAM_NAME, sheetName, splitForCells } from './workbook-parts.ts';
import { COUNT_FORMAT, percentFormat, WEIGHTED_FORMAT, WORDS } from './words.ts';

const FONT = { name: 'Arial', size: 12 };

export interface WorkbookFacts { readonly study: string; readonly language: 'en' | 'fr'; readonly date: string; readonly notes: readonly string[] }

/** The accessible layout for release: cover, contents, notes, then one table a sheet, each marked as an Excel table with one header
 *  row; no merged cells, no fill, no blank rows or columns, nothing below the table.
 *  @see docs/publication-layout.md for the rules it keeps */
export function publicationWorkbook(models: readonly TableModel[], facts: WorkbookFacts): { workbook: ExcelJS.Workbook; sheets: number } {
  const words = WORDS[facts.language];
  const workbook = newWorkbook(facts.study);
  const taken = new Set<string>();
  const cover = addSheet(workbook, sheetName(words.cover, taken));
  const contents = addSheet(workbook, sheetName(words.contents, taken));
  const notes = addSheet(workbook, sheetName(words.notes, taken));
  writeLines(cover, [facts.study, `${models.length} ${words.tables}`, `${words.date}: ${facts.date}`, words.synthetic, `${words.madeWith}.`]);

  const names = models.map((_, index) => sheetName(`${words.table} ${index + 1}`, taken));
  const list = models.map((model, index) => [{ text: names[index]!, hyperlink: `#'${names[index]}'!A1` }, cellText(model.title)]);
  writeLines(contents, [words.contents, words.oneTable]);
  addTable(contents, 3, 'contents', [words.table, words.title], list, ['text', 'text'], [18, 90]);
  const noteRecords = [...facts.notes.map((note) => [words.study, note]), ...models.flatMap((model, index) => linesBelow(model).map((line) => [names[index]!, line]))].map((record) => record.map(cellText));
  writeLines(notes, [words.notes, words.blanks]);
  addTable(notes, 3, 'notes', [words.table, words.notes], noteRecords, ['text', 'text'], [18, 110]);

  models.forEach((model, index) => {
    const sheet = addSheet(workbook, names[index]!);
    const above = [`${names[index]}: ${model.title}`, words.oneTable, ...linesAbove(model)].slice(0, 5);
    writeLines(sheet, above);
    const { headers, kinds, records } = flatTable(model);
    addTable(sheet, above.length + 1, `table_${index + 1}`, headers, records, kinds, headers.map((header, column) => (kinds[column] === 'text' ? 46 : Math.min(28, Math.max(12, header.length * 0.7)))), model);
  });
  for (const sheet of workbook.worksheets) sheet.views = [{ state: 'normal', activeCell: 'A1', showGridLines: true }];
  return { workbook, sheets: workbook.worksheets.length };
}

function addSheet(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { properties: { defaultRowHeight: 16 } });
  Object.assign(sheet.pageSetup, PAGE);
  sheet.headerFooter.oddFooter = PROGRAM_NAME;
  return sheet;
}

function writeLines(sheet: ExcelJS.Worksheet, lines: readonly string[]): void {
  lines.forEach((line, index) => {
    const cell = sheet.getCell(index + 1, 1);
    // A question's wording can be longer than a cell holds; the table's sheet shows its beginning.
    cell.value = splitForCells(line)[0]!;
    cell.font = index === 0 ? { ...FONT, size: 15, bold: true } : FONT;
  });
}

function addTable(sheet: ExcelJS.Worksheet, row: number, name: string, headers: readonly string[], records: readonly (readonly unknown[])[], kinds: readonly string[], widths: readonly number[], model?: TableModel): void {
  sheet.addTable({
    name, ref: `A${row}`, headerRow: true, totalsRow: false, style: { theme: null as unknown as 'TableStyleLight1', showRowStripes: false },
    columns: headers.map((header) => ({ name: cellText(header), filterButton: false })),
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
