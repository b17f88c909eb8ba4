import ExcelJS from 'exceljs';
import { addCharts } from './charts/add-charts.ts';
import type { PlacedChart } from './charts/chart.ts';
import { unique } from './flat-table.ts';

/** The only place that makes exceljs workbooks, so that another writer can stand in its place (docs/adr). */
export const PROGRAM_NAME = 'Survey Workbench';

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

/** Excel holds 32,767 characters in a cell. */
export const MOST_CELL_CHARACTERS = 32_767;

/** A text that stays a text: exceljs writes strings as strings, never as formulas; control characters that XML cannot hold go. */
export const cellText = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').toWellFormed();

/** And 253 line feeds. */
const MOST_LINE_FEEDS = 253;

/** Parts of at most a cell's length, cut between words where it can be. */
export function splitForCells(text: string, most = MOST_CELL_CHARACTERS): string[] {
  const parts: string[] = [];
  let rest = cellText(text);
  for (;;) {
    const lines = endOfLines(rest);
    if (rest.length <= most && lines < 0) break;
    const space = rest.lastIndexOf(' ', most);
    const at = lines >= 0 && lines <= most ? lines : space > most - 500 ? space + 1 : most;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

/** Where the last line feed ends that a cell holds; −1 where there are no more of them. */
function endOfLines(text: string): number {
  let at = -1;
  for (let count = 0; count < MOST_LINE_FEEDS; count += 1) { at = text.indexOf('\n', at + 1); if (at < 0) return -1; }
  return text.includes('\n', at + 1) ? at + 1 : -1;
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

/** The finished file. exceljs packs slowly and knows no charts: its parts are taken as they are, charts put beside them, and all packed here. */
export async function workbookBytes(workbook: ExcelJS.Workbook, charts: readonly PlacedChart[] = []): Promise<Uint8Array> {
  const options = { zip: { compression: 'STORE' } } as unknown as Partial<ExcelJS.XlsxWriteOptions>;
  return addCharts(new Uint8Array(await workbook.xlsx.writeBuffer(options)), charts);
}

/** Excel's limit for the heading of a table's column. */
const MOST_HEADING_CHARACTERS = 255;

/** Headings that an Excel table takes: on one line, at most 255 characters, each different. `cut` are those that had to be shortened. */
export function tableHeadings(headers: readonly string[]): { headings: string[]; cut: string[] } {
  const lines = headers.map((header) => cellText(header).replace(/\s+/gu, (space) => (space === '\u00a0' || space === '\u202f' ? space : ' ')).trim() || '–');
  const short = lines.map((line) => (line.length <= MOST_HEADING_CHARACTERS - 8 ? line : `${line.slice(0, 120)} … ${line.slice(-100)}`.toWellFormed()));
  return { headings: unique(short), cut: lines.filter((line, index) => short[index] !== line) };
}
