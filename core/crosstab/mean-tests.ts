import { adjustP, type Adjustment } from '../stats/adjust-p.ts';
import { anova, welchT, type MeanGroup } from '../stats/means-tests.ts';
import { designMeanDifference } from './design-estimates.ts';
import type { Bits } from './bits.ts';
import type { NumericSummary } from './numeric-summary.ts';
import type { TableDesign } from './table-design.ts';

/** One comparison of two columns' means: t > 0 where `a` has the larger one. */
export interface MeanComparison { readonly a: number; readonly b: number; readonly t: number; readonly p: number; readonly pAdjusted: number }
export interface MeanTests { readonly comparisons: readonly MeanComparison[]; readonly anova: { readonly f: number; readonly df: readonly [number, number]; readonly p: number } | null }
export interface MeanTestOptions { readonly adjust: Adjustment; /** Columns of fewer cases are not compared. */ readonly minimumBase: number }

/** Compares the means of every two columns: by Welch's t test (on effective bases, where there are weights), with an analysis of
 *  variance of all; or, where the sample design is known, by the difference of two domains, Taylor linearisation, for which columns may
 *  overlap.
 *  @param sets who is in each column with a value   @param overlapping whether a case can be in several columns: then only a design
 *  allows a comparison
 *  @see R t.test, oneway.test(var.equal = TRUE), survey: svycontrast(svyby(covmat = TRUE)); test/fixtures/crosstab/mean-differences.R */
export function meanTests(values: Float64Array, sets: readonly Bits[], summaries: readonly NumericSummary[], overlapping: boolean, design: TableDesign | null, options: MeanTestOptions): MeanTests {
  if (design === null && overlapping) return { comparisons: [], anova: null };
  const groups = summaries.map(({ mean, variance, effectiveBase, n }): MeanGroup | null => (mean === null || variance === null || n < options.minimumBase ? null : { mean, variance, base: effectiveBase }));
  const found: Omit<MeanComparison, 'pAdjusted'>[] = [];
  for (let b = 1; b < groups.length; b += 1) {
    for (let a = 0; a < b; a += 1) {
      const [first, second] = [groups[a], groups[b]];
      if (!first || !second) continue;
      if (design !== null) {
        const difference = designMeanDifference(values, sets[a]!, sets[b]!, design);
        if (difference !== null) found.push({ a, b, t: difference.t, p: difference.p });
        continue;
      }
      const difference = welchT(first, second);
      if (difference !== null) found.push({ a, b, t: difference.t, p: difference.pValue });
    }
  }
  const adjusted = adjustP(found.map(({ p }) => p), options.adjust);
  const whole = design === null ? anova(groups.filter((group) => group !== null)) : null;
  return {
    comparisons: found.map((each, index) => ({ ...each, pAdjusted: adjusted[index]! })),
    anova: whole === null ? null : { f: whole.f, df: whole.degreesOfFreedom, p: whole.pValue },
  };
}
