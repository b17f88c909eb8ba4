/** A sum of unknowns that is known: Σ coefficient × unknown = total. */
export interface Relation { readonly terms: readonly { readonly unknown: number; readonly coefficient: number }[]; readonly total: number }
/** What is known of an unknown by itself. */
export interface Range { readonly low: number; readonly high: number }

const TINY = 1e-9;
/** Less than this in the tableau is what rounding left: coefficients of tables are small whole numbers. */
const NOTHING = 1e-11;
/** Far above what tables need; a guard against a mistake in here, not a limit. */
const MOST_STEPS = 200_000;
/** Steps in which nothing moves before the choice goes by Bland's rule, which cannot go round in circles. */
const STUCK = 50;

/** How much may be reckoned, in multiplications; shared by all that is asked with it. */
export interface Work { left: number }
export interface BoundsQuestion {
  /** Values that fit: the search begins at them, and needs not look for any. Absent: they are looked for. */
  readonly start?: readonly number[];
  /** Which unknowns are asked about; all unless told. */
  readonly wanted?: ReadonlySet<number>;
  /** A width from which on an unknown needs no further looking at: its bounds are then at least that far apart, and not exact. */
  readonly enough?: (unknown: number) => number;
  readonly work?: Work;
}
/** What can be said of an unknown. Where it is not exact, both ends are values that fit (the true bounds are no closer). */
export interface Bounds extends Range { readonly exact: boolean }

/** The least and the greatest value each unknown can take, given what is known of the unknowns and of their sums.
 *  What an outsider can work out about withheld cells: exact with low = high means that the cell is derivable.
 *  Method: simplex with bounded variables over a tableau, steepest gain first, Bland's rule where it does not move; unknowns that share
 *  no relation are solved apart. Every corner that is come by shows of all unknowns at once how far apart they can be. For one two-way
 *  table the bounds are whole numbers by themselves.
 *  @returns by unknown; those not asked for are left out
 *  @throws RangeError where no values fit: the relations contradict each other */
export function linearBounds(ranges: readonly Range[], relations: readonly Relation[], question: BoundsQuestion = {}): Map<number, Bounds> {
  const { start, wanted, enough, work = { left: Infinity } } = question;
  const out = new Map<number, Bounds>();
  for (const part of connectedParts(ranges.length, relations)) {
    const asked = wanted === undefined ? part.unknowns : part.unknowns.filter((unknown) => wanted.has(unknown));
    if (asked.length === 0) continue;
    if (part.relations.length === 0) { for (const unknown of asked) out.set(unknown, { ...ranges[unknown]!, exact: true }); continue; }
    const place = new Map(part.unknowns.map((unknown, index) => [unknown, index]));
    const simplex = new Simplex(part.relations.map(({ terms, total }) => ({ terms: terms.map(({ unknown, coefficient }) => ({ at: place.get(unknown)!, coefficient })), total })), part.unknowns.map((unknown) => ranges[unknown]!), start === undefined ? null : part.unknowns.map((unknown) => start[unknown]!), work);
    for (const unknown of asked) {
      const at = place.get(unknown)!;
      out.set(unknown, simplex.bounds(at, enough?.(unknown) ?? null));
    }
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
  /** A row for each relation; what stood in for a relation at first is not in it, since it never comes back. */
  readonly tableau: Float64Array[];
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The variable each row gives the value of. */
  readonly basic: Int32Array;
  readonly rowOf: Int32Array;
  readonly unknowns: number;
  /** The least and greatest value of each unknown in any corner that was come by. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly work: Work;
  readonly #gains: Float64Array;

  constructor(rows: readonly { readonly terms: readonly { readonly at: number; readonly coefficient: number }[]; readonly total: number }[], ranges: readonly Range[], start: readonly number[] | null, work: Work) {
    const n = ranges.length;
    const m = rows.length;
    this.unknowns = n;
    this.work = work;
    work.left -= n * m;
    this.#gains = new Float64Array(n);
    this.value = new Float64Array(n + m);
    this.low = new Float64Array(n + m);
    this.high = new Float64Array(n + m).fill(Infinity);
    this.basic = Int32Array.from({ length: m }, (_, i) => n + i);
    this.rowOf = new Int32Array(n + m).fill(-1);
    ranges.forEach(({ low, high }, j) => {
      this.low[j] = low;
      this.high[j] = high;
      this.value[j] = start !== null ? Math.min(high, Math.max(low, start[j]!)) : Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
    });
    this.tableau = rows.map(({ terms, total }, i) => {
      let rest = total;
      for (const { at, coefficient } of terms) rest -= coefficient * this.value[at]!;
      const sign = rest < 0 ? -1 : 1;
      const line = new Float64Array(n);
      for (const { at, coefficient } of terms) line[at]! += sign * coefficient;
      this.value[n + i] = Math.abs(rest) < TINY ? 0 : Math.abs(rest);
      this.rowOf[n + i] = i;
      return line;
    });
    // an unknown of one relation alone gives the value of its row from the start
    const relationsOf = new Uint32Array(n);
    for (const { terms } of rows) for (const { at } of terms) relationsOf[at]! += 1;
    rows.forEach(({ terms }, i) => {
      const own = terms.find(({ at }) => relationsOf[at] === 1 && this.tableau[i]![at] !== 0);
      if (own === undefined || this.value[n + i]! > 0) return;
      const line = this.tableau[i]!;
      const by = line[own.at]!;
      for (const { at } of terms) line[at]! /= by;
      this.basic[i] = own.at;
      this.rowOf[own.at] = i;
      this.rowOf[n + i] = -1;
    });
    if (this.value.subarray(n).some((rest) => rest > 0)) {
      this.climb(null, null);
      let left = 0;
      for (let i = 0; i < m; i++) left += this.value[n + i]!;
      if (left > 1e-6) throw new RangeError('linearBounds: the totals contradict each other');
    }
    for (let i = 0; i < m; i++) { this.high[n + i] = 0; this.value[n + i] = 0; }
    this.least = this.value.slice(0, n);
    this.most = this.value.slice(0, n);
  }

  /** @param enough width that suffices; null: to the end */
  bounds(unknown: number, enough: number | null): Bounds {
    const known = (): number => this.most[unknown]! - this.least[unknown]!;
    const far = (sign: 1 | -1): 'end' | 'endless' | 'enough' | 'spent' => {
      if (enough !== null && known() >= enough) return 'enough';
      const end = this.climb({ unknown, sign }, enough);
      if (end === 'endless') { if (sign > 0) this.most[unknown] = Infinity; else this.least[unknown] = -Infinity; }
      return end;
    };
    const ends = [far(1), far(-1)];
    return { low: this.least[unknown]!, high: this.most[unknown]!, exact: ends.every((end) => end === 'end' || end === 'endless') };
  }

  /** Moves from corner to corner while it pays.
   *  @param goal the unknown to make great (or small); null: values that fit
   *  @param enough stops where the corners that were come by show this width of the unknown
   *  @returns why it stopped: at the end, because there is no end, because that is enough, or because the work is spent */
  climb(goal: { readonly unknown: number; readonly sign: 1 | -1 } | null, enough: number | null): 'end' | 'endless' | 'enough' | 'spent' {
    let stuck = 0;
    for (let step = 0; step < MOST_STEPS; step++) {
      const gains = this.gains(goal);
      let entering = -1;
      let best = TINY;
      for (let j = 0; j < this.unknowns; j++) {
        const gain = gains[j]!;
        const size = Math.abs(gain);
        if (size <= best || this.rowOf[j]! >= 0 || this.low[j] === this.high[j] || (gain > 0 ? this.value[j]! >= this.high[j]! - TINY : this.value[j]! <= this.low[j]! + TINY)) continue;
        entering = j;
        if (stuck > STUCK) break;
        best = size;
      }
      if (entering < 0) return 'end';
      if (this.work.left <= 0 && goal !== null) return 'spent';
      const moved = this.move(entering, gains[entering]! > 0 ? 1 : -1);
      if (moved === Infinity) return 'endless';
      stuck = moved > TINY ? 0 : stuck + 1;
      if (goal === null) continue;
      if (moved > TINY) this.remember();
      if (enough !== null && this.most[goal.unknown]! - this.least[goal.unknown]! >= enough) return 'enough';
    }
    throw new RangeError('linearBounds did not come to an end');
  }

  /** What a unit more of each variable adds to the goal. */
  gains(goal: { readonly unknown: number; readonly sign: 1 | -1 } | null): Float64Array {
    const gains = this.#gains.fill(0);
    if (goal === null) {
      for (let i = 0; i < this.basic.length; i++) if (this.basic[i]! >= this.unknowns) { const row = this.tableau[i]!; for (let j = 0; j < gains.length; j++) gains[j]! += row[j]!; }
      return gains;
    }
    const at = this.rowOf[goal.unknown]!;
    if (at < 0) { gains[goal.unknown] = goal.sign; return gains; }
    const row = this.tableau[at]!;
    for (let j = 0; j < gains.length; j++) gains[j] = -goal.sign * row[j]!;
    return gains;
  }

  remember(): void {
    for (let j = 0; j < this.unknowns; j++) {
      const value = this.value[j]!;
      if (value < this.least[j]!) this.least[j] = value;
      if (value > this.most[j]!) this.most[j] = value;
    }
  }

  /** @returns how far it went */
  move(entering: number, direction: number): number {
    let furthest = direction > 0 ? this.high[entering]! - this.value[entering]! : this.value[entering]! - this.low[entering]!;
    let leaving = -1;
    for (let i = 0; i < this.tableau.length; i++) {
      const change = -this.tableau[i]![entering]! * direction;
      if (Math.abs(change) <= TINY) continue;
      const variable = this.basic[i]!;
      const room = change > 0 ? (this.high[variable]! - this.value[variable]!) / change : (this.value[variable]! - this.low[variable]!) / -change;
      const reach = Math.max(0, room);
      if (reach < furthest - TINY || (leaving >= 0 && reach < furthest + TINY && variable < this.basic[leaving]!)) { furthest = Math.min(reach, furthest); leaving = i; }
    }
    if (furthest === Infinity) return Infinity;
    if (furthest > 0) {
      for (let i = 0; i < this.tableau.length; i++) {
        const factor = this.tableau[i]![entering]!;
        if (factor !== 0) this.value[this.basic[i]!]! -= factor * direction * furthest;
      }
      this.value[entering]! += direction * furthest;
    }
    // a look into each row costs more than going along one
    this.work.left -= 2 * this.unknowns + 8 * this.tableau.length;
    if (leaving >= 0) this.pivot(leaving, entering);
    return furthest;
  }

  pivot(leaving: number, entering: number): void {
    const out = this.basic[leaving]!;
    // it stopped at one of its bounds: rounding is taken off here, so that it does not add up
    this.value[out] = Math.abs(this.value[out]! - this.low[out]!) <= Math.abs(this.high[out]! - this.value[out]!) ? this.low[out]! : this.high[out]!;
    const row = this.tableau[leaving]!;
    const by = row[entering]!;
    // most of a row is empty
    const filled: number[] = [];
    for (let j = 0; j < row.length; j++) if (row[j] !== 0) { row[j]! /= by; filled.push(j); }
    for (let i = 0; i < this.tableau.length; i++) {
      const other = this.tableau[i]!;
      const factor = other[entering]!;
      if (i === leaving || factor === 0) continue;
      for (const j of filled) { const next = other[j]! - factor * row[j]!; other[j] = Math.abs(next) < NOTHING ? 0 : next; }
      this.work.left -= 8 + filled.length;
    }
    this.basic[leaving] = entering;
    this.rowOf[entering] = leaving;
    this.rowOf[out] = -1;
  }
}
