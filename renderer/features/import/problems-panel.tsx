import { useMemo, useState } from 'react';
import type { Problem } from '#core/contract/import-plan.ts';
import { Grid, focusedRow, type ColDef } from '../../grid/index.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { Button, EmptyState, Pane } from '../../ui/index.ts';
import { cellPlace } from './cell-place.ts';
import { actsFor, withAct, type ProblemAct } from './problem-acts.ts';
import { importStore, replaceVariable, selectVariable, showCell, useImport } from './store.ts';

interface Line { readonly id: string; readonly problem: Problem }

/** Each problem with its cell; choosing one shows the cell in the preview and what can be done about it. Errors first. */
export function ProblemsPanel() {
  const { t, language } = useTranslation();
  const evaluation = useImport((state) => state.evaluation);
  const plan = useImport((state) => state.plan);
  const sheet = useImport((state) => state.inspection?.file.sheet);
  const [chosen, setChosen] = useState<Problem | null>(null);
  const lines = useMemo<Line[]>(() => (evaluation?.problems ?? []).map((problem, index) => ({ id: String(index), problem })).toSorted((a, b) => Number(b.problem.severity === 'error') - Number(a.problem.severity === 'error')), [evaluation]);
  const columns = useMemo<ColDef<Line>[]>(() => [
    { headerName: t('import.severity'), width: 110, valueGetter: ({ data }) => (data ? t(data.problem.severity === 'error' ? 'import.error' : 'import.warning') : ''), cellClassRules: { 'import-error': ({ data }) => data?.problem.severity === 'error', 'import-warning': ({ data }) => data?.problem.severity === 'warning' } },
    { headerName: t('import.problemCell'), width: 90, valueGetter: ({ data }) => data?.problem.cell, cellClass: 'cell-dim' },
    { headerName: t('import.problem'), flex: 1, wrapText: true, autoHeight: true, valueGetter: ({ data }) => data && [sentenceOf(data.problem), data.problem.sheet !== sheet && data.problem.sheet !== '' ? `(${t('import.otherSheet', { sheet: data.problem.sheet })})` : ''].filter(Boolean).join(' '), cellClass: 'cell-text' },
  ], [t, sheet]);
  if (evaluation && !lines.length) return <EmptyState title={t('import.noProblems')} />;
  const show = (line: Line | undefined) => {
    setChosen(line?.problem ?? null);
    // Only the sheet with the cases is in the preview.
    const place = line && line.problem.sheet === sheet ? cellPlace(line.problem.cell) : null;
    if (place) showCell(place);
  };
  const acts = plan && chosen && chosen.sheet === sheet && evaluation?.problems.includes(chosen) ? actsFor(plan, chosen) : [];
  const act = (one: ProblemAct) => {
    const variable = importStore.getState().plan?.variables[one.at];
    if (!variable) return;
    replaceVariable(one.at, withAct(variable, one));
    selectVariable(one.at);
    setChosen(null);
  };
  const say = (one: ProblemAct): string => (one.kind === 'map' ? t('import.actMap', { found: one.found, label: one.label }) : t(one.kind === 'keep' ? 'import.actKeep' : 'import.actMissing', { found: one.found }));
  return (
    <Pane>
      <Grid<Line> label={t('import.tabProblems')} language={language} columns={columns} rows={evaluation ? lines : undefined} rowId={(line) => line.id} selection="single" options={{ onCellFocused: ({ api }) => { show(focusedRow(api)); } }} />
      {acts.length > 0 ? <div className="import-acts" role="group" aria-label={t('import.acts')}>{acts.map((one) => <Button key={say(one)} onPress={() => act(one)}>{say(one)}</Button>)}</div> : null}
    </Pane>
  );
}
