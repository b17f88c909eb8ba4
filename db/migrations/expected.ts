import Database from 'better-sqlite3-multiple-ciphers';
import { migrate, SCHEMA_VERSION, schemaText } from './index.ts';

const known = new Map<number, string>();

/** The schema that the migrations make up to a version: what a project of that version must hold, to the letter. */
export function expectedSchema(version = SCHEMA_VERSION): string {
  let expected = known.get(version);
  if (expected === undefined) {
    const connection = new Database(':memory:');
    migrate(connection, version);
    expected = schemaText(connection);
    connection.close();
    known.set(version, expected);
  }
  return expected;
}
