import { categoryId } from '../text/category-id.ts';
import type { InstrumentQuestion } from './instrument.ts';

/** How one answer stands to the routing: the five things a quality list must tell apart. */
export type AnswerStanding = 'answered' | 'required-empty' | 'optional-empty' | 'answered-though-skipped' | 'not-asked';

/** The questions a respondent was sent past.
 *  A skip is followed where its question was itself asked, was answered with the skip's option (in any language of
 *  `categoryId`), and leads forward; a backward skip or one to nowhere is a fault of the instrument and skips nothing.
 *  @param answer the option given to a question, as category id or label; null where there is none
 *  @example questionsNotAsked(ALLIANCE_INSTRUMENT.questions, (no) => (no === 7 ? 'no' : null)) // Set { 8 } */
export function questionsNotAsked(questions: readonly InstrumentQuestion[], answer: (questionNo: number) => string | null): Set<number> {
  const notAsked = new Set<number>();
  const position = new Map(questions.map((question, index) => [question.no, index]));
  for (let index = 0; index < questions.length; index++) {
    const question = questions[index]!;
    if (question.skip === undefined || notAsked.has(question.no)) continue;
    const given = answer(question.no);
    const target = position.get(question.skip.to);
    if (given === null || target === undefined || target <= index || categoryId(given) !== categoryId(question.skip.when)) continue;
    for (let skipped = index + 1; skipped < target; skipped++) notAsked.add(questions[skipped]!.no);
  }
  return notAsked;
}

/** Where an answer stands, given whether its question was asked and whether anything was written. */
export function answerStanding(question: InstrumentQuestion, answered: boolean, asked: boolean): AnswerStanding {
  if (!asked) return answered ? 'answered-though-skipped' : 'not-asked';
  if (answered) return 'answered';
  return question.required ? 'required-empty' : 'optional-empty';
}
