import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawIcon, icnsFile, icoFile } from './icon.ts';

/** Red, green, blue and opacity of one point of a PNG without filters. */
function pixel(png: Uint8Array, size: number, x: number, y: number): number[] {
  const buffer = Buffer.from(png);
  const at = buffer.indexOf('IDAT');
  const rows = inflateSync(buffer.subarray(at + 4, at + 4 + buffer.readUInt32BE(at - 4)));
  return [...rows.subarray(y * (1 + size * 4) + 1 + x * 4, y * (1 + size * 4) + 5 + x * 4)];
}

describe('the icon', () => {
  it('is a white page on a blue square with round corners, at every size', () => {
    for (const size of [16, 64, 256]) {
      const png = drawIcon(size);
      const point = (x: number, y: number): number[] => pixel(png, size, Math.floor(x / 32 * size), Math.floor(y / 32 * size));
      expect(point(0, 0)[3]).toBeLessThan(60);
      expect(point(16, 28)).toEqual([0x0b, 0x5c, 0xad, 255]);
      expect(point(23, 18.5)).toEqual([255, 255, 255, 255]);
    }
  });
  it('fits the containers of Windows and macOS', () => {
    const ico = Buffer.from(icoFile([16, 256]));
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico.readUInt8(6), ico.readUInt8(22)]).toEqual([1, 2, 16, 0]);
    const offset = ico.readUInt32LE(22 + 12);
    expect(ico.subarray(offset + 1, offset + 4).toString()).toBe('PNG');
    expect(offset + ico.readUInt32LE(22 + 8)).toBe(ico.length);
    const icns = Buffer.from(icnsFile());
    expect([icns.subarray(0, 4).toString(), icns.readUInt32BE(4), icns.subarray(8, 12).toString()]).toEqual(['icns', icns.length, 'ic11']);
  });
});
