import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { asReadDb, asWriteDb, row, rows, run, scalar, type Connection, type Value } from '#db/database.ts';
import { clearAside, createProjectFile, openProjectReadOnly, refusalFor, removeProjectFile } from '#db/open.ts';
import { listCoders } from '#db/queries/project.ts';
import { recordFact } from '#db/undo/act.ts';
import { TRACKED_TABLES } from '#db/undo/tracked-tables.ts';
import { PROJECT_EXTENSION } from './rolling.ts';

export interface Salvaged { readonly file: string; readonly rows: number; readonly lost: { table: string; rows: number }[] }

const BATCH = 400;
/** No table of a project has row numbers near this; where the last of them cannot be read, the search for more ends here. */
const NO_ROW_BEYOND = 2 ** 40;

/** Where what was saved of a damaged project is put. */
export function salvagedPath(path: string): string {
  const stem = join(dirname(path), `${basename(path, extname(path))} (salvaged`);
  for (let number = 1; ; number++) {
    const candidate = `${stem}${number === 1 ? '' : ` ${number}`})${PROJECT_EXTENSION}`;
    if (!existsSync(candidate)) return candidate;
  }
}

/** Reads what can be read of a damaged project into a new one: every table row by row, around the pages that cannot be read. The
 *  damaged file is not touched. What undo would need is not carried over; the history is, and says where it is broken.
 *  @param target a path where nothing is
 *  @returns rows carried over, and for each table how many at most were lost
 *  @throws Refusal SALVAGE_IMPOSSIBLE where the schema is gone or the passphrase is another, PROJECT_LOCKED, PROJECT_MISSING */
export function salvageProject(path: string, target: string, passphrase: string): Salvaged {
  const name = basename(path);
  if (!existsSync(path)) throw new Refusal('PROJECT_MISSING', `There is no file “${path}”. It may have been moved or renamed.`, { file: path });
  const impossible = new Refusal('SALVAGE_IMPOSSIBLE', `Nothing can be read of “${name}”: the passphrase is not its own, or the part of the file that says where everything lies is damaged. If the passphrase is right, restore the newest backup.`, { file: name });
  let damaged: Connection;
  try {
    damaged = openProjectReadOnly(path, passphrase);
  } catch (error) {
    clearAside(path);
    const refusal = refusalFor(error, path);
    throw refusal instanceof Refusal && refusal.code === 'PROJECT_LOCKED' ? refusal : impossible;
  }
  // A file of no length opens as an empty database with any passphrase.
  if (!TRACKED_TABLES.some((table) => isTable(damaged, table.name))) {
    damaged.close();
    clearAside(path);
    throw impossible;
  }
  let fresh: Connection;
  try { fresh = createProjectFile(target, passphrase); } catch (error) { damaged.close(); clearAside(path); throw error; }
  try {
    const salvaged = fill(damaged, fresh);
    fresh.close();
    return { file: target, ...salvaged };
  } catch (error) {
    fresh.close();
    removeProjectFile(target);
    throw refusalFor(error, target);
  } finally {
    damaged.close();
    clearAside(path);
  }
}

/** Whether there is a table of this name, and not a view. */
const isTable = (connection: Connection, name: string): boolean => scalar(asReadDb(connection), 'SELECT type FROM sqlite_master WHERE name = ?', name) === 'table';

function fill(damaged: Connection, fresh: Connection): Omit<Salvaged, 'file'> {
  const lost = new Map<string, number>();
  const lose = (table: string, count: number): void => { if (count > 0) lost.set(table, (lost.get(table) ?? 0) + count); };
  let carried = 0;
  fresh.pragma('foreign_keys = OFF');
  fresh.transaction(() => {
    for (const { name } of TRACKED_TABLES) {
      const { rows: count, missing } = carry(damaged, fresh, name, 'rid');
      carried += count;
      lose(name, missing);
    }
    const history = carry(damaged, fresh, 'history', 'id');
    carried += history.rows;
    lose('history', history.missing);
    lose('survey_case', fillCases(fresh));
    for (const { table, rowid } of fresh.pragma('foreign_key_check') as { table: string; rowid: number }[]) {
      fresh.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
      carried -= 1;
      lose(table, 1);
    }
  })();
  fresh.pragma('foreign_keys = ON');
  const report = { rows: carried, lost: [...lost].map(([table, count]) => ({ table, rows: count })) };
  recordFact(fresh, listCoders(asReadDb(fresh))[0]?.id ?? 'coder', 'project.salvage', { rows: carried, lost: report.lost.reduce((sum, each) => sum + each.rows, 0) });
  return report;
}

/** Copies the columns that both have. @returns rows copied, and how many row numbers lie where nothing could be read */
function carry(damaged: Connection, fresh: Connection, table: string, key: 'rid' | 'id'): { rows: number; missing: number } {
  const columnsOf = (connection: Connection): string[] => rows<{ name: string }>(asReadDb(connection), `SELECT name FROM pragma_table_info('${table}')`).map((column) => column.name);
  const known = new Set(columnsOf(damaged));
  const columns = columnsOf(fresh).filter((column) => known.has(column));
  // A view under a table's name would be a program of somebody else's.
  if (!columns.includes(key) || !isTable(damaged, table)) return { rows: 0, missing: 0 };
  const read = damaged.prepare(`SELECT ${columns.join(', ')} FROM ${table} WHERE ${key} >= ? ORDER BY ${key} LIMIT ?`);
  const write = fresh.prepare(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const attempt = (from: number, limit: number): Record<string, Value>[] | null => {
    try { return read.all(from, limit) as Record<string, Value>[]; } catch { return null; }
  };
  let next = 1;
  let copied = 0;
  let missing = 0;
  while (next < NO_ROW_BEYOND) {
    const batch = attempt(next, BATCH) ?? attempt(next, 1);
    if (batch === null) {
      const after = firstReadable(next, attempt);
      if (after === null) { missing += lastKnown(damaged, table, next); break; }
      missing += after - next;
      next = after;
      continue;
    }
    if (batch.length === 0) break;
    for (const one of batch) {
      try { write.run(...columns.map((column) => one[column]!)); copied += 1; } catch { missing += 1; }
    }
    const last = Number(batch.at(-1)![key]);
    // Row numbers that are none, in a table that somebody altered, would come again and again.
    if (!(last >= next)) break;
    next = last + 1;
  }
  return { rows: copied, missing };
}

/** The lowest row number from which reading works again: doubled steps out, then halved steps back. */
function firstReadable(from: number, attempt: (from: number, limit: number) => Record<string, Value>[] | null): number | null {
  let step = 1;
  while (attempt(from + step, 1) === null) {
    step *= 2;
    if (from + step > NO_ROW_BEYOND) return null;
  }
  let low = from + Math.floor(step / 2);
  let high = from + step;
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    if (attempt(middle, 1) === null) low = middle;
    else high = middle;
  }
  return high;
}

/** How many rows there may have been from `from` on, by the counter that SQLite keeps. */
function lastKnown(damaged: Connection, table: string, from: number): number {
  try {
    return Math.max(0, (scalar<number>(asReadDb(damaged), 'SELECT seq FROM sqlite_sequence WHERE name = ?', table) ?? from) - from + 1);
  } catch {
    return 1;
  }
}

/** Vectors hold one value for each case, by its position: where a case was lost, an empty one takes its place. */
function fillCases(fresh: Connection): number {
  const db = asWriteDb(fresh);
  const wanted = scalar<number>(db, 'SELECT coalesce(max(cases), 0) FROM vector') ?? 0;
  const there = new Set(rows<{ position: number }>(db, 'SELECT position FROM survey_case').map((each) => each.position));
  if (there.size >= wanted) return 0;
  const model = row<{ instrument_id: string; source_file_rid: number }>(db, 'SELECT instrument_id, source_file_rid FROM survey_case ORDER BY rid LIMIT 1')
    ?? row<{ instrument_id: string; source_file_rid: number }>(db, 'SELECT i.id AS instrument_id, s.rid AS source_file_rid FROM instrument i, source_file s LIMIT 1');
  if (!model) return 0;
  for (let position = 0; position < wanted; position++) {
    if (!there.has(position)) run(db, 'INSERT INTO survey_case (position, key, instrument_id, source_file_rid) VALUES (?, ?, ?, ?)', position, `lost ${position + 1}`, model.instrument_id, model.source_file_rid);
  }
  return wanted - there.size;
}
