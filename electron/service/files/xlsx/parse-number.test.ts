import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from './parse-number.ts';

const parse = (text: string): number | null => {
  const bytes = Buffer.from(`<v>${text}</v>`);
  return parseNumber(bytes, 3, bytes.length - 4);
};

describe('parseNumber', () => {
  it('reads every double as JavaScript writes it', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = String(value);
      // whole numbers of seventeen digits and more that JavaScript writes out are kept as text
      if (Number.isInteger(value) && !Number.isSafeInteger(value) && !text.includes('e')) expect(parse(text)).toBeNull();
      else expect(parse(text)).toBe(Object.is(value, -0) ? 0 : value);
    }), { numRuns: 2_000 });
  });

  it('reads decimals exactly as Number does', () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 17n), 10n ** 17n), fc.nat(20), (digits, decimals) => {
      const negative = digits < 0n ? '-' : '';
      const whole = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0');
      const text = decimals === 0 ? `${negative}${whole}` : `${negative}${whole.slice(0, -decimals)}.${whole.slice(-decimals)}`;
      const read = parse(text);
      if (read !== null) expect(read).toBe(Number(text));
      else expect(Number.isSafeInteger(Number(text))).toBe(false);
    }), { numRuns: 2_000 });
  });

  it.each([['', Number.NaN], ['-', Number.NaN], ['.', Number.NaN], ['12a', Number.NaN], ['1,5', Number.NaN], ['0x10', Number.NaN], ['Infinity', Number.NaN], [' 7 ', 7], ['+7', 7], ['1e5', 100_000], ['007', 7], ['12345678901234567', null]])('"%s"', (text, value) => {
    expect(parse(text)).toBe(value);
  });
});
