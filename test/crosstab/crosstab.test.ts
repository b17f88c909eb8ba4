import { describe, expect, it } from 'vitest';
import { tableRequestSchema, type Table, type TableRequest } from '#core/contract/table.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from '#core/crosstab/memory-data.ts';
import { Digits } from '#test/helpers/digits.ts';
import { readFixture } from '#test/helpers/fixture.ts';

interface Study {
  row: number[]; column: number[]; weight: number[]; keep: number[]; rows: number; columns: number;
  counts: number[][]; columnPercent: (number | null)[][]; weighted: number[][]; weightedPercent: (number | null)[][];
  bases: number[]; weightedBases: number[]; effectiveBases: number[];
  chiSquare: [number, number, number] | null; fisher: number | null; firstInterval: [number | null, number | null]; exactInterval: [number | null, number | null]; newcombe: [number, number, number] | null;
}
const { studies } = readFixture<{ studies: Study[] }>('crosstab/crosstab.json');

const noAnswer: Entry = { state: 'noAnswer' };
const single = (id: string, codes: readonly number[], count: number) => {
  const definition = plainDefinition({ id, type: 'single', categories: Array.from({ length: count }, (_, i) => ({ id: `c${i}`, label: `c${i}` })) });
  return { definition, vector: vectorFrom(definition, codes.map((code) => (code < 0 ? noAnswer : `c${code}`))) };
};

function tableOf(study: Study, part: Partial<TableRequest>): Table {
  const weight = plainDefinition({ id: 'weight', type: 'number' });
  const data = memoryData([
    single('row', study.row, study.rows), single('column', study.column, study.columns), single('keep', study.keep.map((keep) => 1 - keep), 2),
    { definition: weight, vector: vectorFrom(weight, study.weight) },
  ]);
  const result = crosstab(tableRequestSchema.parse({ rows: ['row'], columns: ['column'], filter: "keep = 'c0'", ...part }), data);
  if (!result.ok) throw new Error(result.error.message);
  return result.value[0]!;
}

describe('crosstab, case by case as R tabulates (test/fixtures/crosstab/crosstab.R)', () => {
  it('gives the counts, percentages, bases, tests and intervals of table, chisq.test, fisher.test and prop.test', () => {
    const digits = new Digits();
    studies.forEach((study, s) => {
      const table = tableOf(study, { tests: true });
      expect(table.counts).toEqual(study.counts);
      expect(table.columnBases).toEqual(study.bases);
      study.columnPercent.forEach((line, r) => line.forEach((percent, c) => digits.same(`study ${s} percent ${r},${c}`, table.columnPercent[r]![c], percent)));
      const { chiSquare, fisher, intervals } = table.tests!;
      digits.same(`study ${s} statistic`, chiSquare?.statistic, study.chiSquare?.[0] ?? null, 1e-12);
      digits.same(`study ${s} df`, chiSquare?.df, study.chiSquare?.[1] ?? null);
      digits.same(`study ${s} p`, chiSquare?.p, study.chiSquare?.[2] ?? null);
      // where a table is too large to be enumerated R's figure is exact and this one simulated: three standard errors of 10,000 draws
      const simulated = fisher?.method !== 'exact';
      digits.same(`study ${s} fisher`, fisher?.p, study.fisher, simulated ? 0.015 : 1e-300);
      digits.same(`study ${s} low`, intervals![0]![0]?.low, study.firstInterval[0], 1e-12);
      digits.same(`study ${s} high`, intervals![0]![0]?.high, study.firstInterval[1], 1e-12);
    });
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(900);
  });

  it('gives the exact intervals of binom.test where they are chosen, and differences of columns with Newcombe’s interval', () => {
    const digits = new Digits();
    studies.forEach((study, s) => {
      const table = tableOf(study, { interval: 'clopper-pearson', differences: true });
      const { intervals, differences } = table.tests!;
      digits.same(`study ${s} low`, intervals![0]![0]?.low, study.exactInterval[0], 1e-12);
      digits.same(`study ${s} high`, intervals![0]![0]?.high, study.exactInterval[1], 1e-12);
      (['estimate', 'low', 'high'] as const).forEach((part, at) => digits.same(`study ${s} difference, ${part}`, differences![0]![1]?.[part], study.newcombe?.[at] ?? null, 1e-11));
      expect(differences!.every((line) => line[0] === null)).toBe(true);
      expect(table.notes.join(' ')).toMatch(/Intervals of column percentages: Clopper–Pearson, 95%.*Differences from “column: c0”, in percentage points: Newcombe, 95%/);
    });
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(250);
  });

  it('gives the weighted counts of xtabs, with unweighted and effective bases beside', () => {
    const digits = new Digits(1e-12);
    studies.forEach((study, s) => {
      const table = tableOf(study, { weight: 'weight' });
      expect(table.unweightedBases).toEqual(study.bases);
      study.weighted.forEach((line, r) => line.forEach((count, c) => {
        digits.same(`study ${s} count ${r},${c}`, table.counts[r]![c], count);
        digits.same(`study ${s} percent ${r},${c}`, table.columnPercent[r]![c], study.weightedPercent[r]![c] ?? null);
      }));
      study.weightedBases.forEach((base, c) => digits.same(`study ${s} base ${c}`, table.columnBases[c], base));
      study.effectiveBases.forEach((base, c) => digits.same(`study ${s} effective base ${c}`, table.effectiveBases![c], base));
    });
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(900);
  });
});
