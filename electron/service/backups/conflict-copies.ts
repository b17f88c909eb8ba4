import { readdirSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';

/** How synchronised folders name the second of two versions: Dropbox, OneDrive, Google Drive, Syncthing, Nextcloud, iCloud. */
const SUFFIXES = [
  /^ \([^)]*(?:conflict|conflit|conflicto)[^)]*\)$/iu, /^[ _.-]*sync-conflict-[\w-]+$/iu, /^[ _-]?(?:conflict|conflit)[\w -]*$/iu, /^-[A-Z0-9][A-Z0-9-]{2,20}(?:-\d+)?$/u, /^ \(\d{1,2}\)$/u, /^ \d{1,2}$/u,
];

/** Files beside a project that a synchronising program seems to have made of it because it changed in two places.
 *  @returns their names; none where the folder cannot be read */
export function conflictCopies(path: string): string[] {
  const extension = extname(path);
  const own = basename(path, extension);
  try {
    return readdirSync(dirname(path)).filter((name) => {
      if (!name.endsWith(extension) || name === own + extension || !name.startsWith(own)) return false;
      const rest = name.slice(own.length, name.length - extension.length);
      return SUFFIXES.some((suffix) => suffix.test(rest));
    }).toSorted();
  } catch {
    return [];
  }
}
