/** A sum of unknowns that is known: Σ coefficient × unknown = total. */
export interface Relation { readonly terms: readonly { readonly unknown: number; readonly coefficient: number }[]; readonly total: number }
/** What is known of an unknown by itself. */
export interface Range { readonly low: number; readonly high: number }

const TINY = 1e-9;
/** Far above what tables need; a guard against a mistake in here, not a limit. */
const MOST_STEPS = 200_000;

/** The least and the greatest value each unknown can take, given what is known of the unknowns and of their sums.
 *  What an outsider can work out about withheld cells, exactly: low = high means that the cell is derivable.
 *  Method: simplex with bounded variables over a dense tableau, started from artificial variables, Bland's rule against cycling;
 *  unknowns that share no relation are solved apart. For one two-way table the bounds are whole numbers by themselves.
 *  @throws RangeError where no values fit: the relations contradict each other */
export function linearBounds(ranges: readonly Range[], relations: readonly Relation[]): Range[] {
  const out = ranges.map((range) => ({ ...range }));
  for (const part of connectedParts(ranges.length, relations)) {
    if (part.relations.length === 0) continue;
    const place = new Map(part.unknowns.map((unknown, index) => [unknown, index]));
    const rows = part.relations.map((relation) => {
      const row = new Float64Array(part.unknowns.length);
      for (const { unknown, coefficient } of relation.terms) row[place.get(unknown)!]! += coefficient;
      return { row, total: relation.total };
    });
    const simplex = new Simplex(rows, part.unknowns.map((unknown) => ranges[unknown]!));
    part.unknowns.forEach((unknown, index) => { out[unknown] = { low: -simplex.greatest(index, -1), high: simplex.greatest(index, 1) }; });
  }
  return out;
}

function connectedParts(count: number, relations: readonly Relation[]): { unknowns: number[]; relations: Relation[] }[] {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const root = (i: number): number => { let at = i; while (parent[at] !== at) { parent[at] = parent[parent[at]!]!; at = parent[at]!; } return at; };
  for (const { terms } of relations) for (const term of terms) parent[root(term.unknown)] = root(terms[0]!.unknown);
  const parts = new Map<number, { unknowns: number[]; relations: Relation[] }>();
  const partOf = (i: number) => { const key = root(i); let part = parts.get(key); if (part === undefined) { part = { unknowns: [], relations: [] }; parts.set(key, part); } return part; };
  for (let i = 0; i < count; i++) partOf(i).unknowns.push(i);
  for (const relation of relations) if (relation.terms[0] !== undefined) partOf(relation.terms[0].unknown).relations.push(relation);
  return [...parts.values()];
}

class Simplex {
  readonly tableau: Float64Array[];
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The variable each row gives the value of. */
  readonly basic: Int32Array;
  readonly rowOf: Int32Array;
  readonly unknowns: number;

  constructor(rows: readonly { row: Float64Array; total: number }[], ranges: readonly Range[]) {
    const n = ranges.length;
    const m = rows.length;
    this.unknowns = n;
    this.value = new Float64Array(n + m);
    this.low = new Float64Array(n + m);
    this.high = new Float64Array(n + m).fill(Infinity);
    this.basic = Int32Array.from({ length: m }, (_, i) => n + i);
    this.rowOf = new Int32Array(n + m).fill(-1);
    ranges.forEach(({ low, high }, j) => {
      this.low[j] = low;
      this.high[j] = high;
      this.value[j] = Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
    });
    this.tableau = rows.map(({ row, total }, i) => {
      let rest = total;
      for (let j = 0; j < n; j++) rest -= row[j]! * this.value[j]!;
      const sign = rest < 0 ? -1 : 1;
      const line = new Float64Array(n + m);
      for (let j = 0; j < n; j++) line[j] = sign * row[j]!;
      line[n + i] = 1;
      this.value[n + i] = Math.abs(rest);
      this.rowOf[n + i] = i;
      return line;
    });
    this.climb((j) => { let rate = 0; for (let i = 0; i < m; i++) if (this.basic[i]! >= n) rate += this.tableau[i]![j]!; return rate; });
    let left = 0;
    for (let i = 0; i < m; i++) left += this.value[n + i]!;
    if (left > 1e-6) throw new RangeError('linearBounds: the totals contradict each other');
    for (let i = 0; i < m; i++) { this.high[n + i] = 0; this.value[n + i] = 0; }
  }

  /** The greatest value of `sign` × the unknown. */
  greatest(unknown: number, sign: 1 | -1): number {
    const bounded = this.climb((j) => {
      const row = this.rowOf[unknown]!;
      return row >= 0 ? -sign * this.tableau[row]![j]! : j === unknown ? sign : 0;
    });
    return bounded ? sign * this.value[unknown]! : Infinity;
  }

  /** Moves from corner to corner while `rate` (the gain for each unit of a variable that is not basic) says it pays.
   *  @returns false where the gain has no end */
  climb(rate: (variable: number) => number): boolean {
    for (let step = 0; step < MOST_STEPS; step++) {
      let entering = -1;
      let direction = 0;
      for (let j = 0; j < this.unknowns; j++) {
        if (this.rowOf[j]! >= 0 || this.low[j] === this.high[j]) continue;
        const gain = rate(j);
        if (gain > TINY && this.value[j]! < this.high[j]! - TINY) { entering = j; direction = 1; break; }
        if (gain < -TINY && this.value[j]! > this.low[j]! + TINY) { entering = j; direction = -1; break; }
      }
      if (entering < 0) return true;
      if (!this.move(entering, direction)) return false;
    }
    throw new RangeError('linearBounds did not come to an end');
  }

  move(entering: number, direction: number): boolean {
    let furthest = direction > 0 ? this.high[entering]! - this.value[entering]! : this.value[entering]! - this.low[entering]!;
    let leaving = -1;
    for (let i = 0; i < this.tableau.length; i++) {
      const change = -this.tableau[i]![entering]! * direction;
      const variable = this.basic[i]!;
      if (Math.abs(change) <= TINY) continue;
      const room = change > 0 ? (this.high[variable]! - this.value[variable]!) / change : (this.value[variable]! - this.low[variable]!) / -change;
      const reach = Math.max(0, room);
      if (reach < furthest - TINY || (leaving >= 0 && reach < furthest + TINY && variable < this.basic[leaving]!)) { furthest = Math.min(reach, furthest); leaving = i; }
    }
    if (furthest === Infinity) return false;
    for (let i = 0; i < this.tableau.length; i++) this.value[this.basic[i]!]! -= this.tableau[i]![entering]! * direction * furthest;
    this.value[entering]! += direction * furthest;
    if (leaving >= 0) this.pivot(leaving, entering);
    return true;
  }

  pivot(leaving: number, entering: number): void {
    const out = this.basic[leaving]!;
    // it stopped at one of its bounds: rounding is taken off here, so that it does not add up
    this.value[out] = Math.abs(this.value[out]! - this.low[out]!) <= Math.abs(this.high[out]! - this.value[out]!) ? this.low[out]! : this.high[out]!;
    const row = this.tableau[leaving]!;
    const by = row[entering]!;
    for (let j = 0; j < row.length; j++) row[j]! /= by;
    for (let i = 0; i < this.tableau.length; i++) {
      const other = this.tableau[i]!;
      const factor = other[entering]!;
      if (i === leaving || factor === 0) continue;
      for (let j = 0; j < row.length; j++) other[j]! -= factor * row[j]!;
    }
    this.basic[leaving] = entering;
    this.rowOf[entering] = leaving;
    this.rowOf[out] = -1;
  }
}
