import { useMemo, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import { openDialog } from '../../app/session.ts';
import { Grid, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { Button, EmptyState, Pane, Select, TextField } from '../../ui/index.ts';
import { ExportMenu } from './export-menu.tsx';
import { useNames } from './names.ts';

export type Memo = Outputs['memos']['list'][number];
const TARGETS = ['project', 'code', 'answer', 'coding', 'case', 'variable'] as const;

/** All memos in one list, the project's journal among them. */
export function MemosView() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const [words, setWords] = useState('');
  const [target, setTarget] = useState<Memo['target'] | 'all'>('all');
  const [coder, setCoder] = useState(' all');
  const filter = { ...(words.trim() ? { words: words.trim() } : {}), ...(target === 'all' ? {} : { target }), ...(coder === ' all' ? {} : { coderId: coder }) };
  const memos = useQuery(orpc.memos.list.queryOptions({ input: filter, placeholderData: keepPreviousData })).data;
  const isFiltered = Object.keys(filter).length > 0;
  const columns = useMemo<ColDef<Memo>[]>(() => [
    { headerName: t('review.memoTitle'), field: 'title', width: 230 },
    { headerName: t('review.memoOn'), width: 120, valueGetter: ({ data }) => data && t(`review.target.${data.target}`), cellClass: 'cell-dim' },
    { headerName: t('review.memoAbout'), field: 'about', width: 250, cellClass: 'cell-dim' },
    { headerName: t('review.memoBody'), field: 'body', flex: 1, minWidth: 200 },
    { headerName: t('review.coder'), field: 'coder', width: 120, cellClass: 'cell-dim' },
    { headerName: t('review.memoWhen'), width: 160, valueGetter: ({ data }) => data?.updatedAt, valueFormatter: ({ value }) => (typeof value === 'string' ? format.dateTime(value) : ''), cellClass: 'cell-dim', filter: false },
  ], [t, format]);
  const open = (memo: Memo | undefined) => { if (memo) openDialog('review.memo', { memo }); };
  return (
    <div className="review-view">
      <div className="review-bar">
        <TextField className="review-search" aria-label={t('review.memoSearch')} placeholder={t('review.memoSearch')} maxLength={200} value={words} onChange={setWords} />
        <Select aria-label={t('review.memoOn')} value={target} onChange={setTarget} options={[{ id: 'all', label: t('review.allTargets') }, ...TARGETS.map((id) => ({ id, label: t(`review.target.${id}`) }))]} />
        {names && names.coders.length > 1 ? <Select aria-label={t('review.coder')} value={coder} onChange={setCoder} options={[{ id: ' all', label: t('review.allCoders') }, ...names.coders.map(({ id, name }) => ({ id, label: name }))]} /> : null}
        <span className="grow" />
        <Button icon="memo" onPress={() => openDialog('review.memo', { journal: true })}>{t('review.journalNew')}</Button>
        <ExportMenu what={{ kind: 'memos', ...filter }} formats={['docx', 'md', 'xlsx', 'csv']} name={t('review.memos')} isDisabled={!memos?.length} />
      </div>
      {memos && memos.length === 0 ? <EmptyState title={t(isFiltered ? 'review.noMemosFit' : 'review.noMemos')}>{isFiltered ? null : t('review.noMemosText')}</EmptyState> : (
        <Pane label={t('review.memos')}>
          <Grid<Memo> label={t('review.memos')} language={language} columns={columns} rows={memos} rowId={(memo) => String(memo.id)} selection="single" options={{ onRowDoubleClicked: ({ data }) => open(data), onCellKeyDown: ({ data, event }) => { if (event instanceof KeyboardEvent && event.key === 'Enter') open(data); } }} />
        </Pane>
      )}
    </div>
  );
}
