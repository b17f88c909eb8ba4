import { once } from 'node:events';
import { constants, crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** Where an archive goes: one piece after the other. */
export interface Sink { write(piece: Buffer): Promise<void> }

interface Part { readonly name: Buffer; readonly method: 0 | 8; readonly flags: number; readonly crc: number; readonly packed: number; readonly size: number; readonly at: number }

const UTF8 = 0x0800;
const SIZES_FOLLOW = 0x0008;
const VERSION = 45;
/** 1 January 2000, midnight: one time for all parts, so that the same project gives the same bytes. */
const DOS_DATE = (20 << 9) | (1 << 5) | 1;
const LIMIT_32 = 0xffff_ffff;
const LIMIT_16 = 0xffff;
/** Small parts are gathered into pieces of about this size: a write a part would take longer than all the rest. */
const PIECE_BYTES = 1024 * 1024;
/** Below this many bytes a part is stored as it is: packing would cost more than it saves. */
const WORTH_PACKING = 1000;

/** Writes a zip archive from front to back, holding no part longer than it takes to write it; of each part it keeps what the
 *  directory at the end needs. Archives of more than 65,535 parts or 4 GB get the larger directory. */
export class ZipWriter {
  readonly #sink: Sink;
  readonly #parts: Part[] = [];
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #at = 0;

  constructor(sink: Sink) { this.#sink = sink; }

  /** A part that is at hand. */
  async add(name: string, content: Buffer): Promise<void> {
    const packed = content.length >= WORTH_PACKING ? deflateRawSync(content, { level: 6 }) : null;
    const bytes = packed !== null && packed.length < content.length ? packed : content;
    const part: Part = { name: Buffer.from(name, 'utf8'), method: bytes === content ? 0 : 8, flags: UTF8, crc: crc32(content), packed: bytes.length, size: content.length, at: this.#at };
    await this.#put(localHeader(part));
    await this.#put(part.name);
    await this.#put(bytes);
    this.#parts.push(part);
  }

  /** A part that is made as it is written; its sizes stand behind it. */
  async addPieces(name: string, pieces: Iterable<string>): Promise<void> {
    const at = this.#at;
    const start: Part = { name: Buffer.from(name, 'utf8'), method: 8, flags: UTF8 | SIZES_FOLLOW, crc: 0, packed: 0, size: 0, at };
    await this.#put(localHeader(start));
    await this.#put(start.name);
    const deflate = createDeflateRaw({ level: 6, chunkSize: 256 * 1024, finishFlush: constants.Z_FINISH });
    let crc = 0;
    let size = 0;
    let packed = 0;
    const writing = (async () => { for await (const chunk of deflate) { packed += (chunk as Buffer).length; await this.#put(chunk as Buffer); } })();
    for (const piece of pieces) {
      const bytes = Buffer.from(piece, 'utf8');
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), writing]);
    }
    deflate.end();
    await writing;
    const part: Part = { ...start, crc, packed, size };
    const behind = Buffer.alloc(16);
    behind.writeUInt32LE(0x08074b50, 0);
    behind.writeUInt32LE(crc, 4);
    behind.writeUInt32LE(packed, 8);
    behind.writeUInt32LE(size, 12);
    await this.#put(behind);
    this.#parts.push(part);
  }

  /** The directory; nothing may be added afterwards. */
  async end(): Promise<void> {
    const start = this.#at;
    for (const part of this.#parts) await this.#put(directoryEntry(part));
    const size = this.#at - start;
    const count = this.#parts.length;
    if (count > LIMIT_16 || start > LIMIT_32 || size > LIMIT_32) await this.#put(largeDirectoryEnd(count, size, start, this.#at));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(Math.min(count, LIMIT_16), 8);
    end.writeUInt16LE(Math.min(count, LIMIT_16), 10);
    end.writeUInt32LE(Math.min(size, LIMIT_32), 12);
    end.writeUInt32LE(Math.min(start, LIMIT_32), 16);
    await this.#put(end);
    await this.#flush();
  }

  async #put(bytes: Buffer): Promise<void> {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    this.#at += bytes.length;
    if (this.#pendingBytes >= PIECE_BYTES) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#pendingBytes === 0) return;
    const piece = Buffer.concat(this.#pending, this.#pendingBytes);
    this.#pending = [];
    this.#pendingBytes = 0;
    await this.#sink.write(piece);
  }
}

function localHeader(part: Part): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(part.flags, 6);
  header.writeUInt16LE(part.method, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(part.crc, 14);
  header.writeUInt32LE(part.packed, 18);
  header.writeUInt32LE(part.size, 22);
  header.writeUInt16LE(part.name.length, 26);
  return header;
}

function directoryEntry(part: Part): Buffer {
  const far = part.at > LIMIT_32;
  const entry = Buffer.alloc(46 + part.name.length + (far ? 12 : 0));
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(far ? VERSION : 20, 4);
  entry.writeUInt16LE(far ? VERSION : 20, 6);
  entry.writeUInt16LE(part.flags, 8);
  entry.writeUInt16LE(part.method, 10);
  entry.writeUInt16LE(DOS_DATE, 14);
  entry.writeUInt32LE(part.crc, 16);
  entry.writeUInt32LE(part.packed, 20);
  entry.writeUInt32LE(part.size, 24);
  entry.writeUInt16LE(part.name.length, 28);
  entry.writeUInt16LE(far ? 12 : 0, 30);
  entry.writeUInt32LE(Math.min(part.at, LIMIT_32), 42);
  part.name.copy(entry, 46);
  if (far) {
    entry.writeUInt16LE(1, 46 + part.name.length);
    entry.writeUInt16LE(8, 48 + part.name.length);
    entry.writeBigUInt64LE(BigInt(part.at), 50 + part.name.length);
  }
  return entry;
}

/** Zip64's end of the directory, and where it is. */
function largeDirectoryEnd(count: number, size: number, start: number, at: number): Buffer {
  const end = Buffer.alloc(76);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION, 12);
  end.writeUInt16LE(VERSION, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(at), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
