/** Finds the x where a falling tail equals a probability: Newton's steps on the logarithm of the tail (so that a target of
 *  1e-200 is as easy as 0.05), kept between brackets that bisection tightens when a step leaves them.
 *  @param tail falling from ≥ target at `low` to ≤ target at `high`
 *  @param density minus the derivative of the tail
 *  @param bracket where the answer lies; @param start where to begin, inside the bracket */
export function findQuantile(
  tail: (x: number) => number, density: (x: number) => number, target: number,
  bracket: { low: number; high: number }, start: number,
): number {
  let { low, high } = bracket;
  let x = start;
  for (let step = 0; step < 400; step += 1) {
    const here = tail(x);
    if (here === target) return x;
    if (here > target) low = x; else high = x;
    const slope = density(x);
    let next = here > 0 && slope > 0 ? x + (Math.log(here) - Math.log(target)) * here / slope : NaN;
    if (!(next > low && next < high)) next = low + (high - low) / 2;
    if (Math.abs(next - x) <= 2e-16 * Math.abs(next) || next === low || next === high) return next;
    x = next;
  }
  return x;
}
