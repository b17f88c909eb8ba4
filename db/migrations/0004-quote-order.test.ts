import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { asReadDb, row } from '../database.ts';
import { MIGRATIONS, migrate, schemaText, SCHEMA_VERSION } from './index.ts';
import { expectedSchema } from './expected.ts';

describe('migration 4', () => {
  it('brings a project of version 3 to the schema of a new one, and leaves its rows', () => {
    const connection = new Database(':memory:');
    for (const migration of MIGRATIONS.filter((one) => one.number <= 3)) connection.exec(migration.sql);
    connection.pragma('user_version = 3');
    connection.exec("INSERT INTO coder VALUES (1, 'ana', 'Ana', '2026-01-01')");
    expect(migrate(connection)).toEqual({ from: 3, to: SCHEMA_VERSION });
    expect(schemaText(connection)).toBe(expectedSchema());
    expect(row(asReadDb(connection), 'SELECT id, name FROM coder')).toEqual({ id: 'ana', name: 'Ana' });
    connection.close();
  });
});
