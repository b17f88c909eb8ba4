import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/importing/raw-table.ts';
import { saying } from '#core/text/sentences.ts';
import { TableBuilder } from './columnar-table.ts';

const cell: fc.Arbitrary<RawCell> = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null),
  fc.constantFrom('2024-03-15', '2024-03-15T10:00:00').map((date) => ({ date })), fc.constantFrom('#N/A', '#REF!').map((error) => ({ error })),
);

describe('TableBuilder', () => {
  it('gives back every cell that was set, wherever and in whatever order', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(5_000), fc.nat(60), cell), { maxLength: 200 }), (cells) => {
      const table = new TableBuilder('Data');
      const expected = new Map<string, RawCell>();
      for (const [row, column, value] of cells) {
        table.setCell(row, column, value);
        if (value !== null) expected.set(`${row},${column}`, value);
      }
      const read = table.finish();
      for (const [row, column] of cells) expect(read.cell(row, column)).toEqual(expected.get(`${row},${column}`) ?? null);
      const set = [...expected.keys()].map((key) => key.split(',').map(Number));
      expect([read.rowCount, read.columnCount]).toEqual([Math.max(0, ...set.map(([row]) => row! + 1)), Math.max(0, ...set.map(([, column]) => column! + 1))]);
    }), { numRuns: 200 });
  });

  it('refuses cells scattered so that they would fill the memory', () => {
    const table = new TableBuilder('Data', undefined, 4 * 1024 * 1024);
    expect(() => { for (let row = 0; row < 1_000_000; row += 513) table.setNumber(row, row % 50, 1); }).toThrowError(/more cells than fit in 4 MB/);
  });

  it('lists a thousand problems and counts the rest', () => {
    const table = new TableBuilder('Data');
    for (let i = 0; i < 1_500; i++) table.problem(i === 1_400 ? 'error' : 'warning', `A${i + 1}`, '', '', saying('file.further', { problems: i }));
    const { problems } = table.finish();
    expect([problems.length, problems.at(-1)]).toEqual([1_001, { severity: 'error', sheet: 'Data', cell: '', expected: '', found: '500', code: 'file.further', details: { problems: 500 }, message: '500 further problems of this sheet are not listed one by one.' }]);
  });
});
