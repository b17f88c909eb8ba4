/** The package's own declarations cannot be reached through its "exports"; this names what the project uses. */
declare module 'better-sqlite3-multiple-ciphers' {
  namespace Database {
    interface Statement {
      all(...values: unknown[]): unknown[];
      get(...values: unknown[]): unknown;
      run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint };
      iterate(...values: unknown[]): IterableIterator<unknown>;
      pluck(on?: boolean): Statement;
      raw(on?: boolean): Statement;
    }
    interface Database {
      readonly open: boolean;
      readonly inTransaction: boolean;
      prepare(sql: string): Statement;
      exec(sql: string): void;
      pragma(sql: string, options?: { simple?: boolean }): unknown;
      transaction<T>(work: () => T): { (): T; immediate(): T };
      key(key: Buffer): void;
      rekey(key: Buffer): void;
      close(): void;
    }
  }
  const Database: new (path: string, options?: { fileMustExist?: boolean; readonly?: boolean; timeout?: number }) => Database.Database;
  export default Database;
}
