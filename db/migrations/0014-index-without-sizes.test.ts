import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { asReadDb, rows, type Connection } from '../database.ts';
import { searchAnswers } from '../queries/answers.ts';
import { expectedSchema } from './expected.ts';
import { migrate, MIGRATIONS, schemaText, SCHEMA_VERSION } from './index.ts';

function projectOfVersion13(texts: readonly string[]): Connection {
  const connection = new Database(':memory:');
  for (const migration of MIGRATIONS.filter((one) => one.number <= 13)) connection.exec(migration.sql);
  connection.pragma('user_version = 13');
  // Answers alone are looked at: no cases are made for them.
  connection.pragma('foreign_keys = OFF');
  connection.exec(`INSERT INTO variable (id, position, definition) VALUES ('q', 1, '{}')`);
  const insert = connection.prepare("INSERT INTO answer (case_rid, variable_id, text) VALUES (?, 'q', ?)");
  texts.forEach((text, at) => { insert.run(at + 1, text); });
  return connection;
}

describe('migration 14', () => {
  it('brings a project of version 13 to the schema of a new one, with every word where it was', () => {
    const connection = projectOfVersion13(['The unit lacks staff', 'Réponse déjà reçue', '', 'staff and vehicles']);
    const db = asReadDb(connection);
    connection.exec('CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, answer_text, instance)');
    const words = (): unknown[] => rows(db, 'SELECT term, doc, col, offset FROM temp.words ORDER BY term, doc, offset');
    const before = words();
    connection.exec('DROP TABLE temp.words');
    expect(migrate(connection)).toEqual({ from: 13, to: SCHEMA_VERSION });
    expect(schemaText(connection)).toBe(expectedSchema());
    connection.exec('CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, answer_text, instance)');
    expect([before.length, words()]).toEqual([10, before]);
    connection.close();
  });

  it('keeps the index in step with answers that are changed, added and taken out', () => {
    const connection = projectOfVersion13(['staff', 'vehicles', 'budget']);
    migrate(connection);
    connection.exec("UPDATE answer SET text = 'staff for vehicles' WHERE rid = 1; DELETE FROM answer WHERE rid = 2; INSERT INTO answer (case_rid, variable_id, text) VALUES (9, 'q', 'vehicles again')");
    connection.exec("INSERT INTO answer_text (answer_text, rank) VALUES ('integrity-check', 1)");
    expect(searchAnswers(asReadDb(connection), 'vehicles', 10)).toEqual([1, 4]);
    connection.close();
  });
});
