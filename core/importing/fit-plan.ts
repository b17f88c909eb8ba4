import type { ImportPlan, PlanColumn } from '../contract/import-plan.ts';
import type { Saying } from '../contract/saying.ts';
import { ok, refuse, type Result } from '../result.ts';
import { normaliseText } from '../text/normalise.ts';
import { columnName } from './raw-table.ts';
import { english, saying } from '../text/sentences.ts';
import type { SurveySheet } from './survey-sheet.ts';

export interface PlanMisfit { readonly kind: 'PLAN_MISFIT'; readonly message: string; readonly why: Saying; readonly missing: readonly string[] }

/** Finds each column of a plan in a sheet: where it was, or wherever its header now stands. A plan whose columns are not all
 *  there is refused, and the sentence names them.
 *  @returns the column's position for each plan column, and the columns of the sheet the plan does not speak of */
export function fitPlan(plan: ImportPlan, sheet: SurveySheet): Result<{ at: (column: PlanColumn) => number; unplanned: number[] }, PlanMisfit> {
  const byHeader = new Map<string, number[]>();
  for (let column = 0; column < sheet.columnCount; column++) {
    const key = headerKey(sheet.header(column).full);
    byHeader.set(key, [...(byHeader.get(key) ?? []), column]);
  }
  const found = new Map<string, number>();
  const missing: string[] = [];
  const used = new Set<number>();
  const columns = plan.variables.filter(({ include }) => include).flatMap((variable) => variable.columns);
  for (const column of columns) {
    const key = headerKey(column.header);
    const there = column.index < sheet.columnCount && headerKey(sheet.header(column.index).full) === key;
    // Where a header stands twice and has moved, the order among its namesakes decides.
    const elsewhere = there ? column.index : (byHeader.get(key) ?? []).find((candidate) => !columns.some((other) => other.index === candidate && headerKey(other.header) === key && candidate !== column.index) || !used.has(candidate));
    if (elsewhere === undefined || (key === '' && !there)) missing.push(column.header === '' ? `column ${columnName(column.index)}` : column.header);
    else { found.set(columnKey(column), elsewhere); used.add(elsewhere); }
  }
  if (missing.length > 0) {
    const why = saying('plan.misfit', { sheet: sheet.sheet, columns: missing.map((name) => `“${name.length > 80 ? `${name.slice(0, 77)} …` : name}”`), count: missing.length });
    return refuse({ kind: 'PLAN_MISFIT', missing, message: english(why), why });
  }
  const planned = new Set([...used, ...plan.variables.filter(({ include }) => !include).flatMap(({ columns: left }) => left.flatMap(({ header, index }) => (headerKey(sheet.header(index).full) === headerKey(header) ? [index] : (byHeader.get(headerKey(header)) ?? []))))]);
  const unplanned: number[] = [];
  for (let column = 0; column < sheet.columnCount; column++) if (!planned.has(column) && (sheet.header(column).full !== '' || sheet.column(column).values.some((value) => value !== null))) unplanned.push(column);
  return ok({ at: (column) => found.get(columnKey(column)) ?? column.index, unplanned });
}

const headerKey = (header: string): string => normaliseText(header);
const columnKey = (column: PlanColumn): string => `${column.index}\u0000${column.header}`;
