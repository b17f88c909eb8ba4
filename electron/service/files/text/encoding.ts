import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { Refusal } from '#core/contract/refusal.ts';
import { guessCodePage } from './code-pages.ts';
import { countRuns, strayBytes } from './mixed-text.ts';

const SAMPLE_BYTES = 128 * 1024;

/** What one pass over a text file's bytes tells about its encoding: feed every chunk, then ask. */
export class EncodingProbe {
  private tail: Buffer = Buffer.alloc(0);
  private valid = true;
  private first: Buffer = Buffer.alloc(0);
  private readonly odd: Buffer[] = [];
  private oddBytes = 0;

  push(chunk: Buffer): void {
    if (this.first.length < SAMPLE_BYTES) this.first = Buffer.concat([this.first, chunk.subarray(0, SAMPLE_BYTES - this.first.length)]);
    if (this.valid) {
      const bytes = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]);
      const end = lastCharacterBorder(bytes);
      this.valid = isUtf8(bytes.subarray(0, end));
      this.tail = Buffer.from(bytes.subarray(end));
    }
    // the letters beyond ASCII, with their neighbours, are what tells one legacy encoding from another
    if (this.oddBytes < SAMPLE_BYTES) this.gather(chunk);
  }

  /** The encoding's name as iconv-lite knows it: utf-8, utf-16le, windows-1252 … */
  encoding(): string {
    const [a = 0, b = 0, c = 0] = this.first;
    if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
    if (a === 0xff && b === 0xfe) return 'utf-16le';
    if (a === 0xfe && b === 0xff) return 'utf-16be';
    const unmarked = unmarkedUtf16(this.first);
    if (unmarked !== null) return unmarked;
    return this.isUtf8 || this.mixedWith() !== null ? 'utf-8' : guessCodePage(this.odd);
  }

  /** Every byte of the file is UTF-8. */
  get isUtf8(): boolean {
    return this.valid && this.tail.length === 0;
  }

  /** The code page of the bytes that are not UTF-8 in a file that otherwise is; null where the file is in one encoding. */
  mixedWith(): string | null {
    if (this.isUtf8) return null;
    const counts = this.odd.map(countRuns);
    const [sound, broken, both] = (['sound', 'broken', 'both'] as const).map((kind) => counts.reduce((sum, one) => sum + one[kind], 0)) as [number, number, number];
    // Letters of a code page hardly ever look like UTF-8; a few that do are chance.
    return sound === 0 || sound * 3 < broken || both > (sound + broken) * 0.1 ? null : this.strayCodePage();
  }

  /** The code page of those bytes that are no UTF-8, one byte a letter. */
  strayCodePage(): string {
    const guessed = guessCodePage(this.odd.map(strayBytes).filter((piece) => piece.some((byte) => byte >= 0x80)));
    return /^(gb|big5|shift|euc)/u.test(guessed) ? 'windows-1252' : guessed;
  }

  /** A few words with letters beyond ASCII, as that encoding reads them: what a person looks at to see whether it is right. */
  example(encoding: string): string {
    const words = this.odd.slice(0, 20).flatMap((piece) => iconv.decode(piece, encoding).split(/[^\p{L}\p{M}’'\ufffd-]+/u).filter((word) => /[^\x00-\x7f]/u.test(word)));
    return words.toSorted((a, b) => Math.abs(a.length - 7) - Math.abs(b.length - 7))[0] ?? '';
  }

  private gather(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && this.oddBytes < SAMPLE_BYTES; at++) {
      if (chunk[at]! < 0x80) continue;
      let from = Math.max(0, at - 24);
      let to = Math.min(chunk.length, at + 24);
      // Whole words: a letter cut in two would count as two.
      while (from > 0 && at - from < 48 && isLetterByte(chunk[from - 1]!)) from--;
      while (to < chunk.length && to - at < 48 && isLetterByte(chunk[to]!)) to++;
      this.odd.push(Buffer.from(chunk.subarray(from, to)));
      this.oddBytes += to - from + 1;
      at = to;
    }
  }
}

const isLetterByte = (byte: number): boolean => byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** UTF-16 without its mark: in Latin text every second byte is 0. */
export function unmarkedUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.6 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.6 && odd < half * 0.05) return 'utf-16be';
  return null;
}

/** The end of the last whole character in bytes that may be UTF-8. */
function lastCharacterBorder(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** Turns chunks of any encoding into chunks of UTF-8, its mark taken away. */
export interface Utf8Stream {
  write(chunk: Buffer): Buffer;
  end(): Buffer;
}

/** @throws Refusal ENCODING_UNKNOWN for a name that is none */
export function utf8From(encoding: string): Utf8Stream {
  if (/^utf-?8$/i.test(encoding)) {
    let begun = false;
    return {
      write(chunk) {
        if (begun) return chunk;
        begun = true;
        return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
      },
      end: () => Buffer.alloc(0),
    };
  }
  const known: boolean = iconv.encodingExists(encoding);
  if (!known) {
    throw new Refusal('ENCODING_UNKNOWN', `There is no text encoding "${encoding}". Use a name such as utf-8, windows-1252 or utf-16le.`, { encoding });
  }
  const decoder = iconv.getDecoder(encoding);
  return {
    write: (chunk) => Buffer.from(decoder.write(chunk), 'utf8'),
    end: () => Buffer.from(decoder.end() ?? '', 'utf8'),
  };
}
