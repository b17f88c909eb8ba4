import { logGamma } from './log-gamma.ts';

/** Tables this little more probable than the one seen still count as equal to it (in logs), as in R's FEXACT. */
const TOLERANCE = 1e-7;

/** What the rows still have to give, and the ways on from here. `most` and `least` bound −Σ log x! over all ways to the
 *  end, `all` is the log of Σ Π 1/x! over them. */
type Node = {
  readonly rest: readonly number[];
  readonly moves: Move[];
  most: number;
  least: number;
  all: number;
  /** Ways of having come here, by the probability so far: equal ones are one. */
  pasts: Map<number, Past>;
};
type Move = { readonly to: Node; readonly gained: number; ways: number };
type Past = { readonly log: number; weight: number };

/** Exact p-value of an r × c table. The columns are dealt out one after the other; positions that leave the same row
 *  totals over (in any order) are one node, and pasts of equal probability at a node are one past. The most and the least
 *  probable way on from each node is found first, backwards; then, forwards, a past whose every continuation is rare
 *  enough counts at once, and one whose every continuation is too common is dropped.
 *  @param rows, columns positive totals; `rows` best the shorter list
 *  @param seen −Σ log xᵢⱼ! of the table observed
 *  @param work steps allowed   @returns null when more than these would be needed
 *  @see R fisher.test()$p.value; Mehta and Patel (1983), JASA 78:427; test/fixtures/stats/tables.R */
export function enumerateFisher(rows: readonly number[], columns: readonly number[], seen: number, work: number): number | null {
  const total = rows.reduce((a, b) => a + b, 0);
  const fact = Float64Array.from({ length: total + 1 }, (_, n) => logGamma(n + 1));
  const sumFact = (list: readonly number[]): number => list.reduce((a, n) => a + (fact[n] ?? 0), 0);
  const stages = [...columns].sort((a, b) => b - a);
  const layers = layNetwork(rows, stages, fact, work);
  if (layers === null) return null;

  for (let stage = stages.length; stage >= 0; stage -= 1) {
    const later = stages.slice(stage);
    const fixed = (fact[later.reduce((a, b) => a + b, 0)] ?? 0) - sumFact(later);
    for (const node of layers[stage] ?? []) {
      node.all = fixed - sumFact(node.rest);
      if (node.moves.length === 0) continue;
      node.most = node.moves.reduce((most, move) => Math.max(most, move.gained + move.to.most), -Infinity);
      node.least = node.moves.reduce((least, move) => Math.min(least, move.gained + move.to.least), Infinity);
    }
  }

  const limit = seen + TOLERANCE;
  // Kept along the way is −Σ log x!; this turns it into the log of a probability, Π r! Π c! / (n! Π x!).
  const scale = sumFact(rows) + sumFact(columns) - (fact[total] ?? 0);
  let counted = 0;
  let steps = 0;
  for (const layer of layers) {
    for (const node of layer) {
      steps += node.pasts.size * node.moves.length;
      if (steps > work) return null;
      for (const past of node.pasts.values()) {
        if (past.log + node.most <= limit) {
          counted += past.weight * Math.exp(past.log + node.all + scale);
        } else if (past.log + node.least <= limit) {
          for (const { to, gained, ways } of node.moves) {
            const log = past.log + gained;
            const bin = Math.round(log * 1e9);
            const same = to.pasts.get(bin);
            if (same === undefined) to.pasts.set(bin, { log, weight: past.weight * ways });
            else same.weight += past.weight * ways;
          }
        }
      }
      node.pasts.clear();
    }
  }
  return Math.min(1, counted);
}

/** The network: one layer of nodes before each column and one at the end. Null when it alone is more than `work`. */
function layNetwork(rows: readonly number[], stages: readonly number[], fact: Float64Array, work: number): Node[][] | null {
  const node = (rest: readonly number[]): Node => ({ rest, moves: [], most: 0, least: 0, all: 0, pasts: new Map() });
  const start = node([...rows].sort((a, b) => b - a));
  start.pasts.set(0, { log: 0, weight: 1 });
  const layers: Node[][] = [[start]];
  let steps = 0;
  for (const size of stages) {
    const next = new Map<string, Node>();
    for (const from of layers.at(-1) ?? []) {
      const moves = new Map<string, Move>();
      const complete = forEachColumn(from.rest, size, fact, (left, gained) => {
        steps += 4; // laying a move costs about this many forward steps
        const rest = left.filter((n) => n > 0).sort((a, b) => b - a);
        const key = rest.join();
        const move = `${key}|${Math.round(gained * 1e9)}`;
        const same = moves.get(move);
        if (same !== undefined) {
          same.ways += 1;
        } else {
          let to = next.get(key);
          if (to === undefined) next.set(key, to = node(rest));
          moves.set(move, { to, gained, ways: 1 });
        }
        return steps <= work;
      });
      if (!complete) return null;
      from.moves.push(...moves.values());
    }
    layers.push([...next.values()]);
  }
  return layers;
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
