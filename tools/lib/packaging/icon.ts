import { crc32, deflateSync } from 'node:zlib';

/** The program's icon, drawn: a page of three lines on blue, one answer picked out. The same as renderer/public/icon.svg,
 *  on a square of 32. */
const side = 32;
const blue = [0x0b, 0x5c, 0xad] as const;
const lines = [{ x1: 8, x2: 24, y: 10 }, { x1: 8, x2: 17, y: 16 }, { x1: 8, x2: 20, y: 22 }];
const halfStroke = 1.3;
const dot = { x: 23, y: 18.5, radius: 3.4 };
const cornerRadius = 6;

const drawn = new Map<number, Uint8Array>();

/** One icon as PNG, `size` × `size`, with transparent corners. Drawn once for each size. */
export function drawIcon(size: number): Uint8Array {
  const known = drawn.get(size);
  if (known !== undefined) return known;
  const scale = side / size;
  const rows = new Uint8Array(size * (1 + size * 4));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x = (column + 0.5) * scale;
      const y = (row + 0.5) * scale;
      // Distance to the nearest white shape's edge, and from it how much of the pixel is covered.
      let distance = length(x - dot.x, y - dot.y) - dot.radius;
      for (const line of lines) distance = Math.min(distance, length(x - Math.min(line.x2, Math.max(line.x1, x)), y - line.y) - halfStroke);
      const white = cover(distance, scale);
      const at = row * (1 + size * 4) + 1 + column * 4;
      rows[at] = Math.round(blue[0] + (255 - blue[0]) * white);
      rows[at + 1] = Math.round(blue[1] + (255 - blue[1]) * white);
      rows[at + 2] = Math.round(blue[2] + (255 - blue[2]) * white);
      rows[at + 3] = Math.round(255 * cover(distanceToRoundedSquare(x, y), scale));
    }
  }
  const image = png(size, rows);
  drawn.set(size, image);
  return image;
}

/** Windows' container: PNGs by size, 256 the largest. */
export function icoFile(sizes: readonly number[] = [16, 24, 32, 48, 64, 128, 256]): Uint8Array {
  const images = sizes.map((size) => ({ size, data: drawIcon(size) }));
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, { size, data }] of images.entries()) {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(data.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([header, ...images.map(({ data }) => data)]);
}

/** macOS' container: PNGs by four-letter kind. */
export function icnsFile(): Uint8Array {
  const kinds = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 };
  const entries = Object.entries(kinds).map(([kind, size]) => {
    const data = drawIcon(size);
    return Buffer.concat([Buffer.from(kind, 'latin1'), bigEndian(data.length + 8), data]);
  });
  const body = Buffer.concat(entries);
  return Buffer.concat([Buffer.from('icns', 'latin1'), bigEndian(body.length + 8), body]);
}

function cover(distance: number, scale: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance / scale));
}

/** Math.hypot guards against overflow, which takes ten times as long and cannot happen here. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

function distanceToRoundedSquare(x: number, y: number): number {
  const inner = side / 2 - cornerRadius;
  const dx = Math.abs(x - side / 2) - inner;
  const dy = Math.abs(y - side / 2) - inner;
  return length(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - cornerRadius;
}

function png(size: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, red, green, blue and opacity.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', new Uint8Array())]);
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  return Buffer.concat([bigEndian(data.length), body, bigEndian(crc32(body))]);
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
