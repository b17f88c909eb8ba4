import { anyOf } from './any-of.ts';

/** Numbers written as words, in English, French and Spanish, up to a hundred. */
const UNITS = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
} as const;
const TENS_EN = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const TENS_FR = 'vingt trente quarante cinquante soixante'.split(' ');
const TENS_ES = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');

export type NumeralLanguage = 'en' | 'fr' | 'es';
const WORDS = new Map<string, { value: number; languages: NumeralLanguage[] }>();

function add(word: string, value: number, language: NumeralLanguage): void {
  const found = WORDS.get(word);
  if (found === undefined) WORDS.set(word, { value, languages: [language] });
  else if (found.value === value) found.languages.push(language);
}

function fill(): void {
  for (const language of ['en', 'fr', 'es'] as const) UNITS[language].split(' ').forEach((word, value) => { add(word, value, language); });
  add('une', 1, 'fr'); add('una', 1, 'es'); add('un', 1, 'es');
  const en = UNITS.en.split(' ');
  TENS_EN.forEach((ten, at) => {
    add(ten, (at + 2) * 10, 'en');
    for (let unit = 1; unit < 10; unit++) { add(`${ten}-${en[unit]!}`, (at + 2) * 10 + unit, 'en'); add(`${ten} ${en[unit]!}`, (at + 2) * 10 + unit, 'en'); }
  });
  const fr = UNITS.fr.split(' ');
  TENS_FR.forEach((ten, at) => {
    const base = (at + 2) * 10;
    add(ten, base, 'fr');
    for (const [joined, spaced] of [[`${ten}-et-un`, `${ten} et un`]] as const) { add(joined, base + 1, 'fr'); add(spaced, base + 1, 'fr'); }
    for (let unit = 2; unit < (base === 60 ? 20 : 10); unit++) { add(`${ten}-${fr[unit]!}`, base + unit, 'fr'); add(`${ten} ${fr[unit]!}`, base + unit, 'fr'); }
  });
  add('soixante et onze', 71, 'fr'); add('soixante-et-onze', 71, 'fr');
  add('quatre-vingts', 80, 'fr');
  for (let unit = 1; unit < 20; unit++) add(`quatre-vingt-${fr[unit]!}`, 80 + unit, 'fr');
  const es = UNITS.es.split(' ');
  add('veinte', 20, 'es');
  'veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(' ').forEach((word, at) => { add(word, 21 + at, 'es'); });
  add('veintiún', 21, 'es');
  TENS_ES.forEach((ten, at) => {
    add(ten, (at + 3) * 10, 'es');
    for (let unit = 1; unit < 10; unit++) add(`${ten} y ${es[unit]!}`, (at + 3) * 10 + unit, 'es');
  });
  add('hundred', 100, 'en'); add('a hundred', 100, 'en'); add('one hundred', 100, 'en'); add('cent', 100, 'fr'); add('cien', 100, 'es');
}
fill();

/** A number in digits: 1,234 · 1 234 · 1.234,5 · 76.2. One group. */
export const DIGITS = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d+(?:[.,]\d+)?`;
export const NUMBERS_IN_WORDS: readonly string[] = [...WORDS.keys()];
/** A number in words. */
export const NUMBER_WORDS = anyOf(NUMBERS_IN_WORDS, (character) => (character === ' ' || character === '-' ? '[ -]' : character));

/** The value of digits as DIGITS matches them, and how many decimals were written. A comma or point before exactly three digits
 *  separates thousands where groups of three go on or the number is an English one ("1,234"); otherwise it is decimal. */
export function readDigits(written: string): { value: number; decimals: number } {
  const tight = written.replace(/[ \u00a0\u202f]/gu, '');
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(tight) ? tight.replaceAll(',', '')
    : /^\d{1,3}(?:\.\d{3})+,\d+$/u.test(tight) ? tight.replaceAll('.', '').replace(',', '.')
      : tight.replace(',', '.');
  return { value: Number(grouped), decimals: grouped.includes('.') ? grouped.length - grouped.indexOf('.') - 1 : 0 };
}

/** The value of a number in words, or null. */
export function readWords(written: string): number | null {
  const key = written.toLowerCase().replace(/\s+/gu, ' ');
  return (WORDS.get(key) ?? WORDS.get(key.replace(/ /gu, '-')) ?? WORDS.get(key.replace(/-/gu, ' ')))?.value ?? null;
}
