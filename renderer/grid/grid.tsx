import './grid.css';
import { useMemo, type Ref } from 'react';
import {
  CellApiModule, CellStyleModule, CheckboxEditorModule, ClientSideRowModelApiModule, ClientSideRowModelModule, ColumnApiModule, ColumnAutoSizeModule, CustomEditorModule, DateFilterModule, LocaleModule, ModuleRegistry, NumberFilterModule, RenderApiModule, RowApiModule, RowAutoHeightModule, RowSelectionModule, RowStyleModule,
  ScrollApiModule, SelectEditorModule, TextEditorModule, TextFilterModule, TooltipModule, UndoRedoEditModule,
  type ColDef, type GridOptions,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { gridLocaleFr } from './locale-fr.ts';
import { gridTheme } from './theme.ts';

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
  /** Handed to cell renderers as `params.context`; change it and call `api.refreshCells()` rather than rebuilding columns. */
  readonly context?: Context;
  readonly ref?: Ref<AgGridReact<Row>>;
  /** Anything else of AG Grid's options: events, row classes, an overlay. */
  readonly options?: Omit<GridOptions<Row>, 'columnDefs' | 'rowData' | 'getRowId' | 'theme' | 'localeText' | 'context' | 'rowSelection' | 'animateRows'>;
}

const DEFAULT_COLUMN: ColDef = { sortable: true, resizable: true, filter: 'agTextColumnFilter', minWidth: 60, suppressHeaderMenuButton: false, tooltipValueGetter: (params) => (typeof params.valueFormatted === 'string' ? params.valueFormatted : typeof params.value === 'string' ? params.value : undefined) };
const nonce = typeof document === 'undefined' ? undefined : document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/** A dense grid of many rows on the client: sort, filter, choose, walk by keyboard, edit in place. The only door to AG Grid. */
export function Grid<Row, Context = unknown>({ label, columns, rows, rowId, language, selection = 'none', context, ref, options }: GridProps<Row, Context>) {
  const rowSelection = useMemo<GridOptions<Row>['rowSelection']>(() => (
    selection === 'none' ? undefined : { mode: selection === 'single' ? 'singleRow' : 'multiRow', checkboxes: false, enableClickSelection: true, ...(selection === 'multiple' ? { headerCheckbox: false } : {}) }
  ) as GridOptions<Row>['rowSelection'], [selection]);
  const columnDefs = useMemo(() => [...columns], [columns]);
  const rowData = useMemo(() => (rows ? [...rows] : undefined), [rows]);
  return (
    <div className="grid">
      {/* A grid cannot change its language while it lives, so a new one is made. */}
      <AgGridReact<Row>
        key={language}
        {...(ref ? { ref } : {})}
        theme={gridTheme}
        columnDefs={columnDefs}
        rowData={rowData ?? null}
        loading={rows === undefined}
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
      />
    </div>
  );
}
