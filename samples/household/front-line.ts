import { randomFor } from '../random.ts';
import { composer } from '../text/compose.ts';
import type { HouseholdCountry } from './countries.ts';
import type { SurveyRow } from './surveys.ts';

const PROFESSIONS = [['Social worker', 'workforce'], ['Police officer', 'enforcement'], ['Teacher or counsellor', 'education'], ['Prosecutor or judge', 'judiciary'], ['Health worker', 'support']] as const;
const STATEMENTS = ['I know whom to call', 'Procedures are clear', 'Cooperation with other services works', 'I have the equipment I need', 'My supervisor supports me'] as const;
const OBSTACLES = ['Too many cases', 'No training', 'No transport', 'Unclear procedures', 'No cooperation between services', 'Equipment'] as const;
const FRONT_LINE_PER_COUNTRY = 60;

/** Sixty front-line workers of a country: a grid of five statements rated 1 to 5, obstacles, and two open answers. Not a
 *  probability sample: no weights. */
export function frontLineWorkers(plan: HouseholdCountry, seed: number, usage: Map<string, number>): SurveyRow[] {
  const random = randomFor(seed, `front line ${plan.country.iso3}`);
  return Array.from({ length: FRONT_LINE_PER_COUNTRY }, (_, index): SurveyRow => {
    const [profession, topic] = random.pick(PROFESSIONS);
    const compose = composer(plan.country, random, usage);
    const trained = random.chance(0.44);
    const mood = random.normal() * 0.6 + (trained ? 0.4 : -0.2);
    const obstacles = OBSTACLES.filter(() => random.chance(0.36));
    return {
      worker_id: `${plan.country.iso3}-W-${String(index + 1).padStart(2, '0')}`, country: plan.country.name, phase: plan.phase,
      profession, area: random.chance(0.6) ? 'Urban' : 'Rural', years_in_service: random.between(0, 31),
      trained: trained ? 'Yes' : 'No', hours_of_training: trained ? random.pick([4, 6, 8, 12, 16, 24, 40]) : null,
      cases_last_year: random.chance(0.07) ? null : Math.max(0, Math.round(18 + 16 * random.normal())),
      ...Object.fromEntries(STATEMENTS.map((statement) => [statement, random.chance(0.04) ? null : Math.min(5, Math.max(1, Math.round(3 + mood + 0.9 * random.normal())))])),
      obstacles: obstacles.length > 0 ? obstacles.join(', ') : 'None of these',
      difficulties: random.chance(0.85) ? compose({ topics: [topic], roles: { x: 5, n: 1 }, words: 42 }).text : null,
      recommendations: random.chance(0.7) ? compose({ topics: [topic], roles: { r: 3, p: 1, l: 1 }, words: 30 }).text : null,
      synthetic: 'yes',
    };
  });
}
