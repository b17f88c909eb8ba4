import type { TableModel } from '#core/crosstab/table-model.ts';
import type { Inline, TableBlock, TableLine } from '#core/report/document.ts';
import { figure, linesOf, tableNotes, type Writing } from './writing.ts';

const MOST_COLUMNS = 5;

/** A table as it is, answers down the side: its columns in slices that a page holds, the total in each. */
export function planBlocks(model: TableModel, id: string, caption: string, writing: Writing): TableBlock[] {
  const lines = linesOf(model);
  if (lines.length === 0) return [];
  const { words } = writing;
  const columns = model.columns.flatMap((column, index) => (column.variable === null ? [] : [{ index, label: column.path.at(-1)! }]));
  const slices = columns.length === 0 ? [[]] : Array.from({ length: Math.ceil(columns.length / MOST_COLUMNS) }, (_, at) => columns.slice(at * MOST_COLUMNS, (at + 1) * MOST_COLUMNS));
  const name = columns.length === 0 ? 0.64 : 0.28;
  return slices.map((slice, at): TableBlock => {
    const shown = [{ index: 0, label: words.all }, ...slice];
    const rows = model.blocks.flatMap((block): TableLine[] => {
      const own = lines.filter((line) => line.block === block);
      return own.length === 0 ? [] : [...(block.oneLine || block.label === caption ? [] : [{ group: block.label }]), ...own.map(({ row }): TableLine => ({ cells: [[row.label], ...shown.map(({ index }): Inline[] => [figure('short', { model, block, row, column: index }, writing)])] }))];
    });
    return { kind: 'table', id: `${id}${at === 0 ? '' : `.${at + 1}`}`, caption, widths: [name, ...shown.map(() => (1 - name) / shown.length)], head: [words.indicator, ...shown.map(({ label }) => label)], numbersFrom: 1, rows, notes: at === slices.length - 1 ? tableNotes(model) : [] };
  });
}
