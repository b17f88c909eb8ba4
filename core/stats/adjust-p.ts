export type Adjustment = 'none' | 'bonferroni' | 'holm' | 'bh';

/** P-values adjusted for having looked many times. `bonferroni` and `holm` hold the chance of any false finding,
 *  `bh` (Benjamini–Hochberg) the share of false ones among the findings. Order in, order out.
 *  @param p each in [0, 1]
 *  @see R p.adjust; test/fixtures/stats/tables.R
 *  @example adjustP([0.01, 0.04, 0.03], 'holm') // [0.03, 0.06, 0.06] */
export function adjustP(p: readonly number[], method: Adjustment): number[] {
  const n = p.length;
  if (method === 'none' || n <= 1) return [...p];
  if (method === 'bonferroni') return p.map((value) => Math.min(1, value * n));
  const ascending = p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const adjusted = new Array<number>(n).fill(1);
  if (method === 'holm') {
    let running = 0;
    ascending.forEach(({ value, index }, rank) => {
      running = Math.max(running, Math.min(1, (n - rank) * value));
      adjusted[index] = running;
    });
    return adjusted;
  }
  let running = 1;
  for (let rank = n - 1; rank >= 0; rank -= 1) {
    const at = ascending[rank];
    if (at === undefined) continue;
    running = Math.min(running, n / (rank + 1) * at.value);
    adjusted[at.index] = running;
  }
  return adjusted;
}
