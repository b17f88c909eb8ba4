import type { Table } from '../contract/table.ts';
import { adjustP, type Adjustment } from '../stats/adjust-p.ts';
import { clopperPearsonInterval } from '../stats/clopper-pearson-interval.ts';
import { tailOfLevel } from '../stats/interval.ts';
import { raoScott } from '../stats/rao-scott.ts';
import { studentTwoSided, studentUpperQuantile } from '../stats/student-t.ts';
import { clusterCovariance, type PreparedDesign } from '../stats/survey-design.ts';
import { asSets, type Axis, type CodesAxis } from './axis.ts';
import { missingBase } from '../model/vector.ts';
import { countBits, shared, type Bits } from './bits.ts';
import { keptBits, type Cases } from './count-pairs.ts';
import type { TableDesign } from './table-design.ts';

type Design = NonNullable<Table['design']>;
type Comparison = NonNullable<NonNullable<Table['tests']>['columnProportions']>[number];
type Differences = NonNullable<NonNullable<Table['tests']>['differences']>;
export interface DesignOptions { readonly level: number; readonly adjust: Adjustment; readonly minimumBase: number; readonly compare: boolean; readonly differences: boolean }

/** One domain: the cases in a column's base, and what they weigh cluster by cluster. */
interface Domain { readonly set: Bits; readonly weight: number; readonly byCluster: Float64Array; readonly n: number; readonly present: Uint8Array; readonly degreesOfFreedom: number }

function forEachCase(set: Bits, visit: (index: number) => void): void {
  for (let word = 0; word < set.length; word++) for (let left = set[word]!; left !== 0; left &= left - 1) visit((word << 5) + 31 - Math.clz32(left & -left));
}

function weighByCluster(set: Bits, design: PreparedDesign): { byCluster: Float64Array; weight: number } {
  const byCluster = new Float64Array(design.stratum.length);
  let weight = 0;
  forEachCase(set, (i) => { const w = design.weights[i]!; byCluster[design.cluster[i]!]! += w; weight += w; });
  return { byCluster, weight };
}

function degreesOfFreedom(present: Uint8Array, design: PreparedDesign): number {
  const strata = new Uint8Array(design.strataCount);
  let clusters = 0;
  present.forEach((is, c) => { if (is === 1) { clusters += 1; strata[design.stratum[c]!] = 1; } });
  return clusters - strata.reduce((a, b) => a + b, 0);
}

function domainOf(set: Bits, design: PreparedDesign): Domain {
  const { byCluster, weight } = weighByCluster(set, design);
  const present = Uint8Array.from(byCluster, (value) => (value > 0 ? 1 : 0));
  return { set, weight, byCluster, n: countBits(set), present, degreesOfFreedom: degreesOfFreedom(present, design) };
}

/** Estimates of every cell of a table by Taylor linearisation: each column's base is a domain of the whole sample, so clusters without
 *  a case in it still tell how the sample was drawn. One pass over the cases of each cell, and one over the clusters.
 *  Shares have their interval on the logit scale, by Student's t with as many degrees of freedom as the domain has clusters less
 *  strata; where nobody or everybody has it, Clopper and Pearson's on the cases. Totals are Σ w y, grossed up by `design.scale`.
 *  Columns are compared by the t of the difference of two domains' shares, whose covariance knows of cases in both.
 *  `differences` are of each column from the first, by Student's t on the same degrees of freedom; null where not asked for.
 *  @see R survey: svyby, svyciprop(method = "xlogit"), svytotal, svycontrast(svyby(covmat = TRUE)); test/fixtures/crosstab/design.R */
export function designEstimates(row: Axis, column: Axis | null, cases: Cases, design: TableDesign, options: DesignOptions): { design: Design; comparisons: Comparison[]; differences: Differences | null } {
  const { prepared, scale } = design;
  const rows = asSets(row);
  const columns = column === null ? null : asSets(column);
  const kept = shared(rows.valid, keptBits(cases));
  const inBase = columns === null ? kept : shared(kept, columns.valid);
  const domains = (columns?.categories ?? [inBase]).map((set) => domainOf(shared(set, inBase), prepared));
  const tail = tailOfLevel(options.level);
  const quantiles = domains.map((domain) => (domain.degreesOfFreedom > 0 ? studentUpperQuantile(tail, domain.degreesOfFreedom) : null));
  const shares: Design['shares'] = [];
  const totals: Design['totals'] = [];
  const comparisons: Comparison[] = [];
  const differences: Differences = [];
  rows.categories.forEach((category, r) => {
    const influences: (Float64Array | null)[] = [];
    const line: { p: number; n: number }[] = [];
    const shareLine: Design['shares'][number] = [];
    const totalLine: Design['totals'][number] = [];
    domains.forEach((domain, c) => {
      const quantile = quantiles[c]!;
      const { byCluster, weight } = weighByCluster(shared(category, domain.set), prepared);
      const estimate = weight * scale;
      if (!(domain.weight > 0)) { shareLine.push(null); totalLine.push(null); influences.push(null); line.push({ p: 0, n: 0 }); return; }
      const p = Math.min(1, weight / domain.weight);
      const influence = byCluster.map((value, k) => (value - p * domain.byCluster[k]!) / domain.weight);
      const covariance = clusterCovariance(prepared, [influence, byCluster]);
      const standardError = Math.sqrt(covariance[0]![0]!);
      const totalError = Math.sqrt(covariance[1]![1]!) * scale;
      const some = p > 0 && p < 1 - 1e-12;
      shareLine.push(shareOf(p, standardError, some, domain, quantile, options.level));
      totalLine.push({ estimate, standardError: totalError, low: quantile === null || weight === 0 ? null : estimate - quantile * totalError, high: quantile === null || weight === 0 ? null : estimate + quantile * totalError });
      influences.push(influence);
      line.push({ p, n: domain.n });
    });
    shares.push(shareLine);
    totals.push(totalLine);
    if (options.compare) comparisons.push(...compareRow(r, line, influences, domains, prepared, options));
    if (options.differences) differences.push(line.map((_, c) => (c === 0 ? null : differenceFromFirst(c, line, influences, domains, prepared, tail))));
  });
  return {
    design: {
      strata: design.strata?.id ?? null, clusters: design.clusters?.id ?? null, strataCount: prepared.strataCount, clusterCount: design.clusterCount,
      degreesOfFreedom: domains.map((domain) => domain.degreesOfFreedom), shares, totals,
    },
    comparisons, differences: options.differences ? differences : null,
  };
}

function shareOf(p: number, standardError: number, some: boolean, domain: Domain, quantile: number | null, level: number): Design['shares'][number][number] {
  const simple = domain.n > 1 ? p * (1 - p) / (domain.n - 1) : 0;
  const designEffect = some && simple > 0 ? standardError * standardError / simple : null;
  const percent = 100 * standardError;
  if (!some) {
    const { low, high } = clopperPearsonInterval(p > 0.5 ? domain.n : 0, domain.n, level);
    return { standardError: 0, low: 100 * low, high: 100 * high, designEffect: null };
  }
  if (quantile === null) return { standardError: percent, low: null, high: null, designEffect };
  const half = quantile * standardError / (p * (1 - p));
  const centre = Math.log(p / (1 - p));
  const back = (logit: number): number => 100 / (1 + Math.exp(-logit));
  return { standardError: percent, low: back(centre - half), high: back(centre + half), designEffect };
}

/** The variance of the difference of two domains' shares, and its degrees of freedom; null where a domain has no case. */
function differenceError(a: number, b: number, influences: readonly (Float64Array | null)[], domains: readonly Domain[], prepared: PreparedDesign): { variance: number; df: number } | null {
  const [first, second] = [influences[a], influences[b]];
  if (!first || !second) return null;
  return {
    variance: clusterCovariance(prepared, [first.map((value, k) => value - second[k]!)])[0]![0]!,
    df: degreesOfFreedom(domains[a]!.present.map((is, k) => is | domains[b]!.present[k]!), prepared),
  };
}

function differenceFromFirst(c: number, line: readonly { p: number }[], influences: readonly (Float64Array | null)[], domains: readonly Domain[], prepared: PreparedDesign, tail: number): Differences[number][number] {
  const error = differenceError(c, 0, influences, domains, prepared);
  // of shares that are nobody's or everybody's the design measures no error
  if (error === null || !(error.variance > 1e-24) || error.df < 1) return null;
  const estimate = 100 * (line[c]!.p - line[0]!.p);
  const half = 100 * studentUpperQuantile(tail, error.df) * Math.sqrt(error.variance);
  return { estimate, low: estimate - half, high: estimate + half };
}

function compareRow(row: number, line: readonly { p: number; n: number }[], influences: readonly (Float64Array | null)[], domains: readonly Domain[], prepared: PreparedDesign, options: DesignOptions): Comparison[] {
  const found: Omit<Comparison, 'pAdjusted'>[] = [];
  for (let b = 1; b < domains.length; b++) {
    for (let a = 0; a < b; a++) {
      if (line[a]!.n < options.minimumBase || line[b]!.n < options.minimumBase) continue;
      const error = differenceError(a, b, influences, domains, prepared);
      if (error === null || !(error.variance > 1e-24) || error.df < 1) continue;
      const { variance, df } = error;
      const t = (line[a]!.p - line[b]!.p) / Math.sqrt(variance);
      found.push({ row, a, b, z: t, p: studentTwoSided(t, df) });
    }
  }
  const adjusted = adjustP(found.map(({ p }) => p), options.adjust);
  return found.map((each, index) => ({ ...each, pAdjusted: adjusted[index]! }));
}

/** Rao and Scott's test of two single-choice axes; null where it cannot be made. */
export function designTest(row: CodesAxis, column: CodesAxis, cases: Cases, design: TableDesign): { f: number; df: [number, number]; p: number } | null {
  const values = (axis: CodesAxis): (number | null)[] => { const base = missingBase(axis.codes); return Array.from(axis.codes, (code) => (code >= base ? null : code)); };
  const { keep } = cases;
  const found = raoScott(values(row), values(column), design.prepared, (i) => design.drawn[i] === 1 && (keep === null || keep[i] === 1));
  return found === null ? null : { f: found.f, df: [...found.degreesOfFreedom], p: found.pValue };
}

/** The mean of a number over a domain, with what each cluster adds to its error. */
function domainMean(values: Float64Array, set: Bits, prepared: PreparedDesign): { domain: Domain; mean: number; influence: Float64Array } | null {
  const domain = domainOf(set, prepared);
  if (!(domain.weight > 0)) return null;
  let sum = 0;
  forEachCase(set, (i) => { sum += prepared.weights[i]! * values[i]!; });
  const mean = sum / domain.weight;
  const influence = new Float64Array(prepared.stratum.length);
  forEachCase(set, (i) => { influence[prepared.cluster[i]!]! += prepared.weights[i]! * (values[i]! - mean) / domain.weight; });
  return { domain, mean, influence };
}

/** Interval of the mean of a number over a domain; null where there are no degrees of freedom.
 *  @see R survey: confint(svyby(~y, ~g, design, svymean), df = degf(subset(design, …))) */
export function designMean(values: Float64Array, set: Bits, { prepared }: TableDesign, level: number): { low: number; high: number } | null {
  const found = domainMean(values, set, prepared);
  if (found === null || found.domain.degreesOfFreedom < 1) return null;
  const half = studentUpperQuantile(tailOfLevel(level), found.domain.degreesOfFreedom) * Math.sqrt(clusterCovariance(prepared, [found.influence])[0]![0]!);
  return { low: found.mean - half, high: found.mean + half };
}

/** t test of the means of two domains, which may overlap; null where nothing varies or there are no degrees of freedom.
 *  @see R survey: svycontrast(svyby(~y, ~g, design, svymean, covmat = TRUE), c(1, -1)); test/fixtures/crosstab/mean-differences.R */
export function designMeanDifference(values: Float64Array, first: Bits, second: Bits, { prepared }: TableDesign): { t: number; p: number } | null {
  const [a, b] = [domainMean(values, first, prepared), domainMean(values, second, prepared)];
  if (a === null || b === null) return null;
  const variance = clusterCovariance(prepared, [a.influence.map((value, k) => value - b.influence[k]!)])[0]![0]!;
  const df = degreesOfFreedom(a.domain.present.map((is, k) => is | b.domain.present[k]!), prepared);
  if (!(variance > 1e-24 * Math.max(1, a.mean * a.mean, b.mean * b.mean)) || df < 1) return null;
  const t = (a.mean - b.mean) / Math.sqrt(variance);
  return { t, p: studentTwoSided(t, df) };
}
