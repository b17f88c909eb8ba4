import { betaQuantile, betaUpperQuantile } from './beta-distribution.ts';
import { checkShare, type Interval, tailOfLevel } from './interval.ts';

/** Clopper and Pearson's exact interval of a proportion: never covers less than it says, and is wider for it.
 *  @param count those who said so   @param base those asked, > 0   @param level 0.95 unless told
 *  @see R binom.test()$conf.int; test/fixtures/stats/tables.R */
export function clopperPearsonInterval(count: number, base: number, level = 0.95): Interval {
  checkShare(count, base, 'clopperPearsonInterval');
  const tail = tailOfLevel(level);
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, base - count + 1),
    high: count === base ? 1 : betaUpperQuantile(tail, count + 1, base - count),
  };
}
