import type { JoinedSheet } from '../contract/api/importing.ts';
import type { Told } from '../contract/saying.ts';
import { said, saying } from '../text/sentences.ts';
import { cellText } from './cell-text.ts';
import { withColumns, type ComposedTable } from './extra-columns.ts';
import { gatherFiles, withoutExtension, type GatheredTable } from './gather-files.ts';
import type { RawTable } from './raw-table.ts';
import { surveySheet } from './survey-sheet.ts';

/** One of several files, as reading it by itself found it. */
export interface FileSheets { readonly name: string; readonly main: RawTable; readonly others: ReadonlyMap<string, RawTable>; readonly joins: readonly JoinedSheet[] }
export interface GatheredJoins {
  readonly main: ComposedTable;
  readonly others: ReadonlyMap<string, RawTable>;
  readonly joins: readonly JoinedSheet[];
  /** What a file's sheets lack or have otherwise than the other files', by the file's name. */
  readonly differences: ReadonlyMap<string, readonly Told[]>;
}

/** Ids count anew in each file ("1" is the first row of every one): a link is the file and the id. */
const LINK_PREFIX = 'File and ';
const linkHeader = (header: string): string => `${LINK_PREFIX}${header}`;
/** The column of the file behind a link that was made here, or null. */
export const linkedHeader = (header: string): string | null => (header.startsWith(LINK_PREFIX) && header !== 'File and row' ? header.slice(LINK_PREFIX.length) : null);

/** The further sheets of several equal workbooks, each one table over all files, tied to their main tables as in each file by itself.
 *  @param gathered the main tables as one @param files those that were accepted */
export function gatherJoins(gathered: GatheredTable, files: readonly FileSheets[]): GatheredJoins {
  const differences = new Map<string, Told[]>();
  const differs = (file: string, told: Told): void => { differences.set(file, [...(differences.get(file) ?? []), told]); };
  const mainName = gathered.table.sheet;
  const tables = new Map<string, GatheredTable>();
  const links = new Map<string, Set<string>>([[mainName, new Set()]]);
  const chosen: JoinedSheet[] = [];
  const names = [...new Set(files.flatMap(({ joins }) => joins.map(({ sheet }) => sheet)))];
  for (const sheet of names) {
    const own = files.flatMap((file) => file.joins.filter((join) => join.sheet === sheet).map((join) => ({ ...join, parent: join.parent === file.main.sheet ? mainName : join.parent })));
    const tie = commonest(own.map(({ parent, column, parentColumn }) => JSON.stringify([parent, column, parentColumn])));
    const alike = own.filter(({ parent, column, parentColumn }) => JSON.stringify([parent, column, parentColumn]) === tie);
    const first = alike.toSorted((a, b) => b.confidence - a.confidence)[0]!;
    const kind = alike.some((join) => join.kind === 'many') ? 'many' : 'one';
    const withSheet = files.flatMap(({ name, others }) => { const table = others.get(sheet); return table === undefined ? [] : [{ name, table }]; });
    const together = gatherFiles(withSheet, 'tables', false);
    if (!together.ok) continue;
    for (const { name, refused } of together.value.files) if (refused !== null) differs(name, said(saying('file.sheetOtherwise', { sheet })));
    tables.set(sheet, together.value);
    for (const [of, column] of [[sheet, first.column], [first.parent, first.parentColumn]] as const) links.set(of, (links.get(of) ?? new Set()).add(column));
    const use = alike.find((join) => join.kind === kind)!.use;
    chosen.push({ ...first, kind, use, headerRows: [...together.value.headerRows], firstDataRow: together.value.firstDataRow });
  }
  const linked = (name: string, table: GatheredTable): ComposedTable => withLinks(table, [...(links.get(name) ?? [])]);
  const main = linked(mainName, gathered);
  const others = new Map([...tables].map(([name, table]) => [name, linked(name, table)] as const));
  const joins = chosen.filter(({ parent }) => parent === mainName || others.has(parent)).map((join): JoinedSheet => {
    const parent = join.parent === mainName ? { table: main, shape: gathered } : { table: others.get(join.parent)!, shape: tables.get(join.parent)! };
    const tied = { ...join, column: linkHeader(join.column), parentColumn: linkHeader(join.parentColumn) };
    return { ...tied, ...counted(idsIn(others.get(join.sheet)!, tables.get(join.sheet)!, tied.column), idsIn(parent.table, parent.shape, tied.parentColumn), join.kind) };
  });
  return { main, others, joins, differences };
}

/** The table with a column more for each link: file and id. */
function withLinks(gathered: GatheredTable, columns: readonly string[]): ComposedTable {
  const { table, headerRows, firstDataRow, fileOf } = gathered;
  const sheet = surveySheet(table, { orientation: 'rows', headerRows, firstDataRow, everyRow: true });
  return withColumns(table, columns.map((header) => {
    const at = Array.from({ length: sheet.columnCount }, (_, column) => column).find((column) => sheet.header(column).full === header) ?? -1;
    const codes = new Int32Array(table.rowCount).fill(-1);
    const values: string[] = [linkHeader(header)];
    codes[headerRows.at(-1) ?? 0] = 0;
    for (let row = firstDataRow; row < table.rowCount && at >= 0; row++) {
      const id = cellText(table.cell(row, at))?.trim();
      const file = fileOf(row);
      if (id === undefined || file === null) continue;
      codes[row] = values.length;
      values.push(`${withoutExtension(file)}:${id}`);
    }
    return { codes, values, place: (row: number) => table.place(row, Math.max(0, at)) };
  }));
}

function idsIn(table: RawTable, { headerRows, firstDataRow }: GatheredTable, header: string): (string | null)[] {
  const sheet = surveySheet(table, { orientation: 'rows', headerRows, firstDataRow });
  const column = Array.from({ length: sheet.columnCount }, (_, at) => at).find((at) => sheet.header(at).full === header);
  if (column === undefined) return [];
  const { codes, values } = sheet.column(column);
  return Array.from(codes, (code) => cellText(values.at(code) ?? null)?.trim() ?? null);
}

function counted(child: readonly (string | null)[], parent: readonly (string | null)[], kind: JoinedSheet['kind']): Pick<JoinedSheet, 'rows' | 'matched' | 'orphans' | 'duplicates' | 'without'> {
  const there = new Set(parent);
  const seen = new Set<string>();
  let duplicates = 0;
  let matched = 0;
  for (const id of child) {
    if (id === null || !there.has(id)) continue;
    matched++;
    if (seen.has(id)) duplicates++;
    seen.add(id);
  }
  return { rows: child.length, matched, orphans: child.length - matched, duplicates: kind === 'one' ? duplicates : 0, without: parent.length - seen.size };
}

function commonest(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
