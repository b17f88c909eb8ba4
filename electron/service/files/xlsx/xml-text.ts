import { OddXml } from './xml-scanner.ts';

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** Excel's longest cell. */
export const MAX_CELL_CHARACTERS = 32_767;

/** Whether bytes are the text as it stands: no entity, no `_xHHHH_` escape, no carriage return. */
export function isPlain(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === 0x26 || byte === 0x0d || (byte === 0x5f && bytes[i + 1] === 0x78)) return false;
  }
  return true;
}

/** Resolves XML's own entities and line ends (`\r\n` → `\n`). */
export function unescapeXml(text: string): string {
  let plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (plain.includes('&')) {
    plain = plain.replace(/&(?:#(\d{1,8})|#x([0-9a-fA-F]{1,8})|([A-Za-z]+));?/g, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (!whole.endsWith(';')) throw new OddXml('an entity without an end');
      if (name !== undefined) {
        const known = NAMED[name];
        if (known === undefined) throw new OddXml('an unknown entity');
        return known;
      }
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    });
  }
  return plain;
}

/** Resolves the `_xHHHH_` escapes by which spreadsheets write characters that XML cannot (ECMA-376, ST_Xstring);
 *  `_x005F_` is the underscore of a text that only looks like an escape. */
export function unescapeCell(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

/** Cuts a text at Excel's limit, never through a surrogate pair. */
export function cutAtLimit(text: string): string {
  const last = text.charCodeAt(MAX_CELL_CHARACTERS - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? MAX_CELL_CHARACTERS - 1 : MAX_CELL_CHARACTERS);
}
