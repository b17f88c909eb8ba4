import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../stats/random.ts';
import type { SparseVector } from './features.ts';
import { decide, matrixOf, trainLinearSvm } from './linear-svm.ts';

const SIZE = 12;
const random = seededRandom(7);
const rows = Array.from({ length: 80 }, (): SparseVector => {
  const dense = Array.from({ length: SIZE }, () => (random.next() < 0.4 ? random.next() - 0.3 : 0));
  const length = Math.hypot(...dense) || 1;
  const indices = [...dense.keys()].filter((at) => dense[at] !== 0);
  return { indices: Int32Array.from(indices), values: Float32Array.from(indices, (at) => dense[at]! / length) };
});
const labels = Int8Array.from(rows, (row) => (row.values.reduce((sum, value, at) => sum + value * (row.indices[at]! % 3 === 0 ? 1 : -0.5), 0) + (random.next() - 0.5) * 0.6 > 0 ? 1 : -1));

describe('trainLinearSvm', () => {
  it.each([0.1, 1, 10])('finds the minimum of the primal problem at cost %s: its gradient is nought', (cost) => {
    const plane = trainLinearSvm(matrixOf(rows, SIZE), labels, { cost, tolerance: 1e-7, maxPasses: 20_000 });
    // ½(‖w‖² + b²) + C Σ max(0, 1 − y(w·x + b))², differentiated by hand.
    const gradient = [...plane.weights, plane.bias];
    rows.forEach((row, at) => {
      const slack = Math.max(0, 1 - labels[at]! * decide(plane, row));
      row.indices.forEach((index, k) => { gradient[index]! -= 2 * cost * slack * labels[at]! * row.values[k]!; });
      gradient[SIZE]! -= 2 * cost * slack * labels[at]!;
    });
    for (const part of gradient) expect(Math.abs(part)).toBeLessThan(1e-3);
  });
  it('passes over rows of which nobody knows', () => {
    const some = Int8Array.from(labels, (label, at) => (at % 4 === 0 ? 0 : label));
    const kept = [...rows.keys()].filter((at) => at % 4 !== 0);
    const exact = { tolerance: 1e-7, maxPasses: 20_000 };
    const without = trainLinearSvm(matrixOf(kept.map((at) => rows[at]!), SIZE), Int8Array.from(kept, (at) => labels[at]!), exact);
    const withThem = trainLinearSvm(matrixOf(rows, SIZE), some, exact);
    withThem.weights.forEach((weight, at) => { expect(weight).toBeCloseTo(without.weights[at]!, 3); });
  });
  it('gives the same plane for the same seed', () => {
    expect(trainLinearSvm(matrixOf(rows, SIZE), labels, { seed: 3 })).toEqual(trainLinearSvm(matrixOf(rows, SIZE), labels, { seed: 3 }));
  });
});
