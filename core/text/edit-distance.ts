/** Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours), given up as soon as it
 *  must pass `limit`.
 *  @returns the distance, or limit + 1 where it is larger than `limit`
 *  @example boundedEditDistance('zimbabwe', 'zimbawbe', 2) // 1 */
export function boundedEditDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let distance = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) distance = Math.min(distance, beforeLast[column - 2]! + 1);
      current.push(distance);
      if (distance < smallest) smallest = distance;
    }
    // A swap reaches back two rows, so one row above the limit is not yet the end.
    if (smallest > limit && Math.min(...last) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length]!, limit + 1);
}
