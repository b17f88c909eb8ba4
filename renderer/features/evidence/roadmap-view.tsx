import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Conclusion } from '#core/contract/api/maturity.ts';
import { attempt } from '../../app/attempt.ts';
import { saveExport } from '../../app/save-export.ts';
import { openDialog } from '../../app/session.ts';
import { useProject } from '../../app/use-project.ts';
import { Grid, type ColDef } from '../../grid/index.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Button, EmptyState, toast } from '../../ui/index.ts';

/** Every finding with its recommendation, owner and state; Enter opens one. */
export function RoadmapView() {
  const { t, language } = useTranslation();
  const project = useProject();
  const { data, error } = useQuery(orpc.sources.conclusions.queryOptions({ input: {} }));
  const framework = useQuery(orpc.project.framework.queryOptions()).data;
  const names = useMemo(() => new Map((framework?.domains ?? []).flatMap((domain) => domain.capabilities.map((one) => [one.no, one[language] || one.en]))), [framework, language]);
  const columns = useMemo<ColDef<Conclusion>[]>(() => [
    { headerName: t('evidence.country'), width: 140, field: 'name' },
    { headerName: t('evidence.capability'), width: 190, valueGetter: ({ data: one }) => one && [one.capability, names.get(one.capability)].filter(Boolean).join(' ') },
    { headerName: t('evidence.finding'), flex: 2, minWidth: 200, field: 'finding' },
    { headerName: t('evidence.recommendation'), flex: 2, minWidth: 200, field: 'recommendation' },
    { headerName: t('evidence.owner'), width: 150, field: 'owner' },
    { headerName: t('evidence.due'), width: 100, field: 'due' },
    { headerName: t('evidence.state'), width: 120, valueGetter: ({ data: one }) => one && t(`evidence.stateOf.${one.state}`) },
  ], [t, names]);
  if (error) return <EmptyState title={refusalSentence(error)} />;
  const save = (format: 'xlsx' | 'docx') => async (): Promise<void> => {
    await saveExport({ extension: format, typeName: format === 'xlsx' ? 'Excel' : 'Word', suggestedName: `${project?.name ?? ''} ${t('evidence.roadmapFile')}.${format}` }, async (target) => {
      const file = await client.sources.roadmap({ format, language, ...target });
      if (file.withheld > 0) toast(t('evidence.withheld', { count: file.withheld }));
      return file;
    });
  };
  const open = (one: Conclusion | undefined): void => { if (one) openDialog('evidence.conclusion', { unit: one.unit, capability: one.capability, conclusion: one }); };
  return (
    <div className="evidence">
      <div className="evidence-bar">
        <span className="dim">{t('evidence.roadmapHelp')}</span><span className="grow" />
        <Button icon="export" isDisabled={!data?.length} onPress={() => { void attempt(save('xlsx')); }}>{t('evidence.excel')}</Button>
        <Button icon="export" isDisabled={!data?.length} onPress={() => { void attempt(save('docx')); }}>{t('evidence.word')}</Button>
        <Button variant="primary" onPress={() => openDialog('evidence.conclusion', { unit: '', capability: '', conclusion: null })}>{t('evidence.newFinding')}</Button>
      </div>
      {data?.length === 0 ? <EmptyState title={t('evidence.noFindings')}>{t('evidence.noFindingsHelp')}</EmptyState> : <div className="evidence-grid"><Grid<Conclusion> label={t('evidence.roadmap')} language={language} columns={columns} rows={data} rowId={(one) => String(one.id)} selection="single" options={{ onRowDoubleClicked: ({ data: one }) => open(one), onCellKeyDown: ({ data: one, event }) => { if (event instanceof KeyboardEvent && event.key === 'Enter') open(one); } }} /></div>}
    </div>
  );
}
