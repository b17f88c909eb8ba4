import { count, row, rows, run, type ReadDb, type WriteDb } from '../database.ts';

/** The table plan: each saved table's request as JSON (core/contract/table-plan.ts), in order. */
export interface SavedTable { readonly id: string; readonly position: number; readonly spec: string }

export const listSavedTables = (db: ReadDb): SavedTable[] => rows(db, 'SELECT id, position, spec FROM saved_table ORDER BY position, rid');
export const findSavedTable = (db: ReadDb, id: string): SavedTable | null => row<SavedTable>(db, 'SELECT id, position, spec FROM saved_table WHERE id = ?', id) ?? null;
export function putSavedTable(db: WriteDb, id: string, spec: string, at: string): void {
  if (findSavedTable(db, id)) run(db, 'UPDATE saved_table SET spec = ?, updated_at = ? WHERE id = ?', spec, at, id);
  else run(db, 'INSERT INTO saved_table (id, position, spec, updated_at) VALUES (?, ?, ?, ?)', id, count(db, 'SELECT coalesce(max(position) + 1, 0) FROM saved_table'), spec, at);
}
export const deleteSavedTable = (db: WriteDb, id: string): void => { run(db, 'DELETE FROM saved_table WHERE id = ?', id); };
export const moveSavedTable = (db: WriteDb, id: string, position: number): void => { run(db, 'UPDATE saved_table SET position = ? WHERE id = ?', position, id); };
