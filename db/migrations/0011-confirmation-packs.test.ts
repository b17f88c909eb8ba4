import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { asReadDb, rows } from '../database.ts';
import { expectedSchema } from './expected.ts';
import { migrate, MIGRATIONS, schemaText, SCHEMA_VERSION } from './index.ts';

describe('migration 11', () => {
  it('brings a project of version 10 to the schema of a new one, with nothing sent and nothing returned', () => {
    const connection = new Database(':memory:');
    for (const migration of MIGRATIONS.filter((one) => one.number <= 10)) connection.exec(migration.sql);
    connection.pragma('user_version = 10');
    expect(migrate(connection)).toEqual({ from: 10, to: SCHEMA_VERSION });
    expect(schemaText(connection)).toBe(expectedSchema());
    for (const table of ['confirmation_pack', 'confirmation_return', 'confirmation_line']) expect(rows(asReadDb(connection), `SELECT * FROM ${table}`)).toEqual([]);
    connection.close();
  });
});
