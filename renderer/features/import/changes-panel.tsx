import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ImportDiffReport } from '#core/contract/api/importing.ts';
import type { PlanVariable } from '#core/contract/import-plan.ts';
import { Grid, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { EmptyState, Pane, ToggleChip } from '../../ui/index.ts';
import { shownCell } from './shown-cell.ts';
import { useImport } from './store.ts';

type List = 'cells' | 'new' | 'vanished' | 'variables' | 'spans';
/** One line of whichever list is shown; what a list has no use for is empty. */
interface Line { readonly id: string; readonly key: string; readonly variable: string; readonly before: string; readonly after: string; readonly code: string; readonly fate: 'kept' | 'moved' | 'lost' | '' }
const LINE: Omit<Line, 'id'> = { key: '', variable: '', before: '', after: '', code: '', fate: '' };

/** What a corrected or larger file changes in the project, before it does: cells with before and after, cases that come and that the
 *  file no longer has, variables, and what becomes of the coded words. */
export function ChangesPanel() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const diff = useImport((state) => state.evaluation?.diff);
  const plan = useImport((state) => state.plan);
  const [list, setList] = useState<List>('cells');
  const codes = useQuery(orpc.codes.list.queryOptions()).data;
  const known = useQuery(orpc.data.variables.queryOptions()).data;
  const labels = useMemo(() => new Map([...(known ?? []), ...(plan?.variables ?? [])].map((variable) => [variable.id, labelIn(variable, language)])), [known, plan, language]);
  const names = useMemo(() => new Map((codes ?? []).map((code) => [code.id, code.name])), [codes]);
  const lines = useMemo(() => (diff ? linesOf(diff, list) : []), [diff, list]);
  const columns = useMemo<ColDef<Line>[]>(() => {
    const key: ColDef<Line> = { headerName: t('import.changeCase'), field: 'key', width: 120 };
    const variable: ColDef<Line> = { headerName: t('import.changeVariable'), width: 220, valueGetter: ({ data }) => data && (labels.get(data.variable) ?? data.variable) };
    const cell = (header: 'import.before' | 'import.after' | 'import.changeWords', side: 'before' | 'after'): ColDef<Line> => ({
      headerName: t(header), flex: 1, minWidth: 160, wrapText: true, autoHeight: true, cellClass: 'cell-text', valueGetter: ({ data }) => data && shownCell(data[side], t), cellClassRules: { 'cell-missing': ({ data }) => data !== undefined && /^<\w+>$/.test(data[side]) },
    });
    if (list === 'new' || list === 'vanished') return [{ ...key, flex: 1 }];
    if (list === 'variables') return [{ ...variable, flex: 1 }, { headerName: t('import.changeHow'), width: 200, valueGetter: ({ data }) => data && t(data.fate === 'lost' ? 'import.variableGone' : 'import.variableNew') }];
    if (list === 'spans') return [{ ...key, width: 96 }, { ...variable, width: 140 }, { headerName: t('import.changeCode'), width: 130, valueGetter: ({ data }) => data && (names.get(data.code) ?? data.code) }, { ...cell('import.changeWords', 'before') }, { headerName: t('import.changeFate'), width: 200, wrapText: true, autoHeight: true, cellClass: 'cell-text', valueGetter: ({ data }) => (data && data.fate !== '' ? t(`import.span.${data.fate}`) : ''), cellClassRules: { 'import-warning': ({ data }) => data?.fate === 'lost' } }];
    return [key, variable, cell('import.before', 'before'), cell('import.after', 'after')];
  }, [t, labels, names, list]);
  if (!diff) return null;
  const counts: Record<List, number> = { cells: diff.changedCells, new: diff.new, vanished: diff.vanished, variables: diff.newVariables.length + diff.vanishedVariables.length, spans: diff.spans.kept + diff.spans.moved + diff.spans.lost };
  if (Object.values(counts).every((count) => count === 0)) return <EmptyState title={t('import.changesNone')}>{t('import.changesNoneText')}</EmptyState>;
  const total = counts[list];
  return (
    <Pane>
      <div className="pane-head import-changes" role="group" aria-label={t('import.tabChanges')}>
        {(Object.keys(counts) as List[]).map((id) => <ToggleChip key={id} isSelected={list === id} onChange={() => setList(id)}>{t(`import.changes.${id}`)} {format.number(counts[id])}</ToggleChip>)}
      </div>
      <p className="import-changes-say">{t(`import.changesSay.${list}`, { kept: diff.spans.kept, moved: diff.spans.moved, lost: diff.spans.lost, changed: diff.changed })}{lines.length < total ? ` ${t('import.changesFirst', { count: lines.length })}` : ''}</p>
      <Grid<Line> key={list} label={t(`import.changes.${list}`)} language={language} columns={columns} rows={lines} rowId={(line) => line.id} selection="single" />
    </Pane>
  );
}

const labelIn = (variable: Pick<PlanVariable, 'label' | 'labels'>, language: 'en' | 'fr'): string => variable.labels?.[language] ?? variable.label;

function linesOf(diff: ImportDiffReport, list: List): Line[] {
  const numbered = (lines: readonly Partial<Line>[]): Line[] => lines.map((line, index) => ({ ...LINE, ...line, id: String(index) }));
  switch (list) {
    case 'cells': return numbered(diff.cells);
    case 'new': return numbered(diff.newKeys.map((key) => ({ key })));
    case 'vanished': return numbered(diff.vanishedKeys.map((key) => ({ key })));
    case 'variables': return numbered([...diff.newVariables.map((variable) => ({ variable, fate: 'kept' as const })), ...diff.vanishedVariables.map((variable) => ({ variable, fate: 'lost' as const }))]);
    // What is to be decided comes first.
    case 'spans': return numbered((diff.codedSpans ?? []).toSorted((a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate)).map(({ key, variable, codeId, words, fate }) => ({ key, variable, code: codeId, before: words, fate })));
  }
}
const ORDER = ['lost', 'moved', 'kept'] as const;
