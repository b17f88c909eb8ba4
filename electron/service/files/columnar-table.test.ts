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

  it('gives a column as a dictionary: each value once, in order of appearance, also where a date, an error and a text are spelt alike', () => {
    const value = fc.oneof(fc.constantFrom<RawCell>('2024-03-15', '7', 'x', ' ', null, true, false, 0, 7, 7.5), fc.constantFrom('2024-03-15', '7', 'x').map((date) => ({ date })), fc.constantFrom('x', '7').map((error) => ({ error })));
    fc.assert(fc.property(fc.array(fc.tuple(value, fc.boolean()), { minLength: 1, maxLength: 60 }), (cells) => {
      const table = new TableBuilder('Data');
      cells.forEach(([one, isInterned], row) => {
        if (typeof one !== 'string' || !isInterned) { table.setCell(row, 0, one); return; }
        const bytes = Buffer.from(one);
        table.setTextId(row, 0, table.pool.intern(bytes, 0, bytes.length));
      });
      const read = table.finish();
      const asRead = cells.map(([one]) => (one === ' ' ? null : one));
      const distinct = new Map(asRead.map((one) => [JSON.stringify(one), one]));
      for (let round = 0; round < 2; round++) {
        const { codes, values, counts, firstCase } = read.distinct!(0, asRead.map((_, row) => row));
        expect(Array.from(codes, (code) => values.at(code))).toEqual(asRead);
        expect(values.map((one) => one)).toEqual([...distinct.values()]);
        expect(Array.from(counts)).toEqual([...distinct.keys()].map((key) => asRead.filter((one) => JSON.stringify(one) === key).length));
        expect(Array.from(firstCase)).toEqual([...distinct.keys()].map((key) => asRead.findIndex((one) => JSON.stringify(one) === key)));
      }
    }), { numRuns: 500 });
  });

  it('says what a text is without making it: its first byte, its bytes, the number it plainly writes', () => {
    const plain = /^-?\d+(?:\.\d+)?$/u;
    const text = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.double({ noNaN: true }).map(String), fc.stringMatching(/^-?\d{1,17}(\.\d{0,17})?$/u), fc.constantFrom('-', '.', '1.', '.5', '-0', '007', '1e5', '1,5', '12345678901234567', ' 1'));
    fc.assert(fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 30 }), (texts) => {
      const table = new TableBuilder('Data');
      texts.forEach((one, row) => { table.setText(row, 0, one); });
      const { codes, values } = table.finish().distinct!(0, texts.map((_, row) => row));
      const target = new Uint8Array(4000);
      texts.forEach((one, row) => {
        if (one.trim() === '') return;
        const code = codes[row]!;
        const bytes = Buffer.from(one);
        expect([values.textBytes!(code), values.firstByte!(code)]).toEqual([bytes.length, bytes[0]]);
        expect([values.copyText!(code, target, 7), Buffer.from(target.subarray(7, 7 + bytes.length)).equals(bytes), values.copyText!(code, target, 4001 - bytes.length)]).toEqual([bytes.length, true, -1]);
        const number = values.plainNumber!(code);
        if (!Number.isNaN(number)) expect([plain.test(one), Object.is(number, Number(one))]).toEqual([true, true]);
        else if (plain.test(one)) expect(one.replace(/[^\d]/gu, '').length).toBeGreaterThan(15);
      });
    }), { numRuns: 500 });
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
