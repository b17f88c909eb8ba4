import type { ImportPlan, Problem } from '../contract/import-plan.ts';
import { said, saying } from '../text/sentences.ts';
import { cellText } from './cell-text.ts';
import { cellAddress, type RawTable } from './raw-table.ts';

/** Merged ranges that are told one by one. */
const TOLD = 20;

/** Cells merged over several respondents: the value stands in the first alone, and whether it holds for the others only the author knows. */
export function mergedProblems(table: RawTable, { orientation, firstDataRow }: Pick<ImportPlan, 'orientation' | 'firstDataRow'>): Problem[] {
  const over = table.merges.filter(({ top, left, bottom, right }) => (orientation === 'rows' ? bottom > top && top >= firstDataRow : right > left && left >= firstDataRow) && cellText(table.cell(top, left)) !== null);
  return over.slice(0, TOLD).map(({ top, left, bottom, right }) => {
    const range = `${cellAddress(top, left)}:${cellAddress(bottom, right)}`;
    const found = cellText(table.cell(top, left))!.slice(0, 40);
    return { severity: 'warning', sheet: table.sheet, cell: cellAddress(top, left), expected: 'a cell for each respondent', found, ...said(saying('cell.merged', { range, found, others: orientation === 'rows' ? bottom - top : right - left })) };
  });
}
