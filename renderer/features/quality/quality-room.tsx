import './quality.css';
import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { QualityIssue } from '#core/contract/api/data.ts';
import { Grid, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { EmptyState, Pane, Tabs, ToggleChip } from '../../ui/index.ts';
import { EditedPanel } from './edited-panel.tsx';
import { showQualityTab, useQualityTab, type QualityTab } from './tab.ts';

interface Line { readonly id: string; readonly issue: QualityIssue }

/** What does not fit in the data. */
export function QualityRoom() {
  const { t } = useTranslation();
  const format = useFormat();
  const tab = useQualityTab();
  const issues = useQuery(orpc.data.quality.queryOptions());
  const edited = useQuery(orpc.updating.edited.queryOptions());
  return (
    <Tabs
      label={t('quality.room')} selected={tab} onSelect={(id) => showQualityTab(id as QualityTab)}
      tabs={[
        { id: 'issues', label: t('quality.title'), ...(issues.data ? { count: format.number(issues.data.length) } : {}), content: issues.error ? <EmptyState title={refusalSentence(issues.error)} /> : <Issues issues={issues.data} /> },
        { id: 'edited', label: t('quality.edited'), ...(edited.data?.length ? { count: format.number(edited.data.length) } : {}), content: edited.error ? <EmptyState title={refusalSentence(edited.error)} /> : <EditedPanel items={edited.data} /> },
      ]}
    />
  );
}

function Issues({ issues }: { issues: readonly QualityIssue[] | undefined }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const [kind, setKind] = useState<QualityIssue['kind'] | null>(null);
  const lines = useMemo(() => issues?.map((issue, index): Line => ({ id: String(index), issue })).filter(({ issue }) => kind === null || issue.kind === kind), [issues, kind]);
  const kinds = useMemo(() => [...Map.groupBy(issues ?? [], (issue) => issue.kind)].map(([name, list]) => ({ name, count: list.length })), [issues]);
  const columns = useMemo<ColDef<Line>[]>(() => [
    { headerName: t('quality.severity'), width: 110, valueGetter: ({ data }) => data && t(data.issue.severity === 'error' ? 'quality.error' : 'quality.warning') },
    { headerName: t('quality.kindHeader'), width: 190, valueGetter: ({ data }) => data && t(`quality.kind.${data.issue.kind}`) },
    { headerName: t('quality.variable'), width: 150, valueGetter: ({ data }) => data?.issue.variableId ?? '', cellClass: 'cell-dim' },
    { headerName: t('quality.case'), width: 140, valueGetter: ({ data }) => data?.issue.caseKey ?? '', cellClass: 'cell-dim' },
    { headerName: t('quality.message'), flex: 1, minWidth: 260, wrapText: true, autoHeight: true, cellClass: 'cell-text', valueGetter: ({ data }) => data && sentenceOf(data.issue) },
  ], [t]);
  if (issues && !issues.length) return <EmptyState title={t('quality.empty')}>{t('quality.emptyText')}</EmptyState>;
  return (
    <Pane>
      <div className="pane-head" role="group" aria-label={t('quality.kinds')}>
        <ToggleChip isSelected={kind === null} onChange={() => setKind(null)}>{t('common.all')}</ToggleChip>
        {kinds.map(({ name, count }) => <ToggleChip key={name} isSelected={kind === name} onChange={(on) => setKind(on ? name : null)}>{t(`quality.kind.${name}`)} {format.number(count)}</ToggleChip>)}
      </div>
      <Grid<Line> label={t('quality.title')} language={language} columns={columns} rows={lines} rowId={(line) => line.id} selection="single" />
    </Pane>
  );
}
