import type { Agreement } from '../contract/agreement.ts';
import { type BootstrapInterval, bootstrapIntervals } from './bootstrap.ts';
import { cohenKappaOf } from './cohen-kappa.ts';
import { fleissKappaOf } from './fleiss-kappa.ts';
import { gwetAC1Of } from './gwet-ac1.ts';
import { krippendorffAlphaOf } from './krippendorff-alpha.ts';
import { percentAgreementOf } from './percent-agreement.ts';
import { compileRatings, type RatingOptions, type Ratings } from './ratings.ts';
import { type Tally, tallyRatings } from './tally.ts';

/** The figures an interval can be had for. */
export type Coefficient = 'observed' | 'cohenKappa' | 'fleissKappa' | 'krippendorffAlpha' | 'gwetAC1';

const coefficients: Readonly<Record<Coefficient, (tally: Tally) => number | null>> = {
  observed: percentAgreementOf,
  cohenKappa: cohenKappaOf,
  fleissKappa: fleissKappaOf,
  krippendorffAlpha: krippendorffAlphaOf,
  gwetAC1: gwetAC1Of,
};

export type AgreementOptions = RatingOptions & {
  /** The category whose share is the prevalence. Where the categories are among 0 and 1, it is 1 unless told. */
  readonly positive?: string | number;
  readonly bootstrap?: {
    readonly resamples: number;
    readonly seed: number;
    /** 0.95 unless told. */
    readonly level?: number;
    /** Which coefficient `interval` is of; Krippendorff's alpha unless told. */
    readonly of?: Coefficient;
    /** See `BootstrapOptions.groups`. */
    readonly groups?: readonly number[];
  };
};

export type AgreementFigures = Omit<Agreement, 'intervals'> & {
  /** One for each coefficient, when a bootstrap was asked for; null where it has none. */
  readonly intervals?: Readonly<Record<Coefficient, BootstrapInterval | null>>;
};

/** How far coders agree: every coefficient from one pass over the ratings.
 *  @param ratings units × coders; null where a coder has not read the unit (which is missing, never "no")
 *  @returns n (units with two ratings or more; characters where the weights are lengths), observed (0 to 1) and percent
 *  (0 to 100), coefficients (−1 to 1, null where undefined: no such unit, or one category only), prevalence (share of the
 *  ratings that are the positive category, 0 to 1; null where there is no such category); with `bootstrap` also interval
 *  and intervals
 *  @throws RangeError as `compileRatings`
 *  @see ./cohen-kappa.ts and its neighbours for each coefficient's source; test/fixtures/agreement/agreement.R
 *  @example agreement([[1, 1], [0, 0], [1, 0], [0, null]], { categories: [0, 1] }) // { n: 3, observed: 0.667, percent: 66.7, … } */
export function agreement(ratings: Ratings, options: AgreementOptions = {}): AgreementFigures {
  const compiled = compileRatings(ratings, options);
  const tally = tallyRatings(compiled);
  const observed = percentAgreementOf(tally);
  const figures: AgreementFigures = {
    n: tally.pairable,
    observed,
    percent: observed === null ? null : observed * 100,
    cohenKappa: cohenKappaOf(tally),
    fleissKappa: fleissKappaOf(tally),
    krippendorffAlpha: krippendorffAlphaOf(tally),
    gwetAC1: gwetAC1Of(tally),
    prevalence: prevalenceOf(tally, options.positive),
  };
  if (options.bootstrap === undefined) return figures;
  const intervals = bootstrapIntervals(compiled, coefficients, options.bootstrap);
  const shown = intervals[options.bootstrap.of ?? 'krippendorffAlpha'];
  return { ...figures, ...(shown === null ? {} : { interval: { low: shown.low, high: shown.high } }), intervals };
}

function prevalenceOf({ categories, ratings }: Tally, positive: string | number | undefined): number | null {
  const isBinary = categories.every((category) => category === 0 || category === 1);
  const wanted = positive ?? (isBinary ? 1 : undefined);
  const all = ratings.reduce((a, b) => a + b, 0);
  if (wanted === undefined || all === 0) return null;
  const at = categories.indexOf(wanted);
  return at < 0 ? 0 : (ratings[at] ?? 0) / all;
}
