import { planTableSchema, type PlanTable } from '#core/contract/table-plan.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { WriteDb } from '#db/database.ts';
import { deleteSavedTable, findSavedTable, listSavedTables, moveSavedTable, putSavedTable } from '#db/queries/saved-tables.ts';
import type { ProjectSession } from './session.ts';

const nameOf = (table: PlanTable): string => table.title.en || table.title.fr || table.id;

/** The saved tables, in their order. */
export const listPlan = (session: ProjectSession): PlanTable[] => listSavedTables(session.db).map((saved) => planTableSchema.parse(JSON.parse(saved.spec)));

const put = (db: WriteDb, table: PlanTable): void => { putSavedTable(db, table.id, JSON.stringify(table), new Date().toISOString()); };

export function saveTable(session: ProjectSession, table: PlanTable): PlanTable {
  session.act('table.save', { table: nameOf(table) }, ['tables'], (db) => { put(db, table); });
  return table;
}

/** Several at once: all of them, or none, and taken back together. */
export function saveTables(session: ProjectSession, tables: readonly PlanTable[]): void {
  const [first, second] = tables;
  if (first === undefined) return;
  if (second === undefined) { saveTable(session, first); return; }
  session.act('table.saveAll', { tables: tables.length }, ['tables'], (db) => { for (const table of tables) put(db, table); });
}

export function removeTable(session: ProjectSession, id: string): boolean {
  const saved = findSavedTable(session.db, id);
  if (!saved) return false;
  session.act('table.delete', { table: nameOf(planTableSchema.parse(JSON.parse(saved.spec))) }, ['tables'], (db) => { deleteSavedTable(db, id); });
  return true;
}

export function moveTable(session: ProjectSession, id: string, position: number): PlanTable[] {
  const plan = listSavedTables(session.db);
  const moved = plan.find((saved) => saved.id === id);
  if (!moved) throw new Refusal('TABLE_UNKNOWN', `There is no saved table “${id}”.`, { table: id });
  const others = plan.filter((saved) => saved.id !== id);
  others.splice(Math.min(position, others.length), 0, moved);
  session.act('table.move', { table: nameOf(planTableSchema.parse(JSON.parse(moved.spec))) }, ['tables'], (db) => { others.forEach((saved, index) => { if (saved.position !== index) moveSavedTable(db, saved.id, index); }); });
  return listPlan(session);
}

/** The tables named, by id or title; all where none is. @throws Refusal TABLE_UNKNOWN, PLAN_EMPTY */
export function chooseTables(session: ProjectSession, names: readonly string[] | undefined): PlanTable[] {
  const plan = listPlan(session);
  if (plan.length === 0) throw new Refusal('PLAN_EMPTY', 'No table is saved yet. Save tables in the table plan first, then export them.', {});
  if (names === undefined) return plan;
  return names.map((name) => {
    const found = plan.find((table) => table.id === name) ?? plan.find((table) => table.title.en === name || table.title.fr === name);
    if (!found) throw new Refusal('TABLE_UNKNOWN', `There is no saved table “${name}”. The plan holds ${plan.map((table) => table.id).join(', ')}.`, { table: name });
    return found;
  });
}
