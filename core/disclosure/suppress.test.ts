import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearBounds } from './linear-bounds.ts';
import { boundSuppressed, suppressPlan, type DisclosureTable } from './suppress.ts';

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const axis = (id: string, count: number) => ({ id, label: id, categories: Array.from({ length: count }, (_, i) => ({ id: `${id}${i}`, label: `${id} ${i}` })) });

/** A table of single-choice variables out of its cells. */
function tableFrom(cells: number[][], rows = 'row', columns = 'column', population = ''): DisclosureTable {
  const bases = cells[0]!.map((_, c) => sum(cells.map((line) => line[c]!)));
  const totals = cells.map(sum);
  const base = sum(totals);
  const percent = (part: number, whole: number): number | null => (whole > 0 ? (100 * part) / whole : null);
  return {
    table: {
      rows: axis(rows, cells.length), columns: axis(columns, bases.length), counts: cells,
      columnPercent: cells.map((line) => line.map((count, c) => percent(count, bases[c]!))), rowPercent: cells.map((line, r) => line.map((count) => percent(count, totals[r]!))),
      total: { counts: totals, columnPercent: totals.map((count) => percent(count, base)), base }, columnBases: bases, unweightedBases: bases,
      missing: { notAsked: 0, noAnswer: 0, dontKnow: 0, notApplicable: 0, unread: 0 }, notes: [],
    },
    cases: { cells, rowTotals: totals, base }, rowsExclusive: true, columnsExclusive: true, population,
  };
}

describe('suppressPlan', () => {
  it('withholds a small count and three others that would give it away', () => {
    const { tables: [table], report } = suppressPlan([tableFrom([[2, 20, 30], [10, 9, 40], [15, 8, 50]])], 5);
    expect(table!.counts).toEqual([[null, null, 30], [null, null, 40], [15, 8, 50]]);
    expect(report).toEqual({
      minimum: 5, exposed: [], narrow: [], unproven: [], withheld: [
        { table: 0, row: 0, column: 0, reason: 'small', low: 0, high: 12, exact: true }, { table: 0, row: 0, column: 1, reason: 'complementary', low: 10, high: 22, exact: true },
        { table: 0, row: 1, column: 0, reason: 'complementary', low: 0, high: 12, exact: true }, { table: 0, row: 1, column: 1, reason: 'complementary', low: 7, high: 19, exact: true },
      ],
    });
    expect(table!.columnPercent[0]).toEqual([null, null, 25]);
  });
  it('leaves zeros and large counts alone', () => {
    const { tables: [table], report } = suppressPlan([tableFrom([[0, 20], [10, 5]])], 5);
    expect({ counts: table!.counts, suppressed: table!.suppressed, withheld: report.withheld }).toEqual({ counts: [[0, 20], [10, 5]], suppressed: [[false, false], [false, false]], withheld: [] });
  });
  it('says when the base gives a withheld count away whatever else is withheld', () => {
    const { report } = suppressPlan([tableFrom([[3, 20]])], 5);
    expect(report.exposed.map(({ row, column, low }) => [row, column, low])).toContainEqual([0, 0, 3]);
  });
  it('does not print in one table what another of the same plan withholds', () => {
    // law by region, and region by law turned round: the same four numbers
    const first = tableFrom([[2, 20], [30, 40]], 'law', 'region');
    const second = tableFrom([[2, 30], [20, 40]], 'region', 'law');
    const { tables, report } = suppressPlan([first, second], 5);
    expect(tables[1]!.counts[0]![0]).toBeNull();
    expect(report.exposed).toEqual([]);
  });
  it('withholds a margin in both tables that show it, and protects it in both', () => {
    const byRegion = tableFrom([[3, 0, 0], [20, 30, 40]], 'law', 'region');
    const byIncome = tableFrom([[1, 2], [45, 45]], 'law', 'income');
    const { tables, report } = suppressPlan([byRegion, byIncome], 5);
    expect(tables.map((table) => table.total.counts[0])).toEqual([null, null]);
    expect(report.exposed).toEqual([]);
    expect(report.withheld.every((cell) => cell.high > cell.low)).toBe(true);
  });
  it('does not let a table of part of the cases be taken away from the table of all', () => {
    const { tables, report } = suppressPlan([tableFrom([[20, 30], [40, 50]]), tableFrom([[18, 12], [30, 20]], 'row', 'column', "income = 'low'")], 5);
    expect(tables[1]!.counts[0]![0] === null || tables[0]!.counts[0]![0] === null).toBe(true);
    expect(report.withheld.every((cell) => cell.high > cell.low)).toBe(true);
  });
  it('does not let the last release be taken away from this one', () => {
    const before = tableFrom([[19, 30], [40, 50]]);
    const { tables, report } = suppressPlan([tableFrom([[20, 30], [40, 50]])], 5, [before]);
    expect(tables[0]!.counts[0]![0]).toBeNull();
    expect(report.exposed).toEqual([]);
  });
  it('blanks what a statistic of the whole table would tell', () => {
    const item = tableFrom([[2, 20, 30], [10, 9, 40], [15, 8, 50]]);
    const tests = { chiSquare: { statistic: 1, df: 4, p: 0.9 }, fisher: null, cramersV: 0.1, columnProportions: [{ row: 0, a: 0, b: 2, z: 1, p: 0.3, pAdjusted: 0.9 }, { row: 2, a: 0, b: 2, z: 1, p: 0.3, pAdjusted: 0.9 }] };
    const { tables } = suppressPlan([{ ...item, table: { ...item.table, tests } }], 5);
    expect(tables[0]!.tests).toEqual({ chiSquare: null, fisher: null, cramersV: null, columnProportions: [tests.columnProportions[1]] });
  });
});

/** Every table of whole numbers with these bases that shows the printed counts and totals. */
function* fittingTables(printed: (number | null)[][], totals: (number | null)[], bases: number[]): Generator<number[][]> {
  const rows = printed.length;
  const columns = bases.length;
  const cells = printed.map((line) => line.map((value) => value ?? 0));
  const at = function* (index: number): Generator<number[][]> {
    if (index === rows * columns) {
      if (totals.every((total, r) => total === null || sum(cells[r]!) === total)) yield cells;
      return;
    }
    const r = index % rows;
    const c = Math.floor(index / rows);
    const above = sum(cells.slice(0, r).map((line) => line[c]!));
    const options = printed[r]![c] !== null ? [printed[r]![c]!] : r === rows - 1 ? [bases[c]! - above] : Array.from({ length: Math.max(0, bases[c]! - above + 1) }, (_, v) => v);
    for (const value of options) {
      if (value < 0 || (r === rows - 1 && above + value !== bases[c])) continue;
      cells[r]![c] = value;
      yield* at(index + 1);
    }
  };
  yield* at(0);
}

describe('suppression leaves nothing to be worked out', () => {
  const cells = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) => fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 8 })), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));
  it('by trying every table that fits what is printed', () => {
    fc.assert(fc.property(cells, fc.integer({ min: 2, max: 5 }), (counts, minimum) => {
      const item = tableFrom(counts);
      const { tables: [table], report } = suppressPlan([item], minimum);
      const seen = counts.map((line) => line.map(() => ({ low: Infinity, high: -Infinity })));
      const seenTotals = counts.map(() => ({ low: Infinity, high: -Infinity }));
      const widen = (range: { low: number; high: number }, value: number): void => { range.low = Math.min(range.low, value); range.high = Math.max(range.high, value); };
      for (const fitting of fittingTables(table!.counts, table!.total.counts, item.cases.cells[0]!.map((_, c) => item.table.columnBases[c]!))) {
        fitting.forEach((line, r) => { widen(seenTotals[r]!, sum(line)); line.forEach((value, c) => widen(seen[r]![c]!, value)); });
      }
      for (const cell of report.withheld) {
        const { low, high } = cell.column === null ? seenTotals[cell.row]! : seen[cell.row]![cell.column]!;
        expect({ low: cell.low, high: cell.high }).toEqual({ low, high });
      }
      // nothing small is printed, and with two rows or more nothing withheld can be told
      counts.forEach((line, r) => line.forEach((value, c) => { if (value > 0 && value < minimum) expect(table!.counts[r]![c]).toBeNull(); }));
      expect(report.exposed).toEqual([]);
      expect(boundSuppressed([{ ...item, table: table! }], minimum)).toEqual(report.withheld);
    }), { numRuns: 150 });
  });
});

describe('suppression over two tables with one margin', () => {
  // the same cases by two variables: law by region and law by income share the totals of law
  const study = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 14 });
  const tally = (cases: readonly (readonly [number, number])[], columns: number): number[][] => {
    const cells = [0, 1].map(() => new Array<number>(columns).fill(0));
    for (const [r, c] of cases) cells[r]![c]!++;
    return cells;
  };
  it('by trying every pair of tables that fits what both print', () => {
    fc.assert(fc.property(study, fc.integer({ min: 2, max: 4 }), (cases, minimum) => {
      const items = [tableFrom(tally(cases.map(([law, region]) => [law, region]), 3), 'law', 'region'), tableFrom(tally(cases.map(([law, , income]) => [law, income]), 2), 'law', 'income')];
      const { tables, report } = suppressPlan(items, minimum);
      const fits = tables.map((table, t) => {
        const byTotals = new Map<string, number[][][]>();
        for (const cells of fittingTables(table.counts, table.total.counts, items[t]!.table.columnBases)) {
          const key = cells.map(sum).join();
          byTotals.set(key, [...byTotals.get(key) ?? [], cells.map((line) => [...line])]);
        }
        return byTotals;
      });
      for (const cell of report.withheld) {
        const values = new Set<number>();
        for (const [key, list] of fits[cell.table]!) {
          if (!fits[1 - cell.table]!.has(key)) continue;
          for (const cells of list) values.add(cell.column === null ? sum(cells[cell.row]!) : cells[cell.row]![cell.column]!);
        }
        expect([Math.min(...values), Math.max(...values)]).toEqual([cell.low, cell.high]);
        expect(values.size).toBeGreaterThan(1);
      }
      items.forEach((item, t) => item.cases.cells.forEach((line, r) => line.forEach((value, c) => { if (value > 0 && value < minimum) expect(tables[t]!.counts[r]![c]).toBeNull(); })));
    }), { numRuns: 100 });
  });
});

describe('linearBounds', () => {
  it('bounds what two sums leave open', () => {
    // a + b = 10, b + c = 4
    const from = { low: 0, high: Infinity };
    expect(linearBounds([from, from, from], [{ terms: [{ unknown: 0, coefficient: 1 }, { unknown: 1, coefficient: 1 }], total: 10 }, { terms: [{ unknown: 1, coefficient: 1 }, { unknown: 2, coefficient: 1 }], total: 4 }]))
      .toEqual(new Map([[0, { low: 6, high: 10, exact: true }], [1, { low: 0, high: 4, exact: true }], [2, { low: 0, high: 4, exact: true }]]));
  });
  it('knows no end where there is none', () => {
    expect(linearBounds([{ low: 0, high: Infinity }, { low: -Infinity, high: Infinity }], [{ terms: [{ unknown: 0, coefficient: 1 }, { unknown: 1, coefficient: -1 }], total: 3 }])).toEqual(new Map([[0, { low: 0, high: Infinity, exact: true }], [1, { low: -3, high: Infinity, exact: true }]]));
  });
  it('says what fits and that it is not exact, where the work is spent', () => {
    const from = { low: 0, high: Infinity };
    const relations = [{ terms: [{ unknown: 0, coefficient: 1 }, { unknown: 1, coefficient: 1 }], total: 10 }, { terms: [{ unknown: 1, coefficient: 1 }, { unknown: 2, coefficient: 1 }], total: 4 }];
    expect(linearBounds([from, from, from], relations, { start: [7, 3, 1], work: { left: 0 } }).get(0)).toEqual({ low: 7, high: 7, exact: false });
    expect(linearBounds([from, from, from], relations, { start: [7, 3, 1], wanted: new Set([0]), enough: () => 2 })).toEqual(new Map([[0, expect.objectContaining({ exact: false })]]));
  });
  it('refuses sums that contradict each other', () => {
    const term = [{ unknown: 0, coefficient: 1 }];
    expect(() => linearBounds([{ low: 0, high: 9 }], [{ terms: term, total: 1 }, { terms: term, total: 2 }])).toThrow('contradict');
  });
});
