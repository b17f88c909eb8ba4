import { rows, run, scalar, type ReadDb, type WriteDb } from '../database.ts';
import type { IndexThread } from '../full-text/index-thread.ts';
import type { TrackedTable } from './triggers.ts';

/** Rows by the ten thousand, inside one act. Triggers cost more than the rows they watch, so they are set aside, and what they
 *  would have done (write down what takes a row back, keep the full-text index) is done for all rows in one statement. */

/** The triggers go and come back in the act's own transaction: a crash or an error in between leaves them as they were. */
function setTriggersAside(db: WriteDb, table: string): () => void {
  const triggers = rows<{ name: string; sql: string }>(db, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? ORDER BY rowid", table);
  for (const { name } of triggers) run(db, `DROP TRIGGER ${name}`);
  return () => { for (const { sql } of triggers) run(db, sql); };
}

/** About a megabyte of answers: longer would hold other work up, shorter leaves the index in many small parts. */
const INDEXED_AT_ONCE = 4000;
/** Parts that one import leaves the index in, at most. */
const MOST_PARTS = 192;

/** Puts a range of answers into the full-text index, a part at a time, and leaves the parts as they are: joining them costs
 *  as much as making them and saves a search nothing that can be felt. Later writes join them little by little. */
function* indexRange(db: WriteDb, first: number, last: number): Generator<number, void> {
  const size = Math.max(INDEXED_AT_ONCE, Math.ceil((last - first + 1) / MOST_PARTS));
  run(db, "INSERT INTO answer_text (answer_text, rank) VALUES ('crisismerge', 1000), ('automerge', 0)");
  for (let from = first; from <= last; from += size) {
    const to = Math.min(last, from + size - 1);
    run(db, 'INSERT INTO answer_text (rowid, text) SELECT rid, text FROM answer WHERE rid BETWEEN ? AND ?', from, to);
    yield to - from + 1;
  }
  run(db, "INSERT INTO answer_text (answer_text, rank) VALUES ('automerge', 4)");
}

/** Adds rows with consecutive rids, and answers to the full-text index; undo keeps the range. Yields the number of rows added
 *  or indexed each time other work may be let in.
 *  @param insert adds the rows and nothing else, and yields how many it added */
export function* insertRangeInSteps(db: WriteDb, table: string, insert: () => Iterable<number>): Generator<number, void> {
  const range = yield* insertRows(db, table, insert);
  if (range === null) return;
  if (table === 'answer') yield* indexRange(db, range.first, range.last);
  recordRange(db, table, range);
}

/** The same for answers that a thread indexes while they are added.
 *  @param insert tells the thread of each (see `insertAnswers`) */
export function* insertIndexedInSteps(db: WriteDb, index: IndexThread, insert: () => Iterable<number>): Generator<number, void> {
  const range = yield* insertRows(db, 'answer', function* () {
    for (const added of insert()) {
      yield added;
      yield* index.step();
    }
  });
  if (range === null) return;
  if (!(yield* index.finish())) yield* indexRange(db, range.first, range.last);
  recordRange(db, 'answer', range);
}

/** The rids of rows that were added one after the other. */
interface Range { readonly first: number; readonly last: number }

function* insertRows(db: WriteDb, table: string, insert: () => Iterable<number>): Generator<number, Range | null> {
  const before = scalar<number>(db, `SELECT coalesce(max(rid), 0) FROM ${table}`) ?? 0;
  const bringBack = setTriggersAside(db, table);
  yield* insert();
  bringBack();
  const first = scalar<number>(db, `SELECT min(rid) FROM ${table} WHERE rid > ?`, before) ?? null;
  const last = scalar<number>(db, `SELECT max(rid) FROM ${table}`) ?? null;
  return first === null || last === null ? null : { first, last };
}

function recordRange(db: WriteDb, table: string, { first, last }: Range): void {
  run(db, "INSERT INTO undo_change (group_id, direction, table_name, op, rid, rid_end) SELECT group_id, direction, ?, 'insert-range', ?, ? FROM undo_control WHERE group_id IS NOT NULL", table, first, last);
}

/** Takes a range of rows out, and writes each down as a row that was deleted. */
export function removeRange(db: WriteDb, table: TrackedTable, first: number, last: number): void {
  const image = table.columns.map((column) => `'${column}', ${column}`).join(', ');
  run(db, `INSERT INTO undo_change (group_id, direction, table_name, op, rid, image) SELECT c.group_id, c.direction, '${table.name}', 'delete', t.rid, json_object(${image})
    FROM ${table.name} t CROSS JOIN undo_control c WHERE t.rid BETWEEN ? AND ? ORDER BY t.rid`, first, last);
  const bringBack = setTriggersAside(db, table.name);
  if (table.name === 'answer') unindex(db, first, last);
  run(db, `DELETE FROM ${table.name} WHERE rid BETWEEN ? AND ?`, first, last);
  bringBack();
}

/** Taking a text out of the index costs as much as putting it in: where more go than stay, the index is made anew. */
function unindex(db: WriteDb, first: number, last: number): void {
  const going = scalar<number>(db, 'SELECT count(*) FROM answer WHERE rid BETWEEN ? AND ?', first, last) ?? 0;
  const staying = (scalar<number>(db, 'SELECT count(*) FROM answer') ?? 0) - going;
  if (staying > going) {
    run(db, "INSERT INTO answer_text (answer_text, rowid, text) SELECT 'delete', rid, text FROM answer WHERE rid BETWEEN ? AND ?", first, last);
    return;
  }
  run(db, "INSERT INTO answer_text (answer_text) VALUES ('delete-all')");
  if (staying > 0) run(db, 'INSERT INTO answer_text (rowid, text) SELECT rid, text FROM answer WHERE rid NOT BETWEEN ? AND ?', first, last);
}

interface Change { readonly seq: number; readonly table_name: string; readonly op: string; readonly rid: number }

/** So many deleted rows one after the other are brought back together. */
const SHORTEST_RUN = 32;

/** Where in a list of changes, newest first, a run of deleted rows with consecutive rids begins that is long enough to be brought back
 *  together, and how long it is there. */
export function findRun(changes: readonly Change[], isBulk: (table: string) => boolean): { at: number; length: number } | null {
  for (let at = 0; at + SHORTEST_RUN <= changes.length;) {
    const head = changes[at]!;
    let length = 1;
    if (head.op === 'delete' && isBulk(head.table_name)) {
      for (; at + length < changes.length; length++) { const next = changes[at + length]!; if (next.table_name !== head.table_name || next.op !== 'delete' || next.rid !== head.rid - length || next.seq !== head.seq - length) break; }
    }
    if (length >= SHORTEST_RUN) return { at, length };
    at += length;
  }
  return null;
}

/** The first change of the run that ends with `newest`; null where the run cannot be read back in SQL, whose JSON ends a text at a NUL. */
export function startOfRun(db: ReadDb, group: number, direction: string, newest: Change): number | null {
  const before = scalar<number>(db, `SELECT coalesce(max(seq), 0) FROM undo_change WHERE group_id = ? AND direction = ? AND seq < ? AND NOT (table_name = ? AND op = 'delete' AND rid - seq = ?)`,
    group, direction, newest.seq, newest.table_name, newest.rid - newest.seq) ?? 0;
  const first = scalar<number>(db, 'SELECT min(seq) FROM undo_change WHERE group_id = ? AND direction = ? AND seq > ?', group, direction, before) ?? newest.seq;
  const withNul = scalar<number>(db, "SELECT 1 FROM undo_change WHERE seq BETWEEN ? AND ? AND instr(image, '\\u0000') > 0 LIMIT 1", first, newest.seq);
  return withNul === undefined ? first : null;
}

/** Brings a run of deleted rows back, as one range. */
export function restoreRun(db: WriteDb, table: TrackedTable, firstSeq: number, newest: Change): void {
  const bringBack = setTriggersAside(db, table.name);
  run(db, `INSERT INTO ${table.name} (${table.columns.join(', ')}) SELECT ${table.columns.map((column) => `image ->> '${column}'`).join(', ')} FROM undo_change WHERE seq BETWEEN ? AND ? ORDER BY seq`, firstSeq, newest.seq);
  bringBack();
  const first = newest.rid - (newest.seq - firstSeq);
  if (table.name === 'answer') for (const _ of indexRange(db, first, newest.rid));
  recordRange(db, table.name, { first, last: newest.rid });
}
