import { useMemo, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import type { ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { EmptyState, Pane, ToggleChip } from '../../ui/index.ts';
import { ClearanceGrid } from './clearance-grid.tsx';

type Quote = Outputs['clearance']['quotes']['rows'][number];
const PERMISSIONS = ['named', 'region', 'no'] as const;
const STATES = ['pending', 'confirmed'] as const;
const LIMIT = 3000;

/** Coded words, each once, and what may be done with them. */
export function QuotesView() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const summary = useQuery(orpc.clearance.summary.queryOptions()).data;
  const [starred, setStarred] = useState(true);
  const [permissions, setPermissions] = useState<readonly Quote['permission'][]>([]);
  const [states, setStates] = useState<readonly Quote['state'][]>([]);
  const codes = useQuery(orpc.codes.list.queryOptions()).data;
  const variables = useQuery(orpc.data.variables.queryOptions()).data;
  const { data, error } = useQuery({ ...orpc.clearance.quotes.queryOptions({ input: { starred, permissions: [...permissions], states: [...states], limit: LIMIT } }), placeholderData: keepPreviousData });
  const names = useMemo(() => ({ code: new Map((codes ?? []).map((code) => [code.id, code.labels[language]?.trim() || code.name])), question: new Map((variables ?? []).map((variable) => [variable.id, variable.labels?.[language] ?? variable.label])) }), [codes, variables, language]);
  const columns = useMemo<ColDef<Quote>[]>(() => [
    { headerName: t('privacy.printed'), width: 84, valueGetter: ({ data: row }) => row && t(row.printable ? 'common.yes' : 'common.no') },
    { headerName: t('privacy.permission'), width: 130, valueGetter: ({ data: row }) => row && t(`privacy.permission.${row.permission}`) },
    { headerName: t('privacy.state'), width: 105, valueGetter: ({ data: row }) => row && t(row.state === 'confirmed' ? 'privacy.confirmedShort' : 'privacy.waiting') },
    { headerName: t('privacy.source'), width: 110, valueGetter: ({ data: row }) => row && t(`privacy.source.${row.source}`), cellClass: 'cell-dim' },
    { headerName: t('privacy.quote'), flex: 1, minWidth: 240, valueGetter: ({ data: row }) => row && `${row.starred ? '★ ' : ''}${row.words}` },
    { headerName: t('privacy.country'), width: 130, valueGetter: ({ data: row }) => row && (row.country || row.caseKey) },
    { headerName: t('privacy.region'), width: 140, field: 'region', cellClass: 'cell-dim' },
    { headerName: t('privacy.codes'), width: 150, valueGetter: ({ data: row }) => row?.codeIds.map((id) => names.code.get(id) ?? id).join('; '), cellClass: 'cell-dim' },
    { headerName: t('privacy.question'), width: 150, valueGetter: ({ data: row }) => row && (names.question.get(row.variableId) ?? row.variableId), cellClass: 'cell-dim' },
    { headerName: t('privacy.by'), width: 130, valueGetter: ({ data: row }) => row?.confirmedBy ?? '', cellClass: 'cell-dim' },
    { headerName: t('privacy.at'), width: 110, valueGetter: ({ data: row }) => row?.confirmedAt ?? '', valueFormatter: ({ value }) => dateOf(value, format.date), cellClass: 'cell-dim' },
  ], [t, names, format]);
  const toggle = <T extends string>(list: readonly T[], one: T, on: boolean): T[] => (on ? [...list, one] : list.filter((each) => each !== one));
  return (
    <Pane label={t('privacy.quotes')}>
      <p className="privacy-rules">{t('privacy.strict')}</p>
      <div className="pane-head privacy-filters" role="group" aria-label={t('privacy.filters')}>
        <ToggleChip isSelected={starred} onChange={setStarred}>★ {t('privacy.starred')}{summary ? ` ${format.number(summary.starred)}` : ''}</ToggleChip>
        <span className="privacy-rule" />
        {PERMISSIONS.map((one) => <ToggleChip key={one} isSelected={permissions.includes(one)} onChange={(on) => setPermissions(toggle(permissions, one, on))}>{t(`privacy.permission.${one}`)}</ToggleChip>)}
        <span className="privacy-rule" />
        {STATES.map((one) => <ToggleChip key={one} isSelected={states.includes(one)} onChange={(on) => setStates(toggle(states, one, on))}>{t(one === 'confirmed' ? 'privacy.confirmedShort' : 'privacy.waiting')}</ToggleChip>)}
      </div>
      {error ? <EmptyState title={refusalSentence(error)} /> : data && data.total === 0 ? <EmptyState title={t('privacy.noQuotes')}>{t(starred ? 'privacy.noStarred' : 'privacy.noQuotesHelp')}</EmptyState>
        : <ClearanceGrid<Quote> label={t('privacy.quotes')} columns={columns} rows={data?.rows} rowId={(row) => `${row.answerId} ${row.start} ${row.end}`} targetOf={({ answerId, start, end }) => ({ answerId, start, end })} />}
      {data && data.total > data.rows.length ? <p className="privacy-cut">{t('privacy.cut', { shown: data.rows.length, total: data.total })}</p> : null}
    </Pane>
  );
}

/** A day as the language writes it; what is no date stays as it was typed. */
export const dateOf = (value: unknown, date: (iso: string) => string): string => (typeof value === 'string' && value !== '' ? (Number.isNaN(Date.parse(value)) ? value : date(value)) : '');
