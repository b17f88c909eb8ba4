import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agreement } from '#core/agreement/agreement.ts';
import { brennanPrediger } from '#core/agreement/brennan-prediger.ts';
import { cohenKappa, kappaOfTable } from '#core/agreement/cohen-kappa.ts';
import { fleissKappa } from '#core/agreement/fleiss-kappa.ts';
import { gwetAC1 } from '#core/agreement/gwet-ac1.ts';
import { krippendorffAlpha } from '#core/agreement/krippendorff-alpha.ts';
import { masiAlpha } from '#core/agreement/masi-alpha.ts';
import { percentAgreement } from '#core/agreement/percent-agreement.ts';
import type { Rating } from '#core/agreement/ratings.ts';
import { scottPi } from '#core/agreement/scott-pi.ts';
import { agreementSchema } from '#core/contract/agreement.ts';
import { Digits } from '../helpers/digits.ts';
import { readFixture } from '../helpers/fixture.ts';
import { sharedPath } from '../helpers/shared.ts';

type Fixture = {
  sets: ({ q: number; ratings: Rating[][] } & Record<'observed' | 'cohen' | 'linear' | 'quadratic' | 'fleiss' | 'ac1' | 'bp' | 'nominal' | 'ordinal' | 'interval' | 'ratio', number | null>)[];
  set_valued: { sets: (string[] | null)[][]; alpha: number }[];
};
const fixture = readFixture<Fixture>('agreement/agreement.json');

describe('agreement against the definitions in R (test/fixtures/agreement/agreement.R)', () => {
  it('every coefficient, two to five coders, with gaps', () => {
    const digits = new Digits();
    fixture.sets.forEach(({ q, ratings, ...expected }, i) => {
      const categories = Array.from({ length: q }, (_, k) => k + 1);
      const options = { categories };
      const all = agreement(ratings, options);
      expect(agreementSchema.parse(all)).toEqual(all);
      digits.same(`${i} observed`, all.observed, expected.observed);
      digits.same(`${i} cohen`, all.cohenKappa, expected.cohen, 1e-14);
      digits.same(`${i} linear`, cohenKappa(ratings, { ...options, weighting: 'linear' }), expected.linear, 1e-14);
      digits.same(`${i} quadratic`, cohenKappa(ratings, { ...options, weighting: 'quadratic' }), expected.quadratic, 1e-14);
      digits.same(`${i} fleiss`, all.fleissKappa, expected.fleiss, 1e-14);
      digits.same(`${i} ac1`, all.gwetAC1, expected.ac1, 1e-14);
      digits.same(`${i} bp`, brennanPrediger(ratings, options), expected.bp, 1e-14);
      digits.same(`${i} nominal`, all.krippendorffAlpha, expected.nominal, 1e-14);
      for (const metric of ['ordinal', 'interval', 'ratio'] as const) digits.same(`${i} ${metric}`, krippendorffAlpha(ratings, { ...options, metric }), expected[metric], 1e-14);
    });
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBe(60 * 11);
  });

  it('sets of codes under MASI distance', () => {
    const digits = new Digits();
    fixture.set_valued.forEach(({ sets, alpha }, i) => digits.same(`${i}`, masiAlpha(sets), alpha));
    expect(digits.differences).toEqual([]);
  });
});

type Case = {
  id: string;
  data: { table?: number[][]; weights?: number[][]; counts?: number[][]; ratings?: Rating[][]; coder1?: (string | number)[]; coder2?: (string | number)[]; levels?: number[] };
  computed: Record<string, number | null | number[] | number[][]>;
};
const known = sharedPath('oracles', 'agreement.json');

/** The ratings behind a case, however it is written down; null for a table of proportions. */
function ratingsOf({ table, counts, ratings, coder1, coder2 }: Case['data']): Rating[][] | null {
  if (ratings !== undefined) return ratings;
  if (coder1 !== undefined && coder2 !== undefined) return coder1.map((rating, i) => [rating, coder2[i] ?? null]);
  if (counts !== undefined) return counts.map((line) => line.flatMap((count, k) => new Array<Rating>(count).fill(k + 1)));
  if (table?.flat().every(Number.isInteger)) return table.flatMap((line, a) => line.flatMap((count, b) => Array.from({ length: count }, () => [a + 1, b + 1])));
  return null;
}

describe.skipIf(known === null)('published worked examples (reference material beside the project; skipped where it is absent)', () => {
  const cases = known === null ? [] : (JSON.parse(readFileSync(known, 'utf8')) as { cases: Case[] }).cases;
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { data, computed }) => {
    const digits = new Digits();
    const number = (name: string): number | null | undefined => { const value = computed[name]; return Array.isArray(value) ? undefined : value; };
    const check = (name: string, ours: () => number | null): void => {
      const theirs = number(name);
      if (theirs !== undefined) digits.same(name, ours(), theirs, 1e-11);
    };
    const ratings = ratingsOf(data);
    if (ratings === null) {
      check('cohen_kappa', () => kappaOfTable(data.table ?? []));
      check('cohen_kappa_weighted', () => kappaOfTable(data.table ?? [], data.weights ?? []));
    } else {
      // The scheme is what the case says it is: its levels, or the side of its table.
      const size = data.table?.length ?? data.counts?.[0]?.length;
      const options = data.levels !== undefined ? { categories: data.levels } : size === undefined ? {} : { categories: Array.from({ length: size }, (__, k) => k + 1) };
      check('percent_agreement', () => percentAgreement(ratings, options));
      check('cohen_kappa', () => cohenKappa(ratings, options));
      check('cohen_kappa_linear', () => cohenKappa(ratings, { ...options, weighting: 'linear' }));
      check('cohen_kappa_quadratic', () => cohenKappa(ratings, { ...options, weighting: 'quadratic' }));
      check('scott_pi', () => scottPi(ratings, options));
      check('fleiss_kappa', () => fleissKappa(ratings, options));
      check('gwet_ac1', () => gwetAC1(ratings, options));
      check('brennan_prediger', () => brennanPrediger(ratings, options));
      check('krippendorff_alpha_nominal', () => krippendorffAlpha(ratings, options));
      for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) check(`alpha_${metric}`, () => krippendorffAlpha(ratings, { ...options, metric }));
    }
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(0);
  });
});
