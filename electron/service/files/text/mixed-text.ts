import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Where a sequence of UTF-8 that begins here ends; −1 where the byte begins none. */
function sequenceEnd(bytes: Buffer, at: number, end: number): number {
  const byte = bytes[at]!;
  const length = byte < 0x80 ? 1 : byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > end) return -1;
  return length === 1 || isUtf8(bytes.subarray(at, at + length)) ? at + length : -1;
}

/** Runs of bytes beyond ASCII by what they are: UTF-8 from end to end, no UTF-8 at all, or both. A file in two encodings has runs of the
 *  first two kinds; in a file of one other encoding, bytes that look like UTF-8 are chance and stand among others. */
export function countRuns(bytes: Buffer): { sound: number; broken: number; both: number } {
  const counts = { sound: 0, broken: 0, both: 0 };
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue;
    let end = at;
    while (end < bytes.length && bytes[end]! >= 0x80) end++;
    // A run that the sample cuts may begin or end within a letter.
    if (at > 0 && end < bytes.length || isUtf8(bytes.subarray(at, end))) counts[kindOf(bytes, at, end)]++;
    at = end;
  }
  return counts;
}
/** Letters and signs that surveys are written in; two bytes of a code page that happen to be UTF-8 mostly stand for others. */
const COMMON = /^[\u00a0-\u017f\u0218-\u021b\u0370-\u045f\u0490\u0491\u05d0-\u06ff\u0900-\u0fff\u1e00-\u22ff\u25a0-\u27bf\u3000-\ud7ff\uf900-\uffef\u{1f000}-\u{1faff}]+$/u;
function kindOf(bytes: Buffer, from: number, end: number): 'sound' | 'broken' | 'both' {
  let sound = false;
  let broken = false;
  for (let at = from; at < end;) {
    const next = sequenceEnd(bytes, at, end);
    if (next > 0) sound = true; else broken = true;
    at = next > 0 ? next : at + 1;
  }
  return sound && broken ? 'both' : sound && COMMON.test(bytes.toString('utf8', from, end)) ? 'sound' : 'broken';
}

/** The bytes that belong to no sequence of UTF-8, with the ASCII around them. */
export function strayBytes(bytes: Buffer): Buffer {
  const kept: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = sequenceEnd(bytes, at, bytes.length);
    if (end <= at + 1) kept.push(bytes[at]!);
    at = Math.max(at + 1, end);
  }
  return Buffer.from(kept);
}

/** Text that is UTF-8 but for some bytes of a code page: each in its own way.
 *  @returns the text as UTF-8, and the characters that were not */
export function mendMixed(bytes: Buffer, codePage: string): { bytes: Buffer; mended: string } {
  const parts: Buffer[] = [];
  let mended = '';
  let soundFrom = 0;
  for (let at = 0; at < bytes.length;) {
    const end = sequenceEnd(bytes, at, bytes.length);
    if (end > 0) { at = end; continue; }
    let to = at + 1;
    while (to < bytes.length && sequenceEnd(bytes, to, bytes.length) < 0) to++;
    const text = iconv.decode(bytes.subarray(at, to), codePage);
    parts.push(bytes.subarray(soundFrom, at), Buffer.from(text));
    mended += text;
    soundFrom = at = to;
  }
  return { bytes: Buffer.concat([...parts, bytes.subarray(soundFrom)]), mended };
}
