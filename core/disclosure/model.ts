import { linearBounds, type Bounds, type BoundsQuestion, type Range, type Relation, type Work } from './linear-bounds.ts';

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
/** Rounds in which cells are added one by one. */
const PATIENCE = 15;

/** What the printed numbers say about each unknown.
 *  @param question by cell; `wanted` and `enough` as for `linearBounds`; `truth`: the cells' values are the true ones   @returns by cell index */
export function boundUnknowns(model: DisclosureModel, withheld: ReadonlySet<number>, question: Pick<BoundsQuestion, 'wanted' | 'enough' | 'work'> & { readonly truth?: boolean; /** Every relation that those wanted hang on, by index; all unless told. */ readonly around?: ReadonlySet<number> } = {}): Map<number, Bounds> {
  const around = question.around === undefined ? model.relations : [...question.around].map((index) => model.relations[index]!);
  const isUnknown = (cell: number): boolean => !model.cells[cell]!.printed || withheld.has(cell);
  const unknowns = question.around === undefined ? model.cells.flatMap((_, cell) => (isUnknown(cell) ? [cell] : [])) : [...new Set([...question.wanted ?? [], ...around.flatMap(({ terms }) => terms.flatMap(({ unknown }) => (isUnknown(unknown) ? [unknown] : [])))])];
  const place = new Map(unknowns.map((cell, index) => [cell, index]));
  const relations = around.flatMap((relation): Relation[] => {
    let total = relation.total;
    const terms: { unknown: number; coefficient: number }[] = [];
    for (const term of relation.terms) {
      const at = place.get(term.unknown);
      if (at === undefined) total -= term.coefficient * model.cells[term.unknown]!.value;
      else terms.push({ unknown: at, coefficient: term.coefficient });
    }
    return terms.length > 0 ? [{ terms, total }] : [];
  });
  const { wanted, enough, work, truth } = question;
  const bounds = linearBounds(unknowns.map((cell) => model.cells[cell]!.range), relations, {
    ...(truth === true ? { start: unknowns.map((cell) => model.cells[cell]!.value) } : {}), ...(work === undefined ? {} : { work }),
    ...(wanted === undefined ? {} : { wanted: new Set([...wanted].flatMap((cell) => place.get(cell) ?? [])) }), ...(enough === undefined ? {} : { enough: (unknown: number) => enough(unknowns[unknown]!) }),
  });
  return new Map([...bounds].map(([unknown, range]) => [unknowns[unknown]!, range]));
}

export interface Withholding {
  /** Cells not to print. */
  readonly withheld: ReadonlySet<number>;
  /** Sensitive or withheld cells that stay derivable whatever is withheld (the base itself gives them away). */
  readonly exposed: ReadonlySet<number>;
  /** Sensitive cells that stay known within less than the protection asked for, with how far apart they are known to be. */
  readonly narrow: ReadonlyMap<number, number>;
  /** Withheld cells of which it was not found out within the work that was given whether they can be worked out. */
  readonly unproven: ReadonlySet<number>;
}

/** Chooses what to withhold so that no sensitive and no withheld cell can be worked out.
 *  First the sensitive cells; then, for each unknown that the printed numbers give away, one more cell out of a sum it stands in:
 *  rather one that other withheld cells already protect, rather not a zero, rather a small one. The choice is a rule of thumb (the
 *  fewest cells possible is a hard problem); that it is enough is not: it ends when linear programming finds nothing derivable.
 *  What is withheld later can only leave more open, so that each cell is looked at until it is safe, and then no more.
 *  @param protection least width of what is known of a sensitive cell; where no further cell can widen it, it stays narrower
 *  @param work how much may be reckoned; cells that it did not suffice for are `unproven` */
export function withhold(model: DisclosureModel, protection = 0, work: Work = { left: Infinity }): Withholding {
  const relationsOf = model.cells.map((): number[] => []);
  model.relations.forEach((relation, index) => { for (const term of relation.terms) relationsOf[term.unknown]!.push(index); });
  const withheld = new Set<number>();
  const exposed = new Set<number>();
  const isUnknown = (cell: number): boolean => !model.cells[cell]!.printed || withheld.has(cell);
  /** How many unknowns each relation has; kept as cells are withheld. */
  const unknownsIn = Uint32Array.from(model.relations, ({ terms }) => terms.filter((term) => isUnknown(term.unknown)).length);
  const hide = (cell: number): void => { if (!withheld.has(cell)) { withheld.add(cell); for (const relation of relationsOf[cell]!) unknownsIn[relation]! += 1; } };
  const show = (cell: number): void => { if (withheld.delete(cell)) for (const relation of relationsOf[cell]!) unknownsIn[relation]! -= 1; };
  model.cells.forEach((cell, index) => { if (cell.sensitive && cell.printed && cell.released !== true) hide(index); });
  const mustHide = (cell: number): boolean => withheld.has(cell) || (model.cells[cell]!.sensitive && !model.cells[cell]!.printed);

  const addBeside = (relations: Iterable<number>): number => {
    let best = -1;
    let bestCost: readonly [number, number, number] = [Infinity, 0, 0];
    for (const relation of relations) {
      for (const { unknown: cell } of model.relations[relation]!.terms) {
        const { value, released, range } = model.cells[cell]!;
        // what was printed before, or stands over a base of nobody, hides nothing
        if (isUnknown(cell) || released === true || range.high <= 0) continue;

        let alone = 0;
        for (const each of relationsOf[cell]!) if (each !== relation && unknownsIn[each] === 0) alone += 1;
        const cost = [alone, value === 0 ? 1 : 0, value] as const;
        if (cost[0] < bestCost[0] || (cost[0] === bestCost[0] && (cost[1] < bestCost[1] || (cost[1] === bestCost[1] && cost[2] < bestCost[2])))) { best = cell; bestCost = cost; }
      }
    }
    if (best >= 0) hide(best);
    return best;
  };
  const neighbourhood = (...cells: readonly number[]): Set<number> => {
    const relations = new Set<number>();
    const queue = [...cells];
    const seen = new Set(queue);
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const relation of relationsOf[at]!) {
        if (relations.has(relation)) continue;
        relations.add(relation);
        for (const { unknown } of model.relations[relation]!.terms) if (isUnknown(unknown) && !seen.has(unknown)) { seen.add(unknown); queue.push(unknown); }
      }
    }
    return relations;
  };

  const given = new Map<number, number>();
  const unproven = new Set<number>();
  const settled = new Set<number>();
  const need = (cell: number): number => (model.cells[cell]!.sensitive ? Math.max(protection - CLOSE, CLOSE) : CLOSE);
  const widthOf = (bounds: Bounds | undefined): number => (bounds === undefined ? 0 : bounds.high - bounds.low);
  const look = (wanted: ReadonlySet<number>): Map<number, Bounds> => boundUnknowns(model, withheld, { wanted, enough: (cell) => need(cell), work, truth: true, around: neighbourhood(...wanted) });

  /** Withholds one more cell beside a sensitive one that is known too closely. What did not help is printed again. */
  const widen = (cell: number, width: number): boolean => {
    const beside: number[] = [];
    while (beside.length < 3) {
      const near = addBeside(relationsOf[cell]!);
      const next = near >= 0 ? near : addBeside(neighbourhood(cell));
      if (next < 0) break;
      beside.push(next);
    }
    const helps = (count: number): boolean => {
      beside.forEach((each, at) => { if (at < count) hide(each); else show(each); });
      return widthOf(look(new Set([cell])).get(cell)) > width + CLOSE;
    };
    // mostly nothing helps, which one look at all of them tells
    if (beside.length > 0 && helps(beside.length)) {
      for (let count = 1; count < beside.length; count++) if (helps(count)) return true;
      beside.forEach(hide);
      return true;
    }
    beside.forEach(show);
    given.set(cell, width);
    return false;
  };

  for (let round = 0; ; round++) {
    // an unknown alone in a sum needs no linear programming to be found
    for (let changed = true; changed;) {
      changed = false;
      for (let relation = 0; relation < model.relations.length; relation++) {
        if (unknownsIn[relation] !== 1) continue;
        const cell = model.relations[relation]!.terms.find((term) => isUnknown(term.unknown))!.unknown;
        if (mustHide(cell) && !exposed.has(cell) && addBeside([relation]) >= 0) changed = true;
      }
    }
    const open = new Set(model.cells.flatMap((_, cell) => (mustHide(cell) && isUnknown(cell) && !settled.has(cell) && !exposed.has(cell) && !given.has(cell) && !unproven.has(cell) ? [cell] : [])));
    const bounds = look(open);
    const derivable: number[] = [];
    const narrow: number[] = [];
    for (const [cell, range] of bounds) {
      const width = widthOf(range);
      if (width >= need(cell)) settled.add(cell);
      else if (width >= CLOSE) narrow.push(cell);
      else if (range.exact) derivable.push(cell);
      else unproven.add(cell);
    }
    let added = false;
    if (derivable.length > 0) {
      // one more cell in each part of the tables that hangs together (once that has been done for long, in each sum): what it protects
      // is seen in the next round
      const touched = new Set<number>();
      for (const cell of derivable) {
        if (relationsOf[cell]!.some((relation) => touched.has(relation))) continue;
        const around = neighbourhood(cell);
        if (addBeside(relationsOf[cell]!) >= 0 || addBeside(around) >= 0) { added = true; for (const relation of round < PATIENCE ? around : relationsOf[cell]!) touched.add(relation); }
        else exposed.add(cell);
      }
    }
    if (added) continue;
    // one in each part of the tables that hangs together: what was found of the others in it may hold no more
    const widened = new Set<number>();
    for (const cell of narrow) {
      if (relationsOf[cell]!.some((relation) => widened.has(relation))) continue;
      const width = widthOf(bounds.get(cell));
      if (!bounds.get(cell)!.exact || work.left <= 0) given.set(cell, width);
      else if (widen(cell, width)) { added = true; for (const relation of neighbourhood(cell)) widened.add(relation); }
    }
    if (added) continue;
    // what was withheld since may have opened what could not be helped then
    const late = look(new Set([...exposed, ...given.keys()]));
    for (const [cell, range] of late) {
      const width = widthOf(range);
      if (width >= CLOSE) exposed.delete(cell);
      if (given.has(cell)) { if (width >= need(cell)) given.delete(cell); else given.set(cell, width); }
    }
    return { withheld, exposed, narrow: given, unproven };
  }
}
