import { useEffect, useMemo, useRef, useState } from 'react';
import type { PackReturn, ReturnLine } from '#core/contract/api/confirmation.ts';
import { useCommand } from '../../../app/commands.ts';
import { useSubmit } from '../../../app/project-dialogs.tsx';
import type { AgGridReact } from '../../../grid/index.ts';
import { Grid, focusedRow, type ColDef } from '../../../grid/index.ts';
import { useFormat } from '../../../locales/format.ts';
import { useTranslation } from '../../../locales/i18n.ts';
import { client } from '../../../rpc/index.ts';
import { Banner, Button, EmptyState, Kbd, Pane, ProgressBar, Select, Splitter, TextField, toast } from '../../../ui/index.ts';
import { chooseReturned } from './choose-returned.ts';
import { LineReader } from './line-reader.tsx';
import { acceptable, becomesText, effective } from './line-state.ts';
import { choose, confirmationStore, showReturn, useConfirmation, type LineChoice } from './store.ts';

/** A file that came back, line by line: what the pack showed, what the project says now, what was said, and what becomes of it. */
export function ReturnView() {
  const { t } = useTranslation();
  const { read, at, busy, refusal } = useConfirmation((state) => state);
  const one = read?.returns[at];
  if (!one || !read) {
    return (
      <div className="confirm-empty">
        {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
        {busy ? <ProgressBar label={t('confirmation.reading')} fraction={null} /> : <EmptyState title={t('confirmation.noFile')} actions={<Button variant="primary" onPress={() => { void chooseReturned(); }}>{t('confirmation.readFile')}</Button>}>{t('confirmation.noFileHelp')}</EmptyState>}
      </div>
    );
  }
  return <Returned key={`${read.sha256} ${one.packId}`} one={one} file={read.file} sha256={read.sha256} />;
}

function Returned({ one, file, sha256 }: { one: PackReturn; file: string; sha256: string }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const { choices, by, on, source, read, at } = useConfirmation((state) => state);
  const [currentKey, setCurrentKey] = useState<string | null>(one.lines[0]?.key ?? null);
  const grid = useRef<AgGridReact<ReturnLine>>(null);
  const current = one.lines.find((line) => line.key === currentKey) ?? null;
  const chosen = one.lines.filter((line) => choices[line.key]?.accept === true && line.outcome !== 'accepted');
  const columns = useMemo<ColDef<ReturnLine>[]>(() => [
    { colId: 'accept', headerName: t('confirmation.accept'), width: 96, valueGetter: ({ data, context }) => data && t(`confirmation.mark.${markOf(data, (context as Record<string, LineChoice>)[data.key])}`) },
    { headerName: t('confirmation.no'), width: 54, field: 'key', cellClass: 'cell-dim' },
    { headerName: t('confirmation.topic'), width: 170, field: 'topic' },
    { headerName: t('confirmation.shown'), width: 95, field: 'shown' },
    { headerName: t('confirmation.said'), width: 100, valueGetter: ({ data, context }) => data && t(`confirmation.verdict.${effective(data, (context as Record<string, LineChoice>)[data.key]).verdict}`) },
    { headerName: t('confirmation.becomes'), width: 110, valueGetter: ({ data, context }) => data && becomesText(data, (context as Record<string, LineChoice>)[data.key], t) },
    { headerName: t('confirmation.now'), width: 95, valueGetter: ({ data }) => (data && data.now !== data.shown ? data.now ?? t('confirmation.gone') : ''), cellClass: 'cell-dim' },
    { headerName: t('confirmation.look'), width: 190, valueGetter: ({ data }) => data && [...data.standing.map((code) => t(`confirmation.standing.${code}`)), ...data.doubts.map((code) => t(`confirmation.doubt.${code}`))].join(' · ') },
    { headerName: t('confirmation.comment'), flex: 1, minWidth: 140, valueGetter: ({ data }) => data?.written.comment ?? '', cellClass: 'cell-dim' },
  ], [t]);
  useEffect(() => { grid.current?.api?.refreshCells({ force: true }); }, [choices]);
  const mark = (accept: boolean): void => {
    if (!current || (accept && !acceptable(current, choices[current.key]))) return;
    choose(current.key, { ...choices[current.key], accept });
    const api = grid.current?.api;
    const place = api?.getRowNode(current.key)?.rowIndex;
    if (api && typeof place === 'number' && place + 1 < api.getDisplayedRowCount()) api.setFocusedCell(place + 1, api.getFocusedCell()?.column ?? 'accept');
  };
  useCommand('confirmation.accept', current ? () => mark(true) : null);
  useCommand('confirmation.leave', current ? () => mark(false) : null);
  const storing = useSubmit(async () => {
    if (source === null) return;
    const done = await client.confirmation.accept({ source, packId: one.packId, by, on, lines: one.lines.map((line) => ({ key: line.key, ...effectiveChoice(choices[line.key]) })) });
    toast(t('confirmation.stored', { count: done.accepted, left: done.left }), { tone: 'ok' });
    const again = await client.confirmation.read({ source });
    showReturn(again, Math.max(0, again.returns.findIndex((each) => each.packId === one.packId)));
  });
  const open = one.lines.filter((line) => line.verdict === 'unclear' || line.standing.length > 0).length;
  return (
    <div className="confirm-return">
      <div className="confirm-bar">
        {read && read.returns.length > 1 ? <Select aria-label={t('confirmation.respondent')} value={String(at)} onChange={(id) => showReturn(read, Number(id))} options={read.returns.map((each, index) => ({ id: String(index), label: each.name }))} /> : null}
        <span className="ellipsis" title={`SHA-256 ${sha256}`}><strong>{one.name}</strong> · {file}</span>
        <span className="dim">{t('confirmation.madeOn', { date: format.date(one.madeAt) })}{one.readBefore ? ` · ${t('confirmation.readBefore', { date: format.date(one.readBefore) })}` : ''}</span>
        <span className="grow" />
        <TextField className="confirm-by" aria-label={t('confirmation.by')} placeholder={t('confirmation.by')} value={by} onChange={(value) => confirmationStore.setState({ by: value })} />
        <TextField className="confirm-on" aria-label={t('confirmation.on')} placeholder={t('confirmation.on')} value={on} onChange={(value) => confirmationStore.setState({ on: value })} />
        <Button variant="primary" isDisabled={storing.busy || one.caseIndex === null || (chosen.length > 0 && by.trim() === '')} onPress={() => storing.submit()}>{t('confirmation.store', { count: chosen.length })}</Button>
      </div>
      {storing.refusal ? <Banner tone="bad">{storing.refusal}</Banner> : null}
      {one.caseIndex === null ? <Banner tone="warn">{t('confirmation.caseGone', { key: one.caseKey })}</Banner> : null}
      {one.comment || one.extra.length > 0 ? (
        <details className="confirm-extra"><summary>{t('confirmation.extra', { count: one.extra.length + (one.comment ? 1 : 0) })}</summary><ul>{one.comment ? <li>{one.comment}</li> : null}{one.extra.map((text, index) => <li key={index}>{text}</li>)}</ul></details>
      ) : null}
      <Splitter label={t('confirmation.paneWidth')} fixed="end" initial={360} min={280} max={640}>
        <Pane label={t('confirmation.lines')}>
          <div className="confirm-bar" role="group" aria-label={t('confirmation.acts')}>
            <Button isDisabled={!current || !acceptable(current, choices[current.key])} onPress={() => mark(true)}>{t('confirmation.acceptLine')} <Kbd keys="a" /></Button>
            <Button isDisabled={!current} onPress={() => mark(false)}>{t('confirmation.leaveLine')} <Kbd keys="x" /></Button>
            <span className="dim" role="status">{t('confirmation.counts', { lines: one.lines.length, open, chosen: chosen.length })}</span>
          </div>
          <div className="confirm-grid">
            <Grid<ReturnLine, Readonly<Record<string, LineChoice>>>
              ref={grid} label={t('confirmation.lines')} language={language} columns={columns} rows={one.lines} rowId={(line) => line.key} selection="single" context={choices}
              options={{
                onCellFocused: ({ api }) => { const data = focusedRow(api); if (data) { api.getRowNode(data.key)?.setSelected(true, true); setCurrentKey(data.key); } },
                onFirstDataRendered: ({ api }) => { api.setFocusedCell(0, 'accept'); },
              }}
            />
          </div>
        </Pane>
        {current ? <LineReader key={current.key} line={current} choice={choices[current.key]} /> : <Pane side>{null}</Pane>}
      </Splitter>
    </div>
  );
}

const effectiveChoice = (choice: LineChoice | undefined): LineChoice => ({ ...choice, accept: choice?.accept === true });
const markOf = (line: ReturnLine, choice: LineChoice | undefined): 'accepted' | 'accept' | 'leave' | 'nothing' => {
  if (line.outcome === 'accepted') return 'accepted';
  if (choice?.accept) return 'accept';
  return line.verdict === 'missing' || line.verdict === 'unanswered' ? 'nothing' : 'leave';
};
