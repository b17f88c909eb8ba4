import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Grid, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { EmptyState, Pane, Select } from '../../ui/index.ts';
import { ExportMenu } from './export-menu.tsx';
import { meetings, type Measure } from './model/meetings.ts';
import { useNames } from './names.ts';
import { showSegments } from './store.ts';

interface Row { readonly id: string; readonly name: string; readonly cells: Readonly<Record<string, number>> }

/** Which codes meet: a matrix of them all. Enter on a cell opens the quotes of its row where the other code is there too. */
export function CooccurrenceView() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const [measure, setMeasure] = useState<Measure>('cases');
  const pairs = useQuery(orpc.codes.cooccurrence.queryOptions());
  const matrix = useMemo(() => (pairs.data && names ? meetings(pairs.data, names.codes.map((code) => code.id), measure) : null), [pairs.data, names, measure]);
  const columns = useMemo<ColDef<Row>[]>(() => (matrix && names ? [
    { headerName: t('review.code'), field: 'name', width: 230, pinned: 'left', lockPinned: true, tooltipValueGetter: ({ data }) => data && names.code(data.id) },
    ...matrix.codes.map((id): ColDef<Row> => ({
      colId: id, headerName: names.codeName(id), headerTooltip: names.code(id), width: 104, wrapHeaderText: true, autoHeaderHeight: true, filter: false, type: 'rightAligned', sortingOrder: ['desc', 'asc', null],
      valueGetter: ({ data }) => (data === undefined || data.id === id ? null : data.cells[id] ?? 0),
      valueFormatter: ({ value, data }) => (data?.id === id ? '–' : typeof value === 'number' && value > 0 ? format.number(value) : ''),
      cellStyle: ({ value }) => ({ background: typeof value === 'number' && value > 0 ? `color-mix(in srgb, var(--accent) ${Math.round(6 + (value / matrix.most) * 30)}%, transparent)` : 'transparent' }),
    })),
  ] : []), [matrix, names, t, format]);
  const rows = useMemo(() => (matrix && names ? matrix.codes.map((id): Row => ({ id, name: names.codeName(id), cells: matrix.counts[id]! })) : undefined), [matrix, names]);
  if (!names) return null;
  const open = (row: Row | undefined, other: string | undefined) => { if (row && other !== undefined && row.cells[other]) showSegments(row.id, `"theme:${other}" = 'yes'`); };
  return (
    <div className="review-view">
      <div className="review-bar">
        <Select aria-label={t('review.measure')} value={measure} onChange={setMeasure} options={(['cases', 'answers', 'overlapping'] as const).map((id) => ({ id, label: t(`review.measure.${id}`) }))} />
        <span className="dim">{t('review.cooccurrenceHelp')}</span>
        <span className="grow" />
        <ExportMenu what={{ kind: 'cooccurrence' }} name={t('review.cooccurrence')} isDisabled={!pairs.data?.length} />
      </div>
      {pairs.error ? <EmptyState title={refusalSentence(pairs.error)} /> : pairs.data && pairs.data.length === 0 ? <EmptyState title={t('review.noMeetings')}>{t('review.noMeetingsText')}</EmptyState> : (
        <Pane label={t('review.cooccurrence')}>
          <Grid<Row> label={t('review.cooccurrence')} language={language} columns={columns} rows={rows} rowId={(row) => row.id} options={{
            onCellDoubleClicked: ({ data, column }) => open(data, column.getColId()),
            onCellKeyDown: (event) => { if ('column' in event && event.event instanceof KeyboardEvent && event.event.key === 'Enter') open(event.data, event.column.getColId()); },
          }} />
        </Pane>
      )}
    </div>
  );
}
