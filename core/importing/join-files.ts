import type { JoinedSheet } from '../contract/api/importing.ts';
import type { Told } from '../contract/saying.ts';
import { normaliseText } from '../text/normalise.ts';
import { said, saying } from '../text/sentences.ts';
import { cellText } from './cell-text.ts';
import { withColumns } from './extra-columns.ts';
import { findJoins, isParentLink, sheetView, type SheetView } from './find-joins.ts';
import { gatherFiles, withoutExtension, type FileTable } from './gather-files.ts';
import type { RawTable } from './raw-table.ts';
import { surveySheet, type SheetShape } from './survey-sheet.ts';

/** Files that are the parts of one survey (ODK writes a file for each repeat group), seen as the sheets of one workbook. */
export interface JoinedFiles {
  /** The table with the cases, called after its file; `shape` where several equal files were put together for it. */
  readonly main: RawTable;
  readonly shape: SheetShape | undefined;
  readonly others: ReadonlyMap<string, RawTable>;
  readonly joins: readonly JoinedSheet[];
  readonly files: readonly { readonly name: string; readonly cases: number; readonly refused: Told | null; readonly differences: readonly Told[] }[];
}

/** A table of one file, or of several with the same columns. */
interface Part { readonly names: readonly string[]; readonly table: RawTable; readonly shape: SheetShape | undefined; readonly view: SheetView | null }

/** Whether a survey tool's own column says that a table belongs to another. */
export const saysParent = ({ table, shape }: FileTable): boolean => headersOf(table, shape).some(isParentLink);

/** Takes several files for the parts of one survey: one holds the cases, the others are tied to it by an id.
 *  Files with the same columns are put together first. A part without a row is a repeat group that nobody filled in.
 *  @param wanted the table with the cases, by its name; that to which most others are tied where absent
 *  @returns null where no file is surely tied to another */
export function joinFiles(files: readonly FileTable[], wanted?: string): JoinedFiles | null {
  const parts = partsOf(files);
  const filled = parts.flatMap((part) => (part.view === null ? [] : [{ part, view: part.view }]));
  const ties = filled.map(({ part, view }) => ({ part, view, joins: findJoins(view, filled.flatMap((other) => (other.view === view ? [] : [other.view]))) }));
  const sure = ({ joins }: (typeof ties)[number]): number => joins.filter(({ use }) => use !== 'leave').length;
  const chosen = ties.find(({ view }) => view.name === wanted) ?? ties.filter((one) => sure(one) > 0).sort((a, b) => sure(b) - sure(a) || b.view.sheet.caseCount - a.view.sheet.caseCount)[0];
  if (chosen === undefined) return null;
  const tied = new Set(chosen.joins.map(({ sheet }) => sheet));
  const others = filled.filter(({ view }) => view !== chosen.view && tied.has(view.name));
  return {
    main: chosen.part.table, shape: chosen.part.shape, others: new Map(others.map(({ view, part }) => [view.name, part.table])), joins: chosen.joins,
    files: files.map((file) => {
      const part = parts.find(({ names }) => names.includes(file.name))!;
      const own = part.names.length === 1 ? part.view : sheetView(file.table, file.shape);
      if (part.view === null) return saysParent(file) ? { name: file.name, cases: 0, refused: null, differences: [said(saying('file.noRows'))] } : { name: file.name, cases: 0, refused: said(saying('file.noAnswers', { file: file.name })), differences: [] };
      const comesIn = part === chosen.part || tied.has(part.view.name);
      return { name: file.name, cases: comesIn ? own?.sheet.caseCount ?? 0 : 0, refused: comesIn ? null : said(saying('file.notTied', { file: file.name, main: chosen.view.name })), differences: [] };
    }),
  };
}

/** Ids of respondents, not the numbers or words of questions down the side of a form. */
export function tiedByCodes({ joins, others }: JoinedFiles): boolean {
  return joins.some(({ sheet, use, column, headerRows, firstDataRow }) => {
    const view = use === 'leave' ? undefined : surveySheet(others.get(sheet)!, { orientation: 'rows', headerRows, firstDataRow });
    const at = view === undefined ? -1 : Array.from({ length: view.columnCount }, (_, index) => index).findIndex((index) => view.header(index).full === column);
    const ids = at < 0 ? [] : view!.column(at).values.map(cellText).filter((id) => id !== null);
    return ids.length > 0 && ids.every((id) => /^\S*\d\S*$/u.test(id.trim()) && !/^q?\.?\d{1,3}[a-z]?\.?$/iu.test(id.trim()));
  });
}

function partsOf(files: readonly FileTable[]): Part[] {
  const stems = files.map(({ name }) => withoutExtension(name));
  const nameOf = (at: number): string => (stems.indexOf(stems[at]!) === stems.lastIndexOf(stems[at]!) ? stems[at]! : files[at]!.name);
  const groups = Map.groupBy(files.map((file, at) => ({ ...file, table: called(file.table, nameOf(at)) })), ({ name, table, shape }) => headersOf(table, shape).map(normaliseText).toSorted().join('\u0001') || name);
  return [...groups.values()].map((group): Part => {
    const together = group.length === 1 ? null : gatherFiles(group, 'tables');
    if (together === null || !together.ok) { const { table, shape } = group[0]!; return { names: group.map(({ name }) => name), table, shape, view: sheetView(table, shape) }; }
    const { table, headerRows, firstDataRow } = together.value;
    const shape: SheetShape = { orientation: 'rows', headerRows, firstDataRow };
    return { names: group.map(({ name }) => name), table, shape, view: sheetView(table, shape) };
  });
}

/** The texts of the header; of a table without a row below it, those of its first line. */
function headersOf(table: RawTable, given?: SheetShape): string[] {
  const shape = sheetView(table, given)?.shape;
  if (shape === undefined) return table.rowCount === 0 ? [] : Array.from({ length: table.columnCount }, (_, column) => cellText(table.cell(0, column)) ?? '').filter((text) => text !== '');
  const sheet = surveySheet(table, shape);
  return Array.from({ length: sheet.columnCount }, (_, column) => sheet.header(column).full).filter((full) => full !== '');
}

/** The table under another name: files are told apart by their names, whatever their sheets are called. */
const called = (table: RawTable, sheet: string): RawTable => (table.sheet === sheet ? table : { ...withColumns(table, []), sheet, problems: table.problems.map((problem) => ({ ...problem, sheet })) });
