import ExcelJS from 'exceljs';
import { pack, unpack } from './pack.ts';
import { PROGRAM_NAME } from './program-name.ts';
import { splitForCells } from './cells.ts';

export { cellText, splitForCells } from './cells.ts';
export { PROGRAM_NAME } from './program-name.ts';

/** Lists of records as workbooks: the only place that knows exceljs. Tables have a writer of their own (book/). */

/** A new workbook whose properties say nothing of the person or the machine. */
export function newWorkbook(title: string): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = PROGRAM_NAME;
  workbook.lastModifiedBy = PROGRAM_NAME;
  workbook.title = title;
  workbook.company = '';
  workbook.subject = title;
  return workbook;
}

/** Printed: landscape, as wide as the page, as many pages as it takes. */
export const PAGE = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 } as const;

/** A plain sheet of records: header row frozen, filters on, widths that fit. Long texts go on in further columns, and it is said. */
export function recordsSheet(workbook: ExcelJS.Workbook, name: string, headers: readonly string[], records: readonly (readonly (string | number | null)[])[], wide: ReadonlySet<number> = new Set()): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  const parts = headers.map((_, column) => Math.max(1, ...records.map((record) => (typeof record[column] === 'string' ? splitForCells(record[column]).length : 1))));
  sheet.addRow(headers.flatMap((header, column) => Array.from({ length: parts[column]! }, (_, part) => (part === 0 ? header : `${header} (part ${part + 1})`))));
  for (const record of records) {
    sheet.addRow(record.flatMap((value, column) => {
      const texts = typeof value === 'string' ? splitForCells(value) : [value];
      return Array.from({ length: parts[column]! }, (_, part) => texts[part] ?? null);
    }));
  }
  sheet.getRow(1).font = { bold: true };
  let at = 1;
  headers.forEach((_, column) => {
    for (let part = 0; part < parts[column]!; part += 1) {
      const target = sheet.getColumn(at);
      target.width = wide.has(column) ? 80 : 22;
      target.alignment = { vertical: 'top', wrapText: wide.has(column) };
      at += 1;
    }
  });
  if (records.length > 0) sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: at - 1 } };
  return sheet;
}

/** The finished file. exceljs packs slowly: its parts are taken as they are and packed here. */
export async function workbookBytes(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  const options = { zip: { compression: 'STORE' } } as unknown as Partial<ExcelJS.XlsxWriteOptions>;
  return pack(await unpack(new Uint8Array(await workbook.xlsx.writeBuffer(options))));
}
