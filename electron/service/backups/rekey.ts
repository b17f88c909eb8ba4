import { randomBytes } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Refusal } from '#core/contract/refusal.ts';
import { count } from '#db/database.ts';
import { putInPlace } from '#db/durable-file.ts';
import { copyWhileOpen, isBeingCopied } from '#db/maintenance.ts';
import { passphraseBytes, refusalFor, refusalForCode, removeProjectFile } from '#db/open.ts';
import { openProject } from '../projects.ts';
import type { ProjectSession } from '../session.ts';
import type { RekeyReply, RekeyRequest, RekeyStage } from './rekey-worker.ts';

export type RekeyStep = 'copy' | RekeyStage;

/** Writes a copy of the open project under a new passphrase, beside it and in a thread, while the project can be read as ever; nothing is
 *  stored in it meanwhile, or the copy would lack it.
 *  @returns puts the copy in the project's place and opens it: the session that was given is closed then. Until it is called, and where
 *  it throws, the project is what it was.
 *  @throws Refusal PASSPHRASE_NEEDED, REKEY_UNDER_WAY, REKEY_GIVEN_UP (the project was closed), and what the disk says */
export async function beginRekey(session: ProjectSession, passphrase: string, newPassphrase: string, onStep: (step: RekeyStep) => void = () => {}): Promise<() => ProjectSession> {
  if (newPassphrase === '') throw new Refusal('PASSPHRASE_NEEDED', 'A project is always encrypted: give it a passphrase.');
  const { path, connection } = session;
  const name = basename(path);
  // The file itself, where the path is a link: a copy in the link's place would leave the file with its former passphrase.
  session.refuseWhereMoved();
  const file = realpathSync(path);
  const staging = `${file}.rekey-${randomBytes(4).toString('hex')}`;
  const isGone = (): boolean => !connection.open;
  const refuseWhereGone = (): void => { if (isGone()) throw new Refusal('REKEY_GIVEN_UP', `“${name}” was closed while its passphrase was being changed: it keeps the passphrase it had.`, { file: name }); };
  const letWrite = session.refuseWrites(() => new Refusal('REKEY_UNDER_WAY', 'The passphrase is being changed. Wait until that is done, then do this again.'));
  const giveUp = (error: unknown): unknown => {
    letWrite();
    removeProjectFile(staging);
    return refusalFor(error, path);
  };
  try {
    onStep('copy');
    while (isBeingCopied(connection)) await sleep(20);
    refuseWhereGone();
    const copied = await copyWhileOpen(connection, staging, isGone);
    refuseWhereGone();
    if (!copied) throw new Refusal('PROJECT_UNREACHABLE', `“${path}” cannot be opened or made there. Check that the folder exists and that you may write in it.`, { file: path });
    const written = writes(session);
    await inThread({ file: staging, coderId: session.coderId, passphrase: passphraseBytes(passphrase), newPassphrase: passphraseBytes(newPassphrase) }, path, onStep);
    refuseWhereGone();
    return () => {
      try {
        refuseWhereGone();
        session.refuseWhereMoved();
        if (writes(session) !== written) throw new Error('something was written while the passphrase was changed');
        session.close();
        // Beside another file its log would be taken for that file's.
        if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw new Refusal('DISK_FAILED', `The disk did not answer while “${name}” was read or written. What was stored before is safe. Check the disk or the network folder.`, { file: name });
        putInPlace(staging, file);
      } catch (error) {
        throw giveUp(error);
      }
      return openProject(path, newPassphrase);
    };
  } catch (error) {
    throw giveUp(error);
  }
}

/** Rows that this connection has ever changed. */
const writes = (session: ProjectSession): number => count(session.db, 'SELECT total_changes()');

/** @param path the project that is spoken of where something fails */
function inThread(request: RekeyRequest, path: string, onStep: (step: RekeyStep) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./rekey-worker.ts', import.meta.url), { workerData: request });
    worker.on('message', (reply: RekeyReply) => {
      if ('stage' in reply) onStep(reply.stage);
      else if ('done' in reply) resolve();
      else reject(refusalForCode(reply.failed, path) ?? new Error(`the copy was not encrypted: ${reply.failed}`));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      for (const secret of [request.passphrase, request.newPassphrase]) secret.fill(0);
      reject(new Error('the thread that encrypts ended without a word'));
    });
  });
}
