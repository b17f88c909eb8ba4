import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '../contract/import-plan.ts';
import { applyPlan } from './apply-plan.ts';
import { diffImport, type ComparedCases } from './diff-import.ts';
import { rawTableFromRows } from './raw-table-from-rows.ts';
import type { RawCell } from './raw-table.ts';
import { reanchorSpan } from './reanchor-span.ts';

const PLAN: ImportPlan = {
  version: 1, sheet: 'Sheet1', orientation: 'rows', headerRows: [0], firstDataRow: 1, instrument: { id: 't', label: 'T' }, caseKey: 'id',
  variables: ([['id', 'identifier'], ['policy', 'single'], ['tools', 'multiple'], ['age', 'number'], ['why', 'open']] as const).map(([id, type], index) => ({
    id, type, label: id, include: true, measure: null, confidential: false, columns: [{ index, header: id }], confidence: 1, reason: 'Set by hand.', delimiter: ';',
    ...(type === 'single' ? { categories: [{ id: 'yes', label: 'Yes', values: ['Yes', 'Oui'] }, { id: 'no', label: 'No', values: ['No'] }] } : {}),
    ...(type === 'multiple' ? { categories: ['a', 'b', 'c'].map((label) => ({ id: label, label, values: [label] })) } : {}),
  })),
};
function cases(rows: RawCell[][]): ComparedCases {
  const applied = applyPlan(rawTableFromRows([['id', 'policy', 'tools', 'age', 'why'], ...rows]), PLAN);
  if (!applied.ok) throw new Error(applied.error.message);
  return { keys: applied.value.keys, variables: applied.value.variables };
}

describe('diffImport', () => {
  const before = cases([['n', 'Yes', 'a;b', 40, 'Funds'], ['k', 'No', 'c', null, 'Staff'], ['m', 'No', 'a', 3, null]]);
  it('finds new, vanished, changed and unchanged cases and the cells that differ', () => {
    const after = cases([['k', 'No', 'c', 0, 'Staff and law'], ['n', 'Oui', 'b;a', 40, 'Funds'], ['z', 'Yes', 'a', 1, 'New']]);
    const { cells, ...rest } = diffImport(before, after);
    expect(rest).toEqual({ newCases: [2], vanishedCases: [2], unchangedCases: [[0, 1]], changedCases: [[1, 0]], newVariables: [], vanishedVariables: [] });
    expect(cells.map(({ variable, key, before: was, after: is, open }) => [variable, key, was, is, open])).toEqual([['age', 'k', '<noAnswer>', '0', false], ['why', 'k', 'Staff', 'Staff and law', true]]);
  });
  it('finds nothing between a file and itself, in whatever order its rows stand', () => {
    fc.assert(fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (order) => {
      const rows: RawCell[][] = [['n', 'Yes', 'a;b', 40, 'Funds'], ['k', 'No', 'c', null, 'Staff'], ['m', 'No', 'a', 3, null]];
      const { cells, newCases, vanishedCases } = diffImport(before, cases(order.map((index) => rows[index]!)));
      expect([cells, newCases, vanishedCases]).toEqual([[], [], []]);
    }));
  });
  it('names variables that one side lacks', () => { expect(diffImport(before, { ...before, variables: before.variables.slice(0, 4) })).toMatchObject({ vanishedVariables: ['why'], cells: [] }); });
});

describe('reanchorSpan', () => {
  it('follows words that moved', () => { expect(reanchorSpan('no funds for training', 'There are no funds for training', 3, 8)).toEqual({ start: 13, end: 18 }); });
  it('counts in code points', () => { expect(reanchorSpan('🙂 fonds', '🙂🙂 les fonds', 2, 7)).toEqual({ start: 7, end: 12 }); });
  it('gives up where the words no longer stand', () => { expect([reanchorSpan('no funds', 'enough money', 3, 8), reanchorSpan('the law', 'lawful acts', 4, 7), reanchorSpan('law', 'lawful', 0, 3)]).toEqual([null, null, null]); });
  it('tells repeated words apart by what was edited and by what stands around them', () => {
    expect(reanchorSpan('staff left. We need staff', 'staff left. We badly need staff', 20, 25)).toEqual({ start: 26, end: 31 });
    expect(reanchorSpan('more staff, then law', 'law first: more staff, less staff', 5, 10)).toEqual({ start: 16, end: 21 });
    expect(reanchorSpan('x law y', 'law. law.', 2, 5)).toBeNull();
  });
  it('holds the same words wherever it lands, and finds every span of unchanged text', () => {
    const text = fc.array(fc.constantFrom('law', 'funds', ' ', 'é', '🙂', '. '), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, text, fc.nat(), fc.nat(), (before, after, from, length) => {
      const points = [...before];
      const start = from % points.length;
      const end = start + 1 + (length % (points.length - start));
      expect(reanchorSpan(before, before, start, end)).toEqual({ start, end });
      const found = reanchorSpan(before, after, start, end);
      if (found !== null) expect([...after].slice(found.start, found.end)).toEqual(points.slice(start, end));
      expect(reanchorSpan(before, `${before} ${after}`, start, end)).not.toBe(undefined);
    }));
  });
  it('refuses a span outside the text', () => { expect(() => reanchorSpan('abc', 'abc', 1, 9)).toThrow(RangeError); });
});
