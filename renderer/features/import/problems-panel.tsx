import { useMemo } from 'react';
import type { Problem } from '#core/contract/import-plan.ts';
import { Grid, type ColDef } from '../../grid/index.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { EmptyState } from '../../ui/index.ts';
import { cellPlace } from './cell-place.ts';
import { showCell, useImport } from './store.ts';

interface Line { readonly id: string; readonly problem: Problem }

/** Each problem with its cell; choosing one shows the cell in the preview. Errors first. */
export function ProblemsPanel() {
  const { t, language } = useTranslation();
  const evaluation = useImport((state) => state.evaluation);
  const lines = useMemo<Line[]>(() => (evaluation?.problems ?? []).map((problem, index) => ({ id: String(index), problem })).toSorted((a, b) => Number(b.problem.severity === 'error') - Number(a.problem.severity === 'error')), [evaluation]);
  const columns = useMemo<ColDef<Line>[]>(() => [
    { headerName: t('import.severity'), width: 110, valueGetter: ({ data }) => (data ? t(data.problem.severity === 'error' ? 'import.error' : 'import.warning') : ''), cellClassRules: { 'import-error': ({ data }) => data?.problem.severity === 'error', 'import-warning': ({ data }) => data?.problem.severity === 'warning' } },
    { headerName: t('import.problemCell'), width: 90, valueGetter: ({ data }) => data?.problem.cell, cellClass: 'cell-dim' },
    { headerName: t('import.problem'), flex: 1, wrapText: true, autoHeight: true, valueGetter: ({ data }) => data && sentenceOf(data.problem), cellClass: 'cell-text' },
  ], [t]);
  if (evaluation && !lines.length) return <EmptyState title={t('import.noProblems')} />;
  const show = (line: Line | undefined) => { const place = line && cellPlace(line.problem.cell); if (place) showCell(place); };
  return <Grid<Line> label={t('import.tabProblems')} language={language} columns={columns} rows={evaluation ? lines : undefined} rowId={(line) => line.id} selection="single" options={{ onCellFocused: ({ api, rowIndex }) => { if (rowIndex !== null) show(api.getDisplayedRowAtIndex(rowIndex)?.data); } }} />;
}
