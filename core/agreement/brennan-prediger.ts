import { percentAgreementOf } from './percent-agreement.ts';
import { compileRatings, type RatingOptions, type Ratings } from './ratings.ts';
import { beyondChance, tallyRatings } from './tally.ts';

/** Brennan and Prediger's coefficient: chance is 1 / (number of categories in the scheme). Takes any number of coders and gaps.
 *  @returns null where no unit has two ratings, or the scheme has only one category
 *  @see irrCAC bp.coeff.raw; test/fixtures/agreement/agreement.R */
export function brennanPrediger(ratings: Ratings, options: RatingOptions = {}): number | null {
  const tally = tallyRatings(compileRatings(ratings, options));
  const observed = percentAgreementOf(tally);
  return observed === null ? null : beyondChance(observed, 1 / tally.categories.length);
}
