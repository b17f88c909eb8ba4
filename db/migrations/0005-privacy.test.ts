import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { asReadDb, rows } from '../database.ts';
import { expectedSchema } from './expected.ts';
import { migrate, MIGRATIONS, schemaText, SCHEMA_VERSION } from './index.ts';

describe('migration 5', () => {
  it('brings a project of version 4 to the schema of a new one, with nobody cleared', () => {
    const connection = new Database(':memory:');
    for (const migration of MIGRATIONS.filter((one) => one.number <= 4)) connection.exec(migration.sql);
    connection.pragma('user_version = 4');
    expect(migrate(connection)).toEqual({ from: 4, to: SCHEMA_VERSION });
    expect(schemaText(connection)).toBe(expectedSchema());
    expect(rows(asReadDb(connection), 'SELECT * FROM clearance')).toEqual([]);
    connection.close();
  });
});
