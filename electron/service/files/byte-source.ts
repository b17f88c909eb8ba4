import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';

/** A file on disk, or bytes already in memory that must never touch the disk. */
export type FileSource = string | { readonly name: string; readonly bytes: Uint8Array };

/** So much is looked at in some thousandths of a second. */
const CHUNK_BYTES = 256 * 1024;

/** A source's bytes, read as often as is needed. */
export interface ByteSource {
  readonly name: string;
  /** In chunks of at most 256 KiB. Each is valid until the next is asked for, which comes into the same memory. */
  chunks(): AsyncIterable<Buffer>;
  all(): Promise<Buffer>;
  /** The path, or the bytes, for readers that find their own way in a file. */
  readonly place: string | Buffer;
}

export function byteSource(source: FileSource): ByteSource {
  if (typeof source === 'string') {
    const name = basename(source);
    return { name, place: source, chunks: () => fileChunks(source, name), all: () => readFile(source) };
  }
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
  return { name: basename(source.name), place: bytes, chunks: () => slices(bytes), all: () => Promise.resolve(bytes) };
}

async function* fileChunks(path: string, name: string): AsyncGenerator<Buffer> {
  try {
    if (!(await stat(path)).isFile()) throw new Refusal('FILE_NOT_READABLE', `"${name}" is a folder, not a file.`, { file: name });
    const file = await open(path);
    try {
      const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      for (;;) {
        const { bytesRead } = await file.read(chunk);
        if (bytesRead === 0) return;
        yield chunk.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new Refusal('FILE_NOT_FOUND', `There is no file "${name}" at the place given. Check the path.`, { file: name })
      : new Refusal('FILE_NOT_READABLE', `"${name}" cannot be read: the system refuses access to it. Close it in other programs and check that it may be read.`, { file: name });
  }
}

async function* slices(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield await Promise.resolve(bytes.subarray(at, at + CHUNK_BYTES));
}
