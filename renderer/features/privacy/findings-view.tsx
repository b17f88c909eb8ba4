import { useEffect, useMemo, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import { FINDING_KINDS } from '#core/contract/finding.ts';
import { useCommand } from '../../app/commands.ts';
import { attempt } from '../../app/attempt.ts';
import { Grid, focusedRow, type ColDef, type GridApi, type GridProps } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { translate, useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, EmptyState, Pane, ProgressBar, Splitter, ToggleChip, toast } from '../../ui/index.ts';
import { FindingReader } from './finding-reader.tsx';
import { KindCommand } from './kind-command.tsx';
import { privacy, usePrivacy, type FindingState } from './store.ts';

export type Finding = Outputs['anonymising']['findings']['rows'][number];
type Status = Outputs['anonymising']['status'];
const STATES = ['open', 'accepted', 'rejected'] as const;
const LIMIT = 3000;

/** Findings one line each, and beside them the answer as it is and as files would hold it. */
export function FindingsView({ status }: { status: Status | undefined }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const states = usePrivacy((state) => state.states);
  const kind = usePrivacy((state) => state.kind);
  const current = usePrivacy((state) => state.findingId);
  const [grid, setGrid] = useState<GridApi<Finding> | null>(null);
  const query = useQuery({ ...orpc.anonymising.findings.queryOptions({ input: { states: [...states], ...(kind === null ? {} : { kinds: [kind as Finding['kind']] }), limit: LIMIT, language } }), placeholderData: keepPreviousData });
  const rows = query.data?.rows;
  const finding = rows?.find((row) => row.id === current) ?? null;

  useEffect(() => { if (rows && rows.length > 0 && !rows.some((row) => row.id === privacy.getState().findingId)) privacy.setState({ findingId: rows[0]!.id }); }, [rows]);
  useEffect(() => { const node = current === null ? undefined : grid?.getRowNode(String(current)); if (node) { node.setSelected(true, true); grid?.ensureNodeVisible(node); } }, [grid, current, rows]);

  /** Ids as the list shows them, sorted and filtered. */
  const shown = (): number[] => { const ids: number[] = []; grid?.forEachNodeAfterFilterAndSort((node) => { if (node.data) ids.push(node.data.id); }); return ids; };
  const chosen = (): Finding[] => { const selected = grid?.getSelectedRows() ?? []; return selected.length > 0 ? selected : finding ? [finding] : []; };
  const step = (by: number): void => { const ids = shown(); const at = ids.indexOf(privacy.getState().findingId ?? -1); const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))]; if (next !== undefined) privacy.setState({ findingId: next }); };
  const decide = (state: FindingState, everywhere: boolean) => attempt(async () => {
    const judged = chosen();
    if (judged.length === 0) return;
    const ids = new Set(judged.map((one) => one.id));
    const list = shown();
    const after = list.slice(list.indexOf(judged.at(-1)!.id) + 1).find((id) => !ids.has(id)) ?? list.findLast((id) => !ids.has(id));
    if (after !== undefined) privacy.setState({ findingId: after });
    const { findings } = await client.anonymising.decide({ ids: [...ids], state, everywhere });
    if (everywhere) toast(translate('privacy.judged', { count: findings }), { tone: 'ok' });
  });
  const act = finding === null ? null : decide;
  useCommand('privacy.next', rows?.length ? () => step(1) : null);
  useCommand('privacy.previous', rows?.length ? () => step(-1) : null);
  useCommand('privacy.accept', act && (() => act('accepted', false)));
  useCommand('privacy.reject', act && (() => act('rejected', false)));
  useCommand('privacy.acceptEverywhere', act && (() => act('accepted', true)));
  useCommand('privacy.rejectEverywhere', act && (() => act('rejected', true)));
  useCommand('privacy.reopen', act && (() => act('open', false)));

  const columns = useMemo<ColDef<Finding>[]>(() => [
    { headerName: t('privacy.state'), width: 100, valueGetter: ({ data }) => data && `${t(`privacy.state.${data.state}`)}${data.edited ? ' ✎' : ''}`, cellClass: 'cell-dim' },
    { headerName: t('privacy.kind'), width: 100, valueGetter: ({ data }) => data && t(`privacy.kind.${data.kind}`) },
    { headerName: t('privacy.words'), width: 165, field: 'words', cellClass: 'privacy-words' },
    { headerName: t('privacy.pseudonym'), width: 115, field: 'pseudonym' },
    { headerName: t('privacy.context'), flex: 1, minWidth: 160, valueGetter: ({ data }) => data && `…${data.before}[${data.words}]${data.after}…`, cellClass: 'cell-dim' },
    { headerName: t('privacy.confidence'), width: 86, type: 'rightAligned', filter: 'agNumberColumnFilter', valueGetter: ({ data }) => data && Math.round(data.confidence * 100), valueFormatter: ({ value }) => (typeof value === 'number' ? format.percent(value) : '') },
    { headerName: t('privacy.reason'), width: 160, valueGetter: ({ data }) => data && t(`privacy.reason.${data.reason}`), cellClass: 'cell-dim' },
    { headerName: t('privacy.case'), width: 90, field: 'caseKey', cellClass: 'cell-dim' },
  ], [t, format]);
  const options = useMemo<NonNullable<GridProps<Finding>['options']>>(() => ({
    onGridReady: ({ api }) => setGrid(api),
    onGridPreDestroyed: () => setGrid(null),
    onRowClicked: ({ data }) => { if (data) privacy.setState({ findingId: data.id }); },
    onCellFocused: ({ api }) => { const row = focusedRow(api); if (row) privacy.setState({ findingId: row.id }); },
  }), []);
  const times = (state: FindingState): number => (status?.kinds ?? []).filter((one) => kind === null || one.kind === kind).reduce((sum, one) => sum + one[state], 0);
  return (
    <Splitter label={t('privacy.readerWidth')} fixed="end" initial={400} min={300} max={700}>
      <Pane label={t('privacy.findings')}>
        <LookThrough status={status} />
        <div className="pane-head privacy-filters" role="group" aria-label={t('privacy.filters')}>
          {STATES.map((state) => <ToggleChip key={state} isSelected={states.includes(state)} onChange={(on) => privacy.setState({ states: STATES.filter((one) => (one === state ? on : states.includes(one))) })}>{t(`privacy.state.${state}`)} {format.number(times(state))}</ToggleChip>)}
          <span className="privacy-rule" />
          {FINDING_KINDS.filter((one) => kind === one || status?.kinds.some((each) => each.kind === one)).map((one) => <ToggleChip key={one} isSelected={kind === one} onChange={(on) => privacy.setState({ kind: on ? one : null })}>{t(`privacy.kind.${one}`)}</ToggleChip>)}
        </div>
        {query.error ? <EmptyState title={refusalSentence(query.error)} /> : rows && rows.length === 0 ? <EmptyState title={status?.lookedThrough ? t('privacy.nothingHere') : t('privacy.notLooked')}>{t('privacy.weakness')}</EmptyState> : (
          <div className="privacy-grid"><Grid<Finding> label={t('privacy.findings')} language={language} columns={columns} rows={rows} rowId={(row) => String(row.id)} selection="multiple" options={options} /></div>
        )}
        {query.data && query.data.total > query.data.rows.length ? <p className="privacy-cut">{t('privacy.cut', { shown: query.data.rows.length, total: query.data.total })}</p> : null}
        {FINDING_KINDS.map((one) => <KindCommand key={one} kind={one} finding={finding} />)}
      </Pane>
      <FindingReader finding={finding} act={act} />
    </Splitter>
  );
}

/** Whether answers were looked through, and the button that does it. */
function LookThrough({ status }: { status: Status | undefined }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const looking = useQuery({ ...orpc.anonymising.status.queryOptions({ context: { poll: true } }), queryKey: ['privacy.looking'], refetchInterval: 300, enabled: busy, meta: { areas: [] } }).data?.looking ?? null;
  if (!status) return null;
  const scan = () => {
    setBusy(true);
    void attempt(async () => { const { found } = await client.anonymising.scan(); toast(translate('privacy.found', { count: found }), { tone: 'ok' }); }).finally(() => setBusy(false));
  };
  if (busy) {
    return (
      <div className="privacy-look">
        <ProgressBar label={t('privacy.looking')} fraction={looking && looking.of > 0 ? looking.done / looking.of : null} />
        <span className="grow">{t('privacy.looking')}</span>
        <Button onPress={() => { void client.anonymising.cancel(); }}>{t('common.cancel')}</Button>
      </div>
    );
  }
  return (
    <div className="privacy-look">
      {status.stale ? <Banner tone={status.lookedThrough ? 'warn' : 'info'}>{status.lookedThrough ? t('privacy.stale') : t('privacy.never', { count: status.answers })}</Banner> : <span className="dim grow">{t('privacy.upToDate', { count: status.answers })}</span>}
      <Button icon="search" variant={status.stale ? 'primary' : 'default'} onPress={scan}>{t('privacy.look')}</Button>
    </div>
  );
}
