import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.git', '.tsbuild', 'release']);

/** One short text for the state of some files and folders: it changes when any file in them does.
 *  Names, sizes and modification times are read, not contents: some milliseconds for the whole project. Tests are left
 *  out, because nothing is built from them. */
export function stateOf(root: string, inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => listFiles(join(root, input))).toSorted()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Whether `stampFile` holds this state. */
export function isFresh(stampFile: string, state: string): boolean {
  try {
    return readFileSync(stampFile, 'utf8') === state;
  } catch {
    return false;
  }
}

function listFiles(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (stats.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .flatMap((entry) => listFiles(join(path, entry.name)));
}
