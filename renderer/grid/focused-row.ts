import type { GridApi } from 'ag-grid-community';

/** The row that has the grid's focus now. The grid tells of a move a moment after it, when rows may have come or gone and the focus
 *  may be elsewhere: an event's own row index is not to be believed. */
export function focusedRow<Row>(api: GridApi<Row>): Row | undefined {
  const cell = api.getFocusedCell();
  return cell === null ? undefined : api.getDisplayedRowAtIndex(cell.rowIndex)?.data;
}
