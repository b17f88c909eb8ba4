const POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const MAX_EXACT_DIGITS = 15;

/** The number written at these bytes; NaN where there is none; null for a whole number with more digits than a double keeps
 *  (the caller keeps its text).
 *  Up to fifteen digits are read without making a string: their integer and the power of ten are both exact, so one
 *  division rounds correctly (Clinger 1990). */
export function parseNumber(bytes: Buffer, start: number, end: number): number | null {
  let at = start;
  const negative = bytes[at] === 0x2d;
  if (negative) at++;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) {
      mantissa = mantissa * 10 + (byte - 0x30);
      if (mantissa !== 0) digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === 0x2e && decimals < 0) decimals = 0;
    else break;
  }
  if (at === end && digits <= MAX_EXACT_DIGITS && decimals <= 22 && end - start > (negative ? 1 : 0) + (decimals === 0 ? 1 : 0)) {
    const value = decimals > 0 ? mantissa / POWERS[decimals]! : mantissa;
    return negative ? -value : value;
  }
  const text = bytes.toString('latin1', start, end).trim();
  if (/^[+-]?0*[1-9]\d{15,}$/.test(text)) {
    // sixteen digits may still be exact; longer ones never count on it
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : null;
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}
