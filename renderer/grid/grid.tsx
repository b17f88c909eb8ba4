import './grid.css';
import { startTransition, useEffect, useMemo, useRef, useState, type Ref } from 'react';
import {
  CellApiModule, CellStyleModule, CheckboxEditorModule, ClientSideRowModelApiModule, ClientSideRowModelModule, ColumnApiModule, ColumnAutoSizeModule, CustomEditorModule, DateFilterModule, LocaleModule, ModuleRegistry, NumberFilterModule, RenderApiModule, RowApiModule, RowAutoHeightModule, RowSelectionModule, RowStyleModule,
  ScrollApiModule, SelectEditorModule, TextEditorModule, TextFilterModule, TooltipModule, UndoRedoEditModule,
  type ColDef, type FirstDataRenderedEvent, type GridOptions,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { soon } from '../ui/index.ts';
import { gridLocaleFr } from './locale-fr.ts';
import { gridTheme, HEAD_HEIGHT, ROW_HEIGHT } from './theme.ts';

ModuleRegistry.registerModules([
  CellApiModule, CellStyleModule, CheckboxEditorModule, ClientSideRowModelApiModule, ClientSideRowModelModule, ColumnApiModule, ColumnAutoSizeModule, CustomEditorModule, DateFilterModule, LocaleModule, NumberFilterModule, RenderApiModule, RowApiModule, RowAutoHeightModule, RowSelectionModule, RowStyleModule,
  ScrollApiModule, SelectEditorModule, TextEditorModule, TextFilterModule, TooltipModule, UndoRedoEditModule,
]);

export interface GridProps<Row, Context = unknown> {
  /** The grid's name for screen readers. */
  readonly label: string;
  readonly columns: readonly ColDef<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowId: (row: Row) => string;
  readonly language: 'en' | 'fr';
  readonly selection?: 'none' | 'single' | 'multiple';
  /** Put up in steps: for a room that must not be held while it opens. Rows are there some drawings later than `rows`, so what looks for
   *  one when they come is said in `onFirstDataRendered`. */
  readonly inSteps?: boolean;
  /** Handed to cell renderers as `params.context`; change it and call `api.refreshCells()` rather than rebuilding columns. */
  readonly context?: Context;
  readonly ref?: Ref<AgGridReact<Row>>;
  /** Anything else of AG Grid's options: events, row classes, an overlay. */
  readonly options?: Omit<GridOptions<Row>, 'columnDefs' | 'rowData' | 'getRowId' | 'theme' | 'localeText' | 'context' | 'rowSelection' | 'animateRows'>;
}

const DEFAULT_COLUMN: ColDef = { sortable: true, resizable: true, filter: 'agTextColumnFilter', minWidth: 60, suppressHeaderMenuButton: false, tooltipValueGetter: (params) => (typeof params.valueFormatted === 'string' ? params.valueFormatted : typeof params.value === 'string' ? params.value : undefined) };
export const nonce = typeof document === 'undefined' ? undefined : document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/** `inSteps`, a grid is put up in pieces, each in a task of its own, so that the window is not held: empty, then with its columns, then with room for
 *  some rows, for some more, and so on to all the room there is. */
const EMPTY = 1;
const COLUMNS = 2;
const ROWS_A_STEP = 2;
/** Steps until there are as many rows as a high window shows. */
const STEPS = 20;
const WHOLE = COLUMNS + STEPS;

/** A dense grid of many rows on the client: sort, filter, choose, walk by keyboard, edit in place. The only door to AG Grid. */
export function Grid<Row, Context = unknown>(props: GridProps<Row, Context>) {
  // A grid cannot change its language while it lives, so a new one is made.
  return <OneGrid key={props.language} {...props} />;
}

function OneGrid<Row, Context>({ label, columns, rows, rowId, language, selection = 'none', inSteps = false, context, ref, options }: GridProps<Row, Context>) {
  const [stage, setStage] = useState(inSteps ? 0 : WHOLE);
  const hasRows = rows !== undefined && rows.length > 0;
  useEffect(() => (stage === WHOLE || (stage === COLUMNS && !hasRows) ? undefined : soon(() => { startTransition(() => { setStage(stage + 1); }); })), [stage, hasRows]);
  const firstDrawn = useRef<FirstDataRenderedEvent<Row> | null>(null);
  const onFirstDataRendered = options?.onFirstDataRendered;
  useEffect(() => {
    const event = firstDrawn.current;
    // Said when there is room for all rows: what is then scrolled to is not scrolled to in a grid of two.
    if (stage === WHOLE && event && !event.api.isDestroyed()) { firstDrawn.current = null; onFirstDataRendered?.(event); }
  }, [stage, onFirstDataRendered]);
  const rowSelection = useMemo<GridOptions<Row>['rowSelection']>(() => (
    selection === 'none' ? undefined : { mode: selection === 'single' ? 'singleRow' : 'multiRow', checkboxes: false, enableClickSelection: true, ...(selection === 'multiple' ? { headerCheckbox: false } : {}) }
  ) as GridOptions<Row>['rowSelection'], [selection]);
  const hasColumns = stage >= COLUMNS;
  const mayHaveRows = stage > COLUMNS || (hasColumns && !hasRows);
  const columnDefs = useMemo(() => (hasColumns ? [...columns] : []), [columns, hasColumns]);
  const rowData = useMemo(() => (rows && mayHaveRows ? [...rows] : undefined), [rows, mayHaveRows]);
  return (
    <div className="grid">
      {stage < EMPTY ? null : <AgGridReact<Row>
        {...(hasRows && stage < WHOLE ? { containerStyle: { height: HEAD_HEIGHT + Math.max(1, stage - COLUMNS) * ROWS_A_STEP * ROW_HEIGHT, maxHeight: '100%' } } : {})}
        rowBuffer={stage < WHOLE ? 0 : inSteps ? 4 : 10}
        {...(ref ? { ref } : {})}
        theme={gridTheme}
        columnDefs={columnDefs}
        rowData={rowData ?? null}
        loading={rowData === undefined}
        getRowId={({ data }) => rowId(data)}
        defaultColDef={DEFAULT_COLUMN as ColDef<Row>}
        animateRows={false}
        suppressCellFocus={false}
        suppressDragLeaveHidesColumns
        stopEditingWhenCellsLoseFocus
        enableBrowserTooltips={false}
        tooltipShowDelay={600}
        tooltipShowMode="whenTruncated"
        {...(rowSelection ? { rowSelection } : {})}
        {...(language === 'fr' ? { localeText: gridLocaleFr } : {})}
        {...(context === undefined ? {} : { context })}
        {...(nonce ? { styleNonce: nonce } : {})}
        {...options}
        onGridReady={(event) => {
          event.api.setGridAriaProperty('label', label);
          options?.onGridReady?.(event);
        }}
        onFirstDataRendered={(event) => { if (stage === WHOLE) options?.onFirstDataRendered?.(event); else firstDrawn.current = event; }}
      />}
    </div>
  );
}
