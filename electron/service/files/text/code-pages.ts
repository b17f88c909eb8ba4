import { analyse } from 'chardet';
import iconv from 'iconv-lite';

/** Letters beyond ASCII that each language writes, in small letters. A text in the right code page is made of one language's. */
const WESTERN = { fr: 'àâæçéèêëîïôœùûüÿ', es: 'áéíñóúü', pt: 'áâãàçéêíóôõúü', 'fr es': 'àâçéèêëîïôœùûüáíñóú', de: 'äöüß', it: 'àèéìíòóùú', nl: 'éèëïóöü', sv: 'åäöé', da: 'æøåé', is: 'áðéíóúýþæö' };
const CENTRAL = { pl: 'ąćęłńóśźż', cs: 'áčďéěíňóřšťúůýž', sk: 'áäčďéíĺľňóôŕšťúýž', hu: 'áéíóöőúüű', ro: 'ăâîşţ', hr: 'čćđšž' };
const BALTIC = { lt: 'ąčęėįšųūž', lv: 'āčēģīķļņšūž', et: 'äõöüšž' };
const CYRILLIC = { ru: 'абвгдежзийклмнопрстуфхцчшщъыьэюяё', uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя', sr: 'абвгдђежзијклљмнњопрстћуфхцчџш', mk: 'абвгдѓежзѕијклљмнњопрстќуфхцчџш', be: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя' };
const GREEK = { el: 'αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ' };
const range = (from: number, to: number): string => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at));
const HEBREW = { he: range(0x5d0, 0x5ea) };
const ARABIC = { ar: range(0x621, 0x63a) + range(0x640, 0x652), fa: `${range(0x621, 0x63a)}${range(0x640, 0x652)}پچژگکی` };
const THAI = { th: range(0xe01, 0xe3a) + range(0xe40, 0xe4d) };
const TURKISH = { tr: 'çğıöşüâîûi\u0307' };
/** Letters that most words of a Cyrillic text are made of: they tell code pages apart whose letters are the same in another order. */
const FREQUENT = new Set('оеаинтсрвлкмдпуяіоεαοτιςνσηυρκπμλέόίאויהלמןרתשנבםעדاليمونترةبعدسفहกานรอเงม');

/** Code pages by how often files come in them; the first of equals is taken. */
const CODE_PAGES: readonly (readonly [encoding: string, languages: Readonly<Record<string, string>>])[] = [
  ['windows-1252', WESTERN], ['windows-1250', CENTRAL], ['windows-1251', CYRILLIC], ['windows-1254', TURKISH], ['windows-1256', ARABIC], ['windows-1253', GREEK], ['windows-1255', HEBREW], ['windows-1257', BALTIC],
  ['windows-874', THAI], ['macintosh', WESTERN], ['cp850', WESTERN], ['cp852', CENTRAL], ['iso-8859-2', CENTRAL], ['koi8-r', CYRILLIC], ['koi8-u', CYRILLIC], ['cp866', CYRILLIC], ['iso-8859-5', CYRILLIC], ['maccyrillic', CYRILLIC], ['iso-8859-7', GREEK], ['iso-8859-6', ARABIC],
];
const MULTIBYTE: readonly string[] = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];
/** Signs that stand in texts of any language: quotes, dashes, currencies, degrees. */
const SIGNS = /[\u00a0«»„‘’“”‚–—…€£¥§°ºª·•©®™²³½¼¾¿¡№´¨′]/u;

/** Which code page bytes beyond ASCII were written in, by their letters: the one under which they are the letters of one language,
 *  in words of one script, with capitals where capitals stand. The Western one where nothing speaks for another.
 *  @param pieces the letters with their neighbours, undecoded
 *  @returns a name that iconv-lite knows */
export function guessCodePage(pieces: readonly Buffer[]): string {
  const sample = Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.from(' ')]));
  const asian = asianCodePage(sample);
  if (asian !== null) return asian;
  let best = { encoding: 'windows-1252', score: -Infinity };
  for (const [encoding, languages] of CODE_PAGES) {
    const words = wordsOf(iconv.decode(sample, encoding));
    const score = Math.max(...Object.values(languages).map((letters) => likeness(words, letters)));
    if (score > best.score + 0.02) best = { encoding, score };
  }
  return best.encoding;
}

const wordsOf = (text: string): string[] => text.split(/[^A-Za-z\u0080-\uffff]+/u).filter((word) => /[\u0080-\uffff]/u.test(word));

/** How much of what is beyond ASCII reads as one language: 1 all of it, 0 and below none. */
function likeness(words: readonly string[], alphabet: string): number {
  const letters = new Set([...alphabet, ...alphabet.toUpperCase()]);
  const latin = /[a-zß-ÿ]/u.test(alphabet[0]!) || /\p{Script=Latin}/u.test(alphabet[0]!);
  let total = 0;
  let found = 0;
  for (const word of words) {
    const characters = [...word];
    const own = characters.filter((character) => /\p{L}/u.test(character));
    const foreign = own.filter((character) => character > '\u007f');
    const ascii = own.length - foreign.length;
    const capitals = own.filter((character) => character !== character.toLowerCase()).length;
    const oneScript = latin ? own.length < 3 || foreign.length < own.length && foreign.length <= own.length * (own.length < 6 ? 0.75 : 0.6) : ascii === 0;
    for (const [at, character] of characters.entries()) {
      if (character <= '\u007f') continue;
      total++;
      if (/[\u0080-\u009f\ufffd]/u.test(character)) { found -= 2; continue; }
      const [before, after] = [characters[at - 1] ?? '', characters[at + 1] ?? ''];
      if (SIGNS.test(character)) {
        // An apostrophe joins letters; other signs stand beside words, not in them.
        found += character !== '’' && character !== '\u00a0' && isLetter(before) && isLetter(after) ? -0.5 : 0.9;
        continue;
      }
      if (!letters.has(character) || !oneScript) { if (!isLetter(character)) found -= 0.5; continue; }
      const isCapital = character !== character.toLowerCase();
      // "caFé" and "CAFé": a capital behind a small letter, or a small letter among capitals, was another letter.
      if (isCapital ? before !== '' && before !== before.toUpperCase() : own.length >= 3 && capitals >= own.length - foreign.length && capitals >= 2 && ascii >= 2) continue;
      found += (isCapital && own.length > 1 && capitals === own.length ? 0.85 : 1) * (latin || FREQUENT.has(character.toLowerCase()) ? 1 : 0.6);
    }
  }
  return total === 0 ? 0 : found / total;
}
const isLetter = (character: string): boolean => /\p{L}/u.test(character);

/** Chinese, Japanese and Korean write each sign with two bytes or more: believed where nearly all bytes pair up, and the signs are
 *  those that such texts are made of. */
function asianCodePage(sample: Buffer): string | null {
  let high = 0;
  let alone = 0;
  for (let at = 0; at < sample.length; at++) {
    if (sample[at]! < 0x80) continue;
    high++;
    if ((sample[at - 1] ?? 0) < 0x80 && (sample[at + 1] ?? 0) < 0x80) alone++;
  }
  if (high < 8) return null;
  for (const { name, confidence } of analyse(sample)) {
    const encoding = (name ?? '').toLowerCase();
    if (!MULTIBYTE.includes(encoding) || confidence < 60 || alone > high * (encoding === 'shift_jis' ? 0.5 : 0.2)) continue;
    const decoded = [...iconv.decode(sample, encoding)].filter((character) => character > '\u007f');
    const sound = decoded.filter((character) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff5e]/u.test(character)).length;
    if (sound >= decoded.length * 0.97) return encoding;
  }
  return null;
}
