import { TextDecoder } from 'node:util';
import { Refusal } from '#core/contract/refusal.ts';

/** UTF-16 without its mark, by where its zeros lie: every second byte of most letters is one. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 2000 - (bytes.length % 2));
  if (bytes.length < 8 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  head.forEach((byte, at) => { if (byte === 0) zeros[at % 2]! += 1; });
  const most = head.length * 0.3;
  return zeros[1]! > most && zeros[0] === 0 ? 'utf-16le' : zeros[0]! > most && zeros[1] === 0 ? 'utf-16be' : null;
}

/** A plain text's bytes: UTF-8 by the standard, UTF-16 where it says so or cannot be anything else. `sure` is false where neither fits and a Western code page was taken. */
export function decodeText(bytes: Uint8Array): { text: string; hadMark: boolean; sure: boolean } {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const mark = utf16 !== null || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
  // TextDecoder takes the mark off, one of them.
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), hadMark: true, sure: true };
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) try { return { text: new TextDecoder(unmarked, { fatal: true }).decode(bytes), hadMark: false, sure: true }; } catch { /* bytes that happen to look like it */ }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), hadMark: mark, sure: true };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), hadMark: false, sure: false };
  }
}

/** Decodes XML piece by piece: by its byte-order mark, by the encoding it declares, else as UTF-8.
 *  @throws Refusal XML_ENCODING where bytes do not fit or the encoding is unknown */
export function xmlDecoder(file: string): { decode(chunk: Uint8Array): string; end(): string } {
  let decoder: TextDecoder | null = null;
  let label = 'utf-8';
  const attempt = (work: () => string): string => {
    try { return work(); } catch { throw new Refusal('XML_ENCODING', `“${file}” is not written in ${label}, as its first line says or the standard wants. Export it again as UTF-8.`, { file, encoding: label }); }
  };
  return {
    decode: (chunk) => attempt(() => {
      if (decoder === null) {
        const head = Buffer.from(chunk.subarray(0, 200)).toString('latin1');
        label = head.startsWith('\xFF\xFE') ? 'utf-16le' : head.startsWith('\xFE\xFF') ? 'utf-16be' : (/^[^<]{0,3}<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8');
        decoder = new TextDecoder(label, { fatal: true });
      }
      return decoder.decode(chunk, { stream: true });
    }),
    end: () => attempt(() => decoder?.decode() ?? ''),
  };
}
