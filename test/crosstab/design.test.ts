import { describe, expect, it } from 'vitest';
import { tableRequestSchema, type Table } from '#core/contract/table.ts';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { buildTableModel } from '#core/crosstab/build-table-model.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { numericSummary } from '#core/crosstab/numeric-summary.ts';
import { findCountable, prepareCases } from '#core/crosstab/prepare-cases.ts';
import { testLines } from '#core/crosstab/test-lines.ts';
import type { CrosstabData, VariableData } from '#core/crosstab/data.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from '#core/crosstab/memory-data.ts';
import { makeHousehold } from '#samples/household/make-household.ts';
import { Digits } from '#test/helpers/digits.ts';
import { readFixture } from '#test/helpers/fixture.ts';

type Numbers = readonly (number | null)[];
interface Sample { kind: number; h: number[]; c: number[]; w: number[]; r: number[]; k: number[]; s: number[]; y: number[]; cells: (Numbers | null)[][]; xlogit: Numbers | null; compare: (number[][] | null)[]; means: (Numbers | null)[]; rao_scott: Numbers | null }
const { sets } = readFixture<{ sets: Sample[] }>('crosstab/design.json');

const single = (id: string, codes: readonly (number | string | null)[]): VariableData => {
  const ids = [...new Set(codes.filter((code) => code !== null && code !== -1).map(String))].sort();
  const definition = plainDefinition({ id, type: 'single', categories: ids.map((each) => ({ id: each, label: each })) });
  return { definition, vector: vectorFrom(definition, codes.map((code): Entry => (code === null || code === -1 ? { state: 'noAnswer' } : String(code)))) };
};
const number = (id: string, values: readonly number[]): VariableData => {
  const definition = plainDefinition({ id, type: 'number' });
  return { definition, vector: vectorFrom(definition, values) };
};
const dataOf = (sample: Sample): CrosstabData => memoryData([single('row', sample.r), single('column', sample.k), single('stratum', sample.h), number('cluster', sample.c), number('weight', sample.w), single('keep', sample.s), number('y', sample.y)]);
const designOf = ({ kind }: Sample) => ({ ...(kind === 1 || kind === 3 ? { strata: 'stratum' } : {}), ...(kind === 2 || kind === 3 ? { clusters: 'cluster' } : {}) });

function tableOf(data: CrosstabData, request: object): Table {
  const result = crosstab(tableRequestSchema.parse(request), data);
  if (!result.ok) throw new Error(result.error.message);
  return result.value[0]!;
}

/** Shares, errors, intervals and totals of one cell, as R has them in `theirs`. */
function compareCell(digits: Digits, what: string, table: Table, r: number, c: number, theirs: Numbers): void {
  const [p = 0, se = 0, low, high, total = 0, totalError = 0, totalLow, totalHigh, df = 0] = theirs;
  digits.same(`${what} share`, table.columnPercent[r]![c]! / 100, p, 1e-15);
  const share = table.design!.shares[r]![c]!;
  digits.same(`${what} error`, share.standardError / 100, se, 1e-15);
  if (low !== null && low !== undefined) { digits.same(`${what} low`, share.low! / 100, low); digits.same(`${what} high`, share.high! / 100, high ?? null); }
  const grossed = table.design!.totals[r]![c]!;
  digits.same(`${what} total`, grossed.estimate, total);
  digits.same(`${what} total's error`, grossed.standardError, totalError, 1e-12);
  if (totalLow !== null && totalLow !== undefined) { digits.same(`${what} total low`, grossed.low, totalLow, 1e-10); digits.same(`${what} total high`, grossed.high, totalHigh ?? null); }
  digits.same(`${what} df`, table.design!.degreesOfFreedom[c], df);
}

describe('tables of designed samples against R’s survey package (test/fixtures/crosstab/design.R)', () => {
  it('shares and totals with their intervals, comparisons of columns, and the Rao–Scott test', () => {
    const digits = new Digits();
    sets.forEach((sample, i) => {
      // weights alone are a design of cases drawn one by one, once totals are asked for
      const request = { rows: ['row'], columns: ['column'], filter: "keep = '1'", weight: 'weight', tests: true, differences: true, adjust: 'none', ...(sample.kind === 0 ? { population: sample.w.reduce((a, b) => a + b, 0) } : { design: designOf(sample) }) };
      const table = tableOf(dataOf(sample), request);
      const at = { rows: table.rows.categories.map(({ id }) => Number(id)), columns: table.columns.categories.map(({ id }) => Number(id)) };
      at.rows.forEach((v, r) => at.columns.forEach((j, c) => {
        const theirs = sample.cells[v]![j];
        if (theirs) compareCell(digits, `${i} ${v},${j}`, table, r, c, theirs);
      }));
      at.rows.forEach((v, r) => (sample.compare[v] ?? []).forEach(([a = 0, b = 0, t = 0, p = 0, ...difference]) => {
        const ours = table.tests!.columnProportions!.find((each) => each.row === r && at.columns[each.a] === a && at.columns[each.b] === b);
        // where nothing varies R divides by what rounding left; there is no test to make
        if (!Number.isFinite(t) || !Number.isFinite(p) || Math.abs(t) > 1e9) return;
        digits.same(`${i} ${v}: ${a}-${b} t`, ours?.z, t, 1e-12);
        digits.same(`${i} ${v}: ${a}-${b} p`, ours?.p, p, 1e-13);
        const theirs = at.columns[0] === a ? table.tests!.differences![r]![at.columns.indexOf(b)] : undefined;
        if (theirs !== undefined) (['estimate', 'low', 'high'] as const).forEach((part, index) => digits.same(`${i} ${v}: ${b} from the first, ${part}`, theirs?.[part], difference[index]!, 1e-11));
      }));
      if (sample.rao_scott !== null) [table.tests!.raoScott?.f, ...table.tests!.raoScott?.df ?? [], table.tests!.raoScott?.p].forEach((value, index) => digits.same(`${i} Rao–Scott ${index}`, value, sample.rao_scott![index] ?? null));
      expect(table.tests!.chiSquare).toBeNull();
    });
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(3_500);
  });

  it('means of numbers in table models, with unweighted and Kish bases beside', () => {
    const digits = new Digits();
    sets.forEach((sample, i) => {
      const spec = planTableSchema.parse({ id: 't', title: {}, rows: ['y'], columns: ['column'], filter: "keep = '1'", weight: 'weight', ...(sample.kind === 0 ? { statistics: ['total'] } : { design: designOf(sample) }) });
      const model = buildTableModel(spec, dataOf(sample), 'en', 'v');
      if (!model.ok) throw new Error(model.error.message);
      const block = model.value.blocks[0]!;
      const mean = block.rows.find((row) => row.kind === 'mean')!;
      model.value.columns.slice(1).forEach((column, index) => {
        const theirs = sample.means[Number(column.category)];
        if (!theirs) return;
        const cell = mean.cells[index + 1]!;
        [cell.value, cell.interval?.low, cell.interval?.high].forEach((value, at) => digits.same(`${i} ${column.category} ${at}`, value, theirs[at] ?? null, 1e-12));
      });
      const inTable = sample.w.flatMap((w, at) => (w > 0 && sample.s[at] === 1 ? [w] : []));
      expect(block.unweightedBases[0]).toBe(inTable.length);
      digits.same(`${i} effective base`, block.effectiveBases![0], inTable.reduce((a, b) => a + b, 0) ** 2 / inTable.reduce((a, b) => a + b * b, 0));
    });
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(300);
  });

  it('differences of means: by design where it is known, else Welch’s test and an analysis of variance (mean-differences.R)', () => {
    const theirs = readFixture<{ sets: { design: Numbers[]; welch: Numbers[]; bonferroni: number | number[]; anova: Numbers | null }[] }>('crosstab/mean-differences.json').sets;
    const digits = new Digits();
    sets.forEach((sample, i) => {
      const data = dataOf(sample);
      const testsOf = (weighted: boolean, adjust: 'none' | 'bonferroni') => {
        const cases = prepareCases({ filter: "keep = '1'", language: 'en', design: weighted ? { lonely: 'refuse', ...designOf(sample) } : null, ...(weighted ? { weight: 'weight', totals: true } : {}) }, data);
        const [y, column] = [data.variable('y')!, findCountable(data, 'column')];
        if (!cases.ok || !column.ok || y.vector.kind !== 'number') throw new Error('not counted');
        return { tests: numericSummary(y.vector, column.value.axis, cases.value.cases, 0.95, cases.value.design, { adjust, minimumBase: 0 }).tests!, ids: column.value.definition.categories.map(({ id }) => Number(id)) };
      };
      const compare = (of: ReturnType<typeof testsOf>, lines: readonly Numbers[], t: number, p: number, name: string): void => lines.forEach((line) => {
        // R gives the mean of one case no error at all; here nothing is compared with it
        const alone = [line[0], line[1]].some((id) => sample.k.filter((k, at) => k === id && sample.s[at] === 1 && sample.w[at]! > 0).length < 2);
        if (alone || line[p] === null || !Number.isFinite(line[t]) || Math.abs(line[t]!) > 1e9) return;
        const ours = of.tests.comparisons.find((each) => of.ids[each.a] === line[0] && of.ids[each.b] === line[1]);
        digits.same(`${i} ${name} t`, ours?.t, line[t]!, 1e-12);
        digits.same(`${i} ${name} p`, ours?.p, line[p]!, 1e-13);
      });
      compare(testsOf(true, 'none'), theirs[i]!.design, 2, 3, 'design');
      const plain = testsOf(false, 'bonferroni');
      compare(plain, theirs[i]!.welch, 2, 4, 'Welch');
      plain.tests.comparisons.forEach((each, at) => digits.same(`${i} adjusted ${at}`, each.pAdjusted, [theirs[i]!.bonferroni].flat()[at] ?? null, 1e-13));
      const { anova } = theirs[i]!;
      if (anova !== null) [plain.tests.anova?.f, ...plain.tests.anova?.df ?? [], plain.tests.anova?.p].forEach((value, at) => digits.same(`${i} anova ${at}`, value, anova[at] ?? null, 1e-13));
    });
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(700);
  });

  it('puts letters on means that differ, with the rule under the table, and on none that is withheld', () => {
    const groups = Array.from({ length: 90 }, (_, index) => 'abc'[index % 3]!);
    const data: CrosstabData = { ...memoryData([single('g', groups), number('y', groups.map((g, index) => (g === 'c' ? 20 : 10) + (index * 7) % 5))]), mode: 'sample' };
    const spec = (more: object) => planTableSchema.parse({ id: 't', title: {}, rows: ['y'], columns: ['g'], tests: true, lowBase: { hide: 10, flag: 10 }, ...more });
    const means = (more: object) => { const model = buildTableModel(spec(more), data, 'en', 'v'); if (!model.ok) throw new Error(model.error.message); return model.value; };
    const model = means({});
    expect(model.blocks[0]!.rows.map((row) => [row.kind, row.cells.map((cell) => cell.letters)])).toEqual([['n', ['', '', '', '']], ['mean', ['', '', '', 'A B']], ['median', ['', '', '', '']], ['standardDeviation', ['', '', '', '']], ['minimum', ['', '', '', '']], ['maximum', ['', '', '', '']]]);
    expect(model.notes).toContain('Means compared two by two (Welch’s t test, two-sided; Bonferroni within each row; columns under 10 not compared); analysis of variance.');
    expect(testLines(model)).toEqual([expect.stringMatching(/^y × g: analysis of variance F\(2; 87\) = [\d.,]+, p < 0\.001$/)]);
    expect(means({ lowBase: { hide: 31, flag: 40 } }).blocks[0]!.rows[1]!.cells.map((cell) => cell.letters)).toEqual(['', '', '', '']);
    const hidden = means({ suppress: 31 });
    expect([hidden.blocks[0]!.rows[1]!.cells[3], hidden.blocks[0]!.tests]).toMatchObject([{ value: null, letters: '', flags: ['suppressed', 'lowBase'].slice(0, 1) }, []]);
  });

  it('carries the household sample: 5,000 children, 250 clusters, 30 strata (household-design.R)', () => {
    const study = makeHousehold(7).children;
    const column = (name: string) => study.map((row) => row[name] ?? null);
    const theirs = readFixture<{ categories: string[]; columns: string[]; cells: Numbers[][]; rao_scott: Numbers }>('crosstab/household-design.json');
    const data: CrosstabData = { ...memoryData([single('internet', column('internet_use')), single('country', column('country')), single('stratum', column('stratum')), single('cluster', column('cluster')), number('weight', column('weight') as number[])]), design: { strata: 'stratum', clusters: 'cluster' } };
    const digits = new Digits();
    const byCountry = tableOf(data, { rows: ['internet'], columns: ['country'], weight: 'weight', tests: true });
    const whole = tableOf(data, { rows: ['internet'], weight: 'weight' });
    theirs.columns.forEach((name, index) => theirs.categories.forEach((category, r) => {
      compareCell(digits, `${name} ${category}`, index === 0 ? whole : byCountry, r, Math.max(0, index - 1), theirs.cells[index]![r]!);
    }));
    [byCountry.tests!.raoScott?.f, ...byCountry.tests!.raoScott?.df ?? [], byCountry.tests!.raoScott?.p].forEach((value, index) => digits.same(`Rao–Scott ${index}`, value, theirs.rao_scott[index] ?? null));
    expect(digits.differences).toEqual([]);
    expect(byCountry.notes).toContain('Sampling errors reckon with the design (Taylor linearisation): 30 strata (stratum), 250 clusters (cluster).');
  });

  it('refuses a stratum of one cluster unless told how to treat it, and says where there is none to be had', () => {
    const sample = sets.find((each) => each.kind === 3)!;
    const alone = dataOf({ ...sample, h: sample.h.map((h, index) => (sample.c[index] === sample.c[0] ? 9 : h)) });
    const request = { rows: ['row'], columns: ['column'], weight: 'weight' };
    const refused = crosstab(tableRequestSchema.parse({ ...request, design: { strata: 'stratum', clusters: 'cluster' } }), alone);
    expect(refused.ok ? null : [refused.error.code, refused.error.details]).toEqual(['LONELY_CLUSTER', { stratum: '9' }]);
    expect(tableOf(alone, { ...request, design: { strata: 'stratum', clusters: 'cluster', lonely: 'certainty' } }).design?.clusterCount).toBe(new Set(sample.c).size);
    const declared: CrosstabData = { ...alone, design: { clusters: 'cluster' } };
    expect([tableOf(declared, request).design?.clusters, tableOf(declared, { ...request, design: null }).design]).toEqual(['cluster', undefined]);
    const unknown = crosstab(tableRequestSchema.parse({ ...request, design: { strata: 'nothing' } }), alone);
    expect(unknown.ok ? null : unknown.error.message).toMatch(/^Sample design, strata: There is no variable “nothing”/);
  });

  it('grosses counts up to a population that is given', () => {
    const table = tableOf(dataOf(sets[0]!), { rows: ['row'], weight: 'weight', population: 1_000_000 });
    const sum = (grid: readonly (readonly ({ estimate: number } | null)[])[]): number => grid.flat().reduce((total, cell) => total + (cell?.estimate ?? 0), 0);
    const answered = sets[0]!.w.filter((_, index) => sets[0]!.r[index] !== -1 && sets[0]!.w[index]! > 0).reduce((a, b) => a + b, 0);
    expect(sum(table.design!.totals)).toBeCloseTo(1_000_000 * answered / sets[0]!.w.reduce((a, b) => a + b, 0), 4);
  });
});
