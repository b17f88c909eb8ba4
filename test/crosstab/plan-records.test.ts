import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planTableSchema, type PlanTable, type PlanTableInput } from '#core/contract/table-plan.ts';
import { applyCode, markRead } from '#service/coding.ts';
import { createCode } from '#service/codebook.ts';
import { changeVariable } from '#service/data.ts';
import { disclosureCsv, disclosureReport } from '#service/disclosure-report.ts';
import { renderTables } from '#service/exporting/export.ts';
import { zipParts } from '#service/exporting/zip-parts.ts';
import { findRecipe, movedSince, planRecords, recipesInFile, recordPlan } from '#service/plan-records.ts';
import type { ProjectSession } from '#service/session.ts';
import { tableModels } from '#service/table-models.ts';
import { listPlan, removeTable, saveTable, saveTables } from '#service/table-plan.ts';
import { openSampleCopy } from '#test/helpers/sample-project.ts';

let session: ProjectSession;
let close: () => void;
beforeEach(async () => { ({ session, close } = await openSampleCopy()); for (const { id } of listPlan(session)) removeTable(session, id); });
afterEach(() => { close(); });

const table = (part: Partial<PlanTableInput> & { id: string; rows: string[] }): PlanTable => saveTable(session, planTableSchema.parse({ title: { en: `Table ${part.id}` }, ...part }));
const recipeOf = (of: PlanTable): string => tableModels(session, [of], 'en')[0]!.recipe;

/** A code on ten countries, every answer read, and one more answer to give it to. */
function somethingToCode(): { answerId: number; codeId: string } {
  const codeId = createCode(session, { name: 'Staff', kind: 'gap', parentId: null }).id;
  const first = [...new Map(session.coding.answers.map((answer) => [answer.position, answer.rid])).values()];
  markRead(session, session.coding.answers.map((answer) => answer.rid), true);
  code(first.slice(0, 10), codeId);
  return { answerId: first[10]!, codeId };
}
const code = (answerIds: readonly number[], codeId: string): void => { applyCode(session, answerIds, codeId, null, null, 'manual'); };

describe('numbers that moved', () => {
  it('are none where nothing was remembered, and none where nothing changed', () => {
    table({ id: 'a', rows: ['GOVERNANCE'], columns: ['income'] });
    expect(movedSince(session, 'en')).toEqual({ against: null, since: [], tables: [{ id: 'a', number: 1, title: 'Table a', state: 'new', moved: [] }], moved: 0 });
    recordPlan(session, 'record', 'before', 'en');
    const { against, since, tables, moved } = movedSince(session, 'en');
    expect({ name: against?.name, since, tables: tables.map((each) => each.state), moved }).toEqual({ name: 'before', since: [], tables: ['same'], moved: 0 });
  });

  it('are told one by one, with what they were, after coding', () => {
    const { answerId, codeId } = somethingToCode();
    table({ id: 'themes', rows: [`theme:${codeId}`] });
    table({ id: 'answers', rows: ['GOVERNANCE'] });
    recordPlan(session, 'record', 'first reading', 'en');
    const before = tableModels(session, [listPlan(session)[0]!], 'en')[0]!.blocks[0]!.rows[0]!.cells[0]!;
    code([answerId], codeId);
    const { tables, moved, since } = movedSince(session, 'en');
    expect(tables.map((each) => each.state)).toEqual(['moved', 'same']);
    expect(since.map(({ act, times }) => [act, times])).toEqual([['coding.apply', 1]]);
    expect(tables[0]!.moved).toContainEqual({ page: null, row: expect.any(String) as string, column: 'Total', statistic: 'count', before: before.count, after: before.count! + 1 });
    expect(tables[0]!.moved.every((each) => each.before !== each.after)).toBe(true);
    expect(moved).toBe(tables[0]!.moved.length);
    session.undo();
    expect(movedSince(session, 'en').moved).toBe(0);
  });

  it('know tables that were changed, added and taken away from those whose numbers moved', () => {
    const a = table({ id: 'a', rows: ['GOVERNANCE'] });
    table({ id: 'b', rows: ['GOVERNANCE'] });
    recordPlan(session, 'record', 'x', 'en');
    saveTable(session, { ...a, columns: ['income'] });
    removeTable(session, 'b');
    table({ id: 'c', rows: ['no-such-variable'] });
    expect(movedSince(session, 'en').tables.map(({ id, number, state }) => [id, number, state])).toEqual([['a', 1, 'changed'], ['c', 2, 'failed'], ['b', null, 'gone']]);
    session.undo();
    session.undo();
    session.undo();
    expect(movedSince(session, 'en').tables.map((each) => each.state)).toEqual(['same', 'same']);
    session.undo();
    expect(planRecords(session)).toEqual([]);
  });
});

describe('a recipe id', () => {
  it('leads back to its table, stale once data or coding have changed, with what changed and which numbers moved', () => {
    const { answerId, codeId } = somethingToCode();
    const themes = table({ id: 'themes', rows: [`theme:${codeId}`] });
    const recipe = recipeOf(themes);
    expect(findRecipe(session, ` ${recipe.toLowerCase()} `, 'en')).toMatchObject({ recipe, state: 'current', table: { id: 'themes', number: 1, page: 0, recipe }, since: [], moved: null, remembered: null });
    recordPlan(session, 'release', 'report of March', 'en');
    code([answerId], codeId);
    const stale = findRecipe(session, recipe, 'en');
    expect(stale).toMatchObject({ state: 'stale', table: { id: 'themes' }, remembered: { kind: 'release', name: 'report of March' } });
    expect(stale.since.map(({ act }) => act)).toEqual(['coding.apply']);
    expect(stale.moved!.some((each) => each.statistic === 'count' && each.after === each.before! + 1)).toBe(true);
    expect(stale.dataOf).not.toBeNull();
    expect(stale.table!.recipe).not.toBe(recipe);
  });

  it('finds pages of layers, tables that ask for something else now, and says when it knows nothing', () => {
    const layered = table({ id: 'layered', rows: ['GOVERNANCE'], layers: ['income'] });
    const pages = tableModels(session, [layered], 'en');
    expect(findRecipe(session, pages[2]!.recipe, 'en')).toMatchObject({ state: 'current', table: { id: 'layered', page: 2, title: pages[2]!.title } });
    recordPlan(session, 'record', 'x', 'en');
    saveTable(session, { ...layered, hideEmpty: true });
    expect(findRecipe(session, pages[0]!.recipe, 'en')).toMatchObject({ state: 'changed', table: { id: 'layered' }, remembered: { name: 'x' } });
    expect(findRecipe(session, 'R-0000000000', 'en')).toMatchObject({ state: 'unknown', table: null });
    expect(() => findRecipe(session, 'Table 7', 'en')).toThrow('is not a recipe id');
  });

  it('leads back from a whole file, of any kind, to all its tables', async () => {
    const { answerId, codeId } = somethingToCode();
    const plain = table({ id: 'a', rows: [`theme:${codeId}`], columns: ['income'] });
    const gone = table({ id: 'b', rows: ['GOVERNANCE'], columns: ['region'], layers: ['income'] });
    const files = await Promise.all((['xlsx', 'docx', 'md', 'csv'] as const).map(async (format) => ({ format, parts: (await renderTables(session, format, { layout: 'publication', language: 'fr' }, 'x')).parts })));
    const pages = tableModels(session, [gone], 'fr').length;
    code([answerId], codeId);
    removeTable(session, gone.id);
    for (const { format, parts } of files) {
      const bytes = format === 'csv' ? await zipParts(parts) : parts[0]!.bytes;
      const found = await recipesInFile(session, bytes, `tables.${format}`, 'en');
      expect([format, found.map(({ state, table: to }) => [state, to?.id ?? null])]).toEqual([format, [['stale', plain.id], ...Array.from({ length: pages }, () => ['unknown', null])]]);
    }
    await expect(recipesInFile(session, Buffer.from('nothing here'), 'notes.txt', 'en')).rejects.toThrow('No recipe id was found in “notes.txt”.');
  });

  it('does not go stale by saving, moving or noting', () => {
    const one = table({ id: 'one', rows: ['GOVERNANCE'] });
    const recipe = recipeOf(one);
    table({ id: 'two', rows: ['GOVERNANCE'] });
    saveTable(session, { ...one, title: { en: 'Another title', fr: '' } });
    expect(findRecipe(session, recipe, 'en').state).toBe('current');
    session.undo();
    session.redo();
    expect(findRecipe(session, recipe, 'en')).toMatchObject({ state: 'current', since: [] });
    const { answerId } = somethingToCode();
    markRead(session, [answerId], true);
    changeVariable(session, 'GOVERNANCE', { role: 'x' });
    expect(findRecipe(session, recipe, 'en').state).toBe('stale');
    // taking back what touched data is a change of data, and so is doing it again
    const changed = recipeOf(one);
    session.undo();
    const taken = recipeOf(one);
    session.redo();
    expect(new Set([changed, taken, recipeOf(one)]).size).toBe(3);
    expect(findRecipe(session, changed, 'en').since.map(({ act }) => act)).toEqual(['redo', 'undo']);
    // several from one file are one act
    saveTables(session, ['three', 'four'].map((id) => ({ ...one, id })));
    expect(listPlan(session).map(({ id }) => id)).toEqual(['one', 'two', 'three', 'four']);
    session.undo();
    expect(listPlan(session).map(({ id }) => id)).toEqual(['one', 'two']);
  });
});

describe('the report on disclosure', () => {
  it('bounds every withheld number, lists cells to review, and says the same in the window as in the plan', () => {
    const withholding = table({ id: 'a', rows: ['GOVERNANCE'], columns: ['region'], suppress: 4, oneLine: false });
    table({ id: 'b', rows: ['GOVERNANCE'], columns: ['region'], oneLine: false });
    // the mean of all countries but two beside that of all
    const number = session.variable('unicef.workforce_number')!;
    const { vector, definition } = session.variable('country')!;
    const two = [...(number.vector.kind === 'number' ? number.vector.states : [])].flatMap((state, at) => (state === 0 && vector.kind === 'single' ? [definition.categories[vector.codes[at]!]!.id] : [])).slice(0, 2);
    table({ id: 'all', rows: [number.definition.id] });
    table({ id: 'part', rows: [number.definition.id], filter: two.map((country) => `country != '${country}'`).join(' and ') });
    const report = disclosureReport(session, 'en');
    expect(report.minimum).toBe(4);
    expect(report.withheld.length).toBeGreaterThan(0);
    expect(report.withheld.filter((cell) => cell.verdict === 'derivable' && cell.low !== cell.high)).toEqual([]);
    expect(report.withheld.filter((cell) => cell.verdict !== 'derivable').every((cell) => cell.high > cell.low)).toBe(true);
    expect(new Set(report.withheld.map((cell) => cell.tableId))).toEqual(new Set(['a', 'b']));
    expect(report.review.every((cell) => cell.base > 0)).toBe(true);
    // the table without a rule of its own shows no more than the one beside it
    const hidden = (of: PlanTable) => tableModels(session, [of], 'en')[0]!.blocks[0]!.rows.map((row) => row.cells.map((cell) => cell.count === null));
    expect(hidden(listPlan(session)[1]!)).toEqual(hidden(withholding));
    expect(report.statistics).toEqual([expect.objectContaining({ table: 4, tableId: 'part', column: 'Total', reason: 'wouldTell' })]);
    const mean = (id: string) => tableModels(session, listPlan(session).filter((one) => one.id === id), 'en')[0]!.blocks[0]!.rows.find((row) => row.kind === 'mean')!.cells[0]!.value;
    expect([mean('all') === null, mean('part')]).toEqual([false, null]);
    // drawn again, nothing is worked out anew until something changes
    const again = tableModels(session, [withholding], 'en')[0];
    expect(tableModels(session, [withholding], 'en')[0]).toBe(again);
    const lines = disclosureCsv(report, 'fr').trim().split(/\r?\n/);
    expect(lines[0]).toBe('tableau,titre,ligne,colonne,constat,raison,minimum,maximum,base');
    expect(lines).toHaveLength(1 + report.withheld.length + report.statistics.length + report.review.length);
  });

  it('does not let this release be taken away from the last one: counts after coding, means after a filter', () => {
    const { answerId, codeId } = somethingToCode();
    const { definition, vector } = session.variable('unicef.workforce_number')!;
    const country = session.variable('country')!;
    const withNumber = [...(vector.kind === 'number' ? vector.states : [])].flatMap((state, at) => (state === 0 && country.vector.kind === 'single' ? [country.definition.categories[country.vector.codes[at]!]!.id] : []));
    const models = () => tableModels(session, listPlan(session), 'en').map((model) => model.blocks[0]!.rows);
    const count = () => models()[0]!.map((row) => row.cells[0]!.count);
    const mean = () => models()[1]!.find((row) => row.kind === 'mean')!.cells[0]!.value;
    table({ id: 'themes', rows: [`theme:${codeId}`], oneLine: false, suppress: 2 });
    const number = table({ id: 'number', rows: [definition.id] });
    const released = count();
    expect(mean()).not.toBeNull();
    recordPlan(session, 'release', 'first', 'en');
    code([answerId], codeId);
    // all but two of those of then: this table alone would say nothing of them
    table({ ...number, filter: withNumber.slice(0, 2).map((each) => `country != '${each}'`).join(' and ') });
    // one case more: printed, it would say that exactly one country was read differently
    const report = disclosureReport(session, 'en');
    expect([report.against?.name, report.statistics.map(({ tableId, reason }) => [tableId, reason])]).toEqual(['first', [['number', 'wouldTell']]]);
    expect(count()).not.toEqual(released);
    expect(count()).toContain(null);
    expect(mean()).toBeNull();
    session.undo();
    session.undo();
    expect(count()).toEqual(released);
    expect(mean()).not.toBeNull();
  });
});
