import { randomFor, type Random } from '../random.ts';
import type { HouseholdCountry } from './countries.ts';
import { drawClusters, PER_CLUSTER, type Cluster } from './design.ts';
import { shortAnswer } from './short-answers.ts';

/** A row of a survey: column name to cell; null where there is no answer. */
export type SurveyRow = Readonly<Record<string, string | number | null>>;

const DEVICES = ['own phone', 'shared phone', 'computer', 'tablet', 'games console'] as const;
const HELPERS = ['a parent or carer', 'a teacher', 'the police', 'a helpline'] as const;
const EASE = ['Very easy', 'Easy', 'Difficult', 'Very difficult'] as const;
const RULES = ['Limits on time', 'Asks what the child does', 'Parental controls', 'Devices in shared rooms only'] as const;
const EDUCATION = ['None', 'Primary', 'Secondary', 'Higher'] as const;

/** Codes that survey houses use beside numbers. */
const DONT_KNOW = -98;

const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit));
const logitOf = (share: number): number => Math.log(share / (1 - share));
const yesNo = (random: Random, logit: number, dontKnow: number): string => (random.chance(dontKnow) ? "Don't know" : random.chance(chanceOf(logit)) ? 'Yes' : 'No');

/** The two questionnaires of one country: 1,000 children and the caregiver of each, with the variables of the design (stratum,
 *  cluster, weight). Answers within a cluster are alike; weights add up to the children of the country. */
export function surveyCountry(plan: HouseholdCountry, seed: number): { children: SurveyRow[]; caregivers: SurveyRow[] } {
  const random = randomFor(seed, `household ${plan.country.iso3}`);
  const language = plan.country.language === 'es' ? 'es' : 'en';
  const children: SurveyRow[] = [];
  const caregivers: SurveyRow[] = [];
  const clusters = drawClusters(plan, random);
  const weights = adjustedWeights(clusters, random);
  clusters.forEach((cluster, clusterIndex) => {
    for (let number = 1; number <= PER_CLUSTER; number++) {
      const household = `${cluster.id}-${String(number).padStart(2, '0')}`;
      const design = {
        country: plan.country.name, phase: plan.phase, year: plan.year, region: cluster.region, area: cluster.area,
        stratum: cluster.stratum, cluster: cluster.id, weight: weights[clusterIndex]![number - 1]!,
      };
      const shared = random.normal() * 0.4;
      children.push({ child_id: `${household}-C`, household_id: household, ...design, ...child(plan, cluster, shared, language, random), synthetic: 'yes' });
      caregivers.push({ caregiver_id: `${household}-P`, household_id: household, ...design, ...caregiver(plan, cluster, shared, language, random), synthetic: 'yes' });
    }
  });
  return { children, caregivers };
}

/** Design weights spread by an adjustment for non-response, then brought back to each cluster's sum. */
function adjustedWeights(clusters: readonly Cluster[], random: Random): number[][] {
  return clusters.map((cluster) => {
    const raw = Array.from({ length: PER_CLUSTER }, () => cluster.weight * Math.exp(0.15 * random.normal()));
    const scale = (cluster.weight * PER_CLUSTER) / raw.reduce((sum, weight) => sum + weight, 0);
    return raw.map((weight) => Math.round(weight * scale * 1000) / 1000);
  });
}

function child(plan: HouseholdCountry, cluster: Cluster, shared: number, language: 'en' | 'es', random: Random): Record<string, string | number | null> {
  const age = random.between(12, 17);
  const online = random.chance(chanceOf(logitOf(plan.online[cluster.area === 'Urban' ? 0 : 1]) + cluster.effect + shared + (age - 14.5) * 0.15));
  const often = random.next();
  const asked = <T>(value: () => T): T | null => (online ? value() : null);
  // whoever is online has at least one device to be online with
  const devices = DEVICES.filter((_, index) => random.chance([0.58, 0.46, 0.27, 0.14, 0.09][index]!));
  if (devices.length === 0) devices.push('shared phone');
  const lesson = asked(() => yesNo(random, -0.1 + cluster.effect * 0.8, 0.03));
  return {
    sex: random.chance(0.5) ? 'Girl' : 'Boy',
    age,
    internet_use: !online ? 'Never' : often < 0.62 ? 'Every day' : often < 0.86 ? 'Several times a week' : 'Once a week or less',
    ...Object.fromEntries(DEVICES.map((device) => [`device: ${device}`, asked(() => (devices.includes(device) ? 'Yes' : 'No'))])),
    hours_on_a_school_day: asked(() => (random.chance(0.04) ? DONT_KNOW : Math.max(0, Math.round(2 * (2.2 + 1.4 * random.normal())) / 2))),
    lesson_at_school: lesson,
    talks_at_home: asked(() => random.pick(['Often', 'Sometimes', 'Sometimes', 'Never'])),
    knows_where_to_report: asked(() => (random.chance(0.02) ? 'Prefer not to say' : yesNo(random, (lesson === 'Yes' ? 0.4 : -0.7) + cluster.effect * 0.5 + shared, 0.06))),
    ...Object.fromEntries(HELPERS.map((helper, index) => [`ease: ${helper}`, random.chance(0.05) ? "Don't know" : EASE[Math.min(3, Math.max(0, Math.round([0.8, 1.5, 2.2, 1.9][index]! + 0.9 * random.normal() - shared)))]!])),
    one_change: random.chance(online ? 0.42 : 0.12) ? shortAnswer('child', language, random) : null,
  };
}

function caregiver(plan: HouseholdCountry, cluster: Cluster, shared: number, language: 'en' | 'es', random: Random): Record<string, string | number | null> {
  const education = EDUCATION[Math.min(3, Math.max(0, Math.round(1.5 + (cluster.area === 'Urban' ? 0.5 : -0.2) + 0.8 * random.normal())))]!;
  const rules = RULES.filter(() => random.chance(0.34 + 0.1 * shared));
  return {
    relation: random.chance(0.66) ? 'Mother' : random.chance(0.62) ? 'Father' : 'Grandparent or other',
    age: random.chance(0.02) ? DONT_KNOW : random.between(28, 66),
    education,
    internet_use: random.chance(chanceOf(logitOf(plan.online[cluster.area === 'Urban' ? 0 : 1]) - 0.9 + cluster.effect + shared)) ? random.pick(['Every day', 'Every day', 'Several times a week', 'Once a week or less']) : 'Never',
    rules_at_home: random.chance(0.03) ? null : rules.length > 0 ? rules.join('; ') : 'No rules',
    confidence: random.chance(0.03) ? DONT_KNOW : Math.min(5, Math.max(1, Math.round(2.9 + 0.9 * random.normal() + shared))),
    school_informs: yesNo(random, -0.5 + cluster.effect, 0.05),
    knows_where_to_report: yesNo(random, -0.6 + (education === 'Higher' ? 0.7 : 0) + cluster.effect * 0.6 + shared, 0.08),
    would_help_most: random.chance(0.38) ? shortAnswer('caregiver', language, random) : null,
  };
}
