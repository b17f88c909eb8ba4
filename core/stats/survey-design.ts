import { Refusal } from '../contract/refusal.ts';

/** How the sample was drawn, one entry for each case. */
export type SurveyDesign = {
  /** Sampling weights, each ≥ 0. */
  readonly weights: ArrayLike<number>;
  readonly strata?: ArrayLike<string | number>;
  /** First-stage clusters (primary sampling units), named within their stratum; without them each case is its own. */
  readonly clusters?: ArrayLike<string | number>;
  /** What to do with a stratum of one cluster, whose variance cannot be seen: `refuse` (the default), `certainty` (it was
   *  sure to be drawn, and adds nothing) or `adjust` (its deviation is measured from 0, not from its own mean, as in R;
   *  errs to the large side, for totals very much). */
  readonly lonely?: 'refuse' | 'certainty' | 'adjust';
};

/** The design with its clusters numbered. */
export type PreparedDesign = {
  readonly weights: Float64Array;
  /** Cluster of each case. */
  readonly cluster: Int32Array;
  /** Stratum of each cluster. */
  readonly stratum: Int32Array;
  readonly strataCount: number;
  readonly lonely: 'refuse' | 'certainty' | 'adjust';
  readonly strataNames: readonly string[];
};

/** Numbers strata and clusters. Two clusters of one name in two strata are two clusters.
 *  @throws RangeError where lengths differ or a weight is negative or not finite */
export function prepareDesign(design: SurveyDesign): PreparedDesign {
  const n = design.weights.length;
  for (const [name, list] of [['strata', design.strata], ['clusters', design.clusters]] as const) {
    if (list !== undefined && list.length !== n) throw new RangeError(`The design has ${n} weights and ${list.length} ${name}: one of each for every case`);
  }
  const strata = new Map<string | number, number>();
  const clusters: Map<string | number, number>[] = [];
  const stratum: number[] = [];
  const cluster = new Int32Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const weight = design.weights[i] ?? NaN;
    if (!(weight >= 0) || weight === Infinity) throw new RangeError(`A weight is finite and 0 or more, not ${weight}`);
    weights[i] = weight;
    const stratumName = design.strata?.[i] ?? '';
    let h = strata.get(stratumName);
    if (h === undefined) {
      strata.set(stratumName, h = strata.size);
      clusters.push(new Map());
    }
    const inStratum = clusters[h];
    if (inStratum === undefined) continue;
    const clusterName = design.clusters === undefined ? i : design.clusters[i] ?? '';
    let c = inStratum.get(clusterName);
    if (c === undefined) {
      inStratum.set(clusterName, c = stratum.length);
      stratum.push(h);
    }
    cluster[i] = c;
  }
  return {
    weights, cluster, stratum: Int32Array.from(stratum), strataCount: strata.size,
    lonely: design.lonely ?? 'refuse', strataNames: [...strata.keys()].map(String),
  };
}

/** Clusters less strata, among those with a case that counts: the degrees of freedom of a design-based interval.
 *  @see R survey::degf */
export function designDegreesOfFreedom(design: PreparedDesign, counts: (index: number) => boolean): number {
  const clusters = new Set<number>();
  const strata = new Set<number>();
  for (let i = 0; i < design.weights.length; i += 1) {
    if (!counts(i) || (design.weights[i] ?? 0) === 0) continue;
    const c = design.cluster[i] ?? 0;
    clusters.add(c);
    strata.add(design.stratum[c] ?? 0);
  }
  return clusters.size - strata.size;
}

/** Covariance of totals by Taylor linearisation: influences are summed within clusters, and their spread measured
 *  between the clusters of each stratum (with replacement at the first stage).
 *  @param influences for each statistic, one number for each case (0 for cases outside the domain: their clusters still count)
 *  @throws Refusal LONELY_CLUSTER where a stratum has one cluster and the design says to refuse
 *  @see R survey::svyrecvar */
export function designCovariance(design: PreparedDesign, influences: readonly Float64Array[]): number[][] {
  const clusterCount = design.stratum.length;
  return clusterCovariance(design, influences.map((influence) => {
    const sums = new Float64Array(clusterCount);
    influence.forEach((value, i) => { const c = design.cluster[i] ?? 0; sums[c] = (sums[c] ?? 0) + value; });
    return sums;
  }));
}

/** The same from influences that are summed within clusters already, which is all the variance depends on.
 *  @param totals for each statistic, one number for each cluster of the design
 *  @throws Refusal LONELY_CLUSTER as `designCovariance` */
export function clusterCovariance(design: PreparedDesign, totals: readonly Float64Array[]): number[][] {
  const size = clustersByStratum(design);
  const lonely = size.indexOf(1);
  if (lonely >= 0 && design.lonely === 'refuse') {
    const name = design.strataNames[lonely] ?? '';
    throw new Refusal('LONELY_CLUSTER', `Stratum “${name}” has only one cluster, so its sampling error cannot be measured. Join it to a similar stratum, or choose how single clusters are treated in the design.`, { stratum: name });
  }
  const deviations = totals.map((sums) => {
    const means = new Float64Array(design.strataCount);
    sums.forEach((total, c) => { const h = design.stratum[c] ?? 0; means[h] = (means[h] ?? 0) + total / (size[h] ?? 1); });
    return sums.map((total, c) => {
      const h = design.stratum[c] ?? 0;
      const n = size[h] ?? 1;
      if (n === 1) return design.lonely === 'adjust' ? total : 0;
      return (total - (means[h] ?? 0)) * Math.sqrt(n / (n - 1));
    });
  });
  return deviations.map((a) => deviations.map((b) => a.reduce((sum, value, c) => sum + value * (b[c] ?? 0), 0)));
}

/** Clusters in each stratum. */
export function clustersByStratum(design: PreparedDesign): Int32Array {
  const size = new Int32Array(design.strataCount);
  design.stratum.forEach((h) => { size[h] = (size[h] ?? 0) + 1; });
  return size;
}
