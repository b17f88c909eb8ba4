import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportPlan, PlanVariable } from '../contract/import-plan.ts';
import { applyPlan } from './apply-plan.ts';
import { carryPlan } from './carry-plan.ts';
import { guessPlan } from './guess-plan.ts';
import { columnKey, pairColumns } from './pair-columns.ts';
import { rawTableFromRows } from './raw-table-from-rows.ts';
import type { RawCell } from './raw-table.ts';

const pairs = (before: readonly string[], now: readonly string[]): (number | undefined)[] => {
  const found = pairColumns(before.map((header, index) => ({ header, index })), now);
  return before.map((header, index) => found.get(columnKey({ header, index })));
};

describe('pairColumns', () => {
  it('knows each “Comments” by the question before it, where questions came, went and moved', () => {
    expect(pairs(['id', 'Q1', 'Comments', 'Q2', 'Comments', 'Q3', 'Comments'], ['id', 'Q1', 'Comments', 'New', 'Comments', 'Q2', 'Comments', 'Q3', 'Comments'])).toEqual([0, 1, 2, 5, 6, 7, 8]);
    expect(pairs(['id', 'Q1', 'Comments', 'Q2', 'Comments'], ['id', 'Q2', 'Comments', 'Q1', 'Comments'])).toEqual([0, 3, 4, 1, 2]);
    expect(pairs(['Q1', 'Comments', 'Q2', 'Comments', 'Q3', 'Comments'], ['Q1', 'Comments', 'Q3', 'Comments'])).toEqual([0, 1, undefined, undefined, 2, 3]);
  });
  it('pairs namesakes side by side in order, and by place where no neighbour tells', () => {
    expect([pairs(['a', 'x', 'x'], ['n', 'a', 'x', 'x']), pairs(['x', 'x'], ['x', 'x']), pairs(['', 'b'], ['', 'b']), pairs(['x', 'b'], ['b'])]).toEqual([[1, 2, 3], [0, 1], [0, 1], [undefined, 0]]);
  });
  it('gives no column to two, and all columns to the same headers', () => {
    const headers = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'Comments', 'Other', ''), { maxLength: 12 });
    fc.assert(fc.property(headers, headers, (before, now) => {
      const found = pairs(before, now).filter((one) => one !== undefined);
      expect(new Set(found).size).toBe(found.length);
      expect(pairs(before, before)).toEqual(before.map((_, index) => index));
      for (const [index, to] of pairs(before, now).entries()) if (to !== undefined) expect(now[to]).toBe(before[index]);
    }));
  });
});

describe('a plan applied to a file with a header twice', () => {
  const wave1: RawCell[][] = [['id', 'Is there a law?', 'Comments', 'Is there a budget?', 'Comments'], ...Array.from({ length: 12 }, (_, at): RawCell[] => [`R${at}`, at % 2 ? 'Yes' : 'No', `The law number ${at} is old`, at % 3 ? 'Yes' : 'No', `The budget of year ${at} is small`])];
  const plan = (rows: RawCell[][]): ImportPlan => { const found = guessPlan(rawTableFromRows(rows), { name: 'w.csv' }); if (!found.ok) throw new Error(found.error.message); return found.value.plan; };
  const textsIn = (rows: RawCell[][], of: ImportPlan): string[] => { const done = applyPlan(rawTableFromRows(rows), of); if (!done.ok) throw new Error(done.error.message); return done.value.variables.flatMap(({ answers }) => (answers === undefined ? [] : [answers.map(({ text }) => text)[0]!])); };
  const wave2 = wave1.map((row, at): RawCell[] => [row[0]!, row[1]!, row[2]!, at === 0 ? 'Who leads?' : `Ministry ${at % 3}`, at === 0 ? 'Comments' : `The ministry ${at} leads`, row[3]!, row[4]!]);

  it('reads each under its own question', () => {
    expect(textsIn(wave1, plan(wave1))).toEqual(['The law number 0 is old', 'The budget of year 0 is small']);
    expect(textsIn(wave2, plan(wave1))).toEqual(['The law number 0 is old', 'The budget of year 0 is small']);
  });
  it('says which column was taken by order alone', () => {
    const moved = wave1.map((row): RawCell[] => [row[0]!, row[2]!, row[4]!, row[1]!, row[3]!]);
    const done = applyPlan(rawTableFromRows(moved), plan(wave1));
    expect(done.ok && done.value.problems.filter(({ code }) => code === 'column.byOrder').map(({ cell }) => cell)).toEqual(['B1', 'C1']);
  });
  it('carries corrections to the right namesake, and to a question that won an option', () => {
    const corrected = plan(wave1);
    const renamed = { ...corrected, variables: corrected.variables.map((variable): PlanVariable => (variable.columns[0]!.index === 4 ? { ...variable, id: 'about_budget', label: 'About the budget' } : variable)) };
    const carried = carryPlan(plan(wave2), renamed, () => []);
    expect(carried.variables.map(({ id, columns }) => [columns[0]!.index, id]).find(([, id]) => id === 'about_budget')).toEqual([6, 'about_budget']);
    const ticks = (options: string[]): RawCell[][] => [['id', ...options.map((option) => `Help [${option}]`)], ...Array.from({ length: 12 }, (_, at): RawCell[] => [`R${at}`, ...options.map((__, option) => ((at + option) % 2))])];
    const first = plan(ticks(['Money', 'Staff', 'Time']));
    const named = { ...first, variables: first.variables.map((variable) => (variable.columns.length > 1 ? { ...variable, id: 'needs', label: 'Needs', confidential: true } : variable)) };
    const second = carryPlan(plan(ticks(['Money', 'Tools', 'Staff', 'Time'])), named, () => []);
    expect(second.variables.filter(({ columns }) => columns.length > 1).map(({ id, confidential, columns, categories }) => [id, confidential, columns.map(({ option }) => option), categories?.map(({ label }) => label)])).toEqual([['needs', true, ['Money', 'Staff', 'Time', 'Tools'], ['Money', 'Staff', 'Time', 'Tools']]]);
  });
});
