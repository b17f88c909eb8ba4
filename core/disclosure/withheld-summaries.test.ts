import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withheldSummaries } from './withheld-summaries.ts';

describe('statistics of a number that are kept back', () => {
  it('are those of few cases, and one more where the total would give the last of them away', () => {
    expect(withheldSummaries(52, [16, 13, 12, 11], 12, true)).toEqual([false, false, true, true]);
    expect(withheldSummaries(52, [16, 13, 12, 11], 11, true)).toEqual([false, false, false, false]);
    expect(withheldSummaries(39, [25, 7, 7], 10, true)).toEqual([false, true, true]);
  });
  it('are one more where a few cases stand in no column', () => {
    expect(withheldSummaries(32, [20, 10], 5, true)).toEqual([false, true]);
    expect(withheldSummaries(40, [20, 10], 5, true)).toEqual([false, false]);
  });
  it('are those of few cases alone where columns share cases, whose sums tell nothing', () => {
    expect(withheldSummaries(30, [25, 20, 3], 5, false)).toEqual([false, false, true]);
  });
  it('leave nobody, or at least the minimum, to what the printed columns do not tell', () => {
    fc.assert(fc.property(fc.array(fc.nat(40), { maxLength: 8 }), fc.nat(10), fc.integer({ min: 1, max: 15 }), (columns, outside, minimum) => {
      const total = columns.reduce((sum, n) => sum + n, outside);
      const hidden = withheldSummaries(total, columns, minimum, true);
      const rest = columns.reduce((sum, n, at) => (hidden[at]! ? sum : sum - n), total);
      expect(columns.every((n, at) => n === 0 || n >= minimum || hidden[at]!)).toBe(true);
      expect(rest === 0 || rest >= minimum || total < minimum).toBe(true);
    }));
  });
});
