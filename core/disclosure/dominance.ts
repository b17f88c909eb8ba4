import type { SummaryGroup } from './withheld-summaries.ts';

/** How closely, in percent of its own value, the second largest contributor to a sum may come to know the largest. */
export const DOMINANCE_PERCENT = 10;
/** Mean, standard deviation and median of three cases are three equations for three values: they need one case more. */
const LEAST_CASES = 4;

/** The least number of cases that statistics of a number are given for, under a rule that withholds counts of fewer than `minimum`. */
export const leastForStatistics = (minimum: number): number => (minimum <= 1 ? minimum : Math.max(minimum, LEAST_CASES));

/** Whether one case makes up so much of a sum that another could tell its value: the p% rule. The second largest contributor takes its
 *  own share off the sum; what the others hold is all that it does not know of the largest.
 *  Signs are left aside, as what somebody owes is as much a value as what somebody owns.
 *  @param values of every case   @returns true where Σ − x₁ − x₂ < p% of x₁, with x₁ ≥ x₂ the largest weighted values
 *  @see Hundepool et al., Statistical Disclosure Control (2012), 4.2.2 */
export function isDominated({ set, weights }: Pick<SummaryGroup, 'set' | 'weights'>, values: ArrayLike<number>): boolean {
  let [largest, second, sum] = [0, 0, 0];
  for (let word = 0; word < set.length; word++) {
    for (let left = set[word]!; left !== 0; left &= left - 1) {
      const at = (word << 5) + 31 - Math.clz32(left & -left);
      const share = Math.abs(values[at]!) * (weights?.[at] ?? 1);
      sum += share;
      if (share > largest) { second = largest; largest = share; } else if (share > second) second = share;
    }
  }
  return sum - largest - second < (DOMINANCE_PERCENT / 100) * largest;
}
