import { createGrid } from 'ag-grid-community';
import { nonce } from './grid.tsx';
import { gridTheme } from './theme.ts';

let isKept = false;

/** Holds the grids' style sheets for as long as the window lives. AG Grid takes them away with its last grid and brings them again with
 *  the next, and the whole page is styled anew each time: a quarter of a second in a full room. An empty grid outside the page holds them. */
export function keepGridStyles(): void {
  if (isKept) return;
  isKept = true;
  createGrid(document.createElement('div'), { theme: gridTheme, columnDefs: [], rowData: [], ...(nonce ? { styleNonce: nonce } : {}) });
}
