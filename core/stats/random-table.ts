import { hypergeometricMode, hypergeometricStep, hypergeometricSupport, type Urn } from './hypergeometric.ts';
import type { Random } from './random.ts';

/** One hypergeometric number, by inversion from the mode outwards: about as many steps as the standard deviation.
 *  @param logFactorial log n! for every n up to the number of balls: looked up millions of times in a simulation */
function drawHypergeometric(urn: Urn, random: Random, logFactorial: Float64Array): number {
  const { low, high } = hypergeometricSupport(urn);
  if (low === high) return low;
  const mode = Math.min(high, Math.max(low, hypergeometricMode(urn)));
  const { marked, unmarked, drawn } = urn;
  const fact = (n: number): number => logFactorial[n] ?? 0;
  const top = Math.exp(
    fact(marked) - fact(mode) - fact(marked - mode) + fact(unmarked) - fact(drawn - mode) - fact(unmarked - drawn + mode)
    - fact(marked + unmarked) + fact(drawn) + fact(marked + unmarked - drawn),
  );
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
export function randomTable(rows: readonly number[], columns: readonly number[], random: Random, logFactorial: Float64Array): number[][] {
  const columnsLeft = [...columns];
  return rows.map((rowTotal, i) => {
    if (i === rows.length - 1) return [...columnsLeft];
    let rowLeft = rowTotal;
    let pool = columnsLeft.reduce((a, b) => a + b, 0);
    return columnsLeft.map((columnLeft, j) => {
      const x = j === columnsLeft.length - 1
        ? rowLeft
        : drawHypergeometric({ marked: columnLeft, unmarked: pool - columnLeft, drawn: rowLeft }, random, logFactorial);
      pool -= columnLeft;
      rowLeft -= x;
      columnsLeft[j] = columnLeft - x;
      return x;
    });
  });
}
