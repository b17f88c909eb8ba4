import { detectLayout } from './layout.ts';
import type { RawTable } from './raw-table.ts';
import { surveySheet } from './survey-sheet.ts';

/** Columns with a name, and cases; null where a sheet holds no answers of respondents. */
function sizeOf(table: RawTable): { columns: number; cells: number } | null {
  const layout = detectLayout(table);
  if (layout.kind !== 'cases') return null;
  const { caseCount, columnCount } = surveySheet(table, layout);
  return caseCount === 0 ? null : { columns: columnCount, cells: caseCount * columnCount };
}

/** A sheet with no more columns than this may be a page of remarks, or a list of words. */
const FEW_COLUMNS = 2;
export const mayBeRemarks = (table: RawTable): boolean => table.columnCount <= FEW_COLUMNS || detectLayout(table).kind !== 'cases';

/** The sheet with the answers: the first, unless it holds none (a cover, instructions, an answer key), or is one or two columns of words
 *  before a table that is wider and holds twice as much.
 *  @param tables the sheets that are not hidden, in their order
 *  @returns null where no sheet is better than the first */
export function betterSheet(tables: readonly RawTable[]): RawTable | null {
  const [first, ...others] = tables;
  if (first === undefined) return null;
  const own = sizeOf(first);
  if (own !== null && own.columns > FEW_COLUMNS) return null;
  const sizes = others.flatMap((table) => { const size = sizeOf(table); return size === null ? [] : [{ table, ...size }]; });
  // Behind finished tables stand look-up lists more often than answers; behind an empty cover stands what the workbook is for.
  const least = own === null && detectLayout(first).kind !== 'empty' ? FEW_COLUMNS + 2 : FEW_COLUMNS + 1;
  const fitting = sizes.filter(({ columns, cells }) => columns >= least && (own === null || cells >= own.cells * 2));
  return fitting.reduce<(typeof sizes)[number] | null>((best, size) => (best === null || size.cells > best.cells ? size : best), null)?.table ?? null;
}
