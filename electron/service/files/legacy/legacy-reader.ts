import { Worker } from 'node:worker_threads';
import { cellAddress, type RawTable } from '#core/importing/raw-table.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { saying } from '#core/text/sentences.ts';
import { MAX_COLUMNS, MAX_ROWS, TableBuilder } from '../columnar-table.ts';
import { passwordNeeded } from '../encrypted/decrypt-workbook.ts';
import { damaged } from '../zip.ts';
import type { HiddenInSheet } from './hidden-in-ods.ts';
import type { LegacyMessage, LegacyRequest, LegacyRow, LegacySheet } from './legacy-worker.ts';

/** No file keeps anybody waiting for ten seconds. */
const TIME_LIMIT_MS = 9_000;
const HEAP_LIMIT_MB = 400;
/** Larger files of these formats are not read: their reader needs all of it in memory. */
const MAX_LEGACY_BYTES = 100 * 1024 * 1024;

export interface LegacyWorkbook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly tables: ReadonlyMap<string, RawTable>;
  readonly macros: boolean;
}

export interface LegacyOptions {
  readonly passphrase?: string | undefined;
  /** What is known to be hidden in each sheet, beside what the library tells. */
  readonly hidden?: readonly HiddenInSheet[];
}

/** Reads .xls, .xlsb, .ods, .fods, tables in HTML, and workbooks that the own reader finds odd, through SheetJS, in a worker
 *  that is stopped when it takes too long or too much memory.
 *  @throws Refusal FILE_DAMAGED, FILE_TOO_LARGE, FILE_PASSWORD_NEEDED, FILE_PASSWORD_WRONG */
export function readLegacyWorkbook(bytes: Buffer, fileName: string, { passphrase, hidden = [] }: LegacyOptions): Promise<LegacyWorkbook> {
  if (bytes.length > MAX_LEGACY_BYTES) return Promise.reject(tooMuch(fileName));
  return new Promise((resolve, reject) => {
    const request: LegacyRequest = { bytes, passphrase };
    const worker = new Worker(new URL('./legacy-worker.ts', import.meta.url), {
      workerData: request, resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB, maxYoungGenerationSizeMb: 64 }, stdout: true, stderr: true,
    });
    const sheets: { name: string; hidden: boolean }[] = [];
    const builders: TableBuilder[] = [];
    let settled = false;
    const settle = (act: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      void worker.terminate();
      act();
    };
    const fail = (error: unknown): void => settle(() => { reject(error instanceof Error ? error : damaged(fileName)); });
    const timer = setTimeout(() => fail(tooMuch(fileName)), TIME_LIMIT_MS);
    worker.on('message', (message: LegacyMessage) => {
      if (settled) return;
      try {
        if (message.kind === 'sheet') {
          sheets.push({ name: message.sheet.name, hidden: message.sheet.hidden || hidden[builders.length]?.hidden === true });
          builders.push(emptyTable(message.sheet));
        } else if (message.kind === 'rows') addRows(builders.at(-1)!, message.rows);
        else if (message.kind === 'done') {
          hidden.forEach((one, index) => { markHidden(builders[index], one); });
          const tables = new Map(builders.map((builder) => [builder.sheet, builder.finish()]));
          settle(() => { resolve({ sheets, tables, macros: message.macros }); });
        }
        else fail(refusalFor(message.message, fileName, passphrase));
      } catch (error) {
        fail(error);
      }
    });
    worker.on('error', (error: Error & { code?: string }) => fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(fileName) : damaged(fileName)));
    worker.on('exit', () => fail(damaged(fileName)));
  });
}

function emptyTable(sheet: LegacySheet): TableBuilder {
  const table = new TableBuilder(sheet.name);
  for (const merge of sheet.merges) table.merges.push(merge);
  for (const row of sheet.hiddenRows) table.hiddenRows.add(row);
  for (const column of sheet.hiddenColumns) table.hiddenColumns.add(column);
  return table;
}

/** Beyond the cells nothing needs to be said of it: a sheet may hide all rows below its table. */
function markHidden(table: TableBuilder | undefined, { rows, columns }: HiddenInSheet): void {
  if (table === undefined) return;
  for (const [first, count] of rows) for (let row = first; row < Math.min(first + count, table.rowCount); row += 1) table.hiddenRows.add(row);
  for (const [first, count] of columns) for (let column = first; column < Math.min(first + count, MAX_COLUMNS); column += 1) table.hiddenColumns.add(column);
}

function addRows(table: TableBuilder, rows: readonly LegacyRow[]): void {
  for (const { row, columns, cells } of rows) {
    if (row >= MAX_ROWS) continue;
    columns.forEach((column, i) => {
      if (column >= MAX_COLUMNS) return;
      const cell = cells[i];
      if (cell === undefined) {
        const address = cellAddress(row, column);
        table.problem('error', address, 'the formula\'s result', 'a formula that was never computed', saying('file.notComputed', { cell: address }));
        return;
      }
      table.setCell(row, column, cell);
      if (cell !== null && typeof cell === 'object' && 'error' in cell) {
        const address = cellAddress(row, column);
        table.problem('error', address, 'a value', cell.error, saying('file.errorCell', { cell: address, error: cell.error }));
      }
    });
  }
}

function refusalFor(message: string, fileName: string, passphrase: string | undefined): Refusal {
  if (!/password|encrypt|XOR|RC4/i.test(message)) return damaged(fileName);
  return passphrase === undefined ? passwordNeeded(fileName) : new Refusal(
    'FILE_PASSWORD_UNSUPPORTED',
    `"${fileName}" is protected by an old encryption that is not read here. Open it in a spreadsheet program with its password and save it as .xlsx.`,
    { file: fileName },
  );
}

function tooMuch(fileName: string): Refusal {
  return new Refusal('FILE_TOO_LARGE', `"${fileName}" takes more memory or time to read than a workbook of answers does. Open it in a spreadsheet program and save it as .xlsx or .csv.`, { file: fileName });
}
