import { parentPort, workerData } from 'node:worker_threads';
import { asReadDb } from '#db/database.ts';
import { checkPages } from '#db/maintenance.ts';
import { clearAside, openProjectReadOnly } from '#db/open.ts';
import { checkHistory } from '#db/undo/act.ts';

/** Opens a backup and checks every page and the history's chain, in a thread: half a gigabyte takes seconds. */
export interface VerifyRequest { readonly file: string; readonly passphrase: Uint8Array }
export type VerifyReply = { readonly sound: boolean; /** "ok", or the faults of pages and references. */ readonly database: string; readonly events: number; readonly brokenAt: number | null } | { readonly sound: false; readonly database: null };

function verify({ file, passphrase }: VerifyRequest): VerifyReply {
  try {
    const connection = openProjectReadOnly(file, Buffer.from(passphrase).toString('utf8'));
    try {
      const database = checkPages(connection);
      const { events, brokenAt } = checkHistory(asReadDb(connection));
      return { sound: database === 'ok' && brokenAt === null, database, events, brokenAt };
    } finally {
      connection.close();
      clearAside(file);
    }
  } catch {
    return { sound: false, database: null };
  } finally {
    passphrase.fill(0);
  }
}

if (parentPort !== null) parentPort.postMessage(verify(workerData as VerifyRequest));
