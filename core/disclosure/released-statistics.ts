import { union, wordsFor, type Bits } from '../crosstab/bits.ts';
import type { KnownSummaries, SummaryGroup } from './withheld-summaries.ts';

/** The statistics of one number that are printed: the cases behind each, and what every case says now. */
export interface PrintedStatistics { readonly id: string; readonly values: ArrayLike<number>; readonly groups: readonly SummaryGroup[] }

/** The statistics of numbers as they were released, as plain data: who stood behind each, and what they said and weighed then. */
export interface ReleasedStatistics {
  /** Names of the cases, the same at the next release whatever is imported between. */
  readonly cases: readonly string[];
  readonly numbers: readonly { readonly id: string; /** Of each case; null where it is in no group. */ readonly values: readonly (number | null)[]; readonly groups: readonly { readonly set: readonly number[]; readonly weighting: string }[] }[];
  readonly weights: Readonly<Record<string, readonly number[]>>;
}

/** @param cases their names, in the order of the vectors */
export function releaseStatistics(printed: readonly PrintedStatistics[], cases: readonly string[]): ReleasedStatistics {
  const numbers = printed.map(({ id, values, groups }) => {
    const distinct = [...new Map(groups.map((group) => [`${group.weighting}|${group.set.join()}`, group])).values()];
    const isIn = union(distinct.map(({ set }) => set), cases.length);
    return { id, values: cases.map((_, at) => (has(isIn, at) ? values[at]! : null)), groups: distinct.map(({ set, weighting }) => ({ set: [...set], weighting })) };
  });
  return { cases, numbers, weights: Object.fromEntries([...weightsOf(printed.flatMap(({ groups }) => groups), cases.length)].map(([name, weights]) => [name, [...weights]])) };
}

const has = (set: Bits, at: number): boolean => ((set[at >> 5]! >>> (at & 31)) & 1) === 1;

/** What each case weighs by each weight, as far as groups say: a filter sets the weights of all others to 0. */
function weightsOf(groups: readonly SummaryGroup[], cases: number): Map<string, Float64Array> {
  const out = new Map<string, Float64Array>();
  for (const { weighting, weights, set } of groups) {
    if (weights === null) continue;
    const line = out.get(weighting) ?? new Float64Array(cases);
    out.set(weighting, line);
    for (let at = 0; at < cases; at++) if (has(set, at)) line[at] = weights[at]!;
  }
  return out;
}

/** What is printed now and what was released, as sets over the same places. Each case of now has its place; one that is gone since, or
 *  said something else then, has another one for what it said.
 *  @param printed the statistics of a number that are to be printed now   @param cases names of the cases now */
export function besideRelease(released: ReleasedStatistics, { id, values, groups }: PrintedStatistics, cases: readonly string[]): { groups: readonly SummaryGroup[]; known: KnownSummaries } {
  const before = released.numbers.find((number) => number.id === id);
  if (before === undefined) return { groups, known: { groups: [] } };
  const placeNow = new Map(cases.map((name, at) => [name, at]));
  const owners = cases.map((_, at) => at);
  const places = released.cases.map((name, at) => {
    const value = before.values[at]!;
    if (value === null) return -1;
    const now = placeNow.get(name);
    return now !== undefined && values[now] === value ? now : owners.push(now ?? cases.length + at) - 1;
  });
  const weightsNow = weightsOf(groups, cases.length);
  const weighings = new Map([...new Set(before.groups.map(({ weighting }) => weighting))].map((name): [string, Pick<SummaryGroup, 'weighting' | 'weights'>] => {
    const [then, now] = [released.weights[name], weightsNow.get(name)];
    if (then === undefined) return [name, { weighting: name, weights: null }];
    const weights = new Float64Array(owners.length);
    places.forEach((place, at) => { if (place >= 0) weights[place] = then[at]!; });
    const isSame = now === undefined || now.every((weight, at) => weight === 0 || weights[at] === 0 || weight === weights[at]);
    return [name, { weighting: isSame ? name : `${name} (then)`, weights }];
  }));
  const words = wordsFor(owners.length);
  const old = before.groups.map(({ set, weighting }): SummaryGroup => {
    const then = Int32Array.from(set);
    const wide = new Int32Array(words);
    places.forEach((place, at) => { if (place >= 0 && has(then, at)) wide[place >> 5]! |= 1 << (place & 31); });
    return { set: wide, ...weighings.get(weighting)! };
  });
  const widened = (set: Bits): Bits => { const wide = new Int32Array(words); wide.set(set); return wide; };
  return { groups: groups.map((group) => ({ ...group, set: widened(group.set) })), known: { groups: old, owners: Int32Array.from(owners) } };
}
