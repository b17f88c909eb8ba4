import iconv from 'iconv-lite';
import type { DeclaredVariable, FileDictionary } from '#core/importing/file-dictionary.ts';
import type { RawTable } from '#core/importing/raw-table.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { saying } from '#core/text/sentences.ts';
import { TableBuilder } from '../columnar-table.ts';
import { isSystemMissing, savCases } from './sav-data.ts';
import { readSavDictionary, type SavDictionary, type SavVariable } from './sav-dictionary.ts';

const CASES_AT_A_TIME = 500;
/** Seconds from SPSS's day 0, 14 October 1582, to 1970. */
const EPOCH_SECONDS = 12_219_379_200;
const DATE_FORMATS = new Set([20, 23, 24, 28, 29, 30, 38, 39]);
const DATE_TIME_FORMATS = new Set([22, 41]);
const TIME_FORMATS = new Set([21, 25, 40]);

interface ReadOptions { readonly signal?: AbortSignal | undefined; readonly onProgress?: ((fraction: number) => void) | undefined }

/** An SPSS file (.sav or .zsav): its dictionary, and its data as a table whose first row holds the variables' names. Cells
 *  hold the codes as stored; what they mean is in the dictionary. */
export interface SavFile {
  readonly dictionary: FileDictionary;
  readonly encoding: string;
  read(sheet: string, options: ReadOptions): Promise<RawTable>;
}

/** @throws Refusal FILE_DAMAGED */
export function openSav(bytes: Buffer, fileName: string): SavFile {
  let source: SavDictionary;
  try {
    source = readSavDictionary(bytes);
  } catch (error) {
    throw asDamage(error, fileName);
  }
  return {
    dictionary: {
      source: 'spss',
      variables: source.variables.map(declared),
      sets: source.sets.map(({ firstLabel, label, counted, ...set }) => {
        const first = source.variables.find((v) => v.name === set.variables[0]);
        return { ...set, label: label === '' && firstLabel === true ? first?.label ?? '' : label, counted: countedValue(counted, first) };
      }),
    },
    encoding: source.encoding,
    async read(sheet, options) {
      try {
        return await readCases(bytes, source, sheet, options);
      } catch (error) {
        throw asDamage(error, fileName);
      }
    },
  };
}

async function readCases(bytes: Buffer, source: SavDictionary, sheet: string, { signal, onProgress }: ReadOptions): Promise<RawTable> {
  const table = new TableBuilder(sheet);
  source.variables.forEach((variable, column) => table.setText(0, column, variable.name));
  const cells = Buffer.alloc(source.cellsPerCase * 8);
  const next = savCases(bytes, source, cells);
  const decoder = textDecoder(source.encoding);
  for (let row = 1; next(); row++) {
    source.variables.forEach((variable, column) => {
      if (variable.width > 0) {
        const text = decoder(textBytes(cells, variable));
        if (text !== '') {
          const utf8 = Buffer.from(text, 'utf8');
          table.setTextId(row, column, table.pool.intern(utf8, 0, utf8.length));
        }
        return;
      }
      const value = source.littleEndian ? cells.readDoubleLE(variable.cell * 8) : cells.readDoubleBE(variable.cell * 8);
      if (isSystemMissing(value)) return;
      const written = temporal(value, variable.format);
      if (written === null) table.setNumber(row, column, value);
      else if (written.kind === 'date') table.setDate(row, column, written.text);
      else table.setText(row, column, written.text);
    });
    if (row % CASES_AT_A_TIME === 0) {
      signal?.throwIfAborted();
      onProgress?.(source.cases > 0 ? Math.min(1, row / source.cases) : 0);
      await new Promise<void>((resolve) => { setImmediate(resolve); });
    }
  }
  if (source.cases >= 0 && source.cases !== Math.max(0, table.rowCount - 1) && table.rowCount <= source.cases) {
    table.problem('warning', '', `${source.cases} cases`, `${table.rowCount - 1} cases`, saying('file.fewerCases', { said: source.cases, found: table.rowCount - 1 }));
  }
  onProgress?.(1);
  return table.finish();
}

/** A text's bytes in a case: segments of a long one hold 255 bytes each in 256. */
function textBytes(cells: Buffer, variable: SavVariable): Buffer {
  const start = variable.cell * 8;
  if (variable.segments === 1) return cells.subarray(start, start + variable.width);
  const parts: Buffer[] = [];
  for (let segment = 0; segment < variable.segments; segment++) parts.push(cells.subarray(start + segment * 256, Math.min(start + segment * 256 + 255, start + variable.cells * 8)));
  return Buffer.concat(parts).subarray(0, variable.width);
}

function textDecoder(encoding: string): (bytes: Buffer) => string {
  const utf8 = /^utf-?8$/i.test(encoding);
  return (bytes) => {
    let end = bytes.length;
    while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
    if (end === 0) return '';
    return utf8 ? bytes.toString('utf8', 0, end) : iconv.decode(bytes.subarray(0, end), encoding);
  };
}

/** Dates are seconds since 1582; times are seconds. */
function temporal(value: number, format: number): { kind: 'date' | 'time'; text: string } | null {
  if (DATE_FORMATS.has(format) || DATE_TIME_FORMATS.has(format)) {
    const date = new Date(Math.round((value - EPOCH_SECONDS) * 1000));
    if (Number.isNaN(date.getTime()) || value < 0 || date.getUTCFullYear() > 9999) return null;
    const iso = date.toISOString();
    return { kind: 'date', text: DATE_FORMATS.has(format) ? iso.slice(0, 10) : iso.slice(0, 19) };
  }
  if (TIME_FORMATS.has(format) && value >= 0 && value < 1e9) {
    const seconds = Math.round(value);
    const two = (part: number): string => String(part).padStart(2, '0');
    return { kind: 'time', text: `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}` };
  }
  return null;
}

function declared(variable: SavVariable, column: number): DeclaredVariable {
  const type = variable.width > 0 ? 'text'
    : DATE_FORMATS.has(variable.format) ? 'date'
      : DATE_TIME_FORMATS.has(variable.format) ? 'dateTime'
        : TIME_FORMATS.has(variable.format) ? 'time' : 'number';
  return { name: variable.name, column, label: variable.label, type, measure: variable.measure, valueLabels: variable.valueLabels, missing: variable.missing };
}

/** A set's counted value is written as text even where its variables are numbers. */
function countedValue(counted: string | null, first: SavVariable | undefined): number | string | null {
  return counted !== null && first?.width === 0 && counted.trim() !== '' && Number.isFinite(Number(counted)) ? Number(counted) : counted;
}

function asDamage(error: unknown, fileName: string): unknown {
  if (error instanceof Refusal || (error instanceof Error && error.name === 'AbortError')) return error;
  if (error instanceof RangeError || (error instanceof Error && 'code' in error)) {
    return new Refusal('FILE_DAMAGED', `"${fileName}" is not a readable SPSS file: it is damaged, or its download was cut short. Fetch it again, or save it from SPSS as .xlsx.`, { file: fileName });
  }
  return error;
}
