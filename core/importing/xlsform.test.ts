import { describe, expect, it } from 'vitest';
import { isXlsForm, readXlsForm } from './xlsform.ts';
import type { RawCell, RawTable } from './raw-table.ts';

const sheet = (rows: readonly (readonly RawCell[])[]): RawTable => ({
  sheet: 'survey', rowCount: rows.length, columnCount: Math.max(...rows.map((row) => row.length)), cell: (row, column) => rows[row]?.[column] ?? null,
  hiddenRows: new Set(), hiddenColumns: new Set(), merges: [], problems: [],
});
const choices = sheet([
  ['list_name', 'name', 'label::English (en)', 'label::Français (fr)'],
  ['yn', 'yes', 'Yes', 'Oui'], ['yn', 'no', 'No', 'Non'], [null, null, null, null], ['tools', 1, 'R', 'R'], ['tools', 2, 'Excel', 'Excel'],
]);

describe('readXlsForm', () => {
  it('reads groups, choices, languages, routing', () => {
    const form = readXlsForm(sheet([
      ['Type', 'name', 'label::English (en)', 'label::Français (fr)', 'relevant', 'required'],
      ['start', 'start', null, null, null, null],
      ['begin_group', 'data', 'Data', 'Données', null, null],
      ['select_one yn', 'has_plan', 'Is there a plan?', 'Y a-t-il un plan ?', null, 'yes'],
      ['select_multiple  tools or_other', 'tools', 'Which tools?', 'Quels outils ?', "${has_plan} = 'yes'", null],
      ['end_group', null, null, null, null, null],
      ['integer', 'staff', 'Staff', null, null, 'no'],
      ['text', 'why', null, null, null, null],
    ]), choices);
    const yesNo = [{ value: 'yes', label: 'Yes', labels: { en: 'Yes', fr: 'Oui' } }, { value: 'no', label: 'No', labels: { en: 'No', fr: 'Non' } }];
    expect(form).toEqual({
      source: 'xlsform', sets: [], variables: [
        { name: 'start', column: null, label: null, type: 'dateTime', measure: null, valueLabels: [], missing: [], required: false },
        { name: 'data/has_plan', column: null, label: 'Is there a plan?', labels: { en: 'Is there a plan?', fr: 'Y a-t-il un plan ?' }, type: 'single', measure: 'nominal', valueLabels: yesNo, missing: [], required: true },
        { name: 'data/tools', column: null, label: 'Which tools?', labels: { en: 'Which tools?', fr: 'Quels outils ?' }, type: 'multiple', measure: 'nominal', missing: [], relevant: "${has_plan} = 'yes'", required: false,
          valueLabels: [{ value: '1', label: 'R', labels: { en: 'R', fr: 'R' } }, { value: '2', label: 'Excel', labels: { en: 'Excel', fr: 'Excel' } }] },
        { name: 'staff', column: null, label: 'Staff', labels: { en: 'Staff' }, type: 'number', measure: 'scale', valueLabels: [], missing: [], required: false },
        { name: 'why', column: null, label: null, type: 'text', measure: null, valueLabels: [], missing: [], required: false },
      ],
    });
  });

  it('is no form without the two columns', () => {
    expect(readXlsForm(sheet([['answer'], ['yes']]), choices)).toBeNull();
    expect([isXlsForm(['Survey', 'choices', 'settings']), isXlsForm(['survey'])]).toEqual([true, false]);
  });
});
