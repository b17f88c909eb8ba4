import { z } from 'zod';

/** A file's bytes as a browser hands them over (a Blob or File); core knows no DOM, so only what is used is named. */
export interface FileBytes { readonly size: number; arrayBuffer(): Promise<ArrayBuffer> }

/** The largest file that is taken as bytes, 512 MiB. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

export const fileBytesSchema = z.custom<FileBytes>(
  (value) => typeof value === 'object' && value !== null && typeof (value as { arrayBuffer?: unknown }).arrayBuffer === 'function'
    && typeof (value as { size?: unknown }).size === 'number' && (value as { size: number }).size <= MAX_FILE_BYTES,
  { message: 'expected a file of at most 512 MB' },
);
