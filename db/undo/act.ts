import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ActName } from '#core/contract/acts.ts';
import type { Act } from '#core/contract/project.ts';
import { asReadDb, asWriteDb, row, rows, run, scalar, type Connection, type ReadDb, type Value, type WriteDb } from '../database.ts';
import { beginBulkLoad, WriterAhead } from '../bulk-load.ts';
import { findRun, insertRangeInSteps, removeRange, restoreRun, startOfRun } from './bulk.ts';
import { TRACKED_TABLES } from './tracked-tables.ts';

export type ActParams = Act['params'];

interface ActOptions {
  /** What else the history should be able to prove, e.g. counts and hashes; no answer text. */
  readonly detail?: Record<string, unknown>;
}

/** What an act (or an undo) changed: the answers whose codings or readings it touched, where it touched nothing else;
 *  "everything" where it did. Read from what the triggers wrote down, so it holds for every act there is. */
export type Touched = { readonly answerIds: ReadonlySet<number> } | 'everything';

function touchedBy(db: ReadDb, group: number, direction: 'undo' | 'redo'): Touched {
  const kinds = rows<{ table_name: string; op: string }>(db, 'SELECT DISTINCT table_name, op FROM undo_change WHERE group_id = ? AND direction = ?', group, direction);
  if (kinds.some((kind) => (kind.table_name !== 'coding' && kind.table_name !== 'reading' && kind.table_name !== 'dismissal') || kind.op === 'insert-range')) return 'everything';
  const answerIds = new Set<number>();
  for (const table of ['coding', 'reading']) {
    const found = rows<{ answer_rid: number | null }>(db, `SELECT t.answer_rid FROM undo_change u JOIN ${table} t ON t.rid = u.rid WHERE u.group_id = ? AND u.direction = ? AND u.table_name = '${table}'
      UNION SELECT json_extract(u.image, '$.answer_rid') FROM undo_change u WHERE u.group_id = ? AND u.direction = ? AND u.table_name = '${table}' AND u.image IS NOT NULL`, group, direction, group, direction);
    for (const one of found) if (one.answer_rid !== null) answerIds.add(one.answer_rid);
  }
  return { answerIds };
}

/** One act: one transaction, one undo group, one history line. Whatever `work` writes is written down by triggers, so that
 *  undo takes back all of it. What is returned is on the disk. `describe` may name params that only `work` knows. */
export function act<T>(connection: Connection, coderId: string, name: ActName, params: ActParams | ((result: T) => ActParams), work: (db: WriteDb) => T, options: ActOptions = {}): { result: T; touched: Touched } {
  return connection.transaction(() => {
    const db = asWriteDb(connection);
    const group = beginGroup(db);
    const result = work(db);
    return { result, touched: endGroup(db, group, coderId, name, typeof params === 'function' ? params(result) : params, options.detail ?? {}) };
  }).immediate();
}

function beginGroup(db: WriteDb): number {
  discardUndone(db);
  const group = run(db, "INSERT INTO undo_group (state) VALUES ('done')").lastInsertRowid;
  run(db, "UPDATE undo_control SET group_id = ?, direction = 'undo'", group);
  return group;
}

function endGroup(db: WriteDb, group: number, coderId: string, name: ActName, params: ActParams, detail: Record<string, unknown>): Touched {
  run(db, 'UPDATE undo_control SET group_id = NULL');
  const historyId = appendHistory(db, coderId, name, params, detail);
  run(db, 'UPDATE undo_group SET history_id = ? WHERE id = ?', historyId, group);
  return touchedBy(db, group, 'undo');
}

/** Several acts as one for undo: each keeps its history line, and one undo takes all of them back. All of them are done, or none. */
export function together<T>(connection: Connection, work: () => T): T {
  return connection.transaction(() => {
    const db = asWriteDb(connection);
    const before = newestGroup(db);
    const result = work();
    joinGroups(db, before);
    return result;
  }).immediate();
}

const newestGroup = (db: ReadDb): number => scalar<number>(db, 'SELECT coalesce(max(id), 0) FROM undo_group') ?? 0;

/** The acts after a group become one for undo. */
function joinGroups(db: WriteDb, before: number): void {
  const first = scalar<number>(db, 'SELECT min(id) FROM undo_group WHERE id > ?', before);
  if (first === undefined || first === null) return;
  run(db, 'UPDATE undo_change SET group_id = ? WHERE group_id > ?', first, first);
  run(db, 'DELETE FROM undo_group WHERE id > ?', first);
}

/** Something that happened and cannot be undone (a backup, a new passphrase): a history line alone. */
export function recordFact(connection: Connection, coderId: string, name: ActName, params: ActParams, work: (db: WriteDb) => void = () => {}): void {
  connection.transaction(() => {
    const db = asWriteDb(connection);
    work(db);
    appendHistory(db, coderId, name, params, {});
  }).immediate();
}

/** Rows inserted in bulk: one range instead of a line a row, and answers into the full-text index in one go. `insert` must add
 *  rows with consecutive rids and nothing else. */
export function insertRange(db: WriteDb, table: string, insert: () => void): void {
  const steps = insertRangeInSteps(db, table, () => { insert(); return []; });
  while (steps.next().done !== true);
}

/** An act of many steps, inside `inSteps`. */
export function* actSteps<T>(connection: Connection, coderId: string, name: ActName, params: ActParams, work: (db: WriteDb) => Generator<number, T>): Generator<number, { result: T; touched: Touched }> {
  const db = asWriteDb(connection);
  const group = beginGroup(db);
  const result = yield* work(db);
  return { result, touched: endGroup(db, group, coderId, name, params, {}) };
}

/** One act or more of many steps, as one for undo. Other work is let in between the steps, so that it can be watched and given up.
 *  Whatever is thrown, by a step or by `breathe`, leaves the project as it was.
 *  @param breathe is given what each step yields; resolves when the next may be taken, throws where all is to be given up */
export async function inSteps<T>(connection: Connection, work: () => Generator<number, T>, breathe: (done: number) => Promise<void>): Promise<T> {
  const db = asWriteDb(connection);
  const endLoad = beginBulkLoad(connection);
  const ahead = new WriterAhead(connection);
  let steps: Generator<number, T> | undefined;
  try {
    // Getting ready takes a while, and so does ending the load below.
    await setImmediate();
    connection.exec('BEGIN IMMEDIATE');
    const before = newestGroup(db);
    steps = work();
    let step = steps.next();
    while (step.done !== true) {
      await breathe(step.value);
      ahead.step();
      step = steps.next();
    }
    joinGroups(db, before);
    await ahead.finish();
    connection.exec('COMMIT');
    await setImmediate();
    return step.value;
  } catch (error) {
    // Given up between two steps: threads that the steps have begun end with them.
    try { steps?.return(undefined as never); } catch { /* the first error is told */ }
    if (connection.open && connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  } finally {
    endLoad();
  }
}

/** Takes back the newest act that stands; null where there is none. */
export const undo = (connection: Connection, coderId: string): Step | null => step(connection, coderId, 'undo');
/** Does the newest taken-back act again; null where there is none. */
export const redo = (connection: Connection, coderId: string): Step | null => step(connection, coderId, 'redo');

/** To just after an act: every act after it is taken back, or, where it was itself taken back, everything up to it is done again.
 *  One transaction: all of it, or nothing. @returns the steps; none where the act is gone for good or never could be undone */
export function goToPoint(connection: Connection, coderId: string, historyId: number): { undone: Step[]; redone: Step[] } {
  return connection.transaction(() => {
    const db = asReadDb(connection);
    const undone: Step[] = [];
    const redone: Step[] = [];
    // A line that is not there is no point to go to.
    if (scalar<number>(db, 'SELECT 1 FROM history WHERE id = ?', historyId) === undefined) return { undone, redone };
    const state = scalar<string>(db, 'SELECT state FROM undo_group WHERE history_id = ?', historyId);
    if (state === 'undone') {
      while (scalar<string>(db, 'SELECT state FROM undo_group WHERE history_id = ?', historyId) === 'undone') redone.push(redo(connection, coderId)!);
    } else if (state !== 'discarded') {
      while ((scalar<number>(db, "SELECT coalesce(max(history_id), 0) FROM undo_group WHERE state = 'done'") ?? 0) > historyId) undone.push(undo(connection, coderId)!);
    }
    return { undone, redone };
  }).immediate();
}

export interface Step { readonly act: Act; readonly touched: Touched }

const NEXT_UNDO = "SELECT g.id, h.act, h.params FROM undo_group g JOIN history h ON h.id = g.history_id WHERE g.state = 'done' ORDER BY g.id DESC LIMIT 1";
const NEXT_REDO = "SELECT g.id, h.act, h.params FROM undo_group g JOIN history h ON h.id = g.history_id WHERE g.state = 'undone' ORDER BY g.id ASC LIMIT 1";

/** What undo and redo would do next. */
export function nextSteps(db: ReadDb): { undo: Act | null; redo: Act | null } {
  return { undo: toAct(row<GroupRow>(db, NEXT_UNDO)), redo: toAct(row<GroupRow>(db, NEXT_REDO)) };
}

interface GroupRow { readonly id: number; readonly act: string; readonly params: string }
interface ChangeRow { readonly seq: number; readonly table_name: string; readonly op: string; readonly rid: number; readonly rid_end: number | null; readonly image: string | null; readonly blob_a: Uint8Array | null; readonly blob_b: Uint8Array | null }

const toAct = (group: GroupRow | undefined): Act | null => (group ? { act: group.act, params: JSON.parse(group.params) as ActParams } : null);

function step(connection: Connection, coderId: string, direction: 'undo' | 'redo'): Step | null {
  return connection.transaction(() => {
    const db = asWriteDb(connection);
    const group = row<GroupRow>(db, direction === 'undo' ? NEXT_UNDO : NEXT_REDO);
    const what = toAct(group);
    if (!group || !what) return null;
    // Rows go back in the reverse order of the act, so a child may return before its parent.
    connection.pragma('defer_foreign_keys = ON');
    const opposite = direction === 'undo' ? 'redo' : 'undo';
    run(db, 'UPDATE undo_control SET group_id = ?, direction = ?', group.id, opposite);
    const last = scalar<number>(db, 'SELECT max(seq) FROM undo_change WHERE group_id = ? AND direction = ?', group.id, direction);
    let before = (last ?? 0) + 1;
    for (;;) {
      const changes = rows<ChangeRow>(db, 'SELECT seq, table_name, op, rid, rid_end, image, blob_a, blob_b FROM undo_change WHERE group_id = ? AND direction = ? AND seq < ? ORDER BY seq DESC LIMIT 1000', group.id, direction, before);
      if (changes.length === 0) break;
      before = takeBackSome(db, group.id, direction, changes);
    }
    run(db, "UPDATE undo_control SET group_id = NULL, direction = 'undo'");
    run(db, 'DELETE FROM undo_change WHERE group_id = ? AND direction = ?', group.id, direction);
    run(db, 'UPDATE undo_group SET state = ? WHERE id = ?', direction === 'undo' ? 'undone' : 'done', group.id);
    appendHistory(db, coderId, direction, { act: what.act }, { group: group.id, params: what.params });
    return { act: what, touched: touchedBy(db, group.id, opposite) };
  }).immediate();
}

const tableByName = new Map(TRACKED_TABLES.map((table) => [table.name, table]));

/** Tables whose rows come and go by the ten thousand. */
const BULK = new Set(['answer', 'survey_case']);

/** Takes back the newest of the changes: a long run of deleted rows together, else those up to the next such run.
 *  @returns the oldest change taken back */
function takeBackSome(db: WriteDb, group: number, direction: string, changes: readonly ChangeRow[]): number {
  const run = findRun(changes, (table) => BULK.has(table));
  if (run?.at === 0) {
    const newest = changes[0]!;
    const first = startOfRun(db, group, direction, newest);
    if (first !== null) { restoreRun(db, tableByName.get(newest.table_name)!, first, newest); return first; }
  }
  const some = run === null || run.at === 0 ? changes : changes.slice(0, run.at);
  takeBackAll(db, some);
  return some.at(-1)!.seq;
}

/** Answers that come back one after the other go into the full-text index together. */
function takeBackAll(db: WriteDb, changes: readonly ChangeRow[]): void {
  let returned: number[] = [];
  const index = (): void => {
    if (returned.length === 0) return;
    run(db, 'UPDATE undo_control SET indexing = 1');
    run(db, 'INSERT INTO answer_text (rowid, text) SELECT rid, text FROM answer WHERE rid IN (SELECT value FROM json_each(?))', JSON.stringify(returned));
    returned = [];
  };
  for (const change of changes) {
    const returns = change.table_name === 'answer' && change.op === 'delete';
    if (!returns) index();
    else if (returned.length === 0) run(db, 'UPDATE undo_control SET indexing = 0');
    takeBack(db, change);
    if (returns) returned.push(change.rid);
  }
  index();
}

function takeBack(db: WriteDb, change: ChangeRow): void {
  const table = tableByName.get(change.table_name);
  if (!table) throw new Error(`undo: unknown table ${change.table_name}`);
  if (change.op === 'insert') { run(db, `DELETE FROM ${table.name} WHERE rid = ?`, change.rid); return; }
  if (change.op === 'insert-range') { removeRange(db, table, change.rid, change.rid_end!); return; }
  const image = JSON.parse(change.image!) as Record<string, Value>;
  const columns = [...table.columns, ...table.blobs];
  const values = [...table.columns.map((column) => image[column] ?? null), ...[change.blob_a, change.blob_b].slice(0, table.blobs.length)];
  if (change.op === 'delete') run(db, `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...values);
  else run(db, `UPDATE ${table.name} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE rid = ?`, ...values, change.rid);
}

/** A new act makes what was undone unreachable: it is kept in the history as discarded, its images go. */
function discardUndone(db: WriteDb): void {
  run(db, "DELETE FROM undo_change WHERE group_id IN (SELECT id FROM undo_group WHERE state = 'undone')");
  run(db, "UPDATE undo_group SET state = 'discarded' WHERE state = 'undone'");
}

const GENESIS = '0'.repeat(64);

/** Each line carries the hash of the one before, so that a line changed or taken out later shows (docs/verify-history.mjs). */
function appendHistory(db: WriteDb, coderId: string, name: ActName, params: ActParams, detail: Record<string, unknown>): number {
  const previous = row<{ hash: string }>(db, 'SELECT hash FROM history ORDER BY id DESC LIMIT 1')?.hash ?? GENESIS;
  const at = new Date().toISOString();
  const line = { at, coderId, act: name, params: JSON.stringify(params), detail: JSON.stringify(detail) };
  return run(db, 'INSERT INTO history (at, coder_id, act, params, detail, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    at, coderId, name, line.params, line.detail, previous, historyHash(previous, line)).lastInsertRowid;
}

const historyHash = (previous: string, line: { at: string; coderId: string; act: string; params: string; detail: string }): string =>
  createHash('sha256').update([previous, line.at, line.coderId, line.act, line.params, line.detail].join('\n')).digest('hex');

/** Recomputes the chain. @returns how many lines, and the id of the first one that does not fit. */
export function checkHistory(db: ReadDb): { events: number; brokenAt: number | null } {
  let previous = GENESIS;
  let events = 0;
  const statement = db.prepare('SELECT id, at, coder_id AS coderId, act, params, detail, previous_hash, hash FROM history ORDER BY id');
  for (const found of statement.iterate() as Iterable<{ id: number; at: string; coderId: string; act: string; params: string; detail: string; previous_hash: string; hash: string }>) {
    events += 1;
    // A missing line in the middle shows as a wrong previous hash.
    if (found.previous_hash !== previous || found.hash !== historyHash(previous, found)) return { events, brokenAt: found.id };
    previous = found.hash;
  }
  return { events, brokenAt: null };
}

