import type { ImportPlan, PlanVariable } from '#core/contract/import-plan.ts';
import { columnName } from '#core/importing/raw-table.ts';

/** Where a variable's columns stand in the sheet, as on its edges: "C", "C–F", "C, H"; row numbers for a transposed sheet. */
export function columnsText(variable: Pick<PlanVariable, 'columns'>, orientation: ImportPlan['orientation']): string {
  const name = (index: number) => (orientation === 'rows' ? columnName(index) : String(index + 1));
  const indices = variable.columns.map((column) => column.index).toSorted((a, b) => a - b);
  const parts: string[] = [];
  for (let at = 0; at < indices.length;) {
    let end = at;
    while (indices[end + 1] === indices[end]! + 1) end += 1;
    parts.push(end > at ? `${name(indices[at]!)}–${name(indices[end]!)}` : name(indices[at]!));
    at = end + 1;
  }
  return parts.join(', ');
}

/** Which variable each column of the sheet (row, when transposed) belongs to. */
export function variableOfColumn(plan: ImportPlan): ReadonlyMap<number, number> {
  return new Map(plan.variables.flatMap((variable, at) => variable.columns.map((column) => [column.index, at] as const)));
}
