import ExcelJS from 'exceljs';

/** The only place that makes exceljs workbooks, so that another writer can stand in its place (docs/adr). */
export const PROGRAM_NAME = 'Survey Workbench';

/** A new workbook whose properties say nothing of the person or the machine. */
export function newWorkbook(title: string): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = PROGRAM_NAME;
  workbook.lastModifiedBy = PROGRAM_NAME;
  workbook.title = title;
  workbook.company = '';
  return workbook;
}

/** Printed: landscape, as wide as the page, as many pages as it takes. */
export const PAGE = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 } as const;

/** Excel holds 32,767 characters in a cell. */
export const MOST_CELL_CHARACTERS = 32_767;

/** A text that stays a text: exceljs writes strings as strings, never as formulas; control characters that XML cannot hold go. */
export const cellText = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').toWellFormed();

/** Parts of at most a cell's length, cut between words where it can be. */
export function splitForCells(text: string): string[] {
  const parts: string[] = [];
  let rest = cellText(text);
  while (rest.length > MOST_CELL_CHARACTERS) {
    const space = rest.lastIndexOf(' ', MOST_CELL_CHARACTERS);
    const at = space > MOST_CELL_CHARACTERS - 500 ? space + 1 : MOST_CELL_CHARACTERS;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

/** A sheet name that Excel takes: at most 31 characters, none of \ / ? * [ ] :, and not taken yet. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const base = cellText(wanted).replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '').trim().slice(0, 31) || 'Sheet';
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base.slice(0, 31 - String(number).length - 1)} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}

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

export const workbookBytes = async (workbook: ExcelJS.Workbook): Promise<Uint8Array> => new Uint8Array(await workbook.xlsx.writeBuffer());
