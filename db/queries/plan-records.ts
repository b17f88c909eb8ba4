import { row, rows, run, type ReadDb, type WriteDb } from '../database.ts';
import { TOUCHES_DATA } from './project.ts';

/** The plan as it was: see core/contract/plan-record.ts for what `tables` and `counted` hold. */
export interface PlanRecordRow { readonly rid: number; readonly kind: 'record' | 'release'; readonly name: string; readonly madeAt: string; readonly dataVersion: string; readonly tables: string; readonly counted: string }

const COLUMNS = 'rid, kind, name, made_at AS madeAt, data_version AS dataVersion';
/** Newest first, without what they hold. */
export const listPlanRecords = (db: ReadDb): Omit<PlanRecordRow, 'tables' | 'counted'>[] => rows(db, `SELECT ${COLUMNS} FROM plan_record ORDER BY rid DESC`);
/** The newest of a kind (of either where none is given); null where there is none. */
export const newestPlanRecord = (db: ReadDb, kind?: 'record' | 'release'): PlanRecordRow | null =>
  row<PlanRecordRow>(db, `SELECT ${COLUMNS}, tables, counted FROM plan_record WHERE kind = coalesce(?, kind) ORDER BY rid DESC LIMIT 1`, kind ?? null) ?? null;
export const findPlanRecord = (db: ReadDb, rid: number): PlanRecordRow | null => row<PlanRecordRow>(db, `SELECT ${COLUMNS}, tables, counted FROM plan_record WHERE rid = ?`, rid) ?? null;
export function insertPlanRecord(db: WriteDb, record: Omit<PlanRecordRow, 'rid'>): void {
  run(db, 'INSERT INTO plan_record (kind, name, made_at, data_version, tables, counted) VALUES (?, ?, ?, ?, ?, ?)', record.kind, record.name, record.madeAt, record.dataVersion, record.tables, record.counted);
}

/** Acts that touched data or coding after a line of the history, by kind, with how often. */
export const dataActsSince = (db: ReadDb, historyId: number): { act: string; times: number; last: string }[] =>
  rows(db, `SELECT act, count(*) AS times, max(at) AS last FROM history WHERE id > ? AND ${TOUCHES_DATA} GROUP BY act ORDER BY max(id) DESC`, historyId);
/** Every line of the history that made a new version of the data, newest first, with its moment. */
export const dataVersions = (db: ReadDb): { id: number; at: string }[] =>
  rows(db, `SELECT id, at FROM history WHERE ${TOUCHES_DATA} ORDER BY id DESC`);
