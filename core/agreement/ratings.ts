/** What a coder said of a unit. Null is a unit he has not read: missing, never "no". */
export type Rating = string | number | null;

/** Units × coders. */
export type Ratings = readonly (readonly Rating[])[];

export type RatingOptions = {
  /** Every category of the scheme, used or not, in their order (the order matters to weighted kappa and ordinal alpha).
   *  Those in use unless told: numbers ascending, then texts by code unit. */
  readonly categories?: readonly (string | number)[];
  /** How many times each unit counts (a run of characters: its length). 1 unless told. */
  readonly weights?: readonly number[];
};

/** Ratings with the categories numbered, and equal lines joined: many units, few patterns, so that resampling is cheap. */
export type RatingPatterns = {
  readonly categories: readonly (string | number)[];
  readonly coders: number;
  /** Category of each coder, −1 where missing. */
  readonly patterns: readonly (readonly number[])[];
  /** How many units (weighted) show each pattern. */
  readonly counts: Float64Array;
  /** Pattern of each unit, in the order given. */
  readonly patternOf: Int32Array;
  readonly weights: Float64Array;
};

function categoriesInUse(ratings: Ratings): (string | number)[] {
  const used = new Set(ratings.flat().filter((rating) => rating !== null));
  return [...used].sort((a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
    return a < b ? -1 : 1;
  });
}

/** @throws RangeError where lines differ in length, a rating is not among the categories given, or a weight is not a
 *  finite number of 0 or more */
export function compileRatings(ratings: Ratings, options: RatingOptions = {}): RatingPatterns {
  const categories = options.categories ?? categoriesInUse(ratings);
  const index = new Map(categories.map((category, i) => [category, i]));
  const coders = ratings[0]?.length ?? 0;
  const patterns: number[][] = [];
  const known = new Map<string, number>();
  const patternOf = new Int32Array(ratings.length);
  const weights = new Float64Array(ratings.length);
  const counts: number[] = [];
  ratings.forEach((line, unit) => {
    if (line.length !== coders) throw new RangeError(`Unit ${unit + 1} has ${line.length} ratings where the first has ${coders}: one for each coder, null where there is none`);
    const pattern = line.map((rating) => {
      if (rating === null) return -1;
      const category = index.get(rating);
      if (category === undefined) throw new RangeError(`Unit ${unit + 1} has a rating that is not among the categories given`);
      return category;
    });
    const weight = options.weights === undefined ? 1 : options.weights[unit] ?? NaN;
    if (!(weight >= 0) || weight === Infinity) throw new RangeError(`Unit ${unit + 1} has a weight that is not a finite number of 0 or more`);
    const key = pattern.join();
    let at = known.get(key);
    if (at === undefined) {
      known.set(key, at = patterns.length);
      patterns.push(pattern);
      counts.push(0);
    }
    patternOf[unit] = at;
    weights[unit] = weight;
    counts[at] = (counts[at] ?? 0) + weight;
  });
  return { categories, coders, patterns, counts: Float64Array.from(counts), patternOf, weights };
}
