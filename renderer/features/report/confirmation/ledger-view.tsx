import { useMemo, useState } from 'react';
import type { LedgerLine } from '#core/contract/api/confirmation.ts';
import { attempt } from '../../../app/attempt.ts';
import { saveExport } from '../../../app/save-export.ts';
import { useProject } from '../../../app/use-project.ts';
import { Grid, focusedRow, type ColDef } from '../../../grid/index.ts';
import { useFormat } from '../../../locales/format.ts';
import { useTranslation } from '../../../locales/i18n.ts';
import { client } from '../../../rpc/index.ts';
import { Button, EmptyState, Pane, Select, toast } from '../../../ui/index.ts';
import { dayOf } from './respondents-view.tsx';

/** Who confirmed what, when, from which file. */
export function LedgerView({ lines }: { lines: readonly LedgerLine[] | undefined }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const project = useProject();
  const [chosen, setChosen] = useState<LedgerLine | null>(null);
  const [words, setWords] = useState<'cleared' | 'pseudonymised' | 'raw'>('cleared');
  const current = lines?.find((line) => line.id === chosen?.id) ?? null;
  const columns = useMemo<ColDef<LedgerLine>[]>(() => [
    { headerName: t('confirmation.name'), width: 150, field: 'name' },
    { headerName: t('confirmation.topic'), width: 220, field: 'topic' },
    { headerName: t('confirmation.shown'), width: 170, field: 'shown' },
    { headerName: t('confirmation.said'), width: 120, valueGetter: ({ data }) => data && t(`confirmation.verdict.${data.verdict as 'confirmed'}`) },
    { headerName: t('confirmation.becomes'), width: 170, valueGetter: ({ data }) => data?.becomes ?? '' },
    { headerName: t('confirmation.outcome'), width: 130, valueGetter: ({ data }) => data && t(data.inForce ? 'confirmation.outcome.inForce' : `confirmation.outcome.${data.outcome}`) },
    { headerName: t('confirmation.by'), width: 150, field: 'by' },
    { headerName: t('confirmation.on'), width: 105, valueGetter: ({ data }) => data?.on ?? '', valueFormatter: ({ value }) => dayOf(value as string, format.date) },
    { headerName: t('confirmation.comment'), width: 160, field: 'comment', cellClass: 'cell-dim' },
    { headerName: t('confirmation.file'), width: 160, field: 'file', cellClass: 'cell-dim' },
    { headerName: t('confirmation.hash'), width: 110, field: 'sha256', cellClass: 'cell-dim' },
    { headerName: t('confirmation.decided'), flex: 1, minWidth: 170, valueGetter: ({ data }) => data && `${data.decidedBy}, ${format.dateTime(data.decidedAt)}`, cellClass: 'cell-dim' },
  ], [t, format]);
  if (lines?.length === 0) return <EmptyState title={t('confirmation.noLedger')}>{t('confirmation.noLedgerHelp')}</EmptyState>;
  const save = () => saveExport({ extension: 'xlsx', typeName: t('report.type.xlsx'), suggestedName: `${project?.name ?? ''} ${t('confirmation.ledgerFile')}.xlsx` }, async (target) => {
    const file = await client.confirmation.ledgerFile({ format: 'xlsx', language, words, ...target });
    if (file.withheld > 0) toast(t('report.wordsHeld', { count: file.withheld }));
    return file;
  });
  return (
    <Pane label={t('confirmation.ledger')}>
      <div className="confirm-bar" role="group" aria-label={t('confirmation.acts')}>
        <Button isDisabled={!current?.inForce} onPress={() => { void attempt(async () => { if (current) await client.confirmation.takeBack({ id: current.id }); }); }}>{t('confirmation.takeBack')}</Button>
        <span className="grow" />
        <Select aria-label={t('report.words')} value={words} onChange={setWords} options={(['cleared', 'pseudonymised', 'raw'] as const).map((id) => ({ id, label: t(`report.words.${id}`) }))} />
        <Button icon="export" onPress={() => { void attempt(async () => { await save(); }); }}>{t('confirmation.exportLedger')}</Button>
      </div>
      <div className="confirm-grid"><Grid<LedgerLine> label={t('confirmation.ledger')} language={language} columns={columns} rows={lines} rowId={(row) => String(row.id)} selection="single" options={{ onSelectionChanged: ({ api }) => setChosen(api.getSelectedRows()[0] ?? null), onCellFocused: ({ api }) => { const row = focusedRow(api); if (row) api.getRowNode(String(row.id))?.setSelected(true, true); } }} /></div>
    </Pane>
  );
}
