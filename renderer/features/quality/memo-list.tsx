import { useMemo } from 'react';
import type { Outputs } from '#core/contract/api/index.ts';
import { openDialog } from '../../app/session.ts';
import { Grid, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { EmptyState } from '../../ui/index.ts';

export type Memo = Outputs['memos']['list'][number];

/** All memos of the project in one list; Enter or a double click opens one. */
export function MemoList({ memos }: { memos: readonly Memo[] | undefined }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const columns = useMemo<ColDef<Memo>[]>(() => [
    { headerName: t('quality.memoTitle'), field: 'title', width: 220 },
    { headerName: t('quality.memoOn'), width: 110, valueGetter: ({ data }) => data && t(`quality.target.${data.target}`), cellClass: 'cell-dim' },
    { headerName: t('quality.memoBody'), field: 'body', flex: 1 },
    { headerName: t('quality.memoWhen'), width: 150, valueGetter: ({ data }) => data?.updatedAt, valueFormatter: ({ value }) => (typeof value === 'string' ? format.dateTime(value) : ''), cellClass: 'cell-dim', filter: false },
  ], [t, format]);
  if (memos && !memos.length) return <EmptyState title={t('quality.memos')}>{t('quality.memosEmpty')}</EmptyState>;
  const open = (memo: Memo | undefined) => { if (memo) openDialog('quality.memo', { memo }); };
  return <Grid<Memo> label={t('quality.memos')} language={language} columns={columns} rows={memos} rowId={(memo) => String(memo.id)} selection="single" options={{ onRowDoubleClicked: ({ data }) => open(data), onCellKeyDown: ({ data, event }) => { if (event instanceof KeyboardEvent && event.key === 'Enter') open(data); } }} />;
}
