import type { SampleCountry } from './countries.ts';
import type { Random } from './random.ts';

/** Ways of using the model: the first four are its purposes. Positions are those of the options in both instruments. */
export const MODEL_USES = ['guide', 'good practice', 'policy basis', 'assessment', 'not used', 'other'] as const;
export type ModelUse = (typeof MODEL_USES)[number];

/** Published: how many countries used the model for each purpose, for two or more, and how many answered. */
export const MODEL_TARGETS = { 'good practice': 35, 'policy basis': 26, guide: 23, assessment: 15, twoOrMore: 26, answered: 39 } as const;

/** Who used the model for what; a country that is missing from the map did not answer (one government, two offices).
 *  26 countries name two purposes or more, 13 name one or none. */
export function assignModelUse(countries: readonly SampleCountry[], random: Random): ReadonlyMap<string, readonly ModelUse[]> {
  const silent = new Set([
    random.pick(countries.filter((country) => country.instrument === 'alliance')),
    ...random.sample(countries.filter((country) => country.instrument === 'unicef'), 2),
  ]);
  const answered = random.shuffle(countries.filter((country) => !silent.has(country)));
  const many = answered.slice(0, MODEL_TARGETS.twoOrMore);
  const few = answered.slice(MODEL_TARGETS.twoOrMore);

  // Few: one to three countries with no purpose, at most one with the basis or the guide alone, the others with good practice
  // alone; at least nine of these, so that no more than 26 of the 35 are left for the 26 with several purposes.
  const without = random.between(1, 3);
  const alone: ModelUse[] = without < 3 && random.chance(0.7) ? [random.pick(['policy basis', 'guide'] as const)] : [];
  const uses = new Map<string, Set<ModelUse>>();
  few.forEach((country, position) => {
    const use: ModelUse = position < without ? 'not used' : position < without + alone.length ? alone[position - without]! : 'good practice';
    uses.set(country.iso3, new Set([use]));
  });
  const left = (use: Exclude<keyof typeof MODEL_TARGETS, 'twoOrMore' | 'answered'>): number =>
    MODEL_TARGETS[use] - [...uses.values()].filter((set) => set.has(use)).length;

  for (const country of many) uses.set(country.iso3, new Set());
  for (const use of ['good practice', 'policy basis', 'guide', 'assessment'] as const) {
    // those with the fewest purposes so far come first, which leaves nobody with one
    const takers = random.shuffle(many).sort((a, b) => Math.min(uses.get(a.iso3)!.size, 2) - Math.min(uses.get(b.iso3)!.size, 2)).slice(0, left(use));
    for (const country of takers) uses.get(country.iso3)!.add(use);
  }
  for (const country of random.sample(many, 3)) uses.get(country.iso3)!.add('other');
  return new Map(answered.map((country) => [country.iso3, MODEL_USES.filter((use) => uses.get(country.iso3)!.has(use))]));
}
