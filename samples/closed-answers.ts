import type { SampleCountry } from './countries.ts';
import type { Standings } from './figures.ts';
import { UNICEF_MODEL_OPTIONS } from './instruments/unicef.ts';
import type { InstrumentQuestion } from './instruments/question.ts';
import { MODEL_USES, type ModelUse } from './model-use.ts';
import type { Random } from './random.ts';

/** A cell as the respondent filled it: text or number, the options ticked, or a date; an empty cell is absent. */
export type SampleValue = string | number | readonly string[] | { readonly date: string };

/** Which question of each instrument asks what a figure counts. */
export const ALLIANCE_STATUS: Readonly<Record<string, string>> = {
  q7: 'GOVERNANCE', q10: 'STRATEGY', q13: 'RESEARCH', q21: 'LAW_ENFORCEMENT', q24: 'JUDICIARY', q27: 'OFFENDER_MANAGEMENT', q33: 'NATIONAL_DATABASE',
  q37: 'END_TO_END', q40: 'WORKFORCE', q43: 'REMEDIES', q46: 'HELPLINE', q51: 'HOTLINE', q54: 'EDUCATION', q58: 'PARTICIPATION',
  q61: 'OFFENDER_SUPPORT', q66: 'TAKEDOWN', q70: 'INDUSTRY_ENGAGEMENT', q75: 'MEDIA',
};
export const UNICEF_STATUS: Readonly<Record<string, string>> = {
  governance: 'GOVERNANCE', strategy: 'STRATEGY', research: 'RESEARCH', law_enforcement: 'LAW_ENFORCEMENT', judiciary: 'JUDICIARY',
  offender_management: 'OFFENDER_MANAGEMENT', icse: 'ICSE', national_database: 'NATIONAL_DATABASE', end_to_end: 'END_TO_END', workforce: 'WORKFORCE',
  remedies: 'REMEDIES', helpline: 'HELPLINE', hotline: 'HOTLINE', inhope: 'HOTLINE_INHOPE', education: 'EDUCATION', participation: 'PARTICIPATION',
  offender_support: 'OFFENDER_SUPPORT', takedown: 'TAKEDOWN', industry_engagement: 'INDUSTRY_ENGAGEMENT', media: 'MEDIA',
};
export const PROVIDERS_MUST_REPORT = 'internet service providers must report';

const WORDS = { en: { yes: 'Yes', no: 'No' }, fr: { yes: 'Oui', no: 'Non' }, es: { yes: 'Sí', no: 'No' } } as const;

/** Options ticked, in the instrument's order: at least one. */
const tick = (options: readonly string[], share: number, random: Random): string[] => {
  const ticked = options.filter(() => random.chance(share));
  return ticked.length > 0 ? ticked : [random.pick(options)];
};
const useOf = (uses: readonly ModelUse[] | undefined, options: readonly string[]): string[] | undefined =>
  uses?.map((use) => options[MODEL_USES.indexOf(use)]!);

/** The closed answers of a government. The instrument was filled in English, whatever the language of the texts. */
export function allianceClosed(
  country: SampleCountry, questions: readonly InstrumentQuestion[], standings: Standings, uses: readonly ModelUse[] | undefined, random: Random,
): Map<string, SampleValue> {
  const standing = (figure: string): string => standings.get(figure)!.get(country.iso3)!;
  const values = new Map<string, SampleValue>();
  const skipped = new Set<string>();
  for (const question of questions) {
    const { id } = question;
    let value: SampleValue | undefined;
    if (skipped.has(id)) continue;
    if (id === 'q1') value = country.name;
    else if (id === 'q6') value = useOf(uses, question.options!);
    else if (id === 'q16') value = 'Yes';
    else if (id === 'q30') value = country.income === 'high' || standing('ICSE') === 'yes' || random.chance(0.4) ? 'Yes' : 'No';
    else if (id === 'q17') {
      const mustReport = country.income === 'high' ? standing('LEG_ISP_REPORTING') === 'yes' : random.chance(0.3);
      const others = tick(question.options!.filter((option) => option !== PROVIDERS_MUST_REPORT), country.income === 'high' ? 0.75 : 0.5, random);
      value = question.options!.filter((option) => others.includes(option) || (mustReport && option === PROVIDERS_MUST_REPORT));
    } else if (question.type === 'single') {
      const answer = standing(ALLIANCE_STATUS[id]!);
      if (answer !== 'noAnswer') value = answer === 'yes' ? 'Yes' : 'No';
    } else if (question.type === 'multiple') value = tick(question.options!, 0.6, random);
    if (value !== undefined) values.set(id, value);
    // an empty status answer leaves its details empty too
    if (question.skippedWhenNo && value !== 'Yes') for (const each of question.skippedWhenNo) skipped.add(each);
  }
  return values;
}

/** What the offices' survey tool writes where the routing passed a question over; the governments' file leaves the cell empty. */
export const SKIPPED = '(skipped)';

/** The closed answers of a UNICEF office, Yes and No in the language of its form. */
export function unicefClosed(
  country: SampleCountry, questions: readonly InstrumentQuestion[], standings: Standings, uses: readonly ModelUse[] | undefined, random: Random,
): Map<string, SampleValue> {
  const standing = (figure: string): string => standings.get(figure)!.get(country.iso3)!;
  const words = WORDS[country.language];
  const [adequate, inadequate, absent] = questions.find((question) => question.id === 'legislation')!.options as readonly [string, string, string];
  const values = new Map<string, SampleValue>();
  const skipped = new Set<string>();
  const unasked = new Set<string>();
  for (const question of questions) {
    const { id } = question;
    let value: SampleValue | undefined;
    if (skipped.has(id)) { values.set(id, SKIPPED); continue; }
    if (id === 'country') value = country.name;
    else if (id === 'answered_on') value = { date: `2021-${String(random.between(3, 6)).padStart(2, '0')}-${String(random.between(1, 30)).padStart(2, '0')}` };
    else if (id === 'model_use') value = useOf(uses, UNICEF_MODEL_OPTIONS);
    else if (id === 'strategy_year') value = random.between(2012, 2020);
    else if (id === 'workforce_number') value = random.between(4, 240) * 10 + random.between(0, 9);
    else if (id === 'legislation') value = standing('LEG_INADEQUATE') === 'yes' ? inadequate : random.chance(0.75) ? adequate : absent;
    else if (question.type === 'single' && question.options) value = random.chance(0.2) ? adequate : random.chance(0.72) ? inadequate : absent;
    else if (question.type === 'single') {
      const answer = standing(UNICEF_STATUS[id]!);
      if (answer === 'yes' || answer === 'no') value = words[answer];
    } else if (question.type === 'multiple') value = tick(question.options!, 0.55, random);
    // a status left empty passes nothing over, but neither does the respondent answer what hangs on it
    if (question.skippedWhenNo && value === undefined) for (const each of question.skippedWhenNo) unasked.add(each);
    if (value !== undefined && !unasked.has(id)) values.set(id, value);
    if (question.skippedWhenNo && value === words.no) for (const each of question.skippedWhenNo) skipped.add(each);
  }
  return values;
}
