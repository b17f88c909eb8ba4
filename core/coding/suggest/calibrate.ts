/** P(code | decision) = 1 / (1 + exp(slope × decision + offset)); the slope is negative where the decision tells anything. */
export interface Calibration { readonly slope: number; readonly offset: number }

/** Platt's sigmoid over decisions on rows that were not trained on, by Newton's method with backtracking.
 *  @param positive whether the row carries the code
 *  @see Lin, Lin, Weng (2007), A Note on Platt's Probabilistic Outputs for Support Vector Machines, algorithm 1 */
export function calibrate(decisions: readonly number[], positive: readonly boolean[]): Calibration {
  const examples = positive.filter(Boolean).length;
  const others = positive.length - examples;
  // Smoothed targets: a handful of examples never makes a certainty.
  const high = (examples + 1) / (examples + 2);
  const low = 1 / (others + 2);
  const targets = positive.map((one) => (one ? high : low));
  let slope = 0;
  let offset = Math.log((others + 1) / (examples + 1));
  const loss = (a: number, b: number): number => {
    let sum = 0;
    decisions.forEach((decision, row) => {
      const z = decision * a + b;
      sum += z >= 0 ? targets[row]! * z + Math.log1p(Math.exp(-z)) : (targets[row]! - 1) * z + Math.log1p(Math.exp(z));
    });
    return sum;
  };
  let value = loss(slope, offset);
  for (let round = 0; round < 100; round += 1) {
    let h11 = 1e-12;
    let h22 = 1e-12;
    let h21 = 0;
    let g1 = 0;
    let g2 = 0;
    decisions.forEach((decision, row) => {
      const p = probability({ slope, offset }, decision);
      const d2 = p * (1 - p);
      const d1 = targets[row]! - p;
      h11 += decision * decision * d2;
      h22 += d2;
      h21 += decision * d2;
      g1 += decision * d1;
      g2 += d1;
    });
    if (Math.abs(g1) < 1e-5 && Math.abs(g2) < 1e-5) break;
    const determinant = h11 * h22 - h21 * h21;
    const da = -(h22 * g1 - h21 * g2) / determinant;
    const db = -(-h21 * g1 + h11 * g2) / determinant;
    const descent = g1 * da + g2 * db;
    let step = 1;
    while (step >= 1e-10) {
      const next = loss(slope + step * da, offset + step * db);
      if (next < value + 0.0001 * step * descent) { slope += step * da; offset += step * db; value = next; break; }
      step /= 2;
    }
    if (step < 1e-10) break;
  }
  return { slope, offset };
}

export function probability({ slope, offset }: Calibration, decision: number): number {
  const z = decision * slope + offset;
  return z >= 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
}
