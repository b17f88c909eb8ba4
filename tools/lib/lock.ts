import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while holding a lock folder, so that two test runs do not build into the same place.
 *  A lock whose holder has ended is taken over. */
export async function withLock<T>(lockFolder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(lockFolder), { recursive: true });
  while (!tryLock(lockFolder)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

function tryLock(folder: string): boolean {
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(folder)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

function isHeld(folder: string): boolean {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0);
    return true;
  } catch (error) {
    // Between making the folder and writing into it there is no file yet: give the holder a moment.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 5000;
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
