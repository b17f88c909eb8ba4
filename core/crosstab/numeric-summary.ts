import { meanInterval } from '../stats/means-tests.ts';
import { weightedSummary } from '../stats/weighted-summary.ts';
import type { NumberVector } from '../model/vector.ts';
import { asSets, MISSING_KINDS, type Axis } from './axis.ts';
import { bitsEqual, countShared, shared, type Bits } from './bits.ts';
import { keptBits, type Cases } from './count-pairs.ts';
import { designMean } from './design-estimates.ts';
import { meanTests, type MeanTestOptions, type MeanTests } from './mean-tests.ts';
import type { TableDesign } from './table-design.ts';

/** One column of a table of a number. Everything but the counts is null where nothing can be said. */
export interface NumericSummary {
  /** Cases with a value, unweighted. */
  readonly n: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
  readonly mean: number | null;
  readonly median: number | null;
  /** With n − 1; weights are scaled to the number of cases. */
  readonly standardDeviation: number | null;
  readonly variance: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Of the mean: by Student's t on the effective base, or by Taylor linearisation where the table reckons with a design. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Summaries of a numeric variable: first over every case, then for each category of `column`.
 *  @returns `total` over the cases with a number (whether or not they are in a column), `columns` likewise within each category,
 *  the passing cases without a number by kind of missing, the cases behind each summary (the total's first), and the comparisons of the columns where `compare` asks for them */
export function numericSummary(vector: NumberVector, column: Axis | null, cases: Cases, level = 0.95, design: TableDesign | null = null, compare: MeanTestOptions | null = null): { total: NumericSummary; columns: NumericSummary[]; missing: number[]; sets: Bits[]; tests: MeanTests | null } {
  const kept = keptBits(cases);
  const inBase = shared(bitsEqual(vector.states, 0), kept);
  const summarise = (set: Bits): NumericSummary => {
    const values: number[] = [];
    const weights: number[] = [];
    for (let word = 0; word < set.length; word++) {
      for (let left = set[word]!; left !== 0; left &= left - 1) {
        const at = (word << 5) + 31 - Math.clz32(left & -left);
        values.push(vector.values[at]!);
        if (cases.weights !== null) weights.push(cases.weights[at]!);
      }
    }
    const found = weightedSummary(values, cases.weights === null ? null : weights);
    const { n, weightedBase, effectiveBase, mean, median, standardDeviation, minimum, maximum, variance } = found;
    const interval = design !== null ? designMean(vector.values, set, design, level) : mean !== null && variance !== null && effectiveBase > 1 ? meanInterval({ mean, variance, base: effectiveBase }, level) : null;
    return { n, weightedBase, effectiveBase, mean, median, standardDeviation, variance, minimum, maximum, interval };
  };
  const sets = column === null ? [] : asSets(column).categories.map((set) => shared(set, inBase));
  const columns = sets.map(summarise);
  return {
    total: summarise(inBase), columns, sets: [inBase, ...sets],
    missing: MISSING_KINDS.map((_, kind) => countShared(bitsEqual(vector.states, kind + 1), kept)),
    tests: compare === null || column === null ? null : meanTests(vector.values, sets, columns, column.kind === 'sets', design, compare),
  };
}
