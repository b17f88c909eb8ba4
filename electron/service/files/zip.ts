import { pipeline } from 'node:stream/promises';
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { Refusal } from '#core/contract/refusal.ts';

const CHUNK_BYTES = 256 * 1024;
/** The stream options reach the transform although zlib's own type does not list them: with room for a few chunks the
 *  unpacking goes on in its thread while a chunk is scanned in this one. */
const INFLATE = { chunkSize: CHUNK_BYTES, highWaterMark: CHUNK_BYTES * 4, finishFlush: constants.Z_SYNC_FLUSH };
/** One part of an archive may unpack to this much, and a large one only at this ratio: beyond, it is a zip bomb. */
const MAX_PART_BYTES = 2 * 1024 ** 3;
const MAX_RATIO = 150;
const RATIO_COUNTS_FROM = 64 * 1024 ** 2;
const MAX_ENTRIES = 20_000;
const SMALL_PART_BYTES = 64 * 1024;

/** A zip archive whose parts are found by name, letters' case and leading slashes apart, and read as streams. Nothing is
 *  ever written to disk, so odd names are harmless. Sizes and checksums are verified on the way. */
export interface Zip {
  /** Every part's name as the archive writes it. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacked size as the archive declares it (verified while reading). */
  size(name: string): number;
  /** The whole part, at most `maxBytes`. */
  read(name: string, maxBytes: number): Promise<Buffer>;
  /** Unpacks every part once without keeping it, for readers that unpack all of them at once.
   *  @throws Refusal FILE_TOO_LARGE where together they are larger than `maxBytes`, FILE_DAMAGED where one is broken */
  verify(maxBytes: number): Promise<void>;
  /** Hands the part over in chunks; what `onChunk` throws ends the reading. */
  stream(name: string, onChunk: (chunk: Buffer) => void, signal?: AbortSignal): Promise<void>;
  close(): void;
}

/** Opens an archive by path, or from memory. A package of answers may hold more parts than a workbook ever does.
 *  @throws Refusal FILE_DAMAGED where the directory cannot be read */
export async function openZip(source: string | Buffer, fileName: string, { maxEntries = MAX_ENTRIES }: { maxEntries?: number } = {}): Promise<Zip> {
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false, strictFileNames: false };
  let file: ZipFile;
  const entries = new Map<string, Entry>();
  const twice = new Set<string>();
  const names: string[] = [];
  try {
    file = await (typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options));
  } catch {
    throw damaged(fileName);
  }
  try {
    for await (const entry of file.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8');
      const key = partKey(name);
      if (entries.has(key)) twice.add(key);
      else entries.set(key, entry);
      names.push(name);
      if (names.length > maxEntries) throw new Error('too many entries');
    }
  } catch {
    file.close();
    throw damaged(fileName);
  }

  const find = (name: string): Entry => {
    const key = partKey(name);
    const entry = entries.get(key);
    if (entry === undefined) throw damaged(fileName, name);
    if (twice.has(key)) {
      throw new Refusal('FILE_DAMAGED', `"${fileName}" holds the part "${name}" twice, so that programs would read different data from it. Open it in a spreadsheet program, check it and save it again.`, { file: fileName, part: name });
    }
    if (entry.isEncrypted()) {
      throw new Refusal('FILE_PASSWORD_UNSUPPORTED', `"${fileName}" is a zip archive with a password of its own. Unpack it first and import the file inside.`, { file: fileName });
    }
    if (entry.uncompressedSize > MAX_PART_BYTES || (entry.uncompressedSize > RATIO_COUNTS_FROM && entry.uncompressedSize > MAX_RATIO * entry.compressedSize)) {
      throw new Refusal(
        'FILE_TOO_LARGE',
        `The part "${name}" of "${fileName}" unpacks from ${megabytes(entry.compressedSize)} to ${megabytes(entry.uncompressedSize)} MB, more than a workbook of answers does. If the file is what it should be, save its sheet as .csv and import that.`,
        { file: fileName, part: name, compressedMb: megabytes(entry.compressedSize), unpackedMb: megabytes(entry.uncompressedSize) },
      );
    }
    return entry;
  };

  const stream: Zip['stream'] = async (name, onChunk, signal) => {
    const entry = find(name);
    signal?.throwIfAborted();
    let crc = 0;
    let size = 0;
    let failure: Error | undefined;
    const take = (chunk: Buffer): void => {
      signal?.throwIfAborted();
      size += chunk.length;
      if (size > entry.uncompressedSize) throw damaged(fileName, name);
      crc = crc32(chunk, crc);
      try {
        onChunk(chunk);
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        throw failure;
      }
    };
    try {
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw damaged(fileName, name);
      const packed = await file.openReadStreamPromise(entry, { decodeFileData: false });
      const sink = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
        for await (const chunk of chunks) take(chunk);
      };
      if (entry.compressionMethod === 0) await pipeline(packed, sink);
      else await pipeline(packed, createInflateRaw(INFLATE), sink);
    } catch (error) {
      if (failure !== undefined) throw failure;
      signal?.throwIfAborted();
      if (error instanceof Refusal) throw error;
      throw damaged(fileName, name);
    }
    if (size !== entry.uncompressedSize || crc !== entry.crc32) throw damaged(fileName, name);
  };

  /** A package of answers has tens of thousands of small parts: a stream with its own buffers for each would take longer than the rest. */
  const readSmall = async (entry: Entry, name: string): Promise<Buffer> => {
    let bytes: Buffer;
    try {
      const packed: Buffer[] = [];
      for await (const chunk of await file.openReadStreamPromise(entry, { decodeFileData: false })) packed.push(chunk as Buffer);
      const whole = Buffer.concat(packed);
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw damaged(fileName, name);
      bytes = entry.compressionMethod === 0 || entry.uncompressedSize === 0 ? whole.subarray(0, entry.uncompressedSize) : inflateRawSync(whole, { maxOutputLength: entry.uncompressedSize });
    } catch {
      throw damaged(fileName, name);
    }
    if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw damaged(fileName, name);
    return bytes;
  };

  return {
    names,
    has: (name) => entries.has(partKey(name)),
    size: (name) => entries.get(partKey(name))?.uncompressedSize ?? 0,
    stream,
    async verify(maxBytes) {
      let total = 0;
      for (const name of names) {
        if (name.endsWith('/')) continue;
        await stream(name, (chunk) => {
          total += chunk.length;
          if (total > maxBytes) throw new Refusal('FILE_TOO_LARGE', `"${fileName}" unpacks to more than ${megabytes(maxBytes)} MB, more than is read of such a file. Open it in a spreadsheet program and save it as .xlsx or .csv.`, { file: fileName, limitMb: megabytes(maxBytes) });
        });
      }
    },
    async read(name, maxBytes) {
      const entry = find(name);
      if (entry.uncompressedSize > maxBytes) {
        throw new Refusal('FILE_TOO_LARGE', `The part "${name}" of "${fileName}" is ${megabytes(entry.uncompressedSize)} MB, more than such a part ever needs. Save the sheet as .csv and import that.`, { file: fileName, part: name });
      }
      const chunks: Buffer[] = [];
      if (entry.uncompressedSize > SMALL_PART_BYTES || entry.compressedSize > SMALL_PART_BYTES) await stream(name, (chunk) => chunks.push(chunk));
      else chunks.push(await readSmall(entry, name));
      return Buffer.concat(chunks);
    },
    close: () => file.close(),
  };
}

/** A workbook that cannot be read as one, in a sentence. */
export function damaged(fileName: string, part?: string): Refusal {
  const where = part === undefined ? '' : ` (its part "${part}" is missing or broken)`;
  return new Refusal(
    'FILE_DAMAGED',
    `"${fileName}" is not a readable workbook${where}: it is damaged, or its download was cut short. Fetch it again, or open it in a spreadsheet program and save it as .xlsx.`,
    part === undefined ? { file: fileName } : { file: fileName, part },
  );
}

const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024 * 10) / 10;
