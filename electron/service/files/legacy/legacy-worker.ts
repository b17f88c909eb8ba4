import { parentPort, workerData } from 'node:worker_threads';
import { read, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { RawCell } from '#core/importing/raw-table.ts';

/** Runs in a worker with a limit of memory and time, so that a file made to hang or to fill the memory ends as a refusal.
 *  Sends a message for each sheet, its rows in several after it, and a last one. */
export interface LegacyRequest { readonly bytes: Uint8Array; readonly passphrase: string | undefined }
export interface LegacySheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}
/** Cells of some rows of the sheet sent last; formula cells without a stored result are `undefined`. */
export interface LegacyRow { readonly row: number; readonly columns: readonly number[]; readonly cells: readonly (RawCell | undefined)[] }
export type LegacyMessage =
  | { readonly kind: 'rows'; readonly rows: readonly LegacyRow[] }
  | { readonly kind: 'sheet'; readonly sheet: LegacySheet }
  | { readonly kind: 'done'; readonly macros: boolean }
  | { readonly kind: 'failed'; readonly message: string };

const CELLS_AT_A_TIME = 20_000;

function plainSheet(name: string, hidden: boolean, sheet: WorkSheet): LegacySheet {
  return {
    name, hidden,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenRows: (sheet['!rows'] ?? []).flatMap((info, row) => (info?.hidden === true ? [row] : [])),
    hiddenColumns: (sheet['!cols'] ?? []).flatMap((info, column) => (info?.hidden === true ? [column] : [])),
  };
}

/** Sends the cells by parts and lets go of them: the whole sheet twice would be twice the memory. */
function sendRows(sheet: WorkSheet, send: (message: LegacyMessage) => void): void {
  const data = (sheet['!data'] ?? []) as ((CellObject | undefined)[] | undefined)[];
  let rows: LegacyRow[] = [];
  let count = 0;
  const flush = (): void => {
    if (rows.length > 0) send({ kind: 'rows', rows });
    rows = [];
    count = 0;
  };
  data.forEach((line, row) => {
    if (line === undefined) return;
    const columns: number[] = [];
    const cells: (RawCell | undefined)[] = [];
    line.forEach((cell, column) => {
      if (cell === undefined || cell === null) return;
      const value = plainCell(cell);
      if (value === null && (cell.f === undefined || cell.v !== undefined)) return;
      columns.push(column);
      cells.push(value ?? undefined);
    });
    data[row] = undefined;
    if (columns.length === 0) return;
    rows.push({ row, columns, cells });
    count += columns.length;
    if (count >= CELLS_AT_A_TIME) flush();
  });
  flush();
}

/** A library cell as the program's own: dates as ISO text, error codes as their words, leading zeros by the shown text. */
function plainCell(cell: CellObject): RawCell {
  switch (cell.t) {
    case 's': return typeof cell.v === 'string' && cell.v !== '' ? cell.v : null;
    case 'b': return cell.v === true;
    case 'e': return { error: typeof cell.w === 'string' && cell.w.startsWith('#') ? cell.w : ERRORS[Number(cell.v)] ?? '#VALUE!' };
    case 'd': return cell.v instanceof Date && !Number.isNaN(cell.v.getTime()) ? dateOrTime(cell.v, typeof cell.z === 'string' ? cell.z : '', cell.w) : null;
    case 'n': {
      if (typeof cell.v !== 'number' || !Number.isFinite(cell.v)) return null;
      return typeof cell.z === 'string' && /^0{2,}$/.test(cell.z) && Number.isSafeInteger(cell.v) && cell.v >= 0 ? String(cell.v).padStart(cell.z.length, '0') : cell.v;
    }
    default: return null;
  }
}

const ERRORS: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA' };

/** A format that shows hours and no day: a time of day, or a duration of any length, on whatever day the file counts from. */
const isTimeFormat = (format: string): boolean => { const bare = format.replace(/"[^"]*"|\\.|\[(?!h+\])[^\]]*\]/giu, ''); return /h/iu.test(bare) && !/[yd]/iu.test(bare); };

function dateOrTime(value: Date, format: string, shown: string | undefined): RawCell {
  const iso = value.toISOString();
  if (isTimeFormat(format)) return /\[h+\]/iu.test(format) && shown !== undefined && /^\d+:\d{2}(?::\d{2})?$/u.test(shown) ? shown : iso.slice(11, 19);
  // a time of day without a date comes as a time on the last day of 1899
  if (value.getUTCFullYear() < 1900) return iso.slice(11, 19);
  const ms = value.getTime();
  if (ms % 86_400_000 === 0) return { date: iso.slice(0, 10) };
  return { date: ms % 1000 === 0 ? iso.slice(0, 19) : iso.slice(0, 23) };
}

// last, when all constants above are there
const port = parentPort;
if (port !== null) {
  const send = (message: LegacyMessage): void => { port.postMessage(message); };
  try {
    const request = workerData as LegacyRequest;
    const book = read(request.bytes, {
      type: 'array', dense: true, cellDates: true, UTC: true, cellNF: true, cellHTML: false, cellFormula: true, bookVBA: true,
      // The widths of columns, and with them which are hidden, are read with the styles alone.
      cellStyles: true,
      ...(request.passphrase === undefined ? {} : { password: request.passphrase }),
    });
    const states = book.Workbook?.Sheets ?? [];
    book.SheetNames.forEach((name, index) => {
      const sheet = book.Sheets[name];
      if (sheet === undefined || (sheet['!type'] as string | undefined) === 'chart') return;
      send({ kind: 'sheet', sheet: plainSheet(name, (states[index]?.Hidden ?? 0) !== 0, sheet) });
      sendRows(sheet, send);
      delete book.Sheets[name];
    });
    send({ kind: 'done', macros: book.vbaraw !== undefined });
  } catch (error) {
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
