import { seededRandom } from '../../stats/random.ts';
import type { SparseVector } from './features.ts';

/** Rows laid end to end, so that a pass over them reads memory in one direction: row r is starts[r] to starts[r + 1]. */
export interface SparseMatrix { readonly starts: Int32Array; readonly indices: Int32Array; readonly values: Float32Array; readonly size: number }

/** @param size features of the rows */
export function matrixOf(rows: readonly SparseVector[], size: number): SparseMatrix {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => { starts[at + 1] = starts[at]! + row.indices.length; });
  const indices = new Int32Array(starts[rows.length]!);
  const values = new Float32Array(starts[rows.length]!);
  rows.forEach((row, at) => { indices.set(row.indices, starts[at]); values.set(row.values, starts[at]); });
  return { starts, indices, values, size };
}

/** A separating plane: decision(x) = w·x + bias, above 0 where the code is likelier than not. */
export interface Plane { readonly weights: Float32Array; readonly bias: number }

export interface SvmOptions {
  /** The price of a wrong or narrow decision. 1 unless told. */
  readonly cost?: number;
  readonly seed?: number;
  readonly maxPasses?: number;
  /** Stops where no projected gradient is larger. 0.1 unless told, as liblinear. */
  readonly tolerance?: number;
}

/** A linear support vector machine with squared hinge loss, by dual coordinate descent with shrinking.
 *  @param labels 1 where the row is an example, −1 where it is a counter-example, 0 where nobody knows (the row is passed over)
 *  @see Hsieh, Chang, Lin, Keerthi, Sundararajan (2008), A Dual Coordinate Descent Method for Large-scale Linear SVM, algorithm 3 */
export function trainLinearSvm({ starts, indices, values, size }: SparseMatrix, labels: Int8Array, options: SvmOptions = {}): Plane {
  const { cost = 1, seed = 1, maxPasses = 20, tolerance = 0.1 } = options;
  const random = seededRandom(seed);
  const weights = new Float32Array(size);
  let bias = 0;
  const alpha = new Float64Array(labels.length);
  // Squared hinge: no upper bound on alpha, and 1 / 2C on the diagonal. The bias is one more feature that is 1 everywhere.
  const diagonal = 1 / (2 * cost);
  const order = Int32Array.from(labels.keys()).filter((row) => labels[row] !== 0);
  let active = order.length;
  let upperBound = Infinity;

  for (let pass = 0; pass < maxPasses; pass += 1) {
    for (let at = active - 1; at > 0; at -= 1) {
      const other = random.below(at + 1);
      const row = order[at]!;
      order[at] = order[other]!;
      order[other] = row;
    }
    let largest = -Infinity;
    let smallest = Infinity;
    for (let at = 0; at < active; at += 1) {
      const row = order[at]!;
      const label = labels[row]!;
      const from = starts[row]!;
      const to = starts[row + 1]!;
      let decision = bias;
      for (let k = from; k < to; k += 1) decision += weights[indices[k]!]! * values[k]!;
      const before = alpha[row]!;
      const gradient = label * decision - 1 + before * diagonal;
      let projected = gradient;
      if (before === 0) {
        if (gradient > upperBound) { active -= 1; order[at] = order[active]!; order[active] = row; at -= 1; continue; }
        projected = Math.min(gradient, 0);
      }
      largest = Math.max(largest, projected);
      smallest = Math.min(smallest, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const after = Math.max(before - gradient / ((to > from ? 2 : 1) + diagonal), 0);
      alpha[row] = after;
      const step = (after - before) * label;
      bias += step;
      for (let k = from; k < to; k += 1) weights[indices[k]!]! += step * values[k]!;
    }
    if (largest - smallest <= tolerance) {
      if (active === order.length) break;
      // What was set aside is looked at once more before it is called done.
      active = order.length;
      upperBound = Infinity;
      continue;
    }
    upperBound = largest > 0 ? largest : Infinity;
  }
  return { weights, bias };
}

export function decide(plane: Plane, { indices, values }: SparseVector): number {
  let decision = plane.bias;
  for (let k = 0; k < indices.length; k += 1) decision += plane.weights[indices[k]!]! * values[k]!;
  return decision;
}
