import * as sheetJs from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInMeaning, formatMeaning, writeDigits } from './number-format.ts';

/** SheetJS ships its formatter without types. */
const SSF = sheetJs.SSF as { get_table(): Record<string, string>; is_date(format: string): boolean; format(format: string, value: number, options?: { date1904: boolean }): string };

describe('formatMeaning', () => {
  it.each([
    ['General', 'number'], ['0', 'number'], ['#,##0.00', 'number'], ['0.00E+00', 'number'], ['0%', 'number'], ['@', 'number'], ['# ?/?', 'number'],
    ['[Red]0.0', 'number'], ['0 "days"', 'number'], ['"Year" 0', 'number'], ['0\\d', 'number'], ['_(* #,##0_);_(* (#,##0)', 'number'], ['[$€-407] #,##0', 'number'],
    ['dd/mm/yyyy', 'date'], ['yyyy\\-mm\\-dd', 'date'], ['mmm-yy', 'date'], ['[$-40C]d mmmm yyyy;@', 'date'], ['MMMM', 'date'], ['m/d/yy', 'date'], ['yyyy"年"m"月"d"日"', 'date'],
    ['dd/mm/yyyy hh:mm', 'dateTime'], ['m/d/yy h:mm AM/PM', 'dateTime'], ['[Blue]d-mmm h:mm:ss', 'dateTime'],
    ['hh:mm', 'time'], ['h:mm:ss AM/PM', 'time'], ['mm:ss.0', 'time'], ['[h]:mm', 'duration'], ['[mm]:ss', 'duration'],
    ['00000', 'digits'], ['000-00-0000', 'digits'], ['0.00', 'number'], ['00.00', 'number'],
  ])('%s is a %s', (code, kind) => {
    expect(formatMeaning(code).kind).toBe(kind);
  });

  it('agrees with SheetJS on which built-in formats are dates', () => {
    for (const [id, code] of Object.entries(SSF.get_table())) {
      // from 59 on the table holds what files read earlier in this process brought along
      if (Number(id) > 58) continue;
      const ours = builtInMeaning(Number(id)).kind !== 'number';
      expect([id, ours]).toEqual([id, SSF.is_date(code)]);
    }
  });
});

describe('writeDigits', () => {
  it('writes as SheetJS shows', () => {
    fc.assert(fc.property(fc.nat(10 ** 9), fc.constantFrom('00', '00000', '000000000000'), (value, pattern) => {
      expect(writeDigits(value, pattern)).toBe(SSF.format(pattern, value));
    }));
    expect([writeDigits(123456789, '000-00-0000'), writeDigits(5, '00-00')]).toEqual(['123-45-6789', '00-05']);
  });
});
