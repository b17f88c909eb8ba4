import { asSets, MISSING_KINDS, type Axis } from './axis.ts';
import { bitsWhere, countBits, countShared, newBits, ONLY_ONES, shared, weighByCode, weighShared, type Bits } from './bits.ts';
import { jointCounts, type Cases, type Joint } from './joint-counts.ts';

export type { Cases } from './joint-counts.ts';

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
 *  Cost: linear in cases. Single × single reads each byte once; sets cost one AND and one count of bits per pair of categories and
 *  32 cases. A table of a million cases takes two milliseconds, so tables are recounted after every change instead of being
 *  patched: there is no second way of counting that could disagree with this one. */
export function countPairs(row: Axis, column: Axis | null, cases: Cases): PairCounts {
  if (row.kind === 'codes' && (column === null || column.kind === 'codes')) {
    return foldJoint(jointCounts(row, column, cases), row.size, column?.size ?? 1);
  }
  return countSets(row, column, cases);
}

/** A banner: the total of a row variable and the row by each of several columns, the total first. The total comes out of the first
 *  pass, which also counts those whom the column lacks: one pass for each column variable and none besides. */
export function countBanner(row: Axis, columns: readonly Axis[], cases: Cases): PairCounts[] {
  const [first] = columns;
  if (row.kind !== 'codes' || first?.kind !== 'codes') return [null, ...columns].map((column) => countPairs(row, column, cases));
  const joint = jointCounts(row, first, cases);
  return [foldTotal(joint, row.size), foldJoint(joint, row.size, first.size), ...columns.slice(1).map((column) => countPairs(row, column, cases))];
}

/** The row alone, whatever the column holds. */
function foldTotal(joint: Joint, rows: number): PairCounts {
  const { width } = joint;
  const across = (slots: Float64Array): Float64Array => Float64Array.from({ length: slots.length / width }, (_, r) => {
    let sum = 0;
    for (let c = 0; c < width; c++) sum += slots[r * width + c]!;
    return sum;
  });
  const none = (slots: Float64Array): Float64Array => {
    const out = new Float64Array(slots.length * (1 + MISSING_KINDS.length));
    slots.forEach((value, r) => { out[r * (1 + MISSING_KINDS.length)] = value; });
    return out;
  };
  const cases = none(across(joint.cases));
  const weighed = joint.weights !== joint.cases;
  return foldJoint({ width: 1 + MISSING_KINDS.length, cases, weights: weighed ? none(across(joint.weights)) : cases, squares: weighed ? none(across(joint.squares)) : cases }, rows, 1);
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
  if (cases.keep !== null) return bitsWhere(cases.keep, ONLY_ONES);
  const all = newBits(cases.count).fill(0xffffffff);
  if (cases.count % 32 !== 0) all[all.length - 1] = 0xffffffff >>> (32 - (cases.count % 32));
  return all;
}

function countSets(rowAxis: Axis, columnAxis: Axis | null, cases: Cases): PairCounts {
  const row = asSets(rowAxis);
  const column = columnAxis === null ? null : asSets(columnAxis);
  const kept = keptBits(cases);
  const rowValid = shared(row.valid, kept);
  const inBase = column === null ? rowValid : shared(rowValid, column.valid);
  const columns = (column?.categories ?? [inBase]).map((set) => shared(set, inBase));
  const out = emptyCounts(row.categories.length, columns.length);
  row.missing.forEach((set, kind) => { out.missingRow[kind] = set === null ? 0 : countShared(set, kept); });
  column?.missing.forEach((set, kind) => { out.missingColumn[kind] = set === null ? 0 : countShared(set, rowValid); });
  const { weights } = cases;
  const weigh = (a: Bits, b: Bits): { sum: number; squares: number } => {
    if (weights !== null) return weighShared(a, b, weights);
    const sum = countShared(a, b);
    return { sum, squares: sum };
  };
  columns.forEach((set, c) => {
    const weighed = weigh(set, inBase);
    out.columnBases[c] = weighed.sum;
    out.columnSquares[c] = weighed.squares;
    out.unweightedBases[c] = weights === null ? weighed.sum : countBits(set);
  });
  const exclusive = columnAxis === null || columnAxis.kind === 'codes';
  row.categories.forEach((set, r) => {
    const line = out.cells.subarray(r * columns.length, (r + 1) * columns.length);
    if (weights !== null && columnAxis?.kind === 'codes') weighByCode(shared(set, inBase), columnAxis.codes, weights, line);
    else columns.forEach((columnSet, c) => { line[c] = weigh(set, columnSet).sum; });
    // each case of the base stands in one column, or else has to be counted once more over all of them
    out.rowTotals[r] = exclusive ? line.reduce((sum, count) => sum + count, 0) : weigh(set, inBase).sum;
  });
  const base = weigh(inBase, inBase);
  return { ...out, base: base.sum, unweightedBase: countBits(inBase), baseSquares: base.squares };
}
