import type { ModelBlock, ModelCell, ModelRow, TableModel } from './table-model.ts';

/** Small table models for tests. */
export const cell = (patch: Partial<ModelCell> = {}): ModelCell => ({ count: 32, base: 42, columnPercent: 76.19047619047619, rowPercent: 50, value: null, interval: null, letters: '', flags: [], ...patch });
export const row = (key: string, cells: readonly ModelCell[], patch: Partial<ModelRow> = {}): ModelRow => ({ key, label: key, kind: 'category', indent: 0, cells, ...patch });
export const block = (variable: string, rows: readonly ModelRow[], patch: Partial<ModelBlock> = {}): ModelBlock => ({ variable, label: variable, wording: null, kind: 'categories', oneLine: false, baseLine: '', bases: [42, 11], unweightedBases: [42, 11], effectiveBases: null, rows, tests: [], ...patch });
export const model = (blocks: readonly ModelBlock[], patch: Partial<TableModel> = {}): TableModel => ({
  id: 't', recipe: 'R', language: 'en', title: 'T', mode: 'census', statistics: ['countOfBase'], weighted: false, baseLine: '', filterLine: null,
  columns: [{ key: 'total', variable: null, category: null, path: ['Total'], letter: null, cases: 42 }, { key: 'income=low', variable: 'income', category: 'low', path: ['Income', 'Low'], letter: null, cases: 12 }],
  header: [{ label: 'Total', variable: null, span: 1, children: [] }, { label: 'Income', variable: 'income', span: 1, children: [{ label: 'Low', variable: null, span: 1, children: [] }] }],
  blocks, provisional: null, notes: [], shorthand: [], review: [], ...patch,
});
