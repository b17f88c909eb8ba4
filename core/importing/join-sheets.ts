import type { PlanSheet, Problem } from '../contract/import-plan.ts';
import type { Saying } from '../contract/saying.ts';
import { normaliseText } from '../text/normalise.ts';
import { said, saying } from '../text/sentences.ts';
import { ok, refuse, type Result } from '../result.ts';
import { cellText } from './cell-text.ts';
import { isComposed, withColumns, type CellPlace, type ComposedTable, type ExtraColumn } from './extra-columns.ts';
import { isLinkColumn, sheetView, type SheetView } from './find-joins.ts';
import { linkedHeader } from './gather-joins.ts';
import { decimalMark, parseNumber } from './parse-number.ts';
import { cellAddress, type RawCell, type RawTable } from './raw-table.ts';

/** What stands between the answers of several rows in one cell: no respondent writes it. */
export const ROWS_DELIMITER = ' ¦ ';
/** The cell of a summary where the case has no rows in the repeat group: its questions were not asked. */
export const NO_ROWS = '(no rows)';
/** Columns that a repeat group's rows get from their parent. */
export const PARENT_HEADERS = { key: 'Row key', parent: 'Parent case', country: 'Country of the parent case' } as const;
export type SummaryKind = 'count' | 'any' | 'all' | 'sum' | 'mean';

export const summaryHeader = (sheet: string, kind: SummaryKind, header = ''): string => (kind === 'count' ? `${sheet}: number of rows` : `${header} (${sheet}, ${kind})`);
const joinedHeader = (sheet: string, header: string): string => `${header} (${sheet})`;

export interface JoinRequest {
  readonly main: RawTable;
  readonly shape: { readonly orientation: 'rows' | 'columns'; readonly headerRows: readonly number[]; readonly firstDataRow: number };
  readonly sheets: readonly PlanSheet[];
  /** The other sheets, by name. */
  readonly tables: ReadonlyMap<string, RawTable>;
  /** Headers of the main sheet's case key and country, where it has them. */
  readonly key?: string | undefined;
  readonly country?: string | undefined;
  /** The summaries that are wanted, by header (`summaryHeader`), and what stands between several answers of one cell. */
  readonly summaries: ReadonlyMap<string, string | undefined>;
}
export interface JoinedUnit {
  readonly sheet: string; readonly table: ComposedTable;
  /** The sheet its rows hang on, and the row there (1-based) that one of them belongs to; null where it belongs to none. */
  readonly parent: string;
  parentRow(row: number): number | null;
}
export interface JoinedTables {
  /** The main sheet, with the columns of one-to-one sheets and the summaries of repeat groups at its right. */
  readonly main: ComposedTable;
  /** Repeat groups whose rows are cases, each with its parent's key, a key of its own and the parent's country at its right. */
  readonly units: readonly JoinedUnit[];
  /** Rows that belong to no case, and second rows where there can be one. */
  readonly problems: readonly Problem[];
}

/** Joins the sheets of a workbook by their ids, as a plan says. Cells keep their places: a problem in a joined cell names the
 *  sheet and address where it stands.
 *  @returns PLAN_MISFIT where a sheet or a column of the plan is not there */
export function joinTables(request: JoinRequest): Result<JoinedTables, { readonly kind: 'PLAN_MISFIT'; readonly why: Saying }> {
  const main = sheetView(request.main, request.shape);
  if (main === null) return refuse({ kind: 'PLAN_MISFIT', why: saying('join.noHeader', { sheet: request.main.sheet }) });
  const keyColumn = request.key === undefined ? -1 : columnOf(main, request.key);
  const countryColumn = request.country === undefined ? -1 : columnOf(main, request.country);
  const roots = new Map<string, Parent>([[main.name, {
    view: main,
    key: (caseIndex) => (keyColumn < 0 ? null : text(main, keyColumn, caseIndex)) ?? String(main.sheet.rowNumber(caseIndex)),
    country: countryColumn < 0 ? null : (caseIndex) => cellOf(main, countryColumn, caseIndex),
    countryPlace: (caseIndex) => placeOf(main, Math.max(0, countryColumn), caseIndex),
  }]]);
  const extra: ExtraColumn[] = [];
  const headers: string[] = [];
  const units: JoinedUnit[] = [];
  const problems: Problem[] = [];
  const taken = new Set(Array.from({ length: main.sheet.columnCount }, (_, column) => normaliseText(main.sheet.header(column).full)));

  for (const plan of byDepth(request.sheets, main.name)) {
    if (plan.use === 'leave') continue;
    const table = request.tables.get(plan.sheet);
    const child = table === undefined ? null : sheetView(table, { orientation: 'rows', headerRows: plan.headerRows, firstDataRow: plan.firstDataRow });
    const parent = roots.get(plan.parent);
    if (child === null || table === undefined) return refuse({ kind: 'PLAN_MISFIT', why: saying('join.noSheet', { sheet: plan.sheet }) });
    if (parent === undefined) return refuse({ kind: 'PLAN_MISFIT', why: saying('join.noParent', { sheet: plan.sheet, parent: plan.parent }) });
    const own = columnOf(child, plan.column);
    const other = columnOf(parent.view, plan.parentColumn);
    if (own < 0 || other < 0) return refuse({ kind: 'PLAN_MISFIT', why: saying('join.noColumn', { sheet: plan.sheet, parent: plan.parent, column: own < 0 ? plan.column : plan.parentColumn, where: own < 0 ? plan.sheet : plan.parent }) });
    const rows = rowsOfParents(child, own, parent.view, other, plan, problems);
    if (plan.kind === 'one') {
      for (let column = 0; column < child.sheet.columnCount; column++) {
        const { full } = child.sheet.header(column);
        if (column === own || full === '' || full === linkedHeader(plan.column)) continue;
        headers.push(taken.has(normaliseText(full)) ? joinedHeader(plan.sheet, full) : full);
        taken.add(normaliseText(headers.at(-1)!));
        extra.push(columnFrom(main, (caseIndex) => { const row = rows.of[caseIndex]?.[0]; return row === undefined ? null : { cell: cellOf(child, column, row), place: placeOf(child, column, row) }; }));
      }
      continue;
    }
    if (plan.use === 'summary' || plan.use === 'both') {
      if (plan.parent === main.name) for (const summary of summariesOf(child, own, plan.sheet, rows.of, request.summaries)) {
        if (!request.summaries.has(summary.header)) continue;
        headers.push(summary.header);
        extra.push(columnFrom(main, (caseIndex) => ({ cell: summary.cell(caseIndex), place: placeOf(child, Math.max(0, summary.column), rows.of[caseIndex]?.[0] ?? 0) })));
      }
    }
    if (plan.use === 'cases' || plan.use === 'both') {
      const nth = (row: number): number => { const one = rows.parentOf[row]!; return one < 0 ? 0 : rows.of[one]!.indexOf(row) + 1; };
      const keyOf = (row: number): string => { const one = rows.parentOf[row]!; return one < 0 ? `${plan.sheet} row ${child.sheet.rowNumber(row)}` : `${parent.key(one)}/${nth(row)}`; };
      const columns: ExtraColumn[] = [
        columnFrom(child, (row) => ({ cell: keyOf(row), place: placeOf(child, own, row) }), PARENT_HEADERS.key),
        columnFrom(child, (row) => { const one = rows.parentOf[row]!; return one < 0 ? null : { cell: parent.key(one), place: placeOf(child, own, row) }; }, PARENT_HEADERS.parent),
        ...(parent.country === null ? [] : [columnFrom(child, (row) => { const one = rows.parentOf[row]!; return one < 0 ? null : { cell: parent.country!(one), place: parent.countryPlace(one) }; }, PARENT_HEADERS.country)]),
      ];
      const parentRows = new Map(Array.from(rows.parentOf, (one, row) => [child.sheet.rowNumber(row), one < 0 ? null : parent.view.sheet.rowNumber(one)]));
      units.push({ sheet: plan.sheet, table: withColumns(table, columns), parent: plan.parent, parentRow: (row) => parentRows.get(row) ?? null });
      roots.set(plan.sheet, {
        view: child, key: keyOf,
        country: parent.country === null ? null : (row) => { const one = rows.parentOf[row]!; return one < 0 ? null : parent.country!(one); },
        countryPlace: (row) => { const one = rows.parentOf[row]!; return parent.countryPlace(Math.max(0, one)); },
      });
    }
  }
  return ok({ main: withColumns(request.main, extra.map((column, index) => withHeader(column, main, headers[index]!))), units, problems });
}

interface Parent {
  readonly view: SheetView;
  key(caseIndex: number): string;
  readonly country: ((caseIndex: number) => RawCell) | null;
  countryPlace(caseIndex: number): CellPlace;
}

/** Sheets behind the sheet they hang on. */
function byDepth(sheets: readonly PlanSheet[], main: string): PlanSheet[] {
  const depth = (sheet: PlanSheet, steps = 0): number => { const parent = sheets.find((one) => one.sheet === sheet.parent); return sheet.parent === main || parent === undefined || steps > sheets.length ? steps : depth(parent, steps + 1); };
  return sheets.map((sheet) => ({ sheet, at: depth(sheet) })).sort((a, b) => a.at - b.at).map(({ sheet }) => sheet);
}

function columnOf({ sheet }: SheetView, header: string): number {
  const key = normaliseText(header);
  for (let column = 0; column < sheet.columnCount; column++) if (normaliseText(sheet.header(column).full) === key) return column;
  return -1;
}
const cellOf = ({ sheet }: SheetView, column: number, caseIndex: number): RawCell => { const { codes, values } = sheet.column(column); return values.at(codes[caseIndex]!) ?? null; };
const text = (view: SheetView, column: number, caseIndex: number): string | null => cellText(cellOf(view, column, caseIndex))?.trim() ?? null;
function placeOf({ name, sheet, table }: SheetView, column: number, caseIndex: number): CellPlace {
  const row = sheet.rowNumber(caseIndex) - 1;
  return (isComposed(table) ? table.place(row, column) : null) ?? { sheet: name, cell: cellAddress(row, column), row: row + 1 };
}

/** For each parent the rows that name its id, in order; and for each row its parent, −1 where it has none. */
function rowsOfParents(child: SheetView, own: number, parent: SheetView, other: number, plan: PlanSheet, problems: Problem[]): { of: number[][]; parentOf: Int32Array } {
  const parents = new Map<string, number>();
  for (let index = 0; index < parent.sheet.caseCount; index++) {
    const id = text(parent, other, index);
    if (id === null) continue;
    if (!parents.has(id)) parents.set(id, index);
    else if (plan.kind === 'many') problems.push(problem('warning', placeOf(parent, other, index), 'an id of its own', id, said(saying('join.parentTwice', { row: String(placeOf(parent, other, index).row), sheet: placeOf(parent, other, index).sheet, column: plan.parentColumn, id, child: plan.sheet }))));
  }
  const of: number[][] = Array.from({ length: parent.sheet.caseCount }, () => []);
  const parentOf = new Int32Array(child.sheet.caseCount).fill(-1);
  for (let row = 0; row < child.sheet.caseCount; row++) {
    const id = text(child, own, row);
    const found = id === null ? undefined : parents.get(id);
    const stands = placeOf(child, own, row);
    const facts = { row: String(stands.row), sheet: stands.sheet, column: linkedHeader(plan.column) ?? plan.column, id: id ?? '', parent: plan.parent };
    if (found === undefined) {
      const code = plan.kind === 'one' || plan.use === 'summary' ? (id === null ? 'join.noIdLeft' : 'join.orphanLeft') : id === null ? 'join.noIdKept' : 'join.orphanKept';
      problems.push(problem('error', placeOf(child, own, row), `an id of “${plan.parent}”`, id ?? '', said(saying(code, facts))));
      continue;
    }
    if (plan.kind === 'one' && of[found]!.length > 0) {
      problems.push(problem('error', placeOf(child, own, row), 'one row a case', id!, said(saying('join.secondRow', { ...facts, first: String(child.sheet.rowNumber(of[found]![0]!)) }))));
      continue;
    }
    parentOf[row] = found;
    of[found]!.push(row);
  }
  return { of, parentOf };
}
const problem = (severity: Problem['severity'], { sheet, cell }: CellPlace, expected: string, found: string, why: ReturnType<typeof said>): Problem => ({ severity, sheet, cell, expected, found, ...why });

/** A column over the rows of a view, from what each case gets. */
function columnFrom(view: SheetView, read: (caseIndex: number) => { cell: RawCell; place: CellPlace } | null, header?: string): ExtraColumn {
  const codes = new Int32Array(Math.max(...view.shape.headerRows, view.sheet.caseCount === 0 ? 0 : view.sheet.rowNumber(view.sheet.caseCount - 1) - 1) + 1).fill(-1);
  const values: RawCell[] = [];
  const caseOfRow = new Map<number, number>();
  for (let index = 0; index < view.sheet.caseCount; index++) {
    const row = view.sheet.rowNumber(index) - 1;
    caseOfRow.set(row, index);
    const found = read(index)?.cell ?? null;
    if (found === null) continue;
    codes[row] = values.length;
    values.push(found);
  }
  const column: ExtraColumn = { codes, values, place: (row) => { const index = caseOfRow.get(row); return index === undefined ? null : read(index)?.place ?? null; } };
  return header === undefined ? column : withHeader(column, view, header);
}

/** The column with its name in the last header row. */
function withHeader(column: ExtraColumn, view: SheetView, header: string): ExtraColumn {
  const codes = column.codes.slice();
  codes[view.shape.headerRows.at(-1)!] = column.values.length;
  return { ...column, codes, values: [...column.values, header] };
}

interface Summary { readonly header: string; readonly column: number; cell(caseIndex: number): RawCell }
function summariesOf(child: SheetView, own: number, sheet: string, rowsOf: readonly (readonly number[])[], delimiters: ReadonlyMap<string, string | undefined>): Summary[] {
  const summaries: Summary[] = [{ header: summaryHeader(sheet, 'count'), column: own, cell: (caseIndex) => rowsOf[caseIndex]!.length }];
  for (let column = 0; column < child.sheet.columnCount; column++) {
    const { full } = child.sheet.header(column);
    if (column === own || full === '' || isLinkColumn(full) || linkedHeader(full) !== null) continue;
    const texts = (caseIndex: number): string[] => rowsOf[caseIndex]!.map((row) => text(child, column, row)).filter((one) => one !== null);
    const decimal = decimalMark(child.sheet.column(column).values.map((cell) => cellText(cell) ?? '').filter((one) => one.length < 25));
    const numbers = (caseIndex: number): number[] => texts(caseIndex).map((one) => parseNumber(one, decimal)).filter((one) => one !== null);
    const asked = <T extends RawCell>(read: (caseIndex: number) => T | null) => (caseIndex: number): RawCell => (rowsOf[caseIndex]!.length === 0 ? NO_ROWS : read(caseIndex));
    const between = delimiters.get(summaryHeader(sheet, 'any', full)) ?? ROWS_DELIMITER;
    const none = <V>(list: readonly V[]): boolean => list.length === 0;
    summaries.push(
      { header: summaryHeader(sheet, 'any', full), column, cell: asked((caseIndex) => { const all = [...new Set(texts(caseIndex))]; return none(all) ? null : all.join(between); }) },
      { header: summaryHeader(sheet, 'all', full), column, cell: asked((caseIndex) => { const all = texts(caseIndex); return none(all) ? null : all.join('\n\n'); }) },
      { header: summaryHeader(sheet, 'sum', full), column, cell: asked((caseIndex) => { const all = numbers(caseIndex); return none(all) ? null : all.reduce((sum, one) => sum + one, 0); }) },
      { header: summaryHeader(sheet, 'mean', full), column, cell: asked((caseIndex) => { const all = numbers(caseIndex); return none(all) ? null : all.reduce((sum, one) => sum + one, 0) / all.length; }) },
    );
  }
  return summaries;
}
