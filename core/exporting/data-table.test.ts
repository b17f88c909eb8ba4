import { describe, expect, it } from 'vitest';
import { STATE } from '../model/vector.ts';
import { applyPlan } from '../importing/apply-plan.ts';
import { guarded, ownTable, unguarded } from '../importing/own-table.ts';
import { rawTableFromRows } from '../importing/raw-table-from-rows.ts';
import { dataTable } from './data-table.ts';

const base = { source: 'imported', measure: null, confidential: false, categories: [] } as const;

describe('dataTable', () => {
  const table = dataTable({
    keys: ['001', '002', '003', '004'], instrument: { id: 'a', label: 'A' }, sheet: 'Data', language: 'fr', header: 'both', dates: 'cells', longest: 12,
    variables: [
      { definition: { ...base, id: 'q1', label: 'Is there one?', labels: { fr: 'Y en a-t-il ?' }, type: 'single', categories: [{ id: 'yes', label: 'Yes', labels: { fr: 'Oui' } }, { id: 'b', label: '(NON POSÉE)' }, { id: 'c', label: 'Same' }, { id: 'd', label: 'Same' }] }, vector: { kind: 'single', codes: Uint8Array.of(0, 250 + STATE.notAsked, 2, 3) } },
      { definition: { ...base, id: 'q2', label: 'Which?', type: 'multiple', categories: [{ id: 'x', label: 'X' }, { id: 'y', label: 'Y' }] }, vector: { kind: 'multiple', options: [Uint8Array.of(0b0101), Uint8Array.of(0b0100)], states: Uint8Array.of(0, 0, 0, STATE.dontKnow) } },
      { definition: { ...base, id: 'n', label: 'How many?', type: 'number' }, vector: { kind: 'number', values: Float64Array.of(0, -0, 1e21, 0), states: Uint8Array.of(0, 0, 0, STATE.noAnswer) } },
      { definition: { ...base, id: 'd', label: 'When?', type: 'date' }, vector: { kind: 'number', values: Float64Array.of(Date.UTC(2024, 1, 29), Date.UTC(1899, 0, 1), Date.UTC(2024, 1, 29, 8, 5, 1, 57), 0), states: Uint8Array.of(0, 0, 0, STATE.notApplicable) } },
      { definition: { ...base, id: 'o', label: 'Why?', type: 'open' }, vector: { kind: 'single', codes: Uint8Array.of(0, 0, 0, 250 + STATE.notAsked) }, text: (index) => ['=1+1', 'a text that is longer than a cell 😀', null][index] ?? null },
    ],
  });

  it('writes labels, a column an option, dates, states in words of their own, long texts in parts', () => {
    expect(table.rows.slice(0, 2)).toEqual([
      ['Cas', 'Y en a-t-il ?', 'Which? [X]', 'Which? [Y]', 'How many?', 'When?', 'Why?', 'Why? (2)', 'Why? (3)', 'Why? (4)'],
      ['case', 'q1', 'q2/x', 'q2/y', 'n', 'd', 'o', 'o (part 2)', 'o (part 3)', 'o (part 4)'],
    ]);
    // "(non posée)" would be read as the category "(NON POSÉE)": the state is said otherwise.
    expect(table.rows.map((row) => row[1])).toEqual(['Y en a-t-il ?', 'q1', 'Oui', '(non posée 2)', 'Same (c)', 'Same (d)']);
    expect(table.rows.slice(2).map((row) => row.slice(2, 6))).toEqual([[1, 0, 0, { date: '2024-02-29' }], [0, 0, 0, '1899-01-01'], [1, 1, 1e21, '2024-02-29T08:05:01.057'], ['(ne sait pas)', '(ne sait pas)', null, '(sans objet)']]);
    expect(table.rows.slice(2).map((row) => row[6])).toEqual(['=1+1', 'a text tha', '(retenu)', '(non posée)']);
  });

  it('brings a plan that reads the same again', () => {
    const raw = rawTableFromRows(table.rows, 'Data');
    const applied = applyPlan(ownTable(raw, table.plan), table.plan);
    if (!applied.ok) throw new Error(applied.error.message);
    expect(applied.value.problems).toEqual([]);
    expect(applied.value.keys).toEqual(['001', '002', '003', '004']);
    const of = (id: string) => applied.value.variables.find(({ definition }) => definition.id === id)!;
    expect(of('q1').vector).toEqual({ kind: 'single', codes: Uint8Array.of(0, 250 + STATE.notAsked, 2, 3) });
    expect(of('q2').vector).toEqual({ kind: 'multiple', options: [Uint8Array.of(0b0101), Uint8Array.of(0b0100)], states: Uint8Array.of(0, 0, 0, STATE.dontKnow) });
    expect(of('d').vector).toEqual({ kind: 'number', values: Float64Array.of(Date.UTC(2024, 1, 29), Date.UTC(1899, 0, 1), Date.UTC(2024, 1, 29, 8, 5, 1, 57), 0), states: Uint8Array.of(0, 0, 0, STATE.notApplicable) });
    expect([...of('o').answers!].map(({ text }) => text)).toEqual(['=1+1', 'a text that is longer than a cell 😀']);
  });
});

describe('guarded', () => {
  it.each(['=cmd|calc', '+1', '-1', '@sum', '\tx', "'=x", "''+x", "'plain", 'plain', ''])('comes back as it was: %j', (text) => {
    expect(unguarded(guarded(text))).toBe(text);
    expect(/^[=+\-@\t\r]/u.test(guarded(text))).toBe(false);
  });
});
