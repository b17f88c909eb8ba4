import { createHash } from 'node:crypto';
import Database from 'better-sqlite3-multiple-ciphers';
import { asWriteDb } from '#db/database.ts';
import { migrate } from '#db/migrations/index.ts';
import { insertCoder, setMeta } from '#db/queries/project.ts';
import { guidMaker, type GuidMaker } from '#core/exchange/guid.ts';
import { ProjectSession } from '#service/session.ts';

/** A project that lies in memory, with one coder and nothing else. */
export function memoryProject(name = 'Study', coder = 'Coder A', createdAt = '2026-01-05T10:00:00.000Z'): ProjectSession {
  const connection = new Database(':memory:');
  migrate(connection);
  connection.pragma('foreign_keys = ON');
  const db = asWriteDb(connection);
  setMeta(db, 'name', name);
  setMeta(db, 'createdAt', createdAt);
  setMeta(db, 'template', 'empty');
  insertCoder(db, { id: coder.toLowerCase().replaceAll(' ', '-'), name: coder }, createdAt);
  return new ProjectSession(`${name}.swproj`, connection);
}

export const testGuids = (projectId: string): GuidMaker => guidMaker(projectId, (text) => createHash('sha1').update(text).digest());
