/** What was said against what is so. */
export interface Score { readonly truePositives: number; readonly falsePositives: number; readonly falseNegatives: number; readonly precision: number | null; readonly recall: number | null; readonly f1: number | null }

/** Precision, recall and F1 from counts; null where nothing was said, or nothing was there to be found. */
export function scoreOf(truePositives: number, falsePositives: number, falseNegatives: number): Score {
  const ratio = (a: number, b: number): number | null => (b === 0 ? null : a / b);
  return {
    truePositives, falsePositives, falseNegatives,
    precision: ratio(truePositives, truePositives + falsePositives), recall: ratio(truePositives, truePositives + falseNegatives),
    f1: ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
  };
}
