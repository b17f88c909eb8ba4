import { type ProportionDifference, type ProportionRule, proportionDifference } from './proportion-difference.ts';

/** A column or the total: its count in a row, its base, and its effective base where there are weights. */
export type Group = { readonly count: number; readonly base: number; readonly effectiveBase?: number };

/** What is left of the total without the subgroup. The effective base follows from Σw² = (Σw)² / effective base, which
 *  adds up where effective bases do not.
 *  @throws RangeError where the subgroup has more than the total */
export function complementOf(subgroup: Group, total: Group): Group {
  const count = total.count - subgroup.count;
  const base = total.base - subgroup.base;
  if (count < -1e-9 * total.base || base < -1e-9 * total.base) throw new RangeError('A subgroup cannot be larger than its total');
  if (subgroup.effectiveBase === undefined && total.effectiveBase === undefined) return { count: Math.max(0, count), base: Math.max(0, base) };
  const squares = (group: Group): number => (group.base > 0 ? group.base ** 2 / (group.effectiveBase ?? group.base) : 0);
  const rest = squares(total) - squares(subgroup);
  return { count: Math.max(0, count), base: Math.max(0, base), effectiveBase: rest > 0 && base > 0 ? base * base / rest : 0 };
}

/** Tests a column against the total it is part of. The total contains the column, so comparing the two as if they were
 *  separate understates every difference; what is compared is the column and everybody else.
 *  @returns z > 0 where the subgroup has the larger share; null where there is no rest or nothing varies
 *  @see R prop.test(correct = FALSE) on subgroup and rest; test/fixtures/stats/tables.R */
export function subgroupAgainstRest(subgroup: Group, total: Group, rule: ProportionRule = 'pooled-z'): ProportionDifference | null {
  const rest = complementOf(subgroup, total);
  if (!(subgroup.base > 0) || !(rest.base > 1e-9 * total.base)) return null;
  const share = ({ count, base, effectiveBase }: Group) => ({
    proportion: Math.min(1, count / base), base: effectiveBase ?? base, ...(rule === 'quantum-t' ? { weight: base } : {}),
  });
  return proportionDifference(share(subgroup), share(rest), null, rule);
}
