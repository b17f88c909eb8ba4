import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import type { ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { EmptyState, Pane } from '../../ui/index.ts';
import { ClearanceGrid } from './clearance-grid.tsx';
import { dateOf } from './quotes-view.tsx';

type Respondent = Outputs['clearance']['respondents'][number];

/** What each respondent allowed for all of its words; quotes and answers may say otherwise. */
export function RespondentsView() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error } = useQuery(orpc.clearance.respondents.queryOptions());
  const columns = useMemo<ColDef<Respondent>[]>(() => [
    { headerName: t('privacy.case'), width: 170, field: 'caseKey' },
    { headerName: t('privacy.country'), width: 170, field: 'country' },
    { headerName: t('privacy.region'), width: 190, field: 'region', cellClass: 'cell-dim' },
    { headerName: t('privacy.quotesCount'), width: 110, type: 'rightAligned', filter: 'agNumberColumnFilter', field: 'quotes' },
    { headerName: t('privacy.permission'), width: 160, valueGetter: ({ data: row }) => row && t(row.permission === null ? 'privacy.unsaid' : `privacy.permission.${row.permission}`) },
    { headerName: t('privacy.state'), width: 130, valueGetter: ({ data: row }) => (row?.state ? t(row.state === 'confirmed' ? 'privacy.confirmedShort' : 'privacy.waiting') : '') },
    { headerName: t('privacy.by'), width: 180, valueGetter: ({ data: row }) => row?.confirmedBy ?? '', cellClass: 'cell-dim' },
    { headerName: t('privacy.at'), width: 120, valueGetter: ({ data: row }) => row?.confirmedAt ?? '', valueFormatter: ({ value }) => dateOf(value, format.date), cellClass: 'cell-dim' },
    { headerName: t('privacy.note'), flex: 1, minWidth: 140, field: 'note', cellClass: 'cell-dim' },
  ], [t, format]);
  return (
    <Pane label={t('privacy.respondents')}>
      <p className="privacy-rules">{t('privacy.respondentsHelp')}</p>
      {error ? <EmptyState title={refusalSentence(error)} /> : <ClearanceGrid<Respondent> label={t('privacy.respondents')} columns={columns} rows={data} rowId={(row) => String(row.caseIndex)} targetOf={({ caseIndex }) => ({ caseIndex })} />}
    </Pane>
  );
}
