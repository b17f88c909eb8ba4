import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A way of damaging a file. The same seed damages it in the same way. */
export interface Mutation { readonly kind: string; readonly bytes: Buffer }

/** mulberry32. */
function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Part { name: string; content: Buffer }

/** XML that someone with bad intent, or a broken program, might put in. */
const HOSTILE_XML = [
  '<!DOCTYPE a [<!ENTITY e "x"><!ENTITY f "&e;&e;&e;&e;">]>', '&undefined;', '&#xD800;', '&#0;', '&#99999999;', '<![CDATA[', ']]>', '<!--', '<?php x ?>', '</worksheet>', '<c r="', '"', '<', '>',
  '<c r="A0"><v>1</v></c>', '<c r="ZZZZZZ1"><v>1</v></c>', '<c r="A99999999"><v>1</v></c>', '<c t="s"><v>99999999</v></c>', '<c t="s"><v>-1</v></c>', '<c><v>1e999</v></c>', '<c><v>NaN</v></c>', '<c s="99999"><v>5</v></c>',
  '<row r="-1">', '<row r="1048577">', '<row r="x">', '<sheetData>', '<si><t>', '\0', '\ufffe', '_x0000_', '_xD800_', '<mergeCell ref="A1:XFD1048576"/>', '<col min="1" max="99999999" hidden="1"/>', '<x:c xmlns:x="urn:x"/>', `<f>${'('.repeat(500)}</f>`,
];

/** Damages a file: cut, bits turned, bytes removed, doubled or overwritten; and for zip archives the same inside a part, with
 *  checksums put right again so that the reader meets it, parts swapped, removed, doubled, or with hostile XML. */
export function mutate(source: Buffer, seed: number): Mutation {
  const next = random(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const parts = source.subarray(0, 2).toString('latin1') === 'PK' ? unzip(source) : null;
  if (parts !== null && parts.length > 0 && next() < 0.65) {
    const target = parts[below(parts.length)]!;
    switch (below(6)) {
      case 0: {
        const other = parts[below(parts.length)]!;
        [target.content, other.content] = [other.content, target.content];
        return { kind: `swap ${target.name} and ${other.name}`, bytes: zip(parts) };
      }
      case 1: return { kind: `without ${target.name}`, bytes: zip(parts.filter((part) => part !== target)) };
      case 2: return { kind: `twice ${target.name}`, bytes: zip([...parts, { ...target }]) };
      case 3: {
        target.content = damage(target.content, next);
        return { kind: `damaged ${target.name}`, bytes: zip(parts) };
      }
      default: {
        const at = below(target.content.length + 1);
        const xml = HOSTILE_XML[below(HOSTILE_XML.length)]!;
        target.content = Buffer.concat([target.content.subarray(0, at), Buffer.from(xml), target.content.subarray(at)]);
        return { kind: `${JSON.stringify(xml.slice(0, 30))} in ${target.name}`, bytes: zip(parts) };
      }
    }
  }
  return { kind: 'damaged bytes', bytes: damage(source, next) };
}

function damage(source: Buffer, next: () => number): Buffer {
  const below = (limit: number): number => Math.floor(next() * limit);
  const bytes = Buffer.from(source);
  if (bytes.length === 0) return Buffer.from([below(256)]);
  const at = below(bytes.length);
  const length = 1 + below(Math.min(64, bytes.length - at));
  switch (below(6)) {
    case 0: return bytes.subarray(0, at);
    case 1:
      for (let i = 1 + below(8); i > 0; i--) {
        const where = below(bytes.length);
        bytes[where] = bytes[where]! ^ (1 << below(8));
      }
      return bytes;
    case 2: return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3: return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    case 4:
      for (let i = at; i < at + length; i++) bytes[i] = below(256);
      return bytes;
    default: return bytes.fill([0, 0xff, 0x7f, 0x80][below(4)]!, at, at + Math.min(4, length));
  }
}

/** The parts of a sound archive. */
function unzip(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    parts.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), content: bytes.readUInt16LE(at + 10) === 0 ? Buffer.from(packed) : inflateRawSync(packed) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** Packs parts with right sizes and checksums. */
function zip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const nameBytes = Buffer.from(name);
    const packed = deflateRawSync(content, { level: 1 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, nameBytes]);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(20, 4);
    fields.copy(entry, 6, 0, 24);
    entry.writeUInt32LE(offset, 42);
    local.push(header, packed);
    directory.push(entry, nameBytes);
    offset += header.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, central, end]);
}
