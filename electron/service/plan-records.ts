import type { MovedNumber, PlanMoves, RecipeAnswer } from '#core/contract/plan-record.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { dataPart, recipeId, requestPart, tableRecipe } from '#core/crosstab/recipe-id.ts';
import type { PlanResult } from '#core/crosstab/build-table-model.ts';
import type { ModelCell, TableModel } from '#core/crosstab/table-model.ts';
import { layerPages } from '#core/crosstab/layers.ts';
import { dataActsSince, dataVersions, findPlanRecord, insertPlanRecord, listPlanRecords, newestPlanRecord, type PlanRecordRow } from '#db/queries/plan-records.ts';
import type { ProjectSession } from './session.ts';
import { unpack } from './exporting/pack.ts';
import { dataVersion, madeWithPlan, releasedOf } from './table-models.ts';
import { listPlan } from './table-plan.ts';

/** A page of a table as it was: its names and its numbers, cell by cell. */
interface RecordedPage {
  readonly recipe: string;
  readonly name: string | null;
  readonly rows: readonly { readonly key: string; readonly label: string }[];
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  /** rows × columns × NUMBERS. */
  readonly cells: readonly (readonly (readonly (number | null)[])[])[];
}
interface RecordedTable { readonly id: string; readonly title: string; readonly spec: PlanTable; readonly pages: readonly RecordedPage[] }

const NUMBERS = ['count', 'base', 'columnPercent', 'rowPercent', 'value', 'total'] as const;
const numbersOf = (cell: ModelCell): (number | null)[] => [cell.count, cell.base, cell.columnPercent, cell.rowPercent, cell.value, cell.total?.estimate ?? null];

function recorded(model: TableModel): RecordedPage {
  const several = model.blocks.length > 1;
  const lines = model.blocks.flatMap((block) => block.rows.map((row) => ({ key: `${block.variable}|${row.key}`, label: several && !block.oneLine ? `${block.label}: ${row.label}` : row.label, cells: row.cells })));
  return {
    recipe: model.recipe, name: model.pages === undefined || model.pages.at === 0 ? null : model.pages.names[model.pages.at]!,
    rows: lines.map(({ key, label }) => ({ key, label })), columns: model.columns.map((column) => ({ key: column.key, label: column.path.filter((_, index) => index % 2 === 1 || column.path.length === 1).join(' – ') || column.path.join(' – ') })),
    cells: lines.map((line) => line.cells.map(numbersOf)),
  };
}

interface PlanNow { readonly tables: readonly PlanTable[]; readonly pages: readonly (readonly RecordedPage[])[]; readonly problems: readonly (string | null)[]; readonly titles: readonly string[]; readonly made: PlanResult }

/** The plan as it is. A table that cannot be made stands with its reason. */
function planNow(session: ProjectSession, language: 'en' | 'fr'): PlanNow {
  const tables = listPlan(session);
  const made = madeWithPlan(session, tables, language);
  const { models, requests } = made;
  const of = (index: number) => models.filter((_, at) => requests[at] === index);
  return {
    tables, made,
    pages: tables.map((_, index) => of(index).flatMap((model) => (model.ok ? [recorded(model.value)] : []))),
    problems: tables.map((_, index) => of(index).flatMap((model) => (model.ok ? [] : [model.error.message]))[0] ?? null),
    titles: tables.map((table, index) => { const first = of(index)[0]; return first?.ok === true ? first.value.title : table.title[language] || table.title.en || table.id; }),
  };
}

/** Remembers every number of the plan; as a release, what is withheld later reckons with it. @throws Refusal PLAN_EMPTY */
export function recordPlan(session: ProjectSession, kind: 'record' | 'release', given: string, language: 'en' | 'fr'): { tables: number } {
  const name = given.trim() || new Date().toISOString().slice(0, 10);
  const now = planNow(session, language);
  if (now.tables.length === 0) throw new Refusal('PLAN_EMPTY', 'No table is saved yet. Save tables in the table plan first, then export them.', {});
  const tables = now.tables.map((spec, index): RecordedTable => ({ id: spec.id, title: now.titles[index]!, spec, pages: now.pages[index]! }));
  session.act(kind === 'release' ? 'table.release' : 'table.record', { name, tables: tables.length }, ['tables'], (db) => {
    insertPlanRecord(db, { kind, name, madeAt: new Date().toISOString(), dataVersion: dataVersion(session), tables: JSON.stringify(tables), counted: kind === 'release' ? JSON.stringify(releasedOf(session, now.made)) : '[]' });
  });
  return { tables: tables.length };
}

const isMoved = (before: number | null, after: number | null): boolean => (before === null || after === null ? before !== after : Math.abs(before - after) > 1e-9 * Math.max(1, Math.abs(before)));

/** Every number that differs between two makings of one page, rows and columns that came or went included. */
function movesOfPage(before: RecordedPage | undefined, after: RecordedPage | undefined): MovedNumber[] {
  const page = (after ?? before)!.name;
  const labels = (list: 'rows' | 'columns'): { key: string; label: string }[] => [...after?.[list] ?? [], ...(before?.[list] ?? []).filter((old) => !(after?.[list] ?? []).some((now) => now.key === old.key))];
  const cell = (from: RecordedPage | undefined, row: string, column: string) => from?.cells[from.rows.findIndex((each) => each.key === row)]?.[from.columns.findIndex((each) => each.key === column)];
  const columns = labels('columns');
  return labels('rows').flatMap((row) => columns.flatMap((column) => {
    const [old, now] = [cell(before, row.key, column.key), cell(after, row.key, column.key)];
    return NUMBERS.flatMap((statistic, index): MovedNumber[] => {
      const [was, is] = [old?.[index] ?? null, now?.[index] ?? null];
      return isMoved(was, is) ? [{ page, row: row.label, column: column.label, statistic, before: was, after: is }] : [];
    });
  }));
}

const movesOfTable = (before: readonly RecordedPage[], after: readonly RecordedPage[]): MovedNumber[] => {
  const names = [...new Set([...after, ...before].map((page) => page.name))];
  return names.flatMap((name) => movesOfPage(before.find((page) => page.name === name), after.find((page) => page.name === name)));
};
const asksTheSame = (a: PlanTable, b: PlanTable): boolean => tableRecipe(a, '') === tableRecipe(b, '');
const tablesOf = (record: PlanRecordRow): RecordedTable[] => JSON.parse(record.tables) as RecordedTable[];

/** What was remembered, newest first. */
export const planRecords = (session: ProjectSession) => listPlanRecords(session.db).map(({ rid, kind, name, madeAt }) => ({ id: rid, kind, name, madeAt }));

/** The plan run again on the data as they are, beside what it said when it was last remembered (or at another time): every number that moved. */
export function movedSince(session: ProjectSession, language: 'en' | 'fr', recordId?: number): PlanMoves {
  const record = recordId === undefined ? newestPlanRecord(session.db) : findPlanRecord(session.db, recordId);
  if (recordId !== undefined && record === null) throw new Refusal('RECORD_UNKNOWN', 'That moment of the table plan is not remembered any more. Choose another one.', { record: recordId });
  const now = planNow(session, language);
  const before = record === null ? [] : tablesOf(record);
  const tables: PlanMoves['tables'] = now.tables.map((table, index) => {
    const old = before.find((each) => each.id === table.id);
    const about = { id: table.id, number: index + 1, title: now.titles[index]! };
    const problem = now.problems[index];
    if (problem !== null && problem !== undefined) return { ...about, state: 'failed', problem, moved: [] };
    if (old === undefined) return { ...about, state: 'new', moved: [] };
    if (!asksTheSame(old.spec, table)) return { ...about, state: 'changed', moved: [] };
    const moved = movesOfTable(old.pages, now.pages[index]!);
    return { ...about, state: moved.length > 0 ? 'moved' : 'same', moved };
  });
  const gone = before.filter((old) => !now.tables.some((table) => table.id === old.id)).map((old) => ({ id: old.id, number: null, title: old.title, state: 'gone' as const, moved: [] }));
  return {
    against: record === null ? null : { id: record.rid, kind: record.kind, name: record.name, madeAt: record.madeAt },
    since: record === null ? [] : dataActsSince(session.db, Number(record.dataVersion)), tables: [...tables, ...gone], moved: tables.reduce((sum, table) => sum + table.moved.length, 0),
  };
}

/** From the id printed under a table back to the table, and whether it is stale. */
export const findRecipe = (session: ProjectSession, given: string, language: 'en' | 'fr'): RecipeAnswer => recipeFinder(session, language)(given);

/** What is asked of many ids is looked up once: what is remembered, and the plan as it is. */
function recipeFinder(session: ProjectSession, language: 'en' | 'fr'): (given: string) => RecipeAnswer {
  const { db } = session;
  const version = dataVersion(session);
  const versions = dataVersions(db);
  const records = listPlanRecords(db).flatMap(({ rid }) => { const record = findPlanRecord(db, rid); return record === null ? [] : [{ record, tables: tablesOf(record) }]; });
  const plan = listPlan(session);
  const pages = plan.flatMap((table, index) => {
    const made = layerPages(table, session.crosstabData, language);
    return made.ok ? made.value.map(({ spec }, page) => ({ table, index, page, current: tableRecipe(spec, version) })) : [];
  });
  return (given) => {
    // a number that was copied into a text bears five signs more, for its cell
    const recipe = given.trim().toUpperCase().replace(/^\[|\]$/g, '').replace(/^R?[-–\s]*/, 'R-').replace(/^(R-[0-9A-V]{10})-[0-9A-V]{5}$/, '$1');
    if (!/^R-[0-9A-V]{10}$/.test(recipe)) throw new Refusal('RECIPE_UNREADABLE', `“${given.trim().slice(0, 40)}” is not a recipe id. One looks like R-4F7KQ2M9XA and stands under each exported table.`, { recipe: given.trim().slice(0, 40) });
    const wanted = requestPart(recipe);
    const data = dataPart(recipe);
    // the data part is a hash of the newest act that touched the data: the history tells which one it was
    const seen = dataPart(recipeId({}, version)) === data ? { id: Number(version), at: null } : [...versions, { id: 0, at: null }].find((each) => dataPart(recipeId({}, String(each.id))) === data) ?? null;
    const at = (seen === null ? null : versions.find((each) => each.id === seen.id)?.at) ?? null;
    const remembered = records.flatMap(({ record, tables }) => tables.flatMap((table) => table.pages.flatMap((page) => (page.recipe === recipe ? [{ record, table, page }] : []))))[0];
    const found = pages.find(({ current }) => requestPart(current) === wanted);
    const answer = { recipe, dataOf: at ?? remembered?.record.madeAt ?? null, since: seen === null ? [] : dataActsSince(db, seen.id), remembered: remembered === undefined ? null : { kind: remembered.record.kind, name: remembered.record.name, madeAt: remembered.record.madeAt } };
    if (found !== undefined) {
      const made = madeWithPlan(session, [found.table], language);
      const models = made.models.flatMap((model, index) => (made.requests[index] === 0 && model.ok ? [model.value] : []));
      const page = models[found.page];
      const title = page?.title ?? (found.table.title[language] || found.table.title.en || found.table.id);
      return {
        ...answer, state: found.current === recipe ? 'current' : 'stale', table: { id: found.table.id, number: found.index + 1, title, page: found.page, recipe: found.current },
        moved: remembered === undefined || page === undefined ? null : movesOfPage(remembered.page, recorded(page)),
      };
    }
    const still = remembered === undefined ? -1 : plan.findIndex((table) => table.id === remembered.table.id);
    return {
      ...answer, state: remembered === undefined ? 'unknown' : 'changed', moved: null,
      table: remembered === undefined || still < 0 ? null : { id: remembered.table.id, number: still + 1, title: remembered.table.title, page: 0, recipe: '' },
    };
  };
}

/** More than any file of tables has. */
const MOST_RECIPES = 1_000;
const RECIPE = /R-[0-9A-V]{10}/g;

/** Every recipe id in a file that was exported or written (.xlsx, .docx, .md, .csv, a zip of them, any text), each with its table and
 *  whether it is stale. @throws Refusal NO_RECIPE_IN_FILE */
export async function recipesInFile(session: ProjectSession, bytes: Uint8Array, file: string, language: 'en' | 'fr'): Promise<RecipeAnswer[]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isZip ? [...await unpack(bytes).catch(() => new Map<string, Uint8Array>())] : [[file, bytes] as const];
  // words of a document lie in pieces between its marks
  const texts = parts.map(([name, part]) => { const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf8'); return name.endsWith('.xml') ? text.replace(/<[^>]*>/g, name.startsWith('word/') ? '' : ' ') : text; });
  const ids = [...new Set(texts.flatMap((text) => text.match(RECIPE) ?? []))].slice(0, MOST_RECIPES);
  if (ids.length === 0) throw new Refusal('NO_RECIPE_IN_FILE', `No recipe id was found in “${file}”. One looks like R-4F7KQ2M9XA and stands under each table that this program exported.`, { file });
  return ids.map(recipeFinder(session, language));
}
