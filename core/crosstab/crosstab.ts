import type { Table, TableRequest } from '../contract/table.ts';
import { suppressPlan, type SuppressionReport } from '../disclosure/suppress.ts';
import { ok, type Result } from '../result.ts';
import type { CrosstabData } from './data.ts';
import { declaredDesign } from './declared-design.ts';
import { speaksOfDocuments } from './documents-apart.ts';
import type { Language } from './explain.ts';
import { countIn, SENTENCES } from './notes.ts';
import { pairTable, sideOf, type Side } from './pair-table.ts';
import { findCountable, prepareCases } from './prepare-cases.ts';
import type { TableRefusal } from './table-refusal.ts';

export type { TableRefusal } from './table-refusal.ts';

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
  const { language } = request;
  const names = [...request.rows, ...request.columns];
  const counted = prepareCases({ ...request, design: request.design === undefined ? declaredDesign(names, request.weight !== undefined, data) : request.design, documents: speaksOfDocuments(names, request.filter, data) }, data);
  if (!counted.ok) return counted;
  const sides: Side[] = [];
  for (const name of [...request.rows, ...request.columns]) {
    const found = findCountable(data, name, request.bands, language);
    if (!found.ok) return found;
    sides.push(sideOf(found.value, language));
  }
  const rows = sides.slice(0, request.rows.length);
  const columns = request.columns.length === 0 ? [null] : sides.slice(request.rows.length);
  const options = {
    base: request.base, tests: request.tests, differences: request.differences, intervals: request.interval !== undefined, population: populationOf(request), fingerprints: request.suppress !== undefined,
    rules: { ...(request.adjust === undefined ? {} : { adjust: request.adjust }), ...(request.seed === undefined ? {} : { seed: request.seed }), ...(request.interval === undefined ? {} : { interval: request.interval }) },
  };
  const made = rows.flatMap((row) => columns.map((column) => pairTable(row, column, options, data, counted.value)));
  if (request.suppress === undefined) return ok(made.map((each) => each.table));
  const { tables, report } = suppressPlan(made, request.suppress, [], request.suppress - 1, false);
  const found = withheldIn(report);
  // a sentence that announces a test is true only where the test is still there
  tables.forEach((table, index) => { if (found.withheld.has(index)) table.notes = table.notes.filter((note) => !isWholeTest(note, made[index]!.testNotes)); });
  tables.forEach((table, index) => table.notes.push(...suppressionNotes(found, [index], language, request.tests)));
  return ok(tables);
}

/** What tells the cases of one table from those of another: '' for all cases. */
export const populationOf = (request: Pick<TableRequest, 'filter' | 'weight'>): string => [request.filter?.trim() ?? '', request.weight ?? ''].filter((part) => part !== '').join(' weighted by ');

/** Which tables of a plan have something withheld, something that follows all the same, something unproven. */
export interface WithheldIn { readonly minimum: number; readonly withheld: ReadonlySet<number>; readonly exposed: ReadonlySet<number>; readonly unproven: ReadonlySet<number> }
export function withheldIn({ minimum, withheld, exposed, unproven }: SuppressionReport): WithheldIn {
  const tablesOf = (cells: SuppressionReport['withheld']): Set<number> => new Set(cells.map((cell) => cell.table));
  return { minimum, withheld: tablesOf(withheld), exposed: tablesOf(exposed), unproven: tablesOf(unproven) };
}

/** What is said under tables from which numbers are withheld; nothing where none is. */
export function suppressionNotes(report: WithheldIn, tables: readonly number[], language: Language, tested = false): string[] {
  const say = SENTENCES[language];
  const isIn = (found: ReadonlySet<number>): boolean => tables.some((table) => found.has(table));
  return [
    ...(isIn(report.withheld) ? [say.suppressed(countIn(report.minimum - 1, language)), ...(tested ? [say.testsWithheld] : [])] : []),
    ...(isIn(report.exposed) ? [say.exposed] : []), ...(isIn(report.unproven) ? [say.unproven] : []),
  ];
}

/** The notes that announce tests of a table as a whole come first among its notes on tests; those on comparisons and intervals stay. */
export const isWholeTest = (note: string, testNotes: readonly string[]): boolean => testNotes.includes(note) && !/^(Columns compared|Colonnes comparées|Intervals|Intervalles|Differences|Écarts|Les écarts)/.test(note);
/** Whether a note speaks of the cells of one table alone, so that several tables have to say which. */
export const isOfOneTest = (note: string): boolean => /^\d+ (cells? expect|cellules? attendue)/.test(note);
