import type { ImportPlan, PlanColumn } from '../contract/import-plan.ts';
import type { Saying } from '../contract/saying.ts';
import { ok, refuse, type Result } from '../result.ts';
import { columnKey, pairColumns } from './pair-columns.ts';
import { columnName } from './raw-table.ts';
import { english, saying } from '../text/sentences.ts';
import type { SurveySheet } from './survey-sheet.ts';

export interface PlanMisfit { readonly kind: 'PLAN_MISFIT'; readonly message: string; readonly why: Saying; readonly missing: readonly string[] }

/** Finds each column of a plan in a sheet, wherever its header now stands (pair-columns.ts). A plan whose columns are not all
 *  there is refused, and the sentence names them.
 *  @returns the column's position for each plan column, the columns of the sheet the plan does not speak of, and those that were taken
 *  for a column of the plan by their order alone, their header standing several times */
export function fitPlan(plan: ImportPlan, sheet: SurveySheet): Result<{ at: (column: PlanColumn) => number; unplanned: number[]; unsure: number[] }, PlanMisfit> {
  const headers = Array.from({ length: sheet.columnCount }, (_, column) => sheet.header(column).full);
  // Columns that are left out keep their place among namesakes too.
  const included = new Set(plan.variables.filter(({ include }) => include).flatMap(({ columns }) => columns.map(columnKey)));
  const unsure: number[] = [];
  const pairs = pairColumns(plan.variables.flatMap(({ columns }) => columns), headers, (column, index) => { if (included.has(columnKey(column))) unsure.push(index); });
  const missing = plan.variables.filter(({ include }) => include).flatMap(({ columns }) => columns).filter((column) => !pairs.has(columnKey(column))).map(({ header, index }) => (header === '' ? `column ${columnName(index)}` : header));
  if (missing.length > 0) {
    const why = saying('plan.misfit', { sheet: sheet.sheet, columns: missing.map((name) => `“${name.length > 80 ? `${name.slice(0, 77)} …` : name}”`), count: missing.length });
    return refuse({ kind: 'PLAN_MISFIT', missing, message: english(why), why });
  }
  const planned = new Set(pairs.values());
  const unplanned: number[] = [];
  for (let column = 0; column < sheet.columnCount; column++) if (!planned.has(column) && (sheet.header(column).full !== '' || sheet.column(column).values.some((value) => value !== null))) unplanned.push(column);
  return ok({ at: (column) => pairs.get(columnKey(column)) ?? column.index, unplanned, unsure });
}
