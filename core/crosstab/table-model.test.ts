import { describe, expect, it } from 'vitest';
import { planTableSchema, type PlanTable, type PlanTableInput } from '../contract/table-plan.ts';
import { buildTableModel, buildTableModels } from './build-table-model.ts';
import { casesBehind } from './cases-behind.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from './memory-data.ts';
import { recipeId } from './recipe-id.ts';
import type { TableModel } from './table-model.ts';
import type { VariableDefinition } from '../model/definitions.ts';

const of = (definition: VariableDefinition, entries: readonly Entry[]) => ({ definition, vector: vectorFrom(definition, entries) });
const yesNo = [{ id: 'yes', label: 'Yes', labels: { fr: 'Oui' } }, { id: 'no', label: 'No', labels: { fr: 'Non' } }];
const noAnswer = { state: 'noAnswer' } as const;
const law = plainDefinition({ id: 'law', type: 'single', label: 'Has a law', labels: { fr: 'A une loi' }, wording: 'Is there a law on this?', categories: yesNo });
const plan = plainDefinition({ id: 'plan', type: 'single', label: 'Has a plan', categories: yesNo });
const region = plainDefinition({ id: 'region', type: 'single', label: 'Region', labels: { fr: 'Région' }, categories: [{ id: 'sa', label: 'South Asia' }, { id: 'eap', label: 'East Asia' }, { id: 'nobody', label: 'Nowhere' }] });
const income = plainDefinition({ id: 'income', type: 'single', label: 'Income', categories: [{ id: 'low', label: 'Low' }, { id: 'high', label: 'High' }] });
const uses = plainDefinition({ id: 'uses', type: 'multiple', label: 'Uses', categories: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id.toUpperCase() })) });
const budget = plainDefinition({ id: 'budget', type: 'number', label: 'Budget' });
const data = memoryData([
  of(law, ['yes', 'yes', 'no', 'yes', noAnswer, 'no', 'yes', 'yes']),
  of(plan, ['yes', 'no', 'no', 'no', 'no', 'no', 'no', 'no']),
  of(region, ['sa', 'sa', 'sa', 'eap', 'eap', 'eap', 'eap', noAnswer]),
  of(income, ['low', 'low', 'high', 'low', 'low', 'high', 'high', 'high']),
  of(uses, [['a', 'b'], ['b'], ['c'], ['a', 'b', 'c'], [], ['c'], noAnswer, ['a']]),
  of(budget, [1, 2, 3, 4, noAnswer, 6, 7, 9]),
], { mode: 'census', unit: { en: ['country', 'countries'], fr: ['pays', 'pays'] } });

const spec = (part: Partial<PlanTableInput> & { rows: string[] }): PlanTable => planTableSchema.parse({ id: 't1', title: {}, ...part });
function model(part: Partial<PlanTableInput> & { rows: string[] }, language: 'en' | 'fr' = 'en'): TableModel {
  const result = buildTableModel(spec(part), data, language, 'v1');
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const counts = (table: TableModel): (number | null)[][] => table.blocks.flatMap((block) => block.rows.map((row) => row.cells.map((cell) => cell.count)));

describe('buildTableModel', () => {
  it('puts the total first, over everybody who answered the row', () => {
    const table = model({ rows: ['law'], columns: ['region', 'income'], oneLine: false });
    expect(table.columns.map((column) => column.path.join('/'))).toEqual(['Total', 'Region/South Asia', 'Region/East Asia', 'Region/Nowhere', 'Income/Low', 'Income/High']);
    expect(counts(table)).toEqual([[5, 2, 2, 0, 3, 2], [2, 1, 1, 0, 0, 2]]);
    expect(table.blocks[0]!.bases).toEqual([7, 3, 3, 0, 3, 4]);
    expect(table.columns.map((column) => column.cases)).toEqual([8, 3, 4, 0, 4, 4]);
    expect({ title: table.title, base: table.baseLine, wording: table.blocks[0]!.wording }).toEqual({ title: 'Has a law by Region, Income', base: 'Base: 7 of 8 countries; 1 did not answer.', wording: 'Is there a law on this?' });
    expect(table.notes).toEqual(['No tests: these are all the cases there are, not a sample of them.', 'Region: 1 did not answer; in the total only.']);
  });
  it('says of facts about the case that they have no value: nobody was asked for them', () => {
    const facts = memoryData([of(law, ['yes', 'no', 'yes', noAnswer]), of({ ...region, role: 'attribute' }, ['sa', noAnswer, { state: 'notAsked' }, 'eap']), of({ ...income, source: 'attribute' }, ['low', 'high', { state: 'dontKnow' }, 'low'])], { mode: 'census' });
    const made = (language: 'en' | 'fr', part: Partial<PlanTableInput> & { rows: string[] }): TableModel => { const result = buildTableModel(spec(part), facts, language, 'v1'); if (!result.ok) throw new Error(result.error.message); return result.value; };
    expect(made('en', { rows: ['law'], columns: ['region', 'income'] }).notes.slice(-2)).toEqual(['Region: 2 have no value; in the total only.', 'Income: 1 is not known; in the total only.']);
    expect(made('fr', { rows: ['law'], columns: ['region'] }).notes.at(-1)).toBe('Région\u00a0: 2 sont sans valeur\u00a0; compris dans le seul total.');
    expect(made('en', { rows: ['region'], columns: [] }).baseLine).toBe('Base: 2 of 4 cases; 2 have no value.');
    expect(made('en', { rows: ['income'], columns: ['region'], base: 'all' }).blocks[0]!.rows.map(({ label }) => label)).toEqual(['Low', 'High', 'Not known']);
    expect(made('en', { rows: ['region'], columns: [], base: 'all' }).blocks[0]!.rows.map(({ label }) => label)).toContain('No value');
  });
  it('has a row for those who did not answer where every case is the base, of yes/no questions and of questions side by side too', () => {
    const yesNo = model({ rows: ['law'], columns: ['region'], base: 'all' });
    const counted = yesNo.blocks[0]!;
    expect([counted.oneLine, counted.rows.map(({ kind }) => kind)]).toEqual([false, ['category', 'category', 'state']]);
    expect(counted.rows.reduce((sum, row) => sum + row.cells[0]!.count!, 0)).toBe(counted.bases[0]);
    expect(model({ rows: ['law'], columns: ['region'] }).blocks[0]!.oneLine).toBe(true);
    const grid = model({ rows: ['law'], columns: [], grid: true, base: 'all' });
    expect(grid.columns.map((column) => column.scale)).toEqual(counted.rows.map((row) => row.key.split('=')[1]));
    expect(grid.blocks[0]!.rows[0]!.cells.map((cell) => cell.count)).toEqual(counted.rows.map((row) => row.cells[0]!.count));
  });
  it('tells zero, nobody in the base and everybody apart', () => {
    const table = model({ rows: ['law'], columns: ['region', 'income'], oneLine: false });
    const no = table.blocks[0]!.rows[1]!.cells;
    expect([no[3]!.flags, no[4]!.flags, table.blocks[0]!.rows[0]!.cells[4]!.flags]).toEqual([['noBase'], ['zero'], ['everybody']]);
    expect([no[3]!.columnPercent, no[4]!.columnPercent]).toEqual([null, 0]);
    expect(table.review).toEqual([{ block: 0, row: 0, column: 4, kind: 'everybody' }, { block: 0, row: 1, column: 4, kind: 'nobody' }]);
    expect(table.shorthand).toEqual(['z']);
  });
  it('makes one line of each yes/no variable, ordered by share over all of them', () => {
    const table = model({ rows: ['plan', 'law'], columns: ['region'], sort: 'descending', hideEmpty: true }, 'fr');
    expect(table.blocks.map((block) => block.rows.map((row) => row.label))).toEqual([['A une loi'], ['Has a plan']]);
    expect(table.header).toEqual([{ label: 'Total', variable: null, span: 1, children: [] }, { label: 'Région', variable: 'region', span: 2, children: [{ label: 'South Asia', variable: null, span: 1, children: [] }, { label: 'East Asia', variable: null, span: 1, children: [] }] }]);
    expect(table.baseLine).toBe('Les bases diffèrent selon la ligne\u00a0: de 7 à 8 sur 8 pays.');
  });
  it('counts a case once in a net, and shows the net above its members', () => {
    const table = model({ rows: ['uses'], nets: [{ variable: 'uses', id: 'ab', label: { en: 'A or B' }, of: ['a', 'b'] }], sort: 'descending' });
    expect(table.blocks[0]!.rows.map((row) => [row.label, row.indent, row.cells[0]!.count])).toEqual([['A or B', 0, 4], ['A', 1, 3], ['B', 1, 3], ['C', 0, 3], ['D', 0, 0]]);
    expect(table.notes).toContain('Uses: several answers were possible; percentages are of those who answered and may add up to more than 100.');
  });
  it('nests columns within each other', () => {
    const table = model({ rows: ['law'], columns: ['region', 'income'], nest: true, oneLine: false });
    expect(table.columns.map((column) => column.path.at(-3) === undefined ? column.path[0] : `${column.path[1]!} › ${column.path[3]!}`)).toEqual(['Total', 'South Asia › Low', 'South Asia › High', 'East Asia › Low', 'East Asia › High', 'Nowhere › Low', 'Nowhere › High']);
    expect(counts(table)[0]).toEqual([5, 2, 0, 1, 1, 0, 0]);
    expect(table.header[1]!.children.map((node) => [node.label, node.span])).toEqual([['South Asia', 2], ['East Asia', 2], ['Nowhere', 2]]);
  });
  it('summarises a number', () => {
    const table = model({ rows: ['budget'], columns: ['income'] });
    expect(table.blocks[0]!.rows.map((row) => [row.kind, ...row.cells.map((cell) => cell.value)])).toEqual([
      ['n', 7, 3, 4], ['mean', 32 / 7, 7 / 3, 6.25], ['median', 4, 2, 6.5],
      ['standardDeviation', expect.closeTo(Math.sqrt(((196 - 32 * 32 / 7)) / 6), 12), expect.closeTo(Math.sqrt(7 / 3), 12), 2.5], ['minimum', 1, 1, 3], ['maximum', 9, 4, 9],
    ]);
  });
  it('gives percentages in a census only above the base that was set', () => {
    const cells = model({ rows: ['law'], columns: ['region'], percentAbove: 5 }).blocks[0]!.rows[0]!.cells;
    expect(cells.map((cell) => cell.columnPercent)).toEqual([500 / 7, null, null, null]);
    expect(cells[1]!.flags).toEqual(['percentWithheld']);
  });
  it('flags low bases in a sample, and letters what is above what', () => {
    const many = (count: number, entries: Entry[]): Entry[] => Array.from({ length: count }, () => entries).flat();
    const sample = memoryData([
      of(law, [...many(40, ['yes', 'yes', 'yes', 'no']), ...many(40, ['yes', 'no', 'no', 'no']), ...many(5, ['yes', 'no'])]),
      of(region, [...many(160, ['sa']), ...many(160, ['eap']), ...many(10, ['nobody'])]),
    ]);
    const result = buildTableModel(spec({ rows: ['law'], columns: ['region'], tests: true }), sample, 'en', 'v1');
    if (!result.ok) throw new Error(result.error.message);
    const cells = result.value.blocks[0]!.rows[0]!.cells;
    expect(cells.map((cell) => [cell.letters, cell.columnPercent, cell.flags.join()])).toEqual([['', 165 / 3.3, ''], ['B', 75, ''], ['', 25, ''], ['', null, 'lowBase,percentWithheld']]);
    expect(result.value.notes).toContain('Percentages not given, base under 30: Nowhere.');
    expect(result.value.columns.map((column) => column.letter)).toEqual([null, 'A', 'B', 'C']);
  });
  it('withholds over the whole plan, nets included, and says so', () => {
    const wide = memoryData([
      of(region, Array.from({ length: 60 }, (_, i) => (i < 2 ? 'sa' : i < 30 ? 'eap' : 'nobody'))),
      of(income, Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 'low' : 'high'))),
    ]);
    const nets = [{ variable: 'region', id: 'asia', label: { en: 'Asia' }, of: ['sa', 'eap'] }];
    const { models, suppression } = buildTableModels([spec({ rows: ['region'], columns: ['income'], nets, suppress: 3 }), spec({ id: 't2', rows: ['region'] })], wide, 'en', 'v1');
    expect(suppression!.exposed).toEqual([]);
    const totals = models.map((each) => (each.ok ? each.value.blocks[0]!.rows.map((row) => [row.key, row.cells[0]!.count]) : []));
    expect(Object.fromEntries(totals[0]! as [string, number][])['region=sa']).toBeNull();
    expect(Object.fromEntries(totals[1]! as [string, number][])['region=sa']).toBeNull();
    // net − the other member would tell it
    const shown = Object.fromEntries(totals[0]! as [string, number | null][]);
    expect(shown['region=net:asia'] === null || shown['region=eap'] === null).toBe(true);
    expect(models[0]!.ok && models[0]!.value.notes.some((note) => note.startsWith('[c] Counts of 1 to 2'))).toBe(true);
  });
  it('says which variable is gone instead of failing the whole plan', () => {
    const { models } = buildTableModels([spec({ rows: ['lost'] }), spec({ rows: ['law'] })], data, 'en', 'v1');
    expect(models.map((each) => (each.ok ? each.value.id : each.error.message))).toEqual(['There is no variable “lost”. List the variables with “describe”.', 't1']);
  });
  it('answers what lies behind a cell with as many cases as it counts', () => {
    const result = casesBehind({ row: { variable: 'uses', categories: ['a', 'b'] }, columns: [{ variable: 'income', category: 'low' }], filter: 'budget >= 2' }, data);
    expect(result).toEqual({ ok: true, value: [1, 3] });
  });
});

describe('recipeId', () => {
  it('is the same for equal requests and another for any change', () => {
    const id = recipeId({ rows: ['a'], columns: ['b'], filter: undefined }, 'v1');
    expect(id).toMatch(/^R-[0-9A-V]{10}$/u);
    expect(recipeId({ columns: ['b'], rows: ['a'] }, 'v1')).toBe(id);
    expect(recipeId({ columns: ['b'], rows: ['a'] }, 'v2').slice(0, 7)).toBe(id.slice(0, 7));
    expect(new Set([id, recipeId({ rows: ['a'], columns: ['b'] }, 'v2'), recipeId({ rows: ['b'], columns: ['a'] }, 'v1')]).size).toBe(3);
  });
});
