import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { openSurveyFile, type OpenedFile, type OpenOptions } from './files/open-file.ts';

/** A file on disk, or the bytes a browser handed over: those stay in memory and never touch the disk in clear. */
export type Source = string | { readonly name: string; readonly bytes: Uint8Array };

export const openSource = (source: Source, options: OpenOptions = {}): Promise<OpenedFile> => openSurveyFile(source, options);

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
