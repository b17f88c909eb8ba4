import { describe, expect, it } from 'vitest';
import { rawTableFromRows } from '../importing/raw-table-from-rows.ts';
import type { RawCell } from '../importing/raw-table.ts';
import { readFramework } from './framework-sheet.ts';

const read = (rows: RawCell[][]) => readFramework(rawTableFromRows(rows));
const flat = (rows: RawCell[][]) => { const found = read(rows); return found.ok ? found.value.domains.flatMap(({ no, en, fr, capabilities }) => capabilities.map((one) => [no, en, fr, one.no, one.en, one.fr])) : found.error.message; };

describe('readFramework', () => {
  it('reads domains and capabilities with their numbers in both languages', () => {
    expect(flat([['domain_no', 'domain', 'domain_fr', 'capability_no', 'capability', 'capability_fr'], [1, 'Policy', 'Politique', 1, 'Leadership', 'Direction'], [1, 'Policy', 'Politique', 2, 'Laws', 'Lois'], [2, 'Justice', 'Justice', 3, 'Police', 'Police']]))
      .toEqual([['1', 'Policy', 'Politique', '1', 'Leadership', 'Direction'], ['1', 'Policy', 'Politique', '2', 'Laws', 'Lois'], ['2', 'Justice', 'Justice', '3', 'Police', 'Police']]);
  });
  it('numbers what has no number, takes an empty domain for the one above, and passes over a title', () => {
    expect(flat([['Our framework', null], ['Domaine', 'Capacité'], ['Politique', 'Direction'], [null, 'Lois'], ['Justice', null], [null, 'Police']]))
      .toEqual([['1', 'Politique', 'Politique', '1', 'Direction', 'Direction'], ['1', 'Politique', 'Politique', '2', 'Lois', 'Lois'], ['2', 'Justice', 'Justice', '3', 'Police', 'Police']]);
  });
  it('refuses with a sentence what is no framework', () => {
    expect(flat([['Name', 'Age'], ['Ana', 41]])).toContain('no column called “Capability”');
    expect(flat([['Domain', 'Capability']])).toContain('no capability below');
    expect(flat([['Domain', 'Capability no', 'Capability'], ['A', 1, 'x'], ['A', 1, 'y']])).toBe('Row 3 of “Sheet1”: the number 1 is given to two capabilities. Give one of them another.');
  });
});
