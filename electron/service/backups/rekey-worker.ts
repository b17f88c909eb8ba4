import { parentPort, workerData } from 'node:worker_threads';
import { changeKey } from '#db/maintenance.ts';
import { openForRekeying } from '#db/open.ts';
import { recordFact } from '#db/undo/act.ts';

/** Gives a copy of a project a new passphrase and reads every page of it under that, in a thread: half a gigabyte takes seconds. */
export interface RekeyRequest { readonly file: string; readonly coderId: string; readonly passphrase: Uint8Array; readonly newPassphrase: Uint8Array }
export type RekeyReply = { readonly stage: RekeyStage } | { readonly done: true } | { readonly failed: string };
/** What the thread is about: writing pages, then reading them back. */
export type RekeyStage = 'encrypt' | 'check';

function rekey({ file, coderId, passphrase, newPassphrase }: RekeyRequest, tell: (reply: RekeyReply) => void): void {
  try {
    tell({ stage: 'encrypt' });
    const connection = openForRekeying(file, Buffer.from(passphrase));
    try {
      recordFact(connection, coderId, 'project.rekey', {});
      changeKey(connection, Buffer.from(newPassphrase));
    } finally {
      connection.close();
    }
    tell({ stage: 'check' });
    const again = openForRekeying(file, Buffer.from(newPassphrase));
    try {
      const found = again.pragma('quick_check(1)', { simple: true });
      tell(found === 'ok' ? { done: true } : { failed: 'SQLITE_CORRUPT' });
    } finally {
      again.close();
    }
  } catch (error) {
    tell({ failed: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' });
  } finally {
    passphrase.fill(0);
    newPassphrase.fill(0);
  }
}

if (parentPort !== null) { const port = parentPort; rekey(workerData as RekeyRequest, (reply) => { port.postMessage(reply); }); }
