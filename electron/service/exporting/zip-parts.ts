import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Several files as one zip, in memory. */
export async function zipParts(parts: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const part of parts) zip.addBuffer(Buffer.from(part.bytes), part.name, { mtime: new Date(2000, 0, 1) });
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream as Readable));
}
