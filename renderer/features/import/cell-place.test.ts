import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAddress } from '#core/importing/raw-table.ts';
import { cellPlace, parseRowList, rowListText } from './cell-place.ts';

describe('cellPlace', () => {
  it('is the inverse of cellAddress', () => {
    fc.assert(fc.property(fc.nat(1_048_575), fc.nat(16_383), (row, column) => { expect(cellPlace(cellAddress(row, column))).toEqual({ row, column }); }));
  });
  it('knows lines of text files, and no place for a whole sheet', () => {
    expect([cellPlace('line 14'), cellPlace(''), cellPlace('b2')]).toEqual([{ row: 13, column: 0 }, null, null]);
  });
});

describe('parseRowList', () => {
  it('reads what rowListText writes', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(30), { maxLength: 6 }), (rows) => {
      const sorted = rows.toSorted((a, b) => a - b);
      expect(parseRowList(rowListText(sorted))).toEqual(sorted);
    }));
  });
  it('refuses what is no list of rows', () => {
    expect(['0', 'two', '3-1', '1-500', '1,,x'].map(parseRowList)).toEqual([null, null, null, null, null]);
    expect(parseRowList('2–3, 5')).toEqual([1, 2, 4]);
  });
});
