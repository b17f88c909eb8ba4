import type { Connection } from './database.ts';

/** Checks every page, index and reference. @returns "ok", or the first faults in SQLite's words */
export function checkPages(connection: Connection): string {
  const faults = (connection.pragma('integrity_check(5)') as { integrity_check: string }[]).map((line) => line.integrity_check);
  const orphans = connection.pragma('foreign_key_check') as unknown[];
  if (faults.length === 1 && faults[0] === 'ok') return orphans.length === 0 ? 'ok' : `${orphans.length} rows point to rows that are not there`;
  return faults.join('; ');
}

/** A compact copy under the same cipher and key; better-sqlite3's backup() refuses encrypted databases. */
export const copyInto = (connection: Connection, path: string): void => { connection.prepare('VACUUM INTO ?').run(path); };

/** Writes every page again under a new passphrase. */
export const changeKey = (connection: Connection, passphrase: string): void => { connection.rekey(Buffer.from(passphrase, 'utf8')); };
