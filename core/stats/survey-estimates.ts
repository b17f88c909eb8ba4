import { clopperPearsonInterval } from './clopper-pearson-interval.ts';
import { tailOfLevel } from './interval.ts';
import { studentUpperQuantile } from './student-t.ts';
import { designCovariance, designDegreesOfFreedom, type PreparedDesign, prepareDesign, type SurveyDesign } from './survey-design.ts';

export type EstimateOptions = {
  /** 0.95 unless told. */
  readonly level?: number;
  /** Which cases the estimate is for. The others still tell how the sample was drawn, so pass the whole sample and this,
   *  never a cut-down sample. */
  readonly domain?: (index: number) => boolean;
};

export type DesignEstimate = {
  readonly estimate: number;
  readonly standardError: number;
  /** Clusters less strata. */
  readonly degreesOfFreedom: number;
  /** By Student's t; null where the degrees of freedom are 0. */
  readonly low: number | null;
  readonly high: number | null;
  /** Cases behind it, unweighted. */
  readonly n: number;
  /** Variance over what a simple random sample of n cases would have had; null where that is 0. Means and proportions only. */
  readonly designEffect?: number | null;
};

type Counted = { readonly prepared: PreparedDesign; readonly counts: (index: number) => boolean; readonly n: number; readonly weight: number };

function count(values: ArrayLike<number | null>, design: SurveyDesign, options: EstimateOptions): Counted {
  const prepared = prepareDesign(design);
  if (values.length !== prepared.weights.length) throw new RangeError(`There are ${values.length} values and ${prepared.weights.length} weights: one of each for every case`);
  const counts = (i: number): boolean => {
    const value = values[i];
    return value !== null && value !== undefined && !Number.isNaN(value) && (options.domain?.(i) ?? true);
  };
  let n = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i += 1) {
    const w = prepared.weights[i] ?? 0;
    if (w > 0 && counts(i)) { n += 1; weight += w; }
  }
  return { prepared, counts, n, weight };
}

function finish(estimate: number, variance: number, n: number, degreesOfFreedom: number, level: number): DesignEstimate {
  const standardError = Math.sqrt(variance);
  const half = degreesOfFreedom > 0 ? studentUpperQuantile(tailOfLevel(level), degreesOfFreedom) * standardError : null;
  return { estimate, standardError, degreesOfFreedom, low: half === null ? null : estimate - half, high: half === null ? null : estimate + half, n };
}

/** Design-based estimate of a mean, with its standard error by Taylor linearisation.
 *  @param values one for each case, null where there is none
 *  @returns null where no case with weight has a value
 *  @throws Refusal LONELY_CLUSTER; RangeError where lengths differ
 *  @see R survey::svymean, confint(df = degf(design)); test/fixtures/stats/survey.R */
export function surveyMean(values: ArrayLike<number | null>, design: SurveyDesign, options: EstimateOptions = {}): DesignEstimate | null {
  const { prepared, counts, n, weight } = count(values, design, options);
  if (!(weight > 0)) return null;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) if (counts(i)) sum += (prepared.weights[i] ?? 0) * (values[i] ?? 0);
  const mean = sum / weight; // divided last, so that the mean of ones is 1 to the last bit
  let spread = 0;
  const influence = Float64Array.from({ length: values.length }, (_, i) => {
    if (!counts(i)) return 0;
    const w = prepared.weights[i] ?? 0;
    const deviation = (values[i] ?? 0) - mean;
    spread += w * deviation * deviation / weight;
    return w * deviation / weight;
  });
  const variance = designCovariance(prepared, [influence])[0]?.[0] ?? 0;
  const result = finish(mean, variance, n, designDegreesOfFreedom(prepared, counts), options.level ?? 0.95);
  return { ...result, designEffect: spread > 0 && n > 1 ? variance / (spread / (n - 1)) : null };
}

/** Design-based estimate of a total: what the sample says of the population, Σ w x, with its interval. Pass 1 for every
 *  case (or 1 and 0) to gross up a count.
 *  @see R survey::svytotal, confint(df = degf(design)); test/fixtures/stats/survey.R */
export function surveyTotal(values: ArrayLike<number | null>, design: SurveyDesign, options: EstimateOptions = {}): DesignEstimate | null {
  const { prepared, counts, n, weight } = count(values, design, options);
  if (!(weight > 0)) return null;
  let total = 0;
  const influence = Float64Array.from({ length: values.length }, (_, i) => {
    const contribution = counts(i) ? (prepared.weights[i] ?? 0) * (values[i] ?? 0) : 0;
    total += contribution;
    return contribution;
  });
  const variance = designCovariance(prepared, [influence])[0]?.[0] ?? 0;
  return finish(total, variance, n, designDegreesOfFreedom(prepared, counts), options.level ?? 0.95);
}

export type ProportionOptions = EstimateOptions & {
  /** `linear`: estimate ± t · standard error, cut to [0, 1], as confint(svymean()) prints it. `logit`: the same on the
   *  logit scale, which stays inside 0 and 1 by itself and is better near them. `linear` unless told. */
  readonly interval?: 'linear' | 'logit';
};

/** Design-based estimate of a proportion.
 *  Where every case or none has the property the sample shows no spread, and the interval is Clopper and Pearson's on the
 *  number of cases instead of a point.
 *  @param has one for each case: whether it has the property; null where it was not asked or did not say
 *  @see R survey::svymean, svyciprop(method = "logit"); test/fixtures/stats/survey.R */
export function surveyProportion(has: ArrayLike<boolean | null>, design: SurveyDesign, options: ProportionOptions = {}): DesignEstimate | null {
  const values = Array.from({ length: has.length }, (_, i) => { const value = has[i]; return value === null || value === undefined ? null : Number(value); });
  const mean = surveyMean(values, design, options);
  if (mean === null || mean.low === null || mean.high === null) return mean;
  const p = mean.estimate;
  if (mean.designEffect === null) {
    const all = p > 0.5;
    return { ...mean, estimate: all ? 1 : 0, ...clopperPearsonInterval(all ? mean.n : 0, mean.n, options.level ?? 0.95) };
  }
  if ((options.interval ?? 'linear') === 'linear') return { ...mean, low: Math.max(0, mean.low), high: Math.min(1, mean.high) };
  const half = (mean.high - p) / (p * (1 - p));
  const back = (logit: number): number => 1 / (1 + Math.exp(-logit));
  const centre = Math.log(p / (1 - p));
  return { ...mean, low: back(centre - half), high: back(centre + half) };
}
