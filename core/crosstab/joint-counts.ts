import { missingBase } from '../model/vector.ts';
import { MISSING_KINDS, type CodesAxis } from './axis.ts';

/** Counts of one single-choice variable by another, per pair of slots: the categories, then the five kinds of missing.
 *  `weights` and `squares` (sums of w and w²) are `cases` itself where nothing is weighed. */
export interface Joint { readonly width: number; readonly cases: Float64Array; readonly weights: Float64Array; readonly squares: Float64Array }

/** Which cases are counted and by how much: `keep` is 1 for a case that passes (null: all), `weights` null means 1 each.
 *  A case that does not pass has weight 0. */
export interface Cases { readonly count: number; readonly keep: Uint8Array | null; readonly weights: Float64Array | null }

type Codes = Uint8Array | Uint16Array;

/** One pass over two vectors. The loops below are the program's hottest: each is kept to one kind of array, because a loop that
 *  meets both bytes and words runs at a third of the speed. */
export function jointCounts(row: CodesAxis, column: CodesAxis | null, cases: Cases): Joint {
  const width = (column?.size ?? 1) + MISSING_KINDS.length;
  const slots = width * (row.size + MISSING_KINDS.length);
  const columnCodes = column?.codes ?? new Uint8Array(row.codes.length);
  const columnSize = column?.size ?? 1;
  const counts = countCases(row.codes, row.size, columnCodes, columnSize, cases.keep, width, slots);
  if (cases.weights === null) return { width, cases: counts, weights: counts, squares: counts };
  return { width, cases: counts, ...weigh(row.codes, row.size, columnCodes, columnSize, cases.weights, width, slots) };
}

/** How many low bits tell `size` categories and the five kinds of missing apart. The kinds are the highest codes there are, so
 *  their low bits are the highest values of those bits: 251 to 255 end in 1011 to 1111. */
const lowBits = (size: number): number => 32 - Math.clz32(size + MISSING_KINDS.length - 1);
/** Above this many counters a table no longer lies in the processor's nearest cache. */
const MOST_PACKED_BITS = 12;
const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const inWords = (bytes: Codes): boolean => LITTLE_ENDIAN && bytes.BYTES_PER_ELEMENT === 1 && bytes.byteOffset % 4 === 0;

function countCases(rows: Codes, rowSize: number, columns: Codes, columnSize: number, keep: Uint8Array | null, width: number, slots: number): Float64Array {
  const out = new Float64Array(slots);
  const rowBits = lowBits(rowSize);
  const columnBits = lowBits(columnSize);
  if (inWords(rows) && inWords(columns) && (keep === null || inWords(keep)) && rowBits + columnBits <= MOST_PACKED_BITS) {
    const nibbles = rowBits <= 4 && columnBits <= 4;
    const packed = nibbles ? countNibbles(rows as Uint8Array, columns as Uint8Array, keep) : countPacked(rows as Uint8Array, rowBits, columns as Uint8Array, columnBits, keep);
    const rowWidth = nibbles ? 4 : rowBits;
    forEachSlot(rowSize, 1 << rowWidth, columnSize, 1 << (nibbles ? 4 : columnBits), (rowKey, columnKey, slot) => { out[slot] = packed[rowKey | (columnKey << rowWidth)]!; });
    return out;
  }
  countSlots(rows, slotTable(rows, rowSize, width), columns, slotTable(columns, columnSize, 1), keep, out);
  return out;
}

/** Calls back for each slot with the low bits that stand for its row and its column: categories from 0 up, kinds of missing from
 *  the top down. */
function forEachSlot(rowSize: number, rowTop: number, columnSize: number, columnTop: number, visit: (rowKey: number, columnKey: number, slot: number) => void): void {
  const kinds = MISSING_KINDS.length;
  for (let r = 0, slot = 0; r < rowSize + kinds; r++) {
    const rowKey = r < rowSize ? r : rowTop - kinds + r - rowSize;
    for (let c = 0; c < columnSize + kinds; c++, slot++) visit(rowKey, c < columnSize ? c : columnTop - kinds + c - columnSize, slot);
  }
}

/** From a code to the slot it is counted in, times `step`. */
function slotTable(codes: Codes, size: number, step: number): Int32Array {
  const base = missingBase(codes);
  const table = new Int32Array(base + MISSING_KINDS.length + 1);
  for (let code = 0; code < size; code++) table[code] = code * step;
  for (let kind = 0; kind < MISSING_KINDS.length; kind++) table[base + 1 + kind] = (size + kind) * step;
  return table;
}

/** Four cases a turn: the low halves of their bytes side by side make four keys of one byte, counted in four tables, so that
 *  a run of equal answers does not wait for its own last addition. @returns counts by `row | column << 4` */
function countNibbles(rows: Uint8Array, columns: Uint8Array, keep: Uint8Array | null): Uint32Array {
  const words = rows.length >>> 2;
  const rowWords = new Uint32Array(rows.buffer, rows.byteOffset, words);
  const columnWords = new Uint32Array(columns.buffer, columns.byteOffset, words);
  const lanes = new Uint32Array(keep === null ? 1024 : 4096);
  if (keep === null) {
    for (let i = 0; i < words; i++) {
      const keys = (rowWords[i]! & 0x0f0f0f0f) | ((columnWords[i]! & 0x0f0f0f0f) << 4);
      lanes[keys & 255]!++;
      lanes[256 + ((keys >>> 8) & 255)]!++;
      lanes[512 + ((keys >>> 16) & 255)]!++;
      lanes[768 + (keys >>> 24)]!++;
    }
  } else {
    // keep is 0, 1 or 2: cases that do not pass are counted aside rather than branched around
    const keepWords = new Uint32Array(keep.buffer, keep.byteOffset, words);
    for (let i = 0; i < words; i++) {
      const keys = (rowWords[i]! & 0x0f0f0f0f) | ((columnWords[i]! & 0x0f0f0f0f) << 4);
      const kept = keepWords[i]!;
      lanes[(keys & 255) | ((kept & 3) << 8)]!++;
      lanes[1024 + (((keys >>> 8) & 255) | (kept & 0x300))]!++;
      lanes[2048 + (((keys >>> 16) & 255) | ((kept >>> 8) & 0x300))]!++;
      lanes[3072 + ((keys >>> 24) | ((kept >>> 16) & 0x300))]!++;
    }
  }
  const stride = keep === null ? 256 : 1024;
  const passes = keep === null ? 0 : 256;
  for (let i = words << 2; i < rows.length; i++) {
    if (keep === null || keep[i] === 1) lanes[passes + ((rows[i]! & 15) | ((columns[i]! & 15) << 4))]!++;
  }
  const out = new Uint32Array(256);
  for (let key = 0; key < 256; key++) for (let lane = 0; lane < 4; lane++) out[key]! += lanes[lane * stride + passes + key]!;
  return out;
}

/** As `countNibbles` for longer keys: two of them side by side in a word. @returns counts by `row | column << rowBits` */
function countPacked(rows: Uint8Array, rowBits: number, columns: Uint8Array, columnBits: number, keep: Uint8Array | null): Uint32Array {
  const words = rows.length >>> 2;
  const rowWords = new Uint32Array(rows.buffer, rows.byteOffset, words);
  const columnWords = new Uint32Array(columns.buffer, columns.byteOffset, words);
  const size = 1 << (rowBits + columnBits);
  const low = ((1 << rowBits) - 1) * 0x00010001;
  const high = ((1 << columnBits) - 1) * 0x00010001;
  const lanes = new Uint32Array(size * 4);
  if (keep === null) {
    for (let i = 0; i < words; i++) {
      const row = rowWords[i]!;
      const column = columnWords[i]!;
      const even = (row & low) | ((column & high) << rowBits);
      const odd = ((row >>> 8) & low) | (((column >>> 8) & high) << rowBits);
      lanes[even & 0xffff]!++;
      lanes[size + (odd & 0xffff)]!++;
      lanes[2 * size + (even >>> 16)]!++;
      lanes[3 * size + (odd >>> 16)]!++;
    }
  } else {
    const keepWords = new Uint32Array(keep.buffer, keep.byteOffset, words);
    for (let i = 0; i < words; i++) {
      const kept = keepWords[i]!;
      // all four out is common where a filter picks one country of many
      if ((kept & 0x01010101) === 0) continue;
      const row = rowWords[i]!;
      const column = columnWords[i]!;
      const even = (row & low) | ((column & high) << rowBits);
      const odd = ((row >>> 8) & low) | (((column >>> 8) & high) << rowBits);
      lanes[even & 0xffff]! += kept & 1;
      lanes[size + (odd & 0xffff)]! += (kept >>> 8) & 1;
      lanes[2 * size + (even >>> 16)]! += (kept >>> 16) & 1;
      lanes[3 * size + (odd >>> 16)]! += (kept >>> 24) & 1;
    }
  }
  const rowMask = (1 << rowBits) - 1;
  const columnMask = (1 << columnBits) - 1;
  for (let i = words << 2; i < rows.length; i++) {
    if (keep === null || keep[i] === 1) lanes[(rows[i]! & rowMask) | ((columns[i]! & columnMask) << rowBits)]!++;
  }
  const out = lanes.slice(0, size);
  for (let key = 0; key < size; key++) out[key] = lanes[key]! + lanes[size + key]! + lanes[2 * size + key]! + lanes[3 * size + key]!;
  return out;
}

/** Any number of categories, bytes or words. */
function countSlots(rows: Codes, rowSlot: Int32Array, columns: Codes, columnSlot: Int32Array, keep: Uint8Array | null, out: Float64Array): void {
  const length = rows.length;
  if (keep === null) for (let i = 0; i < length; i++) out[rowSlot[rows[i]!]! + columnSlot[columns[i]!]!]!++;
  else for (let i = 0; i < length; i++) if (keep[i] === 1) out[rowSlot[rows[i]!]! + columnSlot[columns[i]!]!]!++;
}

/** Sums of weights and of their squares. Cases that do not pass weigh 0 (see `Cases`), so nothing is asked about them here. */
function weigh(rows: Codes, rowSize: number, columns: Codes, columnSize: number, weights: Float64Array, width: number, slots: number): { weights: Float64Array; squares: Float64Array } {
  const out = { weights: new Float64Array(slots), squares: new Float64Array(slots) };
  if (inWords(rows) && inWords(columns) && lowBits(rowSize) <= 4 && lowBits(columnSize) <= 4) {
    const packed = weighNibbles(rows as Uint8Array, columns as Uint8Array, weights);
    forEachSlot(rowSize, 16, columnSize, 16, (rowKey, columnKey, slot) => {
      out.weights[slot] = packed.sums[rowKey | (columnKey << 4)]!;
      out.squares[slot] = packed.squares[rowKey | (columnKey << 4)]!;
    });
    return out;
  }
  const rowSlot = slotTable(rows, rowSize, width);
  const columnSlot = slotTable(columns, columnSize, 1);
  for (let i = 0; i < rows.length; i++) {
    const slot = rowSlot[rows[i]!]! + columnSlot[columns[i]!]!;
    const weight = weights[i]!;
    out.weights[slot]! += weight;
    out.squares[slot]! += weight * weight;
  }
  return out;
}

/** As `countNibbles`, adding weights. */
function weighNibbles(rows: Uint8Array, columns: Uint8Array, weights: Float64Array): { sums: Float64Array; squares: Float64Array } {
  const words = rows.length >>> 2;
  const rowWords = new Uint32Array(rows.buffer, rows.byteOffset, words);
  const columnWords = new Uint32Array(columns.buffer, columns.byteOffset, words);
  const sums = new Float64Array(1024);
  const squares = new Float64Array(1024);
  for (let i = 0, at = 0; i < words; i++, at += 4) {
    const keys = (rowWords[i]! & 0x0f0f0f0f) | ((columnWords[i]! & 0x0f0f0f0f) << 4);
    const first = keys & 255;
    const second = 256 + ((keys >>> 8) & 255);
    const third = 512 + ((keys >>> 16) & 255);
    const fourth = 768 + (keys >>> 24);
    const a = weights[at]!;
    const b = weights[at + 1]!;
    const c = weights[at + 2]!;
    const d = weights[at + 3]!;
    sums[first]! += a;
    squares[first]! += a * a;
    sums[second]! += b;
    squares[second]! += b * b;
    sums[third]! += c;
    squares[third]! += c * c;
    sums[fourth]! += d;
    squares[fourth]! += d * d;
  }
  for (let i = words << 2; i < rows.length; i++) {
    const key = (rows[i]! & 15) | ((columns[i]! & 15) << 4);
    sums[key]! += weights[i]!;
    squares[key]! += weights[i]! * weights[i]!;
  }
  for (const lanes of [sums, squares]) for (let key = 0; key < 256; key++) lanes[key]! += lanes[256 + key]! + lanes[512 + key]! + lanes[768 + key]!;
  return { sums, squares };
}
