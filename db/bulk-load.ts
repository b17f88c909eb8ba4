import { fdatasync } from 'node:fs';
import type { Connection } from './database.ts';
import { keptHandle } from './kept-handle.ts';
import { isBeingCopied } from './maintenance.ts';

/** Pages of rows that are added behind one another are not needed again: half of the usual cache is enough. */
const CACHE_KB = 2000;
const USUAL_CACHE_KB = 32_000;

/** Readies a connection for one transaction of very many rows, and gives back what ends that.
 *
 *  A write-ahead log would hold every new page until the commit and then be copied into the file, which cannot be divided: half
 *  a second in which nothing else is answered. With a rollback journal new pages go to their place as they come, and only the
 *  few old pages that change are kept beside the file, encrypted like everything else, until the commit. A crash before that
 *  leaves the journal, from which the next opening restores the project.
 *  A database in memory keeps its own way. */
export function beginBulkLoad(connection: Connection): () => void {
  connection.pragma(`cache_size = -${CACHE_KB}`);
  // While the file is copied, or where the change is refused, the log takes everything, as it does for any other act.
  const isLogged = connection.pragma('journal_mode', { simple: true }) === 'wal' && !isBeingCopied(connection);
  if (isLogged) tryPragma(connection, 'journal_mode = DELETE');
  return () => {
    if (!connection.open) return;
    connection.pragma(`cache_size = -${USUAL_CACHE_KB}`);
    // Where this fails the project goes on with a rollback journal, as safely; the next opening tries again.
    if (isLogged) tryPragma(connection, 'journal_mode = WAL');
  };
}

function tryPragma(connection: Connection, setting: string): void {
  try { connection.pragma(setting); } catch { /* as said where it is called */ }
}

/** Between two writings ahead. */
const APART_MS = 250;

/** Lets the system write to the disk, in another thread, what a transaction has put into the project's file so far: the commit
 *  waits for the disk, and should find little left. Every page in the file has its old content in the journal on the disk before
 *  it is written, so that nothing comes too early. */
export class WriterAhead {
  readonly #connection: Connection;
  #under: Promise<void> | null = null;
  #began = performance.now();

  constructor(connection: Connection) { this.#connection = connection; }

  /** To be called now and then. */
  step(): void {
    if (this.#under !== null || performance.now() - this.#began < APART_MS) return;
    void this.#begin();
  }

  /** Resolves when what was put into the file before the call is on the disk. */
  async finish(): Promise<void> {
    await this.#under;
    await this.#begin();
  }

  #begin(): Promise<void> {
    this.#began = performance.now();
    // What fails here fails again, and is told, at the commit.
    const done = keptHandle(this.#connection)?.use((file) => new Promise<void>((resolve) => { fdatasync(file, () => { resolve(); }); })) ?? Promise.resolve();
    this.#under = done.then(() => { this.#under = null; });
    return this.#under;
  }
}
