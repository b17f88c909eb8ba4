/** A stretch of a text in UTF-16 units, the end exclusive, without space at its ends. */
export interface Stretch { readonly start: number; readonly end: number }

// A full stop ends a sentence where space and no small letter follow ("e.g. training" goes on, "3.5" does too); the marks of
// Arabic, Urdu, Hindi, Chinese and Japanese end one as they stand. A new line or a bullet ends one in any script.
const ENDS = /[.!?…]+[)\]"'»”’]*(?=\s+[^\p{Ll}\s])|[。！？؟۔।]+[)\]"'»”’」』]*|[\r\n\u2028\u2029]+|[;；](?=\s)|\s[•●▪–—-]\s/gu;

/** The sentences of an answer, in order. A text without an end of a sentence is one.
 *  @example sentencesOf('No budget. Staff leave!') // [{ start: 0, end: 10 }, { start: 11, end: 23 }] */
export function sentencesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  const add = (from: number, to: number): void => {
    let start = from;
    let end = to;
    while (start < end && /\s/u.test(text[start]!)) start += 1;
    while (end > start && /\s/u.test(text[end - 1]!)) end -= 1;
    if (start < end && /[\p{L}\p{N}]/u.test(text.slice(start, end))) found.push({ start, end });
  };
  let from = 0;
  for (const match of text.matchAll(ENDS)) {
    const to = match.index + match[0].length;
    add(from, to);
    from = to;
  }
  add(from, text.length);
  return found;
}
