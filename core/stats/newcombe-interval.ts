import { type Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Newcombe's hybrid score interval (his method 10) of the difference between two independent proportions, first − second.
 *  @param first, second counts and bases, as for `wilsonInterval`
 *  @see Newcombe (1998), Statistics in Medicine 17:873, table II; test/fixtures/stats/tables.R
 *  @example newcombeInterval({ count: 56, base: 70 }, { count: 48, base: 80 }) // { low: 0.0524, high: 0.3339 } */
export function newcombeInterval(
  first: { readonly count: number; readonly base: number }, second: { readonly count: number; readonly base: number }, level = 0.95,
): Interval {
  const p1 = first.count / first.base;
  const p2 = second.count / second.base;
  const a = wilsonInterval(first.count, first.base, level);
  const b = wilsonInterval(second.count, second.base, level);
  return {
    low: p1 - p2 - Math.hypot(p1 - a.low, b.high - p2),
    high: p1 - p2 + Math.hypot(a.high - p1, p2 - b.low),
  };
}
