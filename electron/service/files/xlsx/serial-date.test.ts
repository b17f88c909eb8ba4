import * as sheetJs from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoCell, serialToIso, serialToTime } from './serial-date.ts';

/** SheetJS ships its formatter without types. */
const SSF = sheetJs.SSF as { get_table(): Record<string, string>; is_date(format: string): boolean; format(format: string, value: number, options?: { date1904: boolean }): string };

describe('serialToIso', () => {
  it('agrees with SheetJS on every day, but for the one that never was', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2_958_465 }), fc.boolean(), (day, date1904) => {
      if (date1904 && day > 2_957_003) return;
      const expected = day === 60 && !date1904 ? null : SSF.format('yyyy-mm-dd', day, { date1904 });
      expect(serialToIso(day, date1904, false)).toBe(expected);
    }), { numRuns: 3_000 });
  });

  it('gives every second of a day', () => {
    fc.assert(fc.property(fc.integer({ min: 61, max: 80_000 }), fc.integer({ min: 0, max: 86_399 }), (day, second) => {
      const expected = new Date(Date.UTC(1899, 11, 30 + day, 0, 0, second)).toISOString().slice(0, 19);
      expect(serialToIso(day + second / 86_400, false, true)).toBe(expected);
    }), { numRuns: 3_000 });
  });

  it.each([[-1, null], [0, null], [0.5, null], [60, null], [2_958_466, null], [1, '1900-01-01'], [59, '1900-02-28'], [61, '1900-03-01'], [2_958_465, '9999-12-31']])('%s', (serial, iso) => {
    expect(serialToIso(serial, false, false)).toBe(iso);
  });
});

describe('serialToTime and isoCell', () => {
  it.each([[0, '00:00:00'], [0.5, '12:00:00'], [1.5, '36:00:00'], [-0.5, null]])('%s', (serial, time) => {
    expect(serialToTime(serial)).toBe(time);
  });
  it.each([['2024-02-29', { date: '2024-02-29' }], ['2023-02-29', null], ['2024-03-15T10:30', { date: '2024-03-15T10:30:00' }], ['2024-03-15T10:30:00.25', { date: '2024-03-15T10:30:00.25' }], ['T08:15', { time: '08:15:00' }], ['15/03/2024', null]])('%s', (text, cell) => {
    expect(isoCell(text)).toEqual(cell);
  });
});
