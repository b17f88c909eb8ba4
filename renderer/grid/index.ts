/** The only imports of AG Grid in the window. */
export { Grid, type GridProps } from './grid.tsx';
export { rehearseGrid } from './rehearse.tsx';
export { focusedRow } from './focused-row.ts';
export { AgGridReact } from 'ag-grid-react';
export type { CellClickedEvent, CellKeyDownEvent, CellValueChangedEvent, ColDef, GridApi, ICellRendererParams, RowClickedEvent, SelectionChangedEvent, ValueFormatterParams, ValueGetterParams } from 'ag-grid-community';
