const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NEWEST = 8;
const DAYS = 14;
const WEEKS = 8;

/** Which of a project's automatic backups to keep: the eight newest, the newest of each of the last fourteen days, and the newest of
 *  each of the last eight weeks. Moments in the future (a clock that was put right) count as now.
 *  @param moments when each was made, milliseconds since 1970
 *  @returns places in `moments` to throw away */
export function outdated(moments: readonly number[], now: number): number[] {
  const order = moments.map((at, index) => ({ at: Math.min(at, now), index })).toSorted((a, b) => b.at - a.at || b.index - a.index);
  const kept = new Set(order.slice(0, NEWEST).map((each) => each.index));
  for (const [span, count] of [[DAY, DAYS], [7 * DAY, WEEKS]] as const) {
    const seen = new Set<number>();
    for (const { at, index } of order) {
      const bucket = Math.floor((now - at) / span);
      if (bucket < count && !seen.has(bucket)) { seen.add(bucket); kept.add(index); }
    }
  }
  return moments.map((_, index) => index).filter((index) => !kept.has(index));
}
