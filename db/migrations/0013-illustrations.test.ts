import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { asReadDb, rows } from '../database.ts';
import { expectedSchema } from './expected.ts';
import { migrate, MIGRATIONS, schemaText, SCHEMA_VERSION } from './index.ts';

describe('migration 13', () => {
  it('brings a project of version 12 to the schema of a new one, with no illustrative table', () => {
    const connection = new Database(':memory:');
    for (const migration of MIGRATIONS.filter((one) => one.number <= 12)) connection.exec(migration.sql);
    connection.pragma('user_version = 12');
    expect(migrate(connection)).toEqual({ from: 12, to: SCHEMA_VERSION });
    expect(schemaText(connection)).toBe(expectedSchema());
    for (const table of ['illustration', 'illustration_example']) expect(rows(asReadDb(connection), `SELECT * FROM ${table}`)).toEqual([]);
    connection.close();
  });
});
