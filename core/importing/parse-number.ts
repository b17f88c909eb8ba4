/** A number as people write it: signs, an accountant's brackets for a minus, thousands parted by spaces, apostrophes, commas or
 *  points, currencies and a percent sign aside.
 *  @param decimal the decimal mark of the column; the other mark may then only part thousands
 *  @returns the number, or null where the text is not one
 *  @example parseNumber('1 234,5', ',') // 1234.5
 *  @example parseNumber('1,234', '.') // 1234
 *  @example parseNumber('(12 346)') // -12346
 *  @example parseNumber('0,5', '.') // 0.5: a comma before one or two digits parts no thousands */
export function parseNumber(text: string, decimal: '.' | ',' = '.'): number | null {
  if (decimal === '.' && PLAIN.test(text)) return Number(text);
  if (text.length > LONGEST) return null;
  const bare = bareNumber(text);
  if (bare === null) return null;
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
const LONGEST = 60;
const PLAIN = /^-?\d+(?:\.\d+)?$/u;
/** Thousands in threes, or as India writes them (12,34,567). */
const POINT = /^[+-]?(?=[.\d])(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
const COMMA = /^[+-]?(?=[,\d])(?:\d{1,3}(?:\.\d{3})+|\d+)?(?:,\d+)?(?:[eE][+-]?\d+)?$/u;
/** Signs and codes of currencies, before or behind a number. Other letters make an identifier ("NGA001"), not an amount. */
const CODES = 'USD EUR GBP CHF CAD AUD JPY CNY INR NGN KES GHS TZS UGX ZAR XOF XAF FCFA CFA MAD TND DZD EGP ETB RWF MWK ZMW MZN MGA NPR BDT PKR LKR AFN IDR PHP VND THB MMK KHR BRL MXN COP PEN ARS CLP BOB UAH RUB TRY PLN CZK HUF RON SEK NOK DKK';
const CURRENCY = `(?:US\\$|[$€£¥₹₦₱₽₺₴₫₪]|${CODES.replaceAll(' ', '|')})`;
const CURRENCY_BEFORE = new RegExp(`^([+-]?\\(?[+-]?)${CURRENCY}`, 'u');
const CURRENCY_BEHIND = new RegExp(`(?:${CURRENCY}|%)(\\)?)$`, 'u');

/** A negative number as accountants write it: "(12 346)", "($1,200.50)", "12 346-". */
export const isAccountantsNegative = (text: string): boolean => /^\s*[^\d\s()]{0,4}\s*\(\s*[^\d()]{0,5}[\d.,][^()]*\)\s*%?\s*$/u.test(text);

/** Digits, marks and a leading sign: spaces, apostrophes, currencies and the percent sign taken away, brackets made a minus. */
function bareNumber(text: string): string | null {
  let bare = text.replace(/[\s\u00A0\u202F'’]/gu, '').replaceAll('\u2212', '-');
  bare = bare.replace(CURRENCY_BEFORE, '$1').replace(CURRENCY_BEHIND, '$1').replace(/%$/u, '');
  const bracketed = /^\(([^()+-]+)\)$/u.exec(bare);
  if (bracketed !== null) return `-${bracketed[1]!}`;
  if (/[()]/u.test(bare)) return null;
  return /^[\d.,]+-$/u.test(bare) ? `-${bare.slice(0, -1)}` : bare;
}

/** The decimal mark a column writes, from the texts that can only be read one way; a point where none tells.
 *  @param points how many values beside the texts have a point, being numbers */
export const decimalMark = (texts: Iterable<string>, points = 0): '.' | ',' => decimalMarks(texts, points).decimal;

/** The same, and a text whose point may part thousands as well, where no other in the column tells: "12.500". */
export function decimalMarks(texts: Iterable<string>, points = 0): { decimal: '.' | ','; unsure: string | null } {
  let comma = 0;
  let point = points;
  let pointsAsThousands = 0;
  let either = 0;
  let example: string | null = null;
  for (const text of texts) {
    // Most texts hold neither mark, and tell nothing.
    if (!text.includes('.') && !text.includes(',')) continue;
    const bare = bareNumber(text)?.replace(/^[+-]/u, '') ?? '';
    if (/^\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/u.test(bare)) pointsAsThousands++;
    else if (/^\d+,(?:\d{1,2}|\d{4,})$/u.test(bare) || /^\d{4,},\d+$/u.test(bare)) comma++;
    else if (/^[1-9]\d{0,2}\.\d{3}$/u.test(bare)) { either++; example ??= text; }
    else if (/^\d+\.\d+$/u.test(bare) || /^\d{1,3}(?:,\d{3})+\.\d+$/u.test(bare)) point++;
  }
  const unsure = comma + point + pointsAsThousands === 0 ? example : null;
  comma += pointsAsThousands;
  // "75.000" beside "1.250.000", or among decimal commas that are more than slips of the hand, is seventy-five thousand.
  if (pointsAsThousands === 0 && comma < either * MORE_THAN_SLIPS) point += either;
  return { decimal: comma > point ? ',' : '.', unsure };
}
const MORE_THAN_SLIPS = 0.1;
