import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsEqual } from '../crosstab/bits.ts';
import { isDominated } from './dominance.ts';
import { besideRelease, releaseStatistics, type PrintedStatistics, type ReleasedStatistics } from './released-statistics.ts';
import { withheldSummaries, type SummaryGroup } from './withheld-summaries.ts';

const group = (cases: readonly boolean[], weights: Float64Array | null = null): SummaryGroup => ({ set: bitsEqual(Uint8Array.from(cases, Number), 1), weighting: weights === null ? '' : 'w', weights });
const where = (count: number, is: (at: number) => boolean): SummaryGroup => group(Array.from({ length: count }, (_, at) => is(at)));
/** The total of all and columns of so many cases one after the other. */
const beside = (total: number, ...columns: readonly number[]): SummaryGroup[] => [where(total, () => true), ...columns.map((size, index) => {
  const first = columns.slice(0, index).reduce((sum, each) => sum + each, 0);
  return where(total, (at) => at >= first && at < first + size);
})];

/** Which are withheld, whatever for. */
const areWithheld = (...asked: Parameters<typeof withheldSummaries>): boolean[] => withheldSummaries(...asked).map((reason) => reason !== null);

/** Rank over the rationals, without a fraction (Bareiss). */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => row.map(BigInt));
  let found = 0;
  let before = 1n;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, index) => index >= found && row[column] !== 0n);
    if (at < 0) continue;
    [left[found], left[at]] = [left[at]!, left[found]!];
    const pivot = left[found]!;
    for (let row = found + 1; row < left.length; row++) left[row] = left[row]!.map((value, index) => (value * pivot[column]! - left[row]![column]! * pivot[index]!) / before);
    before = pivot[column]!;
    found += 1;
  }
  return found;
}

describe('statistics of a number that are kept back', () => {
  it('are those of few cases, and one more where the total would give the last of them away', () => {
    expect(areWithheld(beside(52, 16, 13, 12, 11), 12)).toEqual([false, false, false, true, true]);
    expect(areWithheld(beside(60, 18, 15, 14, 13), 11)).toEqual([false, false, false, false, false]);
    expect(areWithheld(beside(39, 25, 7, 7), 10)).toEqual([false, false, true, true]);
    expect(areWithheld(beside(3, 3), 4)).toEqual([true, true]);
    expect(areWithheld(beside(12, 12, 0), 4)).toEqual([false, false, false]);
  });
  it('are one more where a few cases stand in no column', () => {
    expect(areWithheld(beside(32, 20, 10), 5)).toEqual([false, false, true]);
    expect(areWithheld(beside(40, 20, 10), 5)).toEqual([false, false, false]);
  });
  it('reach over filters: a part that leaves out a few cases is not printed beside the whole, nor the column that they are in', () => {
    const regions = [0, 1, 2].map((region) => (at: number) => at % 3 === region);
    const whole = [where(90, () => true), ...regions.map((is) => where(90, is))];
    // two cases of the first region are left out; the other two regions are the same cases
    const part = [where(90, (at) => at > 3), ...regions.map((is) => where(90, (at) => is(at) && at !== 0 && at !== 3))];
    expect(areWithheld([...whole, where(90, (at) => at !== 0 && at !== 3), ...part.slice(1)], 5)).toEqual([false, false, false, false, true, true, false, false]);
  });
  it('reach over parts that make up a whole, and over two columns that nearly are one', () => {
    const [all, low, high, nearly] = [where(60, () => true), where(60, (at) => at < 30), where(60, (at) => at >= 33), where(60, (at) => at < 32)];
    expect(areWithheld([all, low, high], 5)).toEqual([false, false, true]);
    expect(areWithheld([low, nearly], 5)).toEqual([true, false]);
  });
  it('reach over weights: a weighted sum less a plain one speaks of those who do not weigh 1', () => {
    const weights = Float64Array.from({ length: 40 }, (_, at) => (at < 2 ? 3 : 1));
    const all = Array.from({ length: 40 }, () => true);
    expect(areWithheld([group(all), group(all, weights)], 5).filter(Boolean)).toHaveLength(1);
    expect(areWithheld([group(all, weights)], 5)).toEqual([false]);
  });
  it('keep to the work that is given: what it does not suffice for is withheld', () => {
    const columns = Array.from({ length: 20 }, () => 50);
    expect(areWithheld(beside(1000, ...columns), 5, 5 * 8 ** 3).filter((isWithheld) => !isWithheld)).toHaveLength(8);
  });

  it('leave open the sum of every group of few cases, whatever is reckoned from what is printed', () => {
    let printed = 0;
    const plans = fc.integer({ min: 6, max: 8 }).chain((count) => fc.record({
      columns: fc.array(fc.array(fc.nat(2), { minLength: count, maxLength: count }), { minLength: 1, maxLength: 2 }),
      filters: fc.array(fc.array(fc.boolean(), { minLength: count, maxLength: count }), { minLength: 2, maxLength: 3 }),
      weights: fc.option(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: count, maxLength: count })),
      weighed: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), minimum: fc.integer({ min: 2, max: 3 }),
    }));
    fc.assert(fc.property(plans, ({ columns, filters, weights, weighed, minimum }) => {
      const count = columns[0]!.length;
      const all = Array.from({ length: count }, () => true);
      const pages = [all, ...filters].map((filter, page) => ({ weights: weights !== null && weighed[page]! ? weights : null, sets: [filter, ...columns.flatMap((column) => [0, 1, 2].map((category) => filter.map((kept, at) => kept && column[at] === category)))] }));
      const groups = pages.flatMap((page) => page.sets.map((set) => ({ row: set.map((is, at) => (is ? page.weights?.[at] ?? 1 : 0)), group: group(set, page.weights === null ? null : Float64Array.from(page.weights)) })));
      const withheld = areWithheld(groups.map((each) => each.group), minimum);
      const known = groups.flatMap(({ row }, at) => (withheld[at]! ? [] : [row]));
      const ofPrinted = rank(known);
      printed += ofPrinted;
      for (let few = 1; few < 2 ** count; few++) {
        const members = Array.from({ length: count }, (_, at) => (few >> at) & 1);
        if (members.reduce((sum, each) => sum + each, 0) >= minimum) continue;
        // where the rank grows there are data with another sum of these few that print the same
        for (const weight of [null, weights]) if (rank([...known, members.map((is, at) => is * (weight?.[at] ?? 1))]) === ofPrinted) throw new Error(`cases ${members.join('')} follow`);
      }
    }), { numRuns: 150, seed: 7 });
    expect(printed).toBeGreaterThan(100);
  });

  it('are those that one case makes up nearly alone, with one more where the total would tell it', () => {
    const values = [100, 3, 2, 2, 1, 20, 20, 20, 20, 20, 30, 30, 30, 30, 30];
    const groups = beside(15, 5, 5, 5).map((each) => ({ ...each, dominated: isDominated(each, values) }));
    expect(groups.map((each) => each.dominated)).toEqual([false, true, false, false]);
    expect(withheldSummaries(groups, 4)).toEqual([null, 'dominated', null, 'wouldTell']);
    expect(withheldSummaries(groups.slice(1), 4)).toEqual(['dominated', null, null]);
  });
  it('know a sum that one case dominates by what a second one of its cases cannot know', () => {
    const dominated = (...values: number[]): boolean => isDominated(where(values.length, () => true), values);
    // the second takes its 50 off: what is left of 109 is the largest and 9, of 110 the largest and 10 %
    expect([dominated(100, 50, 9), dominated(100, 50, 10), dominated(-100, 50, 9), dominated(0, 0, 0), dominated(7)]).toEqual([true, false, true, false, true]);
    expect(isDominated({ ...group([true, true, true, true]), weights: Float64Array.of(9, 1, 1, 1) }, [10, 3, 3, 3])).toBe(true);
  });
});

describe('statistics of a number beside those that were released', () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `case ${at}`);
  const released = (values: readonly number[], ...groups: readonly SummaryGroup[]): ReleasedStatistics => JSON.parse(JSON.stringify(releaseStatistics([{ id: 'x', values, groups }], names(values.length)))) as ReleasedStatistics;
  const now = (before: ReleasedStatistics, printed: Omit<PrintedStatistics, 'id'>, cases: readonly string[], minimum: number) => { const beside = besideRelease(before, { id: 'x', ...printed }, cases); return withheldSummaries(beside.groups, minimum, Infinity, beside.known); };
  const values = Array.from({ length: 40 }, (_, at) => at);
  const everybody = where(40, () => true);

  it('are printed again where nothing changed, and a new group that leaves out a few of those of then is not', () => {
    const before = released(values, everybody);
    expect(now(before, { values, groups: [everybody] }, names(40), 5)).toEqual([null]);
    expect(now(before, { values, groups: [where(40, (at) => at > 2), where(40, (at) => at > 4)] }, names(40), 5)).toEqual(['wouldTell', null]);
    expect(now(before, { values, groups: [where(40, (at) => at > 2)] }, names(40), 3)).toEqual([null]);
  });
  it('are withheld where a few cases said something else, came or went since, whatever order they stand in now', () => {
    const before = released(values, everybody);
    const other = values.map((value, at) => (at < 2 ? value + 1 : value));
    expect(now(before, { values: other, groups: [everybody] }, names(40), 5)).toEqual(['wouldTell']);
    expect(now(before, { values: values.map((value, at) => (at < 6 ? value + 1 : value)), groups: [everybody] }, names(40), 5)).toEqual([null]);
    expect(now(before, { values: values.slice(3), groups: [where(37, () => true)] }, names(40).slice(3), 5)).toEqual(['wouldTell']);
    expect(now(before, { values: [...values, 7], groups: [where(41, () => true)] }, [...names(40), 'new'], 5)).toEqual(['wouldTell']);
    expect(now(before, { values: [...values].reverse(), groups: [everybody] }, names(40).reverse(), 5)).toEqual([null]);
  });
  it('are withheld where a few cases weigh otherwise', () => {
    const weighed = (first: number): SummaryGroup => group(Array.from({ length: 40 }, () => true), Float64Array.from({ length: 40 }, (_, at) => (at === 0 ? first : 1)));
    const before = released(values, weighed(2));
    expect([2, 3].map((first) => now(before, { values, groups: [weighed(first)] }, names(40), 5))).toEqual([[null], ['wouldTell']]);
  });
  it('are not held back for what was known before: few cases that were released by themselves', () => {
    const before = released(values, everybody, where(40, (at) => at === 0));
    expect(now(before, { values, groups: [everybody, where(40, (at) => at > 9)] }, names(40), 5)).toEqual([null, null]);
    // 5 less the one that is known
    expect(now(before, { values, groups: [where(40, (at) => at > 4)] }, names(40), 5)).toEqual(['wouldTell']);
  });

  it('leave nothing to be reckoned about few cases from both releases together that the first did not tell', () => {
    let printed = 0;
    const cases = (count: number) => fc.array(fc.record({ first: fc.nat(2), second: fc.nat(2), isThere: fc.constantFrom('both', 'both', 'both', 'first', 'second'), says: fc.constantFrom('same', 'same', 'other'), weight: fc.integer({ min: 1, max: 2 }) }), { minLength: count, maxLength: count });
    const plans = fc.integer({ min: 6, max: 8 }).chain((count) => fc.record({ cases: cases(count), isWeighed: fc.boolean(), rule: fc.boolean(), minimum: fc.integer({ min: 2, max: 3 }) }));
    fc.assert(fc.property(plans, ({ cases: given, isWeighed, rule, minimum }) => {
      const release = (when: 'first' | 'second') => {
        const there = given.flatMap((each, at) => (each.isThere === 'both' || each.isThere === when ? [{ ...each, at }] : []));
        const weights = isWeighed && when === 'second' ? Float64Array.from(there, (each) => each.weight) : null;
        // a value stands for itself: what is the same has the same number
        const said = there.map((each) => (when === 'second' && each.says === 'other' ? 100 + each.at : each.at));
        const sets = [there.map(() => true), ...[0, 1, 2].map((category) => there.map((each) => each[when] === category))].filter((set) => set.some(Boolean));
        return { names: there.map((each) => `case ${each.at}`), values: said, groups: sets.map((set) => group(set, weights)), rows: sets.map((set) => { const row = new Array<number>(2 * given.length).fill(0); set.forEach((is, index) => { if (is) row[said[index]! >= 100 ? given.length + said[index]! - 100 : said[index]!] = weights?.[index] ?? 1; }); return row; }) };
      };
      const [then, after] = [release('first'), release('second')];
      if (then.rows.length === 0 || after.rows.length === 0) return;
      const first = rule ? areWithheld(then.groups, minimum) : then.groups.map(() => false);
      const out = JSON.parse(JSON.stringify(releaseStatistics([{ id: 'x', values: then.values, groups: then.groups.filter((_, at) => !first[at]!) }], then.names))) as ReleasedStatistics;
      const verdicts = now(out, { values: after.values, groups: after.groups }, after.names, minimum);
      const old = then.rows.filter((_, at) => !first[at]!);
      const both = [...old, ...after.rows.filter((_, at) => verdicts[at] === null)];
      const [ofOld, ofBoth] = [rank(old), rank(both)];
      printed += ofBoth - ofOld;
      for (let few = 1; few < 2 ** given.length; few++) {
        const members = given.map((_, at) => (few >> at) & 1);
        if (members.reduce((sum, each) => sum + each, 0) >= minimum) continue;
        // sums that speak of these few alone, whatever the others said: those of both releases, less those of the first
        const others = (rows: readonly (readonly number[])[]): number[][] => rows.map((row) => row.map((value, at) => (members[at % given.length] === 1 ? 0 : value)));
        if (ofBoth - rank(others(both)) !== ofOld - rank(others(old))) throw new Error(`cases ${members.join('')} follow`);
      }
    }), { numRuns: 300, seed: 11 });
    expect(printed).toBeGreaterThan(100);
  });
});
