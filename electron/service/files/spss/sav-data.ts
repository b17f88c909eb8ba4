import { inflateSync } from 'node:zlib';
import type { SavDictionary } from './sav-dictionary.ts';

/** Hands over the data of a .sav file case by case: an 8-byte cell after the other, in one buffer that is used again.
 *  Compression by bytes (0 to 255 stand for small whole numbers, blanks and the system's missing value) and by zlib are
 *  undone on the way.
 *  @returns a function that fills `into` with the next case; false at the end
 *  @throws RangeError where the data end within a case */
export function savCases(bytes: Buffer, dictionary: SavDictionary, into: Buffer): () => boolean {
  if (dictionary.compression === 'none') {
    let at = dictionary.dataStart;
    return () => {
      if (at >= bytes.length) return false;
      if (at + into.length > bytes.length) throw new RangeError('cut short');
      bytes.copy(into, 0, at, at + into.length);
      at += into.length;
      return true;
    };
  }
  const next = byteCodes(dictionary.compression === 'zlib' ? zlibBlocks(bytes, dictionary) : [bytes.subarray(dictionary.dataStart)], dictionary);
  return () => {
    for (let at = 0; at < into.length; at += 8) {
      if (!next(into, at)) {
        if (at === 0) return false;
        throw new RangeError('cut short');
      }
    }
    return true;
  };
}

/** The system-missing value: the most negative double. */
const SYSTEM_MISSING = -Number.MAX_VALUE;

export const isSystemMissing = (value: number): boolean => value === SYSTEM_MISSING || Number.isNaN(value);

/** Undoes the compression by byte codes: eight codes, then the eight bytes of each that asks for them. */
function byteCodes(blocks: Iterable<Buffer>, { bias, littleEndian }: SavDictionary): (into: Buffer, at: number) => boolean {
  const source = new BlockReader(blocks);
  const codes = Buffer.alloc(8);
  let position = 8;
  const double = (into: Buffer, at: number, value: number): void => {
    if (littleEndian) into.writeDoubleLE(value, at);
    else into.writeDoubleBE(value, at);
  };
  return (into, at) => {
    for (;;) {
      if (position === 8) {
        if (!source.read(codes, 0)) return false;
        position = 0;
      }
      const code = codes[position++]!;
      switch (code) {
        case 0: continue;
        case 252: return false;
        case 253:
          if (!source.read(into, at)) throw new RangeError('cut short');
          return true;
        case 254: into.fill(0x20, at, at + 8); return true;
        case 255: double(into, at, SYSTEM_MISSING); return true;
        default: double(into, at, code - bias); return true;
      }
    }
  };
}

/** Eight bytes at a time from blocks that need not be cut at eights. */
class BlockReader {
  private readonly blocks: Iterator<Buffer>;
  private block: Buffer = Buffer.alloc(0);
  private at = 0;
  constructor(blocks: Iterable<Buffer>) {
    this.blocks = blocks[Symbol.iterator]();
  }
  read(into: Buffer, start: number): boolean {
    for (let filled = 0; filled < 8;) {
      if (this.at >= this.block.length) {
        const next = this.blocks.next();
        if (next.done === true) return false;
        this.block = next.value;
        this.at = 0;
        continue;
      }
      const count = Math.min(8 - filled, this.block.length - this.at);
      this.block.copy(into, start + filled, this.at, this.at + count);
      this.at += count;
      filled += count;
    }
    return true;
  }
}

const MAX_BLOCK_BYTES = 64 * 1024 * 1024;

/** The blocks of a ZSAV file, unpacked one by one as they are asked for. */
function* zlibBlocks(bytes: Buffer, { dataStart, littleEndian }: SavDictionary): Generator<Buffer> {
  const int64 = (at: number): number => Number(littleEndian ? bytes.readBigInt64LE(at) : bytes.readBigInt64BE(at));
  const int32 = (at: number): number => (littleEndian ? bytes.readInt32LE(at) : bytes.readInt32BE(at));
  const trailer = int64(dataStart + 8);
  const blocks = int32(trailer + 20);
  if (blocks < 0 || trailer + 24 + blocks * 24 > bytes.length) throw new RangeError('blocks');
  for (let i = 0; i < blocks; i++) {
    const at = trailer + 24 + i * 24;
    const start = int64(at + 8);
    const unpacked = int32(at + 16);
    const packed = int32(at + 20);
    if (start < 0 || packed < 0 || start + packed > bytes.length || unpacked < 0 || unpacked > MAX_BLOCK_BYTES) throw new RangeError('block');
    yield inflateSync(bytes.subarray(start, start + packed), { maxOutputLength: unpacked || 1 });
  }
}
