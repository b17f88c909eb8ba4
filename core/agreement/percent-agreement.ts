import { compileRatings, type RatingOptions, type Ratings } from './ratings.ts';
import { type Tally, tallyRatings } from './tally.ts';

export function percentAgreementOf(tally: Tally): number | null {
  return tally.pairable > 0 ? tally.agreeing / tally.pairable : null;
}

/** Observed agreement, 0 to 1: over units with two ratings or more, the mean share of coder pairs that agree.
 *  @returns null where no unit has two ratings */
export function percentAgreement(ratings: Ratings, options: RatingOptions = {}): number | null {
  return percentAgreementOf(tallyRatings(compileRatings(ratings, options)));
}
