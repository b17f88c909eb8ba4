import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#core/contract/import-plan.ts';
import { applyPlan } from '#core/importing/apply-plan.ts';
import { rawTableFromRows } from '#core/importing/raw-table-from-rows.ts';
import type { RawCell } from '#core/importing/raw-table.ts';
import { countErrors } from './unreadable.ts';

const variable = (id: string, index: number, type: 'identifier' | 'number'): ImportPlan['variables'][number] => ({ id, label: id, include: true, type, measure: null, confidential: false, columns: [{ index, header: id }], confidence: 1, reason: 'Set by hand.' });
const problemsOf = (cells: readonly RawCell[][]) => {
  const applied = applyPlan(rawTableFromRows([['id', 'age'], ...cells]), { version: 1, sheet: 'Sheet1', orientation: 'rows', headerRows: [0], firstDataRow: 1, instrument: { id: 'test', label: 'Test' }, caseKey: 'id', variables: [variable('id', 0, 'identifier'), variable('age', 1, 'number')] });
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.problems;
};

describe('countErrors', () => {
  it('counts every cell that is lost, those beyond the ones that are named too', () => {
    const cells = Array.from({ length: 700 }, (_, index): RawCell[] => [`c${index}`, index % 2 ? index : `word ${index}`]);
    expect(countErrors(problemsOf(cells))).toEqual({ cells: 350, identifiers: 0 });
  });
  it('counts identifiers apart: their rows are kept', () => {
    expect(countErrors(problemsOf([['a', 1], ['', 2], ['a', 3], ['b', 'many']]))).toEqual({ cells: 1, identifiers: 2 });
  });
  it('finds none in a clean file', () => { expect(countErrors(problemsOf([['a', 1], ['b', 2]]))).toEqual({ cells: 0, identifiers: 0 }); });
});
