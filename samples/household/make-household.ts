import { HOUSEHOLD_COUNTRIES } from './countries.ts';
import { checklistOf } from './checklist.ts';
import { frontLineWorkers } from './front-line.ts';
import { interviewsOf, type Interview } from './interviews.ts';
import { surveyCountry, type SurveyRow } from './surveys.ts';

/** The second sample: a programme of evidence in five countries and two phases. */
export interface HouseholdStudy {
  readonly seed: number;
  /** 1,000 children and 1,000 caregivers a country, linked by household_id. */
  readonly children: readonly SurveyRow[];
  readonly caregivers: readonly SurveyRow[];
  readonly frontLine: readonly SurveyRow[];
  readonly interviews: readonly Interview[];
  readonly checklist: readonly SurveyRow[];
}

/** Makes the programme's data: the same seed gives the same data. All synthetic. */
export function makeHousehold(seed: number): HouseholdStudy {
  const usage = new Map<string, number>();
  const surveys = HOUSEHOLD_COUNTRIES.map((plan) => surveyCountry(plan, seed));
  return {
    seed,
    children: surveys.flatMap((survey) => survey.children),
    caregivers: surveys.flatMap((survey) => survey.caregivers),
    frontLine: HOUSEHOLD_COUNTRIES.flatMap((plan) => frontLineWorkers(plan, seed, usage)),
    interviews: HOUSEHOLD_COUNTRIES.flatMap((plan) => interviewsOf(plan, seed, usage)),
    checklist: HOUSEHOLD_COUNTRIES.map((plan) => checklistOf(plan, seed)),
  };
}
