import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Meter } from '../../ui/index.ts';
import { Chooser, type Choice } from './chooser.tsx';
import { questionsQuery } from './queries.ts';
import { showQuestion } from './store.ts';

/** Chooses the question whose answers are read, with how far each has come. */
export function QuestionPicker({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const questions = useQuery(questionsQuery()).data ?? [];
  const line = (title: string, answers: number, read: number) => (
    <>
      <span className="ellipsis">{title}</span>
      <span className="palette-detail coding-progress"><Meter label={t('coding.progressOf', { question: title })} value={read} max={answers} width={54} /><span>{t('coding.progress', { read: format.number(read), total: format.number(answers) })}</span></span>
    </>
  );
  const sum = (pick: (question: (typeof questions)[number]) => number): number => questions.reduce((total, question) => total + pick(question), 0);
  const choices: Choice[] = [
    { id: ':all', text: t('coding.allQuestions'), content: line(t('coding.allQuestions'), sum((one) => one.answers), sum((one) => one.answers - one.unread)), onChoose: () => showQuestion(null) },
    ...questions.map((one): Choice => ({
      id: one.variableId, text: `${one.variableId} ${one.label} ${one.wording} ${one.capability ?? ''}`, ...(one.instrument ? { group: one.instrument } : {}),
      content: line(one.label, one.answers, one.answers - one.unread), onChoose: () => showQuestion(one.variableId),
    })),
  ];
  return <Chooser title={t('coding.questionTitle')} placeholder={t('coding.questionPlaceholder')} choices={choices} onClose={onClose} />;
}
