import Database from 'better-sqlite3-multiple-ciphers';
import type { Connection } from '../database.ts';
import { migrate } from '../migrations/index.ts';
import { insertCoder } from '../queries/project.ts';
import { insertVariable } from '../queries/variables.ts';
import { act } from './act.ts';

/** For tests: a project in memory with a coder `a` and the open questions `q` and `r`. */
export function projectOfOpenQuestions(): Connection {
  const connection = new Database(':memory:');
  migrate(connection);
  connection.pragma('foreign_keys = ON');
  act(connection, 'a', 'coder.add', {}, (db) => {
    insertCoder(db, { id: 'a', name: 'A' }, '');
    for (const id of ['q', 'r']) insertVariable(db, { id, label: id, source: 'imported', type: 'open', measure: null, confidential: false, categories: [] });
  });
  return connection;
}
