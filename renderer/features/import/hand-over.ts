import type { FileSource, ImportSource, SentSource } from '#core/contract/api/importing.ts';
import { client } from '../../rpc/index.ts';

/** Larger files go in parts of this size: packing and sending one takes the window five to ten milliseconds, a whole file of 170 MB two seconds at once. */
const PART_BYTES = 512 * 1024;

/** Hands the bytes of large files over, part by part, and gives the source that names them; a path is only a path. */
export async function handOver(source: ImportSource, signal: AbortSignal): Promise<SentSource> {
  if ('folder' in source) return source;
  if (!('files' in source)) return handOverFile(source, signal);
  const files = [];
  for (const file of source.files) files.push(await handOverFile(file, signal));
  return { files };
}

async function handOverFile(source: FileSource, signal: AbortSignal): Promise<FileSource | { name: string; upload: string }> {
  if (!('bytes' in source) || !(source.bytes instanceof Blob) || source.bytes.size <= PART_BYTES) return source;
  const { name, bytes } = source;
  const id = crypto.randomUUID();
  try {
    for (let from = 0; from < bytes.size; from += PART_BYTES) await client.importing.upload({ id, from, bytes: bytes.slice(from, from + PART_BYTES) }, { signal });
  } catch (error) {
    // What came of it is not needed; that the line may be gone as well is no news.
    client.importing.cancel({ importId: id }).catch(() => {});
    throw error;
  }
  return { name, upload: id };
}
