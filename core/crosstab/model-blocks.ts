import type { PlanTable } from '../contract/table-plan.ts';
import type { Table } from '../contract/table.ts';
import { MISSING_KINDS } from './axis.ts';
import type { WithheldFor } from '../disclosure/withheld-summaries.ts';
import type { CategoryRow, Draft, NumberRow } from './draft-table.ts';
import { labelIn } from './explain.ts';
import { baseNote, isFact, SENTENCES } from './notes.ts';
import type { NumericSummary } from './numeric-summary.ts';
import type { Net, PairTable, Side } from './pair-table.ts';
import { columnLetter, type CellFlag, type ModelBlock, type ModelCell, type ModelRow, type NumberStatistic } from './table-model.ts';

/** What a cell is made of besides its table. */
interface Setting { readonly spec: PlanTable; readonly mode: 'census' | 'sample'; readonly mentions: readonly (number | null)[] | null; readonly unweighted: PairTable['cases']['cells']; readonly scale: number }

/** The rows of a variable with categories. @param tables all tables of the plan, with nulls where something is withheld
 *  @param pairs the same tables with the cases behind their numbers */
export function categoryBlock(row: CategoryRow, draft: Draft, tables: readonly Table[], pairs: readonly PairTable[]): ModelBlock {
  const { spec, counted, mode } = draft;
  const { baseLine } = pairs[row.places[0]!]!;
  const total = tables[row.places[0]!]!;
  const groups = row.places.slice(1).map((place) => tables[place]!);
  const settings = row.places.map((place): Setting => ({ spec, mode, mentions: row.side.multiple ? mentionsOf(tables[place]!, row.side) : null, unweighted: pairs[place]!.cases.cells, scale: counted.design?.scale ?? 1 }));
  // where every case is the base, those without an answer have rows of their own
  const yes = spec.oneLine && spec.base !== 'all' ? yesRow(row.side) : -1;
  const names = total.rows.categories;
  const rows = names.flatMap((category, r): ModelRow[] => {
    if (yes >= 0 && r !== yes) return [];
    const net = category.id.startsWith('net:') ? row.side.nets.find(({ id }) => `net:${id}` === category.id) : undefined;
    const kind = category.id.startsWith('state:') ? 'state' : category.id.startsWith('net:') ? 'net' : 'category';
    const cells: ModelCell[] = [cellOf(total, r, 0, settings[0]!, '', false, net)];
    let letter = 0;
    groups.forEach((table, g) => {
      // a group lacks a row only under base "all", when nobody in it is missing in that way
      const at = table.rows.categories.findIndex((each) => each.id === category.id);
      draft.columns[g]!.categories.forEach((_, c) => {
        cells.push(at < 0 ? emptyCell(table, c) : cellOf(table, at, c, settings[g + 1]!, lettersFor(table, at, c, letter, spec), spec.tests, net));
      });
      letter += draft.columns[g]!.categories.length;
    });
    return [{ key: `${row.side.id}=${category.id}`, label: yes >= 0 ? row.side.label : category.label, kind, indent: kind === 'category' && row.side.nets.some((net) => net.of.includes(r)) ? 1 : 0, cells }];
  });
  const line = <T>(pick: (table: Table) => readonly T[] | undefined): T[] => [...pick(total) ?? [], ...groups.flatMap((table, g) => (pick(table) ?? []).slice(0, draft.columns[g]!.categories.length))];
  return {
    variable: row.side.id, label: row.side.label, wording: row.variable.definition.wording ?? null, kind: 'categories', oneLine: yes >= 0,
    baseLine, bases: line((table) => table.columnBases), unweightedBases: line((table) => table.unweightedBases),
    effectiveBases: counted.weight === null ? null : line((table) => table.effectiveBases), rows: withNetsFirst(rows, row.side.nets, row.side.id, names),
    ...(row.side.multiple ? { mentions: settings.flatMap((setting, g) => setting.mentions!.slice(0, g === 0 ? 1 : draft.columns[g - 1]!.categories.length)) } : {}),
    tests: spec.tests ? groups.flatMap(({ columns, tests }) => (tests === undefined ? [] : [testOf(columns.id, tests)])) : [],
  };
}

const testOf = (variable: string, tests: NonNullable<Table['tests']>): ModelBlock['tests'][number] => ({
  variable, chiSquare: tests.chiSquare ?? null, fisher: tests.fisher ?? null, cramersV: tests.cramersV ?? null, ...(tests.raoScott === undefined ? {} : { raoScott: tests.raoScott }),
});

/** All answers given in each column: the sum over the categories, nets left out. Null where one of them is withheld. */
function mentionsOf(table: Table, side: Side): (number | null)[] {
  return table.columns.categories.map((_, c) => side.categories.reduce<number | null>((sum, __, r) => (sum === null || table.counts[r]![c] === null ? null : sum + table.counts[r]![c]!), 0));
}

/** The categories that stand side by side: those of the scale, and the kinds of missing that any of the questions has where every case is the base. */
export function scaleOf(rows: readonly CategoryRow[], tables: readonly Table[]): Side['categories'] {
  const states = rows.flatMap((row) => tables[row.places[0]!]!.rows.categories.filter(({ id }) => id.startsWith('state:')));
  return [...rows[0]!.side.categories, ...MISSING_KINDS.flatMap((kind) => states.find(({ id }) => id === `state:${kind}`) ?? [])];
}

/** A question on a scale as one line: its categories stand side by side under each column of the banner, the total first. @param scale all of them */
export function gridBlock(row: CategoryRow, draft: Draft, tables: readonly Table[], pairs: readonly PairTable[], scale: Side['categories']): ModelBlock {
  const { spec, counted, mode } = draft;
  const all = row.places.map((place, g) => ({ table: tables[place]!, setting: { spec, mode, mentions: null, unweighted: pairs[place]!.cases.cells, scale: counted.design?.scale ?? 1 } satisfies Setting, columns: g === 0 ? 1 : draft.columns[g - 1]!.categories.length }));
  const spread = <T>(pick: (table: Table, column: number) => T): T[] => all.flatMap(({ table, columns }) => Array.from({ length: columns }, (_, c) => scale.map(() => pick(table, c))).flat());
  let first = 0;
  const cells = all.flatMap(({ table, setting, columns }, g) => {
    const letter = first;
    if (g > 0) first += columns;
    const lines = scale.map(({ id }) => table.rows.categories.findIndex((category) => category.id === id));
    return Array.from({ length: columns }, (_, c) => lines.map((r) => (r < 0 ? emptyCell(table, c) : cellOf(table, r, c, setting, g === 0 ? '' : lettersFor(table, r, c, letter, spec), g > 0 && spec.tests)))).flat();
  });
  return {
    variable: row.side.id, label: row.side.label, wording: row.variable.definition.wording ?? null, kind: 'categories', oneLine: true, baseLine: pairs[row.places[0]!]!.baseLine,
    bases: spread((table, c) => table.columnBases[c]!), unweightedBases: spread((table, c) => table.unweightedBases[c]!),
    effectiveBases: counted.weight === null ? null : spread((table, c) => table.effectiveBases?.[c] ?? table.unweightedBases[c]!),
    rows: [{ key: `${row.side.id}=scale`, label: row.side.label, kind: 'category', indent: 0, cells }],
    tests: spec.tests ? all.slice(1).flatMap(({ table }) => (table.tests === undefined ? [] : [testOf(table.columns.id, table.tests)])) : [],
  };
}

/** Each net stands above its members; a category in several nets stays under the first. */
function withNetsFirst(rows: readonly ModelRow[], nets: readonly Net[], variable: string, names: Table['rows']['categories']): ModelRow[] {
  if (nets.length === 0) return [...rows];
  const byKey = new Map(rows.map((each) => [each.key, each]));
  const out: ModelRow[] = [];
  const take = (key: string): void => { const each = byKey.get(key); if (each !== undefined) { out.push(each); byKey.delete(key); } };
  for (const net of nets) {
    take(`${variable}=net:${net.id}`);
    for (const index of net.of) take(`${variable}=${names[index]!.id}`);
  }
  return [...out, ...byKey.values()];
}

/** The row that stands for a yes/no variable, or −1. */
function yesRow(side: Side): number {
  if (side.categories.length !== 2 || side.multiple || side.nets.length > 0) return -1;
  const ids = side.categories.map((category) => category.id.toLowerCase());
  const yes = ids.findIndex((id) => YES.has(id));
  return yes >= 0 && NO.has(ids[1 - yes]!) ? yes : -1;
}
const YES = new Set(['yes', 'oui', 'true', '1']);
const NO = new Set(['no', 'non', 'false', '0']);

/** Letters of the columns a cell is significantly above: capital at the strictest confidence, small where only the second holds. */
const lettersFor = (table: Table, row: number, column: number, firstLetter: number, spec: PlanTable): string =>
  lettersOf((table.tests?.columnProportions ?? []).flatMap((each) => (each.row === row ? [{ a: each.a, b: each.b, sign: each.z, pAdjusted: each.pAdjusted }] : [])), column, firstLetter, spec);

/** @param comparisons `sign` is above 0 where column `a` is above `b` */
function lettersOf(comparisons: readonly { readonly a: number; readonly b: number; readonly sign: number; readonly pAdjusted: number }[], column: number, firstLetter: number, spec: PlanTable): string {
  const [strict, loose] = (spec.confidence ?? [95]).map((percent) => 1 - percent / 100).sort((a, b) => a - b);
  const above = comparisons.flatMap((each) => {
    const other = each.a === column && each.sign > 0 ? each.b : each.b === column && each.sign < 0 ? each.a : null;
    return other === null || each.pAdjusted >= Math.max(strict!, loose ?? 0) ? [] : [{ other, isStrict: each.pAdjusted < strict! }];
  });
  return above.sort((a, b) => a.other - b.other).map(({ other, isStrict }) => { const letter = columnLetter(firstLetter + other); return isStrict ? letter : letter.toLowerCase(); }).join(' ');
}

function emptyCell(table: Table, column: number): ModelCell {
  const base = table.columnBases[column]!;
  return { count: 0, base, columnPercent: base > 0 ? 0 : null, rowPercent: null, value: null, interval: null, letters: '', flags: base > 0 ? ['zero'] : ['noBase'] };
}

/** @param net of a net, what it takes together: its cases count once, but each of their answers is a mention */
function cellOf(table: Table, r: number, c: number, setting: Setting, letters: string, tested: boolean, net?: Net): ModelCell {
  const { spec, mode } = setting;
  const count = table.counts[r]![c]!;
  const base = table.columnBases[c]!;
  const cases = table.unweightedBases[c]!;
  const flags: CellFlag[] = [];
  if (count === null) {
    return { count: null, base, columnPercent: null, rowPercent: null, value: null, interval: null, letters: '', flags: ['suppressed'] };
  }
  const low = mode === 'sample' && cases < spec.lowBase.flag;
  const least = mode === 'census' ? spec.percentAbove : spec.lowBase.hide;
  const withheld = cases < least;
  const percent = table.columnPercent[r]![c]!;
  if (base <= 0) flags.push('noBase');
  else {
    if (count === 0) flags.push('zero');
    else if (percent !== null && percent < 0.5 && !withheld) flags.push('roundsToZero');
    if (low) flags.push('lowBase');
    if (withheld) flags.push('percentWithheld');
    if (count >= base * (1 - 1e-12)) flags.push('everybody');
  }
  const total = table.design?.totals[r]?.[c] ?? null;
  const mentions = setting.mentions?.[c] ?? null;
  const mentioned = net === undefined ? count : net.of.reduce((sum, member) => sum + (table.counts[member]?.[c] ?? 0), 0);
  const differences = table.tests?.differences;
  return {
    ...(table.design === undefined && table.effectiveBases === undefined ? {} : { unweighted: setting.unweighted[r]![c]! }),
    ...(setting.mentions === null ? {} : { mentionPercent: withheld || mentions === null || mentions <= 0 ? null : (100 * mentioned) / mentions }),
    // a percentage that is not given must not follow from the other
    ...(differences === undefined ? {} : { difference: withheld || table.unweightedBases[0]! < least ? null : differences[r]?.[c] ?? null }),
    ...(total === null ? {} : { total: { estimate: total.estimate, low: total.low, high: total.high } }),
    count, base, columnPercent: withheld ? null : percent, rowPercent: withheld ? null : table.rowPercent[r]![c]!, value: null,
    interval: withheld ? null : table.tests?.intervals?.[r]?.[c] ?? null, letters: tested && cases >= (mode === 'sample' ? spec.lowBase.hide : 0) ? letters : '', flags,
  };
}

const NUMBER_ROWS: readonly NumberStatistic[] = ['n', 'mean', 'median', 'standardDeviation', 'minimum', 'maximum'];

/** The rows of a number: its summaries. @param withheld why some of them are; null where the plan withholds nothing */
export function numberBlock(row: NumberRow, draft: Draft, withheld: readonly (WithheldFor | null)[] | null): ModelBlock {
  const { counted, mode, spec } = draft;
  const { language, unit } = counted;
  const { definition } = row.variable;
  const label = labelIn(definition, language);
  const letters = row.summaries.map(() => '');
  let first = 0;
  // a comparison with a withheld mean would tell something of it
  row.tests.forEach((tests, side) => {
    const size = draft.columns[side]!.categories.length;
    const printed = (tests?.comparisons ?? []).filter(({ a, b }) => ![a, b].some((at) => (withheld?.[1 + first + at] ?? null) !== null));
    for (let column = 0; column < size; column += 1) letters[1 + first + column] = lettersOf(printed.map(({ a, b, t, pAdjusted }) => ({ a, b, sign: t, pAdjusted })), column, first, spec);
    first += size;
  });
  const cell = (summary: NumericSummary, statistic: NumberStatistic, at: number): ModelCell => {
    // a least or greatest value is the answer of one case
    const reason = withheld?.[at] ?? null;
    const hidden = withheld !== null && (reason !== null || statistic === 'minimum' || statistic === 'maximum');
    const value = statistic === 'n' ? summary.weightedBase : summary[statistic];
    const low = mode === 'sample' && summary.n < spec.lowBase.flag;
    const flags: CellFlag[] = summary.n === 0 ? ['noBase'] : [...(hidden && statistic !== 'n' ? ['suppressed' as const] : []), ...(low ? ['lowBase' as const] : [])];
    return {
      count: statistic === 'n' ? summary.weightedBase : null, base: summary.weightedBase, columnPercent: null, rowPercent: null,
      value: hidden && statistic !== 'n' ? null : value, interval: statistic === 'mean' && !hidden ? summary.interval : null, letters: statistic === 'mean' && !hidden ? letters[at]! : '', flags, ...(reason === null || statistic === 'n' ? {} : { withheldFor: reason }),
    };
  };
  const total = row.summaries[0]!;
  return {
    variable: definition.id, label, wording: definition.wording ?? null, kind: 'number', oneLine: false,
    tests: withheld?.some((reason) => reason !== null) === true ? [] : row.tests.flatMap((tests, side) => (tests?.anova ? [{ variable: draft.columns[side]!.id, chiSquare: null, fisher: null, cramersV: null, anova: tests.anova }] : [])),
    baseLine: baseNote(total.n, counted.passing, row.missing, row.missing.map(() => 0), '', unit, language, { row: isFact(definition) }),
    bases: row.summaries.map((each) => each.weightedBase), unweightedBases: row.summaries.map((each) => each.n),
    effectiveBases: counted.weight === null ? null : row.summaries.map((each) => each.effectiveBase),
    rows: NUMBER_ROWS.map((statistic) => ({ key: `${definition.id}#${statistic}`, label: SENTENCES[language].statistics[statistic], kind: statistic, indent: 0, cells: row.summaries.map((each, at) => cell(each, statistic, at)) })),
  };
}
