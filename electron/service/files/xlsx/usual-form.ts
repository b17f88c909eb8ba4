import { MAX_COLUMNS, MAX_ROWS } from '../columnar-table.ts';
import { MAX_CELL_CHARACTERS } from './xml-text.ts';

/** Spreadsheet programs write nearly all cells in one form. These two functions read runs of that form in one pass over the
 *  bytes, and stop before anything else, which the XML scanner then reads. They see no element that the scanner would read
 *  otherwise, so leaving them out changes the time and nothing else. */

/** Takes a cell `<c r="B14" s="2" t="s"><v>17</v></c>`, its value's bytes from `start` to `end`. */
export interface CellSink {
  usualCell(row: number, column: number, style: number, shared: boolean, bytes: Buffer, start: number, end: number): void;
}

const OPEN = 0x3c;
const CLOSE = 0x3e;
const QUOTE = 0x22;
const SPACE = 0x20;
const SLASH = 0x2f;
const EQUALS = 0x3d;

/** No cell in the usual form is longer up to its value, and no text's opening tags. What begins nearer to the end of the bytes is left
 *  to the scanner: a read beyond the end, though harmless, makes the engine throw the compiled function away, at every chunk. */
const LONGEST_OPENING = 64;
const CELL_CLOSING = 8;
const TEXT_CLOSING = 9;

/** Reads the cells in the usual form that follow one another from `at`; returns where the first other thing begins. */
export function readUsualCells(bytes: Buffer, at: number, sink: CellSink): number {
  const length = bytes.length;
  const lastOpening = length - LONGEST_OPENING;
  for (;;) {
    if (at > lastOpening || bytes[at] !== OPEN || bytes[at + 1] !== 0x63 || bytes[at + 2] !== SPACE || bytes[at + 3] !== 0x72 || bytes[at + 4] !== EQUALS || bytes[at + 5] !== QUOTE) return at;
    let p = at + 6;
    let byte = bytes[p]!;
    let column = 0;
    while (byte >= 0x41 && byte <= 0x5a) {
      column = column * 26 + byte - 0x40;
      byte = bytes[++p]!;
    }
    let row = 0;
    while (byte >= 0x30 && byte <= 0x39) {
      row = row * 10 + byte - 0x30;
      byte = bytes[++p]!;
    }
    if (byte !== QUOTE || column === 0 || column > MAX_COLUMNS || row === 0 || row > MAX_ROWS) return at;
    byte = bytes[++p]!;
    let style = 0;
    if (byte === SPACE && bytes[p + 1] === 0x73 && bytes[p + 2] === EQUALS && bytes[p + 3] === QUOTE) {
      p += 4;
      for (byte = bytes[p]!; byte >= 0x30 && byte <= 0x39; byte = bytes[++p]!) style = style * 10 + byte - 0x30;
      if (byte !== QUOTE) return at;
      byte = bytes[++p]!;
    }
    let shared = false;
    if (byte === SPACE && bytes[p + 1] === 0x74 && bytes[p + 2] === EQUALS && bytes[p + 3] === QUOTE && bytes[p + 4] === 0x73 && bytes[p + 5] === QUOTE) {
      shared = true;
      p += 6;
      byte = bytes[p]!;
    }
    if (byte !== CLOSE || bytes[p + 1] !== OPEN || bytes[p + 2] !== 0x76 || bytes[p + 3] !== CLOSE) return at;
    const start = p + 4;
    let end = start;
    while (end < length && bytes[end] !== OPEN) end++;
    if (end === start || end + CELL_CLOSING > length || !isClosing(bytes, end, 0x76) || !isClosing(bytes, end + 4, 0x63)) return at;
    sink.usualCell(row - 1, column - 1, style, shared, bytes, start, end);
    at = end + CELL_CLOSING;
  }
}

/** Takes the bytes of a plain text. */
export interface TextSink {
  usualText(bytes: Buffer, start: number, end: number): void;
}

/** Reads the shared strings in the usual form, `<si><t>text</t></si>`, that follow one another from `at`, as long as their
 *  text has no entity or escape; returns where the first other thing begins. */
export function readUsualStrings(bytes: Buffer, at: number, sink: TextSink): number {
  const length = bytes.length;
  const lastOpening = length - LONGEST_OPENING;
  for (;;) {
    if (at > lastOpening || bytes[at] !== OPEN || bytes[at + 1] !== 0x73 || bytes[at + 2] !== 0x69 || bytes[at + 3] !== CLOSE || bytes[at + 4] !== OPEN || bytes[at + 5] !== 0x74) return at;
    let start = at + 6;
    // `<t xml:space="preserve">` is the other usual form
    if (bytes[start] === SPACE && bytes[start + 22] === QUOTE && bytes[start + 1] === 0x78) start += 23;
    if (bytes[start] !== CLOSE) return at;
    start++;
    let end = start;
    for (; end < length; end++) {
      const byte = bytes[end]!;
      if (byte === OPEN) break;
      if (byte === 0x26 || byte === 0x0d || (byte === 0x5f && bytes[end + 1] === 0x78)) return at;
    }
    if (end - start > MAX_CELL_CHARACTERS || end + TEXT_CLOSING > length || !isClosing(bytes, end, 0x74) || bytes[end + 4] !== OPEN || bytes[end + 5] !== SLASH || bytes[end + 6] !== 0x73 || bytes[end + 7] !== 0x69 || bytes[end + 8] !== CLOSE) return at;
    sink.usualText(bytes, start, end);
    at = end + TEXT_CLOSING;
  }
}

/** `</x>` for a name of one letter. */
function isClosing(bytes: Buffer, at: number, name: number): boolean {
  return bytes[at] === OPEN && bytes[at + 1] === SLASH && bytes[at + 2] === name && bytes[at + 3] === CLOSE;
}
