import { importPlanSchema, type ImportPlan } from '#core/contract/import-plan.ts';
import type { RawTable } from '#core/importing/raw-table.ts';

/** The hidden sheet of a workbook that this program wrote, and what stands in its first cell. */
export const PLAN_SHEET = 'Survey Workbench plan';
export const PLAN_MARK = 'survey-workbench-plan 1';

/** The plan in such a sheet; null where it is another program's, or was changed by hand so that it is none any more. */
export function ownPlan(table: RawTable): ImportPlan | null {
  if (table.cell(0, 0) !== PLAN_MARK) return null;
  const parts = Array.from({ length: Math.min(table.rowCount, 20_000) - 1 }, (_, row) => table.cell(row + 1, 0));
  if (!parts.every((part) => typeof part === 'string')) return null;
  try {
    const read = importPlanSchema.safeParse(JSON.parse(parts.join('')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
