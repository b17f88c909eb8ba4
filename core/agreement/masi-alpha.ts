import { bootstrapIntervals, type BootstrapInterval, type BootstrapOptions } from './bootstrap.ts';
import { alphaOfCoincidences } from './krippendorff-alpha.ts';
import { compileRatings, type Rating } from './ratings.ts';
import { tallyRatings } from './tally.ts';

/** MASI distance of two sets of codes: 1 − Jaccard × (1 if equal, ⅔ if one holds the other, ⅓ if they only meet, 0 if
 *  they do not). Two empty sets are equal: both coders found nothing.
 *  @see Passonneau (2006), Measuring Agreement on Set-valued Items (MASI) */
export function masiDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 0;
  const common = [...a].filter((code) => b.has(code)).length;
  const union = a.size + b.size - common;
  if (common === 0) return 1;
  const smaller = Math.min(a.size, b.size);
  const kinship = common < smaller ? 1 / 3 : a.size === b.size ? 1 : 2 / 3;
  return 1 - common / union * kinship;
}

type SetRatings = readonly (readonly (readonly string[] | null)[])[];

/** Krippendorff's alpha where each rating is a set of codes, under MASI distance: one figure for a whole question.
 *  @param ratings units × coders; an empty set is "read, nothing applies", null is unread
 *  @returns null where nothing can disagree, as `krippendorffAlpha`
 *  @see test/fixtures/agreement/agreement.R */
export function masiAlpha(ratings: SetRatings, weights?: readonly number[]): number | null {
  const { compiled, distance } = compileSets(ratings, weights);
  return alphaOfCoincidences(tallyRatings(compiled).coincidences, distance);
}

/** The same with a percentile interval over units drawn with replacement; null where it has none. */
export function masiInterval(ratings: SetRatings, bootstrap: BootstrapOptions): BootstrapInterval | null {
  const { compiled, distance } = compileSets(ratings);
  return bootstrapIntervals(compiled, { alpha: ({ coincidences }) => alphaOfCoincidences(coincidences, distance) }, bootstrap).alpha;
}

function compileSets(ratings: SetRatings, weights?: readonly number[]): { compiled: ReturnType<typeof compileRatings>; distance: (a: number, b: number) => number } {
  const sets: Set<string>[] = [];
  const numbers = new Map<string, number>();
  const numbered: Rating[][] = ratings.map((line) => line.map((codes) => {
    if (codes === null) return null;
    const set = new Set(codes);
    const key = JSON.stringify([...set].sort());
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, number = sets.length);
      sets.push(set);
    }
    return number;
  }));
  const compiled = compileRatings(numbered, { categories: sets.map((_, i) => i), ...(weights === undefined ? {} : { weights }) });
  const known = new Float64Array(sets.length ** 2).fill(-1);
  return {
    compiled,
    distance: (a, b) => {
      const at = a * sets.length + b;
      if (known[at]! < 0) known[at] = masiDistance(sets[a]!, sets[b]!);
      return known[at]!;
    },
  };
}
