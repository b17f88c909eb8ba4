import { describe, expect, it } from 'vitest';
import type { PlanVariable } from '../contract/import-plan.ts';
import { bitAt, STATE, stateAt } from '../model/vector.ts';
import { applyPlan } from './apply-plan.ts';
import type { DeclaredVariable, FileDictionary } from './file-dictionary.ts';
import { guessPlan } from './guess-plan.ts';
import { rawTableFromRows } from './raw-table-from-rows.ts';
import type { RawCell } from './raw-table.ts';

const declare = (name: string, column: number | null, more: Partial<DeclaredVariable>): DeclaredVariable => ({ name, column, label: null, type: 'number', measure: 'nominal', valueLabels: [], missing: [], ...more });
function variables(rows: RawCell[][], dictionary: FileDictionary): readonly PlanVariable[] {
  const guessed = guessPlan(rawTableFromRows(rows), { name: 'x.sav' }, { dictionary });
  if (!guessed.ok) throw new Error(guessed.error.message);
  return guessed.value.plan.variables;
}

describe('guessPlan with a dictionary', () => {
  const rows: RawCell[][] = [['ID', 'POLICY', 'AGE', 'T1', 'T2'], ...Array.from({ length: 20 }, (_, index): RawCell[] => [1001 + index, [1, 2, 8, 3][index % 4]!, index === 3 ? 999 : 20 + index * 2, index % 2, index % 3 === 0 ? 1 : 0])];
  const dictionary: FileDictionary = {
    source: 'spss', sets: [{ name: '$tools', label: 'Tools in use', kind: 'dichotomies', counted: 1, variables: ['T1', 'T2'] }],
    variables: [
      declare('POLICY', 1, { label: 'Is there a national policy?', measure: 'ordinal', valueLabels: [{ value: 1, label: 'Yes' }, { value: 2, label: 'No' }, { value: 8, label: 'Do not know' }], missing: [{ value: 8 }] }),
      declare('AGE', 2, { label: 'Age in years', measure: 'scale', missing: [{ low: 998, high: 999 }] }), declare('T1', 3, { label: 'Spreadsheet' }), declare('T2', 4, { label: 'Paper' }),
    ],
  };
  const found = variables(rows, dictionary);
  it('takes labels for wordings and categories, declared values for missing, sets for one question', () => {
    expect(found.map(({ id, label, type, measure }) => [id, label, type, measure])).toEqual([['id', 'ID', 'identifier', null], ['policy', 'Is there a national policy?', 'single', 'ordinal'], ['age', 'Age in years', 'number', 'scale'], ['tools', 'Tools in use', 'multiple', 'nominal']]);
    expect(found[1]!.categories?.map(({ id, values }) => [id, values])).toEqual([['yes', ['1']], ['no', ['2']], ['3', ['3']]]);
    expect([found[1]!.missing, found[2]!.missing]).toEqual([{ dontKnow: ['8'] }, { noAnswer: ['999'] }]);
    expect(found[3]!.categories?.map(({ label, values }) => [label, values])).toEqual([['Spreadsheet', ['1']], ['Paper', ['1']]]);
  });
  it('keeps the steps of a scale in order where only its ends are labelled', () => {
    const scale = declare('AGREE', 1, { valueLabels: [{ value: 1, label: 'Not at all' }, { value: 5, label: 'Fully' }] });
    const [, agree] = variables([['ID', 'AGREE'], ...Array.from({ length: 20 }, (_, index): RawCell[] => [1001 + index, index * 3 % 5 + 1])], { source: 'spss', sets: [], variables: [scale] });
    expect(agree!.categories?.map(({ label }) => label)).toEqual(['Not at all', '2', '3', '4', 'Fully']);
  });
  it('makes a plan that is applied without the dictionary', () => {
    const guessed = guessPlan(rawTableFromRows(rows), { name: 'x.sav' }, { dictionary });
    if (!guessed.ok) throw new Error(guessed.error.message);
    const applied = applyPlan(rawTableFromRows(rows), guessed.value.plan);
    if (!applied.ok) throw new Error(applied.error.message);
    expect([applied.value.problems, stateAt(applied.value.variables[1]!.vector, 2), stateAt(applied.value.variables[2]!.vector, 3)]).toEqual([[], STATE.dontKnow, STATE.noAnswer]);
  });
});

describe('multiple-response sets', () => {
  const codes = [{ value: 1, label: 'Yes' }, { value: 2, label: 'No' }, { value: 9, label: 'Refused' }];
  const read = (rows: RawCell[][], dictionary: FileDictionary): { ticks: string[]; problems: readonly unknown[] } => {
    const guessed = guessPlan(rawTableFromRows(rows), { name: 'x.sav' }, { dictionary });
    if (!guessed.ok) throw new Error(guessed.error.message);
    const applied = applyPlan(rawTableFromRows(rows), guessed.value.plan);
    if (!applied.ok) throw new Error(applied.error.message);
    const { definition, vector } = applied.value.variables.find((variable) => variable.definition.type === 'multiple')!;
    if (vector.kind !== 'multiple') throw new Error('no multiple choice');
    return { problems: applied.value.problems, ticks: rows.slice(1).map((_, index) => (stateAt(vector, index) === STATE.value ? definition.categories.filter((__, option) => bitAt(vector.options[option]!, index)).map(({ label }) => label).join('+') : `<${stateAt(vector, index)}>`)) };
  };
  it('reads 1 and 2 as ticked and not ticked, and a refusal as one', () => {
    const rows: RawCell[][] = [['ID', 'M_1', 'M_2', 'M_3'], ['a1', 1, 2, 7], ['a2', 2, 2, 7], ['a3', 1, 1, 7], ['a4', null, null, 7], ['a5', 9, 9, 7]];
    const dictionary: FileDictionary = { source: 'spss', sets: [{ name: '$media', label: 'Media', kind: 'dichotomies', counted: 1, variables: ['M_1', 'M_2'] }], variables: ['Radio', 'Press'].map((label, index) => declare(`M_${index + 1}`, index + 1, { label, valueLabels: codes, missing: [{ value: 9 }] })) };
    expect(read(rows, dictionary)).toEqual({ problems: [], ticks: ['Radio', '', 'Radio+Press', `<${STATE.noAnswer}>`, `<${STATE.dontKnow}>`] });
  });
  it('gathers columns of one answer each into one question', () => {
    const list = [{ value: 1, label: 'Water' }, { value: 2, label: 'Food' }, { value: 3, label: 'Work' }];
    const rows: RawCell[][] = [['ID', 'N1', 'N2'], ['a1', 1, 3], ['a2', 2, null], ['a3', null, null], ['a4', 3, 3]];
    const dictionary: FileDictionary = { source: 'spss', sets: [{ name: '$needs', label: 'What is needed?', kind: 'categories', counted: null, variables: ['N1', 'N2'] }], variables: ['First', 'Second'].map((label, index) => declare(`N${index + 1}`, index + 1, { label, valueLabels: list })) };
    expect(read(rows, dictionary)).toEqual({ problems: [], ticks: ['Water+Work', 'Food', `<${STATE.noAnswer}>`, 'Work'] });
  });
});

describe('guessPlan with an XLSForm', () => {
  it('names the options of a question in columns, and leaves out the column that says the same', () => {
    const rows: RawCell[][] = [['_uuid', 'main/tools', 'main/tools/excel', 'main/tools/paper', 'main/role'], ...Array.from({ length: 12 }, (_, index): RawCell[] => [`uuid-${index}a`, index % 2 ? 'excel paper' : 'excel', 1, index % 2, index % 3 ? 'min' : 'ngo'])];
    const dictionary: FileDictionary = {
      source: 'xlsform', sets: [], variables: [
        declare('main/tools', null, { label: 'Which tools are used?', type: 'multiple', valueLabels: [{ value: 'excel', label: 'Spreadsheets' }, { value: 'paper', label: 'Paper forms' }] }),
        declare('main/role', null, { label: 'Who answers?', type: 'single', valueLabels: [{ value: 'min', label: 'A ministry' }, { value: 'ngo', label: 'An association' }] }),
      ],
    };
    expect(variables(rows, dictionary).map(({ label, type, include, categories }) => [label, type, include, categories?.map((category) => category.label) ?? null])).toEqual([
      ['_uuid', 'identifier', true, null], ['Which tools are used?', 'multiple', false, null], ['Which tools are used?', 'multiple', true, ['Spreadsheets', 'Paper forms']], ['Who answers?', 'single', true, ['A ministry', 'An association']],
    ]);
  });
  it('ticks without a declared set keep the wording they share, not that of the first option', () => {
    const yesNo = [{ value: 0, label: 'No' }, { value: 1, label: 'Yes' }];
    const ticks = variables([['id', 'm1', 'm2'], ...Array.from({ length: 20 }, (_, index): RawCell[] => [index + 1, index % 2, index % 3 === 0 ? 1 : 0])], { source: 'spss', sets: [], variables: [declare('m1', 1, { label: 'Services: water', valueLabels: yesNo }), declare('m2', 2, { label: 'Services: health', valueLabels: yesNo })] });
    expect(ticks.map(({ label, type, categories }) => [label, type, categories?.map((category) => category.label)])).toEqual([['id', 'identifier', undefined], ['Services', 'multiple', ['water', 'health']]]);
  });
});
