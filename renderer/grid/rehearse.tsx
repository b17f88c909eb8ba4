import { createRoot } from 'react-dom/client';
import { createGrid, type ColDef } from 'ag-grid-community';
import { soon } from '../ui/index.ts';
import { Grid, nonce } from './grid.tsx';
import { gridTheme } from './theme.ts';

interface Line { readonly id: string; readonly label: string; readonly isOn: boolean }
const LINES: readonly Line[] = [{ id: 'a', label: 'a', isOn: true }, { id: 'b', label: 'b', isOn: false }];
const COLUMNS: readonly ColDef<Line>[] = [{ headerName: '', field: 'id', pinned: 'left' }, { headerName: '', field: 'label', editable: true, type: 'numericColumn' }, { headerName: '', field: 'isOn', cellDataType: 'boolean', editable: true, filter: false }];

let isReady = false;

/** Makes the first grid come up as soon as the next ones do, while nothing else is to be done.
 *
 *  AG Grid takes its style sheets away with its last grid and brings them again with the next, and the whole page is styled anew each
 *  time: an empty grid outside the page holds them. And what runs for the first time is read and prepared first, which took twice as
 *  long as the drawing: a small grid is put up once where nobody sees it, and taken down. */
export function rehearseGrid(): void {
  if (isReady) return;
  isReady = true;
  createGrid(document.createElement('div'), { theme: gridTheme, columnDefs: [], rowData: [], ...(nonce ? { styleNonce: nonce } : {}) });
  const stage = document.createElement('div');
  stage.className = 'grid-rehearsal';
  stage.inert = true;
  document.body.append(stage);
  const root = createRoot(stage);
  const end = () => { soon(() => { root.unmount(); stage.remove(); }); };
  root.render(<Grid label="" columns={COLUMNS} rows={LINES} rowId={({ id }) => id} language="en" inSteps options={{ onFirstDataRendered: end }} />);
}
