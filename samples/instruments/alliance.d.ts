import type { InstrumentQuestion } from './question.ts';
/** The Alliance's 81 questions as columns: ids q1 to q81, headers "Q7. National governance or oversight committee exists". */
export declare const ALLIANCE_QUESTIONS: readonly InstrumentQuestion[];
