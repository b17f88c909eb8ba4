import type { RawCell } from './raw-table.ts';

/** A cell as plan and categories spell it: numbers in full, dates as ISO texts, TRUE and FALSE as a spreadsheet shows them.
 *  Empty cells, cells of white space and error cells are null: they are no answer, and 0 and FALSE are answers. */
export function cellText(cell: RawCell): string | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return cell.trim() === '' ? null : cell;
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return 'date' in cell ? cell.date : null;
}

export const isErrorCell = (cell: RawCell): cell is { readonly error: string } => typeof cell === 'object' && cell !== null && 'error' in cell;
export const isDateCell = (cell: RawCell): cell is { readonly date: string } => typeof cell === 'object' && cell !== null && 'date' in cell;
