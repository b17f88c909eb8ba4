import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { AnswerRow } from '#core/contract/api/coding.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, EmptyState, Kbd, Pane } from '../../ui/index.ts';
import { AnswerText } from './answer-text.tsx';
import { CodesPanel } from './codes-panel.tsx';
import { DocumentOutline } from './document-outline.tsx';
import { memosQuery, prefetchAnswers } from './queries.ts';
import { chooseOnly, findRow, neighboursOf, placeInList } from './rows.ts';
import { useCoding } from './store.ts';
import { useCurrent, type Current } from './use-current.ts';

/** The answer that is read: who gave it, what was asked, its words with what is coded in them, and the codes below. */
export function ReaderPane() {
  const { t } = useTranslation();
  const answerId = useCoding((state) => state.answerId);
  const chosen = useCoding((state) => state.chosen.length);
  useCoding((state) => state.order);
  useEffect(() => { if (answerId !== null) prefetchAnswers(neighboursOf(answerId)); }, [answerId]);
  if (answerId === null) return <Pane label={t('coding.reader')}><EmptyState title={t('coding.noAnswer')} /></Pane>;
  const { place, total } = placeInList(answerId);
  const row = findRow(answerId);
  return (
    <Pane
      label={t('coding.reader')}
      title={place > 0 ? t(row?.title === undefined ? 'coding.place' : 'coding.placeDocument', { place, total }) : t('coding.answer')}
      actions={<span className="coding-hints"><Kbd keys="k" /> {t('coding.hintPrevious')} <Kbd keys="j" /> {t('coding.hintNext')} <Kbd keys="Enter" /> {t('coding.hintNothing')}</span>}
    >
      {chosen > 1 ? <Banner actions={<Button variant="quiet" onPress={() => chooseOnly(answerId)}>{t('coding.chooseOne')} <Kbd keys="Escape" /></Button>}>{t('coding.chosenMany', { count: chosen })}</Banner> : null}
      <div className="coding-read">
        <Read row={row} />
      </div>
      <CodesPanel />
    </Pane>
  );
}

function Read({ row }: { row: AnswerRow | undefined }) {
  const current = useCurrent();
  if (current.error) return <p role="alert">{refusalSentence(current.error)}</p>;
  return current.answer ? <Answer current={current} /> : row ? <Arriving row={row} /> : null;
}

/** For the few milliseconds before an answer is there: its beginning, from the grid. */
function Arriving({ row }: { row: AnswerRow }) {
  return <><p className="coding-who"><b>{row.caseKey}</b></p><div className="coding-answer" aria-busy="true">{row.excerpt}</div></>;
}

function Answer({ current }: { current: Current }) {
  const { t } = useTranslation();
  const format = useFormat();
  const memos = useQuery(memosQuery()).data;
  const answer = current.answer!;
  const notes = memos?.filter((memo) => memo.target === 'answer' && memo.targetId === String(answer.answerId)) ?? [];
  const [country, ...rest] = answer.context.toSorted((a, b) => Number(b.variableId === 'country') - Number(a.variableId === 'country'));
  const named = country?.variableId === 'country' && typeof country.value === 'string';
  const attributes = named ? rest : answer.context;
  const value = (cell: (typeof attributes)[number]['value']): string => (typeof cell === 'object' ? t(`state.${cell.state}`) : typeof cell === 'number' ? format.number(cell) : cell);
  const usual = new Set(['country', 'region', 'income', 'instrument']);
  return (
    <>
      <p className="coding-who">
        <b>{answer.document ? answer.document.title : named ? value(country.value) : answer.caseKey}</b>
        {answer.document && named ? <span>{value(country.value)}</span> : null}
        {answer.document && answer.caseKey !== answer.document.title && !(named && value(country.value) === answer.caseKey) ? <span>{answer.caseKey}</span> : null}
        {attributes.filter((one) => usual.has(one.variableId)).map((one) => <span key={one.variableId} title={one.label}>{value(one.value)}</span>)}
        {attributes.filter((one) => !usual.has(one.variableId)).map((one) => <span key={one.variableId}>{one.label}{t('coding.colon')} <b>{value(one.value)}</b></span>)}
      </p>
      {answer.document ? null : <p className="coding-wording">{answer.wording}</p>}
      <DocumentOutline answer={answer} />
      {answer.translations.length === 0 ? <AnswerText current={current} /> : (
        <div className="coding-beside">
          <section><h3 className="coding-beside-head">{t('coding.original')}</h3><AnswerText current={current} /></section>
          {answer.translations.map((one) => <section key={one.variableId}><h3 className="coding-beside-head">{t('coding.translation', { label: one.label })}</h3><div className="coding-answer coding-translated" lang={one.language ?? undefined} dir="auto">{one.text}</div></section>)}
        </div>
      )}
      {notes.map((memo) => <div key={memo.id} className="coding-note"><b>{memo.title}</b> {memo.body}</div>)}
    </>
  );
}
