import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { FINDING_KINDS } from '#core/contract/finding.ts';
import { codePointLength, sliceCodePoints } from '#core/coding/code-points.ts';
import { attempt } from '../../app/attempt.ts';
import { useCommand } from '../../app/commands.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc } from '../../rpc/index.ts';
import { Button, EmptyState, Kbd, Pane, Select } from '../../ui/index.ts';
import type { Finding } from './findings-view.tsx';
import type { FindingState } from './store.ts';
import { moveEdge, type EdgeMove } from './word-edges.ts';

/** The answer a finding is in, as it is and as a pseudonymised file would hold it; what is to be done with the finding. */
export function FindingReader({ finding, act }: { finding: Finding | null; act: ((state: FindingState, everywhere: boolean) => unknown) | null }) {
  const { t, language } = useTranslation();
  const { data } = useQuery({ ...orpc.anonymising.preview.queryOptions({ input: { answerId: finding?.answerId ?? 0, language } }), enabled: finding !== null });
  const original = data && data.answerId === finding?.answerId ? data.original : null;
  const box = useRef<HTMLParagraphElement>(null);
  const selected = useSelectedWords(box, original);
  const move = (how: EdgeMove) => (finding === null || original === null ? null : () => attempt(async () => { const span = moveEdge(original, finding, how); if (span) await client.anonymising.change({ id: finding.id, ...span }); }));
  useCommand('privacy.endLater', move('endLater'));
  useCommand('privacy.endEarlier', move('endEarlier'));
  useCommand('privacy.startEarlier', move('startEarlier'));
  useCommand('privacy.startLater', move('startLater'));
  if (finding === null) return <Pane side label={t('privacy.answer')} title={t('privacy.answer')}><EmptyState title={t('privacy.noFinding')}>{t('privacy.noFindingHelp')}</EmptyState></Pane>;
  return (
    <Pane side label={t('privacy.answer')} title={finding.caseKey} summary={<span className="ellipsis">{finding.variableId}</span>}>
      <div className="privacy-reader" tabIndex={0} role="region" aria-label={t('privacy.answer')}>
        <h3>{t('privacy.asWritten')}</h3>
        <p ref={box} className="privacy-text">{original === null ? t('common.loading') : <>{sliceCodePoints(original, 0, finding.start)}<mark className={`privacy-${finding.state}`}>{sliceCodePoints(original, finding.start, finding.end)}</mark>{sliceCodePoints(original, finding.end, codePointLength(original))}</>}</p>
        <h3>{t('privacy.asExported')}</h3>
        <p className="privacy-text">{data?.text ?? t('common.loading')}</p>
        <p className="dim small">{t('privacy.asExportedHelp')}</p>
      </div>
      <div className="privacy-acts" role="group" aria-label={t('privacy.judge')}>
        <Button icon="check" variant={finding.state === 'accepted' ? 'primary' : 'default'} onPress={() => act?.('accepted', false)}>{t('privacy.accept')} <Kbd keys="a" /></Button>
        <Button icon="close" variant={finding.state === 'rejected' ? 'primary' : 'default'} onPress={() => act?.('rejected', false)}>{t('privacy.reject')} <Kbd keys="r" /></Button>
        <Button onPress={() => act?.('accepted', true)}>{t('privacy.acceptEverywhere')}</Button>
        <Button onPress={() => act?.('rejected', true)}>{t('privacy.rejectEverywhere')}</Button>
        <Select label={t('privacy.kind')} value={finding.kind} onChange={(kind) => { void attempt(async () => { await client.anonymising.change({ id: finding.id, kind }); }); }} options={FINDING_KINDS.map((id) => ({ id, label: t(`privacy.kind.${id}`) }))} />
        <Button isDisabled={selected === null} onPress={() => { if (selected) void attempt(async () => { await client.anonymising.add({ answerId: finding.answerId, ...selected, kind: 'name' }); }); }}>{t('privacy.addSelected')}</Button>
      </div>
    </Pane>
  );
}

/** What is selected with the mouse in the answer, in code points. */
function useSelectedWords(box: React.RefObject<HTMLParagraphElement | null>, text: string | null): { start: number; end: number } | null {
  const [span, setSpan] = useState<{ start: number; end: number } | null>(null);
  useEffect(() => {
    const read = () => {
      const selection = document.getSelection();
      const element = box.current;
      if (!element || text === null || !selection || selection.isCollapsed || selection.rangeCount === 0 || !element.contains(selection.anchorNode) || !element.contains(selection.focusNode)) { setSpan(null); return; }
      const range = selection.getRangeAt(0);
      const before = document.createRange();
      before.selectNodeContents(element);
      before.setEnd(range.startContainer, range.startOffset);
      const start = codePointLength(before.toString());
      const end = start + codePointLength(range.toString());
      setSpan(end > start ? { start, end } : null);
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [box, text]);
  return span;
}
