import Database from 'better-sqlite3-multiple-ciphers';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A project that may be read. Queries that only read take this, so that a handler cannot write by accident. */
export interface ReadDb {
  readonly [readable]: true;
  prepare(sql: string): Database.Statement;
}
/** A project inside an act (db/undo/act.ts): the only way to get one is to name the act. */
export interface WriteDb extends ReadDb { readonly [writable]: true }

/** The connection itself, for opening, pragmas and transactions; only db/ holds one. */
export type Connection = Database.Database;
export const asReadDb = (connection: Connection): ReadDb => connection as unknown as ReadDb;
export const asWriteDb = (connection: Connection): WriteDb => connection as unknown as WriteDb;

const statements = new WeakMap<object, Map<string, Database.Statement>>();

/** Prepares once per connection; hot queries are called thousands of times. */
function prepared(db: ReadDb, sql: string): Database.Statement {
  let cache = statements.get(db);
  if (!cache) statements.set(db, (cache = new Map()));
  let statement = cache.get(sql);
  if (!statement) cache.set(sql, (statement = db.prepare(sql)));
  return statement;
}

export type Value = string | number | bigint | null | Uint8Array;

export const rows = <Row>(db: ReadDb, sql: string, ...values: Value[]): Row[] => prepared(db, sql).all(...values) as Row[];
export const row = <Row>(db: ReadDb, sql: string, ...values: Value[]): Row | undefined => prepared(db, sql).get(...values) as Row | undefined;
/** One value of one row, or undefined. */
export function scalar<T extends Value>(db: ReadDb, sql: string, ...values: Value[]): T | undefined {
  const found = prepared(db, sql).get(...values) as Record<string, T> | undefined;
  return found === undefined ? undefined : Object.values(found)[0];
}
export const count = (db: ReadDb, sql: string, ...values: Value[]): number => scalar<number>(db, sql, ...values) ?? 0;
export const run = (db: WriteDb, sql: string, ...values: Value[]): { changes: number; lastInsertRowid: number } => {
  const result = prepared(db, sql).run(...values);
  return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) };
};
