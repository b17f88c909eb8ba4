import { missingBase } from '../model/vector.ts';
import { asSets, MISSING_KINDS, type Axis, type SetAxis } from './axis.ts';
import { bitsWhere, countBits, countShared, newBits, shared, weighShared, type Bits } from './bits.ts';

/** Which cases are counted and by how much: `keep` is 1 for a case that passes (null: all), `weights` null means 1 each. */
export interface Cases { readonly count: number; readonly keep: Uint8Array | null; readonly weights: Float64Array | null }

/** Counts of one pair of axes. Only cases with a value on both sides are in `cells`, `rowTotals`, `columnBases` and `base`;
 *  the others are in `missingRow` (by what the row lacks) or, if the row has a value, in `missingColumn`. */
export interface PairCounts {
  readonly rows: number;
  readonly columns: number;
  /** rows × columns, row by row; weighted. */
  readonly cells: Float64Array;
  readonly rowTotals: Float64Array;
  readonly columnBases: Float64Array;
  readonly base: number;
  /** Cases, whatever they weigh. */
  readonly unweightedBases: Float64Array;
  readonly unweightedBase: number;
  /** Sums of squared weights, for effective bases. */
  readonly columnSquares: Float64Array;
  readonly baseSquares: number;
  /** Cases by kind of missing, in the order of MISSING_KINDS. */
  readonly missingRow: number[];
  readonly missingColumn: number[];
}

/** Counts how two variables meet, in one pass over them; `column` null gives the total alone.
 *  Cost: linear in cases. Single × single reads each byte once; sets cost one AND and count per pair of categories and 32 cases. */
export function countPairs(row: Axis, column: Axis | null, cases: Cases): PairCounts {
  if (row.kind === 'codes' && (column === null || column.kind === 'codes')) {
    const joint = jointCounts(row, column, cases);
    return foldJoint(joint, row.size, column?.size ?? 1);
  }
  return countSets(asSets(row), column === null ? null : asSets(column), cases);
}

/** Counts per pair of slots: categories first, then the five kinds of missing. */
export interface Joint { readonly width: number; readonly cases: Float64Array; readonly weights: Float64Array; readonly squares: Float64Array }

/** The greatest number of categories whose codes and kinds of missing still differ in their low four bits:
 *  0 to 10, and 251 to 255, which end in 11 to 15. */
const NIBBLE_CATEGORIES = 11;

function jointCounts(row: Axis & { kind: 'codes' }, column: (Axis & { kind: 'codes' }) | null, cases: Cases): Joint {
  const width = (column?.size ?? 1) + MISSING_KINDS.length;
  const height = row.size + MISSING_KINDS.length;
  const out = new Float64Array(width * height);
  const bytes = row.codes.BYTES_PER_ELEMENT === 1 && (column === null || column.codes.BYTES_PER_ELEMENT === 1);
  if (cases.weights === null && bytes && column !== null && row.size <= NIBBLE_CATEGORIES && column.size <= NIBBLE_CATEGORIES) {
    const packed = countNibbles(row.codes as Uint8Array, column.codes as Uint8Array, cases.keep);
    for (let r = 0; r < height; r++) {
      const rowNibble = r < row.size ? r : r - row.size + NIBBLE_CATEGORIES;
      for (let c = 0; c < width; c++) out[r * width + c] = packed[rowNibble | ((c < column.size ? c : c - column.size + NIBBLE_CATEGORIES) << 4)]!;
    }
    return { width, cases: out, weights: out, squares: out };
  }
  const rowSlot = slotTable(row, width);
  const columnSlot = column === null ? null : slotTable(column, 1);
  if (cases.weights === null) {
    countSlots(row.codes, rowSlot, column?.codes ?? null, columnSlot, cases.keep, out);
    return { width, cases: out, weights: out, squares: out };
  }
  const weights = new Float64Array(out.length);
  const squares = new Float64Array(out.length);
  weighSlots(row.codes, rowSlot, column?.codes ?? null, columnSlot, cases.keep, cases.weights, out, weights, squares);
  return { width, cases: out, weights, squares };
}

/** From a code to the slot it is counted in, times `step`. */
function slotTable(axis: Axis & { kind: 'codes' }, step: number): Int32Array {
  const base = missingBase(axis.codes);
  const table = new Int32Array(base + MISSING_KINDS.length + 1);
  for (let code = 0; code < axis.size; code++) table[code] = code * step;
  for (let kind = 0; kind < MISSING_KINDS.length; kind++) table[base + 1 + kind] = (axis.size + kind) * step;
  return table;
}

/** Four cases a turn: the low halves of their bytes side by side make four keys of one byte, counted in four tables, so that
 *  a run of equal answers does not wait for its own last addition. @returns counts by `row | column << 4` */
function countNibbles(rows: Uint8Array, columns: Uint8Array, keep: Uint8Array | null): Uint32Array {
  const length = rows.length;
  const lanes = new Uint32Array(keep === null ? 1024 : 4096);
  const words = canReadWords(rows) && canReadWords(columns) && (keep === null || canReadWords(keep)) ? length >>> 2 : 0;
  const stride = keep === null ? 256 : 1024;
  if (words > 0) {
    const rowWords = new Uint32Array(rows.buffer, rows.byteOffset, words);
    const columnWords = new Uint32Array(columns.buffer, columns.byteOffset, words);
    if (keep === null) {
      for (let i = 0; i < words; i++) {
        const keys = (rowWords[i]! & 0x0f0f0f0f) | ((columnWords[i]! & 0x0f0f0f0f) << 4);
        lanes[keys & 255]!++;
        lanes[256 + ((keys >>> 8) & 255)]!++;
        lanes[512 + ((keys >>> 16) & 255)]!++;
        lanes[768 + (keys >>> 24)]!++;
      }
    } else {
      // keep is 0, 1 or 2: cases that do not pass are counted aside, 256 or 512 further on
      const keepWords = new Uint32Array(keep.buffer, keep.byteOffset, words);
      for (let i = 0; i < words; i++) {
        const keys = (rowWords[i]! & 0x0f0f0f0f) | ((columnWords[i]! & 0x0f0f0f0f) << 4);
        const kept = keepWords[i]! & 0x03030303;
        lanes[(keys & 255) | ((kept & 3) << 8)]!++;
        lanes[1024 + (((keys >>> 8) & 255) | (kept & 0x300))]!++;
        lanes[2048 + (((keys >>> 16) & 255) | ((kept >>> 8) & 0x300))]!++;
        lanes[3072 + ((keys >>> 24) | ((kept >>> 16) & 0x300))]!++;
      }
    }
  }
  const passes = keep === null ? 0 : 256;
  for (let i = words << 2; i < length; i++) {
    if (keep === null || keep[i] === 1) lanes[passes + ((rows[i]! & 15) | ((columns[i]! & 15) << 4))]!++;
  }
  const out = new Uint32Array(256);
  for (let key = 0; key < 256; key++) out[key] = lanes[passes + key]! + lanes[stride + passes + key]! + lanes[2 * stride + passes + key]! + lanes[3 * stride + passes + key]!;
  return out;
}

const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const canReadWords = (bytes: Uint8Array): boolean => LITTLE_ENDIAN && bytes.byteOffset % 4 === 0;

function countSlots(rows: Uint8Array | Uint16Array, rowSlot: Int32Array, columns: Uint8Array | Uint16Array | null, columnSlot: Int32Array | null, keep: Uint8Array | null, out: Float64Array): void {
  const size = out.length;
  const lanes = new Uint32Array(size * 2);
  const length = rows.length;
  if (columns === null || columnSlot === null) {
    for (let i = 0; i < length; i++) if (keep === null || keep[i] === 1) lanes[(i & 1 ? size : 0) + rowSlot[rows[i]!]!]!++;
  } else if (keep === null) {
    const pairs = length & ~1;
    for (let i = 0; i < pairs; i += 2) {
      lanes[rowSlot[rows[i]!]! + columnSlot[columns[i]!]!]!++;
      lanes[size + rowSlot[rows[i + 1]!]! + columnSlot[columns[i + 1]!]!]!++;
    }
    if (pairs < length) lanes[rowSlot[rows[pairs]!]! + columnSlot[columns[pairs]!]!]!++;
  } else {
    for (let i = 0; i < length; i++) if (keep[i] === 1) lanes[(i & 1 ? size : 0) + rowSlot[rows[i]!]! + columnSlot[columns[i]!]!]!++;
  }
  for (let slot = 0; slot < size; slot++) out[slot] = lanes[slot]! + lanes[size + slot]!;
}

function weighSlots(
  rows: Uint8Array | Uint16Array, rowSlot: Int32Array, columns: Uint8Array | Uint16Array | null, columnSlot: Int32Array | null,
  keep: Uint8Array | null, weights: Float64Array, cases: Float64Array, sums: Float64Array, squares: Float64Array,
): void {
  // one record of three numbers a slot: they share a cache line
  const records = new Float64Array(cases.length * 3);
  for (let i = 0; i < rows.length; i++) {
    if (keep !== null && keep[i] !== 1) continue;
    const at = 3 * (rowSlot[rows[i]!]! + (columns === null ? 0 : columnSlot![columns[i]!]!));
    const weight = weights[i]!;
    records[at]!++;
    records[at + 1]! += weight;
    records[at + 2]! += weight * weight;
  }
  for (let slot = 0; slot < cases.length; slot++) {
    cases[slot] = records[3 * slot]!;
    sums[slot] = records[3 * slot + 1]!;
    squares[slot] = records[3 * slot + 2]!;
  }
}

function foldJoint(joint: Joint, rows: number, columns: number): PairCounts {
  const { width } = joint;
  const out = emptyCounts(rows, columns);
  let base = 0;
  let unweightedBase = 0;
  let baseSquares = 0;
  for (let r = 0; r < rows + MISSING_KINDS.length; r++) {
    for (let c = 0; c < width; c++) {
      const at = r * width + c;
      const cases = joint.cases[at]!;
      if (r >= rows) { out.missingRow[r - rows]! += cases; continue; }
      if (c >= columns) { out.missingColumn[c - columns]! += cases; continue; }
      const weight = joint.weights[at]!;
      out.cells[r * columns + c] = weight;
      out.rowTotals[r]! += weight;
      out.columnBases[c]! += weight;
      out.unweightedBases[c]! += cases;
      out.columnSquares[c]! += joint.squares[at]!;
      base += weight;
      unweightedBase += cases;
      baseSquares += joint.squares[at]!;
    }
  }
  return { ...out, base, unweightedBase, baseSquares };
}

function emptyCounts(rows: number, columns: number): Omit<PairCounts, 'base' | 'unweightedBase' | 'baseSquares'> {
  const none = (): number[] => MISSING_KINDS.map(() => 0);
  return {
    rows, columns, cells: new Float64Array(rows * columns), rowTotals: new Float64Array(rows), columnBases: new Float64Array(columns),
    unweightedBases: new Float64Array(columns), columnSquares: new Float64Array(columns), missingRow: none(), missingColumn: none(),
  };
}

/** Bits of the cases that pass. */
export function keptBits(cases: Cases): Bits {
  if (cases.keep !== null) return bitsWhere(cases.keep, Uint8Array.from({ length: 256 }, (_, value) => (value === 1 ? 1 : 0)));
  const all = newBits(cases.count).fill(0xffffffff);
  if (cases.count % 32 !== 0) all[all.length - 1] = 0xffffffff >>> (32 - (cases.count % 32));
  return all;
}

function countSets(row: SetAxis, column: SetAxis | null, cases: Cases): PairCounts {
  const kept = keptBits(cases);
  const rowValid = shared(row.valid, kept);
  const inBase = column === null ? rowValid : shared(rowValid, column.valid);
  const columns = (column?.categories ?? [inBase]).map((set) => shared(set, inBase));
  const { weights } = cases;
  const weigh = (a: Bits, b: Bits): { sum: number; squares: number } => {
    if (weights !== null) return weighShared(a, b, weights);
    const sum = countShared(a, b);
    return { sum, squares: sum };
  };
  const out = emptyCounts(row.categories.length, columns.length);
  row.missing.forEach((set, kind) => { out.missingRow[kind] = countShared(set, kept); });
  column?.missing.forEach((set, kind) => { out.missingColumn[kind] = countShared(set, rowValid); });
  columns.forEach((set, c) => {
    const weighed = weigh(set, inBase);
    out.columnBases[c] = weighed.sum;
    out.columnSquares[c] = weighed.squares;
    out.unweightedBases[c] = weights === null ? weighed.sum : countBits(set);
  });
  row.categories.forEach((set, r) => {
    out.rowTotals[r] = weigh(set, inBase).sum;
    columns.forEach((columnSet, c) => { out.cells[r * columns.length + c] = column === null ? out.rowTotals[r]! : weigh(set, columnSet).sum; });
  });
  const base = weigh(inBase, inBase);
  return { ...out, base: base.sum, unweightedBase: countBits(inBase), baseSquares: base.squares };
}
