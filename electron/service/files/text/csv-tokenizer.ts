import { CarryBuffer } from '../carry-buffer.ts';

/** Receives fields and rows. Positions are valid during the call only. */
export interface CsvSink {
  /** @param start and end in UTF-8 bytes, quotes taken away and doubled quotes single */
  field(bytes: Buffer, start: number, end: number): void;
  /** @param fields how many the row had; a blank line has one empty field
   *  @param line 1-based line of the file on which the row begins */
  row(fields: number, line: number): void;
  /** A quote that does not follow the rules, and was kept as it stands. */
  strayQuote(line: number, kind: 'inside' | 'unclosed'): void;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
/** A quoted field longer than this has lost its closing quote. */
const MAX_QUOTED_BYTES = 1024 * 1024;

/** Splits UTF-8 bytes of delimited text into fields (RFC 4180), chunk by chunk. Line ends may be LF, CRLF, CR or CRCRLF; a
 *  quote opens a field only at its start, and closes it only before a delimiter or line end: other quotes are kept and told.
 *  A quoted field that is never closed is read again as plain text, so that one lost quote costs one cell and not the rest. */
export class CsvTokenizer {
  private readonly carry = new CarryBuffer();
  /** A field whose doubled quotes were made single; used again for the next. */
  private joined: Buffer = Buffer.alloc(0);
  private fields = 0;
  private line = 1;
  private rowLine = 1;
  private stopped = false;
  private readonly sink: CsvSink;
  private readonly delimiter: number;

  /** @param delimiter one ASCII character */
  constructor(sink: CsvSink, delimiter: string) {
    this.sink = sink;
    this.delimiter = delimiter.charCodeAt(0);
  }

  push(chunk: Buffer): void {
    if (!this.stopped) this.scan(this.carry.join(chunk), false);
  }

  end(): void {
    if (!this.stopped) this.scan(this.carry.join(Buffer.alloc(0)), true);
  }

  /** Ends the reading before the text does (enough rows for a sample). */
  stop(): void {
    this.stopped = true;
  }

  private scan(bytes: Buffer, last: boolean): void {
    const { delimiter, sink } = this;
    const length = bytes.length;
    let at = 0;
    for (;;) {
      const start = at;
      if (start >= length && !(last && this.fields > 0)) break;
      if (bytes[start] === QUOTE) {
        const after = this.quoted(bytes, start, last);
        if (after === -1) {
          this.carry.keep(bytes, start);
          return;
        }
        at = after === -2 ? this.plainEnd(bytes, start) : after;
        if (after === -2) {
          if (at >= length && !last) {
            this.carry.keep(bytes, start);
            return;
          }
          sink.field(bytes, start, at);
        }
      } else {
        while (at < length) {
          const byte = bytes[at]!;
          if (byte === delimiter || byte === LF || byte === CR) break;
          at++;
        }
        // a line end at the edge may be the first half of CRLF or CRCRLF
        if (!last && (at >= length || (bytes[at] === CR && at + 2 >= length))) {
          this.carry.keep(bytes, start);
          return;
        }
        sink.field(bytes, start, at);
      }
      this.fields++;
      if (at < length && bytes[at] === delimiter) {
        at++;
        // a delimiter at the very end leaves one more empty field, which the next turn of the loop makes
        continue;
      }
      at = this.lineEnd(bytes, at);
      this.line++;
      sink.row(this.fields, this.rowLine);
      this.fields = 0;
      this.rowLine = this.line;
      if (this.stopped) return;
      if (at >= length) break;
    }
    this.carry.keep(bytes, length);
  }

  /** Reads a quoted field that opens at `start` and hands it over. Returns where it ends; -1 when more bytes are needed;
   *  -2 when its closing quote is missing. */
  private quoted(bytes: Buffer, start: number, last: boolean): number {
    const { sink } = this;
    const length = bytes.length;
    let lines = 0;
    let pieces: number[] | null = null;
    let pieceStart = start + 1;
    let stray = 0;
    for (let at = start + 1; at < length; at++) {
      const byte = bytes[at]!;
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF && bytes[at + 1] !== CR)) lines++;
      if (byte !== QUOTE) continue;
      if (at + 3 >= length && !last) return -1;
      const next = bytes[at + 1];
      // after a quote that broke the rules, `"",` is another such quote and the closing one: "he said "yes"",
      if (next === QUOTE && !(stray > 0 && this.closes(bytes[at + 2]))) {
        (pieces ??= []).push(pieceStart, at + 1);
        pieceStart = at + 2;
        at++;
      } else if (next === QUOTE) {
        continue;
      } else if (this.closes(next)) {
        if (pieces === null) sink.field(bytes, start + 1, at);
        else {
          pieces.push(pieceStart, at);
          const joined = this.join(bytes, pieces);
          sink.field(this.joined, 0, joined);
        }
        if (stray > 0) sink.strayQuote(stray, 'inside');
        this.line += lines;
        return at + 1;
      } else if (stray === 0) stray = this.line + lines;
    }
    if (!last && length - start <= MAX_QUOTED_BYTES) return -1;
    sink.strayQuote(this.line, 'unclosed');
    return -2;
  }

  /** Puts the pieces of a field behind one another into `joined`; returns how many bytes they are. */
  private join(bytes: Buffer, pieces: readonly number[]): number {
    const most = pieces.at(-1)! - pieces[0]!;
    if (most > this.joined.length) this.joined = Buffer.allocUnsafeSlow(most * 2);
    let length = 0;
    for (let i = 0; i < pieces.length; i += 2) length += bytes.copy(this.joined, length, pieces[i], pieces[i + 1]);
    return length;
  }

  /** Whether a quote before this byte closes its field. */
  private closes(byte: number | undefined): boolean {
    return byte === undefined || byte === this.delimiter || byte === LF || byte === CR;
  }

  private plainEnd(bytes: Buffer, start: number): number {
    let at = start;
    while (at < bytes.length && bytes[at] !== this.delimiter && bytes[at] !== LF && bytes[at] !== CR) at++;
    return at;
  }

  /** Passes one line end: LF, CR, CRLF or CRCRLF. */
  private lineEnd(bytes: Buffer, at: number): number {
    if (bytes[at] === LF) return at + 1;
    if (bytes[at] !== CR) return at;
    if (bytes[at + 1] === LF) return at + 2;
    return bytes[at + 1] === CR && bytes[at + 2] === LF ? at + 3 : at + 1;
  }
}
