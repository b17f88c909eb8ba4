import { randomFor } from '../random.ts';
import type { HouseholdCountry } from './countries.ts';
import type { SurveyRow } from './surveys.ts';

/** What the review of law and capacity looks for in each country. */
const ITEMS: readonly (readonly [section: string, items: readonly string[]])[] = [
  ['Law', ['Definitions agree with the Optional Protocol', 'Offences facilitated by technology are named', 'Providers must report', 'Providers must keep data', 'Extraterritorial jurisdiction', 'Background checks', 'Child-friendly procedure', 'Compensation without a conviction']],
  ['Institutions', ['National committee', 'Strategy with a budget', 'Specialised police unit', 'Contact prosecutors', 'National database', 'Connection to ICSE', 'Probation after release', 'Independent complaints body']],
  ['Services', ['One-stop centres', 'Referral protocol', 'Helpline with a free number', 'Hotline', 'Free counselling', 'Programme in schools', 'Youth advisory body', 'Guidelines for the media']],
];
const LEVELS = ['Fully', 'Partly', 'Not at all'] as const;
const SOURCES = ['Text of the law', 'Interview', 'Official website', 'Annual report', 'Not verified'] as const;

/** The checklist of one country, as a row: for each item how far it is met, and where that was found. */
export function checklistOf(plan: HouseholdCountry, seed: number): SurveyRow {
  const random = randomFor(seed, `checklist ${plan.country.iso3}`);
  const firmness = { high: 0.3, 'upper-middle': 0.1, 'lower-middle': 0, low: -0.1 }[plan.country.income];
  const cells: Record<string, string | number | null> = { country: plan.country.name, phase: plan.phase, reviewed: plan.year };
  for (const [section, items] of ITEMS) {
    for (const item of items) {
      const draw = random.next() + firmness;
      cells[`${section}: ${item}`] = random.chance(0.04) ? null : LEVELS[draw > 0.6 ? 0 : draw > 0.25 ? 1 : 2];
      cells[`${section}: ${item} (source)`] = random.pick(SOURCES);
    }
  }
  return { ...cells, synthetic: 'yes' };
}
