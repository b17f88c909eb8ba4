import { expect, it } from 'vitest';
import { labelledTable } from './labelled-table.ts';
import type { RawCell, RawTable } from './raw-table.ts';

it('labelledTable reads codes as their labels, and keeps those without', () => {
  const rows: RawCell[][] = [['REG', 'N'], [1, 1], [7, 2], [null, null]];
  const table: RawTable = { sheet: 's', rowCount: 4, columnCount: 2, cell: (row, column) => rows[row]?.[column] ?? null, hiddenRows: new Set(), hiddenColumns: new Set(), merges: [], problems: [] };
  const view = labelledTable(table, {
    source: 'spss', sets: [], variables: [
      { name: 'REG', column: 0, label: 'Region', type: 'number', measure: 'nominal', valueLabels: [{ value: 1, label: 'South Asia' }], missing: [] },
      { name: 'N', column: 1, label: null, type: 'number', measure: 'scale', valueLabels: [], missing: [] },
    ],
  });
  expect(rows.map((row, r) => row.map((_, c) => view.cell(r, c)))).toEqual([['Region', 'N'], ['South Asia', 1], [7, 2], [null, null]]);
});
