import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { Refusal } from '#core/contract/refusal.ts';

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
    if (this.valid && this.tail.length === 0) return 'utf-8';
    return legacyEncoding(Buffer.concat(this.odd));
  }

  private gather(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && this.oddBytes < SAMPLE_BYTES; at++) {
      if (chunk[at]! < 0x80) continue;
      const from = Math.max(0, at - 24);
      const to = Math.min(chunk.length, at + 24);
      this.odd.push(Buffer.from(chunk.subarray(from, to)), Buffer.from(' '));
      this.oddBytes += to - from + 1;
      at = to;
    }
  }
}

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

/** Guesses among the encodings before Unicode. The Western one is the rule, and another is believed only where the letters
 *  speak clearly for it: a few accents say little. */
function legacyEncoding(sample: Buffer): string {
  const candidates = analyse(sample);
  const best = candidates[0];
  const western = candidates.find((candidate) => /^(ISO-8859-1|windows-1252)$/i.test(candidate.name));
  if (best === undefined || best.name === undefined) return 'windows-1252';
  if (western !== undefined && western.confidence >= best.confidence - 10) return 'windows-1252';
  const name = best.name.toLowerCase();
  // ISO-8859-x are read as the Windows code pages that contain them: files from Windows use the places between
  const wider: Readonly<Record<string, string>> = { 'iso-8859-1': 'windows-1252', 'iso-8859-9': 'windows-1254', 'utf-8': 'windows-1252', ascii: 'windows-1252' };
  const chosen = wider[name] ?? name;
  return iconv.encodingExists(chosen) ? chosen : 'windows-1252';
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
