import { numberText } from '../crosstab/number-text.ts';

/** What a number is in each unit, from least to most, and who is at the ends. */
export interface Range {
  readonly low: number; readonly high: number; readonly median: number; readonly units: number;
  readonly atLow: readonly string[]; readonly atHigh: readonly string[];
}

/** The range of a number over units. Who is at an end is told by the number as it is printed: two countries that both print "20%" are both there.
 *  @param values by unit; units without a number are left out
 *  @param decimals how many are printed
 *  @returns null where no unit has a number
 *  @example rangeOver(new Map([['Kenya', 0.7], ['Peru', 20.2], ['Nepal', 19.8]]))?.atHigh // ['Peru', 'Nepal'] */
export function rangeOver(values: ReadonlyMap<string, number | null>, decimals = 0): Range | null {
  const known = [...values].flatMap(([unit, value]) => (value === null || !Number.isFinite(value) ? [] : [{ unit, value }])).toSorted((a, b) => a.value - b.value);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const printed = (value: number): string => value.toFixed(decimals);
  const middle = known.length / 2;
  return {
    low: first.value, high: last.value, units: known.length,
    median: known.length % 2 === 1 ? known[Math.floor(middle)]!.value : (known[middle - 1]!.value + known[middle]!.value) / 2,
    atLow: known.filter(({ value }) => printed(value) === printed(first.value)).map(({ unit }) => unit),
    atHigh: known.filter(({ value }) => printed(value) === printed(last.value)).map(({ unit }) => unit).toReversed(),
  };
}

const NO_BREAK = '\u00a0';
/** "between 1% and 20%"; "entre 1 % et 20 %"; where all are alike, the one number. */
export function rangeWords(range: Pick<Range, 'low' | 'high'>, language: 'en' | 'fr', { percent = true, decimals = 0 }: { percent?: boolean; decimals?: number } = {}): string {
  const say = (value: number): string => `${numberText(value, language, decimals, decimals)}${percent ? (language === 'fr' ? `${NO_BREAK}%` : '%') : ''}`;
  const [low, high] = [say(range.low), say(range.high)];
  if (low === high) return low;
  return language === 'fr' ? `entre ${low} et ${high}` : `between ${low} and ${high}`;
}
