import { crc32, deflateSync } from 'node:zlib';

/** The program's icon, drawn: a page of three lines on blue, one answer picked out. The same as renderer/public/icon.svg,
 *  on a square of 32. */
const side = 32;
const blue = [0x0b, 0x5c, 0xad] as const;
const lines = [{ x1: 8, x2: 24, y: 10 }, { x1: 8, x2: 17, y: 16 }, { x1: 8, x2: 20, y: 22 }];
const halfStroke = 1.3;
const dot = { x: 23, y: 18.5, radius: 3.4 };
const cornerRadius = 6;

/** One icon as PNG, `size` × `size`, with transparent corners. */
export function drawIcon(size: number): Uint8Array {
  const scale = side / size;
  const rows = new Uint8Array(size * (1 + size * 4));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const point = { x: (x + 0.5) * scale, y: (y + 0.5) * scale };
      // How much of a pixel a shape covers, from its distance to the shape's edge.
      const cover = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance / scale));
      const white = Math.max(cover(Math.hypot(point.x - dot.x, point.y - dot.y) - dot.radius), ...lines.map((line) => cover(distanceToLine(point, line) - halfStroke)));
      const at = y * (1 + size * 4) + 1 + x * 4;
      for (const [channel, value] of blue.entries()) rows[at + channel] = Math.round(value + (255 - value) * white);
      rows[at + 3] = Math.round(255 * cover(distanceToRoundedSquare(point)));
    }
  }
  return png(size, rows);
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

interface Point { readonly x: number; readonly y: number }

function distanceToLine({ x, y }: Point, line: { readonly x1: number; readonly x2: number; readonly y: number }): number {
  return Math.hypot(x - Math.min(line.x2, Math.max(line.x1, x)), y - line.y);
}

function distanceToRoundedSquare({ x, y }: Point): number {
  const inner = side / 2 - cornerRadius;
  const dx = Math.abs(x - side / 2) - inner;
  const dy = Math.abs(y - side / 2) - inner;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - cornerRadius;
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
