import './coding.css';
import { memo, useDeferredValue, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { attempt } from '../../app/attempt.ts';
import { runCommand } from '../../app/commands.ts';
import { onOpenAnswer } from '../../app/open-answer.ts';
import { useProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { queryClient, refusalSentence } from '../../rpc/index.ts';
import { Button, EmptyState, Splitter } from '../../ui/index.ts';
import { refreshAnswers } from './acts.ts';
import { AnswersPane } from './answers-pane.tsx';
import { CodebookPane } from './codebook-pane.tsx';
import { answerQuery, codesQuery, questionsQuery } from './queries.ts';
import { ReaderPane } from './reader-pane.tsx';
import { coding, enterProject, NO_FILTERS, useCoding } from './store.ts';
import { CurrentProvider, useCurrent, useReading, type Current } from './use-current.ts';
import { useRoomCommands } from './use-room-commands.ts';

/** Answers on the left, the one that is read in the middle, the codebook on the right. */
export function CodingRoom() {
  const { t } = useTranslation();
  const project = useProject();
  const path = project?.path;
  if (path !== undefined && coding.getState().path !== path) enterProject(path);
  useCoding((state) => state.scope);
  const questions = useQuery({ ...questionsQuery(), placeholderData: keepPreviousData });
  if (questions.error) return <EmptyState title={refusalSentence(questions.error)} />;
  if (!project || !questions.data) return <EmptyState title={t('common.loading')} />;
  if (questions.data.every((question) => question.answers === 0)) {
    return <EmptyState title={t('coding.empty')} actions={<Button variant="primary" icon="import" onPress={() => { runCommand('import.choose', { project, room: 'code' }); }}>{t('coding.import')}</Button>}>{t('coding.emptyText')}</EmptyState>;
  }
  return <Room />;
}

/** A code that is applied is drawn in the answer, at once; whatever else hangs on it is drawn a moment later. */
function Room() {
  const { t } = useTranslation();
  useUndone();
  useOwnCounts();
  useEffect(() => onOpenAnswer((answerId) => { void attempt(() => openAnswer(answerId)); }), []);
  useEffect(() => () => { coding.setState({ pending: [], said: '' }); }, []);
  const side = window.innerWidth >= 1400 ? 300 : 264;
  return (
    <div className="coding-room">
      <Reading>
        <RoomKeys />
        <Splitter label={t('coding.codebookWidth')} fixed="end" initial={side} min={210} max={520}>
          <Splitter label={t('coding.answersWidth')} fixed="start" initial={Math.max(380, Math.round((window.innerWidth - 62 - side) * 0.48))} min={280} max={1100}>
            <AnswersPane />
            <ReaderPane />
          </Splitter>
          <Codebook />
        </Splitter>
      </Reading>
      <Said />
    </div>
  );
}

const Reading = ({ children }: { children: ReactNode }) => <CurrentProvider value={useReading()}>{children}</CurrentProvider>;

const RoomKeys = () => <Keys current={useSettled(useCurrent())} />;
const Keys = memo(function Keys({ current }: { current: Current }) { useRoomCommands(current); return null; });

/** The same answer after a coding may come a moment later; another answer may not. */
function useSettled(current: Current): Current {
  const settled = useDeferredValue(current);
  return settled.answer?.answerId === current.answer?.answerId ? settled : current;
}

function Codebook() {
  const { answer, codes } = useDeferredValue(useCurrent());
  // The same set while the same codes are applied: the codebook is only drawn again when it looks different.
  const key = [...new Set(answer?.codings.map((one) => one.codeId))].toSorted().join('\n');
  const applied = useMemo(() => new Set(key.split('\n')), [key]);
  return <CodebookPane codes={codes} applied={applied} />;
}

const Said = () => <div className="visually-hidden" role="status">{useDeferredValue(useCoding((state) => state.said))}</div>;

/** Shows an answer that another room asked for, among the answers to its question. */
async function openAnswer(answerId: number): Promise<void> {
  const { variableId } = await queryClient.fetchQuery(answerQuery(answerId));
  coding.setState({ question: variableId, filters: NO_FILTERS, answerId, chosen: [answerId], range: null, codingId: null });
}

/** Blind counts are of one coder: another one at the keyboard has others. */
function useOwnCounts(): void {
  const coderId = useProject()?.coder.id;
  const before = useRef(coderId);
  useEffect(() => {
    if (before.current === coderId) return;
    before.current = coderId;
    if (coding.getState().scope === 'mine') void queryClient.invalidateQueries({ queryKey: codesQuery().queryKey });
  }, [coderId]);
}

/** Undo and redo change answers that no act of the room has told about: everything is asked again. A step back leaves something to
 *  redo, and each further step has a version of its own. */
function useUndone(): void {
  const project = useProject();
  const step = project?.redo ? project.version : 0;
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    void refreshAnswers();
    void queryClient.invalidateQueries({ queryKey: codesQuery().queryKey });
  }, [step]);
}
