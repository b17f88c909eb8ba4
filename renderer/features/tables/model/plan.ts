import type { PlanTable } from '#core/contract/table-plan.ts';

/** Where a variable can be put. */
export type Well = 'rows' | 'columns';

/** A table with nothing in it yet; it cannot be counted before it has a row. */
export function emptyTable(id: string): PlanTable {
  return {
    id, title: { en: '', fr: '' }, rows: [], columns: [], nest: false, nets: [], base: 'valid', statistics: ['countOfBase'], percentAbove: 0, lowBase: { hide: 30, flag: 100 },
    tests: false, oneLine: true, sort: 'none', hideEmpty: false, notes: { en: '', fr: '' },
  };
}

/** The first id of the form "table-3" that no table of the plan has. */
export function nextTableId(plan: readonly Pick<PlanTable, 'id'>[]): string {
  const taken = new Set(plan.map((table) => table.id));
  for (let n = plan.length + 1; ; n++) if (!taken.has(`table-${n}`)) return `table-${n}`;
}

/** Puts variables into a well, before the place `at` (the end where it is not given). A variable stands once in a well, and in one
 *  well only: counted against itself it tells nothing. */
export function putVariables(table: PlanTable, well: Well, ids: readonly string[], at?: number): PlanTable {
  const moving = new Set(ids);
  const place = at ?? table[well].length;
  const kept = (list: readonly string[]): string[] => list.filter((id) => !moving.has(id));
  const before = table[well].slice(0, place).filter((id) => !moving.has(id));
  const after = table[well].slice(place).filter((id) => !moving.has(id));
  const other: Well = well === 'rows' ? 'columns' : 'rows';
  return tidy({ ...table, [well]: [...before, ...moving, ...after], [other]: kept(table[other]) });
}

export function takeVariable(table: PlanTable, well: Well, id: string): PlanTable {
  return tidy({ ...table, [well]: table[well].filter((other) => other !== id) });
}

/** One step along a well, for keys; the same table where there is no such step. */
export function stepVariable(table: PlanTable, well: Well, id: string, step: 1 | -1): PlanTable {
  const at = table[well].indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= table[well].length) return table;
  const list = table[well].filter((other) => other !== id);
  list.splice(to, 0, id);
  return { ...table, [well]: list };
}

/** Nets of variables that are no longer rows go with them. */
function tidy(table: PlanTable): PlanTable {
  return { ...table, nets: table.nets.filter((net) => table.rows.includes(net.variable)) };
}

/** Turns a statistic on or off; the last one stays. Kept in the order in which they are shown. */
export function toggleStatistic(table: PlanTable, statistic: PlanTable['statistics'][number]): PlanTable {
  const chosen = new Set(table.statistics);
  if (chosen.has(statistic)) chosen.delete(statistic); else chosen.add(statistic);
  return chosen.size === 0 ? table : { ...table, statistics: STATISTICS.filter((each) => chosen.has(each)) };
}
export const STATISTICS = ['countOfBase', 'count', 'columnPercent', 'rowPercent'] as const satisfies readonly PlanTable['statistics'][number][];

/** Sets options, and takes away those that are given as undefined. */
export function patchTable(table: PlanTable, patch: { readonly [Key in keyof PlanTable]?: PlanTable[Key] | undefined }): PlanTable {
  return Object.fromEntries(Object.entries({ ...table, ...patch }).filter(([, value]) => value !== undefined)) as PlanTable;
}

/** The id of the net that comes next for a variable: "net-1", "net-2" … */
export function nextNetId(table: PlanTable, variable: string): string {
  const taken = new Set(table.nets.filter((net) => net.variable === variable).map((net) => net.id));
  for (let n = 1; ; n++) if (!taken.has(`net-${n}`)) return `net-${n}`;
}
