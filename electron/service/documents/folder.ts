import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';

/** Files that documents come in. */
const DOCUMENT_FILE = /\.(docx|pdf|md|markdown|txt|html?|xhtml)$/iu;
const MOST_FILES = 500;

/** Paths as a person gave them: files, and folders for every document in them, in the order of their names.
 *  @throws Refusal FOLDER_EMPTY, FOLDER_TOO_LARGE */
export async function documentPaths(paths: readonly string[]): Promise<string[]> {
  const found = (await Promise.all(paths.map(async (path) => {
    if ((await stat(path).catch(() => null))?.isDirectory() !== true) return [path];
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && DOCUMENT_FILE.test(entry.name) && !/^(\.|~\$)/u.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    if (files.length === 0) throw new Refusal('FOLDER_WITHOUT_DOCUMENTS', `The folder “${basename(path)}” holds no document (.docx, .pdf, .md, .txt, .html). Choose the folder with the files themselves.`, { file: basename(path) });
    return files;
  }))).flat();
  if (found.length > MOST_FILES) throw new Refusal('DOCUMENTS_TOO_MANY', `These are ${found.length} files; at most ${MOST_FILES} documents are brought in at once. Do it in several goes.`, { files: found.length });
  return found;
}
