import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import type { Framework } from '#core/framework/framework-sheet.ts';
import { DEFAULT_INCOME_YEAR } from '#core/framework/income.ts';
import { slugFor } from '#core/codebook/tree.ts';
import { createProjectFile, openProjectFile, refusalFor, removeProjectFile } from '#db/open.ts';
import { checkPages, copyInto } from '#db/maintenance.ts';
import { schemaText } from '#db/migrations/index.ts';
import { expectedSchema } from '#db/migrations/expected.ts';
import { getMeta, insertCoder, listCoders, renameCoder as storeCoderName, setMeta } from '#db/queries/project.ts';
import { checkHistory, recordFact } from '#db/undo/act.ts';
import type { Verification } from '#core/contract/project.ts';
import { clearLeftovers } from './backups/leftovers.ts';
import { backupFolder, backupName, PROJECT_EXTENSION } from './backups/rolling.ts';
import { ProjectSession } from './session.ts';

export type Template = 'national-response' | 'empty';

/** Makes a project and opens it. The first coder is the person who makes it. */
export function createProject(path: string, passphrase: string, name: string, template: Template, coderName = 'Coder 1', framework: Framework | null = null): ProjectSession {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Refusal('FOLDER_MISSING', `There is no folder “${folder}”. Make it first, or choose another.`, { folder });
  const connection = createProjectFile(path, passphrase);
  const at = new Date().toISOString();
  try {
    recordFact(connection, slugFor(coderName, new Set()), 'project.create', { name }, (db) => {
      setMeta(db, 'name', name);
      setMeta(db, 'createdAt', at);
      setMeta(db, 'template', template);
      if (framework) setMeta(db, 'framework', JSON.stringify(framework));
      setMeta(db, 'incomeYear', DEFAULT_INCOME_YEAR);
      insertCoder(db, { id: slugFor(coderName, new Set()), name: coderName }, at);
    });
  } catch (error) {
    connection.close();
    removeProjectFile(path);
    throw refusalFor(error, path);
  }
  return new ProjectSession(path, connection);
}

export function openProject(path: string, passphrase: string): ProjectSession {
  const session = new ProjectSession(path, openProjectFile(path, passphrase));
  clearLeftovers(realpathSync(path), backupFolder(path));
  return session;
}

/** Whether every page, the schema and the history are as they should be. */
export function verifyProject(session: ProjectSession): Verification {
  let database: string;
  try {
    database = checkPages(session.connection);
  } catch (error) {
    const refusal = refusalFor(error, session.path);
    if (!(refusal instanceof Refusal)) throw error;
    database = refusal.message;
  }
  const schema = schemaText(session.connection) === expectedSchema() ? 'ok' : 'differs from the schema of this version';
  const { events, brokenAt } = checkHistory(session.db);
  return { database, schema, history: { events, chain: brokenAt === null ? 'ok' : { brokenAt } } };
}

/** A copy under the same key, in a folder beside the project; it is opened to be sure. @returns its path */
export function backUpProject(session: ProjectSession, file?: string): string {
  const target = file ?? backupName(session.path, false);
  if (existsSync(target)) throw new Refusal('PROJECT_EXISTS', `“${basename(target)}” is already there. Choose another name.`, { file: basename(target) });
  try {
    mkdirSync(dirname(target), { recursive: true });
    copyInto(session.connection, target);
  } catch (error) {
    throw refusalFor(error, target);
  }
  session.fact('project.backup', {});
  return target;
}

/** Puts a backup in the place of a project: checked first, and what is there is never overwritten. */
export function restoreProject(backup: string, path: string, passphrase: string): ProjectSession {
  const session = openProject(backup, passphrase);
  try {
    if (existsSync(path)) throw new Refusal('PROJECT_EXISTS', `“${basename(path)}” is already there. Restore under another name, then compare.`, { file: basename(path) });
    copyInto(session.connection, path);
  } catch (error) {
    throw refusalFor(error, path);
  } finally {
    session.close();
  }
  return openProject(path, passphrase);
}

/** Where a restored project is put: beside the one it is a backup of, under a name that says what it is and that nothing has yet. */
export function restoredPath(path: string, at = new Date()): string {
  const stem = join(dirname(path), `${basename(path, extname(path))} (restored ${at.toISOString().slice(0, 16).replace('T', ' ').replace(':', '.')}`);
  for (let number = 1; ; number++) {
    const candidate = `${stem}${number === 1 ? '' : ` ${number}`})${PROJECT_EXTENSION}`;
    if (!existsSync(candidate)) return candidate;
  }
}

export function addCoder(session: ProjectSession, name: string): { id: string; name: string } {
  const coders = listCoders(session.db);
  if (coders.some((coder) => coder.name === name)) throw new Refusal('CODER_EXISTS', `There is a coder “${name}” already.`, { coder: name });
  const coder = { id: slugFor(name, new Set(coders.map((other) => other.id))), name };
  return session.act('coder.add', { coder: name }, ['project'], (db) => { insertCoder(db, coder, new Date().toISOString()); return coder; });
}

/** Another name for the same person: codings, memos and history lines go on under it. */
export function renameCoder(session: ProjectSession, coderId: string, name: string): void {
  const coders = listCoders(session.db);
  const coder = coders.find((one) => one.id === coderId);
  if (!coder) throw new Refusal('CODER_UNKNOWN', `There is no coder “${coderId}” in this project.`, { coder: coderId });
  if (coder.name === name) return;
  if (coders.some((other) => other.id !== coderId && other.name === name)) throw new Refusal('CODER_EXISTS', `There is a coder “${name}” already.`, { coder: name });
  session.act('coder.rename', { from: coder.name, to: name }, ['project', 'memos'], (db) => { storeCoderName(db, coderId, name); });
}

export const templateOf = (session: ProjectSession): Template => (getMeta(session.db, 'template') === 'empty' ? 'empty' : 'national-response');
