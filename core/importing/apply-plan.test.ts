import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportPlan, PlanVariable } from '../contract/import-plan.ts';
import { bitAt, missingBase, STATE, stateAt, type Vector } from '../model/vector.ts';
import { applyPlan, type AppliedPlan, type AppliedVariable } from './apply-plan.ts';
import { guessPlan } from './guess-plan.ts';
import { rawTableFromRows } from './raw-table-from-rows.ts';
import type { RawCell } from './raw-table.ts';
import { surveySheet } from './survey-sheet.ts';

const planned = (id: string, index: number, header: string, more: Partial<PlanVariable>): PlanVariable => ({ id, label: header, include: true, type: 'open', measure: null, confidential: false, columns: [{ index, header }], confidence: 1, reason: 'Set by hand.', ...more });
const planOf = (variables: PlanVariable[], more: Partial<ImportPlan> = {}): ImportPlan => ({ version: 1, sheet: 'Sheet1', orientation: 'rows', headerRows: [0], firstDataRow: 1, instrument: { id: 'test', label: 'Test' }, variables, ...more });
const YES_NO = [{ id: 'yes', label: 'Yes', values: ['Yes'] }, { id: 'no', label: 'No', values: ['No'] }];
function apply(rows: RawCell[][], plan: ImportPlan): AppliedPlan {
  const applied = applyPlan(rawTableFromRows(rows), plan);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value;
}
/** A vector as plain values, states of missing as "<state>". */
function plain({ definition, vector, answers }: AppliedVariable): unknown[] {
  const names = ['value', 'notAsked', 'noAnswer', 'dontKnow', 'notApplicable'];
  const texts = new Map(answers?.map(({ caseIndex, text }) => [caseIndex, text]));
  const length = vector.kind === 'single' ? vector.codes.length : vector.states.length;
  return Array.from({ length }, (_, index) => {
    const state = stateAt(vector, index);
    if (state !== STATE.value) return `<${names[state]}>`;
    if (answers !== undefined) return texts.get(index);
    if (vector.kind === 'single') return definition.categories[vector.codes[index]!]!.id;
    if (vector.kind === 'multiple') return definition.categories.flatMap(({ id }, option) => (bitAt(vector.options[option]!, index) ? [id] : []));
    return vector.values[index];
  });
}

describe('applyPlan', () => {
  it('keeps 0, FALSE, No and empty apart', () => {
    const rows: RawCell[][] = [['n', 'b', 'c'], [0, false, 'No'], [null, null, null], ['', ' ', 'n/a'], [1, true, 'Yes']];
    const plan = planOf([
      planned('n', 0, 'n', { type: 'number' }), planned('b', 1, 'b', { type: 'single', categories: [{ id: 'yes', label: 'Yes', values: ['TRUE'] }, { id: 'no', label: 'No', values: ['FALSE'] }] }),
      planned('c', 2, 'c', { type: 'single', categories: YES_NO, missing: { notApplicable: ['N/A'] } }),
    ]);
    const { variables, problems } = apply(rows, plan);
    expect([variables.map(plain), problems]).toEqual([[[0, '<noAnswer>', 1], ['no', '<noAnswer>', 'yes'], ['no', '<notApplicable>', 'yes']], []]);
  });
  it('names a cell that is no category by row, column and address', () => {
    const rows: RawCell[][] = [['Q6'], ...Array.from({ length: 14 }, (_, index): RawCell[] => [index === 12 ? 'Ye' : 'Yes'])];
    const { problems, variables } = apply(rows, planOf([planned('q6', 0, 'Q6', { type: 'single', categories: YES_NO })]));
    expect(problems).toMatchObject([{ severity: 'error', sheet: 'Sheet1', cell: 'A14', expected: 'one of Yes, No', found: 'Ye', code: 'cell.fault', message: 'Row 14, column “Q6”: \'Ye\' is not one of the categories Yes, No. Map it, or keep it as a new category.' }]);
    expect(plain(variables[0]!)[12]).toBe('<noAnswer>');
  });
  it('takes an error cell for no answer and says so', () => { expect(apply([['a'], [{ error: '#N/A' }], [3]], planOf([planned('a', 0, 'a', { type: 'number' })]))).toMatchObject({ problems: [{ severity: 'error', cell: 'A2', found: '#N/A' }], variables: [{ vector: { states: new Uint8Array([STATE.noAnswer, STATE.value]) } }] }); });
  it('reads decimal commas and dates by the plan', () => {
    const rows: RawCell[][] = [['n', 'd'], ['1 234,5', '03/02/2017'], ['x', '31/02/2017'], [2.5, { date: '2017-02-03' }]];
    const { variables, problems } = apply(rows, planOf([planned('n', 0, 'n', { type: 'number', decimal: ',' }), planned('d', 1, 'd', { type: 'date', dateOrder: 'dmy' })]));
    expect([variables.map(plain), problems.map(({ cell }) => cell)]).toEqual([[[1234.5, '<noAnswer>', 2.5], [Date.UTC(2017, 1, 3), '<noAnswer>', Date.UTC(2017, 1, 3)]], ['A3', 'B3']]);
  });
  it('reads several options in a cell, options that hold the delimiter among them', () => {
    const categories = ['Custom (D3, canvas)', 'No, but I help', 'Excel'].map((label) => ({ id: label, label, values: [label] }));
    const { variables, problems } = apply([['t'], ['Custom (D3, canvas), Excel'], ['No, but I help, Excel'], ['Excel, R']], planOf([planned('t', 0, 't', { type: 'multiple', delimiter: ', ', categories })]));
    expect([plain(variables[0]!), problems.map(({ cell, found }) => [cell, found])]).toEqual([[['Custom (D3, canvas)', 'Excel'], ['No, but I help', 'Excel'], ['Excel']], [['A4', 'R']]]);
  });
  it('tells “nothing ticked” from “no answer” in option columns', () => {
    const columns = [{ index: 0, header: 'Q [A]', option: 'A' }, { index: 1, header: 'Q [B]', option: 'B' }];
    const rows: RawCell[][] = [['Q [A]', 'Q [B]'], ['Oui', 'Non'], ['Non', 'Non'], ['N/A', 'N/A'], [null, 'Oui'], ['Peut-être', 'Non']];
    const { variables, problems } = apply(rows, planOf([planned('q', 0, '', { type: 'multiple', columns, categories: [{ id: 'A', label: 'A', values: ['Oui'] }, { id: 'B', label: 'B', values: ['Oui'] }], missing: { notApplicable: ['N/A'] } })]));
    expect([plain(variables[0]!), problems.map(({ cell }) => cell)]).toEqual([[['A'], [], '<notApplicable>', ['B'], []], ['A6']]);
  });
  it('reads a single choice spread over columns, and names two ticks', () => {
    const columns = [{ index: 0, header: 'G', option: 'Male' }, { index: 1, header: 'H', option: 'Female' }];
    const { variables, problems } = apply([['G', 'H'], ['Male', null], [null, 'Female'], ['Male', 'Female']], planOf([planned('g', 0, '', { type: 'single', columns, categories: [{ id: 'Male', label: 'Male', values: ['Male'] }, { id: 'Female', label: 'Female', values: ['Female'] }] })]));
    expect([plain(variables[0]!), problems.map(({ cell }) => cell)]).toEqual([['Male', 'Female', 'Male'], ['B4']]);
  });
  it('needs two bytes for more than 250 categories', () => {
    const labels = Array.from({ length: 300 }, (_, index) => `c${index}`);
    const { variables } = apply([['c'], ...labels.map((label): RawCell[] => [label]), [null], ['x']], planOf([planned('c', 0, 'c', { type: 'single', categories: labels.map((label) => ({ id: label, label, values: [label] })), missing: { dontKnow: ['x'] } })]));
    const { vector } = variables[0]! as { vector: Extract<Vector, { kind: 'single' }> };
    expect([vector.codes.BYTES_PER_ELEMENT, vector.codes[299], vector.codes.at(-1)]).toEqual([2, 299, missingBase(vector.codes) + STATE.dontKnow]);
  });
  it('names duplicate and missing keys, and keeps every row', () => {
    const { keys, problems } = apply([['id', 'v'], ['a', 'x'], ['b', 'x'], ['a', 'x'], [null, 'x']], planOf([planned('id', 0, 'id', { type: 'identifier' }), planned('v', 1, 'v', {})], { caseKey: 'id' }));
    expect([keys, problems.map(({ cell, severity }) => [cell, severity])]).toEqual([['a', 'b', 'a (2)', 'row 5'], [['A5', 'error'], ['A4', 'error']]]);
  });
  it('says nothing of what a confidential cell holds', () => { expect(JSON.stringify(apply([['n'], ['secret']], planOf([planned('n', 0, 'n', { type: 'number', confidential: true })])).problems)).not.toContain('secret'); });
  it('still fits when columns have moved, and refuses when one is gone', () => {
    const plan = planOf([planned('a', 0, 'A', {}), planned('b', 1, 'B', {})]);
    const moved = apply([['B', 'new', 'A'], ['b1', 'n1', 'a1']], plan);
    expect([moved.variables.map(plain), moved.problems.map(({ message }) => message)]).toEqual([[['a1'], ['b1']], ['The column “new” is not in the plan and is left out. Add it to the plan to bring it in.']]);
    expect(applyPlan(rawTableFromRows([['A', 'C'], ['1', '2']]), plan)).toMatchObject({ ok: false, error: { kind: 'PLAN_MISFIT', message: 'The plan does not fit the sheet “Sheet1”: its column “B” is not there. Choose the right sheet, leave that column out of the plan, or have the plan guessed anew.' } });
  });
  it('refuses a plan that contradicts itself', () => {
    const message = (plan: ImportPlan): string => { const applied = applyPlan(rawTableFromRows([['A'], ['1']]), plan); return applied.ok ? '' : applied.error.message; };
    const a = planned('a', 0, 'A', {});
    expect([message(planOf([a, a])), message(planOf([a], { caseKey: 'x' })), message(planOf([a], { headerRows: [7], firstDataRow: 8 })), message(planOf([a], { country: 'a', incomeYear: 'FY19' }))].map((text) => text.slice(0, 40))).toEqual([
      'The plan has two variables called “a”. G', 'The plan names “x” as its case key, but ', 'The plan expects column names or answers', 'The plan asks for the World Bank\'s incom',
    ]);
  });
  it('gives every country its region and the income band of the pinned year, and asks about the rest', () => {
    const rows: RawCell[][] = [['Country', 'x'], ['Népal', 1], ['United Kingdom (England and Wales)', 1], ['Congo', 1], ['Venezuela', 1], ['Taiwan', 1], [null, 1]];
    const applied = apply(rows, planOf([planned('c', 0, 'Country', { type: 'identifier', role: 'country' })], { country: 'c', incomeYear: 'FY22' }));
    expect(Object.fromEntries(applied.attributes.map((attribute) => [attribute.definition.id, plain(attribute)]))).toEqual({
      country: ['NPL', 'GBR', 'unrecognised', 'VEN', 'TWN', '<noAnswer>'], region: ['South Asia', 'Western Europe', 'unrecognised', 'Latin America and Caribbean', 'No region', '<noAnswer>'],
      income: ['lower-middle', 'high', 'unrecognised', '<notApplicable>', 'high', '<noAnswer>'], instrument: ['test', 'test', 'test', 'test', 'test', 'test'],
    });
    expect(applied.problems.map(({ cell }) => cell)).toEqual(['', 'A4']);
    const chosen = apply(rows, planOf([planned('c', 0, 'Country', { type: 'identifier' })], { country: 'c', countryMatches: { Congo: 'COD' } }));
    expect(plain(chosen.attributes[0]!)[2]).toBe('COD');
  });
  it('reports the faults of the instrument that the file answers', () => {
    const { problems } = apply([['Q33'], ['Yes']], planOf([planned('q33', 0, 'Q33', { type: 'single', question: '33', categories: YES_NO })], { instrument: { id: 'alliance', label: 'Alliance' } }));
    expect(problems.map(({ message }) => message)).toEqual(['Instrument “Alliance”: Question 33 sends the answer “No” to question 32, which comes before it. The skip is not followed: no question counts as skipped because of it.']);
  });
  it('tells not asked, left empty though required, and answered though skipped', () => {
    const question = (no: number, type: PlanVariable['type'], more: Partial<PlanVariable> = {}): PlanVariable => planned(`q${no}`, no - 7, `Q${no}`, { type, question: String(no), ...more });
    const rows: RawCell[][] = [['Q7', 'Q8', 'x'], ['No', null, 1], ['No', 'A committee', 1], ['Yes', null, 1], [null, null, 1]];
    const { variables, problems } = apply(rows, planOf([question(7, 'single', { categories: YES_NO }), question(8, 'open')], { instrument: { id: 'alliance', label: 'Alliance' } }));
    expect([variables.map(plain), problems.filter(({ cell }) => cell !== '').map(({ cell, message }) => [cell, message.split(': ')[1]])]).toEqual([
      [['no', 'no', 'yes', '<noAnswer>'], ['<notAsked>', 'A committee', '<noAnswer>', '<noAnswer>']],
      [['B3', 'question 8 is answered, though an earlier answer skips it. The answer is kept.'], ['A5', 'question 7 is required and has no answer.']],
    ]);
  });
});

describe('a table written and read again', () => {
  const cell = fc.oneof(fc.constant(null), fc.constant('N/A'), fc.constantFrom('Yes', 'No', 'Oui', 'yes '), fc.integer({ min: 0, max: 120 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constant({ date: '2024-02-29' }), fc.constantFrom('a;b', 'b;c', 'a', '0', '007', '99', 'Nepal', 'Congo', '1,5'));
  const table = fc.tuple(fc.uniqueArray(fc.constantFrom('Country', 'Respondent ID', 'Age', 'Q7. Policy', 'Tools', 'Why?', 'weight', 'E-mail', 'Date', 'Sources [A]', 'Sources [B]', 'Comments'), { minLength: 2, maxLength: 8 }), fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 40 }));

  it('loses no cell in silence: each is a value, a named state of missing, or a problem with its address', () => {
    fc.assert(fc.property(table, ([header, data]) => {
      const rows: RawCell[][] = [header, ...data.map((row) => row.slice(0, header.length))];
      const raw = rawTableFromRows(rows);
      const guessed = guessPlan(raw, { name: 't.csv' }, { layout: { orientation: 'rows', headerRows: [0], firstDataRow: 1 } });
      if (!guessed.ok) return;
      const applied = applyPlan(raw, guessed.value.plan);
      if (!applied.ok) throw new Error(applied.error.message);
      const sheet = surveySheet(raw, guessed.value.plan);
      const told = new Set(applied.value.problems.map((problem) => problem.cell));
      const included = guessed.value.plan.variables.filter(({ include }) => include);
      included.forEach((variable, position) => {
        const values = plain(applied.value.variables[position]!);
        applied.value.keys.forEach((_, index) => {
          const row = sheet.rowNumber(index);
          for (const column of variable.columns) {
            const written = rows[row - 1]![column.index] ?? null;
            const text = written === null ? null : typeof written === 'object' ? ('date' in written ? written.date : '') : typeof written === 'boolean' ? (written ? 'TRUE' : 'FALSE') : String(written);
            const read = values[index];
            if (text === null || text.trim() === '') { if (variable.columns.length === 1) expect(read).toBe('<noAnswer>'); continue; }
            const address = `${String.fromCharCode(65 + column.index)}${row}`;
            if (told.has(address) || told.has('')) continue;
            if (variable.columns.length > 1) continue;
            if (typeof read === 'string' && /^<(notApplicable|dontKnow|noAnswer|notAsked)>$/u.test(read) && read !== text) { expect(Object.values(variable.missing ?? {}).flat()).toContain(text); continue; }
            if (variable.type === 'open' || variable.type === 'identifier') expect(read).toBe(text);
            if (variable.type === 'single') expect(variable.categories!.find(({ id }) => id === read)!.values).toContain(text);
            if (variable.type === 'number' && typeof written === 'number') expect(read).toBe(written);
            if (variable.type === 'multiple') expect((read as string[]).length).toBeGreaterThan(0);
          }
        });
      });
    }), { numRuns: 300 });
  });
  it('gives the same columns when the plan is written to JSON and applied anew', () => {
    fc.assert(fc.property(table, ([header, data]) => {
      const raw = rawTableFromRows([header, ...data.map((row) => row.slice(0, header.length))]);
      const guessed = guessPlan(raw, { name: 't.csv' }, { layout: { orientation: 'rows', headerRows: [0], firstDataRow: 1 } });
      if (!guessed.ok) return;
      const again = JSON.parse(JSON.stringify(guessed.value.plan)) as ImportPlan;
      expect(applyPlan(raw, again)).toEqual(applyPlan(raw, guessed.value.plan));
    }), { numRuns: 100 });
  });
});

it('tells cells that are merged over several respondents, and none in the header', () => {
  const rows: RawCell[][] = [['ID', 'About', null], ['a1', 'Yes', 'x'], ['a2', null, 'y'], ['a3', null, 'z'], ['a4', 'No', 'w']];
  const table = { ...rawTableFromRows(rows), merges: [{ top: 0, left: 1, bottom: 0, right: 2 }, { top: 1, left: 1, bottom: 3, right: 1 }] };
  const guessed = guessPlan(table, { name: 'm.xlsx' }, { layout: { orientation: 'rows', headerRows: [0], firstDataRow: 1 } });
  const applied = guessed.ok ? applyPlan(table, guessed.value.plan) : null;
  expect(applied?.ok === true && applied.value.problems.map(({ cell, found, message }) => [cell, found, message])).toEqual([['B2', 'Yes', 'Cells B2:B4 are merged: “Yes” counts for the first respondent alone, and 2 more have no answer there. Part the cells in the file and fill them in if it holds for all.']]);
});
