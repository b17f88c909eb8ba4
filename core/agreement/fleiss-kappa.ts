import { percentAgreementOf } from './percent-agreement.ts';
import { compileRatings, type RatingOptions, type Ratings } from './ratings.ts';
import { beyondChance, type Tally, tallyRatings } from './tally.ts';

export function fleissKappaOf(tally: Tally): number | null {
  const observed = percentAgreementOf(tally);
  if (observed === null) return null;
  return beyondChance(observed, tally.shares.reduce((sum, share) => sum + (share / tally.rated) ** 2, 0));
}

/** Fleiss' kappa for any number of coders. With gaps, as Gwet extends it: agreement over units with two ratings or more,
 *  category shares over units with any, each unit counting once.
 *  @returns null where no unit has two ratings, or only one category is used
 *  @see R irr::kappam.fleiss by its definition; irrCAC fleiss.kappa.raw; test/fixtures/agreement/agreement.R */
export function fleissKappa(ratings: Ratings, options: RatingOptions = {}): number | null {
  return fleissKappaOf(tallyRatings(compileRatings(ratings, options)));
}
