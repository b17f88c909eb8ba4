import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printsAs } from './rounding.ts';

describe('how a quotient may be printed', () => {
  it.each([
    [23, 42, 0, 'half', [55]], [23, 42, 0, 'down', [54]], [23, 42, 1, 'half', [54.8]], [1, 8, 0, 'half', [12, 13]], [1, 8, 0, 'half-up', [13]], [1, 8, 0, 'half-even', [12]], [3, 8, 0, 'half-even', [38]],
    [42, 42, 0, 'up', [100]], [1, 3, 2, 'up', [33.34]], [0, 42, 0, 'half', [0]], [57, 114, 0, 'half', [50]],
  ] as const)('%i of %i to %i decimals, %s', (count, base, decimals, rounding, expected) => { expect(printable(count, base, decimals, rounding)).toEqual(expected); });

  it('is within half a unit of the quotient, and within one where it is cut or raised', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), fc.integer({ min: 0, max: 4 }), (base, part, decimals) => {
      const count = part % (base + 1);
      const unit = 10 ** -decimals;
      for (const value of printable(count, base, decimals, 'half')) expect(Math.abs(value - (100 * count) / base)).toBeLessThanOrEqual(unit / 2 + 1e-9);
      const [down] = printable(count, base, decimals, 'down');
      const [up] = printable(count, base, decimals, 'up');
      expect(down!).toBeLessThanOrEqual((100 * count) / base + 1e-9);
      expect(up!).toBeGreaterThanOrEqual((100 * count) / base - 1e-9);
    }));
  });

  it('agrees with the test for an unrounded percentage', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), fc.integer({ min: 0, max: 2 }), (base, part, decimals) => {
      const count = part % (base + 1);
      for (const value of printable(count, base, decimals, 'half')) expect(printsAs((100 * count) / base, value, decimals, 'half')).toBe(true);
    }));
  });
});
