import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { asReadDb, rows } from '../database.ts';
import { expectedSchema } from './expected.ts';
import { migrate, MIGRATIONS, schemaText, SCHEMA_VERSION } from './index.ts';

describe('migration 10', () => {
  it('brings a project of version 9 to the schema of a new one, with no documents', () => {
    const connection = new Database(':memory:');
    for (const migration of MIGRATIONS.filter((one) => one.number <= 9)) connection.exec(migration.sql);
    connection.pragma('user_version = 9');
    expect(migrate(connection)).toEqual({ from: 9, to: SCHEMA_VERSION });
    expect(schemaText(connection)).toBe(expectedSchema());
    expect(rows(asReadDb(connection), 'SELECT * FROM document')).toEqual([]);
    connection.close();
  });
});
