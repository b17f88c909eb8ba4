import type { Table } from '../contract/table.ts';
import type { Bounds, Range, Relation } from './linear-bounds.ts';
import { boundUnknowns, withhold, type Cell, type DisclosureModel } from './model.ts';

/** A table with what a table does not say of itself: how many cases stand behind each number, and how its numbers add up. */
export interface DisclosureTable {
  readonly table: Table;
  /** Cases (unweighted) in each cell, each row and the whole base; the rule is about cases, whatever they weigh. */
  readonly cases: { readonly cells: readonly (readonly number[])[]; readonly rowTotals: readonly number[]; readonly base: number };
  /** Each case of the base is in exactly one row: rows add up to the base. Not so for multiple response. */
  readonly rowsExclusive: boolean;
  readonly columnsExclusive: boolean;
  /** Rows that are groups of other rows, and which: they do not add to the base, but to what their members tell. */
  readonly nets?: readonly { readonly row: number; readonly of: readonly number[] }[];
  /** What tells two populations apart: the filter as written, '' for all cases. */
  readonly population: string;
  /** Names for the sets of cases of each row, each column and the base: a category among the same cases is one number, in whatever tables it stands. */
  readonly fingerprints?: { readonly rowTotals: readonly string[]; readonly columnBases: readonly string[]; readonly base: string };
  /** The pages of a layered table add up to the page of all: which table, and which page (null: the page of all). `exclusive`:
   *  a case is on one of the others at most. */
  readonly layer?: { readonly table: string; readonly page: string | null; readonly exclusive: boolean } | undefined;
}

/** How much is reckoned, in multiplications, to find out what protects what: some seconds. */
const MOST_WORK = 200_000_000;

/** One withheld number and what the rest of the release says about it. */
export interface WithheldCell {
  readonly table: number;
  readonly row: number;
  /** null: the row's total. */
  readonly column: number | null;
  /** Few cases, or withheld to protect others. */
  readonly reason: 'small' | 'complementary';
  /** Least and greatest number of cases that fit everything printed and released before. */
  readonly low: number;
  readonly high: number;
  /** Whether the ends are exact; else both fit what is printed, and the true ones may lie further apart. */
  readonly exact: boolean;
}

export interface SuppressionReport {
  readonly minimum: number;
  readonly withheld: readonly WithheldCell[];
  /** Withheld numbers that the printed bases give away all the same (low = high): drop the table or join categories. */
  readonly exposed: readonly WithheldCell[];
  /** Small counts that cannot be told, but are known to lie within fewer cases than the rule asks for: nothing more could be withheld
   *  that would hide them better. */
  readonly narrow: readonly WithheldCell[];
  /** Withheld numbers of which it was not found out, in the work that was given, whether they can be worked out. */
  readonly unproven: readonly WithheldCell[];
}

/** Where a table's numbers stand in the model. */
interface Placed { readonly cells: number[][]; readonly totals: number[] }

class ModelBuilder {
  readonly minimum: number;
  readonly cells: Cell[] = [];
  readonly relations: Relation[] = [];
  readonly byKey = new Map<string, number>();
  constructor(minimum: number) { this.minimum = minimum; }

  isSmall(value: number): boolean { return value > 0 && value < this.minimum; }
  add(cell: Cell): number { return this.cells.push(cell) - 1; }
  /** The same number in two tables is one cell: withheld in one, it must not stand in the other. */
  printed(key: string, names: { readonly find: readonly string[]; readonly keep: readonly string[] }, value: number, high: number, known: Pick<Cell, 'released'> & { readonly printed: boolean } = { printed: true }): number {
    const same = [key, ...names.find].map((each) => this.byKey.get(each)).find((at) => at !== undefined && this.cells[at]!.value === value);
    const at = same ?? this.add({ value, sensitive: this.isSmall(value), range: { low: 0, high }, ...known });
    for (const each of [key, ...names.keep]) if (!this.byKey.has(each)) this.byKey.set(each, at);
    return at;
  }
  /** A number nobody prints but anybody can work out: a − b. */
  difference(a: number, b: number, range: Range): number {
    const value = this.cells[a]!.value - this.cells[b]!.value;
    const at = this.add({ value, printed: false, sensitive: this.isSmall(Math.abs(value)), range });
    this.relate([[a, 1], [b, -1], [at, -1]], 0);
    return at;
  }
  relate(terms: readonly (readonly [cell: number, coefficient: number])[], total: number): void {
    this.relations.push({ terms: terms.map(([unknown, coefficient]) => ({ unknown, coefficient })), total });
  }
  /** base − count: those who are not in a category that others may share. */
  complement(cell: number, base: number): void {
    const value = base - this.cells[cell]!.value;
    const rest = this.add({ value, printed: false, sensitive: this.isSmall(value), range: { low: 0, high: base } });
    this.relate([[cell, 1], [rest, 1]], base);
  }

  where(item: DisclosureTable, release: string): string { return `${release}|${item.population}|${item.cases.base}`; }
  /** Bases are public; where another table shows one as the total of a row, it is the same number and public there too. */
  placeBases(item: DisclosureTable, release: string): void {
    const { columns, unweightedBases } = item.table;
    if (columns.id === 'total') return;
    columns.categories.forEach((category, c) => {
      const key = `${this.where(item, release)}|${columns.id}=${category.id}`;
      if (!this.byKey.has(key)) this.byKey.set(key, this.add({ value: unweightedBases[c]!, printed: true, released: true, sensitive: false, range: { low: 0, high: item.cases.base } }));
    });
  }

  place(item: DisclosureTable, release: string): Placed {
    const { table, cases } = item;
    const where = this.where(item, release);
    const rowKey = (r: number): string => `${table.rows.id}=${table.rows.categories[r]!.id}`;
    const columnKey = (c: number): string => `${table.columns.id}=${table.columns.categories[c]!.id}`;
    const bases = table.unweightedBases;
    const old = release !== '';
    const known = (value: number | null): Pick<Cell, 'released'> & { printed: boolean } => (old ? { printed: value !== null, released: true } : { printed: true });
    // a table of totals alone prints each total twice: as its only column and as the total
    const cellKey = (r: number, c: number): string => (table.columns.id === 'total' ? rowKey(r) : [rowKey(r), columnKey(c)].sort().join('&'));
    // A category among the same cases is the same number, whatever column, filter or layer they came through: which cases a column or a
    // filter holds (countries of a region) is mostly known. That the cases behind two numbers happen to be the same is nobody's
    // knowledge: where everybody who said no is of one region, that region's "no" is the row's total, and must not be taken for it.
    const marks = item.fingerprints;
    const isTotal = table.columns.id === 'total';
    const named = (value: number, ...among: readonly (readonly [name: string, cases: string | undefined])[]): { find: string[]; keep: string[] } => {
      const names = value === 0 ? [] : among.flatMap(([name, cases]) => (cases === undefined ? [] : [`${release}#${cases} ${name}`]));
      return { find: names, keep: names };
    };
    const placed: Placed = {
      cells: cases.cells.map((line, r) => line.map((value, c) => this.printed(`${where}|${cellKey(r, c)}`, named(value, [rowKey(r), marks?.columnBases[c]], ...(isTotal ? [] : [[columnKey(c), marks?.rowTotals[r]] as const])), value, bases[c]!, known(table.counts[r]![c]!)))),
      totals: cases.rowTotals.map((value, r) => this.printed(`${where}|${rowKey(r)}`, named(value, [rowKey(r), marks?.base]), value, cases.base, known(table.total.counts[r]!))),
    };
    const nets = item.nets ?? [];
    const columnsOf = [...bases.map((base, c) => ({ base, cells: placed.cells.map((line) => line[c]!) })), { base: cases.base, cells: placed.totals }];
    if (item.rowsExclusive) {
      const single = cases.cells.map((_, r) => r).filter((r) => nets.every((net) => net.row !== r));
      for (const { base, cells } of columnsOf) this.relate(single.map((r) => [cells[r]!, 1] as const), base);
      for (const net of nets) for (const { cells } of columnsOf) this.relate([...net.of.map((r) => [cells[r]!, 1] as const), [cells[net.row]!, -1]], 0);
    } else {
      for (const net of nets) for (const { base, cells } of columnsOf) for (const r of net.of) this.difference(cells[net.row]!, cells[r]!, { low: 0, high: base });
      placed.cells.forEach((line) => line.forEach((cell, c) => this.complement(cell, bases[c]!)));
      placed.totals.forEach((cell) => this.complement(cell, cases.base));
    }
    placed.cells.forEach((line, r) => {
      const total = placed.totals[r]!;
      if (item.columnsExclusive) { if (line[0] !== total || line.length > 1) this.relate([...line.map((cell) => [cell, 1] as const), [total, -1]], 0); }
      else for (const cell of line) this.difference(total, cell, { low: 0, high: cases.base });
    });
    return placed;
  }
}

/** Ties what is published side by side: two populations of which one holds the other, and a release with the one before. */
function tieTables(builder: ModelBuilder, items: readonly DisclosureTable[], placed: readonly Placed[], earlier: readonly DisclosureTable[], placedEarlier: readonly Placed[]): void {
  const [byPair, earlierByPair] = [items, earlier].map((list) => Map.groupBy(list.keys(), (at) => pairOf(list[at]!))) as [Map<string, number[]>, Map<string, number[]>];
  /** @param implied whether sums of the pages say of themselves that the whole holds the part: then only a small difference says anything */
  const tie = (a: DisclosureTable, whereA: Placed, b: DisclosureTable, whereB: Placed, range: Range, implied = false): void => {
    const says = (one: number, other: number): boolean => one !== other && (!implied || builder.isSmall(Math.abs(builder.cells[one]!.value - builder.cells[other]!.value)));
    a.table.rows.categories.forEach((row, r) => {
      const other = b.table.rows.categories.findIndex((each) => each.id === row.id);
      if (other < 0) return;
      // a part that has those without a value in its base, of a whole that has not, can exceed it
      if (says(whereA.totals[r]!, whereB.totals[other]!)) builder.difference(whereA.totals[r]!, whereB.totals[other]!, builder.cells[whereA.totals[r]!]!.value < builder.cells[whereB.totals[other]!]!.value ? { ...range, low: -Infinity } : range);
      a.table.columns.categories.forEach((column, c) => {
        const otherColumn = b.table.columns.categories.findIndex((each) => each.id === column.id);
        if (otherColumn >= 0 && says(whereA.cells[r]![c]!, whereB.cells[other]![otherColumn]!)) builder.difference(whereA.cells[r]![c]!, whereB.cells[other]![otherColumn]!, range);
      });
    });
  };
  const addsUp = items.map((item, index) => item.layer?.page === null && pagesOf(items, index) !== null);
  items.forEach((whole, i) => {
    for (const j of byPair.get(pairOf(whole))!) {
      const part = items[j]!;
      const pageOfAll = whole.layer !== undefined && part.layer !== undefined && whole.layer.table === part.layer.table && whole.layer.page === null && part.layer.page !== null;
      if (pageOfAll || (whole.population === '' && part.population !== '')) tie(whole, placed[i]!, part, placed[j]!, { low: 0, high: Infinity }, pageOfAll && addsUp[i]!);
    }
    for (const j of earlierByPair.get(pairOf(whole)) ?? []) if (earlier[j]!.population === whole.population) tie(whole, placed[i]!, earlier[j]!, placedEarlier[j]!, { low: -Infinity, high: Infinity });
  });
}
const pairOf = ({ table }: DisclosureTable): string => `${table.rows.id}\u0000${table.columns.id}`;

/** The pages of the layered table that one belongs to; null where they do not add up. */
function pagesOf(items: readonly DisclosureTable[], index: number): { readonly all: number; readonly pages: readonly number[] } | null {
  const { layer, table } = items[index]!;
  if (layer === undefined || !layer.exclusive) return null;
  const members = items.flatMap((other, at) => (other.layer?.table === layer.table && other.table.rows.id === table.rows.id && other.table.columns.id === table.columns.id ? [at] : []));
  const all = members.find((at) => items[at]!.layer!.page === null);
  const pages = members.filter((at) => items[at]!.layer!.page !== null);
  const same = (at: number): boolean => items[at]!.table.rows.categories.length === items[all!]!.table.rows.categories.length && items[at]!.table.columns.categories.length === items[all!]!.table.columns.categories.length;
  return all === undefined || pages.length === 0 || !pages.every(same) ? null : { all, pages };
}

/** The pages of a layered table add up to the page of all; the cases on no page are one more number that anybody can work out. */
function tieLayers(builder: ModelBuilder, items: readonly DisclosureTable[], placed: readonly Placed[]): void {
  items.forEach((item, index) => {
    if (item.layer === undefined || item.layer.page !== null) return;
    const found = pagesOf(items, index);
    if (found === null) return;
    const { all, pages } = found;
    const sum = (of: number, parts: readonly number[], base: number): void => {
      const rest = builder.cells[of]!.value - parts.reduce((total, part) => total + builder.cells[part]!.value, 0);
      const terms: [number, number][] = [[of, -1], ...parts.map((part): [number, number] => [part, 1])];
      if (base > 0) terms.push([builder.add({ value: rest, printed: false, sensitive: builder.isSmall(rest), range: { low: 0, high: base } }), 1]);
      builder.relate(terms, 0);
    };
    const outside = items[all]!.cases.base - pages.reduce((total, at) => total + items[at]!.cases.base, 0);
    placed[all]!.totals.forEach((cell, r) => { sum(cell, pages.map((at) => placed[at]!.totals[r]!), outside); });
    placed[all]!.cells.forEach((line, r) => { line.forEach((cell, c) => { if (line[c] !== placed[all]!.totals[r]) sum(cell, pages.map((at) => placed[at]!.cells[r]![c]!), outside); }); });
  });
}

function modelOf(items: readonly DisclosureTable[], minimum: number, earlier: readonly DisclosureTable[]): { model: DisclosureModel; placed: Placed[] } {
  const builder = new ModelBuilder(minimum);
  for (const item of items) builder.placeBases(item, '');
  for (const item of earlier) builder.placeBases(item, 'before');
  const placed = items.map((item) => builder.place(item, ''));
  const placedEarlier = earlier.map((item) => builder.place(item, 'before'));
  tieTables(builder, items, placed, earlier, placedEarlier);
  tieLayers(builder, items, placed);
  return { model: builder, placed };
}

function describe(placed: readonly Placed[], withheld: ReadonlySet<number>, bounds: ReadonlyMap<number, Bounds>, model: DisclosureModel): (WithheldCell & { readonly cell: number })[] {
  const tidy = (value: number): number => (Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value);
  const one = (cell: number, table: number, row: number, column: number | null): (WithheldCell & { readonly cell: number })[] => {
    const range = bounds.get(cell);
    if (!withheld.has(cell) || range === undefined) return [];
    return [{ cell, table, row, column, reason: model.cells[cell]!.sensitive ? 'small' : 'complementary', low: tidy(range.low), high: tidy(range.high), exact: range.exact }];
  };
  return placed.flatMap((where, table) => [
    ...where.cells.flatMap((line, row) => line.flatMap((cell, column) => one(cell, table, row, column))),
    ...where.totals.flatMap((cell, row) => one(cell, table, row, null)),
  ]);
}
const plain = ({ cell: _, ...rest }: WithheldCell & { readonly cell: number }): WithheldCell => rest;

/** Withholds small counts over a whole set of tables, and what would give them away: through row and column totals, through the same
 *  number in another table, through a table of part of the cases (the difference is a count too), and through the release before.
 *
 *  The rule: a count of 1 to `minimum` − 1 cases is withheld; 0 is not. Where a case can be in several rows, the count of those who
 *  are not in a row follows from the base, and is under the same rule. Bases are taken as public (how many were asked is not an
 *  answer). Marginals of two tables are tied where base and values are the same.
 *  @param earlier tables as they were last released, with nulls where something was withheld
 *  @param protection least width, in cases, of what can be said of a small count; 0: it only must not be told exactly
 *  @param proof whether the bounds of every withheld number are wanted; else they reach as far as was needed to know it safe
 *  @returns the tables with nulls, and the proof: what can be said of each withheld number from everything printed */
export function suppressPlan(items: readonly DisclosureTable[], minimum: number, earlier: readonly DisclosureTable[] = [], protection = 0, proof = true): { tables: Table[]; report: SuppressionReport } {
  const { model, placed } = modelOf(items, minimum, earlier);
  const { withheld, exposed, narrow, unproven } = withhold(model, protection, { left: MOST_WORK });
  const bounds = boundUnknowns(model, withheld, { wanted: withheld, truth: true, work: { left: MOST_WORK }, ...(proof ? {} : { enough: () => 0 }) });
  const cells = describe(placed, withheld, bounds, model);
  return {
    tables: items.map((item, index) => withoutCells(item.table, placed[index]!, withheld)),
    report: {
      minimum, withheld: cells.map(plain), exposed: cells.filter(({ cell }) => exposed.has(cell)).map(plain),
      narrow: cells.filter(({ cell }) => narrow.has(cell)).map(plain), unproven: cells.filter(({ cell }) => unproven.has(cell)).map(plain),
    },
  };
}

/** The proof by itself, for tables that were made elsewhere: bounds every number that is null in a table from all that is printed.
 *  `cases` may hold anything where the table has null: only printed numbers are looked at. */
export function boundSuppressed(items: readonly DisclosureTable[], minimum: number, earlier: readonly DisclosureTable[] = []): WithheldCell[] {
  const { model, placed } = modelOf(items, minimum, earlier);
  const withheld = new Set<number>();
  placed.forEach((where, index) => {
    const { table } = items[index]!;
    where.cells.forEach((line, r) => line.forEach((cell, c) => { if (table.counts[r]![c] === null) withheld.add(cell); }));
    where.totals.forEach((cell, r) => { if (table.total.counts[r] === null) withheld.add(cell); });
  });
  return describe(placed, withheld, boundUnknowns(model, withheld), model).map(plain);
}

function withoutCells(table: Table, placed: Placed, withheld: ReadonlySet<number>): Table {
  const hidden = placed.cells.map((line) => line.map((cell) => withheld.has(cell)));
  const hiddenTotal = placed.totals.map((cell) => withheld.has(cell));
  const any = hidden.some((line) => line.some(Boolean)) || hiddenTotal.some(Boolean);
  const blank = (grid: Table['counts'], also: (r: number) => boolean = () => false): Table['counts'] => grid.map((line, r) => line.map((value, c) => (hidden[r]![c] || also(r) ? null : value)));
  const out: Table = {
    ...table,
    counts: blank(table.counts), columnPercent: blank(table.columnPercent),
    // a count and its share of the row's total would tell the total
    rowPercent: blank(table.rowPercent, (r) => hiddenTotal[r]!),
    total: {
      ...table.total,
      counts: table.total.counts.map((value, r) => (hiddenTotal[r] ? null : value)),
      columnPercent: table.total.columnPercent.map((value, r) => (hiddenTotal[r] ? null : value)),
    },
    suppressed: hidden,
  };
  if (table.tests !== undefined && any) {
    const { columnProportions, intervals, differences } = table.tests;
    // a statistic of the whole table is one more equation about what it withholds
    out.tests = {
      chiSquare: null, fisher: null, cramersV: null, ...(table.tests.raoScott === undefined ? {} : { raoScott: null }),
      ...(columnProportions === undefined ? {} : { columnProportions: columnProportions.filter(({ row, a, b }) => !hidden[row]![a] && !hidden[row]![b]) }),
      ...(intervals === undefined ? {} : { intervals: intervals.map((line, r) => line.map((value, c) => (hidden[r]![c] ? null : value))) }),
      // with the first column's share, which is printed, a difference tells the other's
      ...(differences === undefined ? {} : { differences: differences.map((line, r) => line.map((value, c) => (hidden[r]![c] || hidden[r]![0] ? null : value))) }),
    };
  }
  if (table.design !== undefined) out.design = { ...table.design, shares: blank2(table.design.shares, hidden), totals: blank2(table.design.totals, hidden) };
  return out;
}

const blank2 = <T>(grid: readonly (readonly (T | null)[])[], hidden: readonly (readonly boolean[])[]): (T | null)[][] => grid.map((line, r) => line.map((value, c) => (hidden[r]?.[c] === true ? null : value)));
