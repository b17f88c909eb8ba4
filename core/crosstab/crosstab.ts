import type { Table, TableRequest } from '../contract/table.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { STATE } from '../model/vector.ts';
import { ok, refuse, type Result } from '../result.ts';
import { suppressPlan, type DisclosureTable, type SuppressionReport } from '../disclosure/suppress.ts';
import { axisOf, MISSING_KINDS, withStatesAsCategories, type Axis, type MissingKind } from './axis.ts';
import { countPairs, type Cases, type PairCounts } from './count-pairs.ts';
import { findVariable, nameProblem, type CrosstabData, type VariableData } from './data.ts';
import { compileExpression } from './evaluate.ts';
import { explainExpression, labelIn, type Language } from './explain.ts';
import { significance } from './significance.ts';
import { baseNote, countIn, PLAIN_UNIT, SENTENCES, unitFor, type Unit } from './notes.ts';

/** Why a table is not made: the thing, the place, the way out. The service says it as a Refusal. */
export interface TableRefusal {
  readonly kind: 'table';
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number | string[]>>;
}
export function tableRefusal(code: string, message: string, details: TableRefusal['details'] = {}): { ok: false; error: TableRefusal } {
  return refuse({ kind: 'table', code, message, details });
}

/** What is counted, once for all tables of a request: which cases pass, and their weights. */
export interface Counted {
  readonly cases: Cases;
  /** Cases that pass the filter and can be weighed. */
  readonly passing: number;
  readonly unit: Unit;
  readonly language: Language;
  readonly notes: readonly string[];
  readonly weight: VariableDefinition | null;
}

/** A variable that has categories to count, or the sentence that says why it has none. */
export function findCountable(data: CrosstabData, name: string): Result<VariableData & { axis: Axis }, TableRefusal> {
  const match = findVariable(data, name);
  if (!('found' in match)) {
    const problem = nameProblem(name, match);
    return tableRefusal(problem.code, problem.sentence, problem.details);
  }
  const { definition, vector } = match.found;
  const axis = axisOf(vector, definition.categories);
  if (axis !== null && definition.categories.length > 0) return ok({ ...match.found, axis });
  const { id } = definition;
  if (vector.kind === 'number') {
    return tableRefusal('VARIABLE_NEEDS_BANDS', definition.type === 'date'
      ? `${id} is a date; derive a variable with periods from it (such as ${id} < '2020-01-01') and tabulate that.`
      : `${id} is a number; derive a variable with bands from it (such as ${id} >= 12 and ${id} <= 14) and tabulate that, or ask for its summary.`, { variable: id });
  }
  if (vector.kind === 'text') return tableRefusal('VARIABLE_NOT_TABULATED', `${id} tells cases apart and is not counted; use it in a filter, or tabulate an attribute of the cases.`, { variable: id });
  return tableRefusal('VARIABLE_WITHOUT_CATEGORIES', `${id} has no categories yet; give it some under Variables, or import answers to it.`, { variable: id });
}

/** Filter and weight, worked out once. */
export function prepareCases(request: Pick<TableRequest, 'filter' | 'weight' | 'language'>, data: CrosstabData): Result<Counted, TableRefusal> {
  const { language } = request;
  const unit = data.unit ?? PLAIN_UNIT;
  const say = SENTENCES[language];
  const notes: string[] = [];
  let keep: Uint8Array | null = null;
  if (request.filter !== undefined && request.filter.trim() !== '') {
    const mask = compileExpression(request.filter, data);
    if (!mask.ok) return tableRefusal(mask.error.code, `Filter: ${mask.error.message}`, { ...mask.error.details });
    keep = mask.value;
    const definitionOf = (name: string): VariableDefinition | null => { const match = findVariable(data, name); return 'found' in match ? match.found.definition : null; };
    const formula = explainExpression(request.filter, definitionOf, language);
    notes.push(say.filter(formula.ok ? formula.value : request.filter, countIn(countKept(keep), language), countIn(data.caseCount, language), unitFor(data.caseCount, unit, language)));
  }
  let weights: Float64Array | null = null;
  let weight: VariableDefinition | null = null;
  if (request.weight !== undefined) {
    const match = findVariable(data, request.weight);
    if (!('found' in match)) {
      const problem = nameProblem(request.weight, match);
      return tableRefusal(problem.code, `Weight: ${problem.sentence}`, problem.details);
    }
    const { vector, definition } = match.found;
    if (vector.kind !== 'number' || definition.type === 'date') return tableRefusal('WEIGHT_NOT_A_NUMBER', `${definition.id} cannot be a weight: it is not a number.`, { variable: definition.id });
    weight = definition;
    notes.push(say.weight(labelIn(definition, language)));
    let out = 0;
    const usable = new Uint8Array(data.caseCount);
    weights = new Float64Array(data.caseCount);
    for (let i = 0; i < usable.length; i++) {
      if (keep !== null && keep[i] !== 1) continue;
      const value = vector.values[i]!;
      if (vector.states[i] === STATE.value && value > 0 && Number.isFinite(value)) { usable[i] = 1; weights[i] = value; }
      else out++;
    }
    if (out > 0) { keep = usable; notes.push(say.unweightable(countIn(out, language), unitFor(out, unit, language))); }
  }
  return ok({ cases: { count: data.caseCount, keep, weights }, passing: keep === null ? data.caseCount : countKept(keep), unit, language, notes, weight });
}

function countKept(keep: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < keep.length; i++) if (keep[i] === 1) count++;
  return count;
}

type Side = Table['rows'];
const TOTAL: Readonly<Record<Language, string>> = { en: 'Total', fr: 'Total' };
const STATE_LABELS: Readonly<Record<Language, Readonly<Record<MissingKind, string>>>> = {
  en: { notAsked: 'Not asked', noAnswer: 'No answer', dontKnow: 'Don’t know or refused', notApplicable: 'Not applicable', unread: 'Unread' },
  fr: { notAsked: 'Non interrogé', noAnswer: 'Sans réponse', dontKnow: 'Ne sait pas ou refus', notApplicable: 'Sans objet', unread: 'Non lu' },
};
export const stateLabel = (kind: MissingKind, language: Language): string => STATE_LABELS[language][kind];

export function sideOf(definition: VariableDefinition, language: Language, kinds: readonly MissingKind[] = []): Side {
  return {
    id: definition.id,
    label: labelIn(definition, language),
    categories: [
      ...definition.categories.map((category) => ({ id: category.id, label: labelIn(category, language) })),
      ...kinds.map((kind) => ({ id: `state:${kind}`, label: stateLabel(kind, language) })),
    ],
  };
}

export const percentOf = (part: number, base: number): number | null => (base > 0 ? (100 * part) / base : null);

/** Counts, percentages and bases in the contract's shape. */
export function tableOf(counts: PairCounts, rows: Side, columns: Side, weighted: boolean): Table {
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

/** One table for each pair of a row variable and a column variable, in that order; without columns, each row variable with the
 *  total as its only column.
 *
 *  Bases. `valid`: cases with a value in the row and in the column variable (a multiple-response case that chose nothing has a
 *  value: it is in the base). `all`: every case that passes the filter; the kinds of missing that occur become further rows and
 *  columns, `state:noAnswer` and so on, after the categories. `missing` counts, unweighted, the passing cases without a value, by
 *  what the row lacks or else the column. Cases with an unknown filter, or without a positive weight, are nowhere.
 *  @param request the contract's TableRequest, already validated
 *  @returns the tables, or a sentence that says what to change */
export function crosstab(request: TableRequest, data: CrosstabData): Result<Table[], TableRefusal> {
  const counted = prepareCases(request, data);
  if (!counted.ok) return counted;
  const rows: (VariableData & { axis: Axis })[] = [];
  for (const name of request.rows) {
    const found = findCountable(data, name);
    if (!found.ok) return found;
    rows.push(found.value);
  }
  const columns: ((VariableData & { axis: Axis }) | null)[] = request.columns.length === 0 ? [null] : [];
  for (const name of request.columns) {
    const found = findCountable(data, name);
    if (!found.ok) return found;
    columns.push(found.value);
  }
  const made = rows.flatMap((row) => columns.map((column) => oneTable(row, column, request, data, counted.value)));
  if (request.suppress === undefined) return ok(made.map((each) => each.table));
  const { tables, report } = suppressPlan(made, request.suppress);
  tables.forEach((table, index) => table.notes.push(...suppressionNotes(report, index, request.language)));
  return ok(tables);
}

/** What is said under a table from which numbers are withheld; nothing where none is. */
export function suppressionNotes(report: SuppressionReport, table: number, language: Language): string[] {
  const say = SENTENCES[language];
  const notes: string[] = [];
  if (report.withheld.some((cell) => cell.table === table)) notes.push(say.suppressed(countIn(report.minimum - 1, language)));
  if (report.exposed.some((cell) => cell.table === table)) notes.push(say.exposed);
  return notes;
}

function oneTable(row: VariableData & { axis: Axis }, column: (VariableData & { axis: Axis }) | null, request: TableRequest, data: CrosstabData, counted: Counted): DisclosureTable {
  const { language, cases } = counted;
  const all = request.base === 'all';
  const rowSide = all ? withStatesAsCategories(row.axis, cases.keep) : { axis: row.axis, kinds: [] };
  const columnSide = column === null ? null : all ? withStatesAsCategories(column.axis, cases.keep) : { axis: column.axis, kinds: [] };
  const counts = countPairs(rowSide.axis, columnSide?.axis ?? null, cases);
  const total: Side = { id: 'total', label: TOTAL[language], categories: [{ id: 'total', label: TOTAL[language] }] };
  const table = tableOf(
    counts, sideOf(row.definition, language, rowSide.kinds),
    column === null || columnSide === null ? total : sideOf(column.definition, language, columnSide.kinds), cases.weights !== null,
  );
  const valid = all ? countPairs(row.axis, column?.axis ?? null, cases) : counts;
  // where every case is the base nobody is left out of it; who lacks a value is still said
  if (all) MISSING_KINDS.forEach((kind, index) => { table.missing[kind] = valid.missingRow[index]! + valid.missingColumn[index]!; });
  const provisional = [row, column].flatMap((each) => (each?.provisional === undefined ? [] : [each.provisional]));
  if (provisional[0] !== undefined) table.provisional = { read: Math.min(...provisional.map((each) => each.read)), of: provisional[0].of };
  table.notes.push(...tableNotes(row, column, counts, request, data, counted));
  if (request.tests) {
    // states of missing are no categories to be tested
    const { tests, notes } = significance(row.axis, column?.axis ?? null, valid, cases, language);
    table.tests = tests;
    table.notes.push(...notes);
  }
  const unweighted = cases.weights === null ? counts : countPairs(rowSide.axis, columnSide?.axis ?? null, { ...cases, weights: null });
  return {
    table, cases: casesOfCounts(unweighted),
    rowsExclusive: row.axis.kind === 'codes', columnsExclusive: column === null || column.axis.kind === 'codes',
    population: [request.filter?.trim() ?? '', request.weight ?? ''].join(''),
  };
}

/** Counts as rows of numbers, for the rules of disclosure. */
export function casesOfCounts(counts: PairCounts): DisclosureTable['cases'] {
  return {
    cells: Array.from({ length: counts.rows }, (_, r) => Array.from(counts.cells.subarray(r * counts.columns, (r + 1) * counts.columns))),
    rowTotals: Array.from(counts.rowTotals), base: counts.base,
  };
}

function tableNotes(row: VariableData, column: VariableData | null, counts: PairCounts, request: TableRequest, data: CrosstabData, counted: Counted): string[] {
  const { language, unit } = counted;
  const say = SENTENCES[language];
  const notes = [baseNote(counts.unweightedBase, counted.passing, counts.missingRow, counts.missingColumn, column === null ? '' : labelIn(column.definition, language), unit, language)];
  if (counts.unweightedBase === 0) notes.push(say.nothing);
  if (request.base === 'all') notes.push(say.allBase(''));
  notes.push(...counted.notes);
  for (const each of column === null ? [row] : [row, column]) {
    if (each.vector.kind === 'multiple') notes.push(say.multiple(labelIn(each.definition, language)));
    if (each.provisional !== undefined && each.provisional.read < each.provisional.of) {
      notes.push(say.provisional(labelIn(each.definition, language), countIn(each.provisional.read, language), countIn(each.provisional.of, language)));
    }
  }
  if (data.mode === 'census') notes.push(request.tests ? say.censusTested : say.census);
  return notes;
}
