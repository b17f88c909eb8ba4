import { percentAgreementOf } from './percent-agreement.ts';
import { compileRatings, type RatingOptions, type Ratings } from './ratings.ts';
import { beyondChance, type Tally, tallyRatings } from './tally.ts';

export function gwetAC1Of(tally: Tally): number | null {
  const observed = percentAgreementOf(tally);
  const q = tally.categories.length;
  if (observed === null || q < 2) return null;
  const expected = tally.shares.reduce((sum, share) => sum + share / tally.rated * (1 - share / tally.rated), 0) / (q - 1);
  return beyondChance(observed, expected);
}

/** Gwet's AC1: stays near the observed agreement where one category is rare and kappa collapses. Takes gaps.
 *  @param options give `categories`, the whole scheme: AC1 depends on how many there are, not only on those in use
 *  @returns null where no unit has two ratings, or the scheme has only one category
 *  @see Gwet (2008); irrCAC gwet.ac1.raw; test/fixtures/agreement/agreement.R */
export function gwetAC1(ratings: Ratings, options: RatingOptions = {}): number | null {
  return gwetAC1Of(tallyRatings(compileRatings(ratings, options)));
}
