import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsEqual } from '../crosstab/bits.ts';
import { withheldSummaries, type SummaryGroup } from './withheld-summaries.ts';

const group = (cases: readonly boolean[], weights: Float64Array | null = null): SummaryGroup => ({ set: bitsEqual(Uint8Array.from(cases, Number), 1), weighting: weights === null ? '' : 'w', weights });
const where = (count: number, is: (at: number) => boolean): SummaryGroup => group(Array.from({ length: count }, (_, at) => is(at)));
/** The total of all and columns of so many cases one after the other. */
const beside = (total: number, ...columns: readonly number[]): SummaryGroup[] => [where(total, () => true), ...columns.map((size, index) => {
  const first = columns.slice(0, index).reduce((sum, each) => sum + each, 0);
  return where(total, (at) => at >= first && at < first + size);
})];

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
    expect(withheldSummaries(beside(52, 16, 13, 12, 11), 12)).toEqual([false, false, false, true, true]);
    expect(withheldSummaries(beside(60, 18, 15, 14, 13), 11)).toEqual([false, false, false, false, false]);
    expect(withheldSummaries(beside(39, 25, 7, 7), 10)).toEqual([false, false, true, true]);
    expect(withheldSummaries(beside(3, 3), 4)).toEqual([true, true]);
    expect(withheldSummaries(beside(12, 12, 0), 4)).toEqual([false, false, false]);
  });
  it('are one more where a few cases stand in no column', () => {
    expect(withheldSummaries(beside(32, 20, 10), 5)).toEqual([false, false, true]);
    expect(withheldSummaries(beside(40, 20, 10), 5)).toEqual([false, false, false]);
  });
  it('reach over filters: a part that leaves out a few cases is not printed beside the whole, nor the column that they are in', () => {
    const regions = [0, 1, 2].map((region) => (at: number) => at % 3 === region);
    const whole = [where(90, () => true), ...regions.map((is) => where(90, is))];
    // two cases of the first region are left out; the other two regions are the same cases
    const part = [where(90, (at) => at > 3), ...regions.map((is) => where(90, (at) => is(at) && at !== 0 && at !== 3))];
    expect(withheldSummaries([...whole, where(90, (at) => at !== 0 && at !== 3), ...part.slice(1)], 5)).toEqual([false, false, false, false, true, true, false, false]);
  });
  it('reach over parts that make up a whole, and over two columns that nearly are one', () => {
    const [all, low, high, nearly] = [where(60, () => true), where(60, (at) => at < 30), where(60, (at) => at >= 33), where(60, (at) => at < 32)];
    expect(withheldSummaries([all, low, high], 5)).toEqual([false, false, true]);
    expect(withheldSummaries([low, nearly], 5)).toEqual([true, false]);
  });
  it('reach over weights: a weighted sum less a plain one speaks of those who do not weigh 1', () => {
    const weights = Float64Array.from({ length: 40 }, (_, at) => (at < 2 ? 3 : 1));
    const all = Array.from({ length: 40 }, () => true);
    expect(withheldSummaries([group(all), group(all, weights)], 5).filter(Boolean)).toHaveLength(1);
    expect(withheldSummaries([group(all, weights)], 5)).toEqual([false]);
  });
  it('keep to the work that is given: what it does not suffice for is withheld', () => {
    const columns = Array.from({ length: 20 }, () => 50);
    expect(withheldSummaries(beside(1000, ...columns), 5, 5 * 8 ** 3).filter((isWithheld) => !isWithheld)).toHaveLength(8);
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
      const withheld = withheldSummaries(groups.map((each) => each.group), minimum);
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
});
