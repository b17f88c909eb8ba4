import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Takes away what a killed program left beside a project: copies that were to be checked or to get a new passphrase, and backups that
 *  were not finished. All are encrypted; they would only fill the disk. To be called by whoever holds the project open, because nobody
 *  else makes such files then. */
export function clearLeftovers(path: string, backupFolder: string): void {
  const name = basename(path);
  const isLeftover = (other: string): boolean => other.startsWith(`${name}.`) && /^\.(?:check|rekey-[\da-f]{8})(?:\.part)?(?:-wal|-shm|-journal)?$/u.test(other.slice(name.length));
  clear(dirname(path), isLeftover);
  clear(backupFolder, (other) => other.endsWith('.swproj.part'));
}

function clear(folder: string, isLeftover: (name: string) => boolean): void {
  let names: string[];
  try { names = readdirSync(folder); } catch { return; }
  // What cannot be taken away now is tried again with the next opening.
  for (const name of names.filter(isLeftover)) try { rmSync(join(folder, name), { force: true }); } catch { /* as said */ }
}
