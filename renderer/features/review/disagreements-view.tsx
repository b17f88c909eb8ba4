import { useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import { codePointMap } from '#core/coding/code-points.ts';
import { attempt } from '../../app/attempt.ts';
import { useCommand } from '../../app/commands.ts';
import { openAnswer } from '../../app/open-answer.ts';
import type { AgGridReact} from '../../grid/index.ts';
import { Grid, focusedRow, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Button, Chip, EmptyState, Kbd, Pane, Select, Splitter, ToggleChip } from '../../ui/index.ts';
import { ExportMenu } from './export-menu.tsx';
import { pieces } from './model/pieces.ts';
import { useNames, type Names } from './names.ts';
import { review, useReview } from './store.ts';

type Disagreement = Outputs['coding']['disagreements']['rows'][number];
const LIMIT = 10_000;
const idOf = (row: Disagreement): string => `${row.answerId} ${row.codeId}`;

/** Where coders who read the same answer did not find the same codes; a verdict is one key, and their codings stay. */
export function DisagreementsView() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const question = useReview((state) => state.question);
  const [openOnly, setOpenOnly] = useState(false);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const grid = useRef<AgGridReact<Disagreement>>(null);
  const input = { limit: LIMIT, ...(question === null ? {} : { variableId: question }) };
  const found = useQuery(orpc.coding.disagreements.queryOptions({ input }));
  const rows = useMemo(() => found.data?.rows.filter((row) => !openOnly || row.settled === null || idOf(row) === currentId), [found.data, openOnly, currentId]);
  const current = rows?.find((row) => idOf(row) === currentId) ?? rows?.[0] ?? null;
  const columns = useMemo<ColDef<Disagreement>[]>(() => (names ? [
    { headerName: t('review.settled'), width: 120, valueGetter: ({ data }) => data && t(data.settled === null ? 'review.open' : data.settled ? 'review.applies' : 'review.appliesNot') },
    { headerName: t('review.case'), field: 'caseKey', width: 150, cellClass: 'cell-dim' },
    { headerName: t('review.code'), width: 220, valueGetter: ({ data }) => data && names.codeName(data.codeId), tooltipValueGetter: ({ data }) => data && names.code(data.codeId) },
    { headerName: t('review.foundBy'), width: 130, valueGetter: ({ data }) => data && format.list(data.found.map(names.coder)) },
    { headerName: t('review.notFoundBy'), width: 130, valueGetter: ({ data }) => data && format.list(data.notFound.map(names.coder)) },
    { headerName: t('review.answerText'), flex: 1, minWidth: 200, field: 'excerpt' },
  ] : []), [t, format, names]);

  const move = (step: number) => {
    const api = grid.current?.api;
    if (!api || !current) return;
    const at = api.getRowNode(idOf(current))?.rowIndex ?? 0;
    const next = api.getDisplayedRowAtIndex(at + step);
    if (next?.data) { next.setSelected(true, true); api.ensureIndexVisible(at + step); api.setFocusedCell(at + step, api.getFocusedCell()?.column ?? 'caseKey'); setCurrentId(idOf(next.data)); }
  };
  const settle = (present: boolean | null) => attempt(async () => {
    if (!current) return;
    setCurrentId(idOf(current));
    await client.coding.settle({ answerId: current.answerId, codeId: current.codeId, present });
    await found.refetch();
    if (present !== null) move(1);
  });
  useCommand('review.applies', current ? () => settle(true) : null);
  useCommand('review.appliesNot', current ? () => settle(false) : null);
  useCommand('review.reopen', current ? () => settle(null) : null);
  useCommand('review.next', current ? () => move(1) : null);
  useCommand('review.previous', current ? () => move(-1) : null);
  useCommand('review.openAnswer', current ? () => openAnswer(current.answerId) : null);
  const first = rows?.[0];
  useEffect(() => { if (first && currentId === null) setCurrentId(idOf(first)); }, [first, currentId]);

  if (!names) return null;
  const open = found.data?.rows.filter((row) => row.settled === null).length ?? 0;
  return (
    <div className="review-view">
      <div className="review-bar">
        <Select className="review-question" aria-label={t('review.question')} value={question ?? ' all'} onChange={(id) => review.setState({ question: id === ' all' ? null : id })} options={[{ id: ' all', label: t('review.allQuestions') }, ...names.questions]} />
        <ToggleChip isSelected={openOnly} onChange={setOpenOnly}>{t('review.openOnly')}</ToggleChip>
        <span className="dim" role="status">{found.data ? t('review.disagreementCount', { total: found.data.total, open }) : ''}</span>
        <span className="grow" />
        <ExportMenu what={{ kind: 'disagreements', ...(question === null ? {} : { variableId: question }) }} name={t('review.disagreements')} isDisabled={!found.data?.total} />
      </div>
      {found.error ? <EmptyState title={refusalSentence(found.error)} /> : found.data && found.data.total === 0 ? <EmptyState title={t('review.noDisagreements')}>{t('review.noDisagreementsText')}</EmptyState> : (
        <Splitter label={t('review.paneWidth')} fixed="end" initial={400} min={280} max={760}>
          <Pane label={t('review.disagreements')}>
            <Grid<Disagreement>
              ref={grid} label={t('review.disagreements')} language={language} columns={columns} rows={rows} rowId={idOf} selection="single"
              options={{
                onCellFocused: ({ api }) => { const data = focusedRow(api); if (data) { api.getRowNode(idOf(data))?.setSelected(true, true); setCurrentId(idOf(data)); } },
                onCellKeyDown: ({ data, event }) => { if (data && event instanceof KeyboardEvent && event.key === 'Enter') openAnswer(data.answerId); },
                onFirstDataRendered: ({ api }) => { api.setFocusedCell(0, 'caseKey'); },
              }}
            />
          </Pane>
          {current ? <Verdict row={current} names={names} settle={(present) => { void settle(present); }} /> : <Pane side>{null}</Pane>}
        </Splitter>
      )}
    </div>
  );
}

/** The answer whole, what each coder marked in it, and the verdict. */
function Verdict({ row, names, settle }: { row: Disagreement; names: Names; settle: (present: boolean | null) => void }) {
  const { t } = useTranslation();
  const code = names.codes.find((one) => one.id === row.codeId);
  const answer = useQuery(orpc.coding.answer.queryOptions({ input: { answerId: row.answerId } })).data;
  const map = answer ? codePointMap(answer.text) : null;
  const marked = (coder: string): string[] => (answer && map ? answer.codings.filter((coding) => coding.coderId === coder && coding.codeId === row.codeId).map((coding) => (coding.start === null || coding.end === null ? t('review.wholeAnswer') : answer.text.slice(map.toUtf16(coding.start), map.toUtf16(coding.end)))) : []);
  return (
    <Pane side title={names.code(row.codeId)} label={t('review.verdict')}>
      <div className="review-verdict pane-scroll" role="region" tabIndex={0} aria-label={t('review.answerText')}>
        <p className="dim">{row.caseKey} · {names.question(row.variableId)}</p>
        <dl className="review-coders">
          {[...row.found, ...row.notFound].map((coder) => (
            <div key={coder}>
              <dt>{names.coder(coder)} <Chip tone={row.found.includes(coder) ? 'ok' : 'neutral'}>{t(row.found.includes(coder) ? 'review.found' : 'review.notFound')}</Chip></dt>
              {marked(coder).map((words, index) => <dd key={index}>{words}</dd>)}
            </div>
          ))}
        </dl>
        <p className="review-words">{answer?.answerId === row.answerId && map ? pieces(answer.text, spans(answer.codings, row.codeId).map(([start, end]) => [map.toUtf16(start), map.toUtf16(end)])).map((piece, index) => (piece.isMarked ? <mark key={index} className="review-mark">{piece.text}</mark> : piece.text)) : ''}</p>
        {code && [code.description, code.include, code.exclude].some(Boolean) ? (
          <div className="review-rules">
            {code.description ? <p>{code.description}</p> : null}
            {code.include ? <p><b>{t('review.include')}</b> {code.include}</p> : null}
            {code.exclude ? <p><b>{t('review.exclude')}</b> {code.exclude}</p> : null}
          </div>
        ) : null}
      </div>
      <div className="review-verdict-bar" role="group" aria-label={t('review.verdict')}>
        <Button variant={row.settled === true ? 'primary' : 'default'} aria-pressed={row.settled === true} onPress={() => settle(true)}>{t('review.applies')} <Kbd keys="y" /></Button>
        <Button variant={row.settled === false ? 'primary' : 'default'} aria-pressed={row.settled === false} onPress={() => settle(false)}>{t('review.appliesNot')} <Kbd keys="n" /></Button>
        <Button variant="quiet" isDisabled={row.settled === null} onPress={() => settle(null)}>{t('review.reopen')} <Kbd keys="x" /></Button>
        <span className="grow" />
        <Button variant="quiet" onPress={() => openAnswer(row.answerId)}>{t('review.openAnswer')}</Button>
      </div>
    </Pane>
  );
}

/** Passages that carry a code, by whomever, in code points. */
const spans = (codings: Outputs['coding']['answer']['codings'], codeId: string): [number, number][] => codings.flatMap((coding) => (coding.codeId === codeId && coding.start !== null && coding.end !== null ? [[coding.start, coding.end]] : []));
