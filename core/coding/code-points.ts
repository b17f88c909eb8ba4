/** Offsets in answers are Unicode code points, so that they mean the same in every program (REFI-QDA 10.2); JavaScript
 *  strings count UTF-16 units. One map a text turns one into the other. */
export interface CodePointMap { readonly length: number; toUtf16(codePoint: number): number; toCodePoint(utf16: number): number }

const SURROGATE = /[\uD800-\uDBFF][\uDC00-\uDFFF]/;

/** @returns a map for `text`; texts without astral characters (nearly all) cost nothing. */
export function codePointMap(text: string): CodePointMap {
  if (!SURROGATE.test(text)) {
    const clamp = (offset: number): number => Math.min(Math.max(offset, 0), text.length);
    return { length: text.length, toUtf16: clamp, toCodePoint: clamp };
  }
  const starts: number[] = [];
  for (let index = 0; index < text.length; index += text.codePointAt(index)! > 0xffff ? 2 : 1) starts.push(index);
  return {
    length: starts.length,
    toUtf16: (codePoint) => (codePoint >= starts.length ? text.length : starts[Math.max(codePoint, 0)]!),
    toCodePoint: (utf16) => {
      // The last start at or before the offset; an offset inside a pair belongs to the character it would cut.
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle]! < utf16) low = middle + 1; else high = middle;
      }
      return low;
    },
  };
}

/** The words of a span: [start, end) in code points. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const map = codePointMap(text);
  return text.slice(map.toUtf16(start), map.toUtf16(end));
}

export const codePointLength = (text: string): number => codePointMap(text).length;
