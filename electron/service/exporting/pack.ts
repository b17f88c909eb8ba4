import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

const deflate = promisify<Uint8Array, { level: number }, Buffer>(deflateRaw);
/** 1 January 1980, the first day a zip knows: when a part was written is nobody's business. */
const DATE = 0x21;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const AT_ONCE = 64;
const MOST_PARTS = 65_535;

/** Parts as one zip, packed side by side by Node's own zlib: a workbook of 300 tables has two thousand, and a stream for each costs
 *  more than packing it. For workbooks, which stay far below what needs the larger form of zip. */
export async function pack(parts: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  if (parts.size > MOST_PARTS) throw new RangeError('pack: too many parts for a plain zip');
  const list = [...parts];
  const pieces: Uint8Array[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (let from = 0; from < list.length; from += AT_ONCE) {
    const packed = await Promise.all(list.slice(from, from + AT_ONCE).map(async ([name, bytes]) => ({ name: Buffer.from(name, 'utf8'), size: bytes.length, sum: crc32(bytes), data: await deflate(bytes, { level: 6 }) })));
    for (const { name, size, sum, data } of packed) {
      // what the head of a part and its line in the directory have in common: version, flags, method, time, date, sums and sizes
      const common = Buffer.alloc(26);
      common.writeUInt16LE(20, 0);
      common.writeUInt16LE(UTF8_NAMES, 2);
      common.writeUInt16LE(DEFLATED, 4);
      common.writeUInt16LE(DATE, 8);
      common.writeUInt32LE(sum, 10);
      common.writeUInt32LE(data.length, 14);
      common.writeUInt32LE(size, 18);
      common.writeUInt16LE(name.length, 22);
      const place = Buffer.alloc(14);
      place.writeUInt32LE(offset, 10);
      entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, place, name]));
      pieces.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, name, data);
      offset += 30 + name.length + data.length;
    }
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...pieces, directory, end]));
}

/** More than this is no document that anybody wrote. */
const MOST_BYTES = 500_000_000;

/** The parts of a zip, by name. @throws where it is none, or where it would unpack to more than a document can hold */
export async function unpack(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    if (total > MOST_BYTES) throw new RangeError('unpack: too large');
    if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return parts;
}
