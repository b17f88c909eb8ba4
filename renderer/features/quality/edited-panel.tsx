import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { codePointMap } from '#core/coding/code-points.ts';
import type { EditedCodingItem } from '#core/contract/api/updating.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Button, classes, EmptyState, Kbd, Pane, Splitter, toast } from '../../ui/index.ts';

type Decision = 'keep' | 'move' | 'remove';
const KEYS: Readonly<Record<string, Decision>> = { w: 'keep', m: 'move', x: 'remove', Delete: 'remove' };

/** Codings whose words a newer file edited away: the answer before and after side by side, and for each one key. */
export function EditedPanel({ items }: { items: readonly EditedCodingItem[] | undefined }) {
  const { t, language } = useTranslation();
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const codes = useQuery(orpc.codes.list.queryOptions()).data;
  const variables = useQuery(orpc.data.variables.queryOptions()).data;
  const names = useMemo(() => new Map((codes ?? []).map((code) => [code.id, code.labels[language] ?? code.name])), [codes, language]);
  const labels = useMemo(() => new Map((variables ?? []).map((variable) => [variable.id, variable.labels?.[language] ?? variable.label])), [variables, language]);
  const place = Math.min(at, (items?.length ?? 1) - 1);
  const item = items?.[place];
  if (!items) return null;
  if (!item) return <EmptyState title={t('quality.editedNone')}>{t('quality.editedNoneText')}</EmptyState>;

  const decide = async (how: Decision, selected: { start: number; end: number } | null) => {
    if (busy) return;
    if (how === 'move' && !selected) { toast(t('quality.editedSelect')); return; }
    setBusy(true);
    try {
      await client.updating.settle(how === 'move' ? { id: item.id, how, ...selected! } : { id: item.id, how });
    } catch (error) { toast(refusalSentence(error), { tone: 'bad' }); } finally { setBusy(false); }
  };
  const step = (by: number) => setAt(Math.min(Math.max(place + by, 0), items.length - 1));
  return (
    <Splitter label={t('quality.editedListWidth')} fixed="start" initial={280} min={180} max={600}>
      <Pane side label={t('quality.edited')}>
        <div className="edited-list" role="listbox" aria-label={t('quality.edited')} tabIndex={0} aria-activedescendant={`edited-${item.id}`} onKeyDown={(event) => { const by = ({ ArrowDown: 1, ArrowUp: -1, Home: -items.length, End: items.length } as Record<string, number>)[event.key]; if (by !== undefined) { step(by); event.preventDefault(); } }}>
          {items.map((one, index) => (
            <div key={one.id} id={`edited-${one.id}`} role="option" aria-selected={index === place} className={classes('edited-item', index === place && 'edited-current')} onClick={() => setAt(index)}>
              <b className="ellipsis">{names.get(one.codeId) ?? one.codeId}</b>
              <small className="ellipsis">{one.caseKey} · {labels.get(one.variableId) ?? one.variableId}</small>
            </div>
          ))}
        </div>
      </Pane>
      <EditedOne key={item.id} item={item} code={names.get(item.codeId) ?? item.codeId} question={labels.get(item.variableId) ?? item.variableId} place={place} total={items.length} busy={busy} decide={decide} step={step} />
    </Splitter>
  );
}

interface OneProps { item: EditedCodingItem; code: string; question: string; place: number; total: number; busy: boolean; decide: (how: Decision, selected: { start: number; end: number } | null) => Promise<void>; step: (by: number) => void }

function EditedOne({ item, code, question, place, total, busy, decide, step }: OneProps) {
  const { t } = useTranslation();
  const text = useRef<HTMLTextAreaElement>(null);
  const map = useMemo(() => codePointMap(item.after), [item.after]);
  const [selected, setSelected] = useState(item.proposal);
  const letters = useMemo(() => [...item.before], [item.before]);
  useEffect(() => {
    const area = text.current;
    if (!area) return;
    area.focus({ preventScroll: true });
    if (item.proposal) area.setSelectionRange(map.toUtf16(item.proposal.start), map.toUtf16(item.proposal.end));
  }, [item, map]);
  const look = () => {
    const area = text.current;
    if (!area) return;
    const [start, end] = [map.toCodePoint(area.selectionStart), map.toCodePoint(area.selectionEnd)];
    setSelected(start < end ? { start, end } : null);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const how = KEYS[event.key];
    if (how) void decide(how, selected);
    else if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const words = selected ? [...item.after].slice(selected.start, selected.end).join('') : '';
  return (
    <Pane title={code} summary={t('quality.editedPlace', { place: place + 1, total })} actions={<span className="dim ellipsis">{item.caseKey} · {t('quality.editedFile', { file: item.file })}</span>}>
      <div className="edited" onKeyDown={press}>
        <p className="edited-question">{question}</p>
        <div className="edited-sides">
          <section aria-label={t('quality.editedBefore')}>
            <h3 className="field-label">{t('quality.editedBefore')}</h3>
            <p className="edited-text">{letters.slice(0, item.span.start).join('')}<mark>{letters.slice(item.span.start, item.span.end).join('')}</mark>{letters.slice(item.span.end).join('')}</p>
          </section>
          <section>
            <h3 className="field-label" id="edited-after">{t('quality.editedAfter')}</h3>
            {item.after === ''
              ? <p className="edited-text dim" tabIndex={0}>{t('quality.editedGone')}</p>
              : <textarea ref={text} className="edited-text" readOnly aria-labelledby="edited-after" aria-describedby="edited-help" value={item.after} onSelect={look} />}
          </section>
        </div>
        <p className="dim" id="edited-help" role="status">{words ? t('quality.editedWords', { words }) : t('quality.editedSelect')}</p>
        <div className="edited-acts">
          <Button isDisabled={busy || !selected} variant={selected ? 'primary' : 'default'} onPress={() => void decide('move', selected)}>{t('quality.editedMove')} <Kbd keys="m" /></Button>
          <Button isDisabled={busy} onPress={() => void decide('keep', null)}>{t('quality.editedKeep')} <Kbd keys="w" /></Button>
          <Button isDisabled={busy} onPress={() => void decide('remove', null)}>{t('quality.editedRemove')} <Kbd keys="x" /></Button>
          <span className="dim">{t('quality.editedKeys')}</span>
        </div>
      </div>
    </Pane>
  );
}
