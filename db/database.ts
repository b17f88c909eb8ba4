declare const readable: unique symbol;
declare const writable: unique symbol;

/** A project that may be read. Queries that only read take this, so that a handler cannot write by accident. */
export interface ReadDb {
  readonly [readable]: true;
  prepare(sql: string): Statement;
}
/** A project inside an act (db/undo/act.ts): the only way to get one is to name the act. */
export interface WriteDb extends ReadDb { readonly [writable]: true }

/** One prepared statement, as better-sqlite3 has it. */
export interface Statement {
  all(...values: unknown[]): unknown[];
  get(...values: unknown[]): unknown;
  run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint };
  iterate(...values: unknown[]): IterableIterator<unknown>;
}
/** The connection itself, for opening, pragmas and transactions; used inside db/ alone. */
export interface Connection {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  pragma(sql: string, options?: { simple?: boolean }): unknown;
  transaction<T>(work: () => T): { (): T; immediate(): T };
  key(key: Buffer): void;
  rekey(key: Buffer): void;
  /** Whether tables that belong to virtual ones may be written. */
  unsafeMode(isOn: boolean): void;
  close(): void;
  /** Its path. */
  readonly name: string;
  readonly open: boolean;
  readonly inTransaction: boolean;
}
export const asReadDb = (connection: Connection): ReadDb => connection as unknown as ReadDb;
export const asWriteDb = (connection: Connection): WriteDb => connection as unknown as WriteDb;

const statements = new WeakMap<object, Map<string, Statement>>();

/** Prepares once per connection; hot queries are called thousands of times. */
function prepared(db: ReadDb, sql: string): Statement {
  let cache = statements.get(db);
  if (!cache) statements.set(db, (cache = new Map<string, Statement>()));
  let statement = cache.get(sql);
  if (!statement) cache.set(sql, (statement = db.prepare(sql)));
  return statement;
}

export type Value = string | number | bigint | null | Uint8Array;

export const rows = <Row>(db: ReadDb, sql: string, ...values: Value[]): Row[] => prepared(db, sql).all(...values) as Row[];
export const row = <Row>(db: ReadDb, sql: string, ...values: Value[]): Row | undefined => prepared(db, sql).get(...values) as Row | undefined;
/** Row by row, for results of which little is kept: what a row held and nobody took dies young. Nothing else may be asked meanwhile. */
export const each = <Row>(db: ReadDb, sql: string, ...values: Value[]): IterableIterator<Row> => prepared(db, sql).iterate(...values) as IterableIterator<Row>;
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
/** The same with some values by name (`@name`), behind which the others stand in their order. @returns the rid of the last row added */
export const runNamed = (db: WriteDb, sql: string, named: Readonly<Record<string, Value>>, values: readonly Value[]): number => Number(prepared(db, sql).run(...values, named).lastInsertRowid);
/** The tables of the full-text index may be written meanwhile, which SQLite refuses otherwise. */
export function writeShadowTables(db: WriteDb, write: () => void): void {
  const connection = db as unknown as Connection;
  connection.unsafeMode(true);
  try { write(); } finally { connection.unsafeMode(false); }
}
