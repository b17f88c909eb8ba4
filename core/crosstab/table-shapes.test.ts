import { describe, expect, it } from 'vitest';
import { planTableSchema, type PlanTable, type PlanTableInput } from '../contract/table-plan.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { buildTableModel, buildTableModels } from './build-table-model.ts';
import { casesBehind } from './cases-behind.ts';
import type { CrosstabData } from './data.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from './memory-data.ts';
import type { TableModel } from './table-model.ts';

const of = (definition: VariableDefinition, entries: readonly Entry[]) => ({ definition, vector: vectorFrom(definition, entries) });
const scale = ['easy', 'hard'].map((id) => ({ id, label: id === 'easy' ? 'Easy' : 'Hard' }));
const noAnswer = { state: 'noAnswer' } as const;
const parent = plainDefinition({ id: 'parent', type: 'single', label: 'A parent', categories: scale });
const police = plainDefinition({ id: 'police', type: 'single', label: 'The police', categories: scale });
const region = plainDefinition({ id: 'region', type: 'single', label: 'Region', labels: { fr: 'Région' }, categories: [{ id: 'n', label: 'North', labels: { fr: 'Nord' } }, { id: 's', label: 'South', labels: { fr: 'Sud' } }] });
const uses = plainDefinition({ id: 'uses', type: 'multiple', label: 'Uses', categories: ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() })) });
const age = plainDefinition({ id: 'age', type: 'number', label: 'Age' });
const data = memoryData([
  of(parent, ['easy', 'easy', 'hard', 'easy', noAnswer, 'hard']),
  of(police, ['hard', 'hard', 'hard', 'easy', 'hard', noAnswer]),
  of(region, ['n', 'n', 'n', 's', 's', 's']),
  of(uses, [['a', 'b'], ['a'], [], ['b', 'c'], noAnswer, ['a', 'b', 'c']]),
  of(age, [9, 12, 14, 17, noAnswer, 12]),
], { mode: 'sample' });

const spec = (part: Partial<PlanTableInput> & { rows: string[] }): PlanTable => planTableSchema.parse({ id: 't1', title: {}, lowBase: { hide: 0, flag: 0 }, ...part });
function model(part: Partial<PlanTableInput> & { rows: string[] }, from: CrosstabData = data, language: 'en' | 'fr' = 'en'): TableModel {
  const result = buildTableModel(spec(part), from, language, 'v1');
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const counts = (table: TableModel): (number | null)[][] => table.blocks.flatMap((block) => block.rows.map((row) => row.cells.map((cell) => cell.count)));

describe('questions on one scale', () => {
  it('stand one below the other, their categories side by side under every column, each with its own base', () => {
    const table = model({ rows: ['parent', 'police'], columns: ['region'], grid: true });
    expect(table.columns.map((column) => column.path.join('/'))).toEqual(['Total/Easy', 'Total/Hard', 'Region/North/Easy', 'Region/North/Hard', 'Region/South/Easy', 'Region/South/Hard']);
    expect(table.blocks.map((block) => [block.label, block.oneLine, block.unweightedBases])).toEqual([['A parent', true, [5, 5, 3, 3, 2, 2]], ['The police', true, [5, 5, 3, 3, 2, 2]]]);
    expect(counts(table)).toEqual([[3, 2, 2, 1, 1, 1], [1, 4, 0, 3, 1, 1]]);
    expect(table.blocks[0]!.rows[0]!.cells[0]!.columnPercent).toBe(60);
    expect(table.header.map((head) => [head.label, head.span, head.children.map((child) => [child.label, child.span])])).toEqual([['Total', 2, [['Easy', 1], ['Hard', 1]]], ['Region', 4, [['North', 2], ['South', 2]]]]);
    expect(table.notes).toContain('Questions on one scale, side by side: Easy, Hard. Each line has its own base.');
  });
  it('must have the same categories', () => {
    const result = buildTableModel(spec({ rows: ['parent', 'region'], grid: true }), data, 'en', 'v');
    expect(result.ok ? null : [result.error.code, result.error.details]).toEqual(['GRID_SCALES_DIFFER', { variable: 'region', other: 'parent' }]);
  });
});

describe('mentions', () => {
  it('have all answers of the column as their base, beside the base of respondents', () => {
    const block = model({ rows: ['uses'], columns: ['region'], statistics: ['count', 'columnPercent', 'mentionPercent'] }).blocks[0]!;
    expect([block.unweightedBases, block.mentions]).toEqual([[5, 3, 2], [8, 3, 5]]);
    expect(block.rows.map((row) => row.cells[0]!).map((cell) => [cell.count, cell.columnPercent, cell.mentionPercent])).toEqual([[3, 60, 37.5], [3, 60, 37.5], [2, 40, 25]]);
  });
  it('of a net are those of its members, while a case counts once', () => {
    const all = model({ rows: ['uses'], columns: ['region'], statistics: ['count', 'mentionPercent'] }).blocks[0]!.rows.map((row) => row.cells[0]!);
    const [net] = model({ rows: ['uses'], columns: ['region'], statistics: ['count', 'mentionPercent'], nets: [{ variable: 'uses', id: 'two', label: { en: 'Two', fr: '' }, of: ['a', 'b'] }] }).blocks[0]!.rows;
    expect([net!.kind, net!.cells[0]!.mentionPercent]).toEqual(['net', all[0]!.mentionPercent! + all[1]!.mentionPercent!]);
    expect(net!.cells[0]!.count).toBeLessThan(all[0]!.count! + all[1]!.count!);
  });
  it('are not given where they would tell a withheld count', () => {
    const block = model({ rows: ['uses'], suppress: 3, statistics: ['mentionPercent'] }).blocks[0]!;
    expect([block.mentions, block.rows.map((row) => row.cells[0]!.mentionPercent ?? null)]).toEqual([[null], [null, null, null]]);
  });
});

describe('bands', () => {
  it('cut a number inside the table, in rows and in columns, and lead to the cases', () => {
    const bands = [{ variable: 'age', cuts: [12, 15] }];
    const table = model({ rows: ['age'], columns: ['region'], bands });
    expect(table.blocks[0]!.rows.map((row) => [row.label, ...row.cells.map((cell) => cell.count)])).toEqual([['under 12', 1, 1, 0], ['12–14', 3, 2, 1], ['15 and over', 1, 0, 1]]);
    expect(model({ rows: ['parent'], columns: ['age'], bands }, data, 'fr').columns.map((column) => column.path.at(-1))).toEqual(['Total', 'moins de 12', '12–14', '15 et plus']);
    expect(casesBehind({ row: { variable: 'age', categories: ['band:12'] }, columns: [], bands }, data)).toEqual({ ok: true, value: [1, 2, 5] });
  });
});

describe('layers', () => {
  it('make a page of all and one for each category, each a table of its own', () => {
    const { models, requests } = buildTableModels([spec({ rows: ['parent'], layers: ['region'], oneLine: false }), spec({ id: 't2', rows: ['police'] })], data, 'fr', 'v1');
    const pages = models.flatMap((each) => (each.ok ? [each.value] : []));
    expect(requests).toEqual([0, 0, 0, 1]);
    expect(pages.map((page) => [page.title, page.pages?.at ?? null, counts(page).map((line) => line[0])])).toEqual([['A parent', 0, [3, 2]], ['A parent – Nord', 1, [2, 1]], ['A parent – Sud', 2, [1, 1]], ['The police', null, [1, 4]]]);
    expect(pages[0]!.pages!.names).toEqual(['Total', 'Nord', 'Sud']);
    expect(new Set(pages.map((page) => page.recipe)).size).toBe(4);
  });
  it('withhold together: no page can be worked out from the others', () => {
    const wide = memoryData([
      of(parent, Array.from({ length: 60 }, (_, i) => (i < 2 || (i >= 30 && i < 50) ? 'easy' : 'hard'))),
      of(region, Array.from({ length: 60 }, (_, i) => (i < 30 ? 'n' : 's'))),
    ]);
    const { models, suppression } = buildTableModels([spec({ rows: ['parent'], layers: ['region'], suppress: 5, oneLine: false })], wide, 'en', 'v1');
    const shown = models.map((each) => (each.ok ? counts(each.value).map((line) => line[0]) : null));
    // 2 in the north are withheld, so all but one of "all" and "south" cannot both be printed
    expect(shown[1]).toEqual([null, null]);
    expect(shown[0]![0] === null || shown[2]![0] === null).toBe(true);
    expect(suppression!.exposed).toEqual([]);
  });
});

describe('notes on tests', () => {
  it('name the table they speak of where there are several, and recommend no test that is not there', () => {
    const one = model({ rows: ['parent'], columns: ['region'], tests: true });
    expect(one.notes.filter((note) => note.includes('fewer than 5'))).toEqual(['4 cells expect fewer than 5: prefer Fisher’s test to chi-square.']);
    const two = model({ rows: ['parent', 'police'], columns: ['region'], tests: true });
    expect(two.notes.filter((note) => note.includes('fewer than 5'))).toEqual(['A parent × Region, The police × Region: 4 cells expect fewer than 5: prefer Fisher’s test to chi-square.']);
    const weighted = model({ rows: ['parent'], columns: ['region'], tests: true, weight: 'age' }, data, 'fr');
    expect(weighted.notes.filter((note) => note.includes('sous 5'))).toEqual(['4 cellules attendues sous 5\u00a0: khi-deux à lire avec prudence.']);
  });
});

describe('letters', () => {
  const many = (count: number, entries: Entry[]): Entry[] => Array.from({ length: count }, () => entries).flat();
  const sample = memoryData([
    // 75, 60 and 50 of 100
    of(parent, [...many(75, ['easy']), ...many(25, ['hard']), ...many(62, ['easy']), ...many(38, ['hard']), ...many(50, ['easy']), ...many(50, ['hard'])]),
    of(plainDefinition({ id: 'group', type: 'single', categories: ['A', 'B', 'C'].map((id) => ({ id, label: id })) }), [...many(100, ['A']), ...many(100, ['B']), ...many(100, ['C'])]),
  ]);
  it('are capital at the strict level and small at the loose one, whatever the adjustment', () => {
    const cells = (part: Partial<PlanTableInput>) => model({ rows: ['parent'], columns: ['group'], tests: true, oneLine: false, ...part }, sample).blocks[0]!.rows[0]!.cells.slice(1).map((cell) => cell.letters);
    // unadjusted p: A over B 0.048, A over C 0.0003, B over C 0.088
    expect(cells({ adjust: 'none' })).toEqual(['B C', '', '']);
    expect(cells({ adjust: 'none', confidence: [95, 90] })).toEqual(['B C', 'c', '']);
    expect(cells({ adjust: 'none', confidence: [99, 95] })).toEqual(['b C', '', '']);
    expect(cells({ adjust: 'bonferroni', confidence: [95, 90] })).toEqual(['C', '', '']);
    expect(model({ rows: ['parent'], columns: ['group'], tests: true, adjust: 'none', confidence: [95, 90] }, sample).notes).toContain('Capital letters: different at 95% confidence; small letters: at 90% only.');
  });
  it('and simulated tests say their seed', () => {
    const big = memoryData([
      of(plainDefinition({ id: 'r', type: 'single', categories: Array.from({ length: 12 }, (_, i) => ({ id: `${i}`, label: `${i}` })) }), Array.from({ length: 900 }, (_, i) => `${(i * 7 + Math.floor(i / 31)) % 12}`)),
      of(plainDefinition({ id: 'c', type: 'single', categories: Array.from({ length: 12 }, (_, i) => ({ id: `${i}`, label: `${i}` })) }), Array.from({ length: 900 }, (_, i) => `${(i * 5 + Math.floor(i / 17)) % 12}`)),
    ]);
    const fisher = (seed: number) => model({ rows: ['r'], columns: ['c'], tests: true, seed }, big).blocks[0]!.tests[0]!.fisher!;
    const four = fisher(4);
    expect(four.method).toMatch(/^monte-carlo, 10000 tables, seed 4$/);
    expect(fisher(4)).toEqual(four);
  });
});

describe('statistics of a number where a plan withholds', () => {
  const groups = ['a', 'b', 'c'].flatMap((group, at) => Array.from({ length: [9, 6, 2][at]! }, () => group));
  const letters = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));
  const study = memoryData([
    of(plainDefinition({ id: 'group', type: 'single', label: 'Group', categories: letters }), groups),
    of(plainDefinition({ id: 'chosen', type: 'multiple', label: 'Chosen', categories: letters }), groups.map((group) => [group])),
    of(age, groups.map((_, at) => 20 + ((at * 7) % 11))), of(region, groups.map((_, at) => (at % 2 === 0 ? 'n' : 's'))),
  ], { mode: 'sample' });
  const build = (...specs: PlanTable[]) => buildTableModels(specs, study, 'en', 'v1').models.map((made) => { if (!made.ok) throw new Error(made.error.message); return made.value; });
  const printed = (table: TableModel, kind: string) => table.blocks[0]!.rows.find((row) => row.kind === kind)!.cells.map((cell) => cell.value !== null);

  it('keep back what the total and the other columns would give away', () => {
    const [table] = build(spec({ rows: ['age'], columns: ['group', 'region'], suppress: 5, tests: true }));
    for (const kind of ['mean', 'median', 'standardDeviation']) expect([kind, printed(table!, kind)]).toEqual([kind, [true, true, false, false, true, true]]);
    expect(printed(table!, 'minimum')).not.toContain(true);
    expect(table!.notes).toContain('[c] Means and their like of fewer than 5 cases, or of which one case makes up nearly the whole sum, and others from which they could be worked out, are withheld, and so are least and greatest values.');
  });

  it('keep back what a table with a filter, or a page, tells beside the whole', () => {
    const means = (...specs: PlanTable[]) => build(...specs).map((table) => printed(table, 'mean'));
    // all but the two of the third group, beside all
    expect(means(spec({ rows: ['age'], suppress: 5 }), spec({ id: 't2', rows: ['age'], filter: "group != 'c'" }))).toEqual([[true], [false]]);
    expect(means(spec({ rows: ['age'], suppress: 5 }), spec({ id: 't2', rows: ['age'], filter: "group == 'a'" }))).toEqual([[true], [true]]);
    // the page of all, of a, b and c
    expect(means(spec({ rows: ['age'], layers: ['group'], suppress: 5 }))).toEqual([[true], [true], [false], [false]]);
  });

  it('do so in every table of the plan, whichever asks for it', () => {
    const [, table] = build(spec({ rows: ['region'], suppress: 5 }), spec({ id: 't2', rows: ['age'], columns: ['group'] }));
    expect(printed(table!, 'mean')).toEqual([true, true, false, false]);
    expect(printed(table!, 'maximum')).not.toContain(true);
  });

  it('are safe too where columns could share cases and do not, and keep back nothing where nothing is withheld', () => {
    expect(printed(build(spec({ rows: ['age'], columns: ['chosen'], suppress: 5 }))[0]!, 'mean')).toEqual([true, true, false, false]);
    expect(printed(build(spec({ rows: ['age'], columns: ['group'] }))[0]!, 'maximum')).toEqual([true, true, true, true]);
  });
});

describe('a plan that withholds', () => {
  it('takes a part of the cases with everybody in its base beside a whole of those who answered', () => {
    const answers = ['easy', 'easy', 'hard', 'easy', 'hard', 'hard'] as const;
    const study = memoryData([
      of(parent, Array.from({ length: 60 }, (_, at) => answers[at % 6]!)), of(police, Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? noAnswer : answers[(at * 5) % 6]!))),
      of(age, Array.from({ length: 60 }, (_, at) => 20 + (at % 10))),
    ], { mode: 'sample' });
    const { models, suppression } = buildTableModels([spec({ rows: ['parent'], columns: ['police'], base: 'all', filter: 'age > 20', suppress: 12, oneLine: false }), spec({ id: 't2', rows: ['parent'], columns: ['police'], oneLine: false })], study, 'en', 'v1');
    // the part: 54 of 60 cases, with or without a word on the police; the whole: the 40 that gave one
    expect(models.map((made) => made.ok && made.value.blocks[0]!.baseLine)).toEqual(['Base: all 54 cases.', 'Base: all 60 cases.']);
    expect(suppression!.withheld.length).toBeGreaterThan(0);
    expect(suppression!.withheld.every((cell) => cell.low <= cell.high)).toBe(true);
  });
});
