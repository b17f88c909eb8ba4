import { linearBounds, type Range, type Relation } from './linear-bounds.ts';

/** One number of a set of tables, or one that follows from two of them. */
export interface Cell {
  readonly value: number;
  /** Printed unless withheld; what is not printed (a complement, a difference) can only be guarded, not withheld. */
  readonly printed: boolean;
  /** Known for good: a base, or a number of an earlier release. */
  readonly released?: boolean | undefined;
  /** May not become known: a small count of cases. */
  readonly sensitive: boolean;
  readonly range: Range;
}

/** Numbers and the sums that tie them: everything an outsider knows except the withheld values themselves. Cells that are not printed,
 *  and printed ones in `withheld`, are the unknowns. */
export interface DisclosureModel { readonly cells: readonly Cell[]; readonly relations: readonly Relation[] }

const CLOSE = 1e-6;

/** What the printed numbers say about each unknown. @returns by cell index */
export function boundUnknowns(model: DisclosureModel, withheld: ReadonlySet<number>): Map<number, Range> {
  const unknowns = model.cells.flatMap((cell, index) => (!cell.printed || withheld.has(index) ? [index] : []));
  const place = new Map(unknowns.map((cell, index) => [cell, index]));
  const relations = model.relations.flatMap((relation): Relation[] => {
    let total = relation.total;
    const terms: { unknown: number; coefficient: number }[] = [];
    for (const term of relation.terms) {
      const at = place.get(term.unknown);
      if (at === undefined) total -= term.coefficient * model.cells[term.unknown]!.value;
      else terms.push({ unknown: at, coefficient: term.coefficient });
    }
    return terms.length > 0 ? [{ terms, total }] : [];
  });
  const bounds = linearBounds(unknowns.map((cell) => model.cells[cell]!.range), relations);
  return new Map(unknowns.map((cell, index) => [cell, bounds[index]!]));
}

export interface Withholding {
  /** Cells not to print. */
  readonly withheld: ReadonlySet<number>;
  /** Sensitive or withheld cells that stay derivable whatever is withheld (the base itself gives them away). */
  readonly exposed: ReadonlySet<number>;
  /** The proof: what the printed numbers say about each cell that is not printed. */
  readonly bounds: ReadonlyMap<number, Range>;
}

/** Chooses what to withhold so that no sensitive and no withheld cell can be worked out.
 *  First the sensitive cells; then, for each unknown that the printed numbers give away, one more cell out of a sum it stands in:
 *  rather one that other withheld cells already protect, rather not a zero, rather a small one. The choice is a rule of thumb (the
 *  fewest cells possible is a hard problem); that it is enough is not: it ends when linear programming finds nothing derivable.
 *  @param protection least width of what is known of a sensitive cell; where no further cell can widen it, it stays narrower */
export function withhold(model: DisclosureModel, protection = 0): Withholding {
  const withheld = new Set<number>();
  const exposed = new Set<number>();
  model.cells.forEach((cell, index) => { if (cell.sensitive && cell.printed && cell.released !== true) withheld.add(index); });
  const relationsOf = model.cells.map((): number[] => []);
  model.relations.forEach((relation, index) => { for (const term of relation.terms) relationsOf[term.unknown]!.push(index); });
  const isUnknown = (cell: number): boolean => !model.cells[cell]!.printed || withheld.has(cell);
  const unknownsIn = (relation: number): number => model.relations[relation]!.terms.filter((term) => isUnknown(term.unknown)).length;
  const mustHide = (cell: number): boolean => withheld.has(cell) || (model.cells[cell]!.sensitive && !model.cells[cell]!.printed);

  const addBeside = (relations: Iterable<number>): boolean => {
    let best = -1;
    let bestCost: readonly [number, number, number] = [Infinity, 0, 0];
    for (const relation of relations) {
      for (const { unknown: cell } of model.relations[relation]!.terms) {
        const { value, released, range } = model.cells[cell]!;
        // what was printed before, or stands over a base of nobody, hides nothing
        if (isUnknown(cell) || released === true || range.high <= 0) continue;

        const alone = relationsOf[cell]!.filter((each) => each !== relation && unknownsIn(each) === 0).length;
        const cost = [alone, value === 0 ? 1 : 0, value] as const;
        if (cost[0] < bestCost[0] || (cost[0] === bestCost[0] && (cost[1] < bestCost[1] || (cost[1] === bestCost[1] && cost[2] < bestCost[2])))) { best = cell; bestCost = cost; }
      }
    }
    if (best >= 0) withheld.add(best);
    return best >= 0;
  };
  const neighbourhood = (cell: number): Set<number> => {
    const relations = new Set<number>();
    const queue = [cell];
    const seen = new Set(queue);
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const relation of relationsOf[at]!) {
        relations.add(relation);
        for (const { unknown } of model.relations[relation]!.terms) if (isUnknown(unknown) && !seen.has(unknown)) { seen.add(unknown); queue.push(unknown); }
      }
    }
    return relations;
  };

  /** Withholds one more cell beside a sensitive one that is known too closely. What did not help is printed again. */
  const given = new Set<number>();
  const widen = (bounds: ReadonlyMap<number, Range>): boolean => {
    for (const [cell, range] of bounds) {
      const width = range.high - range.low;
      if (given.has(cell) || exposed.has(cell) || !mustHide(cell) || !model.cells[cell]!.sensitive || width >= protection - CLOSE) continue;
      const before = new Set(withheld);
      for (let tries = 0; tries < 3; tries++) {
        if (!addBeside(relationsOf[cell]!) && !addBeside(neighbourhood(cell))) break;
        const after = boundUnknowns(model, withheld).get(cell)!;
        if (after.high - after.low > width + CLOSE) return true;
      }
      for (const each of withheld) if (!before.has(each)) withheld.delete(each);
      given.add(cell);
    }
    return false;
  };

  for (;;) {
    // an unknown alone in a sum needs no linear programming to be found
    for (let changed = true; changed;) {
      changed = false;
      for (let relation = 0; relation < model.relations.length; relation++) {
        if (unknownsIn(relation) !== 1) continue;
        const cell = model.relations[relation]!.terms.find((term) => isUnknown(term.unknown))!.unknown;
        if (mustHide(cell) && !exposed.has(cell) && addBeside([relation])) changed = true;
      }
    }
    const bounds = boundUnknowns(model, withheld);
    const derivable = [...bounds].filter(([cell, range]) => mustHide(cell) && !exposed.has(cell) && range.high - range.low < CLOSE).map(([cell]) => cell);
    if (derivable.length === 0) {
      if (protection > 0 && widen(bounds)) continue;
      return { withheld, exposed, bounds };
    }
    let added = false;
    // one more cell in each part of the tables that hangs together; what it protects is seen in the next round
    const touched = new Set<number>();
    for (const cell of derivable) {
      if (relationsOf[cell]!.some((relation) => touched.has(relation))) continue;
      const around = neighbourhood(cell);
      if (addBeside(relationsOf[cell]!) || addBeside(around)) { added = true; around.forEach((relation) => touched.add(relation)); }
      else exposed.add(cell);
    }
    if (!added && derivable.every((cell) => exposed.has(cell))) return { withheld, exposed, bounds };
  }
}
