import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const parts = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentencesOf', () => {
  it.each([
    ['No budget. Staff leave!', ['No budget.', 'Staff leave!']],
    ['Training, e.g. of judges, costs 3.5 million.', ['Training, e.g. of judges, costs 3.5 million.']],
    ['Pas de budget… Le personnel part.', ['Pas de budget…', 'Le personnel part.']],
    ['没有预算。人员流失！', ['没有预算。', '人员流失！']],
    ['لا توجد ميزانية. هل هناك تدريب؟ لا', ['لا توجد ميزانية.', 'هل هناك تدريب؟', 'لا']],
    ['one\n\n• two\n• three', ['one', '• two', '• three']],
    ['no end', ['no end']], ['...', []], ['', []],
  ])('%s', (text, expected) => { expect(parts(text)).toEqual(expected); });

  it('never overlaps, never leaves the text, and loses no letter', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '。', '?', '😀', 'é', '"', ';', '•') }), (text) => {
      let last = 0;
      for (const { start, end } of sentencesOf(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
      const letters = (from: string): string => from.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(parts(text).join(''))).toBe(letters(text));
    }));
  });
});
