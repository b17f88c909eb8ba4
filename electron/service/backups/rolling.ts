import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { copyWhileOpen } from '#db/maintenance.ts';
import { countHistory } from '#db/queries/project.ts';
import type { ProjectSession } from '../session.ts';
import type { VerifyReply, VerifyRequest } from './backup-verify-worker.ts';
import { outdated } from './keep.ts';
import type { Secret } from './secret.ts';

export const PROJECT_EXTENSION = '.swproj';
const AUTOMATIC = ' auto ';
const MOMENT = /(?<automatic> auto)? (\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)-(\d{3}Z)\.swproj$/u;
const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 15 * 60_000;

export interface BackupFile { readonly file: string; readonly madeAt: string; readonly bytes: number; readonly automatic: boolean }

/** Where a project's backups lie: in a folder beside it. */
export const backupFolder = (path: string): string => join(dirname(path), `${basename(path, extname(path))}.backups`);

/** The name of a new backup. Its moment is in it, so that a clock that jumps or a file that is copied changes nothing. */
export function backupName(path: string, automatic: boolean, at = new Date()): string {
  return join(backupFolder(path), `${basename(path, extname(path))}${automatic ? AUTOMATIC : ' '}${at.toISOString().replace(/[:.]/gu, '-')}${PROJECT_EXTENSION}`);
}

/** The backups of a project, newest first, whether or not it is open or still there. */
export function backupsOf(path: string): BackupFile[] {
  const folder = backupFolder(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith(PROJECT_EXTENSION)).flatMap((name) => {
    const facts = statSync(join(folder, name), { throwIfNoEntry: false });
    if (facts?.isFile() !== true) return [];
    const said = MOMENT.exec(name);
    return [{ file: join(folder, name), madeAt: said ? `${said[2]}${said[3]}:${said[4]}:${said[5]}.${said[6]}` : facts.mtime.toISOString(), bytes: facts.size, automatic: said?.groups?.['automatic'] !== undefined }];
  }).toSorted((a, b) => b.madeAt.localeCompare(a.madeAt));
}

/** Backups that make themselves while a project is open: a minute after it was opened and then every quarter of an hour, if anything
 *  was done since the last one. Each is opened and checked, page by page and with its history, before an older one goes. */
export class RollingBackups {
  readonly #session: ProjectSession;
  readonly #secret: Secret;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #events: number | null = null;
  #closed = false;
  #running: Promise<boolean> | null = null;
  /** What went wrong with the last one, for the window to say; null where all is well. */
  problem: 'copy' | 'check' | null = null;

  constructor(session: ProjectSession, secret: Secret) {
    this.#session = session;
    this.#secret = secret;
  }

  start(first = FIRST_AFTER_MS, every = EVERY_MS): void {
    this.#timer = setTimeout(() => {
      void this.makeNow().finally(() => { if (!this.#closed) this.start(every, every); });
    }, first);
    this.#timer.unref();
  }

  /** @returns whether a new backup was made and found sound; false where nothing was done since the last */
  makeNow(): Promise<boolean> {
    this.#running ??= this.#make().finally(() => { this.#running = null; });
    return this.#running;
  }

  stop(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #make(): Promise<boolean> {
    if (this.#closed) return false;
    const session = this.#session;
    try {
      const events = countHistory(session.db);
      if (events === this.#events) return false;
      mkdirSync(backupFolder(session.path), { recursive: true });
      const target = backupName(session.path, true);
      if (!await copyWhileOpen(session.connection, target, () => this.#closed)) return false;
      const reply = await verifyBackup(target, this.#secret);
      if (!reply.sound) {
        rmSync(target, { force: true });
        this.problem = 'check';
        return false;
      }
      this.problem = null;
      this.#events = events;
      this.#rotate();
      return true;
    } catch {
      this.problem = 'copy';
      return false;
    }
  }

  #rotate(): void {
    const automatic = backupsOf(this.#session.path).filter((backup) => backup.automatic);
    for (const index of outdated(automatic.map((backup) => Date.parse(backup.madeAt)), Date.now())) rmSync(automatic[index]!.file, { force: true });
  }
}

/** Opens a backup in a thread and checks it. */
export function verifyBackup(file: string, secret: Secret): Promise<VerifyReply> {
  const request: VerifyRequest = { file, passphrase: secret.copy() };
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./backup-verify-worker.ts', import.meta.url), { workerData: request });
    worker.once('message', (reply: VerifyReply) => { resolve(reply); });
    worker.once('error', () => { resolve({ sound: false, database: null }); });
    worker.once('exit', () => { request.passphrase.fill(0); resolve({ sound: false, database: null }); });
  });
}
