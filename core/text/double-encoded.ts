/** The signs of the bytes 128 to 255 in code pages under which UTF-8 is read by mistake. */
const PAGES: readonly { readonly signs: string; readonly latin: boolean }[] = [
  { latin: true, signs: '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' + String.fromCharCode(...Array.from({ length: 96 }, (_, at) => 160 + at)) },
  { latin: true, signs: 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ' },
  { latin: true, signs: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0' },
  { latin: true, signs: String.fromCharCode(...Array.from({ length: 128 }, (_, at) => 128 + at)) },
  { latin: false, signs: 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя' },
];
const BYTES = PAGES.map(({ signs }) => new Map([...signs].map((sign, at) => [sign, 128 + at])));
/** Any of these signs stands in every text that was read so. */
const SUSPECT = /[ÂÃâÅÄÐÑØÙðï√¬‚├┬ÔРС]/u;

/** The text as it was meant, where its UTF-8 was once read in another code page ("RÃ©gion" for "Région", "itâ€™s" for "it’s"); null where
 *  nothing in it looks so. What was read so twice is taken back twice.
 *  @example repairDoubleEncoded('RÃ©gion') // 'Région' */
export function repairDoubleEncoded(text: string): string | null {
  let repaired = text;
  for (let round = 0; round < 3 && SUSPECT.test(repaired); round++) {
    const better = firstTakenBack(repaired);
    if (better === null) break;
    repaired = better;
  }
  return repaired === text ? null : repaired;
}

function firstTakenBack(text: string): string | null {
  for (let page = 0; page < PAGES.length; page++) { const taken = takeBack(text, page); if (taken !== null) return taken; }
  return null;
}

function takeBack(text: string, page: number): string | null {
  const bytes = BYTES[page]!;
  const signs = [...text];
  let made = '';
  let sure = 0;
  let sequences = 0;
  let taken = 0;
  for (let at = 0; at < signs.length;) {
    const found = sequenceAt(signs, at, bytes) ?? spaceAfter(signs, at);
    if (found === null) { made += signs[at]!; at++; continue; }
    made += String.fromCodePoint(found.codePoint);
    sequences++;
    taken += found.length;
    if (PAGES[page]!.latin && isSure(found, signs, at)) sure++;
    at += found.length;
  }
  const written = signs.filter((sign) => sign.trim() !== '').length;
  // One "Ã©" is enough: no language writes it. Signs that words do end in ("СССР»") must make up most of it.
  return sequences === 0 || (sure === 0 && (sequences < 3 || taken < written * 0.6)) ? null : made;
}

/** “Ã” and a space: “à”, whose second sign is a no-break space that a program made a plain one, or one of two. */
function spaceAfter(signs: readonly string[], at: number): Sequence | null {
  if (signs[at] !== 'Ã' || signs[at + 1] !== ' ' || !/^[\s’'(]?$/u.test(signs[at - 1] ?? '')) return null;
  return { length: signs[at + 2] === ' ' ? 2 : 1, lead: 0, second: 0, codePoint: 0xe0 };
}

interface Sequence { readonly length: number; readonly lead: number; readonly second: number; readonly codePoint: number }
/** A sign of UTF-8 written as the signs of its bytes. */
function sequenceAt(signs: readonly string[], at: number, bytes: ReadonlyMap<string, number>): Sequence | null {
  const lead = bytes.get(signs[at]!) ?? 0;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > signs.length) return null;
  let codePoint = lead & (length === 2 ? 0x1f : length === 3 ? 0x0f : 0x07);
  for (let next = 1; next < length; next++) {
    const byte = bytes.get(signs[at + next]!) ?? 0;
    if (byte < 0x80 || byte > 0xbf) return null;
    codePoint = codePoint << 6 | byte & 0x3f;
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  return codePoint < least || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff) ? null : { length, lead, second: bytes.get(signs[at + 1]!)!, codePoint };
}

/** Letters of western languages, curly quotes and dashes: the usual damage. A capital before a closing quote ("AMANHÃ”") is none. */
function isSure({ lead, second, codePoint }: Sequence, signs: readonly string[], at: number): boolean {
  if (lead === 0xe2) return second <= 0x84;
  if (lead === 0xf0) return second === 0x9f;
  if (lead !== 0xc2 && lead !== 0xc3) return false;
  return codePoint >= 0xa0 && !(/[”’“‘»«…–—]/u.test(signs[at + 1]!) && /\p{Lu}/u.test(signs[at - 1] ?? ''));
}
