import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileSource, ImportSource } from '#core/contract/api/importing.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { openSurveyFile, type OpenedFile, type OpenOptions } from './files/open-file.ts';
import { openZip } from './files/zip.ts';

/** A file on disk, or the bytes a browser handed over: those stay in memory and never touch the disk in clear. */
export type Source = string | { readonly name: string; readonly bytes: Uint8Array };

export const openSource = (source: Source, options: OpenOptions = {}): Promise<OpenedFile> => openSurveyFile(source, options);

/** What a window sent: a path stays a path, bytes are taken into memory. */
export const toSource = async (source: FileSource): Promise<Source> => ('path' in source ? source.path : { name: source.name, bytes: new Uint8Array(await source.bytes.arrayBuffer()) });

/** The whole of a small file. @throws Refusal FILE_NOT_FOUND, FILE_NOT_READABLE */
export async function bytesOf(source: Source): Promise<Uint8Array> {
  if (typeof source !== 'string') return source.bytes;
  try {
    return await readFile(source);
  } catch (error) {
    const file = basename(source);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Refusal('FILE_NOT_FOUND', `There is no file “${file}” at the place given. Check the path.`, { file });
    throw new Refusal('FILE_NOT_READABLE', `“${file}” cannot be read: the system refuses access to it. Close it in other programs and check that it may be read.`, { file });
  }
}

/** One file; or several that are one import, under the name they are shown by. */
export type Sources = Source | { readonly name: string; readonly files: readonly Source[] };

/** Files of a survey that a folder may hold; everything else in it is left alone. */
const SURVEY_FILE = /\.(xlsx|xlsm|xlsb|xls|ods|fods|csv|tsv|txt|sav|zsav)$/iu;
/** Files one import may have. */
const MOST_FILES = 5000;

/** The survey files of a folder and of the folders in it, in the order of their names. Hidden files, and the lock files that office
 *  programs leave beside an open document, are passed over.
 *  @throws Refusal FOLDER_EMPTY, FOLDER_TOO_LARGE, FILE_NOT_FOUND */
export async function folderSource(folder: string): Promise<{ name: string; files: string[] }> {
  const name = basename(folder);
  let entries;
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch {
    throw new Refusal('FILE_NOT_FOUND', `There is no folder “${name}” at the place given, or it may not be read. Check the path.`, { file: name });
  }
  const files = entries.filter((entry) => entry.isFile() && SURVEY_FILE.test(entry.name) && !/^(\.|~\$)/u.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (files.length === 0) throw new Refusal('FOLDER_EMPTY', `The folder “${name}” holds no survey file (.xlsx, .xlsm, .xls, .ods, .csv, .tsv, .txt, .sav). Choose the folder with the files themselves.`, { file: name });
  if (files.length > MOST_FILES) throw new Refusal('FOLDER_TOO_LARGE', `The folder “${name}” holds ${files.length} survey files; at most ${MOST_FILES} are read at once. Part it into several folders.`, { file: name, files: files.length });
  return { name, files };
}

/** What the files of an archive may unpack to: they are held in memory, as nothing is written to the disk in clear. */
const MOST_UNPACKED = 400 * 1024 * 1024;

/** The survey files of a .zip archive, as ODK, Qualtrics and others hand out an export; a workbook, which is an archive too, is left as it is.
 *  @throws Refusal ARCHIVE_EMPTY, FILE_TOO_LARGE, FILE_PASSWORD_UNSUPPORTED, FILE_DAMAGED */
async function archiveSource(source: Source): Promise<Sources> {
  const name = nameOf(source);
  if (!/\.zip$/iu.test(name)) return source;
  const zip = await openZip(typeof source === 'string' ? source : Buffer.from(source.bytes), name);
  try {
    if (zip.names.some((part) => /^(\[content_types\]\.xml|content\.xml|xl\/workbook\.(xml|bin))$/iu.test(part))) return source;
    const parts = zip.names.filter((part) => SURVEY_FILE.test(part) && !/(^|\/)(__MACOSX\/|\.|~\$)/u.test(part)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    if (parts.length === 0) throw new Refusal('ARCHIVE_EMPTY', `The archive “${name}” holds no survey file (.xlsx, .xlsm, .xls, .ods, .csv, .tsv, .txt, .sav). Unpack it and import what is meant.`, { file: name });
    if (parts.length > MOST_FILES) throw new Refusal('FOLDER_TOO_LARGE', `The folder “${name}” holds ${parts.length} survey files; at most ${MOST_FILES} are read at once. Part it into several folders.`, { file: name, files: parts.length });
    let left = MOST_UNPACKED;
    const files: Source[] = [];
    const names = parts.map((part) => basename(part));
    for (const [at, part] of parts.entries()) {
      const bytes = await zip.read(part, left);
      left -= bytes.length;
      files.push({ name: names.indexOf(names[at]!) === names.lastIndexOf(names[at]!) ? names[at]! : part, bytes });
    }
    return files.length === 1 ? files[0]! : { name, files };
  } finally {
    zip.close();
  }
}

/** A path may be a file, an archive or a folder. */
async function pathSource(path: string): Promise<Sources> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true ? folderSource(path) : found === null ? path : archiveSource(path);
}

/** Paths as a person gave them: one file, a folder, or several of either. */
export async function pathsSource(paths: readonly string[]): Promise<Sources> {
  const found = await Promise.all(paths.map(pathSource));
  if (found.length === 1) return found[0]!;
  return together(found.flatMap(filesOf));
}
const filesOf = (source: Sources): readonly Source[] => (typeof source !== 'string' && 'files' in source ? source.files : [source]);
const together = (files: readonly Source[]): Sources => (files.length === 1 ? files[0]! : { name: files.length === 2 ? files.map(nameOf).join(', ') : `${nameOf(files[0]!)} …`, files });

/** What a window sent: one file, a folder, or several files. */
export async function toSources(source: ImportSource): Promise<Sources> {
  if ('folder' in source) return folderSource(source.folder);
  if (!('files' in source)) return 'path' in source ? pathSource(source.path) : archiveSource(await toSource(source));
  return together((await Promise.all(source.files.map(async (file) => archiveSource(await toSource(file))))).flatMap(filesOf));
}
export const nameOf = (source: Source): string => (typeof source === 'string' ? basename(source) : source.name);
