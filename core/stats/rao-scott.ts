import { chiSquareUpperTail } from './chi-square-distribution.ts';
import { chiSquare } from './chi-square.ts';
import { fUpperTail } from './f-distribution.ts';
import { solveLinear } from './solve-linear.ts';
import { designCovariance, designDegreesOfFreedom, type PreparedDesign, prepareDesign, type SurveyDesign } from './survey-design.ts';

export type RaoScott = {
  /** Pearson's chi-square of the weighted table scaled to the number of cases. */
  readonly chiSquare: number;
  /** Second-order corrected: chi-square over the trace of the design effects matrix. */
  readonly f: number;
  readonly degreesOfFreedom: readonly [number, number];
  readonly pValue: number;
  /** First-order corrected: chi-square over the mean design effect, against a chi-square distribution. */
  readonly firstOrder: { readonly statistic: number; readonly degreesOfFreedom: number; readonly pValue: number };
  readonly meanDesignEffect: number;
};

/** Rao and Scott's test of independence for a weighted table from a stratified or clustered sample: Pearson's chi-square
 *  corrected for the design effects of the cells.
 *  @param rows, columns category of each case in the two variables, null where it has none (the case is left out, its
 *  cluster still counts)
 *  @param domain which cases the table is of
 *  @returns null where the table has fewer than two rows or columns with weight, or no degrees of freedom are left
 *  @throws Refusal LONELY_CLUSTER; RangeError where lengths differ
 *  @see Rao and Scott (1984); R survey::svychisq(statistic = "F" and "Chisq"); test/fixtures/stats/survey.R */
export function raoScott(
  rows: ArrayLike<string | number | null>, columns: ArrayLike<string | number | null>, design: SurveyDesign | PreparedDesign,
  domain: (index: number) => boolean = () => true,
): RaoScott | null {
  const prepared = 'cluster' in design ? design : prepareDesign(design);
  const n = prepared.weights.length;
  if (rows.length !== n || columns.length !== n) throw new RangeError(`There are ${rows.length} and ${columns.length} categories and ${n} weights: one of each for every case`);
  const counts = (i: number): boolean => (rows[i] ?? null) !== null && (columns[i] ?? null) !== null && domain(i) && (prepared.weights[i] ?? 0) > 0;
  const rowIndex = new Map<string | number, number>();
  const columnIndex = new Map<string | number, number>();
  let cases = 0;
  let weight = 0;
  for (let i = 0; i < n; i += 1) {
    if (!counts(i)) continue;
    const r = rows[i] ?? '';
    const c = columns[i] ?? '';
    if (!rowIndex.has(r)) rowIndex.set(r, rowIndex.size);
    if (!columnIndex.has(c)) columnIndex.set(c, columnIndex.size);
    cases += 1;
    weight += prepared.weights[i] ?? 0;
  }
  const [nr, nc] = [rowIndex.size, columnIndex.size];
  const nu = designDegreesOfFreedom(prepared, counts);
  if (nr < 2 || nc < 2 || nu < 1) return null;

  const cellOf = Int32Array.from({ length: n }, (_, i) => (counts(i) ? (rowIndex.get(rows[i] ?? '') ?? 0) * nc + (columnIndex.get(columns[i] ?? '') ?? 0) : -1));
  const shares = new Float64Array(nr * nc);
  cellOf.forEach((cell, i) => { if (cell >= 0) shares[cell] = (shares[cell] ?? 0) + (prepared.weights[i] ?? 0) / weight; });
  const table = Array.from({ length: nr }, (_, r) => Array.from({ length: nc }, (__, c) => (shares[r * nc + c] ?? 0) * cases));
  const pearson = chiSquare(table).statistic;

  const inverse = shares.map((share) => (share > 0 ? 1 / share : 0));
  const contrasts = interactionContrasts(nr, nc);
  // The influence of a case on a contrast of cell shares, each over its share: linear, so the covariance of the contrasts
  // comes straight from the clusters, without the covariance of all cells.
  const influences = contrasts.map((contrast) => {
    const scaled = contrast.map((value, cell) => value * (inverse[cell] ?? 0));
    const mean = scaled.reduce((sum, value, cell) => sum + value * (shares[cell] ?? 0), 0);
    return Float64Array.from({ length: n }, (_, i) => {
      const cell = cellOf[i] ?? -1;
      return cell < 0 ? 0 : (prepared.weights[i] ?? 0) / weight * ((scaled[cell] ?? 0) - mean);
    });
  });
  const observed = designCovariance(prepared, influences);
  const underRandomSampling = contrasts.map((a) => contrasts.map((b) => a.reduce((sum, value, cell) => sum + value * (b[cell] ?? 0) * (inverse[cell] ?? 0), 0) / cases));
  const delta = solveLinear(underRandomSampling, observed);
  if (delta === null) return null;
  const trace = delta.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const traceOfSquare = delta.reduce((sum, row, i) => sum + row.reduce((s, value, j) => s + value * (delta[j]?.[i] ?? 0), 0), 0);
  if (!(trace > 0)) return null;
  const d0 = trace * trace / traceOfSquare;
  const f = pearson / trace;
  const k = contrasts.length;
  return {
    chiSquare: pearson, f, degreesOfFreedom: [d0, d0 * nu], pValue: fUpperTail(f, d0, d0 * nu),
    firstOrder: { statistic: pearson / (trace / k), degreesOfFreedom: k, pValue: chiSquareUpperTail(pearson / (trace / k), k) },
    meanDesignEffect: trace / k,
  };
}

/** (r − 1)(c − 1) contrasts that span the interactions: each corner against the last row and column. Any basis gives the
 *  same trace. */
function interactionContrasts(nr: number, nc: number): Float64Array[] {
  const contrasts: Float64Array[] = [];
  for (let r = 0; r < nr - 1; r += 1) {
    for (let c = 0; c < nc - 1; c += 1) {
      const contrast = new Float64Array(nr * nc);
      contrast[r * nc + c] = 1;
      contrast[r * nc + nc - 1] = -1;
      contrast[(nr - 1) * nc + c] = -1;
      contrast[nr * nc - 1] = 1;
      contrasts.push(contrast);
    }
  }
  return contrasts;
}
