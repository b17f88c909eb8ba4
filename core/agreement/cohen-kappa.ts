import { compileRatings, type RatingOptions, type Ratings } from './ratings.ts';
import { type Tally, tallyRatings } from './tally.ts';

/** How much two categories differ: all alike, or by the distance of their ranks, or by its square. */
export type KappaWeights = 'none' | 'linear' | 'quadratic';

/** Kappa of one table, first coder × second coder. Weights are by rank among the categories in use by either.
 *  @param weights a scheme, or disagreement weights category × category (0 on the diagonal)
 *  @returns null where it is undefined: no unit rated by both, or both used one and the same category only */
export function kappaOfTable(table: readonly (readonly number[])[], weights: KappaWeights | readonly (readonly number[])[] = 'none'): number | null {
  const q = table.length;
  const rows = table.map((row) => row.reduce((a, b) => a + b, 0));
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const n = rows.reduce((a, b) => a + b, 0);
  if (!(n > 0)) return null;
  let rank = 0;
  const ranks = rows.map((total, i) => (total > 0 || (columns[i] ?? 0) > 0 ? rank++ : rank));
  const distance = (i: number, j: number): number => {
    if (typeof weights !== 'string') return weights[i]?.[j] ?? 0;
    const apart = Math.abs((ranks[i] ?? 0) - (ranks[j] ?? 0));
    if (weights === 'none') return i === j ? 0 : 1;
    return weights === 'linear' ? apart : apart * apart;
  };
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < q; i += 1) {
    for (let j = 0; j < q; j += 1) {
      observed += distance(i, j) * (table[i]?.[j] ?? 0) / n;
      expected += distance(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0) / (n * n);
    }
  }
  return expected > 0 ? 1 - observed / expected : null;
}

export function cohenKappaOf(tally: Tally, weights: KappaWeights = 'none'): number | null {
  let sum = 0;
  let compared = 0;
  for (const { table } of tally.pairs) {
    if (table.every((row) => row.every((count) => count === 0))) continue; // these two have no unit in common
    const kappa = kappaOfTable(table, weights);
    if (kappa === null) return null;
    sum += kappa;
    compared += 1;
  }
  return compared > 0 ? sum / compared : null;
}

/** Cohen's kappa of two coders over the units both have rated. With more coders, the mean over pairs that share units
 *  (Light's kappa). `linear` and `quadratic` weigh disagreements by how far apart the categories in use stand.
 *  @returns null where it is undefined: no unit in common, or a pair used one and the same category only
 *  @see R irr::kappa2, kappam.light by their definitions; test/fixtures/agreement/agreement.R
 *  @example cohenKappa([[1, 1], [0, 0], [1, 0], [0, 0]]) // 0.5 */
export function cohenKappa(ratings: Ratings, options: RatingOptions & { readonly weighting?: KappaWeights } = {}): number | null {
  return cohenKappaOf(tallyRatings(compileRatings(ratings, options)), options.weighting);
}
