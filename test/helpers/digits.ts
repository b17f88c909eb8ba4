/** Gathers comparisons with an oracle, so that a test over thousands of numbers ends in one expectation that shows what
 *  differed, and how many were compared. */
export class Digits {
  readonly differences: string[] = [];
  compared = 0;
  readonly relative: number;

  /** @param relative greatest relative difference: 5e-10 is nine significant digits */
  constructor(relative = 5e-10) {
    this.relative = relative;
  }

  /** @param floor differences up to this are equal: for numbers that are 0 but for rounding */
  same(what: string, actual: number | null | undefined, expected: number | null, floor = 1e-300): void {
    this.compared += 1;
    if (expected === null || actual === null || actual === undefined) {
      if (expected !== (actual ?? null)) this.differences.push(`${what}: ${actual} for ${expected}`);
      return;
    }
    const difference = Math.abs(actual - expected);
    if (!(difference <= Math.max(floor, this.relative * Math.abs(expected))) && actual !== expected) this.differences.push(`${what}: ${actual} for ${expected}`);
  }
}
