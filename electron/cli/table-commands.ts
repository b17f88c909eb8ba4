import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { planTableSchema, TABLE_STATISTICS, type PlanTable, type PlanTableInput } from '#core/contract/table-plan.ts';
import { intervalMethodSchema, type TableRequest } from '#core/contract/table.ts';
import { buildTableModel } from '#core/crosstab/build-table-model.ts';
import { findVariable } from '#core/crosstab/data.ts';
import type { ProjectSession } from '#service/session.ts';
import { dataVersion, tableModels } from '#service/table-models.ts';
import { listPlan, saveTables } from '#service/table-plan.ts';
import { UsageError, type Call } from './arguments.ts';

/** Tables written in a file: one, several, or what `tables` printed (its `plan`). @throws Refusal naming the table and what is wrong with it */
function tablesIn(file: string): (PlanTableInput & { readonly id?: string })[] {
  let json: unknown;
  if (!existsSync(file)) throw new Refusal('FILE_NOT_FOUND', `There is no file “${basename(file)}” at the place given. Check the path.`, { file });
  try { json = JSON.parse(readFileSync(file, 'utf8')); } catch { throw new Refusal('TABLES_UNREADABLE', `“${basename(file)}” holds no tables: it cannot be read as JSON.`, { file }); }
  const plan = typeof json === 'object' && json !== null && 'plan' in json ? json.plan : json;
  return (Array.isArray(plan) ? plan as unknown[] : [plan]).map((each, at) => {
    const found = planTableSchema.partial({ id: true }).safeParse(each);
    if (found.success) return found.data as PlanTableInput;
    const issue = found.error.issues[0]!;
    throw new Refusal('TABLES_UNREADABLE', `“${basename(file)}”, table ${at + 1}: at ${issue.path.join('.') || 'the top'}, ${issue.message.toLowerCase()}.`, { file });
  });
}

/** Adds tables to the plan (or changes those whose ids are there): each is made once before anything is kept,
 *  and all of them are one act.
 *  @throws Refusal where one cannot be made */
export function addTables(session: ProjectSession, call: Call, known: (name: string) => boolean, bands: PlanTable['bands']): { added: { id: string; number: number; title: string }[] } {
  const file = call.text('from');
  if (file === undefined && call.list('rows').length === 0) throw new UsageError('tables --add needs --rows VAR[,VAR…], or --from FILE.json.');
  const statistics = call.list('statistics').map((name) => {
    if (!TABLE_STATISTICS.includes(name as (typeof TABLE_STATISTICS)[number])) throw new UsageError(`--statistics takes ${TABLE_STATISTICS.join(', ')}, not “${name}”.`);
    return name as (typeof TABLE_STATISTICS)[number];
  });
  const idOf = (name: string): string => { const match = findVariable(session.crosstabData, name); return 'found' in match ? match.found.definition.id : name; };
  const ids = (option: string): string[] => call.names(option, known).map(idOf);
  const layers = ids('layers');
  const given = file !== undefined ? tablesIn(resolve(file)) : [{
    title: { en: call.text('title') ?? '', fr: call.text('title-fr') ?? '' }, rows: ids('rows'), columns: ids('columns'), nest: call.flag('nest'), base: call.choice('base', ['valid', 'all'], 'valid'), tests: call.flag('tests'),
    ...(call.text('id') === undefined ? {} : { id: call.text('id')! }), ...(layers.length === 0 ? {} : { layers }), ...(call.flag('grid') ? { grid: true } : {}), ...(bands === undefined || bands.length === 0 ? {} : { bands }),
    ...(call.text('filter') === undefined ? {} : { filter: call.text('filter')! }), ...(call.text('weight') === undefined ? {} : { weight: idOf(call.text('weight')!) }), ...(statistics.length === 0 ? {} : { statistics }),
    ...(call.whole('suppress') === undefined ? {} : { suppress: call.whole('suppress')! }), ...(call.text('mode') === undefined ? {} : { mode: call.choice('mode', ['census', 'sample'] as const, 'sample') }),
    ...(call.text('interval') === undefined ? {} : { intervalMethod: call.choice('interval', intervalMethodSchema.options, 'wilson') }),
  }];
  const taken = new Set(listPlan(session).map((table) => table.id));
  const nextId = (): string => { for (let n = taken.size + 1; ; n += 1) if (!taken.has(`table-${n}`)) return `table-${n}`; };
  const tables = given.map((each) => { const table = planTableSchema.parse({ ...each, id: each.id ?? nextId() }); taken.add(table.id); return table; });
  tableModels(session, tables, 'en');
  saveTables(session, tables);
  const plan = listPlan(session);
  return { added: tables.map(({ id, title }) => ({ id, number: plan.findIndex((table) => table.id === id) + 1, title: title.en || title.fr })) };
}

/** Statistics of a number by the columns of a table, the total first; null where nothing can be said or it is withheld. */
interface NumberTable { readonly variable: string; readonly label: string; readonly columns: readonly { readonly key: string; readonly label: string }[]; readonly n: readonly (number | null)[]; readonly statistics: Readonly<Record<string, readonly (number | null)[]>>; readonly intervals: readonly ({ readonly low: number; readonly high: number } | null)[]; readonly unweightedBases: readonly number[]; readonly notes: readonly string[] }

/** Rows that are numbers, which have no categories to be counted: their means and the like, as the window shows them, a table for each
 *  row and column variable. */
export function numberTables(session: ProjectSession, rows: readonly string[], request: TableRequest): NumberTable[] {
  return rows.flatMap((row) => (request.columns.length === 0 ? [[]] : request.columns.map((column) => [column])).map((columns): NumberTable => {
    const { rows: _, columns: __, language, interval: ___, differences: ____, ...rest } = request;
    const made = buildTableModel(planTableSchema.parse({ ...rest, id: 'crosstab', title: {}, rows: [row], columns, lowBase: { hide: 0, flag: 0 } }), session.crosstabData, language, dataVersion(session));
    if (!made.ok) throw new Refusal(made.error.code, made.error.message, made.error.details);
    const model = made.value;
    const block = model.blocks[0]!;
    const line = (kind: string) => block.rows.find((each) => each.kind === kind)!.cells;
    return {
      variable: block.variable, label: block.label, columns: model.columns.map(({ key, path }) => ({ key, label: path.at(-1)! })), n: line('n').map((cell) => cell.value),
      statistics: Object.fromEntries(block.rows.filter((each) => each.kind !== 'n').map((each) => [each.kind, each.cells.map((cell) => cell.value)])), intervals: line('mean').map((cell) => cell.interval),
      unweightedBases: block.unweightedBases, notes: [model.baseLine, ...model.notes],
    };
  }));
}

/** Which rows are numbers that are not cut into bands. */
export const isNumberRow = (session: ProjectSession, name: string, bands: PlanTable['bands']): boolean => {
  const match = findVariable(session.crosstabData, name);
  if (!('found' in match)) return false;
  const { definition, vector } = match.found;
  return definition.type === 'number' && vector.kind === 'number' && !(bands ?? []).some((banding) => banding.variable === definition.id || banding.variable === name);
};
