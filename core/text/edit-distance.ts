/** Three rows of the reckoning, used again by the next: names are compared by the million. */
let rows: [Int32Array, Int32Array, Int32Array] = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

/** Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours), given up as soon as it
 *  must pass `limit`.
 *  @returns the distance, or limit + 1 where it is larger than `limit`
 *  @example boundedEditDistance('zimbabwe', 'zimbawbe', 2) // 1 */
export function boundedEditDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return over;
  if (rows[0].length < b.length + 1) rows = [new Int32Array(b.length + 1), new Int32Array(b.length + 1), new Int32Array(b.length + 1)];
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= Math.min(b.length, over); column++) last[column] = column;
  let smallestBefore = 0;
  for (let row = 1; row <= a.length; row++) {
    // What lies further from the diagonal than the limit is over it.
    const [from, to] = [Math.max(1, row - limit), Math.min(b.length, row + limit)];
    const letter = a.charCodeAt(row - 1);
    let smallest = from === 1 ? row : over;
    current[from - 1] = smallest;
    for (let column = from; column <= to; column++) {
      let distance = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (letter === b.charCodeAt(column - 1) ? 0 : 1));
      if (row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1)) distance = Math.min(distance, beforeLast[column - 2]! + 1);
      current[column] = distance;
      if (distance < smallest) smallest = distance;
    }
    if (to < b.length) current[to + 1] = over;
    // A swap reaches back two rows, so one row above the limit is not yet the end.
    if (smallest > limit && smallestBefore > limit) return over;
    smallestBefore = smallest;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[b.length]!, over);
}
