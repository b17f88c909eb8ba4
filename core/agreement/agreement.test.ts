import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement } from './agreement.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAC1 } from './gwet-ac1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { masiAlpha, masiDistance } from './masi-alpha.ts';
import type { Rating } from './ratings.ts';
import { scottPi } from './scott-pi.ts';
import { unitizeSpans } from './spans.ts';

const rating = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 1, arbitrary: fc.constant(null) });
const ratings = fc.integer({ min: 2, max: 4 }).chain((coders) => fc.array(fc.array(rating, { minLength: coders, maxLength: coders }), { minLength: 1, maxLength: 25 }));
const scheme = { categories: [0, 1, 2, 3] };

function same(a: object, b: object): void {
  const left = Object.entries(a);
  expect(left.length).toBeGreaterThan(0);
  for (const [name, value] of left) {
    const other: unknown = Object.entries(b).find(([key]) => key === name)?.[1];
    if (typeof value === 'number' && typeof other === 'number') expect(other, name).toBeCloseTo(value, 9);
    else expect(other, name).toEqual(value);
  }
}

describe('agreement', () => {
  it('does not depend on the order of units or coders, nor on what the categories are called', () => {
    fc.assert(fc.property(ratings, (lines) => {
      const there = { ...agreement(lines, scheme), prevalence: null };
      const turned = lines.toReversed().map((line) => line.toReversed());
      const renamed = lines.map((line) => line.map((value) => (value === null ? null : `theme ${3 - value}`)));
      same({ ...agreement(turned, scheme), prevalence: null }, there);
      same(agreement(renamed, { categories: [0, 1, 2, 3].map((value) => `theme ${value}`) }), there);
    }));
  });

  it('a weight is as many units', () => {
    fc.assert(fc.property(ratings, fc.infiniteStream(fc.integer({ min: 0, max: 4 })), (lines, stream) => {
      const weights = lines.map((): number => { const next = stream.next(); return next.done === true ? 1 : next.value; });
      const repeated = lines.flatMap((line, i) => Array.from({ length: weights[i] ?? 0 }, () => line));
      same(agreement(lines, { ...scheme, weights }), agreement(repeated, scheme));
    }));
  });

  it('coders who always agree on more than one category reach 1 in everything', () => {
    expect(agreement([[1, 1, 1], [0, 0, 0], [1, 1, null]])).toEqual({ n: 3, observed: 1, percent: 100, cohenKappa: 1, fleissKappa: 1, krippendorffAlpha: 1, gwetAC1: 1, prevalence: 5 / 8 });
  });

  it('is undefined, not 0 or 1, where only one category was used; AC1 knows the scheme', () => {
    const lines = new Array<Rating[]>(20).fill([0, 0]);
    expect(agreement(lines, { categories: [0, 1] })).toEqual({ n: 20, observed: 1, percent: 100, cohenKappa: null, fleissKappa: null, krippendorffAlpha: null, gwetAC1: 1, prevalence: 0 });
    expect(agreement(lines)).toMatchObject({ gwetAC1: null });
    expect(scottPi(lines)).toBeNull();
  });

  it('has nothing to say where no unit was read by two', () => {
    const nothing = { n: 0, observed: null, percent: null, cohenKappa: null, fleissKappa: null, krippendorffAlpha: null, gwetAC1: null };
    expect(agreement([[1, null], [null, 0]], { categories: [0, 1] })).toEqual({ ...nothing, prevalence: 0.5 });
    expect(agreement([], { categories: [0, 1] })).toEqual({ ...nothing, prevalence: null });
    expect(agreement([[1], [0]], { categories: [0, 1] })).toMatchObject(nothing);
  });

  it('unread is not “no”: it leaves the figures alone, where a 0 would not', () => {
    const read: Rating[][] = [[1, 1], [0, 0], [1, 0], [0, 0]];
    const unread = agreement([...read, [1, null]], { categories: [0, 1] });
    expect({ ...unread, prevalence: null }).toMatchObject({ n: 4, observed: 0.75, cohenKappa: 0.5 });
    expect(unread.krippendorffAlpha).toBe(agreement(read, { categories: [0, 1] }).krippendorffAlpha);
    expect(agreement([...read, [1, 0]], { categories: [0, 1] })).toMatchObject({ n: 5, observed: 0.6 });
  });

  it('a coder who read nothing changes nothing', () => {
    const lines: Rating[][] = [[1, 1], [0, 1], [1, 0], [0, 0], [0, 0]];
    same(agreement(lines), agreement(lines.map((line) => [...line, null])));
  });

  it('says which unit is wrong', () => {
    expect(() => agreement([[1, 0], [1]])).toThrow('Unit 2 has 1 ratings where the first has 2');
    expect(() => agreement([[1, 0], [1, 7]], { categories: [0, 1] })).toThrow('Unit 2 has a rating that is not among the categories given');
    expect(() => krippendorffAlpha([['a', 'b'], ['b', 'b']], { metric: 'interval' })).toThrow('Alpha for interval values needs numbers');
    expect(() => scottPi([[1, 0, 1]])).toThrow('scottPi is for two coders');
  });

  it('reads categories as text apart from numbers', () => {
    expect(cohenKappa([['1', 1], [1, 1]])).toBe(0);
    expect(fleissKappa([['b', 'b'], ['a', 'a']])).toBe(1);
    expect(gwetAC1([[1, 0]], { categories: [0, 1] })).toBe(-1);
  });
});

describe('bootstrap', () => {
  const lines: Rating[][] = Array.from({ length: 60 }, (_, i) => [i % 3 === 0 ? 1 : 0, i % 3 === 0 && i % 7 !== 0 ? 1 : Number(i % 11 === 0)]);

  it('repeats with its seed, changes with another, and holds the estimate', () => {
    const options = { categories: [0, 1], bootstrap: { resamples: 400, seed: 5 } };
    const first = agreement(lines, options);
    expect(agreement(lines, options)).toEqual(first);
    expect(agreement(lines, { ...options, bootstrap: { resamples: 400, seed: 6 } }).interval).not.toEqual(first.interval);
    for (const name of ['observed', 'cohenKappa', 'fleissKappa', 'krippendorffAlpha', 'gwetAC1'] as const) {
      expect(first.intervals?.[name]?.low).toBeLessThan(first[name] ?? NaN);
      expect(first.intervals?.[name]?.high).toBeGreaterThan(first[name] ?? NaN);
    }
    expect(first.interval).toEqual({ low: first.intervals?.krippendorffAlpha?.low, high: first.intervals?.krippendorffAlpha?.high });
  });

  it('is about as wide as theory has it for a proportion: ± 1.96 √(p q / n)', () => {
    const { observed, intervals } = agreement(lines, { categories: [0, 1], bootstrap: { resamples: 4000, seed: 1 } });
    const width = 2 * 1.96 * Math.sqrt((observed ?? 0) * (1 - (observed ?? 0)) / 60);
    const ours = intervals?.observed;
    expect(((ours?.high ?? 0) - (ours?.low ?? 0)) / width).toBeGreaterThan(0.85);
    expect(((ours?.high ?? 0) - (ours?.low ?? 0)) / width).toBeLessThan(1.15);
  });

  it('has no interval for what is undefined, and counts undefined resamples', () => {
    const flat = agreement(new Array<Rating[]>(10).fill([0, 0]), { categories: [0, 1], bootstrap: { resamples: 50, seed: 1 } });
    expect(flat.interval).toBeUndefined();
    expect(flat.intervals?.cohenKappa).toBeNull();
    const rare = agreement([[1, 1], ...new Array<Rating[]>(4).fill([0, 0])], { categories: [0, 1], bootstrap: { resamples: 500, seed: 1 } });
    // The one unit with a 1 is missing from a resample of five with probability 0.8⁵ = 0.33.
    expect((rare.intervals?.cohenKappa?.undefinedResamples ?? 0) / 500).toBeCloseTo(0.33, 1);
  });

  it('draws whole texts where told: characters of one text do not count as many', () => {
    const { ratings: runs, weights, groups } = unitizeSpans(Array.from({ length: 12 }, (_, i) => ({ length: 100, spans: [[{ start: 0, end: 40 }], [{ start: 0, end: 40 - 3 * i }]] })));
    const whole = agreement(runs, { categories: [0, 1], weights, bootstrap: { resamples: 300, seed: 1, groups } });
    expect(whole.intervals?.observed?.resamples).toBe(300);
    expect(whole.interval?.low).toBeLessThan(whole.krippendorffAlpha ?? NaN);
    expect(whole.interval?.high).toBeGreaterThan(whole.krippendorffAlpha ?? NaN);
  });
});

describe('unitizeSpans', () => {
  it('equals asking about every character by itself', () => {
    const span = fc.tuple(fc.integer({ min: -2, max: 30 }), fc.integer({ min: 0, max: 12 })).map(([start, length]) => ({ start, end: start + length }));
    const coder = fc.oneof({ weight: 5, arbitrary: fc.array(span, { maxLength: 3 }) }, { weight: 1, arbitrary: fc.constant(null) });
    fc.assert(fc.property(fc.array(fc.record({ length: fc.integer({ min: 0, max: 30 }), spans: fc.tuple(coder, coder, coder) }), { minLength: 1, maxLength: 6 }), (texts) => {
      const { ratings: runs, weights } = unitizeSpans(texts);
      const characters = texts.flatMap(({ length, spans }) => Array.from({ length }, (_, at) => spans.map((list) => (list === null ? null : Number(list.some(({ start, end }) => start <= at && at < end))))));
      same(agreement(runs, { categories: [0, 1], weights }), agreement(characters, { categories: [0, 1] }));
    }));
  });

  it('joins characters alike into runs; an unread text is missing, a text without spans is “no” throughout', () => {
    expect(unitizeSpans([
      { length: 10, spans: [[{ start: 2, end: 6 }], [{ start: 4, end: 99 }]] },
      { length: 3, spans: [[], null] },
    ])).toEqual({ ratings: [[0, 0], [1, 0], [1, 1], [0, 1], [0, null]], weights: [2, 2, 2, 4, 3], groups: [0, 0, 0, 0, 1] });
  });
});

describe('masiAlpha', () => {
  const set = (...codes: string[]) => new Set(codes);
  it('distance: equal 0, apart 1, between them by how they meet', () => {
    expect([
      masiDistance(set('a', 'b'), set('a', 'b')), masiDistance(set('a'), set('b')), masiDistance(set(), set()), masiDistance(set(), set('a')),
      masiDistance(set('a'), set('a', 'b')), masiDistance(set('a', 'b'), set('b', 'c')),
    ]).toEqual([0, 1, 0, 1, 1 - 1 / 2 * (2 / 3), 1 - 1 / 3 * (1 / 3)]);
  });

  it('of sets of one code each is alpha for nominal values', () => {
    fc.assert(fc.property(ratings, (lines) => {
      const sets = lines.map((line) => line.map((value) => (value === null ? null : [`${value}`])));
      const [a, b] = [masiAlpha(sets), krippendorffAlpha(lines)];
      if (a === null || b === null) expect(a).toBe(b);
      else expect(a).toBeCloseTo(b, 10);
    }));
  });

  it('does not mind the order of codes, keeps “nothing applies” apart from unread, and is null where nothing varies', () => {
    expect(masiAlpha([[['a', 'b'], ['b', 'a']], [[], []], [['c'], null]])).toBe(1);
    expect(masiAlpha([[[], []], [[], []]])).toBeNull();
  });
});
