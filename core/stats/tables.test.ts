import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustP } from './adjust-p.ts';
import { chiSquare } from './chi-square.ts';
import { clopperPearsonInterval } from './clopper-pearson-interval.ts';
import { columnProportions } from './column-proportions.ts';
import { cramersV } from './cramers-v.ts';
import { effectiveBase } from './effective-base.ts';
import { gTest } from './g-test.ts';
import { newcombeInterval } from './newcombe-interval.ts';
import { overlapCorrelation, proportionDifference } from './proportion-difference.ts';
import { seededRandom } from './random.ts';
import { residuals } from './residuals.ts';
import { complementOf, subgroupAgainstRest } from './subgroup-against-rest.ts';
import { isTestable } from './two-way.ts';
import { wilsonInterval } from './wilson-interval.ts';

const table = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 })).chain(([r, c]) => (
  fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: c, maxLength: c }), { minLength: r, maxLength: r })
)).filter(isTestable);
const transpose = (rows: number[][]): number[][] => (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] ?? 0));

describe('chiSquare, gTest, cramersV', () => {
  it('do not depend on the order of rows and columns, nor on which is which', () => {
    fc.assert(fc.property(table, (observed) => {
      const turned = transpose(observed.toReversed().map((row) => row.toReversed()));
      expect(chiSquare(turned).statistic).toBeCloseTo(chiSquare(observed).statistic, 8);
      expect(gTest(turned).statistic).toBeCloseTo(gTest(observed).statistic, 8);
      expect(cramersV(turned)).toBeCloseTo(cramersV(observed), 8);
    }));
  });

  it('do not see empty rows and columns', () => {
    expect(chiSquare([[12, 0, 8], [0, 0, 0], [5, 0, 15]])).toEqual(chiSquare([[12, 8], [5, 15]]));
    expect(cramersV([[12, 0, 8], [0, 0, 0], [5, 0, 15]])).toBe(cramersV([[12, 8], [5, 15]]));
  });

  it('V is 1 where one question tells the other, and 0 where it tells nothing', () => {
    expect(cramersV([[5, 0, 0], [0, 7, 0], [0, 0, 9]])).toBeCloseTo(1, 14);
    expect(cramersV([[10, 20], [5, 10]])).toBeCloseTo(0, 14);
  });

  it('refuse what cannot be tested, and say why', () => {
    expect(() => chiSquare([[1, 2], [0, 0]])).toThrow('chiSquare requires at least two non-empty rows');
    expect(() => gTest([[1, 0], [2, 0]])).toThrow('gTest requires at least two non-empty columns');
    expect(() => chiSquare([[1, 2], [3, -1]])).toThrow('chiSquare requires finite counts of 0 or more, not -1');
    expect(() => chiSquare([[1, 2], [3]])).toThrow('chiSquare requires rows of one length');
    expect([isTestable([[1, 2], [0, 0]]), isTestable([]), isTestable([[1, 0], [0, 1]])]).toEqual([false, false, true]);
  });

  it('residuals of an empty line are null, not NaN', () => {
    expect(residuals([[1, 0], [3, 0]])).toEqual({ pearson: [[0, null], [0, null]], adjusted: [[null, null], [null, null]] });
  });
});

describe('adjustP', () => {
  it('orders the methods: none ≤ bh ≤ holm ≤ bonferroni, all ≤ 1', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (p) => {
      const [none, bh, holm, bonferroni] = (['none', 'bh', 'holm', 'bonferroni'] as const).map((method) => adjustP(p, method));
      p.forEach((_, i) => {
        const [a = 0, b = 0, c = 0, d = 0] = [none?.[i], bh?.[i], holm?.[i], bonferroni?.[i]];
        expect(a <= b * (1 + 1e-12) && b <= c * (1 + 1e-12) && c <= d * (1 + 1e-12) && d <= 1).toBe(true);
      });
    }));
  });
});

describe('intervals', () => {
  const share = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true })).map(([n, p]) => ({ base: n, count: Math.round(n * p) }));
  it('hold the proportion, lie in [0, 1], and mirror when yes and no change places', () => {
    fc.assert(fc.property(share, ({ count, base }) => {
      for (const interval of [wilsonInterval, clopperPearsonInterval]) {
        const { low, high } = interval(count, base);
        const other = interval(base - count, base);
        expect(low >= 0 && low <= count / base && count / base <= high && high <= 1).toBe(true);
        expect(other.low).toBeCloseTo(1 - high, 12);
        expect(other.high).toBeCloseTo(1 - low, 12);
      }
      expect(wilsonInterval(count, base).high - wilsonInterval(count, base).low).toBeLessThanOrEqual(
        wilsonInterval(count, base, 0.99).high - wilsonInterval(count, base, 0.99).low);
    }));
  });

  it('Newcombe’s turns round when the groups change places', () => {
    fc.assert(fc.property(share, share, (a, b) => {
      const there = newcombeInterval(a, b);
      const back = newcombeInterval(b, a);
      expect(back.low).toBeCloseTo(-there.high, 12);
      expect(back.high).toBeCloseTo(-there.low, 12);
    }));
  });

  it('refuse more yeses than cases, and an empty base', () => {
    expect(() => wilsonInterval(5, 4)).toThrow('wilsonInterval requires 0 ≤ count ≤ base and a base over 0, not 5 of 4');
    expect(() => clopperPearsonInterval(0, 0)).toThrow(RangeError);
    expect(() => wilsonInterval(1, 4, 95)).toThrow('A confidence level lies between 0 and 1, not 95');
  });
});

describe('effectiveBase', () => {
  it('is at most the number of cases, and does not change when all weights are multiplied', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1 }), fc.double({ min: 0.1, max: 10, noNaN: true }), (weights, k) => {
      const base = effectiveBase(weights);
      expect(base).toBeLessThanOrEqual(weights.length * (1 + 1e-12));
      expect(effectiveBase(weights.map((w) => w * k)) / base).toBeCloseTo(1, 10);
    }));
    expect([effectiveBase([]), effectiveBase([3, 3, 3]), effectiveBase([1, 1, 2])]).toEqual([0, 3, 16 / 6]);
    expect(() => effectiveBase([1, -1])).toThrow('A weight is finite and 0 or more, not -1');
  });
});

describe('columnProportions', () => {
  it('compares every pair in every row, and adjusts within the row', () => {
    const compared = columnProportions([[30, 45, 20], [0, 0, 0], [70, 55, 70]], [100, 100, 90]);
    expect(compared.map(({ row, a, b }) => [row, a, b])).toEqual([[0, 0, 1], [0, 0, 2], [0, 1, 2], [2, 0, 1], [2, 0, 2], [2, 1, 2]]);
    expect(compared.map(({ p, pAdjusted }) => pAdjusted / Math.min(1, p * 3))).toEqual([1, 1, 1, 1, 1, 1]);
    const overTable = columnProportions([[30, 45, 20], [0, 0, 0], [70, 55, 70]], [100, 100, 90], { family: 'table' });
    expect(overTable.map(({ p, pAdjusted }) => pAdjusted / Math.min(1, p * 6))).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('takes effective bases for the spread, weighted ones for the share; and leaves small bases out', () => {
    const [weighted] = columnProportions([[150, 90]], [500, 200], { effectiveBases: [250, 100] });
    const [plain] = columnProportions([[75, 45]], [250, 100]);
    expect(weighted).toEqual(plain);
    expect(columnProportions([[15, 9, 3]], [50, 40, 20], { minimumBase: 30 }).map(({ a, b }) => [a, b])).toEqual([[0, 1]]);
    expect(() => columnProportions([[5, 9]], [4, 10])).toThrow('columnProportions requires 0 ≤ count ≤ base, not 5 of 4');
  });

  it('says nothing about columns made of the same cases', () => {
    expect(columnProportions([[30, 30]], [100, 100], { overlap: () => ({ base: 100 }) })).toEqual([]);
  });

  it('a column against the total with their overlap is the column against the rest', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 2, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (n1, n2, p1, p2) => {
      const [x1, x2] = [Math.round(n1 * p1), Math.round(n2 * p2)];
      const total = { count: x1 + x2, base: n1 + n2 };
      const rest = subgroupAgainstRest({ count: x1, base: n1 }, total);
      // Pooled over the two columns as printed the part would count twice; its overlap carries no weight of its own.
      const overlapping = proportionDifference({ proportion: x1 / n1, base: n1, weight: 0 }, { proportion: total.count / total.base, base: total.base }, { base: n1 });
      if (rest === null) expect(overlapping).toBeNull();
      else expect(overlapping?.z).toBeCloseTo(rest.z, 8);
    }));
  });

  it('with overlap, z varies as a z should where nothing differs (4,000 seeded samples)', () => {
    const random = seededRandom(7);
    const spread = { with: 0, without: 0 };
    const rounds = 4000;
    for (let round = 0; round < rounds; round += 1) {
      const yes = Array.from({ length: 150 }, () => Number(random.next() < 0.4));
      const sum = (from: number, to: number): number => yes.slice(from, to).reduce((a, b) => a + b, 0);
      // The first column holds cases 0–99, the second 50–149: half of each is the other's.
      const a = { proportion: sum(0, 100) / 100, base: 100 };
      const b = { proportion: sum(50, 150) / 100, base: 100 };
      spread.with += (proportionDifference(a, b, { base: 50 })?.z ?? 0) ** 2 / rounds;
      spread.without += (proportionDifference(a, b)?.z ?? 0) ** 2 / rounds;
    }
    expect(spread.with).toBeGreaterThan(0.94);
    expect(spread.with).toBeLessThan(1.06);
    expect(spread.without).toBeLessThan(0.6);
  });

  it('Quantum’s rule: the same difference against Student’s t, a little smaller', () => {
    const a = { proportion: 0.3, base: 100, weight: 100 };
    const b = { proportion: 0.45, base: 100, weight: 100 };
    const z = proportionDifference(a, b);
    const t = proportionDifference(a, b, null, 'quantum-t');
    expect((t?.z ?? 0) / (z?.z ?? 1)).toBeCloseTo(Math.sqrt(199 / 200), 12);
    expect(t?.p).toBeGreaterThan(z?.p ?? 1);
  });

  it('the correlation of two answers in a grid: 1 for the same answer, −1 for the opposite, 0 where one does not vary', () => {
    expect([overlapCorrelation(30, 30, 30, 100), overlapCorrelation(0, 50, 50, 100), overlapCorrelation(20, 100, 20, 100)]).toEqual([1, -1, 0]);
  });
});

describe('complementOf', () => {
  it('finds the effective base of the rest from the sums of squared weights', () => {
    const part = [1, 2, 3];
    const rest = [2, 2, 5, 0.5];
    const group = (weights: number[]) => ({ count: 0, base: weights.reduce((a, b) => a + b, 0), effectiveBase: effectiveBase(weights) });
    expect(complementOf(group(part), group([...part, ...rest])).effectiveBase).toBeCloseTo(effectiveBase(rest), 12);
    expect(() => complementOf({ count: 5, base: 9 }, { count: 4, base: 9 })).toThrow('A subgroup cannot be larger than its total');
    expect(subgroupAgainstRest({ count: 4, base: 9 }, { count: 4, base: 9 })).toBeNull();
  });
});
