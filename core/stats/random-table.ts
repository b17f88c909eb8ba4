import { hypergeometricMode, hypergeometricStep, hypergeometricSupport, logHypergeometric, type Urn } from './hypergeometric.ts';
import type { Random } from './random.ts';

/** One hypergeometric number, by inversion from the mode outwards: about as many steps as the standard deviation. */
export function drawHypergeometric(urn: Urn, random: Random): number {
  const { low, high } = hypergeometricSupport(urn);
  if (low === high) return low;
  const mode = Math.min(high, Math.max(low, hypergeometricMode(urn)));
  const top = Math.exp(logHypergeometric(mode, urn));
  for (;;) {
    let left = random.next() - top;
    if (left < 0) return mode;
    let up = mode;
    let down = mode;
    let upTerm = top;
    let downTerm = top;
    while (up < high || down > low) {
      if (up < high) {
        upTerm *= hypergeometricStep(up, urn);
        up += 1;
        left -= upTerm;
        if (left < 0) return up;
      }
      if (down > low) {
        downTerm /= hypergeometricStep(down - 1, urn);
        down -= 1;
        left -= downTerm;
        if (left < 0) return down;
      }
    }
    // Rounding left a sliver of probability unassigned: draw again.
  }
}

/** A random table with these margins, each as probable as independence makes it; cells row by row.
 *  @see R r2dtable (Patefield 1981), by the same conditional distributions */
export function randomTable(rows: readonly number[], columns: readonly number[], random: Random): number[][] {
  const columnsLeft = [...columns];
  return rows.map((rowTotal, i) => {
    if (i === rows.length - 1) return [...columnsLeft];
    let rowLeft = rowTotal;
    let pool = columnsLeft.reduce((a, b) => a + b, 0);
    return columnsLeft.map((columnLeft, j) => {
      const x = j === columnsLeft.length - 1
        ? rowLeft
        : drawHypergeometric({ marked: columnLeft, unmarked: pool - columnLeft, drawn: rowLeft }, random);
      pool -= columnLeft;
      rowLeft -= x;
      columnsLeft[j] = columnLeft - x;
      return x;
    });
  });
}
