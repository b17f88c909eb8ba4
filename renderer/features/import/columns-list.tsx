import { useEffect, useMemo, useRef } from 'react';
import type { PlanVariable } from '#core/contract/import-plan.ts';
import { variableTypeSchema, type VariableType } from '#core/contract/variable.ts';
import { focusedRow, Grid, type AgGridReact, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { reasonOf } from '../../locales/sentence.ts';
import { columnsText } from './plan-columns.ts';
import { changeKind, changeVariable, importStore, selectVariable, showCell, useImport } from './store.ts';
import { rawCellText, useRawRows } from './use-raw-rows.ts';

interface Line { readonly at: number; readonly variable: PlanVariable; readonly columns: string; readonly samples: string }
const SAMPLE_ROWS = 60;
const UNSURE = 0.6;

/** One line for each column of the file: what it becomes, how sure that is, some of its values. Edited in place. */
export function ColumnsList() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const plan = useImport((state) => state.plan);
  const selected = useImport((state) => state.selected);
  const inspection = useImport((state) => state.inspection);
  const grid = useRef<AgGridReact<Line>>(null);
  const first = plan?.firstDataRow ?? 0;
  const cell = useRawRows(plan?.orientation === 'rows' ? first : 0, plan?.orientation === 'rows' ? first + SAMPLE_ROWS : Math.min(inspection?.rows ?? 0, 2000));
  const lines = useMemo<Line[] | undefined>(() => plan?.variables.map((variable, at) => ({ at, variable, columns: columnsText(variable, plan.orientation), samples: samplesOf(variable, plan.orientation, first, cell) })),
    [plan, first, cell]);
  const columns = useMemo<ColDef<Line>[]>(() => [
    { headerName: t('import.include'), width: 56, minWidth: 50, field: 'variable.include', cellDataType: 'boolean', editable: true, filter: false, valueSetter: ({ data, newValue }) => { changeVariable(data.at, { include: Boolean(newValue) }); return true; } },
    { headerName: t('import.column'), width: 64, minWidth: 50, field: 'columns', filter: false, cellClass: 'cell-dim' },
    { headerName: t('import.label'), minWidth: 116, flex: 3, editable: true, valueGetter: ({ data }) => data && (data.variable.labels?.[language] ?? data.variable.label), valueSetter: ({ data, newValue }) => { if (typeof newValue === 'string' && newValue.trim()) changeVariable(data.at, data.variable.labels?.[language] === undefined ? { label: newValue.trim() } : { labels: { ...data.variable.labels, [language]: newValue.trim() }, ...(language === 'en' ? { label: newValue.trim() } : {}) }); return true; } },
    {
      headerName: t('import.type'), width: 112, editable: true, valueGetter: ({ data }) => data?.variable.type, valueFormatter: ({ value }) => (value ? t(`type.${value as VariableType}`) : ''), cellEditor: 'agSelectCellEditor', cellEditorParams: { values: variableTypeSchema.options },
      valueSetter: ({ data, newValue }) => { const type = variableTypeSchema.safeParse(newValue); if (type.success) void changeKind(data.at, { type: type.data, measure: type.data === 'number' || type.data === 'date' ? 'scale' : type.data === 'single' || type.data === 'multiple' ? 'nominal' : null, ...(type.data === 'multiple' && data.variable.delimiter === undefined ? { delimiter: ';' } : {}) }); return true; },
    },
    { headerName: t('import.confidence'), width: 54, minWidth: 50, filter: false, type: 'numericColumn', valueGetter: ({ data }) => data?.variable.confidence, valueFormatter: ({ value }) => (typeof value === 'number' ? format.percent(value * 100) : ''), cellClassRules: { 'import-unsure': ({ value }) => typeof value === 'number' && value < UNSURE }, tooltipValueGetter: ({ data }) => data && reasonOf(data.variable) },
    { headerName: t('import.samples'), minWidth: 94, flex: 2, field: 'samples', filter: false, sortable: false, cellClass: 'cell-dim' },
    { headerName: t('import.question'), width: 74, valueGetter: ({ data }) => data?.variable.question ?? '' },
    { headerName: t('import.capability'), width: 78, valueGetter: ({ data }) => data?.variable.capability ?? '' },
    { headerName: t('import.confidential'), width: 92, field: 'variable.confidential', cellDataType: 'boolean', editable: true, filter: false, valueSetter: ({ data, newValue }) => { changeVariable(data.at, { confidential: Boolean(newValue) }); return true; } },
  ], [t, format, language]);
  useEffect(() => {
    const api = grid.current?.api;
    // A row that was gone on from before this was drawn is not gone back to.
    if (!api || selected !== importStore.getState().selected) return;
    const node = selected === null ? undefined : api.getRowNode(String(selected));
    if (node && !node.isSelected()) { node.setSelected(true, true); api.ensureNodeVisible(node); }
    if (!node) api.deselectAll();
  }, [selected, lines]);
  return (
    <Grid<Line>
      label={t('import.tabColumns')} language={language} columns={columns} rows={lines} rowId={(line) => String(line.at)} selection="single" inSteps ref={grid}
      options={{
        rowClassRules: { 'import-left-out': ({ data }) => data?.variable.include === false },
        onFirstDataRendered: ({ api }) => { const at = importStore.getState().selected; if (at !== null) api.getRowNode(String(at))?.setSelected(true, true); },
        onCellFocused: ({ api }) => { const line = focusedRow(api); if (line) { api.getRowNode(String(line.at))?.setSelected(true, true); showLine(line); } },
        onSelectionChanged: ({ api, source }) => { const line = api.getSelectedRows()[0]; if (line && source !== 'rowDataChanged') showLine(line); },
      }}
    />
  );
}

/** Shows a line's column beside, and its first answer in the preview. */
function showLine({ at, variable }: Line): void {
  const { selected, plan } = importStore.getState();
  if (at === selected) return;
  selectVariable(at);
  const index = variable.columns[0]?.index ?? 0;
  showCell(plan?.orientation === 'columns' ? { row: index, column: plan.firstDataRow } : { row: plan?.firstDataRow ?? 0, column: index });
}

function samplesOf(variable: PlanVariable, orientation: 'rows' | 'columns', first: number, cell: ReturnType<typeof useRawRows>): string {
  const index = variable.columns[0]?.index ?? 0;
  const seen = new Set<string>();
  for (let step = 0; step < SAMPLE_ROWS && seen.size < 3; step++) {
    const text = rawCellText(orientation === 'rows' ? cell(first + step, index) : cell(index, first + step)).replace(/\s+/g, ' ').trim();
    if (text) seen.add(text.length > 60 ? `${text.slice(0, 59)}…` : text);
  }
  return [...seen].join(' · ');
}
