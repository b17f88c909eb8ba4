import { useMemo, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import { attempt } from '../../app/attempt.ts';
import { useCommand } from '../../app/commands.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import type { AgGridReact} from '../../grid/index.ts';
import { Grid, focusedRow, type ColDef } from '../../grid/index.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, ComboBox, Dialog, EmptyState, foldText, IconButton, Kbd, Pane, Splitter, TextField, ToggleChip } from '../../ui/index.ts';
import { ExportMenu } from './export-menu.tsx';
import { moveQuote } from './model/move-quote.ts';
import { useNames, type Names } from './names.ts';
import { review, useReview, type ReviewState } from './store.ts';

type Segment = Outputs['coding']['segments']['segments'][number];
const LIMIT = 5000;
const CONTEXT = 120;
/** Alt and an arrow moves the quote; the grid would move its focus. */
const isMove = ({ event }: { event: KeyboardEvent }): boolean => event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
const idOf = (segment: Segment): string => String(segment.coding.id);
const set = (change: Partial<ReviewState['segments']>) => review.setState((state) => ({ segments: { ...state.segments, ...change } }));

/** The words coded with a code, in their context: found, starred, put in order, and parted into new codes. */
export function SegmentsView() {
  const { t, language } = useTranslation();
  const names = useNames();
  const { codeId, filter, starred, words } = useReview((state) => state.segments);
  const [draft, setDraft] = useState(filter);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [isSplitting, setSplitting] = useState(false);
  const grid = useRef<AgGridReact<Segment>>(null);
  // While a quote is being moved the grid's focus stands on another row, until the grid has the new order: the next key is still
  // for the quote.
  const held = useRef<string | null>(null);
  const input = { codeId: codeId ?? '', context: CONTEXT, limit: LIMIT, ...(filter.trim() ? { filter } : {}), ...(starred ? { starred } : {}) };
  const found = useQuery(orpc.coding.segments.queryOptions({ input, enabled: codeId !== null }));
  const rows = useMemo(() => {
    const typed = foldText(words.trim()).split(/\s+/).filter(Boolean);
    return codeId === null ? [] : found.data?.segments.filter((segment) => { const text = foldText(segment.text); return typed.every((word) => text.includes(word)); });
  }, [found.data, words, codeId]);
  const current = rows?.find((segment) => idOf(segment) === currentId) ?? rows?.[0] ?? null;
  const columns = useMemo<ColDef<Segment>[]>(() => (names ? ([
    { headerName: t('review.place'), width: 74, sortable: false, filter: false, valueGetter: ({ data }) => (data?.place == null ? '' : data.place + 1), cellClass: 'cell-dim' },
    { headerName: t('review.starred'), width: 66, sortable: false, filter: false, valueGetter: ({ data }) => (data?.coding.starred ? '★' : '') },
    { headerName: t('review.case'), field: 'caseKey', width: 140, sortable: false, cellClass: 'cell-dim' },
    { headerName: t('review.before'), width: 200, sortable: false, filter: false, cellClass: 'cell-dim review-before', valueGetter: ({ data }) => data?.before.slice(-24).replace(/\s+/g, ' ') },
    { headerName: t('review.codedWords'), flex: 1, minWidth: 240, sortable: false, valueGetter: ({ data }) => data?.text.replace(/\s+/g, ' ') },
    { headerName: t('review.after'), width: 170, sortable: false, filter: false, cellClass: 'cell-dim', valueGetter: ({ data }) => data?.after.slice(0, 28).replace(/\s+/g, ' ') },
    { headerName: t('review.coder'), width: 110, sortable: false, valueGetter: ({ data }) => data && names.coder(data.coding.coderId), cellClass: 'cell-dim' },
  ] satisfies ColDef<Segment>[] as ColDef<Segment>[]).map((column): ColDef<Segment> => ({ ...column, suppressKeyboardEvent: isMove })) : []), [t, names]);

  const focus = (id: string) => { const api = grid.current?.api; const at = api?.getRowNode(id)?.rowIndex; if (api && at != null) { api.ensureIndexVisible(at); api.setFocusedCell(at, api.getFocusedCell()?.column ?? 'caseKey'); } };
  const star = () => attempt(async () => { if (!current) return; setCurrentId(idOf(current)); await client.coding.star({ codingId: current.coding.id, starred: !current.coding.starred }); await found.refetch(); focus(idOf(current)); });
  const move = (step: -1 | 1) => attempt(async () => {
    if (!current || codeId === null || !rows) return;
    const ids = moveQuote(rows.map((segment) => ({ id: segment.coding.id, place: segment.place })), current.coding.id, step);
    if (!ids) return;
    setCurrentId(idOf(current));
    held.current = idOf(current);
    try {
      await client.coding.orderQuotes({ codeId, codingIds: ids });
      await found.refetch({ throwOnError: true });
    } catch (error) { held.current = null; throw error; }
  });
  useCommand('review.star', current ? star : null);
  useCommand('review.quoteUp', current ? () => move(-1) : null);
  useCommand('review.quoteDown', current ? () => move(1) : null);
  useCommand('review.openAnswer', current ? () => openAnswer(current.coding.answerId) : null);
  useCommand('review.split', codeId !== null && rows && rows.length > 0 ? () => setSplitting(true) : null);

  if (!names) return null;
  const isOrdered = rows?.some((segment) => segment.place !== null) ?? false;
  const toSplit = chosen.length > 1 ? chosen : rows?.map((segment) => segment.coding.id) ?? [];
  return (
    <div className="review-view">
      <div className="review-bar">
        <ComboBox className="review-code" aria-label={t('review.code')} placeholder={t('review.chooseCode')} emptyText={t('common.nothingFits')} value={codeId} onChange={(id) => { if (id !== null) set({ codeId: id }); }} options={names.codes.map((code) => ({ id: code.id, label: code.path, detail: String(code.mentions) }))} />
        <TextField className="review-search" aria-label={t('review.wordsIn')} placeholder={t('review.wordsIn')} value={words} onChange={(value) => set({ words: value })} />
        <form className="review-filter" onSubmit={(event) => { event.preventDefault(); set({ filter: draft }); }}><TextField aria-label={t('review.filter')} placeholder={t('review.filterExample')} value={draft} onChange={setDraft} onBlur={() => set({ filter: draft })} /></form>
        <ToggleChip isSelected={starred} onChange={(on) => set({ starred: on })}>{t('review.starredOnly')}</ToggleChip>
        <span className="dim" role="status">{codeId !== null && rows && found.data ? t('review.segmentCount', { shown: rows.length, total: found.data.total }) : ''}</span>
        <span className="grow" />
        {isOrdered ? <Button variant="quiet" onPress={() => { void attempt(async () => { await client.coding.orderQuotes({ codeId: codeId!, codingIds: [] }); }); }}>{t('review.unorder')}</Button> : null}
        <Button icon="merge" isDisabled={codeId === null || !rows?.length} onPress={() => setSplitting(true)}>{t('review.split')}</Button>
        <ExportMenu what={{ kind: 'segments', codeId: codeId ?? '', context: CONTEXT, ...(filter.trim() ? { filter } : {}), ...(starred ? { starred } : {}) }} name={t('review.segments')} isDisabled={codeId === null || !found.data?.total} />
      </div>
      {found.error ? <Banner tone="bad">{refusalSentence(found.error)}</Banner> : null}
      {codeId === null ? <EmptyState title={t('review.chooseCode')}>{t('review.chooseCodeText')}</EmptyState> : rows && rows.length === 0 && found.data ? <EmptyState title={t('review.noSegments')} /> : (
        <Splitter label={t('review.paneWidth')} fixed="end" initial={360} min={260} max={760}>
          <Pane label={t('review.segments')}>
            <Grid<Segment>
              ref={grid} label={t('review.segments')} language={language} columns={columns} rows={rows} rowId={idOf} selection="multiple"
              options={{
                onRowDataUpdated: () => { if (held.current !== null) focus(held.current); held.current = null; },
                onCellFocused: ({ api }) => { const data = held.current === null ? focusedRow(api) : undefined; if (data) setCurrentId(idOf(data)); },
                onSelectionChanged: ({ api }) => setChosen(api.getSelectedRows().map((segment) => segment.coding.id)),
                onCellKeyDown: ({ data, event }) => { if (data && event instanceof KeyboardEvent && event.key === 'Enter') openAnswer(data.coding.answerId); },
              }}
            />
          </Pane>
          {current ? <Quote segment={current} names={names} onStar={() => { void star(); }} onMove={(step) => { void move(step); }} /> : <Pane side>{null}</Pane>}
        </Splitter>
      )}
      {isSplitting && codeId !== null ? <SplitDialog codeId={codeId} name={names.code(codeId)} codingIds={toSplit} segments={rows ?? []} onClose={() => setSplitting(false)} /> : null}
    </div>
  );
}

function Quote({ segment, names, onStar, onMove }: { segment: Segment; names: Names; onStar: () => void; onMove: (step: -1 | 1) => void }) {
  const { t } = useTranslation();
  return (
    <Pane side title={names.code(segment.coding.codeId)} label={t('review.quote')}>
      <div className="review-verdict pane-scroll" role="region" tabIndex={0} aria-label={t('review.quote')}>
        <p className="dim">{segment.caseKey} · {names.question(segment.variableId)} · {names.coder(segment.coding.coderId)}</p>
        <p className="review-words"><span className="dim">{segment.before}</span><mark className="review-mark">{segment.text}</mark><span className="dim">{segment.after}</span></p>
      </div>
      <div className="review-verdict-bar" role="group" aria-label={t('review.quote')}>
        <Button icon="star" aria-pressed={segment.coding.starred} onPress={onStar}>{t(segment.coding.starred ? 'review.unstar' : 'review.star')} <Kbd keys="s" /></Button>
        <IconButton icon="up" label={t('review.quoteUp')} shortcut="Alt+ArrowUp" onPress={() => onMove(-1)} />
        <IconButton icon="down" label={t('review.quoteDown')} shortcut="Alt+ArrowDown" onPress={() => onMove(1)} />
        <span className="grow" />
        <Button variant="quiet" onPress={() => openAnswer(segment.coding.answerId)}>{t('review.openAnswer')}</Button>
      </div>
    </Pane>
  );
}

/** The chosen quotes (or all that the search left) become codings of a new code below this one. */
function SplitDialog({ codeId, name, codingIds, segments, onClose }: { codeId: string; name: string; codingIds: readonly number[]; segments: readonly Segment[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  // Quotes of codes below this one are theirs: only this code's own can be parted from it.
  const own = new Set(segments.filter((segment) => segment.coding.codeId === codeId).map((segment) => segment.coding.id));
  const ids = codingIds.filter((id) => own.has(id));
  const { submit, busy, refusal } = useSubmit(async () => { await client.codes.split({ id: codeId, into: [{ name: title.trim(), codingIds: [...ids] }] }); onClose(); });
  return (
    <Dialog title={t('review.splitTitle', { code: name })} isOpen onClose={onClose} size="small" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || !title.trim() || ids.length === 0} onPress={() => submit()}>{t('review.splitDo')}</Button></>}>
      <form className="form" onSubmit={submit}>
        <p>{t('review.splitText', { count: ids.length })}</p>
        <TextField label={t('review.splitName')} maxLength={200} value={title} onChange={setTitle} error={refusal} autoFocus />
      </form>
    </Dialog>
  );
}
