import { constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Verification } from '#core/contract/project.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { putInPlace } from '#db/durable-file.ts';
import { copyWhileOpen } from '#db/maintenance.ts';
import { expectedSchema } from '#db/migrations/expected.ts';
import { schemaText } from '#db/migrations/index.ts';
import { clearAside, openProjectReadOnly, refusalFor } from '#db/open.ts';
import { backUpProject, openProject, restoreProject, verifyProject } from '../projects.ts';
import type { ProjectSession } from '../session.ts';
import { backupName, verifyBackup } from './rolling.ts';
import { Secret } from './secret.ts';

/** Projects from this size on are copied and checked beside the work, so that other calls are answered meanwhile; smaller ones take
 *  a fraction of a second. */
const LARGE_BYTES = 64 * 1024 * 1024;
const isLarge = (path: string, from: number): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? -1) >= from;

/** A backup by hand, opened to be sure. @returns its path @throws Refusal PROJECT_EXISTS, BACKUP_UNSOUND and what the disk says */
export async function backUpWhileOpen(session: ProjectSession, passphrase: string, file?: string, largeFrom = LARGE_BYTES): Promise<string> {
  const target = file ?? backupName(session.path, false);
  if (!isLarge(session.path, largeFrom) || existsSync(target)) return backUpProject(session, file);
  try {
    mkdirSync(dirname(target), { recursive: true });
    if (!await copyWhileOpen(session.connection, target, () => !session.connection.open)) return backUpProject(session, file);
  } catch (error) {
    throw refusalFor(error, target);
  }
  if (!await isSound(target, passphrase)) {
    rmSync(target, { force: true });
    throw new Refusal('BACKUP_UNSOUND', `The backup “${basename(target)}” was not sound and was thrown away. Verify the project, and make a backup on another disk.`, { file: basename(target) });
  }
  session.fact('project.backup', {});
  return target;
}

/** Checks every page, the schema and the history: of a large project on a copy of its very pages, in a thread. */
export async function verifyWhileOpen(session: ProjectSession, passphrase: string, largeFrom = LARGE_BYTES): Promise<Verification> {
  const copy = `${session.path}.check`;
  if (!isLarge(session.path, largeFrom) || !await copyWhileOpen(session.connection, copy, () => !session.connection.open).catch(() => false)) return verifyProject(session);
  try {
    const secret = new Secret(passphrase);
    const found = await verifyBackup(copy, secret);
    secret.wipe();
    // What even a thread could not read is told in the database's own words.
    if (found.database === null || !session.connection.open) return verifyProject(session);
    const schema = schemaText(session.connection) === expectedSchema() ? 'ok' : 'differs from the schema of this version';
    return { database: found.database, schema, history: { events: found.events, chain: found.brokenAt === null ? 'ok' : { brokenAt: found.brokenAt } } };
  } finally {
    await rm(copy, { force: true });
  }
}

/** Puts a backup in a place where nothing is, checked first. @throws as restoreProject */
export async function restoreBeside(backup: string, path: string, passphrase: string, largeFrom = LARGE_BYTES): Promise<ProjectSession> {
  if (!isLarge(backup, largeFrom) || existsSync(path)) return restoreProject(backup, path, passphrase);
  const staging = `${path}.part`;
  try {
    openProjectReadOnly(backup, passphrase).close();
    clearAside(backup);
    // A log beside a backup means that it was opened by hand and left: only opening it can fold that in.
    if (['-wal', '-journal'].some((suffix) => (statSync(backup + suffix, { throwIfNoEntry: false })?.size ?? 0) > 0)) return restoreProject(backup, path, passphrase);
    await copyFile(backup, staging, constants.COPYFILE_FICLONE);
    if (!await isSound(staging, passphrase)) throw new Refusal('PROJECT_DAMAGED', `“${basename(backup)}” is damaged: part of it cannot be read. Restore the newest backup, then compare.`, { file: basename(backup) });
    putInPlace(staging, path);
  } catch (error) {
    rmSync(staging, { force: true });
    // Why it cannot be opened is said by the usual way of opening it.
    if (!(error instanceof Refusal) && error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE')) openProject(backup, passphrase).close();
    throw refusalFor(error, path);
  }
  return openProject(path, passphrase);
}

async function isSound(file: string, passphrase: string): Promise<boolean> {
  const secret = new Secret(passphrase);
  try { return (await verifyBackup(file, secret)).sound; } finally { secret.wipe(); }
}
