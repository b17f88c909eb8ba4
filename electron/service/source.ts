import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileSource } from '#core/contract/api/importing.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { openSurveyFile, type OpenedFile, type OpenOptions } from './files/open-file.ts';

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
