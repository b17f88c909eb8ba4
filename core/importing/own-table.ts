import type { ImportPlan } from '../contract/import-plan.ts';
import { dictionaryOf } from './extra-columns.ts';
import type { RawCell, RawTable } from './raw-table.ts';

/** What a spreadsheet program would run when it opens a text file. */
const WOULD_RUN = /^'*[=+\-@\t\r]/u;
/** A text that no spreadsheet program runs: an apostrophe in front of what begins like a formula. `unguarded` takes it off again. */
export const guarded = (text: string): string => (WOULD_RUN.test(text) ? `'${text}` : text);
export const unguarded = (text: string): string => (/^'+[=+\-@\t\r]/u.test(text) ? text.slice(1) : text);

/** A table that this program wrote, as it was before it was written: the apostrophes taken off, texts that were too long for a cell
 *  put together again. Other tables are handed back as they are. */
export function ownTable(table: RawTable, plan: ImportPlan): RawTable {
  const parts = new Map(plan.variables.filter(({ type, columns }) => (type === 'open' || type === 'identifier') && columns.length > 1).map(({ columns }) => [columns[0]!.index, columns.map(({ index }) => index)]));
  if (plan.guarded !== true && parts.size === 0) return table;
  const one = (row: number, column: number): RawCell => { const cell = table.cell(row, column); return plan.guarded === true && typeof cell === 'string' ? unguarded(cell) : cell; };
  const cell = (row: number, column: number): RawCell => {
    const of = row < plan.firstDataRow ? undefined : parts.get(column);
    if (of === undefined) return one(row, column);
    const texts = of.map((part) => one(row, part)).filter((part) => part !== null);
    return texts.length <= 1 ? texts[0] ?? null : texts.map(String).join('');
  };
  const { sheet, rowCount, columnCount, hiddenRows, hiddenColumns, merges, problems } = table;
  return { sheet, rowCount, columnCount, hiddenRows, hiddenColumns, merges, problems, cell, distinct: (column, rows) => dictionaryOf((row) => cell(row, column), rows) };
}
