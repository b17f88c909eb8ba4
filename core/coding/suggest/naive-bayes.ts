import type { FeatureCounts } from './features.ts';

/** Multinomial naive Bayes, one code against the rest: the plain baseline the suggestions are held to.
 *  @param labels 1 example, −1 counter-example, 0 passed over
 *  @returns log odds of the code for a text; above 0 means yes */
export function trainNaiveBayes(texts: readonly FeatureCounts[], labels: Int8Array, smoothing = 0.1): (text: FeatureCounts) => number {
  const counts = [new Map<number, number>(), new Map<number, number>()] as const;
  const totals = [0, 0];
  const rows = [0, 0];
  texts.forEach(({ features, counts: found }, row) => {
    if (labels[row] === 0) return;
    const side = labels[row] === 1 ? 1 : 0;
    rows[side]! += 1;
    features.forEach((feature, at) => {
      counts[side].set(feature, (counts[side].get(feature) ?? 0) + found[at]!);
      totals[side]! += found[at]!;
    });
  });
  const vocabulary = new Set([...counts[0].keys(), ...counts[1].keys()]).size;
  const likelihood = (side: 0 | 1, feature: number): number => Math.log(((counts[side].get(feature) ?? 0) + smoothing) / (totals[side]! + smoothing * vocabulary));
  const prior = Math.log((rows[1]! + 1) / (rows[0]! + 1));
  return ({ features, counts: found }) => features.reduce((sum, feature, at) => sum + found[at]! * (likelihood(1, feature) - likelihood(0, feature)), prior);
}
