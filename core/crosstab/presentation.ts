import type { PlanTable } from '../contract/table-plan.ts';
import type { ModelBlock, ModelRow } from './table-model.ts';

/** Orders, shortens and hides rows after everything is counted: no number changes, and bases stay those of all rows.
 *  Sorting goes by the total column. Where every variable is one line (a list of yes/no indicators), the variables are ordered; else
 *  the categories within each. Nets keep their members; kinds of missing stay last, and so do withheld counts, whose place in the
 *  order would tell their size. */
export function arrangeRows(blocks: readonly ModelBlock[], how: Pick<PlanTable, 'sort' | 'top' | 'hideEmpty'>): ModelBlock[] {
  const filled = how.hideEmpty ? blocks.map((block) => ({ ...block, rows: block.rows.filter((row) => row.kind !== 'category' || !isEmpty(row)) })).filter((block) => block.rows.length > 0 && block.unweightedBases[0]! > 0) : [...blocks];
  const list = filled.length > 1 && filled.every((block) => block.oneLine);
  if (list) {
    const sorted = how.sort === 'none' ? filled : order(filled, (block) => block.rows[0], how.sort);
    return how.top === undefined ? sorted : sorted.slice(0, how.top);
  }
  return filled.map((block) => (block.kind === 'number' ? block : { ...block, rows: arrangeBlock(block.rows, how) }));
}

const isEmpty = (row: ModelRow): boolean => row.cells.every((cell) => cell.count === 0 || cell.flags.includes('noBase'));
const share = (row: ModelRow | undefined): number | null => {
  const cell = row?.cells[0];
  return cell === undefined || cell.count === null || cell.base <= 0 ? null : cell.count / cell.base;
};

function order<T>(items: readonly T[], rowOf: (item: T) => ModelRow | undefined, sort: 'descending' | 'ascending'): T[] {
  const sign = sort === 'descending' ? -1 : 1;
  return items.map((item, index) => ({ item, index, value: share(rowOf(item)) }))
    .sort((a, b) => (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0) || sign * ((a.value ?? 0) - (b.value ?? 0)) || a.index - b.index)
    .map((each) => each.item);
}

/** A row with the rows that belong under it. */
interface Family { readonly head: ModelRow; readonly members: ModelRow[] }

function arrangeBlock(rows: readonly ModelRow[], how: Pick<PlanTable, 'sort' | 'top'>): ModelRow[] {
  const families: Family[] = [];
  const states = rows.filter((row) => row.kind === 'state');
  for (const row of rows) {
    if (row.kind === 'state') continue;
    const last = families.at(-1);
    if (row.indent > 0 && last !== undefined && last.head.kind === 'net') last.members.push(row);
    else families.push({ head: row, members: [] });
  }
  const sorted = how.sort === 'none' ? families : order(families, (family) => family.head, how.sort).map((family) => ({ head: family.head, members: order(family.members, (row) => row, how.sort as 'descending' | 'ascending') }));
  const kept = how.top === undefined ? sorted : sorted.slice(0, how.top);
  return [...kept.flatMap((family) => [family.head, ...family.members]), ...states];
}
