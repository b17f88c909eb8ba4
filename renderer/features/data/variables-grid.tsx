import { useEffect, useMemo, useRef } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Measure, Variable, VariableType } from '#core/contract/variable.ts';
import { focusedRow, Grid, type AgGridReact, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { selectedVariable, showVariable, useDataSelection } from './selection.ts';
import { missingCount, variableLabel } from './variable-text.ts';

/** One line a variable; the label, capability, role and confidentiality are edited in place, the rest in the pane beside. */
export function VariablesGrid({ variables }: { variables: readonly Variable[] | undefined }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const update = useMutation(orpc.data.updateVariable.mutationOptions()).mutate;
  const selected = useDataSelection((state) => state.variableId);
  const grid = useRef<AgGridReact<Variable>>(null);
  const columns = useMemo<ColDef<Variable>[]>(() => {
    const text = (field: 'capability' | 'role' | 'question') => ({
      editable: true, valueGetter: ({ data }) => data?.[field] ?? '',
      valueSetter: ({ data, newValue }) => { update({ id: data.id, patch: { [field]: typeof newValue === 'string' && newValue.trim() ? newValue.trim() : null } }); return false; },
    }) satisfies ColDef<Variable>;
    return [
      { headerName: t('data.variable'), field: 'id', width: 150, cellClass: 'cell-dim', pinned: 'left' },
      { headerName: t('data.label'), flex: 3, minWidth: 200, editable: true, valueGetter: ({ data }) => data && variableLabel(data, language), valueSetter: ({ data, newValue }) => { if (typeof newValue === 'string' && newValue.trim()) update({ id: data.id, patch: { label: newValue.trim() } }); return false; } },
      { headerName: t('data.type'), width: 118, valueGetter: ({ data }) => data && t(`type.${data.type satisfies VariableType}`) },
      { headerName: t('data.measure'), width: 90, valueGetter: ({ data }) => (data?.measure ? t(`measure.${data.measure satisfies Measure}`) : ''), cellClass: 'cell-dim' },
      { headerName: t('data.categoriesShort'), width: 92, type: 'numericColumn', valueGetter: ({ data }) => data?.categories?.length ?? null, valueFormatter: ({ value }) => (typeof value === 'number' ? format.number(value) : '') },
      { headerName: t('data.values'), width: 80, type: 'numericColumn', valueGetter: ({ data }) => data?.states.value, valueFormatter: ({ value }) => (typeof value === 'number' ? format.number(value) : '') },
      { headerName: t('data.missingShort'), width: 96, type: 'numericColumn', valueGetter: ({ data }) => data && missingCount(data), valueFormatter: ({ value }) => (typeof value === 'number' ? format.number(value) : '') },
      { headerName: t('data.question'), width: 86, ...text('question') },
      { headerName: t('data.capability'), width: 92, ...text('capability') },
      { headerName: t('data.role'), width: 110, ...text('role') },
      { headerName: t('data.instrument'), width: 110, valueGetter: ({ data }) => data?.instrument ?? '', cellClass: 'cell-dim' },
      { headerName: t('data.source'), width: 90, valueGetter: ({ data }) => data && t(`source.${data.source}`), cellClass: 'cell-dim' },
      { headerName: t('data.confidential'), width: 104, field: 'confidential', cellDataType: 'boolean', editable: true, filter: false, valueSetter: ({ data, newValue }) => { update({ id: data.id, patch: { confidential: Boolean(newValue) } }); return false; } },
    ];
  }, [t, language, format, update]);
  const first = variables?.[0]?.id;
  useEffect(() => { if (first !== undefined && selectedVariable() === null) showVariable(first); }, [first]);
  useEffect(() => {
    // A row that was gone on from before this was drawn is not gone back to.
    if (selected !== selectedVariable()) return;
    const node = selected === null ? undefined : grid.current?.api?.getRowNode(selected);
    if (node && !node.isSelected()) { node.setSelected(true, true); grid.current?.api?.ensureNodeVisible(node); }
  }, [selected, variables]);
  return (
    <Grid<Variable>
      label={t('data.variables')} language={language} columns={columns} rows={variables} rowId={(variable) => variable.id} selection="single" inSteps ref={grid}
      options={{
        onFirstDataRendered: ({ api }) => { const id = selectedVariable(); if (id) { const node = api.getRowNode(id); node?.setSelected(true, true); if (node) api.ensureNodeVisible(node); } },
        onCellFocused: ({ api }) => { const row = focusedRow(api); if (row) { api.getRowNode(row.id)?.setSelected(true, true); if (row.id !== selectedVariable()) showVariable(row.id); } },
        onSelectionChanged: ({ api, source }) => { const id = api.getSelectedRows()[0]?.id; if (id && source !== 'rowDataChanged' && id !== selectedVariable()) showVariable(id); },
      }}
    />
  );
}
