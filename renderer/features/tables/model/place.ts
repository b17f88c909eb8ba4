import type { Inputs } from '#core/contract/api/index.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import type { Variable } from '#core/contract/variable.ts';
import type { ModelBlock, ModelColumn, ModelRow } from '#core/crosstab/table-model.ts';

export type CellPlace = Omit<Inputs['tables']['drill'], 'limit'>;

/** Which cases a cell counts, in the words of tables.drill. `row` null: the whole base of the variable. null where a cell cannot be
 *  opened: a statistic of a number. */
export function placeOf(table: PlanTable, block: ModelBlock, row: ModelRow | null, column: ModelColumn, variables: readonly Variable[], layer: string | null = null): CellPlace | null {
  // a page of a layered table counts the cases of its layer
  const filter = layer ?? table.filter;
  if (block.kind === 'number') return null;
  const columns = columnPlaces(column, table, variables);
  if (columns === null) return null;
  return {
    row: { variable: block.variable, categories: column.scale !== undefined ? [column.scale] : row === null ? [] : rowCategories(table, block, row) }, columns,
    ...(filter === undefined ? {} : { filter }), ...(table.weight === undefined ? {} : { weight: table.weight }),
    ...(table.bands === undefined ? {} : { bands: table.bands }), ...(table.mode === 'census' ? { design: null } : table.design === undefined ? {} : { design: table.design }),
  };
}

function rowCategories(table: PlanTable, block: ModelBlock, row: ModelRow): string[] {
  const id = row.key.slice(block.variable.length + 1);
  if (!id.startsWith('net:')) return [id];
  return [...(table.nets.find((net) => net.variable === block.variable && `net:${net.id}` === id)?.of ?? [])];
}

function columnPlaces({ variable, category }: ModelColumn, table: PlanTable, variables: readonly Variable[]): { variable: string; category: string }[] | null {
  if (variable === null || category === null) return [];
  if (!table.nest || table.columns.length < 2) return [{ variable, category }];
  const parts = splitNested(category, table.columns.map((id) => table.bands?.some((banding) => banding.variable === id) ? bandIds(table, id) : variables.find((each) => each.id === id)?.categories?.map((each) => each.id) ?? []));
  return parts?.map((part, index) => ({ variable: table.columns[index]!, category: part })) ?? null;
}

const bandIds = (table: PlanTable, id: string): string[] => { const cuts = table.bands?.find((banding) => banding.variable === id)?.cuts ?? []; return ['band:under', ...cuts.map((cut) => `band:${cut}`)]; };

/** "sa*low" → ["sa", "low"]; by the ids there are, since an id may hold a star itself. */
export function splitNested(joined: string, ids: readonly (readonly string[])[]): string[] | null {
  const [first, ...rest] = ids;
  if (first === undefined) return joined === '' ? [] : null;
  for (const id of first) {
    if (rest.length === 0) { if (joined === id) return [id]; continue; }
    if (!joined.startsWith(`${id}*`)) continue;
    const below = splitNested(joined.slice(id.length + 1), rest);
    if (below) return [id, ...below];
  }
  return null;
}
