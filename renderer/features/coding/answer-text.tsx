import { useEffect, useMemo, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Coding } from '#core/contract/code.ts';
import { codePointMap } from '#core/coding/code-points.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { classes } from '../../ui/index.ts';
import { resizeCoding } from './acts.ts';
import { DocumentParts } from './document-parts.tsx';
import { partsOf } from './model/document-outline.ts';
import { codeLook, codeName } from './model/kinds.ts';
import type { TextRange } from './model/ranges.ts';
import { layoutSpans, type Segment } from './model/spans.ts';
import { nextUnit, previousUnit, snapToWords, trimRange } from './model/words.ts';
import { focusCoding, setRange, useCoding } from './store.ts';
import type { Answer } from './queries.ts';
import type { Current } from './use-current.ts';

/** Underlines stand under each other, one a coding; lines grow with the stack. */
const LINE_PX = 26.5;
const LANE_PX = 4;
const LANES_IN_LINE = 1;

/** An answer's words, with a wash and an underline of its own for every coding, and what is selected framed. */
export function AnswerText({ current }: { current: Current }) {
  const { t, language } = useTranslation();
  const answer = current.answer!;
  const box = useRef<HTMLDivElement>(null);
  const range = useCoding((state) => state.range);
  const focusedId = useCoding((state) => state.codingId);
  const drag = useEdgeDrag(answer);
  const found = useFound(answer.answerId, answer.variableId);
  const codings = useMemo(() => (drag.preview ? answer.codings.map((one) => (one.id === drag.preview!.id ? { ...one, ...drag.preview! } : one)) : answer.codings), [answer.codings, drag.preview]);
  const byId = useMemo(() => new Map(codings.map((one) => [one.id, one])), [codings]);
  const map = useMemo(() => codePointMap(answer.text), [answer.text]);
  const layout = useMemo(() => {
    const spans = codings.flatMap((one) => (one.start === null || one.end === null ? [] : [{ id: one.id, start: one.start, end: one.end }]));
    return layoutSpans(map.length, spans, [...(range ? [range.start, range.end] : []), ...found.flatMap((hit) => [hit.start, hit.end])]);
  }, [codings, map, range, found]);
  const whole = codings.filter((one) => one.start === null);
  const { words } = current.units;

  useEffect(() => { box.current?.querySelector('.coding-selected, .coding-seg-focused')?.scrollIntoView({ block: 'nearest' }); }, [range, focusedId]);

  const select = (event: ReactPointerEvent) => {
    if (event.button !== 0) return;
    const native = nativeRange(box.current);
    if (!native) {
      // A click without a sweep: the coding under it is taken hold of, innermost first.
      const at = pointAt(box.current, event.clientX, event.clientY);
      const point = at === null ? null : map.toCodePoint(at);
      const under = point === null ? [] : codings.filter((one) => one.start !== null && one.end !== null && one.start <= point && point < one.end).toSorted((a, b) => (a.end! - a.start!) - (b.end! - b.start!));
      const next = under[(under.findIndex((one) => one.id === focusedId) + 1) % Math.max(under.length, 1)];
      if (next) focusCoding(next.id); else { setRange(null); focusCoding(null); }
      return;
    }
    const swept = { start: map.toCodePoint(native.start), end: map.toCodePoint(native.end) };
    const snapped = event.altKey ? swept : snapToWords(words, swept);
    const trimmed = snapped && trimRange(answer.text, snapped);
    window.getSelection()?.removeAllRanges();
    setRange(trimmed);
  };
  const focused = focusedId === null ? undefined : byId.get(focusedId);
  const before = layout.segments.filter((segment) => range === null || segment.end <= range.start);
  const within = range === null ? [] : layout.segments.filter((segment) => segment.start >= range.start && segment.end <= range.end);
  const after = range === null ? [] : layout.segments.filter((segment) => segment.start >= range.end);
  const { text, document } = answer;
  const parts = useMemo(() => partsOf({ text, document }), [text, document]);
  const view = (segment: Segment) => (
    <SegmentView
      key={segment.start} segment={segment} text={answer.text.slice(map.toUtf16(segment.start), map.toUtf16(segment.end))} from={map.toUtf16(segment.start)} lanes={layout.lanes} byId={byId} current={current} language={language}
      isFound={found.some((hit) => segment.start >= hit.start && segment.end <= hit.end)} focused={focused} onEdge={drag.begin}
    />
  );
  return (
    <div
      ref={box} className={classes('coding-answer', parts !== null && 'coding-document')} role="document" tabIndex={0} lang={answer.language ?? undefined} dir="auto" aria-label={t('coding.answerOf', { who: answer.caseKey })} aria-describedby="coding-answer-help"
      style={{ lineHeight: `${LINE_PX + Math.max(0, layout.laneCount - LANES_IN_LINE) * LANE_PX}px` }}
      onPointerUp={select}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        const step = event.key === 'ArrowRight' ? nextUnit(words, range) : event.key === 'ArrowLeft' ? previousUnit(words, range) : null;
        if (step) { setRange(step); event.preventDefault(); }
      }}
    >
      {whole.length > 0 ? <span className="coding-whole" aria-hidden="true">{whole.map((one) => { const code = current.codeOf.get(one.codeId); const look = code && codeLook(code); return look ? <i key={one.id} className={look.className} style={look.style} /> : null; })}</span> : null}
      {parts ? <DocumentParts parts={parts} segments={layout.segments} range={range} view={view} signature={(segment) => `${segment.start}-${segment.end}:${segment.spans.map((id) => `${id}.${layout.lanes.get(id)}.${byId.get(id)?.codeId}.${byId.get(id)?.starred}`).join(',')}${focusedId !== null && segment.spans.includes(focusedId) ? '!' : ''}${found.some((hit) => segment.start >= hit.start && segment.end <= hit.end) ? '?' : ''}`} context={current.codeOf} /> : (
        <>
          {before.map(view)}
          {within.length > 0 ? <span className="coding-selected">{within.map(view)}</span> : null}
          {after.map(view)}
        </>
      )}
      <span id="coding-answer-help" className="visually-hidden">{t('coding.answerHelp')}</span>
    </div>
  );
}

interface SegmentProps {
  readonly segment: Segment; readonly text: string; readonly from: number; readonly lanes: ReadonlyMap<number, number>; readonly byId: ReadonlyMap<number, Coding>; readonly current: Current; readonly language: string;
  readonly isFound: boolean; readonly focused: Coding | undefined;
  readonly onEdge: (coding: Coding, edge: 'start' | 'end', event: ReactPointerEvent, box: HTMLElement | null) => void;
}

function SegmentView({ segment, text, from, lanes, byId, current, language, isFound, focused, onEdge }: SegmentProps) {
  const over = segment.spans.flatMap((id) => { const one = byId.get(id); const code = one && current.codeOf.get(one.codeId); return one && code ? [{ one, code, lane: lanes.get(id) ?? 0 }] : []; });
  // The wash is that of the narrowest coding; every one has its line.
  const inner = over.toSorted((a, b) => (a.one.end! - a.one.start!) - (b.one.end! - b.one.start!))[0];
  const isFocused = focused !== undefined && over.some(({ one }) => one.id === focused.id);
  const names = over.map(({ code }) => codeName(code, language)).join(', ');
  const look = inner && codeLook(inner.code);
  const edge = (which: 'start' | 'end') => (
    <span className={`coding-edge coding-edge-${which}`} aria-hidden="true" onPointerDown={(event) => { if (focused) onEdge(focused, which, event, event.currentTarget.closest<HTMLElement>('.coding-answer')); }} />
  );
  return (
    <span
      data-from={from} title={names || undefined}
      className={classes('coding-seg', look?.className, inner && 'coding-seg-coded', isFocused && 'coding-seg-focused', isFound && 'coding-found')}
      style={look?.style}
    >
      {isFocused && focused.start === segment.start ? edge('start') : null}
      {underlined(text, over.map(({ one, code, lane }) => ({ key: one.id, lane, look: codeLook(code), begins: one.start === segment.start, starred: one.starred })))}
      {isFocused && focused.end === segment.end ? edge('end') : null}
    </span>
  );
}

/** One inline box a coding around the words, each with its own line at its own depth; a mark of the kind's shape where it begins. */
function underlined(text: string, lines: readonly { key: number; lane: number; look: ReturnType<typeof codeLook>; begins: boolean; starred: boolean }[]): React.ReactNode {
  return lines.reduce<React.ReactNode>(
    (inside, { key, lane, look, begins, starred }) => (
      <span key={key} className={classes('coding-line', look.className, begins && 'coding-begins', starred && 'coding-starred')} style={{ ...look.style, '--lane': String(lane) } as React.CSSProperties}>{inside}</span>
    ),
    text,
  );
}

/** UTF-16 offset in the answer of a place in the page, or null outside it. */
function offsetOf(box: HTMLElement | null, node: Node, offset: number): number | null {
  if (!box?.contains(node)) return null;
  const segment = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-from]');
  if (segment) return Number(segment.dataset['from']) + (node.nodeType === Node.TEXT_NODE ? offset : offset === 0 ? 0 : segment.textContent.length);
  // Between two segments: the beginning of the one that follows, or the end of all.
  const child = node.childNodes[offset];
  const next = child instanceof Element ? (child.matches('[data-from]') ? child : child.querySelector('[data-from]')) : null;
  if (next instanceof HTMLElement) return Number(next.dataset['from']);
  const last = [...box.querySelectorAll<HTMLElement>('[data-from]')].at(-1);
  return last ? Number(last.dataset['from']) + last.textContent.length : null;
}

function nativeRange(box: HTMLElement | null): TextRange | null {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = offsetOf(box, startContainer, startOffset);
  const end = offsetOf(box, endContainer, endOffset);
  return start === null && end === null ? null : start !== null && end !== null && start < end ? { start, end } : null;
}

function pointAt(box: HTMLElement | null, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  return caret ? offsetOf(box, caret.offsetNode, caret.offset) : null;
}

/** Drags an edge of the coding in focus, word by word (letter by letter with Alt), and stores it when it is let go. */
function useEdgeDrag(answer: Answer) {
  const [preview, setPreview] = useState<{ id: number; start: number; end: number } | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const map = useMemo(() => codePointMap(answer.text), [answer.text]);
  const begin: SegmentProps['onEdge'] = (coding, edge, event, box) => {
    if (coding.start === null || coding.end === null || coding.id < 0) return;
    event.preventDefault();
    event.stopPropagation();
    let latest: TextRange = { start: coding.start, end: coding.end };
    const abort = new AbortController();
    stop.current = () => abort.abort();
    window.addEventListener('pointermove', (move) => {
      const at = pointAt(box, move.clientX, move.clientY);
      if (at === null) return;
      const point = map.toCodePoint(at);
      const swept = edge === 'start' ? { start: Math.min(point, coding.end! - 1), end: coding.end! } : { start: coding.start!, end: Math.max(point, coding.start! + 1) };
      latest = trimRange(answer.text, swept) ?? latest;
      setPreview({ id: coding.id, ...latest });
    }, { signal: abort.signal });
    window.addEventListener('pointerup', () => {
      abort.abort();
      if (latest.start !== coding.start || latest.end !== coding.end) void resizeCoding(coding, latest.start, latest.end).finally(() => setPreview(null)); else setPreview(null);
    }, { signal: abort.signal });
    window.addEventListener('keydown', (key) => { if (key.key === 'Escape') { abort.abort(); setPreview(null); key.preventDefault(); } }, { signal: abort.signal, capture: true });
  };
  return { preview, begin };
}

const NOTHING_FOUND: readonly TextRange[] = [];
/** Where the search in force is met in this answer. */
function useFound(answerId: number, variableId: string): readonly TextRange[] {
  const search = useCoding((state) => state.filters.search.trim());
  const hits = useQuery({ ...orpc.coding.find.queryOptions({ input: { query: search, variableId, limit: 10_000 }, meta: { areas: ['cases', 'variables'] } }), enabled: search !== '' }).data?.hits;
  return useMemo(() => (search === '' || !hits ? NOTHING_FOUND : hits.filter((hit) => hit.answerId === answerId)), [search, hits, answerId]);
}

