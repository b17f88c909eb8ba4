import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { asReadDb, rows } from '../database.ts';
import { expectedSchema } from './expected.ts';
import { migrate, MIGRATIONS, schemaText, SCHEMA_VERSION } from './index.ts';

describe('migration 12', () => {
  it('brings a project of version 11 to the schema of a new one, with no checklist and no conclusion', () => {
    const connection = new Database(':memory:');
    for (const migration of MIGRATIONS.filter((one) => one.number <= 11)) connection.exec(migration.sql);
    connection.pragma('user_version = 11');
    expect(migrate(connection)).toEqual({ from: 11, to: SCHEMA_VERSION });
    expect(schemaText(connection)).toBe(expectedSchema());
    for (const table of ['checklist', 'checklist_mark', 'conclusion']) expect(rows(asReadDb(connection), `SELECT * FROM ${table}`)).toEqual([]);
    connection.close();
  });
});
