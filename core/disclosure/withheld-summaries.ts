import { countBits, type Bits } from '../crosstab/bits.ts';

/** The cases behind printed statistics of one number: their mean tells the sum of their values, each times its weight. */
export interface SummaryGroup {
  readonly set: Bits;
  /** Which weight, '' for none, with the weights of all cases. */
  readonly weighting: string;
  readonly weights: Float64Array | null;
  /** One case makes up nearly all of the sum (`isDominated`): the sum would tell what that case said. */
  readonly dominated?: boolean | undefined;
}

/** Why statistics are withheld: of too few cases; nearly all one case's; with others that are printed, or were released, they would tell of few. */
export type WithheldFor = 'fewCases' | 'dominated' | 'wouldTell';

/** What was printed before and is known for good. */
export interface KnownSummaries {
  readonly groups: readonly SummaryGroup[];
  /** Whose each place of a set is: a case that said one thing at the release and another now has two places. By itself where absent. */
  readonly owners?: Int32Array | undefined;
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

/** What one value counts for: the groups it is in, and its factor in each. */
interface Effect { readonly groups: readonly number[]; readonly factors: readonly number[] }
/** Cases that no printed group tells apart: what each of their values counts for (two where a case changed its mind since the release),
 *  and how many they are. */
interface Alike { readonly effects: readonly Effect[]; left: number }

/** What a value does to each combination. */
function effectOf({ groups, factors }: Effect, rows: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(rows.length);
  rows.forEach((row, index) => { let sum = 0; for (let at = 0; at < groups.length; at++) { const value = row[groups[at]!]!; if (value !== 0) sum = residue(sum + value * factors[at]!); } out[index] = sum; });
  return out;
}

/** Which groups keep their statistics back, so that no combination of what is printed (a difference, a total less some columns, columns
 *  of another filter or page, this release less the one before) speaks of fewer than `minimum` cases, and none is the sum of a group
 *  that one case dominates.
 *
 *  A group of 1 to `minimum` − 1 cases is withheld. For the others as many lots of cases are drawn, none in two lots, as the minimum
 *  says, such that in each lot every combination of printed sums has a case, unless it is empty or follows from what was released:
 *  then it has `minimum` cases at least. A lot takes one case for each sum that does not follow from others. Where those left do not
 *  make up a lot, the combinations that miss it are broken by withholding groups, small ones first; at the end what follows from
 *  printed sums anyway is printed again. It withholds rather too much than too little. Sums of squares (standard deviations) obey the
 *  same proof. A median is no sum; but two printed groups differ by `minimum` cases or not at all, so that none can be had by the
 *  difference that a few cases make to it.
 *  @param mostWork about how many multiplications may be spent; groups that they do not suffice for are withheld, small ones first
 *  @returns for each group why it is withheld, or null: the same for equal ones, and null for nobody */
export function withheldSummaries(given: readonly SummaryGroup[], minimum: number, mostWork = Infinity, known: KnownSummaries = { groups: [] }): (WithheldFor | null)[] {
  const isWeighed = new Set([...known.groups, ...given].map(({ weighting }) => weighting)).size > 1;
  const { distinct, placeOf, released } = distinctGroups(known.groups, given, isWeighed);
  const sizes = distinct.map(({ set }) => countBits(set));
  const bySize = distinct.map((_, at) => at).filter((at) => sizes[at]! > 0).sort((a, b) => sizes[a]! - sizes[b]! || b - a);
  const enough = bySize.filter((at) => sizes[at]! >= minimum && at >= released);
  // more sums than there is time to reckon with: the largest groups are printed
  const most = Math.max(0, Math.max(1, Math.floor(Math.cbrt(mostWork / Math.max(1, minimum)))) - released);
  const shown = [...Array.from({ length: released }, (_, at) => at), ...enough.slice(Math.max(0, enough.length - most))];
  // what went out once, and is of enough cases, may stand there again
  const printed = new Set(minimum <= 1 ? bySize : bySize.filter((at) => at < released && sizes[at]! >= minimum && distinct[at]!.dominated !== true));
  if (minimum > 1 && shown.length > released) {
    const groups = shown.map((at) => distinct[at]!);
    for (const at of printable(groups, released, minimum, alikeCases(groups, isWeighed, known.owners), shown.length ** 4 * minimum <= mostWork)) printed.add(shown[at]!);
  }
  return placeOf.map((at) => (sizes[at] === 0 || printed.has(at) ? null : sizes[at]! < minimum ? 'fewCases' : distinct[at]!.dominated === true ? 'dominated' : 'wouldTell'));
}

/** @param groups those released first, then small ones before large ones, no two equal   @param released how many were released: they cannot be withheld
 *  @param isPatient whether groups may be withheld one at a time, which withholds fewer
 *  @returns those of the others that may be printed together, by index */
function printable(groups: readonly SummaryGroup[], released: number, minimum: number, alike: Alike[], isPatient: boolean): number[] {
  const all = alike.map(({ left }) => left);
  /** Combinations that say nothing: sums that follow from others. */
  const empty = Combinations.all(groups.length);
  drawLot(empty, alike, false);
  const follows = empty.copy();
  const withheld = new Set<number>();
  const printed = (): number[] => groups.map((_, at) => at).filter((at) => at >= released && !withheld.has(at));
  const withhold = (group: number, ...spaces: readonly Combinations[]): void => { withheld.add(group); for (const space of spaces) space.without(group); };
  groups.forEach(({ dominated }, group) => { if (dominated === true && group >= released) withhold(group, empty); });
  /** Combinations beyond those of what was released, which can be made already. */
  const beyond = (space: Combinations): number => {
    if (released === 0) return space.rows.length;
    const old = space.copy();
    for (const group of printed()) old.without(group);
    return space.rows.length - old.rows.length;
  };
  /** Withholds groups until fewer combinations miss the lot. @returns whether there were any */
  const breakSome = (missed: Combinations): boolean => {
    const before = beyond(missed) - beyond(empty);
    if (before === 0) return false;
    for (let left = before; left > 0 && !(isPatient && left < before); left = beyond(missed) - beyond(empty)) {
      const used = printed().filter((group) => missed.uses(group));
      // one that follows from others breaks nothing by itself
      withhold(used.find((each) => !empty.uses(each)) ?? used[0]!, missed, empty);
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
  const isDominated = (group: number): boolean => groups[group]!.dominated === true;
  /** How a withheld group follows from what is printed. */
  const waysTo = (group: number): Combinations => { const ways = follows.copy(); for (const other of withheld) if (other !== group) ways.without(other); return ways; };
  for (const group of [...withheld].filter(isDominated)) {
    for (let ways = waysTo(group); ways.uses(group); ways = waysTo(group)) {
      const through = ways.rows.find((row) => row[group] !== 0)!;
      const other = printed().find((each) => through[each] !== 0);
      // what was released tells it, and cannot be called back
      if (other === undefined) break;
      withhold(other);
    }
  }
  /** Whether every combination is in every lot as things stand. */
  const holds = (): boolean => {
    const nothing = follows.copy();
    for (const group of withheld) nothing.without(group);
    alike.forEach((cases, at) => { cases.left = all[at]!; });
    for (let lot = 0; lot < minimum; lot++) {
      const missed = Combinations.all(groups.length);
      for (const group of withheld) missed.without(group);
      drawLot(missed, alike, true);
      if (beyond(missed) > beyond(nothing)) return false;
    }
    return [...withheld].every((group) => !isDominated(group) || !waysTo(group).uses(group));
  };
  // large ones first: what was withheld before a greater one had to be is perhaps not needed any more
  for (const group of [...withheld].sort((a, b) => b - a)) {
    if (isDominated(group)) continue;
    const tellsNothing = waysTo(group).uses(group);
    withheld.delete(group);
    if (!tellsNothing && !(isPatient && holds())) withheld.add(group);
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
    if (cases.effects.every((effect) => effectOf(effect, [probe!])[0] === 0)) continue;
    for (const effect of cases.effects) combinations.keepZero(effectOf(effect, combinations.rows));
    if (isTaken) cases.left -= 1;
    probe = null;
  }
}

function eachCase(set: Bits, visit: (at: number) => void): void {
  for (let word = 0; word < set.length; word++) for (let left = set[word]!; left !== 0; left &= left - 1) visit((word << 5) + 31 - Math.clz32(left & -left));
}

/** @returns groups that differ, those released first; which of them each given one is; how many were released */
function distinctGroups(before: readonly SummaryGroup[], given: readonly SummaryGroup[], isWeighed: boolean): { distinct: SummaryGroup[]; placeOf: number[]; released: number } {
  const distinct: SummaryGroup[] = [];
  const byHash = new Map<number, number[]>();
  const isSame = (a: SummaryGroup, b: SummaryGroup): boolean => (!isWeighed || a.weighting === b.weighting) && a.set.every((word, at) => word === b.set[at]);
  const place = (group: SummaryGroup): number => {
    let hash = 0;
    for (const word of group.set) hash = (Math.imul(hash, 31) + word) | 0;
    const near = byHash.get(hash) ?? [];
    byHash.set(hash, near);
    const found = near.find((at) => isSame(distinct[at]!, group));
    if (found !== undefined) {
      if (group.dominated === true && distinct[found]!.dominated !== true) distinct[found] = { ...distinct[found]!, dominated: true };
      return found;
    }
    near.push(distinct.length);
    return distinct.push(group) - 1;
  };
  before.forEach(place);
  const released = distinct.length;
  return { placeOf: given.map(place), distinct, released };
}

/** @param isWeighed whether sums by several weights are printed: then cases are alike only if they weigh alike
 *  @param owners whose each place of a set is; absent: each its own */
function alikeCases(groups: readonly SummaryGroup[], isWeighed: boolean, owners?: Int32Array): Alike[] {
  const places = (groups[0]?.set.length ?? 0) * 32;
  const of = Array.from({ length: places }, (): number[] => []);
  groups.forEach(({ set }, group) => { eachCase(set, (at) => { of[at]!.push(group); }); });
  const byOwner = new Map<number, { key: string; effects: Effect[] }>();
  of.forEach((members, at) => {
    if (members.length === 0) return;
    const factors = members.map((group) => { const weights = isWeighed ? groups[group]!.weights : null; return weights === null ? 1 : Math.max(1, Math.round(weights[at]! * WEIGHT_SCALE)) % PRIME; });
    const key = isWeighed ? `${members.join()};${factors.join()}` : members.join();
    const owner = owners?.[at] ?? at;
    const known = byOwner.get(owner);
    if (known === undefined) byOwner.set(owner, { key, effects: [{ groups: members, factors }] });
    else { known.key += `/${key}`; known.effects.push({ groups: members, factors }); }
  });
  const byKey = new Map<string, Alike>();
  for (const { key, effects } of byOwner.values()) {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { effects, left: 1 }); else known.left += 1;
  }
  return [...byKey.values()];
}
