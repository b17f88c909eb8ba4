import { TABLE_STATISTICS, type PlanTable } from '#core/contract/table-plan.ts';

/** Where a variable can be put. */
export type Well = 'rows' | 'columns' | 'layers';
const WELLS: readonly Well[] = ['rows', 'columns', 'layers'];
/** What stands in a well. */
export const inWell = (table: PlanTable, well: Well): readonly string[] => table[well] ?? [];
/** The table with other variables in a well; a table without layers has no word of them. */
function withWell(table: PlanTable, well: Well, ids: readonly string[]): PlanTable {
  if (well !== 'layers') return { ...table, [well]: [...ids] };
  const { layers: _, ...rest } = table;
  return ids.length === 0 ? rest : { ...rest, layers: [...ids] };
}
/** More layers would make more pages than anybody reads. */
const MOST_LAYERS = 3;

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
  const now = inWell(table, well);
  const place = at ?? now.length;
  const kept = (list: readonly string[]): string[] => list.filter((id) => !moving.has(id));
  const filled = [...kept(now.slice(0, place)), ...moving, ...kept(now.slice(place))];
  if (well === 'layers' && filled.length > MOST_LAYERS) return table;
  return tidy(WELLS.reduce((made, other) => withWell(made, other, other === well ? filled : kept(inWell(table, other))), table));
}

export function takeVariable(table: PlanTable, well: Well, id: string): PlanTable {
  return tidy(withWell(table, well, inWell(table, well).filter((other) => other !== id)));
}

/** One step along a well, for keys; the same table where there is no such step. */
export function stepVariable(table: PlanTable, well: Well, id: string, step: 1 | -1): PlanTable {
  const at = inWell(table, well).indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= inWell(table, well).length) return table;
  const list = inWell(table, well).filter((other) => other !== id);
  list.splice(to, 0, id);
  return withWell(table, well, list);
}

/** Nets of variables that are no longer rows go with them. */
function tidy(table: PlanTable): PlanTable {
  const { bands, ...rest } = table;
  const left = bands?.filter((banding) => table.rows.includes(banding.variable) || table.columns.includes(banding.variable)) ?? [];
  return { ...rest, nets: table.nets.filter((net) => table.rows.includes(net.variable)), ...(left.length > 0 ? { bands: left } : {}) };
}

/** Cuts a number into bands, or lets it be a number again where there are no cuts. */
export function bandVariable(table: PlanTable, variable: string, cuts: readonly number[]): PlanTable {
  const { bands = [], ...rest } = table;
  const others = bands.filter((banding) => banding.variable !== variable);
  const next = cuts.length === 0 ? others : [...others, { variable, cuts: [...new Set(cuts)].sort((a, b) => a - b) }];
  return next.length === 0 ? rest : { ...rest, bands: next };
}

/** "9, 12; 15" as cuts; null where something in it is no number. A comma before a digit is a decimal only between semicolons. */
export function readCuts(text: string): number[] | null {
  const parts = text.includes(';') ? text.split(';').map((part) => part.replace(',', '.')) : text.split(/[,\s]+/);
  const numbers = parts.map((part) => part.trim()).filter((part) => part !== '').map(Number);
  return numbers.every(Number.isFinite) ? numbers : null;
}

/** Turns a statistic on or off; the last one stays. Kept in the order in which they are shown. */
export function toggleStatistic(table: PlanTable, statistic: PlanTable['statistics'][number]): PlanTable {
  const chosen = new Set(table.statistics);
  if (chosen.has(statistic)) chosen.delete(statistic); else chosen.add(statistic);
  return chosen.size === 0 ? table : { ...table, statistics: STATISTICS.filter((each) => chosen.has(each)) };
}
export const STATISTICS = TABLE_STATISTICS;

/** Sets options, and takes away those that are given as undefined. */
export function patchTable(table: PlanTable, patch: { readonly [Key in keyof PlanTable]?: PlanTable[Key] | undefined }): PlanTable {
  return Object.fromEntries(Object.entries({ ...table, ...patch }).filter(([, value]) => value !== undefined)) as PlanTable;
}

/** The id of the net that comes next for a variable: "net-1", "net-2" … */
export function nextNetId(table: PlanTable, variable: string): string {
  const taken = new Set(table.nets.filter((net) => net.variable === variable).map((net) => net.id));
  for (let n = 1; ; n++) if (!taken.has(`net-${n}`)) return `net-${n}`;
}
