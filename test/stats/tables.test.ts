import { describe, expect, it } from 'vitest';
import { adjustP } from '#core/stats/adjust-p.ts';
import { chiSquare } from '#core/stats/chi-square.ts';
import { clopperPearsonInterval } from '#core/stats/clopper-pearson-interval.ts';
import { columnProportions } from '#core/stats/column-proportions.ts';
import { cramersV } from '#core/stats/cramers-v.ts';
import { fisherExact } from '#core/stats/fisher-exact.ts';
import { gTest } from '#core/stats/g-test.ts';
import { newcombeInterval } from '#core/stats/newcombe-interval.ts';
import { residuals } from '#core/stats/residuals.ts';
import { subgroupAgainstRest } from '#core/stats/subgroup-against-rest.ts';
import { wilsonInterval } from '#core/stats/wilson-interval.ts';
import { yatesChiSquare } from '#core/stats/yates-chi-square.ts';
import { Digits } from '../helpers/digits.ts';
import { readFixture } from '../helpers/fixture.ts';
import { sharedPath } from '../helpers/shared.ts';
import { readFileSync } from 'node:fs';

type Line = [rows: number, cells: number[], chi2: number, df: number, p: number, g: number, gP: number, v: number, fisher: number | null, low: number, yates?: number, yatesP?: number];
type Fixture = {
  tables: Line[]; proportions: number[][]; intervals: number[][];
  adjust: { p: number[]; bonferroni: number[]; holm: number[]; bh: number[] }[];
  residuals: { t: number[][]; pearson: number[][]; adjusted: number[][] }[];
};
const fixture = readFixture<Fixture>('stats/tables.json');

function shape(rows: number, cells: readonly number[]): number[][] {
  const columns = cells.length / rows;
  return Array.from({ length: rows }, (_, i) => cells.slice(i * columns, (i + 1) * columns));
}

describe('two-way tables against R (test/fixtures/stats/tables.R)', () => {
  it('chi-square, Yates, G and Cramér’s V of over 2,000 random tables', () => {
    const digits = new Digits();
    for (const [rows, cells, chi2, df, p, g, gP, v, , low, yates, yatesP] of fixture.tables) {
      const table = shape(rows, cells);
      const name = JSON.stringify(table);
      const ours = chiSquare(table);
      // A statistic that is 0 but for rounding (independent to the last case) has no digits to compare.
      digits.same(`chi2 ${name}`, ours.statistic, chi2, 1e-12);
      digits.same(`df ${name}`, ours.degreesOfFreedom, df);
      digits.same(`p ${name}`, ours.pValue, p, chi2 < 1e-12 ? 1e-6 : 1e-300);
      digits.same(`low ${name}`, ours.lowExpectedCells, low);
      digits.same(`g ${name}`, gTest(table).statistic, g, 1e-9);
      digits.same(`g p ${name}`, gTest(table).pValue, gP, g < 1e-3 ? 1e-6 : 1e-300);
      digits.same(`v ${name}`, cramersV(table), v, 1e-7);
      if (yates !== undefined && yatesP !== undefined) {
        digits.same(`yates ${name}`, yatesChiSquare(table).statistic, yates, 1e-12);
        digits.same(`yates p ${name}`, yatesChiSquare(table).pValue, yatesP, yates < 1e-12 ? 1e-6 : 1e-300);
      }
    }
    expect(digits.differences).toEqual([]);
    expect(fixture.tables.length).toBeGreaterThanOrEqual(2000);
  });

  it('Fisher’s exact test, 2 × 2 and larger', () => {
    const digits = new Digits();
    const simulated: string[] = [];
    let smallest = 1;
    for (const [rows, cells, , , , , , , fisher] of fixture.tables) {
      if (fisher === null) continue;
      const table = shape(rows, cells);
      const ours = fisherExact(table, { simulations: 10 });
      if (ours.method === 'exact') digits.same(JSON.stringify(table), ours.pValue, fisher);
      else simulated.push(JSON.stringify(table));
      if (fisher > 0) smallest = Math.min(smallest, fisher);
    }
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(1500);
    expect(simulated).toEqual([]);
    expect(smallest).toBeLessThan(1e-200);
  });

  it('column proportions: z² and p of prop.test', () => {
    const digits = new Digits();
    for (const [x1 = 0, n1 = 0, x2 = 0, n2 = 0, chi2 = 0, p = 0] of fixture.proportions) {
      const [ours] = columnProportions([[x1, x2]], [n1, n2]);
      digits.same(`${x1}/${n1} ${x2}/${n2}`, (ours?.z ?? NaN) ** 2, chi2, 1e-12);
      digits.same(`p ${x1}/${n1} ${x2}/${n2}`, ours?.p, p, chi2 < 1e-12 ? 1e-6 : 1e-300);
      if (ours !== undefined && chi2 > 1e-12) expect(Math.sign(ours.z)).toBe(Math.sign(x1 / n1 - x2 / n2));
      const rest = subgroupAgainstRest({ count: x1, base: n1 }, { count: x1 + x2, base: n1 + n2 });
      digits.same(`rest ${x1}/${n1}`, rest?.z, ours?.z ?? null, 1e-9);
    }
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(800);
  });

  it('Wilson and Clopper–Pearson intervals', () => {
    const digits = new Digits();
    for (const [x = 0, n = 0, level = 0, wLow = 0, wHigh = 0, cLow = 0, cHigh = 0] of fixture.intervals) {
      const wilson = wilsonInterval(x, n, level);
      const exact = clopperPearsonInterval(x, n, level);
      digits.same(`wilson low ${x}/${n} ${level}`, wilson.low, wLow, 1e-15);
      digits.same(`wilson high ${x}/${n} ${level}`, wilson.high, wHigh);
      digits.same(`exact low ${x}/${n} ${level}`, exact.low, cLow);
      digits.same(`exact high ${x}/${n} ${level}`, exact.high, cHigh);
    }
    expect(digits.differences).toEqual([]);
  });

  it('p adjustments', () => {
    const digits = new Digits();
    for (const line of fixture.adjust) {
      for (const method of ['bonferroni', 'holm', 'bh'] as const) {
        adjustP(line.p, method).forEach((value, i) => digits.same(`${method} ${line.p.join()}`, value, line[method][i] ?? null));
      }
    }
    expect(digits.differences).toEqual([]);
  });

  it('residuals', () => {
    const digits = new Digits();
    for (const { t, pearson, adjusted } of fixture.residuals) {
      const ours = residuals(t);
      t.forEach((row, i) => row.forEach((_, j) => {
        digits.same('pearson', ours.pearson[i]?.[j], pearson[i]?.[j] ?? null, 1e-9);
        digits.same('adjusted', ours.adjusted[i]?.[j], adjusted[i]?.[j] ?? null, 1e-9);
      }));
    }
    expect(digits.differences).toEqual([]);
  });
});

type Known = {
  wilson: { x: number; n: number; conf: number; wilson: number[]; clopper_pearson: number[] }[];
  newcombe_difference: { x1: number; n1: number; x2: number; n2: number; published?: number[]; newcombe: number[] }[];
  tables: { id: string; table: number[][]; chi2: number; p: number; g: number; g_p: number; cramers_v: number; chi2_yates?: number; p_yates?: number; fisher?: { p_two_sided: number } }[];
};
const known = sharedPath('oracles', 'tables.json');

describe.skipIf(known === null)('published tables and intervals (reference material beside the project; skipped where it is absent)', () => {
  const data = known === null ? null : JSON.parse(readFileSync(known, 'utf8')) as Known;
  it('agree to nine digits', () => {
    const digits = new Digits();
    for (const { x, n, conf, wilson, clopper_pearson: exact } of data?.wilson ?? []) {
      digits.same(`wilson ${x}/${n}`, wilsonInterval(x, n, conf).low, wilson[0] ?? null, 1e-15);
      digits.same(`wilson ${x}/${n}`, wilsonInterval(x, n, conf).high, wilson[1] ?? null);
      digits.same(`exact ${x}/${n}`, clopperPearsonInterval(x, n, conf).low, exact[0] ?? null);
      digits.same(`exact ${x}/${n}`, clopperPearsonInterval(x, n, conf).high, exact[1] ?? null);
    }
    for (const { x1, n1, x2, n2, newcombe } of data?.newcombe_difference ?? []) {
      const ours = newcombeInterval({ count: x1, base: n1 }, { count: x2, base: n2 });
      digits.same(`newcombe ${x1}/${n1}`, ours.low, newcombe[0] ?? null, 1e-12);
      digits.same(`newcombe ${x1}/${n1}`, ours.high, newcombe[1] ?? null, 1e-12);
    }
    for (const { id, table, chi2, p, g, g_p: gP, cramers_v: v, chi2_yates: yates, p_yates: yatesP, fisher } of data?.tables ?? []) {
      digits.same(`${id} chi2`, chiSquare(table).statistic, chi2);
      digits.same(`${id} p`, chiSquare(table).pValue, p);
      digits.same(`${id} g`, gTest(table).statistic, g);
      digits.same(`${id} g p`, gTest(table).pValue, gP);
      digits.same(`${id} v`, cramersV(table), v);
      if (yates !== undefined) digits.same(`${id} yates`, yatesChiSquare(table).statistic, yates, 1e-12);
      if (yatesP !== undefined) digits.same(`${id} yates p`, yatesChiSquare(table).pValue, yatesP);
      const ours = fisherExact(table);
      if (fisher !== undefined && ours.method === 'exact') digits.same(`${id} fisher`, ours.pValue, fisher.p_two_sided);
    }
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(150);
  });
});
