const FREE = 0xffff_ffff;
const END = 0xffff_fffe;
const MAX_ENTRIES = 4_096;

/** The streams of an OLE compound file (MS-CFB), the container of .xls and of encrypted workbooks, by name. Chains of
 *  sectors that run in circles or out of the file give null for the whole file or throw RangeError for the stream. */
export interface CompoundFile {
  readonly names: readonly string[];
  /** A stream's bytes; null where there is none of this name (letters' case apart). */
  stream(name: string): Buffer | null;
}

/** Reads the directory of a compound file; null where it is broken. */
export function openCompoundFile(bytes: Buffer): CompoundFile | null {
  try {
    return readDirectory(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readDirectory(bytes: Buffer): CompoundFile {
  const shift = bytes.readUInt16LE(30);
  const miniShift = bytes.readUInt16LE(32);
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw new RangeError('sector size');
  const sectorSize = 1 << shift;
  const sector = (index: number): Buffer => {
    const start = (index + 1) * sectorSize;
    if (start >= bytes.length) throw new RangeError('sector outside the file');
    return bytes.subarray(start, start + sectorSize);
  };

  // the table of sector tables: 109 entries in the header, the rest in a chain of sectors
  const tables: number[] = [];
  for (let i = 0; i < 109; i++) tables.push(bytes.readUInt32LE(76 + i * 4));
  const seen = new Set<number>();
  for (let next = bytes.readUInt32LE(68); next < END && !seen.has(next);) {
    seen.add(next);
    const block = sector(next);
    for (let i = 0; i < sectorSize / 4 - 1; i++) tables.push(block.readUInt32LE(i * 4));
    next = block.readUInt32LE(sectorSize - 4);
  }
  const fat: number[] = [];
  for (const table of tables) {
    if (table >= END) continue;
    const block = sector(table);
    for (let i = 0; i + 4 <= block.length; i += 4) fat.push(block.readUInt32LE(i));
    if (fat.length > bytes.length) throw new RangeError('too many tables');
  }

  const chain = (first: number, links: readonly number[], read: (index: number) => Buffer, size: number): Buffer => {
    const parts: Buffer[] = [];
    let left = links.length;
    let total = 0;
    for (let index = first; index < END && total < size; index = links[index] ?? FREE) {
      if (left-- <= 0) throw new RangeError('a chain in a circle');
      const part = read(index);
      parts.push(part);
      total += part.length;
    }
    return Buffer.concat(parts);
  };

  const directory = chain(bytes.readUInt32LE(48), fat, sector, Number.MAX_SAFE_INTEGER);
  const entries = new Map<string, { first: number; size: number }>();
  const names: string[] = [];
  let root: { first: number; size: number } | undefined;
  for (let at = 0; at + 128 <= directory.length && names.length < MAX_ENTRIES; at += 128) {
    const type = directory[at + 66];
    const nameBytes = directory.readUInt16LE(at + 64);
    if (type === 0 || nameBytes < 2 || nameBytes > 64) continue;
    const name = directory.toString('utf16le', at, at + nameBytes - 2);
    const entry = { first: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) };
    if (type === 5) root ??= entry;
    else if (type === 2) {
      names.push(name);
      if (!entries.has(name.toLowerCase())) entries.set(name.toLowerCase(), entry);
    }
  }
  if (root === undefined) throw new RangeError('no root');

  const miniLimit = bytes.readUInt32LE(56);
  let mini: { fat: number[]; data: Buffer } | undefined;
  const miniStream = (entry: { first: number; size: number }): Buffer => {
    if (mini === undefined) {
      const table = chain(bytes.readUInt32LE(60), fat, sector, Number.MAX_SAFE_INTEGER);
      const links: number[] = [];
      for (let i = 0; i + 4 <= table.length; i += 4) links.push(table.readUInt32LE(i));
      mini = { fat: links, data: chain(root.first, fat, sector, root.size) };
    }
    const { data } = mini;
    return chain(entry.first, mini.fat, (index) => {
      if (index * 64 >= data.length) throw new RangeError('sector outside the file');
      return data.subarray(index * 64, index * 64 + 64);
    }, entry.size);
  };

  return {
    names,
    stream(name) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) return null;
      if (entry.size > bytes.length) throw new RangeError('a stream larger than the file');
      const data = entry.size < miniLimit ? miniStream(entry) : chain(entry.first, fat, sector, entry.size);
      if (data.length < entry.size) throw new RangeError('a stream cut short');
      return data.subarray(0, entry.size);
    },
  };
}
