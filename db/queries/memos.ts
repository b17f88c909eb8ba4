import { row, rows, run, type ReadDb, type WriteDb } from '../database.ts';

export interface Memo { readonly id: number; readonly target: 'project' | 'code' | 'answer' | 'case' | 'coding' | 'variable'; readonly targetId: string; readonly title: string; readonly body: string; readonly coderId: string; readonly createdAt: string; readonly updatedAt: string }
const COLUMNS = 'rid AS id, target, target_id AS targetId, title, body, coder_id AS coderId, created_at AS createdAt, updated_at AS updatedAt';

export const listMemos = (db: ReadDb): Memo[] => rows(db, `SELECT ${COLUMNS} FROM memo ORDER BY updated_at DESC, created_at DESC, title, body, target, target_id, coder_id, rid DESC`);
export const findMemo = (db: ReadDb, id: number): Memo | null => row<Memo>(db, `SELECT ${COLUMNS} FROM memo WHERE rid = ?`, id) ?? null;
export const insertMemo = (db: WriteDb, memo: Omit<Memo, 'id'>): number =>
  run(db, 'INSERT INTO memo (target, target_id, title, body, coder_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)', memo.target, memo.targetId, memo.title, memo.body, memo.coderId, memo.createdAt, memo.updatedAt).lastInsertRowid;
export const updateMemo = (db: WriteDb, id: number, title: string, body: string, at: string): void => { run(db, 'UPDATE memo SET title = ?, body = ?, updated_at = ? WHERE rid = ?', title, body, at, id); };
export const deleteMemo = (db: WriteDb, id: number): void => { run(db, 'DELETE FROM memo WHERE rid = ?', id); };
export const retargetMemos = (db: WriteDb, target: Memo['target'], from: string, into: string): void => { run(db, 'UPDATE memo SET target_id = ? WHERE target = ? AND target_id = ?', into, target, from); };
