/** The most and the least −Σ log x! can be over tables with given margins: bounds, not always reached, cheap to have. */
export type Bounds = { readonly most: number; readonly least: number };

/** @param rows, columns positive totals with one sum   @param fact log n! by n */
export function tableBounds(rows: readonly number[], columns: readonly number[], fact: Float64Array): Bounds {
  const total = columns.reduce((a, b) => a + b, 0);
  if (total === 0) return { most: 0, least: 0 };
  if (columns.length === 1) {
    const only = -rows.reduce((sum, n) => sum + (fact[n] ?? 0), 0);
    return { most: only, least: only };
  }
  // With μ = r c / n, Σ x log μ is the same for every table. So −Σ log x! is Σ (x log μ − log x!) less that constant, and
  // line by line the sum is greatest at the mode of a multinomial.
  const constant = entropy(rows) + entropy(columns) - total * Math.log(total);
  return {
    most: Math.min(multinomialModes(rows, columns, total, fact), multinomialModes(columns, rows, total, fact)) - constant,
    least: Math.max(extremes(rows, columns, fact), extremes(columns, rows, fact)),
  };
}

const entropy = (list: readonly number[]): number => list.reduce((sum, n) => sum + (n > 0 ? n * Math.log(n) : 0), 0);

function multinomialModes(lines: readonly number[], across: readonly number[], total: number, fact: Float64Array): number {
  let sum = 0;
  for (const line of lines) {
    const means = across.map((size) => line * size / total);
    // The mode is never under the whole part of the mean, and the few cases left go where they cost least.
    const mode = means.map((mean) => Math.floor(mean * (1 - 1e-12)));
    for (let left = line - mode.reduce((a, b) => a + b, 0); left > 0; left -= 1) {
      let best = 0;
      means.forEach((mean, j) => { if (mean / ((mode[j] ?? 0) + 1) > (means[best] ?? 0) / ((mode[best] ?? 0) + 1)) best = j; });
      mode[best] = (mode[best] ?? 0) + 1;
    }
    means.forEach((mean, j) => { const x = mode[j] ?? 0; if (x > 0) sum += x * Math.log(mean) - (fact[x] ?? 0); });
  }
  return sum;
}

/** log x! is convex, so a line by itself is at its extreme when it fills the largest lines across first. */
function extremes(lines: readonly number[], across: readonly number[], fact: Float64Array): number {
  const descending = [...across].sort((a, b) => b - a);
  let sum = 0;
  for (const line of lines) {
    let left = line;
    for (const room of descending) {
      const x = Math.min(room, left);
      sum -= fact[x] ?? 0;
      left -= x;
    }
  }
  return sum;
}
