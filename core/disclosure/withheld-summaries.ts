import { countBits, type Bits } from '../crosstab/bits.ts';

/** The cases behind printed statistics of one number: their mean tells the sum of their values, each times its weight. */
export interface SummaryGroup {
  readonly set: Bits;
  /** Which weight, '' for none, with the weights of all cases. */
  readonly weighting: string;
  readonly weights: Float64Array | null;
}

/** Sums are reckoned modulo this prime: products of two residues are exact in a double, and no tolerance has to be chosen. */
const PRIME = 67_108_859;
const WEIGHT_SCALE = 2 ** 20;

/** The residue of a whole number under 2⁵³; several times as fast as `%` on doubles, and as exact. */
const residue = (value: number): number => value - Math.floor(value / PRIME) * PRIME;
const times = (a: number, b: number): number => residue(a * b);
function inverse(value: number): number {
  let out = 1;
  for (let base = value, power = PRIME - 2; power > 0; power = Math.floor(power / 2)) { if (power % 2 === 1) out = times(out, base); base = times(base, base); }
  return out;
}

/** Combinations of printed sums, one coefficient a group, as a basis of a space. */
class Combinations {
  readonly rows: Float64Array[];
  constructor(rows: Float64Array[]) { this.rows = rows; }
  static all(size: number): Combinations { return new Combinations(Array.from({ length: size }, (_, at) => { const row = new Float64Array(size); row[at] = 1; return row; })); }

  /** Leaves those that are 0 where `values` says what each row of the basis amounts to. @returns whether any was not */
  keepZero(values: ArrayLike<number>): boolean {
    let pivot = -1;
    for (let row = 0; row < this.rows.length && pivot < 0; row++) if (values[row] !== 0) pivot = row;
    if (pivot < 0) return false;
    const from = this.rows[pivot]!;
    const places: number[] = [];
    from.forEach((value, at) => { if (value !== 0) places.push(at); });
    const turn = inverse(values[pivot]!);
    for (let row = pivot + 1; row < this.rows.length; row++) {
      if (values[row] === 0) continue;
      const factor = PRIME - times(values[row]!, turn);
      const to = this.rows[row]!;
      for (const at of places) to[at] = residue(to[at]! + factor * from[at]!);
    }
    this.rows.splice(pivot, 1);
    return true;
  }
  /** Leaves those that do without a group. */
  without(group: number): boolean { return this.keepZero(this.rows.map((row) => row[group]!)); }
  uses(group: number): boolean { return this.rows.some((row) => row[group] !== 0); }
  copy(): Combinations { return new Combinations(this.rows.map((row) => row.slice())); }
}

/** Cases that no printed group tells apart: the groups they are in and what they count for there, and how many they are. */
interface Alike { readonly groups: readonly number[]; readonly factors: readonly number[]; left: number }

/** What a case's value does to each combination. */
function effectOf({ groups, factors }: Alike, rows: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(rows.length);
  rows.forEach((row, index) => { let sum = 0; for (let at = 0; at < groups.length; at++) { const value = row[groups[at]!]!; if (value !== 0) sum = residue(sum + value * factors[at]!); } out[index] = sum; });
  return out;
}

/** Which groups keep their statistics back, so that no combination of what is printed (a difference, a total less some columns, columns
 *  of another filter or page) speaks of fewer than `minimum` cases.
 *
 *  A group of 1 to `minimum` − 1 cases is withheld. For the others as many lots of cases are drawn, none in two lots, as the minimum
 *  says, such that in each lot every combination of printed sums that is not empty has a case: then it has `minimum` cases at least.
 *  A lot takes one case for each sum that does not follow from others. Where those left do not make up a lot, the combinations that
 *  miss it are broken by withholding groups, small ones first; at the end what follows from printed sums anyway is printed again.
 *  It withholds rather too much than too little. Sums of squares (standard deviations) obey the same proof; medians are only under the
 *  rule for few cases.
 *  @returns for each group whether it is withheld: the same for equal ones, and false for nobody */
export function withheldSummaries(given: readonly SummaryGroup[], minimum: number, mostWork = Infinity): boolean[] {
  const isWeighed = new Set(given.map(({ weighting }) => weighting)).size > 1;
  const { distinct, placeOf } = distinctGroups(given, isWeighed);
  const sizes = distinct.map(({ set }) => countBits(set));
  const bySize = distinct.map((_, at) => at).filter((at) => sizes[at]! > 0).sort((a, b) => sizes[a]! - sizes[b]! || b - a);
  const enough = bySize.filter((at) => sizes[at]! >= minimum);
  // more sums than there is time to reckon with: the largest groups are printed
  const most = Math.max(1, Math.floor(Math.cbrt(mostWork / Math.max(1, minimum))));
  const shown = enough.slice(Math.max(0, enough.length - most));
  const printed = new Set(minimum <= 1 ? bySize : printable(shown.map((at) => distinct[at]!), minimum, isWeighed, shown.length ** 4 * minimum <= mostWork).map((at) => shown[at]!));
  return placeOf.map((at) => sizes[at]! > 0 && !printed.has(at));
}

/** @param groups small ones first, no two equal   @param isPatient whether groups may be withheld one at a time, which withholds fewer
 *  @returns those that may be printed together, by index */
function printable(groups: readonly SummaryGroup[], minimum: number, isWeighed: boolean, isPatient: boolean): number[] {
  const alike = alikeCases(groups, isWeighed);
  const all = alike.map(({ left }) => left);
  /** Combinations that say nothing: sums that follow from others. */
  const empty = Combinations.all(groups.length);
  drawLot(empty, alike, false);
  const follows = empty.copy();
  const withheld = new Set<number>();
  const printed = (): number[] => groups.map((_, at) => at).filter((at) => !withheld.has(at));
  /** Withholds groups until fewer combinations miss the lot. @returns whether there were any */
  const breakSome = (missed: Combinations): boolean => {
    const before = missed.rows.length - empty.rows.length;
    if (before === 0) return false;
    for (let left = before; left > 0 && !(isPatient && left < before); left = missed.rows.length - empty.rows.length) {
      const used = printed().filter((group) => missed.uses(group));
      // one that follows from others breaks nothing by itself
      const group = used.find((each) => !empty.uses(each)) ?? used[0]!;
      withheld.add(group);
      missed.without(group);
      empty.without(group);
    }
    return true;
  };
  for (let lot = 0; lot < minimum; lot++) {
    if (lot === 0) alike.forEach((cases, at) => { cases.left = all[at]!; });
    const missed = Combinations.all(groups.length);
    for (const group of withheld) missed.without(group);
    drawLot(missed, alike, true);
    // lots for fewer sums take fewer cases: they are drawn anew
    if (breakSome(missed) && isPatient) lot = -1;
  }
  for (const group of [...withheld].reverse()) {
    const others = follows.copy();
    for (const other of withheld) if (other !== group) others.without(other);
    if (others.uses(group)) withheld.delete(group);
  }
  return printed();
}

/** Takes cases one by one, those of whom there are most first, that some combination left has; leaves those that no case is in. */
function drawLot(combinations: Combinations, alike: Alike[], isTaken: boolean): void {
  const order = isTaken ? alike.filter(({ left }) => left > 0).sort((a, b) => b.left - a.left) : alike;
  let probe: Float64Array | null = null;
  let seed = 1;
  for (const cases of order) {
    if (combinations.rows.length === 0) return;
    // a combination at random is 0 where all are, and next to never elsewhere: where it is, one case more is passed over
    if (probe === null) {
      probe = new Float64Array(combinations.rows[0]!.length);
      for (const row of combinations.rows) {
        seed = (seed * 16_807) % 2_147_483_647;
        const factor = seed % PRIME;
        for (let at = 0; at < row.length; at++) if (row[at] !== 0) probe[at] = residue(probe[at]! + factor * row[at]!);
      }
    }
    if (effectOf(cases, [probe])[0] === 0) continue;
    combinations.keepZero(effectOf(cases, combinations.rows));
    if (isTaken) cases.left -= 1;
    probe = null;
  }
}

function eachCase(set: Bits, visit: (at: number) => void): void {
  for (let word = 0; word < set.length; word++) for (let left = set[word]!; left !== 0; left &= left - 1) visit((word << 5) + 31 - Math.clz32(left & -left));
}

function distinctGroups(given: readonly SummaryGroup[], isWeighed: boolean): { distinct: SummaryGroup[]; placeOf: number[] } {
  const distinct: SummaryGroup[] = [];
  const byHash = new Map<number, number[]>();
  const isSame = (a: SummaryGroup, b: SummaryGroup): boolean => (!isWeighed || a.weighting === b.weighting) && a.set.every((word, at) => word === b.set[at]);
  const placeOf = given.map((group) => {
    let hash = 0;
    for (const word of group.set) hash = (Math.imul(hash, 31) + word) | 0;
    const near = byHash.get(hash) ?? [];
    byHash.set(hash, near);
    const found = near.find((at) => isSame(distinct[at]!, group));
    if (found !== undefined) return found;
    near.push(distinct.length);
    return distinct.push(group) - 1;
  });
  return { distinct, placeOf };
}

/** @param isWeighed whether sums by several weights are printed: then cases are alike only if they weigh alike */
function alikeCases(groups: readonly SummaryGroup[], isWeighed: boolean): Alike[] {
  const cases = (groups[0]?.set.length ?? 0) * 32;
  const of = Array.from({ length: cases }, (): number[] => []);
  groups.forEach(({ set }, group) => { eachCase(set, (at) => { of[at]!.push(group); }); });
  const byKey = new Map<string, Alike>();
  of.forEach((members, at) => {
    if (members.length === 0) return;
    const factors = members.map((group) => { const weights = isWeighed ? groups[group]!.weights : null; return weights === null ? 1 : Math.max(1, Math.round(weights[at]! * WEIGHT_SCALE)) % PRIME; });
    const key = isWeighed ? `${members.join()};${factors.join()}` : members.join();
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { groups: members, factors, left: 1 }); else known.left += 1;
  });
  return [...byKey.values()];
}
