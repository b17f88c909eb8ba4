/** Residuals of a two-way table against independence, in the table's own shape.
 *  Pearson: (O − E) / √E. Adjusted: divided further by √((1 − row share)(1 − column share)), so that each is about
 *  standard normal and ±2 is worth a look. Null where the row or column is empty (nothing is expected), and for the
 *  adjusted ones where it holds every case.
 *  @see R chisq.test()$residuals and $stdres; test/fixtures/stats/tables.R */
export function residuals(observed: readonly (readonly number[])[]): { pearson: (number | null)[][]; adjusted: (number | null)[][] } {
  const rowTotals = observed.map((row) => row.reduce((a, b) => a + b, 0));
  const columnTotals = (observed[0] ?? []).map((_, j) => observed.reduce((a, row) => a + (row[j] ?? 0), 0));
  const total = rowTotals.reduce((a, b) => a + b, 0);
  const pearson = observed.map((row, i) => row.map((count, j) => {
    const expected = (rowTotals[i] ?? 0) * (columnTotals[j] ?? 0) / total;
    return expected > 0 ? (count - expected) / Math.sqrt(expected) : null;
  }));
  const adjusted = pearson.map((row, i) => row.map((residual, j) => {
    const spread = (1 - (rowTotals[i] ?? 0) / total) * (1 - (columnTotals[j] ?? 0) / total);
    return residual === null || !(spread > 0) ? null : residual / Math.sqrt(spread);
  }));
  return { pearson, adjusted };
}
