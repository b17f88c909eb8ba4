import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { asReadDb, rows } from '../database.ts';
import { TRACKED_TABLES } from '../undo/tracked-tables.ts';
import { expectedSchema } from './expected.ts';
import { migrate } from './index.ts';

describe('schema', () => {
  it('is the one committed beside the migrations', () => {
    expect(expectedSchema()).toBe(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8').trimEnd());
  });

  it('tracks every column of every table that acts change', () => {
    const connection = new Database(':memory:');
    migrate(connection);
    const db = asReadDb(connection);
    const untracked = new Set(['history', 'undo_control', 'undo_group', 'undo_change']);
    const tables = rows<{ name: string }>(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'answer_text%'").map((table) => table.name);
    const inSchema = tables.filter((name) => !untracked.has(name)).toSorted().map((name) => [name, rows<{ name: string }>(db, `SELECT name FROM pragma_table_info('${name}')`).map((column) => column.name).toSorted()]);
    expect(TRACKED_TABLES.map((table) => [table.name, [...table.columns, ...table.blobs].toSorted()]).toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual(inSchema);
    connection.close();
  });
});
