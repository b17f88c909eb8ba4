import type { RawCell, RawTable } from '#core/importing/raw-table.ts';
import { Refusal } from '#core/contract/refusal.ts';

/** A cell as text: what a codebook or a list of codings holds. */
export function cellText(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return 'date' in cell ? cell.date : '';
  return String(cell);
}

/** A small table with a header row, read by column names whatever their order or capitals. Blank rows are passed over.
 *  @returns one record a row, with its line number in the file (1-based)
 *  @throws Refusal COLUMNS_MISSING */
export function readRecords(table: RawTable, required: readonly string[], fileName: string): { line: number; fields: Readonly<Record<string, string>> }[] {
  const headers: string[] = [];
  for (let column = 0; column < table.columnCount; column += 1) headers.push(cellText(table.cell(0, column)).trim().toLowerCase());
  const missing = required.filter((name) => !headers.includes(name));
  if (missing.length > 0) {
    throw new Refusal('COLUMNS_MISSING', `“${fileName}” has no column ${missing.map((name) => `“${name}”`).join(', ')}. Its first row must name the columns; it reads: ${headers.filter(Boolean).slice(0, 12).join(', ') || 'nothing'}.`, { file: fileName, missing });
  }
  const records: { line: number; fields: Record<string, string> }[] = [];
  for (let row = 1; row < table.rowCount; row += 1) {
    const fields: Record<string, string> = {};
    headers.forEach((header, column) => { if (header !== '' && fields[header] === undefined) fields[header] = unguarded(cellText(table.cell(row, column))); });
    if (Object.values(fields).some((value) => value.trim() !== '')) records.push({ line: row + 1, fields });
  }
  return records;
}

/** Takes off the apostrophe that `csvField` puts before what a spreadsheet program would run. */
const unguarded = (value: string): string => (/^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value);

/** One CSV field. A text that a spreadsheet program would run as a formula gets an apostrophe in front. */
function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** UTF-8 with a byte-order mark, so that Excel shows accents; CRLF, as RFC 4180 has it. */
export const csvFile = (lines: readonly (readonly (string | number | null)[])[]): string => `\uFEFF${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`;
