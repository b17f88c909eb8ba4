import { isUtf8 } from 'node:buffer';
import { cellAddress, type RawTable } from '#core/importing/raw-table.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { saying } from '#core/text/sentences.ts';
import { MAX_COLUMNS, MAX_TEXT_ROWS, TableBuilder } from '../columnar-table.ts';
import { CsvTokenizer } from './csv-tokenizer.ts';
import { guessDelimiter, usualFields } from './delimiter.ts';
import { utf8From } from './encoding.ts';
import { mendMixed } from './mixed-text.ts';

const SAMPLE_BYTES = 512 * 1024;
/** Chunks are handed over at most this large, so that other calls of the process are served in between. */
const SLICE_BYTES = 256 * 1024;
/** After so many values of a column it is known whether nearly all are different, and after more whether enough repeat: of five
 *  thousand different numbers hardly one in ten has come twice among the first thousand. */
const TRIES = 1_000;
const ANY = 0.03;
const MORE_TRIES = 20_000;
const WORTH_IT = 0.3;

export interface TextShape {
  readonly encoding: string;
  readonly delimiter: string;
  /** How many values most lines have. */
  readonly fields: number;
  /** The first line is Excel's `sep=;`, which names the delimiter and is no data. */
  readonly hinted: boolean;
  /** Read as UTF-8, but some bytes are not: they are letters of this code page. */
  readonly mixedWith?: string | undefined;
}
interface ReadOptions { readonly signal?: AbortSignal | undefined; readonly onProgress?: ((fraction: number) => void) | undefined }

/** Settles how a text file is to be read: its delimiter, unless a person chose one. In steps.
 *  @param head the first bytes of the file, undecoded */
export function* textShape(head: Buffer, size: number, encoding: string, delimiter: string | undefined): Generator<number, TextShape> {
  const stream = utf8From(encoding);
  const sample = Buffer.concat([stream.write(head.subarray(0, SAMPLE_BYTES)), stream.end()]);
  const complete = head.length >= size && size <= SAMPLE_BYTES;
  const hint = /^sep=(.)\r?\n/i.exec(sample.toString('latin1', 0, 16))?.[1];
  const chosen = delimiter ?? hint;
  yield 0;
  if (chosen === undefined) return { encoding, ...yield* guessDelimiter(sample, complete), hinted: false };
  if (chosen.length !== 1 || chosen.charCodeAt(0) > 0x7e || /["\r\n]/.test(chosen)) {
    throw new Refusal('DELIMITER_UNKNOWN', `"${chosen}" cannot part the values of a text file: choose one character, such as a comma, semicolon, tab or |.`, { delimiter: chosen });
  }
  return { encoding, delimiter: chosen, fields: usualFields(sample, chosen, complete), hinted: hint !== undefined };
}

/** Stands where a letter was lost. */
const LOST = Buffer.from('\ufffd');

/** Reads delimited text into a table, every value as the text that stands there. */
export async function readDelimitedText(chunks: AsyncIterable<Buffer>, sheet: string, size: number, shape: TextShape, { signal, onProgress }: ReadOptions): Promise<RawTable> {
  const table = new TableBuilder(sheet);
  const pool = table.pool;
  let row = 0;
  let column = 0;
  let filled = 0;
  // most columns repeat a few values, which are then kept once; identifiers and free text do not, and looking for each
  // among all others would be most of the work
  const tries = new Uint32Array(MAX_COLUMNS);
  const hits = new Uint32Array(MAX_COLUMNS);
  // Only where a chunk holds something doubtful is each of its values looked at.
  let doubtful = false;
  const sound = (bytes: Buffer, start: number, end: number): Buffer => {
    let text = bytes.subarray(start, end);
    if (shape.mixedWith !== undefined && !isUtf8(text)) {
      const mended = mendMixed(text, shape.mixedWith);
      text = mended.bytes;
      const cell = cellAddress(row, column);
      table.problem('warning', cell, shape.encoding, mended.mended.slice(0, 40), saying('file.mixedCell', { cell, encoding: shape.mixedWith, letters: mended.mended.slice(0, 40) }));
    }
    if (text.includes(LOST)) {
      const cell = cellAddress(row, column);
      table.problem('warning', cell, 'readable letters', '\ufffd', saying('file.lostLetter', { cell, encoding: shape.encoding }));
    }
    return text;
  };
  const idOf = (bytes: Buffer, start: number, end: number): number => {
    const tried = tries[column]!;
    if (tried >= TRIES && hits[column]! < tried * (tried < MORE_TRIES ? ANY : WORTH_IT)) return pool.add(bytes, start, end);
    const before = pool.count;
    const id = pool.intern(bytes, start, end);
    tries[column] = tried + 1;
    if (id < before) hits[column]!++;
    return id;
  };
  const tokenizer = new CsvTokenizer({
    field(bytes, start, end) {
      if (end > start && !(shape.hinted && row === 0)) {
        if (column >= MAX_COLUMNS) throw tooWide(sheet);
        if (doubtful) {
          const text = sound(bytes, start, end);
          table.setTextId(row, column, idOf(text, 0, text.length));
        } else table.setTextId(row, column, idOf(bytes, start, end));
        filled = column + 1;
      }
      column++;
    },
    row(fields, line) {
      // fields that are missing or too many shift the answers, or are a sign of it; empty ones at the end do no harm
      if (filled > 0 && (filled > shape.fields || fields < shape.fields)) {
        table.problem('warning', `line ${line}`, `${shape.fields} values`, `${fields} values`, saying('file.line', { line: String(line), count: fields, most: shape.fields, rest: saying(fields < shape.fields ? 'file.lineShort' : 'file.lineLong') }));
      }
      row++;
      column = 0;
      filled = 0;
      if (row > MAX_TEXT_ROWS) throw new Refusal('FILE_TOO_LARGE', `The file has more than ${MAX_TEXT_ROWS} lines. Split it and import the parts one after the other.`, { limit: MAX_TEXT_ROWS });
    },
    strayQuote(line, kind) {
      table.problem('warning', `line ${line}`, 'a quotation mark doubled inside a quoted value', kind === 'inside' ? 'a single quotation mark' : 'a quotation mark that is never closed',
        saying(kind === 'inside' ? 'file.quoteInside' : 'file.quoteOpen', { line: String(line) }));
    },
  }, shape.delimiter);

  const stream = utf8From(shape.encoding);
  let done = 0;
  let before = false;
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      const decoded = stream.write(chunk.subarray(at, at + SLICE_BYTES));
      const here = decoded.includes(LOST) || (shape.mixedWith !== undefined && !isUtf8(decoded));
      // A value may have begun in the slice before.
      doubtful = here || before;
      before = here;
      tokenizer.push(decoded);
      await new Promise<void>((resolve) => { setImmediate(resolve); });
    }
    done += chunk.length;
    onProgress?.(done / size);
  }
  const rest = stream.end();
  doubtful = before || rest.includes(LOST);
  tokenizer.push(rest);
  tokenizer.end();
  return table.finish();
}

function tooWide(sheet: string): Refusal {
  return new Refusal('FILE_DAMAGED', `A line of "${sheet}" has more than ${MAX_COLUMNS} values: this is not a table of answers, or the delimiter is another one.`, { sheet });
}
