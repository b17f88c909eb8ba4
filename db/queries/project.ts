import type { Coder } from '#core/contract/code.ts';
import { count, row, rows, run, scalar, type ReadDb, type WriteDb } from '../database.ts';

export const getMeta = (db: ReadDb, key: string): string | undefined => scalar<string>(db, 'SELECT value FROM meta WHERE key = ?', key);
export const setMeta = (db: WriteDb, key: string, value: string): void => {
  run(db, 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
};

export const listCoders = (db: ReadDb): Coder[] => rows(db, 'SELECT id, name FROM coder ORDER BY rid');
export const findCoder = (db: ReadDb, id: string): Coder | null => row<Coder>(db, 'SELECT id, name FROM coder WHERE id = ?', id) ?? null;
export const insertCoder = (db: WriteDb, coder: Coder, at: string): void => { run(db, 'INSERT INTO coder (id, name, created_at) VALUES (?, ?, ?)', coder.id, coder.name, at); };

export const countHistory = (db: ReadDb): number => count(db, 'SELECT count(*) FROM history');
/** The newest act that touched cases, variables, codes or codings; 0 where there was none. What was counted before it is stale. */
export const newestDataAct = (db: ReadDb): number => count(db, "SELECT coalesce(max(id), 0) FROM history WHERE act NOT LIKE 'table.%' AND act NOT LIKE 'memo.%' AND act NOT LIKE 'project.%'");
/** The newest act that changed the codebook: which wording of it stands. 0 where there was none. */
export const codebookVersion = (db: ReadDb): number => count(db, "SELECT coalesce(max(h.id), 0) FROM history h WHERE h.act LIKE 'code.%' OR h.act LIKE 'codes.%' OR h.act IN ('coders.merge', 'exchange.import') OR (h.act IN ('undo', 'redo') AND (h.params LIKE '%\"code.%' OR h.params LIKE '%\"codes.%'))");
export interface HistoryLine { readonly id: number; readonly at: string; readonly coderId: string; readonly act: string; readonly params: string; readonly state: 'done' | 'undone' | 'discarded' | 'fact' }
/** Newest first, before a given id. */
export const listHistory = (db: ReadDb, before: number, limit: number): HistoryLine[] =>
  rows(db, `SELECT h.id, h.at, h.coder_id AS coderId, h.act, h.params, coalesce((SELECT g.state FROM undo_group g WHERE g.history_id = h.id), 'fact') AS state
    FROM history h WHERE h.id < ? ORDER BY h.id DESC LIMIT ?`, before, limit);
