/** A number as people write it: signs, thousands parted by spaces, apostrophes, commas or points, currency signs and a
 *  percent sign aside.
 *  @param decimal the decimal mark of the column; the other mark may then only part thousands
 *  @returns the number, or null where the text is not one
 *  @example parseNumber('1 234,5', ',') // 1234.5
 *  @example parseNumber('1,234', '.') // 1234
 *  @example parseNumber('0,5', '.') // 0.5: a comma before one or two digits parts no thousands */
export function parseNumber(text: string, decimal: '.' | ',' = '.'): number | null {
  if (decimal === '.' && PLAIN.test(text)) return Number(text);
  const bare = text.replace(/[\s\u00A0\u202F'’]/gu, '').replace(/^([+-]?)(?:[$€£¥]|CHF|USD|EUR|GBP)/u, '$1').replace(/(?:[$€£¥%]|CHF|USD|EUR|GBP)$/u, '').replace('\u2212', '-');
  if (/^[+-]?\d+$/u.test(bare)) return Number(bare);
  const pattern = decimal === '.' ? POINT : COMMA;
  if (!pattern.test(bare)) {
    // The other mark, where it cannot part thousands, is a slip of the hand and has one meaning.
    const other = /^([+-]?\d+)[.,](\d{1,2})$/u.exec(bare);
    return other === null ? null : Number(`${other[1]}.${other[2]}`);
  }
  const value = Number(decimal === '.' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
const PLAIN = /^-?\d+(?:\.\d+)?$/u;
const POINT = /^[+-]?(?=[.\d])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
const COMMA = /^[+-]?(?=[,\d])(?:\d{1,3}(?:\.\d{3})+|\d+)?(?:,\d+)?(?:[eE][+-]?\d+)?$/u;

/** The decimal mark a column writes, from the texts that can only be read one way; a point where none tells. */
export function decimalMark(texts: Iterable<string>): '.' | ',' {
  let comma = 0;
  let point = 0;
  for (const text of texts) {
    if (/^\s*[+-]?\d+,(?:\d{1,2}|\d{4,})\s*%?\s*$/u.test(text) || /^\s*[+-]?\d{1,3}(?:[.\s\u00A0\u202F]\d{3})+,\d+/u.test(text)) comma++;
    else if (/^\s*[+-]?\d+\.\d+\s*%?\s*$/u.test(text)) point++;
  }
  return comma > point ? ',' : '.';
}
