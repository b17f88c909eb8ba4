import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTableSchema, type PlanTableInput } from '#core/contract/table-plan.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import type { CrosstabData, VariableData } from '#core/crosstab/data.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from '#core/crosstab/memory-data.ts';
import { extractColumns } from '#core/sql/columns.ts';
import { tableSql } from '#core/sql/table-sql.ts';
import { writeParquet } from '#service/extract/parquet.ts';
import { sameCounts } from './compare.ts';
import { overExtract } from './duckdb.ts';

/** A survey of every kind of variable, with every reason for a missing answer, names that SQL would stumble over, and weights. */
const CASES = 240;
const STATES = ['notAsked', 'noAnswer', 'dontKnow', 'notApplicable'] as const;
let seed = 7;
const next = (below: number): number => { seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0; return (seed >>> 16) % below; };
const entries = (of: () => Entry): Entry[] => Array.from({ length: CASES }, () => (next(7) === 0 ? { state: STATES[next(4)]! } : of()));
function variable(definition: Parameters<typeof plainDefinition>[0], of: () => Entry): VariableData {
  const full = plainDefinition(definition);
  return { definition: full, vector: vectorFrom(full, entries(of)) };
}
const categories = (...ids: string[]) => ids.map((id) => ({ id, label: `Label ${id}` }));
const VARIABLES: readonly VariableData[] = [
  variable({ id: 'region', type: 'single', categories: categories('africa', 'asia', 'europe') }, () => ['africa', 'asia', 'europe'][next(3)]!),
  variable({ id: 'select', type: 'single', measure: 'ordinal', categories: categories("it's", 'Été – "so"', 'very\\much') }, () => ["it's", 'Été – "so"', 'very\\much'][next(3)]!),
  variable({ id: 'scale', type: 'single', measure: 'ordinal', categories: categories('1', '2', '3', '4', '5') }, () => String(1 + next(5))),
  variable({ id: 'told', type: 'single', categories: categories('yes', 'no') }, () => ['yes', 'no'][next(2)]!),
  variable({ id: 'theme:GAP', source: 'theme', type: 'single', categories: categories('yes', 'no') }, () => ['yes', 'no'][next(2)]!),
  variable({ id: 'uses', type: 'multiple', categories: categories('a', 'b', 'c', 'never') }, () => ['a', 'b', 'c'].filter(() => next(2) === 0)),
  variable({ id: 'age', type: 'number' }, () => 10 + next(9)),
  variable({ id: 'hours', type: 'number' }, () => next(50) / 4),
  variable({ id: 'day', type: 'date' }, () => Date.UTC(2024, 0, 1 + next(400), next(24))),
  variable({ id: 'weight', type: 'number' }, () => (next(9) === 0 ? 0 : 0.25 + next(300) / 100)),
];
const data: CrosstabData = memoryData(VARIABLES);
const columns = extractColumns(VARIABLES.map(({ definition }) => definition));
const parquet = writeParquet(VARIABLES, columns, Array.from({ length: CASES }, (_, index) => CASES - 1 - index));

const FILTERS = [
  "region = 'asia'", "region != 'asia'", "not region = 'asia'", "region in ('asia', 'europe') and told = 'yes'", "region not in ('asia')", "select >= 'very\\much' or told = 'no'",
  "scale >= '3'", 'scale * 2 > 5', 'age >= 12 and age < 16', 'age / (hours - 2) > 3', 'mean(age, hours, scale) > 6', 'min(age, hours) < 4', 'max(age, hours) >= 15', 'sum(age, hours) > 20', "uses = 'a' and uses != 'b'", "uses in ('a', 'never')", 'count(uses) >= 2', "count(uses, 'a', 'b') = 1",
  "count(told = 'yes', region = 'asia', uses = 'c') >= 2", "state(told) = 'dontKnow'", "state(told) != 'value'", "state(age) in ('noAnswer', 'notAsked')", 'told is missing', 'uses is not missing', 'not (age is missing)', "day >= '2024-03-01' and day <= '2024-09-30'", "day = '2024-05-05'", '-age < -14', "told = \"theme:GAP\"", 'age > hours', "'theme:GAP' = 'yes'",
];

describe('the table plan in SQL, counted by DuckDB over the Parquet extract', () => {
  it('counts the same in every kind of table', async () => {
    const plan: PlanTableInput[] = [
      { id: 'two', title: {}, rows: ['select', 'told', 'theme:GAP'], columns: ['region', 'scale'] },
      { id: 'several', title: {}, rows: ['uses'], columns: ['region', 'uses'] },
      { id: 'nets', title: {}, rows: ['uses', 'scale'], columns: ['told'], nets: [{ variable: 'uses', id: 'any', label: {}, of: ['a', 'b', 'c'] }, { variable: 'scale', id: 'top', label: {}, of: ['4', '5'] }] },
      { id: 'nested', title: {}, rows: ['select'], columns: ['region', 'told'], nest: true },
      { id: 'all', title: {}, rows: ['told', 'uses'], columns: ['region'], base: 'all' },
      { id: 'weighted', title: {}, rows: ['told', 'uses', 'age'], columns: ['region'], weight: 'weight', filter: "scale >= '2'" },
      { id: 'weighted-all', title: {}, rows: ['select'], columns: ['region', 'told'], nest: true, weight: 'weight', base: 'all' },
      { id: 'numbers', title: {}, rows: ['age', 'hours'], columns: ['region', 'uses'] },
      { id: 'bands', title: {}, rows: ['age', 'told'], columns: ['hours', 'region'], bands: [{ variable: 'age', cuts: [12, 15] }, { variable: 'hours', cuts: [2.5, 5, 10] }] },
      { id: 'bands-all', title: {}, rows: ['age'], columns: ['hours', 'told'], nest: true, base: 'all', weight: 'weight', bands: [{ variable: 'age', cuts: [15, 12, 12] }, { variable: 'hours', cuts: [6.25] }], nets: [{ variable: 'age', id: 'young', label: {}, of: ['band:under', 'band:12'] }] },
      { id: 'layers', title: {}, rows: ['told', 'age'], columns: ['scale'], layers: ['region', 'select'], filter: "age >= 12 or told = 'yes'" },
      { id: 'layers-of-several', title: {}, rows: ['told'], columns: ['region'], layers: ['uses'], weight: 'weight' },
    ];
    await overExtract(parquet, async (connection) => {
      let compared = 0;
      for (const table of plan) compared += await sameCounts(planTableSchema.parse(table), data, columns, connection);
      expect(compared).toBeGreaterThan(900);
    });
  });

  it('keeps the same cases by every kind of filter', async () => {
    await overExtract(parquet, async (connection) => {
      let tried = 0;
      for (const filter of FILTERS) {
        // what the program itself refuses has no form anywhere
        if (!crosstab({ rows: ['region'], columns: [], base: 'valid', tests: false, language: 'en', filter }, data).ok) continue;
        tried += 1;
        await sameCounts(planTableSchema.parse({ id: filter, title: {}, rows: ['region', 'uses'], columns: ['told'], filter, base: 'all' }), data, columns, connection);
      }
      expect(tried).toBeGreaterThanOrEqual(30);
    });
  });

  it('counts the same in any mixture of them', { timeout: 120_000 }, async () => {
    const countable = ['region', 'select', 'scale', 'told', 'theme:GAP', 'uses'];
    const filters = FILTERS.filter((filter) => crosstab({ rows: ['region'], columns: [], base: 'valid', tests: false, language: 'en', filter }, data).ok);
    const table = fc.record({
      rows: fc.uniqueArray(fc.constantFrom(...countable, 'age'), { minLength: 1, maxLength: 2 }), columns: fc.uniqueArray(fc.constantFrom(...countable), { maxLength: 2 }), nest: fc.boolean(),
      base: fc.constantFrom('valid' as const, 'all' as const), filter: fc.option(fc.tuple(fc.constantFrom(...filters), fc.constantFrom(' and ', ' or '), fc.constantFrom(...filters)).map(([a, joint, b]) => `(${a})${joint}not (${b})`), { nil: undefined }),
      weight: fc.option(fc.constant('weight'), { nil: undefined }), layers: fc.option(fc.constantFrom(['told'], ['scale']), { nil: undefined }),
      bands: fc.option(fc.uniqueArray(fc.integer({ min: 10, max: 19 }), { minLength: 1, maxLength: 3 }).map((cuts) => [{ variable: 'age', cuts }]), { nil: undefined }),
    });
    await overExtract(parquet, async (connection) => {
      await fc.assert(fc.asyncProperty(table, async (input) => { await sameCounts(planTableSchema.parse({ id: 'random', title: {}, ...input }), data, columns, connection); }), { numRuns: 60, seed: 1 });
    });
  });

  it('names nothing that any of the four systems would have to be told how to quote', () => {
    for (const { column, whyColumn, categories: list } of columns.variables.values()) {
      for (const name of [column, whyColumn, ...list.map((category) => category.column)]) if (name !== null && name !== undefined) expect(name).toMatch(/^[vt]_[a-z0-9_]{1,120}$/);
      for (const { code } of list) expect(code).toMatch(/^[a-z0-9_]+$/);
    }
    const names = [...columns.variables.values()].flatMap(({ column, whyColumn, categories: list }) => [column, whyColumn, ...list.map((category) => category.column)].filter((name) => name !== null && name !== undefined));
    expect(new Set(names).size).toBe(names.length);
  });

  it('says in a sentence what has no form there', () => {
    const few = extractColumns(VARIABLES.filter(({ definition }) => definition.id !== 'told').map(({ definition }) => definition));
    const made = (input: PlanTableInput) => { const result = tableSql(planTableSchema.parse(input), data, few); return result.ok ? 'made' : result.error.message; };
    expect(made({ id: 'x', title: {}, rows: ['told'] })).toBe('told is not in the extract, so a table of it has no form there.');
    expect(made({ id: 'x', title: {}, rows: ['region'], filter: "told = 'yes'" })).toBe('told is not in the extract, so a filter that speaks of it has no form there.');
    expect(made({ id: 'x', title: {}, rows: ['day'] })).toBe('day is a date; derive periods from it.');
    expect(made({ id: 'x', title: {}, rows: ['region'], weight: 'region' })).toBe('region cannot be a weight: it is not a number.');
    expect(made({ id: 'x', title: {}, rows: ['region'], filter: "region = 'asia'" })).toBe('made');
  });
});
