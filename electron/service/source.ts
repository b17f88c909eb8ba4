import { openSurveyFile, type OpenedFile, type OpenOptions } from './files/open-file.ts';

/** A file on disk, or the bytes a browser handed over: those stay in memory and never touch the disk in clear. */
export type Source = string | { readonly name: string; readonly bytes: Uint8Array };

export const openSource = (source: Source, options: OpenOptions = {}): Promise<OpenedFile> => openSurveyFile(source, options);
