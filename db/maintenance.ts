import { read, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Connection } from './database.ts';
import { putInPlace } from './durable-file.ts';
import { keptHandle } from './kept-handle.ts';

/** Checks every page, index and reference. @returns "ok", or the first faults in SQLite's words */
export function checkPages(connection: Connection): string {
  const faults = (connection.pragma('integrity_check(5)') as { integrity_check: string }[]).map((line) => line.integrity_check);
  const orphans = connection.pragma('foreign_key_check') as unknown[];
  if (faults.length === 1 && faults[0] === 'ok') return orphans.length === 0 ? 'ok' : `${orphans.length} rows point to rows that are not there`;
  return faults.join('; ');
}

/** A compact copy under the same cipher and key, there whole or not at all; better-sqlite3's backup() refuses encrypted databases, and
 *  VACUUM INTO syncs nothing. */
export function copyInto(connection: Connection, path: string): void {
  const staging = `${path}.part`;
  rmSync(staging, { force: true });
  try {
    connection.prepare('VACUUM INTO ?').run(staging);
    putInPlace(staging, path);
  } catch (error) {
    rmSync(staging, { force: true });
    throw error;
  }
}

/** Writes every page again under a new passphrase, which is wiped. */
export function changeKey(connection: Connection, passphrase: Buffer): void {
  connection.rekey(passphrase);
  passphrase.fill(0);
}

const COPIED_AT_ONCE = 1 << 20;
const readAt = promisify(read);

const copied = new WeakSet<Connection>();
/** Whether the file is being copied: nothing may be written in its place. */
export const isBeingCopied = (connection: Connection): boolean => copied.has(connection);

/** A copy of the file as it is on the disk, page by page, while the project stays in use: the WAL is folded in first and not folded in
 *  again until the copy is whole, so that what is written meanwhile stays beside it. Nothing blocks but that folding.
 *  @param gone whether the connection was closed meanwhile; the copy is then thrown away, because closing writes into the file
 *  @returns whether there is a copy; false also where a transaction or another copy is under way */
export async function copyWhileOpen(connection: Connection, target: string, gone: () => boolean): Promise<boolean> {
  // Two copies at once would let the log be folded in while one of them is read.
  const handle = connection.inTransaction || copied.has(connection) ? null : keptHandle(connection);
  if (handle === null) return false;
  const staging = `${target}.part`;
  const [folded] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (folded?.busy !== 0) return false;
  connection.pragma('wal_autocheckpoint = 0');
  copied.add(connection);
  try {
    const file = await open(staging, 'w');
    try {
      await handle.use(async (from) => {
        const piece = Buffer.allocUnsafe(COPIED_AT_ONCE);
        for (let at = 0; !gone();) {
          const { bytesRead } = await readAt(from, piece, 0, piece.length, at);
          if (bytesRead === 0) break;
          // A disk that is nearly full takes a part without a word; it says so when it is given the rest.
          for (let written = 0; written < bytesRead;) written += (await file.write(piece, written, bytesRead - written, at + written)).bytesWritten;
          at += bytesRead;
        }
      });
    } finally {
      await file.close();
    }
    if (gone()) { await rm(staging, { force: true }); return false; }
    putInPlace(staging, target);
    return true;
  } catch (error) {
    await rm(staging, { force: true });
    if (gone()) return false;
    throw error;
  } finally {
    copied.delete(connection);
    if (!gone()) connection.pragma('wal_autocheckpoint = 1000');
  }
}
