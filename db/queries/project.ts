import type { Coder } from '#core/contract/code.ts';
import { count, row, rows, run, scalar, type ReadDb, type WriteDb } from '../database.ts';

export const getMeta = (db: ReadDb, key: string): string | undefined => scalar<string>(db, 'SELECT value FROM meta WHERE key = ?', key);
export const setMeta = (db: WriteDb, key: string, value: string): void => {
  run(db, 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
};

/** In the order in which they joined, whatever row they lie in: packages may come in either order. */
export const listCoders = (db: ReadDb): Coder[] => rows(db, 'SELECT id, name FROM coder ORDER BY created_at, id');
export interface CoderWork extends Coder { readonly createdAt: string; readonly codings: number; readonly readings: number; readonly memos: number }
export const listCoderWork = (db: ReadDb): CoderWork[] => rows(db, `SELECT c.id, c.name, c.created_at AS createdAt, (SELECT count(*) FROM coding k WHERE k.coder_id = c.id) AS codings,
  (SELECT count(*) FROM reading r WHERE r.coder_id = c.id) AS readings, (SELECT count(*) FROM memo m WHERE m.coder_id = c.id) AS memos FROM coder c ORDER BY c.created_at, c.id`);
export const coderCreatedAt = (db: ReadDb, id: string): string | undefined => scalar<string>(db, 'SELECT created_at FROM coder WHERE id = ?', id);
export const renameCoder = (db: WriteDb, id: string, name: string): void => { run(db, 'UPDATE coder SET name = ? WHERE id = ?', name, id); };
export const setCoderCreatedAt = (db: WriteDb, id: string, at: string): void => { run(db, 'UPDATE coder SET created_at = ? WHERE id = ?', at, id); };
export const findCoder = (db: ReadDb, id: string): Coder | null => row<Coder>(db, 'SELECT id, name FROM coder WHERE id = ?', id) ?? null;
export const insertCoder = (db: WriteDb, coder: Coder, at: string): void => { run(db, 'INSERT INTO coder (id, name, created_at) VALUES (?, ?, ?)', coder.id, coder.name, at); };

export const countHistory = (db: ReadDb): number => count(db, 'SELECT count(*) FROM history');
/** What a line of the history is about: of an undo or a redo, the act that it took back or did again. */
const ABOUT = "CASE WHEN act IN ('undo', 'redo') THEN json_extract(params, '$.act') ELSE act END";
/** The lines that touched cases, variables, codes or codings: all but those that are known to leave them as they are. */
export const TOUCHES_DATA = `${['table', 'memo', 'project', 'view', 'illustration', 'check'].map((area) => `${ABOUT} NOT LIKE '${area}.%'`).join(' AND ')} AND ${ABOUT} NOT IN ('coding.star', 'coding.unstar', 'coding.order')`;
/** The newest act that touched cases, variables, codes or codings; 0 where there was none. What was counted before it is stale. */
export const newestDataAct = (db: ReadDb): number => scalar<number>(db, `SELECT id FROM history WHERE ${TOUCHES_DATA} ORDER BY id DESC LIMIT 1`) ?? 0;
/** The newest act that changed the codebook: which wording of it stands. 0 where there was none. */
export const codebookVersion = (db: ReadDb): number => count(db, "SELECT coalesce(max(h.id), 0) FROM history h WHERE h.act LIKE 'code.%' OR h.act LIKE 'codes.%' OR h.act IN ('coders.merge', 'exchange.import') OR (h.act IN ('undo', 'redo') AND (h.params LIKE '%\"code.%' OR h.params LIKE '%\"codes.%'))");
export interface HistoryLine { readonly id: number; readonly at: string; readonly coderId: string; readonly act: string; readonly params: string; readonly state: 'done' | 'undone' | 'discarded' | 'fact' }
export interface HistoryQuery { readonly coderId?: string | undefined; readonly acts?: readonly string[] | undefined; readonly from?: string | undefined; readonly to?: string | undefined }
/** Lines that fit, newest first, one at a time. */
export function* walkHistory(db: ReadDb, { coderId, acts, from, to }: HistoryQuery): Generator<HistoryLine> {
  const statement = db.prepare(`SELECT h.id, h.at, h.coder_id AS coderId, h.act, h.params, coalesce(g.state, 'fact') AS state
    FROM history h LEFT JOIN undo_group g ON g.history_id = h.id
    WHERE (@coderId IS NULL OR h.coder_id = @coderId) AND (@acts IS NULL OR h.act IN (SELECT value FROM json_each(@acts))) AND (@from IS NULL OR h.at >= @from) AND (@to IS NULL OR h.at <= @to)
    ORDER BY h.id DESC`);
  yield* statement.iterate({ coderId: coderId ?? null, acts: acts ? JSON.stringify(acts) : null, from: from ?? null, to: to ?? null }) as Iterable<HistoryLine>;
}
/** Everybody the history names, by id. */
export const historyCoders = (db: ReadDb): Coder[] => rows(db, 'SELECT h.coder_id AS id, coalesce(c.name, h.coder_id) AS name FROM (SELECT DISTINCT coder_id FROM history) h LEFT JOIN coder c ON c.id = h.coder_id ORDER BY 2');
export interface ChainedLine { readonly id: number; readonly at: string; readonly coderId: string; readonly act: string; readonly params: string; readonly detail: string; readonly previousHash: string; readonly hash: string }
/** The whole chain, oldest first, as it is hashed. */
export const listChain = (db: ReadDb): ChainedLine[] => rows(db, 'SELECT id, at, coder_id AS coderId, act, params, detail, previous_hash AS previousHash, hash FROM history ORDER BY id');
