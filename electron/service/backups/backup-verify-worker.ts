import { parentPort, workerData } from 'node:worker_threads';
import { asReadDb } from '#db/database.ts';
import { checkPages } from '#db/maintenance.ts';
import { openProjectReadOnly } from '#db/open.ts';
import { checkHistory } from '#db/undo/act.ts';

/** Opens a backup and checks every page and the history's chain, in a thread: half a gigabyte takes seconds. */
export interface VerifyRequest { readonly file: string; readonly passphrase: Uint8Array }
export type VerifyReply = { readonly sound: true; readonly events: number } | { readonly sound: false };

function verify({ file, passphrase }: VerifyRequest): VerifyReply {
  try {
    const connection = openProjectReadOnly(file, Buffer.from(passphrase).toString('utf8'));
    try {
      if (checkPages(connection) !== 'ok') return { sound: false };
      const { events, brokenAt } = checkHistory(asReadDb(connection));
      return brokenAt === null ? { sound: true, events } : { sound: false };
    } finally { connection.close(); }
  } catch {
    return { sound: false };
  } finally {
    passphrase.fill(0);
  }
}

if (parentPort !== null) parentPort.postMessage(verify(workerData as VerifyRequest));
