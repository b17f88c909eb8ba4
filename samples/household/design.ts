import type { Random } from '../random.ts';
import type { HouseholdCountry } from './countries.ts';

const CLUSTERS = 50;
export const PER_CLUSTER = 20;

/** A sampled place: one cluster of 20 households in a stratum (region × urban or rural). */
export interface Cluster {
  readonly id: string;
  readonly stratum: string;
  readonly region: string;
  readonly area: 'Urban' | 'Rural';
  /** Design weight of each household in it: children in the stratum for each child interviewed. */
  readonly weight: number;
  /** What the places have in common, on the log-odds scale: makes answers within a cluster alike. */
  readonly effect: number;
}

/** Allots 50 clusters of 20 households over the six strata of a country: two at least in each, the rest by population (largest
 *  remainders). Weights of a country add up to its children. */
export function drawClusters({ country, regions, children }: HouseholdCountry, random: Random): Cluster[] {
  const strata = regions.flatMap((region, index) => (['Urban', 'Rural'] as const).map((area, side) => ({ region, area, population: children[index]![side]! })));
  const total = strata.reduce((sum, stratum) => sum + stratum.population, 0);
  const free = CLUSTERS - 2 * strata.length;
  const shares = strata.map((stratum) => (stratum.population / total) * free);
  const counts = shares.map((share) => 2 + Math.floor(share));
  const byRemainder = shares.map((share, index) => ({ index, remainder: share % 1 })).sort((a, b) => b.remainder - a.remainder);
  const left = CLUSTERS - counts.reduce((sum, count) => sum + count, 0);
  for (const { index } of byRemainder.slice(0, left)) counts[index]! += 1;

  return strata.flatMap((stratum, index) => Array.from({ length: counts[index]! }, (_, number): Cluster => ({
    id: `${country.iso3}-${index + 1}-${String(number + 1).padStart(2, '0')}`,
    stratum: `${country.iso3}-${index + 1}`,
    region: stratum.region, area: stratum.area,
    weight: stratum.population / (counts[index]! * PER_CLUSTER),
    effect: 0.6 * random.normal(),
  })));
}
