import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Puts a finished file in its place so that it is there whole after a power cut: first what it holds goes to the disk, then its name.
 *  A name that got there before its content would be a file of zeros where the one before had been. */
export function putInPlace(finished: string, file: string): void {
  syncPath(finished, 'r+');
  renameSync(finished, file);
  syncFolder(dirname(file));
}

/** Names of new, renamed and deleted files are on the disk when this returns. Windows syncs folders by itself and gives no handle to them. */
function syncFolder(folder: string): void {
  try { syncPath(folder, 'r'); } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try { fsyncSync(handle); } finally { closeSync(handle); }
}
