import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raoScott } from './rao-scott.ts';
import { chiSquare } from './chi-square.ts';
import { surveyMean, surveyProportion, surveyTotal } from './survey-estimates.ts';
import { anova, pooledT, welchT } from './means-tests.ts';
import { weightedQuantile, weightedSummary } from './weighted-summary.ts';
import { meanInterval } from './means-tests.ts';

const sample = fc.array(fc.record({ y: fc.double({ min: -50, max: 50, noNaN: true }), w: fc.double({ min: 0.1, max: 9, noNaN: true }), c: fc.integer({ min: 0, max: 5 }) }), { minLength: 3, maxLength: 40 });

describe('surveyMean', () => {
  it('of an unweighted simple sample is the ordinary mean and its interval', () => {
    fc.assert(fc.property(sample, (cases) => {
      const y = cases.map((one) => one.y);
      const ours = surveyMean(y, { weights: y.map(() => 1) });
      const { mean, variance, n } = weightedSummary(y);
      const interval = meanInterval({ mean: mean ?? 0, variance: variance ?? 0, base: n });
      expect(ours?.estimate).toBeCloseTo(mean ?? 0, 9);
      expect(ours?.low).toBeCloseTo(interval?.low ?? 0, 6);
    }));
  });

  it('does not depend on the order of the cases, the names of the clusters, or the scale of the weights', () => {
    fc.assert(fc.property(sample, (cases) => {
      const of = (list: typeof cases, k: number, name: (c: number) => string) => surveyMean(list.map((one) => one.y), { weights: list.map((one) => one.w * k), clusters: list.map((one) => name(one.c)) , lonely: 'certainty' });
      const there = of(cases, 1, String);
      const turned = of(cases.toReversed(), 3, (c) => `cluster ${9 - c}`);
      expect(turned?.estimate).toBeCloseTo(there?.estimate ?? NaN, 8);
      expect(turned?.standardError).toBeCloseTo(there?.standardError ?? NaN, 8);
      expect(turned?.degreesOfFreedom).toBe(there?.degreesOfFreedom);
    }));
  });

  it('is null where nobody answered, and has no interval where one cluster did', () => {
    expect(surveyMean([null, null], { weights: [1, 1] })).toBeNull();
    expect(surveyMean([1, 2], { weights: [1, 1], clusters: [1, 1], lonely: 'certainty' })).toMatchObject({ estimate: 1.5, degreesOfFreedom: 0, low: null, high: null });
    expect(() => surveyMean([1], { weights: [1, 1] })).toThrow('There are 1 values and 2 weights');
    expect(() => surveyMean([1, 2], { weights: [1, NaN] })).toThrow('A weight is finite and 0 or more, not NaN');
  });
});

describe('surveyTotal and surveyProportion', () => {
  it('a total of ones is the population, and its share of those who have it', () => {
    const design = { weights: [10, 20, 30, 40], clusters: [1, 1, 2, 2] };
    expect(surveyTotal([1, 0, 1, 1], design)?.estimate).toBe(80);
    expect(surveyProportion([true, false, true, true], design)?.estimate).toBeCloseTo(0.8, 14);
    expect(surveyProportion([true, null, true, false], design)?.n).toBe(3);
  });

  it('an interval for nobody and for everybody that is not a point', () => {
    const design = { weights: [1, 2, 1, 1, 3, 1, 1, 1, 1, 1] };
    const none = surveyProportion(new Array<boolean>(10).fill(false), design);
    const all = surveyProportion(new Array<boolean>(10).fill(true), design);
    expect([none?.low, all?.high]).toEqual([0, 1]);
    expect(none?.high).toBeCloseTo(0.3085, 4); // binom.test(0, 10)
    expect(all?.low).toBeCloseTo(0.6915, 4);
  });
});

describe('raoScott', () => {
  it('of a simple random sample is Pearson’s chi-square, but for n / (n − 1)', () => {
    const rows: string[] = [];
    const columns: number[] = [];
    [[12, 8, 9], [5, 15, 11]].forEach((line, r) => line.forEach((count, c) => { for (let i = 0; i < count; i += 1) { rows.push(`r${r}`); columns.push(c); } }));
    const ours = raoScott(rows, columns, { weights: rows.map(() => 1) });
    const plain = chiSquare([[12, 8, 9], [5, 15, 11]]);
    expect(ours?.chiSquare).toBeCloseTo(plain.statistic, 10);
    expect(ours?.firstOrder.degreesOfFreedom).toBe(2);
    expect(ours?.meanDesignEffect).toBeGreaterThan(0.8);
    expect(ours?.meanDesignEffect).toBeLessThan(1.2);
  });

  it('is null for a table of one row', () => {
    expect(raoScott(['a', 'a', null], [1, 2, 1], { weights: [1, 1, 1] })).toBeNull();
  });
});

describe('means', () => {
  it('two groups: the pooled t squared is the F of the analysis of variance', () => {
    const a = { mean: 3.2, variance: 1.4, base: 30 };
    const b = { mean: 2.7, variance: 2.2, base: 44 };
    const t = pooledT(a, b);
    const f = anova([a, b]);
    expect((t?.t ?? 0) ** 2).toBeCloseTo(f?.f ?? NaN, 12);
    expect(t?.pValue).toBeCloseTo(f?.pValue ?? NaN, 12);
    expect(welchT(a, { ...b, base: 1 })).toBeNull();
    expect(anova([a])).toBeNull();
    expect(welchT({ ...a, variance: 0 }, { ...b, variance: 0 })).toBeNull();
  });

  it('a weight of 2 is worth two cases in mean and median; no case has no mean', () => {
    const weighted = weightedSummary([1, 5, 7, null], [2, 1, 3, 9]);
    const repeated = weightedSummary([1, 1, 5, 7, 7, 7]);
    expect([weighted.mean, weighted.median, weighted.n]).toEqual([repeated.mean, repeated.median, 3]);
    expect(weightedSummary([null], [1])).toMatchObject({ n: 0, mean: null, median: null });
    expect(weightedQuantile([1, 2, 3, 4], null, 0.5)).toBe(2.5);
  });
});
