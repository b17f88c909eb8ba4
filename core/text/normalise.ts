/** A text as compared, not as shown: accents, case, punctuation and runs of space do not tell two spellings apart.
 *  Letters and digits of every script stay; an apostrophe joins ("L'Égypte" → "l egypte").
 *  @example normaliseText(' Côte d’Ivoire. ') // 'cote d ivoire' */
export function normaliseText(text: string): string {
  // Most texts are plain, and there are very many of them.
  if (/^[\x00-\x7f]*$/u.test(text)) return text.toLowerCase().replaceAll('&', ' and ').replace(/[^a-z0-9]+/gu, ' ').trim();
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase()
    .replace(/ß/gu, 'ss').replace(/ø/gu, 'o').replace(/æ/gu, 'ae').replace(/œ/gu, 'oe').replace(/ı/gu, 'i').replace(/ł/gu, 'l').replace(/&/gu, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Like normaliseText, but punctuation that can change a meaning stays ("> 60", "-1", "50+", "C++" and "C#" are five things).
 *  Two answers that agree in this are spellings of one category. */
export function spellingKey(text: string): string {
  const folded = /^[\x00-\x5f\x61-\x7f]*$/u.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '')
    .replace(/[\u2018\u2019\u02BC`´]/gu, "'").replace(/[\u201C\u201D«»]/gu, '"').replace(/[\u2010-\u2015\u2212]/gu, '-');
  return folded.toLowerCase().replace(/\s+/gu, ' ').trim().replace(/[.;,!]+$/u, '').trim();
}

/** Runs of white space, no-break spaces included, as one space, and none at the ends. */
export const collapseSpace = (text: string): string => (/^\s|\s$|\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ').trim() : text);
