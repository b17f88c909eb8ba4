import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableRequestSchema, tableSchema, type Table, type TableRequest } from '../contract/table.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { STATE_NAMES } from '../model/vector.ts';
import { axisOf } from './axis.ts';
import { countBanner, countPairs } from './count-pairs.ts';
import { crosstab } from './crosstab.ts';
import type { CrosstabData } from './data.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from './memory-data.ts';

const request = (part: Partial<TableRequest> & { rows: string[] }): TableRequest => tableRequestSchema.parse(part);
function tables(part: Partial<TableRequest> & { rows: string[] }, data: CrosstabData): Table[] {
  const result = crosstab(request(part), data);
  if (!result.ok) throw new Error(result.error.message);
  for (const table of result.value) tableSchema.parse(table);
  return result.value;
}
const oneTable = (part: Partial<TableRequest> & { rows: string[] }, data: CrosstabData): Table => tables(part, data)[0]!;
const categories = (...ids: string[]) => ids.map((id) => ({ id, label: id.toUpperCase() }));
const of = (definition: VariableDefinition, entries: readonly Entry[]) => ({ definition, vector: vectorFrom(definition, entries) });
const [notAsked, noAnswer, dontKnow] = [{ state: 'notAsked' }, { state: 'noAnswer' }, { state: 'dontKnow' }] as const;

const law = plainDefinition({ id: 'law', type: 'single', label: 'Law', categories: categories('yes', 'no') });
const region = plainDefinition({ id: 'region', type: 'single', label: 'Region', categories: categories('sa', 'eap', 'none-here') });
const uses = plainDefinition({ id: 'uses', type: 'multiple', label: 'Uses', categories: categories('a', 'b') });
const weight = plainDefinition({ id: 'w', type: 'number', label: 'Weight' });
const small = memoryData([
  of(law, ['yes', 'no', 'yes', noAnswer, notAsked, 'yes', 'no']),
  of(region, ['sa', 'sa', 'eap', 'sa', 'eap', dontKnow, 'eap']),
  of(uses, [['a', 'b'], ['a'], [], ['b'], noAnswer, ['a'], ['a', 'b']]),
  of(weight, [1, 2, 0.5, 1, 1, 1, noAnswer]),
]);

describe('crosstab', () => {
  it('counts two single-choice variables on the cases that answered both', () => {
    expect(oneTable({ rows: ['law'], columns: ['region'] }, small)).toEqual({
      rows: { id: 'law', label: 'Law', categories: categories('yes', 'no') },
      columns: { id: 'region', label: 'Region', categories: categories('sa', 'eap', 'none-here') },
      counts: [[1, 1, 0], [1, 1, 0]],
      columnPercent: [[50, 50, null], [50, 50, null]],
      rowPercent: [[50, 50, 0], [50, 50, 0]],
      total: { counts: [2, 2], columnPercent: [50, 50], base: 4 },
      columnBases: [2, 2, 0], unweightedBases: [2, 2, 0],
      missing: { notAsked: 1, noAnswer: 1, dontKnow: 1, notApplicable: 0, unread: 0 },
      notes: ['Base: 4 of 7 cases; 1 was not asked; 1 did not answer; 1 did not know or refused (Region).'],
    });
  });

  it('counts a case once in each option it chose, and keeps those that chose none in the base', () => {
    const table = oneTable({ rows: ['uses'] }, small);
    expect({ counts: table.counts, percent: table.columnPercent, total: table.total, missing: table.missing.noAnswer }).toEqual({
      counts: [[4], [3]], percent: [[400 / 6], [50]], total: { counts: [4, 3], columnPercent: [400 / 6, 50], base: 6 }, missing: 1,
    });
    expect(table.notes).toContain('Uses: several answers were possible; percentages are of those who answered and may add up to more than 100.');
  });

  it('makes kinds of missing rows and columns of their own where every case is the base', () => {
    const table = oneTable({ rows: ['law'], columns: ['region'], base: 'all' }, small);
    expect(table.rows.categories.map((each) => each.id)).toEqual(['yes', 'no', 'state:notAsked', 'state:noAnswer']);
    expect(table.columns.categories.map((each) => each.id)).toEqual(['sa', 'eap', 'none-here', 'state:dontKnow']);
    expect(table.counts).toEqual([[1, 1, 0, 1], [1, 1, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0]]);
    expect(table.total).toEqual({ counts: [3, 2, 1, 1], columnPercent: [300 / 7, 200 / 7, 100 / 7, 100 / 7], base: 7 });
    expect(table.missing).toEqual({ notAsked: 1, noAnswer: 1, dontKnow: 1, notApplicable: 0, unread: 0 });
  });

  it.each([
    ['unweighted', {}], ['weighted', { weight: 'w', design: null }], ['from a sample', { weight: 'w', design: { strata: 'stratum', clusters: 'cluster' } }],
    ['in columns that overlap', { columns: ['uses'] }],
  ] as const)('tests the percentages that it prints where every case is the base, as if no answer were an answer (%s)', (_, part) => {
    const at = <T>(value: (i: number) => T): T[] => Array.from({ length: 80 }, (__, i) => value(i));
    const said = at((i) => (i % 7 < 2 ? null : i % (3 + (i % 2)) === 0 ? 'yes' : 'no'));
    const study = { ...memoryData([
      of(law, said.map((answer) => answer ?? noAnswer)),
      of({ ...law, id: 'spelled', categories: categories('yes', 'no', 'none') }, said.map((answer) => answer ?? 'none')),
      of(region, at((i) => (i % 2 === 0 ? 'sa' : 'eap'))), of(uses, at((i) => [...(i % 3 > 0 ? ['a'] : []), ...(i % 5 > 1 ? ['b'] : [])])), of(weight, at((i) => 0.5 + (i % 9) / 3)),
      of(plainDefinition({ id: 'stratum', type: 'single', categories: categories('p', 'q') }), at((i) => (i < 40 ? 'p' : 'q'))),
      of(plainDefinition({ id: 'cluster', type: 'single', categories: categories(...at((i) => `c${i}`).slice(0, 16)) }), at((i) => `c${Math.floor(i / 5)}`)),
    ]), mode: 'sample' as const };
    const shape = { columns: ['region'], tests: true, adjust: 'none', ...part };
    const made = (one: { rows: string[]; base?: 'all' }): Table => oneTable(tableRequestSchema.parse({ ...shape, ...one }), study);
    const [all, spelled, answered] = [made({ rows: ['law'], base: 'all' }), made({ rows: ['spelled'] }), made({ rows: ['law'] })];
    // weights are added up in another order: the last digits differ
    const digits = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null), (_key, each: unknown) => (typeof each === 'number' ? Number(each.toPrecision(11)) : each));
    expect(digits(all.columnPercent)).toEqual(digits(spelled.columnPercent));
    expect(digits(all.tests!.intervals)).toEqual(digits(spelled.tests!.intervals!.slice(0, 2)));
    expect(digits(all.tests!.columnProportions)).toEqual(digits(spelled.tests!.columnProportions!.filter(({ row }) => row < 2)));
    expect(all.tests!.columnProportions!.length).toBeGreaterThan(0);
    expect(digits(all.design?.shares)).toEqual(digits(spelled.design?.shares.slice(0, 2)));
    // the table as a whole is tested among those who answered
    expect([all.tests!.chiSquare, all.tests!.raoScott]).toEqual([answered.tests!.chiSquare, answered.tests!.raoScott]);
    if (all.tests!.chiSquare !== null) expect(all.notes).toContain('The test of the table as a whole leaves out those without a value.');
  });

  it('keeps only cases whose filter is true, and says so', () => {
    const table = oneTable({ rows: ['law'], filter: "region in ('sa', 'eap') and not uses = 'b'" }, small);
    expect(table.counts).toEqual([[1], [1]]);
    expect(table.notes).toContain('Filter: Region is one of “SA” or “EAP” and not (Uses includes “B”) (2 of 7 cases).');
  });

  it('says that nobody is in the base, and gives no percentages of nobody', () => {
    const table = oneTable({ rows: ['law'], filter: "law = 'yes' and law = 'no'" }, small);
    expect({ counts: table.counts, percent: table.columnPercent, notes: table.notes.slice(0, 2) }).toEqual({ counts: [[0], [0]], percent: [[null], [null]], notes: ['Base: 0 cases.', 'No case is in the base.'] });
  });

  it('withholds small counts and says so', () => {
    const table = oneTable({ rows: ['law'], columns: ['region'], suppress: 2 }, small);
    expect({ counts: table.counts, suppressed: table.suppressed, bases: table.columnBases }).toEqual({ counts: [[null, null, 0], [null, null, 0]], suppressed: [[true, true, false], [true, true, false]], bases: [2, 2, 0] });
    expect(table.notes).toContain('[c] Counts of 1, and others from which they could be worked out, are withheld.');
  });

  it('weighs, leaves cases without a weight out, and shows the unweighted and the effective base', () => {
    const table = oneTable({ rows: ['law'], columns: ['region'], weight: 'w' }, small);
    expect(table.counts).toEqual([[1, 0.5, 0], [2, 0, 0]]);
    expect({ bases: table.columnBases, n: table.unweightedBases, effective: table.effectiveBases }).toEqual({ bases: [3, 0.5, 0], n: [2, 1, 0], effective: [9 / 5, 1, 0] });
    expect(table.notes).toContain('Left out for want of a positive weight: 1 case.');
  });

  it.each<[string, Partial<TableRequest> & { rows: string[] }, string]>([
    ['a number', { rows: ['w'] }, 'w is a number; derive a variable with bands from it (such as w >= 12 and w <= 14) and tabulate that, or ask for its summary.'],
    ['an unknown name', { rows: ['lax'] }, 'There is no variable “lax”. Did you mean law?'],
    ['a bad filter', { rows: ['law'], filter: 'region = 1' }, "Filter: region has no category '1'. Its categories are 'sa', 'eap', 'none-here'. (at character 10)"],
    ['a weight that is none', { rows: ['law'], weight: 'region' }, 'region cannot be a weight: it is not a number.'],
  ])('refuses %s with the way out', (_, part, sentence) => {
    const result = crosstab(request(part), small);
    expect(result.ok ? 'made' : result.error.message).toBe(sentence);
  });

  it('gives one table for each pair, rows first', () => {
    expect(tables({ rows: ['law', 'uses'], columns: ['region', 'law'] }, small).map((table) => [table.rows.id, table.columns.id])).toEqual([['law', 'region'], ['law', 'law'], ['uses', 'region'], ['uses', 'law']]);
  });

  it('says why no test is offered where the cases are the whole population', () => {
    expect(oneTable({ rows: ['law'] }, { ...small, mode: 'census' }).notes).toContain('No tests: these are all the cases there are, not a sample of them.');
  });
});

describe('crosstab equals a recount case by case', () => {
  const state = fc.constantFrom(...STATE_NAMES.slice(1)).map((name): Entry => ({ state: name }));
  const variable = (id: string) => fc.tuple(fc.constantFrom('single' as const, 'multiple' as const), fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 14 }) }, { weight: 1, arbitrary: fc.constant(260) })).map(([type, count]) => plainDefinition({ id, type, categories: categories(...Array.from({ length: type === 'multiple' ? Math.min(count, 14) : count }, (_, i) => `c${i}`)) }));
  const study = fc.tuple(variable('row'), variable('column'), fc.integer({ min: 0, max: 150 })).chain(([row, column, count]) => {
    const entry = (definition: VariableDefinition): fc.Arbitrary<Entry> => {
      const id = fc.constantFrom(...definition.categories.map((each) => each.id));
      return fc.oneof({ weight: 5, arbitrary: definition.type === 'single' ? id : fc.uniqueArray(id, { maxLength: 5 }) }, { weight: 1, arbitrary: state });
    };
    const list = <T>(each: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(each, { minLength: count, maxLength: count });
    return fc.record({
      row: fc.constant(row), column: fc.constant(column), rowEntries: list(entry(row)), columnEntries: list(entry(column)),
      weights: list(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -1, max: 8 }).map((value): Entry => value / 4) }, { weight: 1, arbitrary: state })),
      keep: list(fc.constantFrom('in', 'out')),
      filtered: fc.boolean(), weighted: fc.boolean(), base: fc.constantFrom('valid' as const, 'all' as const),
    });
  });
  const chosen = (entry: Entry): readonly string[] | string => (typeof entry === 'string' ? [entry] : typeof entry === 'object' && 'state' in entry ? entry.state : entry as readonly string[]);

  it('for any data, filter, weight and base', () => {
    fc.assert(fc.property(study, (each) => {
      const gate = plainDefinition({ id: 'gate', type: 'single', categories: categories('in', 'out') });
      const data = memoryData([of(each.row, each.rowEntries), of(each.column, each.columnEntries), of(weight, each.weights), of(gate, each.keep)]);
      const table = oneTable({ rows: ['row'], columns: ['column'], base: each.base, ...(each.filtered ? { filter: "gate = 'in'" } : {}), ...(each.weighted ? { weight: 'w' } : {}) }, data);
      const rows = table.rows.categories.map((category) => category.id);
      const columns = table.columns.categories.map((category) => category.id);
      const counts = rows.map(() => columns.map(() => 0));
      const bases = columns.map(() => 0);
      const unweighted = columns.map(() => 0);
      const squares = columns.map(() => 0);
      const totals = rows.map(() => 0);
      const missing: Table['missing'] = { notAsked: 0, noAnswer: 0, dontKnow: 0, notApplicable: 0, unread: 0 };
      let base = 0;
      each.rowEntries.forEach((rowEntry, i) => {
        if (each.filtered && each.keep[i] !== 'in') return;
        const weightEntry = each.weights[i]!;
        if (each.weighted && (typeof weightEntry !== 'number' || weightEntry <= 0)) return;
        const w = each.weighted ? weightEntry as number : 1;
        let r = chosen(rowEntry);
        let c = chosen(each.columnEntries[i]!);
        const lacking = typeof r === 'string' ? r : typeof c === 'string' ? c : null;
        if (lacking !== null) missing[lacking as keyof typeof missing]++;
        if (each.base === 'all') { if (typeof r === 'string') r = [`state:${r}`]; if (typeof c === 'string') c = [`state:${c}`]; }
        if (typeof r === 'string' || typeof c === 'string') return;
        base += w;
        for (const id of c) { bases[columns.indexOf(id)]! += w; unweighted[columns.indexOf(id)]!++; squares[columns.indexOf(id)]! += w * w; }
        for (const rowId of r) { totals[rows.indexOf(rowId)]! += w; for (const id of c) counts[rows.indexOf(rowId)]![columns.indexOf(id)]! += w; }
      });
      expect({ counts: table.counts, bases: table.columnBases, unweighted: table.unweightedBases, totals: table.total, missing: table.missing, effective: table.effectiveBases }).toEqual({
        counts, bases, unweighted, missing,
        totals: { counts: totals, columnPercent: totals.map((count) => (base > 0 ? (100 * count) / base : null)), base },
        effective: each.weighted ? bases.map((sum, c) => (squares[c]! > 0 ? (sum * sum) / squares[c]! : 0)) : undefined,
      });
      const [rowAxis, columnAxis] = [axisOf(data.variable('row')!.vector, each.row.categories)!, axisOf(data.variable('column')!.vector, each.column.categories)!];
      const cases = { count: data.caseCount, keep: null, weights: each.weighted ? Float64Array.from(each.weights, (entry) => (typeof entry === 'number' && entry > 0 ? entry : 0)) : null };
      expect(countBanner(rowAxis, [columnAxis, rowAxis], cases)).toEqual([countPairs(rowAxis, null, cases), countPairs(rowAxis, columnAxis, cases), countPairs(rowAxis, rowAxis, cases)]);
      if (each.row.type === 'single') for (const [c, columnBase] of table.columnBases.entries()) expect(table.counts.reduce((sum, line) => sum + line[c]!, 0)).toBeCloseTo(columnBase, 9);
    }), { numRuns: 150 });
  });
});
