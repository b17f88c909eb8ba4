/** Solves A X = B by elimination with partial pivoting; null where A is singular. Small matrices only.
 *  @param a n × n   @param b n × m   @returns n × m */
export function solveLinear(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] | null {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...(b[i] ?? [])]);
  const size = Math.max(...a.flat().map(Math.abs));
  for (let k = 0; k < n; k += 1) {
    let pivot = k;
    for (let i = k + 1; i < n; i += 1) if (Math.abs(rows[i]?.[k] ?? 0) > Math.abs(rows[pivot]?.[k] ?? 0)) pivot = i;
    const top = rows[pivot];
    const swapped = rows[k];
    if (top === undefined || swapped === undefined || !(Math.abs(top[k] ?? 0) > 1e-14 * size)) return null;
    rows[pivot] = swapped;
    rows[k] = top;
    const head = top[k] ?? 1;
    for (let j = k; j < top.length; j += 1) top[j] = (top[j] ?? 0) / head;
    rows.forEach((row, i) => {
      const factor = row[k] ?? 0;
      if (i === k || factor === 0) return;
      for (let j = k; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (top[j] ?? 0);
    });
  }
  return rows.map((row) => row.slice(n));
}
