/** What a number format makes of a number: `date` and `dateTime` are calendar dates, `time` a time of day, `duration` hours
 *  beyond a day, `digits` a number written with leading zeros (an identifier or telephone number). */
export type NumberMeaning =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' | 'dateTime' | 'time' | 'duration' }
  | { readonly kind: 'digits'; readonly pattern: string };

const NUMBER: NumberMeaning = { kind: 'number' };

/** Built-in formats that are dates in every language (ECMA-376 part 1, 18.8.30), and those that are in the East Asian ones. */
const BUILT_IN: Readonly<Record<number, NumberMeaning>> = {
  14: { kind: 'date' }, 15: { kind: 'date' }, 16: { kind: 'date' }, 17: { kind: 'date' },
  18: { kind: 'time' }, 19: { kind: 'time' }, 20: { kind: 'time' }, 21: { kind: 'time' }, 22: { kind: 'dateTime' },
  27: { kind: 'date' }, 28: { kind: 'date' }, 29: { kind: 'date' }, 30: { kind: 'date' }, 31: { kind: 'date' },
  32: { kind: 'time' }, 33: { kind: 'time' }, 34: { kind: 'time' }, 35: { kind: 'time' }, 36: { kind: 'date' },
  45: { kind: 'time' }, 46: { kind: 'duration' }, 47: { kind: 'time' },
  50: { kind: 'date' }, 51: { kind: 'date' }, 52: { kind: 'date' }, 53: { kind: 'date' }, 54: { kind: 'date' },
  55: { kind: 'time' }, 56: { kind: 'time' }, 57: { kind: 'date' }, 58: { kind: 'date' },
};

/** The meaning of a built-in format id. */
export function builtInMeaning(id: number): NumberMeaning {
  return BUILT_IN[id] ?? NUMBER;
}

/** The meaning of a format code such as `dd/mm/yyyy`, `[h]:mm`, `00000` or `#,##0.00 "days"`.
 *  @example formatMeaning('yyyy-mm-dd').kind // 'date' */
export function formatMeaning(code: string): NumberMeaning {
  const section = firstSection(code);
  // what is quoted, escaped, padding or a colour says nothing
  const bare = section
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/\[(h+|m+|s+)\]/i.test(bare)) return { kind: 'duration' };
  if (/^general$/i.test(bare.trim()) || /general/i.test(bare)) return NUMBER;
  const letters = bare.replace(/am\/pm|a\/p/gi, 'h').toLowerCase();
  const hasTime = /[hs]/.test(letters);
  const hasDay = /[yd]|[bge](?![+-])/.test(letters.replace(/e[+-]/g, ''));
  // m alone is a month; beside hours or seconds it may be minutes
  const hasMonth = letters.includes('m') && (!hasTime || /m{3,}/.test(letters));
  if (hasDay || hasMonth) return { kind: hasTime ? 'dateTime' : 'date' };
  if (hasTime) return { kind: 'time' };
  const literal = section.replace(/\\(.)|"([^"]*)"/g, '$1$2');
  return (literal.match(/0/g)?.length ?? 0) >= 2 && /^[0\s().\-/+]*$/.test(literal) && !/[.]/.test(bare) ? { kind: 'digits', pattern: literal } : NUMBER;
}

/** The part of a format that positive numbers are shown by: up to the first semicolon outside quotes. */
function firstSection(code: string): string {
  let quoted = false;
  for (let i = 0; i < code.length; i++) {
    const character = code[i];
    if (character === '"') quoted = !quoted;
    else if (character === '\\') i++;
    else if (character === ';' && !quoted) return code.slice(0, i);
  }
  return code;
}

/** A whole number written by a pattern of zeros: (12, "00000") → "00012", (123456789, "000-00-0000") → "123-45-6789". */
export function writeDigits(value: number, pattern: string): string {
  const places = pattern.replace(/[^0]/g, '').length;
  let digits = String(value).padStart(places, '0');
  let out = '';
  for (let i = pattern.length - 1, left = places; i >= 0; i--) {
    if (pattern[i] !== '0') {
      out = pattern[i]! + out;
      continue;
    }
    left--;
    // the first place takes all digits that are left over
    out = (left === 0 ? digits : digits.slice(-1)) + out;
    digits = digits.slice(0, -1);
  }
  return out;
}
