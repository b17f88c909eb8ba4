import { ALLIANCE_INSTRUMENT } from '#core/framework/instrument-alliance.ts';
import type { InstrumentQuestion } from './question.ts';

const all = ALLIANCE_INSTRUMENT.questions;

/** The Alliance's 81 questions as columns: ids q1 to q81, headers "Q7. National governance or oversight committee exists". */
export const ALLIANCE_QUESTIONS: readonly InstrumentQuestion[] = all.map((question) => {
  // question 33 sends back to 32, which cannot be meant: its details in 34 are what a No leaves out
  const to = question.skip && (question.skip.to > question.no ? question.skip.to : question.no + 2);
  return {
    id: `q${question.no}`,
    header: `Q${question.no}. ${question.en}`,
    section: question.section,
    type: question.role === 'country' ? 'identifier' : question.type,
    required: question.required,
    labels: { en: question.en, fr: question.fr },
    role: question.role,
    ...(to ? { skippedWhenNo: all.filter((other) => other.no > question.no && other.no < to).map((other) => `q${other.no}`) } : {}),
    ...(question.type === 'multiple' ? { options: question.options } : {}),
    ...(question.capabilities.length > 0 ? { capability: question.capabilities.join('|') } : {}),
  };
});
