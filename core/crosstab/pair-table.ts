import type { Table } from '../contract/table.ts';
import type { DisclosureTable } from '../disclosure/suppress.ts';
import { MISSING_KINDS, withStatesAsCategories, type Axis, type MissingKind } from './axis.ts';
import { withNets } from './combine-axes.ts';
import { countPairs, type Cases, type PairCounts } from './count-pairs.ts';
import type { CrosstabData, VariableData } from './data.ts';
import { labelIn, type Language } from './explain.ts';
import { baseNote, countIn, isFact, SENTENCES, unitFor, type Unit } from './notes.ts';
import type { Counted } from './prepare-cases.ts';
import { seededRandom } from '../stats/random.ts';
import { designSignificance, significance, USUAL_TESTS, type TestOptions } from './significance.ts';

/** A group of categories: its members by index. */
export interface Net { readonly id: string; readonly label: string; readonly of: readonly number[] }

/** One side of a table: a variable, or several nested, ready to be counted and named. */
export interface Side {
  readonly id: string;
  readonly label: string;
  readonly categories: readonly { readonly id: string; readonly label: string }[];
  readonly axis: Axis;
  readonly nets: readonly Net[];
  /** Several answers were possible: percentages may add up to more than 100. */
  readonly multiple: boolean;
  /** A fact about the case, which nobody answered. */
  readonly fact?: boolean | undefined;
  readonly provisional?: VariableData['provisional'];
  readonly corrected?: number | undefined;
}

export function sideOf(variable: VariableData & { readonly axis: Axis }, language: Language, nets: readonly Net[] = []): Side {
  const { definition, axis, vector, provisional, corrected } = variable;
  return {
    id: definition.id, label: labelIn(definition, language), categories: definition.categories.map((category) => ({ id: category.id, label: labelIn(category, language) })),
    axis, nets, multiple: vector.kind === 'multiple', fact: isFact(definition), provisional, corrected,
  };
}

const STATE_LABELS: Readonly<Record<Language, Readonly<Record<MissingKind, string>>>> = {
  en: { notAsked: 'Not asked', noAnswer: 'No answer', dontKnow: 'Don’t know or refused', notApplicable: 'Not applicable', unread: 'Unread' },
  fr: { notAsked: 'Non interrogé', noAnswer: 'Sans réponse', dontKnow: 'Ne sait pas ou refus', notApplicable: 'Sans objet', unread: 'Non lu' },
};
const FACT_LABELS: Readonly<Record<Language, Partial<Record<MissingKind, string>>>> = { en: { noAnswer: 'No value', dontKnow: 'Not known' }, fr: { noAnswer: 'Sans valeur', dontKnow: 'Non connu' } };
const stateLabel = (kind: MissingKind, language: Language, fact = false): string => (fact ? FACT_LABELS[language][kind] : undefined) ?? STATE_LABELS[language][kind];

const percentOf = (part: number, base: number): number | null => (base > 0 ? (100 * part) / base : null);

/** Counts, percentages and bases in the contract's shape. */
export function tableOf(counts: PairCounts, rows: Table['rows'], columns: Table['rows'], weighted: boolean): Table {
  const line = <T>(value: (r: number, c: number) => T): T[][] => rows.categories.map((_, r) => columns.categories.map((__, c) => value(r, c)));
  const cell = (r: number, c: number): number => counts.cells[r * counts.columns + c]!;
  const totals = Array.from(counts.rowTotals);
  const missing = Object.fromEntries(MISSING_KINDS.map((kind, index) => [kind, counts.missingRow[index]! + counts.missingColumn[index]!])) as Table['missing'];
  return {
    rows, columns,
    counts: line(cell),
    columnPercent: line((r, c) => percentOf(cell(r, c), counts.columnBases[c]!)),
    rowPercent: line((r, c) => percentOf(cell(r, c), counts.rowTotals[r]!)),
    total: { counts: totals, columnPercent: totals.map((count) => percentOf(count, counts.base)), base: counts.base },
    columnBases: Array.from(counts.columnBases),
    unweightedBases: Array.from(counts.unweightedBases),
    ...(weighted ? { effectiveBases: effectiveBases(counts) } : {}),
    missing,
    notes: [],
  };
}

/** Kish's effective base of each column: (Σw)² / Σw². */
export const effectiveBases = (counts: PairCounts): number[] =>
  Array.from(counts.columnBases, (sum, c) => (counts.columnSquares[c]! > 0 ? (sum * sum) / counts.columnSquares[c]! : 0));

/** The axis that is counted: categories, then nets, then the kinds of missing where every case is the base. */
function expand(side: Side, all: boolean, keep: Uint8Array | null, language: Language): { axis: Axis; named: Table['rows'] } {
  const netted = withNets(side.axis, side.nets.map((net) => net.of));
  const stated = all ? withStatesAsCategories(netted, keep) : { axis: netted, kinds: [] };
  const categories = [
    ...side.categories, ...side.nets.map(({ id, label }) => ({ id: `net:${id}`, label })),
    ...stated.kinds.map((kind) => ({ id: `state:${kind}`, label: stateLabel(kind, language, side.fact) })),
  ];
  return { axis: stated.axis, named: { id: side.id, label: side.label, categories: [...categories] } };
}

export interface PairOptions {
  readonly base: 'valid' | 'all';
  readonly tests: boolean;
  readonly population: string;
  /** Intervals without tests, and differences from the first column: statistics of the cells. */
  readonly intervals?: boolean | undefined;
  readonly differences?: boolean | undefined;
  readonly rules?: Partial<TestOptions> | undefined;
  /** Whether what is withheld has to be told apart by who stands in it. */
  readonly fingerprints?: boolean | undefined;
  /** The page of a layered table. */
  readonly layer?: DisclosureTable['layer'];
  /** The plain counts of the two axes, where a banner has them already. */
  readonly counts?: PairCounts | undefined;
}

/** A table, what the rules of disclosure need to know of it, and the sentences that belong to this pair alone. */
export interface PairTable extends DisclosureTable {
  readonly baseLine: string;
  readonly testNotes: readonly string[];
  /** Cases with a value in the row and none in the column, by MISSING_KINDS. */
  readonly missingColumn: readonly number[];
}

/** One table with its notes, and what the rules of disclosure need to know of it. */
export function pairTable(row: Side, column: Side | null, options: PairOptions, data: CrosstabData, counted: Counted): PairTable {
  const { language, cases } = counted;
  const all = options.base === 'all';
  const rows = expand(row, all, cases.keep, language);
  const columns = column === null ? null : expand(column, all, cases.keep, language);
  const plain = rows.axis === row.axis && (column === null || columns?.axis === column.axis);
  const counts = plain && options.counts !== undefined ? options.counts : countPairs(rows.axis, columns?.axis ?? null, cases);
  const table = tableOf(counts, rows.named, columns?.named ?? { id: 'total', label: 'Total', categories: [{ id: 'total', label: 'Total' }] }, cases.weights !== null);
  const valid = all || row.nets.length > 0 ? countPairs(row.axis, column?.axis ?? null, cases) : counts;
  // where every case is the base nobody is left out of it; who lacks a value is still said
  if (all) MISSING_KINDS.forEach((kind, index) => { table.missing[kind] = valid.missingRow[index]! + valid.missingColumn[index]!; });
  const provisional = [row, column].flatMap((side) => (side?.provisional === undefined ? [] : [side.provisional]));
  if (provisional[0] !== undefined) table.provisional = { read: Math.min(...provisional.map((each) => each.read)), of: provisional[0].of };
  const baseLine = baseNote(counts.unweightedBase, counted.passing, counts.missingRow, counts.missingColumn, column?.label ?? '', counted.unit, language, { row: row.fact, column: column?.fact });
  // states of missing and nets are no categories to be tested, but a percentage of everybody is tested as such
  const rules = { ...USUAL_TESTS, ...options.rules };
  const columnAxis = column?.axis ?? null;
  const everybody = all ? { row: rows.axis, counts } : null;
  const asked = { tests: options.tests, differences: options.differences === true && column?.categories[0] !== undefined ? `${column.label}${language === 'fr' ? '\u00a0' : ''}: ${column.categories[0].label}` : null };
  const isAsked = asked.tests || options.intervals === true || asked.differences !== null;
  const plainTests = isAsked && counted.design === null ? significance(row.axis, columnAxis, valid, cases, asked, language, rules, everybody) : null;
  const designed = counted.design === null ? null : designSignificance(row.axis, columnAxis, valid, cases, counted.design, asked, language, rules, everybody);
  if (plainTests !== null) table.tests = plainTests.tests;
  if (designed !== null) {
    const { degreesOfFreedom, ...rest } = designed.design;
    // estimates are of the categories; nets and kinds of missing have none of their own yet
    table.design = { ...rest, degreesOfFreedom };
    table.tests = designed.tests;
  }
  const testNotes = (designed ?? plainTests)?.notes ?? [];
  table.notes.push(baseLine, ...tableNotes(row, column, counts, options, data, counted), ...testNotes);
  const unweighted = cases.weights === null ? counts : countPairs(rows.axis, columns?.axis ?? null, { ...cases, weights: null });
  const netRows = row.nets.map((net, index) => ({ row: row.axis.size + index, of: net.of }));
  return {
    table, baseLine, testNotes, missingColumn: counts.missingColumn, cases: casesOfCounts(unweighted), population: options.population,
    rowsExclusive: row.axis.kind === 'codes', columnsExclusive: column === null || (column.axis.kind === 'codes' && column.nets.length === 0),
    ...(netRows.length > 0 ? { nets: netRows } : {}),
    ...(options.fingerprints === true ? { fingerprints: fingerprintsOf(rows.axis, columns?.axis ?? null, cases) } : {}),
    ...(options.layer === undefined ? {} : { layer: options.layer }),
  };
}

/** A name for the set of cases in each row, each column and the whole base: sums of numbers dealt to the cases at random, so that equal sets
 *  have equal names, however a table came by them. */
function fingerprintsOf(row: Axis, column: Axis | null, cases: Cases): NonNullable<DisclosureTable['fingerprints']> {
  const [first, second] = [1, 2].map((salt) => countPairs(row, column, { ...cases, weights: dealt(cases.count, salt) })) as [PairCounts, PairCounts];
  const name = (a: number, b: number): string => `${a.toString(36)}.${b.toString(36)}`;
  return {
    rowTotals: Array.from(first.rowTotals, (value, r) => name(value, second.rowTotals[r]!)),
    columnBases: Array.from(first.columnBases, (value, c) => name(value, second.columnBases[c]!)),
    base: name(first.base, second.base),
  };
}

const hands = new Map<string, Float64Array>();
/** Whole numbers below 2³¹, one for each case: a million of them add up exactly. Every table of a plan is dealt the same. */
function dealt(cases: number, salt: number): Float64Array {
  const key = `${cases} ${salt}`;
  const known = hands.get(key);
  if (known !== undefined) return known;
  const random = seededRandom(salt);
  const made = Float64Array.from({ length: cases }, () => 1 + random.below(2_147_483_646));
  if (hands.size > 1) hands.clear();
  hands.set(key, made);
  return made;
}

/** Counts as rows of numbers, for the rules of disclosure. */
function casesOfCounts(counts: PairCounts): DisclosureTable['cases'] {
  return {
    cells: Array.from({ length: counts.rows }, (_, r) => Array.from(counts.cells.subarray(r * counts.columns, (r + 1) * counts.columns))),
    rowTotals: Array.from(counts.rowTotals), base: counts.base,
  };
}

function tableNotes(row: Side, column: Side | null, counts: PairCounts, options: PairOptions, data: CrosstabData, counted: Counted): string[] {
  const { language } = counted;
  const say = SENTENCES[language];
  const notes: string[] = [];
  if (counts.unweightedBase === 0) notes.push(say.nothing);
  if (options.base === 'all') notes.push(say.allBase(''));
  if (counted.filterLine !== null) notes.push(counted.filterLine);
  notes.push(...counted.notes);
  for (const side of column === null ? [row] : [row, column]) notes.push(...sideNotes(side, language, counted.unit));
  if (data.mode === 'census') notes.push(options.tests ? say.censusTested : say.census);
  return notes;
}

/** What is to be said of a variable wherever it is tabulated. */
export function sideNotes(side: Side, language: Language, unit: Unit): string[] {
  const say = SENTENCES[language];
  const notes = side.multiple ? [say.multiple(side.label)] : [];
  const { provisional, corrected } = side;
  if (corrected !== undefined) notes.push(say.corrected(side.label, countIn(corrected, language), unitFor(corrected, unit, language), corrected === 1));
  if (provisional !== undefined && provisional.read < provisional.of) notes.push(say.provisional(countIn(provisional.read, language), countIn(provisional.of, language), unitFor(language === 'fr' ? provisional.read : provisional.of, unit, language)));
  return notes;
}
