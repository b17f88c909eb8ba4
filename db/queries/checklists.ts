import { count, row, rows, run, type ReadDb, type WriteDb } from '../database.ts';

export interface ChecklistRow { readonly id: string; readonly position: number; readonly definition: string }
export const listChecklistRows = (db: ReadDb): ChecklistRow[] => rows(db, 'SELECT id, position, definition FROM checklist ORDER BY position, rid');
export function putChecklist(db: WriteDb, id: string, definition: string, at: string): void {
  if (count(db, 'SELECT count(*) FROM checklist WHERE id = ?', id) > 0) run(db, 'UPDATE checklist SET definition = ?, updated_at = ? WHERE id = ?', definition, at, id);
  else run(db, 'INSERT INTO checklist (id, position, definition, updated_at) VALUES (?, ?, ?, ?)', id, count(db, 'SELECT coalesce(max(position) + 1, 0) FROM checklist'), definition, at);
}
export function deleteChecklist(db: WriteDb, id: string): void {
  run(db, 'DELETE FROM checklist_mark WHERE checklist_id = ?', id);
  run(db, 'DELETE FROM checklist WHERE id = ?', id);
}

/** What was marked of an item: an id of the scale, or "na". `evidence` is JSON. */
export interface MarkRow { readonly checklistId: string; readonly itemId: string; readonly unit: string; readonly phase: string; readonly value: string; readonly note: string; readonly evidence: string; readonly coderId: string; readonly updatedAt: string }
const MARK = 'checklist_id AS checklistId, item_id AS itemId, unit, phase, value, note, evidence, coder_id AS coderId, updated_at AS updatedAt';
export const listMarks = (db: ReadDb): MarkRow[] => rows(db, `SELECT ${MARK} FROM checklist_mark ORDER BY rid`);
export const findMark = (db: ReadDb, place: Pick<MarkRow, 'checklistId' | 'itemId' | 'unit' | 'phase'>): MarkRow | null =>
  row<MarkRow>(db, `SELECT ${MARK} FROM checklist_mark WHERE checklist_id = ? AND item_id = ? AND unit = ? AND phase = ?`, place.checklistId, place.itemId, place.unit, place.phase) ?? null;
export function putMark(db: WriteDb, mark: MarkRow): void {
  run(db, `INSERT INTO checklist_mark (checklist_id, item_id, unit, phase, value, note, evidence, coder_id, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (checklist_id, item_id, unit, phase) DO UPDATE SET value = excluded.value, note = excluded.note, evidence = excluded.evidence, coder_id = excluded.coder_id, updated_at = excluded.updated_at`,
    mark.checklistId, mark.itemId, mark.unit, mark.phase, mark.value, mark.note, mark.evidence, mark.coderId, mark.updatedAt);
}
export const deleteMark = (db: WriteDb, place: Pick<MarkRow, 'checklistId' | 'itemId' | 'unit' | 'phase'>): void => { run(db, 'DELETE FROM checklist_mark WHERE checklist_id = ? AND item_id = ? AND unit = ? AND phase = ?', place.checklistId, place.itemId, place.unit, place.phase); };

/** From evidence to finding to recommendation. `unit` '' is all of them; `evidence` is JSON. */
export interface ConclusionRow { readonly rid: number; readonly unit: string; readonly capability: string; readonly finding: string; readonly recommendation: string; readonly owner: string; readonly due: string; readonly state: 'draft' | 'agreed' | 'underway' | 'done' | 'dropped'; readonly evidence: string; readonly coderId: string; readonly createdAt: string; readonly updatedAt: string }
export const listConclusions = (db: ReadDb): ConclusionRow[] => rows(db, 'SELECT rid, unit, capability, finding, recommendation, owner, due, state, evidence, coder_id AS coderId, created_at AS createdAt, updated_at AS updatedAt FROM conclusion ORDER BY rid');
/** @returns its rid */
export function putConclusion(db: WriteDb, one: Omit<ConclusionRow, 'rid'> & { readonly rid: number | null }): number {
  if (one.rid === null) return run(db, 'INSERT INTO conclusion (unit, capability, finding, recommendation, owner, due, state, evidence, coder_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', one.unit, one.capability, one.finding, one.recommendation, one.owner, one.due, one.state, one.evidence, one.coderId, one.createdAt, one.updatedAt).lastInsertRowid;
  run(db, 'UPDATE conclusion SET unit = ?, capability = ?, finding = ?, recommendation = ?, owner = ?, due = ?, state = ?, evidence = ?, updated_at = ? WHERE rid = ?', one.unit, one.capability, one.finding, one.recommendation, one.owner, one.due, one.state, one.evidence, one.updatedAt, one.rid);
  return one.rid;
}
export const deleteConclusion = (db: WriteDb, rid: number): void => { run(db, 'DELETE FROM conclusion WHERE rid = ?', rid); };
