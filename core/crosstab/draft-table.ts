import type { PlanTable } from '../contract/table-plan.ts';
import { ok, type Result } from '../result.ts';
import type { Bits } from './bits.ts';
import { nestAxes } from './combine-axes.ts';
import { countBanner, countPairs } from './count-pairs.ts';
import { populationOf } from './crosstab.ts';
import { findVariable, nameProblem, type CrosstabData, type VariableData } from './data.ts';
import { declaredDesign } from './declared-design.ts';
import { speaksOfDocuments } from './documents-apart.ts';
import type { Language } from './explain.ts';
import { numericSummary, type NumericSummary } from './numeric-summary.ts';
import { pairTable, sideOf, type Net, type PairTable, type Side } from './pair-table.ts';
import { findCountable, prepareCases, type Counted } from './prepare-cases.ts';
import { tableRefusal, type TableRefusal } from './table-refusal.ts';
import type { MeanTests } from './mean-tests.ts';
import { USUAL_TESTS, type TestOptions } from './significance.ts';
import type { HeaderNode } from './table-model.ts';

export interface NumberRow {
  readonly kind: 'number'; readonly variable: VariableData; readonly summaries: readonly NumericSummary[]; readonly missing: readonly number[];
  /** The cases behind each summary. */
  readonly sets: readonly Bits[];
  /** One for each column variable; null where nothing is compared. */
  readonly tests: readonly (MeanTests | null)[];
}
/** The tables of one row variable: the total's, then one for each column variable, as places in the list of all tables. */
export interface CategoryRow { readonly kind: 'categories'; readonly variable: VariableData; readonly side: Side; readonly places: readonly number[] }
/** A table counted, before anything is withheld or laid out. */
export interface Draft {
  readonly spec: PlanTable;
  readonly counted: Counted;
  readonly mode: 'census' | 'sample';
  readonly columns: readonly Side[];
  readonly columnHeads: readonly HeaderNode[];
  /** Header labels of each column after the total, outermost first. */
  readonly columnPaths: readonly (readonly string[])[];
  readonly columnCases: readonly number[];
  /** The rules of comparison; null where nothing is tested. */
  readonly testing: TestOptions | null;
  readonly rows: readonly (NumberRow | CategoryRow)[];
}

function netsFor(spec: PlanTable, variable: VariableData, language: Language): Result<Net[], TableRefusal> {
  const { definition } = variable;
  const nets: Net[] = [];
  for (const net of spec.nets) {
    if (net.variable !== definition.id) continue;
    const of = [...new Set(net.of)].map((id) => definition.categories.findIndex((category) => category.id === id));
    const unknown = of.indexOf(-1);
    if (unknown >= 0) return tableRefusal('CATEGORY_UNKNOWN', `The net “${net.label[language] || net.id}” holds “${net.of[unknown]!}”, which is not a category of ${definition.id}.`, { variable: definition.id });
    nets.push({ id: net.id, label: net.label[language] || net.label.en || net.id, of });
  }
  return ok(nets);
}

function columnSides(spec: PlanTable, data: CrosstabData, language: Language): Result<Pick<Draft, 'columns' | 'columnHeads' | 'columnPaths'>, TableRefusal> {
  const sides: Side[] = [];
  for (const name of spec.columns) {
    const found = findCountable(data, name, spec.bands, language);
    if (!found.ok) return found;
    sides.push(sideOf(found.value, language));
  }
  const leaf = (label: string): HeaderNode => ({ label, variable: null, span: 1, children: [] });
  const headOf = (side: Side): HeaderNode => ({ label: side.label, variable: side.id, span: side.categories.length, children: side.categories.map((category) => leaf(category.label)) });
  if (!spec.nest || sides.length < 2) return ok({ columns: sides, columnHeads: sides.map(headOf), columnPaths: sides.flatMap((side) => side.categories.map((category) => [side.label, category.label])) });
  const size = sides.reduce((product, side) => product * side.categories.length, 1);
  if (size > MOST_COLUMNS) return tableRefusal('TABLE_TOO_WIDE', `Nesting ${spec.columns.join(', ')} makes ${size} columns; at most ${MOST_COLUMNS} can be shown. Nest fewer variables or join categories.`, { columns: size });
  const nested = sides.reduce((outer, inner) => ({
    id: `${outer.id}*${inner.id}`, label: `${outer.label} × ${inner.label}`, nets: [], multiple: outer.multiple || inner.multiple,
    categories: outer.categories.flatMap((a) => inner.categories.map((b) => ({ id: `${a.id}*${b.id}`, label: `${a.label} – ${b.label}` }))),
    axis: nestAxes(outer.axis, inner.axis), provisional: outer.provisional ?? inner.provisional,
  }));
  const tree = (level: number): HeaderNode => {
    const side = sides[level]!;
    if (level === sides.length - 1) return headOf(side);
    const below = tree(level + 1);
    return { label: side.label, variable: side.id, span: side.categories.length * below.span, children: side.categories.map((category) => ({ label: category.label, variable: null, span: below.span, children: [below] })) };
  };
  const paths = sides.reduce<string[][]>((outer, side) => outer.flatMap((path) => side.categories.map((category) => [...path, side.label, category.label])), [[]]);
  return ok({ columns: [nested], columnHeads: [tree(0)], columnPaths: paths });
}
const MOST_COLUMNS = 250;

/** How a table of the plan is tested: columns whose percentages are not given for want of cases are not compared either. */
const rulesOf = (spec: PlanTable, mode: 'census' | 'sample'): Partial<TestOptions> => ({ ...(mode === 'sample' ? { minimumBase: spec.lowBase.hide } : {}), ...(spec.adjust === undefined ? {} : { adjust: spec.adjust }), ...(spec.seed === undefined ? {} : { seed: spec.seed }), ...(spec.intervalMethod === undefined ? {} : { interval: spec.intervalMethod }) });

/** Filters and weights that were worked out already: tables of a plan mostly share a few. */
export type KnownCases = Map<string, Result<Counted, TableRefusal>>;

/** Counts one table of a plan and adds what is printed in it to `pairs`, the list of all tables of the plan. */
export function draftTable(spec: PlanTable, data: CrosstabData, language: Language, pairs: PairTable[], known: KnownCases, how: { readonly fingerprints: boolean; readonly layer?: PairTable['layer'] } = { fingerprints: false }): Result<Draft, TableRefusal> {
  const declared = declaredDesign([...spec.rows, ...spec.columns], spec.weight !== undefined, data);
  const request = {
    ...(spec.filter === undefined ? {} : { filter: spec.filter }), ...(spec.weight === undefined ? {} : { weight: spec.weight }),
    ...(spec.mode === 'census' ? { design: null } : spec.design === undefined ? declared === undefined ? {} : { design: declared } : { design: spec.design }), ...(spec.population === undefined ? {} : { population: spec.population }),
    totals: spec.statistics.includes('total'), language, documents: speaksOfDocuments([...spec.rows, ...spec.columns], spec.filter, data),
  };
  const population = populationOf(request);
  const key = JSON.stringify(request);
  const counted = known.get(key) ?? prepareCases(request, data);
  known.set(key, counted);
  if (!counted.ok) return counted;
  const columns = columnSides(spec, data, language);
  if (!columns.ok) return columns;
  const mode = spec.mode ?? data.mode ?? 'sample';
  const { cases } = counted.value;
  const testing = spec.tests ? { ...USUAL_TESTS, ...rulesOf(spec, mode) } : null;
  const isCut = (id: string): boolean => spec.bands?.some((banding) => banding.variable === id) ?? false;
  const rows: (NumberRow | CategoryRow)[] = [];
  // nothing joins the list of all tables until every row of this one is known to be good
  const own: PairTable[] = [];
  for (const name of spec.rows) {
    const match = findVariable(data, name);
    if (!('found' in match)) { const problem = nameProblem(name, match); return tableRefusal(problem.code, problem.sentence, problem.details); }
    const { vector, definition } = match.found;
    if (vector.kind === 'number' && definition.type === 'number' && !isCut(definition.id)) {
      const { design } = counted.value;
      const total = numericSummary(vector, null, cases, 0.95, design);
      const bySide = columns.value.columns.map((side) => numericSummary(vector, side.axis, cases, 0.95, design, testing));
      rows.push({ kind: 'number', variable: match.found, missing: total.missing, summaries: [total.total, ...bySide.flatMap((each) => each.columns)], sets: [total.sets[0]!, ...bySide.flatMap((each) => each.sets.slice(1))], tests: bySide.map((each) => each.tests) });
      continue;
    }
    const found = findCountable(data, name, spec.bands, language);
    if (!found.ok) return found;
    const nets = netsFor(spec, found.value, language);
    if (!nets.ok) return nets;
    const side = sideOf(found.value, language, nets.value);
    const options = { base: spec.base, tests: spec.tests, intervals: spec.statistics.includes('interval'), differences: spec.statistics.includes('difference'), rules: rulesOf(spec, mode), population, ...how };
    const plain = spec.base === 'valid' && side.nets.length === 0;
    const counts = plain ? countBanner(side.axis, columns.value.columns.map((column) => column.axis), cases) : [];
    const places = [null, ...columns.value.columns].map((column, index) => pairs.length + own.push(pairTable(side, column, { ...options, counts: counts[index] }, data, counted.value)) - 1);
    rows.push({ kind: 'categories', variable: found.value, side, places });
  }
  if (spec.grid === true) {
    const unlike = scaleProblem(rows);
    if (unlike !== null) return unlike;
  }
  pairs.push(...own);
  const columnCases = columns.value.columns.flatMap((side) => Array.from(countPairs(side.axis, null, { ...cases, weights: null }).rowTotals));
  return ok({ spec, counted: counted.value, mode, ...columns.value, columnCases: [counted.value.passing, ...columnCases], testing, rows });
}

/** Questions side by side must have one scale: the same categories in the same order. */
function scaleProblem(rows: Draft['rows']): { ok: false; error: TableRefusal } | null {
  let scale: string | null = null;
  for (const row of rows) {
    const id = row.variable.definition.id;
    if (row.kind === 'number') return tableRefusal('GRID_NOT_A_SCALE', `${id} is a number and has no categories to stand side by side; cut it into bands, or take it out of this table.`, { variable: id });
    const categories = row.side.categories.map((category) => category.id).join('\n');
    if (scale !== null && categories !== scale) return tableRefusal('GRID_SCALES_DIFFER', `${id} has other categories than ${rows[0]!.variable.definition.id}: only questions on the same scale can stand side by side. Take it out, or recode it to the same categories.`, { variable: id, other: rows[0]!.variable.definition.id });
    scale = categories;
  }
  return null;
}
