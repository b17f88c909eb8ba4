import Database from 'better-sqlite3-multiple-ciphers';
import { migrate, schemaText } from './index.ts';

let expected: string | undefined;

/** The schema that the migrations of this version make, for `verify` and the guard test. */
export function expectedSchema(): string {
  if (expected === undefined) {
    const connection = new Database(':memory:');
    migrate(connection);
    expected = schemaText(connection);
    connection.close();
  }
  return expected;
}
