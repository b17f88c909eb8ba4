import { type Bounds, tableBounds } from './fisher-bounds.ts';

/** Tables this little more probable than the one seen still count as equal to it (in logs), as in R's FEXACT. */
const TOLERANCE = 1e-7;

/** What the rows still have to give, in falling order, and the ways of having come here, by their probability so far:
 *  equal ones are one. */
type Node = { readonly rest: readonly number[]; readonly pasts: Map<number, Past> };
type Past = { readonly log: number; weight: number };

/** Exact p-value of an r × c table. The columns are dealt out one after the other; positions that leave the same row
 *  totals over are one node, and pasts of equal probability at a node are one past. A past whose every continuation is
 *  rare enough counts at once, one whose every continuation is too common is dropped, and the last two columns are looked
 *  up in a sorted list instead of dealt.
 *  @param rows, columns positive totals; `rows` best the shorter list
 *  @param seen −Σ log xᵢⱼ! of the table observed   @param fact log n! for n up to the number of cases
 *  @param work steps allowed   @returns null when more than these would be needed
 *  @see R fisher.test()$p.value; Mehta and Patel (1983), JASA 78:427; test/fixtures/stats/tables.R */
export function enumerateFisher(rows: readonly number[], columns: readonly number[], seen: number, fact: Float64Array, work: number): number | null {
  const total = rows.reduce((a, b) => a + b, 0);
  const sumFact = (list: readonly number[]): number => list.reduce((sum, n) => sum + (fact[n] ?? 0), 0);
  const stages = [...columns].sort((a, b) => b - a);
  const limit = seen + TOLERANCE;
  // Kept along the way is −Σ log x!; this turns it into the log of a probability, Π r! Π c! / (n! Π x!).
  const scale = sumFact(rows) + sumFact(columns) - (fact[total] ?? 0);
  let counted = 0;
  let steps = 0;
  let nodes: Node[] = [{ rest: [...rows].sort((a, b) => b - a), pasts: new Map([[0, { log: 0, weight: 1 }]]) }];

  for (let stage = 0; stage < stages.length - 2; stage += 1) {
    const later = stages.slice(stage + 1);
    const fixed = (fact[later.reduce((a, b) => a + b, 0)] ?? 0) - sumFact(later);
    const next = new Map<string, Node & { readonly bounds: Bounds; readonly all: number }>();
    for (const node of nodes) {
      const pasts = [...node.pasts.values()];
      node.pasts.clear();
      const complete = forEachColumn(node.rest, stages[stage] ?? 0, fact, (left, gained) => {
        steps += 2 + pasts.length;
        const rest = left.filter((n) => n > 0).sort((a, b) => b - a);
        const key = rest.join();
        let to = next.get(key);
        if (to === undefined) {
          steps += 2 * rest.length * later.length; // what the bounds cost
          // All continuations together, Σ Π 1/x! = n! / (Π r! Π c!), are known without dealing them.
          next.set(key, to = { rest, pasts: new Map(), bounds: tableBounds(rest, later, fact), all: fixed - sumFact(rest) });
        }
        for (const past of pasts) {
          const log = past.log + gained;
          if (log + to.bounds.most <= limit) {
            counted += past.weight * Math.exp(log + to.all + scale);
          } else if (log + to.bounds.least <= limit) {
            const bin = Math.round(log * 1e9);
            const same = to.pasts.get(bin);
            if (same === undefined) to.pasts.set(bin, { log, weight: past.weight });
            else same.weight += past.weight;
          }
        }
        return steps <= work;
      });
      if (!complete) return null;
    }
    nodes = [...next.values()].filter(({ pasts }) => pasts.size > 0);
  }

  const last = stages.at(-2) ?? 0;
  for (const node of nodes) {
    const ends = lastTwoColumns(node.rest, last, fact, work - steps);
    if (ends === null) return null;
    steps += ends.logs.length + node.pasts.size;
    for (const { log, weight } of node.pasts.values()) {
      counted += weight * Math.exp(log + ends.top + scale) * (ends.upTo[countUpTo(ends.logs, limit - log)] ?? 0);
    }
  }
  return Math.min(1, counted);
}

/** Every way of filling two columns: −Σ log x! in rising order, and the sum of Π 1/x! over the first 0, 1, 2, … of them,
 *  in units of exp(top). */
function lastTwoColumns(rest: readonly number[], first: number, fact: Float64Array, work: number): { logs: Float64Array; upTo: Float64Array; top: number } | null {
  const found: number[] = [];
  const complete = forEachColumn(rest, first, fact, (left, gained) => {
    let log = gained;
    for (const n of left) log -= fact[n] ?? 0;
    found.push(log);
    return found.length <= work;
  });
  if (!complete) return null;
  const logs = Float64Array.from(found).sort();
  const top = logs.at(-1) ?? 0;
  const upTo = new Float64Array(logs.length + 1);
  logs.forEach((log, i) => { upTo[i + 1] = (upTo[i] ?? 0) + Math.exp(log - top); });
  return { logs, upTo, top };
}

/** How many of the rising numbers are ≤ limit. */
function countUpTo(rising: Float64Array, limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? Infinity) <= limit) low = middle + 1; else high = middle;
  }
  return low;
}

/** Deals `size` cases over the rows in every way that fits; `visit` gets what the rows have left and −Σ log x! of the
 *  column, and says whether to go on. */
function forEachColumn(
  rest: readonly number[], size: number, fact: Float64Array, visit: (left: readonly number[], gained: number) => boolean,
): boolean {
  const left = [...rest];
  const roomAfter = rest.map((_, i) => rest.slice(i + 1).reduce((a, b) => a + b, 0));
  const deal = (i: number, remaining: number, gained: number): boolean => {
    const room = rest[i] ?? 0;
    if (i === rest.length - 1) {
      left[i] = room - remaining;
      return visit(left, gained - (fact[remaining] ?? 0));
    }
    for (let x = Math.max(0, remaining - (roomAfter[i] ?? 0)); x <= Math.min(room, remaining); x += 1) {
      left[i] = room - x;
      if (!deal(i + 1, remaining - x, gained - (fact[x] ?? 0))) return false;
    }
    return true;
  };
  return deal(0, size, 0);
}
