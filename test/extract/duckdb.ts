import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** A DuckDB that has an extract as the view `survey`; gone with everything in it when the work is done. */
export async function overExtract<T>(parquet: Uint8Array, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'swb-duckdb-'));
  try {
    writeFileSync(join(folder, 'extract.parquet'), parquet);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      await connection.run(`CREATE VIEW survey AS SELECT * FROM '${join(folder, 'extract.parquet')}'`);
      return await work(connection);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Line { readonly part: string; readonly row: string; readonly column: string; readonly cases: number; readonly weighted: number; readonly squares: number }

/** What a statement of the plan gives. */
export async function linesOf(connection: DuckDBConnection, sql: string): Promise<Line[]> {
  const rows = (await (await connection.run(sql)).getRowsJS()) as unknown[][];
  return rows.map(([, , part, row, column, cases, weighted, squares]) => ({ part: String(part), row: String(row), column: String(column), cases: Number(cases), weighted: Number(weighted), squares: Number(squares) }));
}
