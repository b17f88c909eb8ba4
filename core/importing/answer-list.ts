import { STATE } from '../model/vector.ts';
import { cellText } from './cell-text.ts';
import type { ColumnDictionary } from './raw-table.ts';

export interface AppliedAnswer { readonly caseIndex: number; readonly text: string; readonly state: 'value' }

/** The answers to an open question, for the cases that have one, in case order. Each text is made when the walk comes to it,
 *  so that a hundred thousand long answers are never all in memory as strings. */
export class AnswerList implements Iterable<AppliedAnswer> {
  readonly #column: ColumnDictionary;
  readonly #states: Uint8Array;
  readonly length: number;

  /** @param states the state of each case; those with a value have an answer */
  constructor(column: ColumnDictionary, states: Uint8Array) {
    this.#column = column;
    this.#states = states;
    let length = 0;
    for (const state of states) if (state === STATE.value) length++;
    this.length = length;
  }

  * [Symbol.iterator](): Generator<AppliedAnswer, void> {
    const { codes, values } = this.#column;
    for (let caseIndex = 0; caseIndex < codes.length; caseIndex++) {
      if (this.#states[caseIndex] === STATE.value) yield { caseIndex, text: cellText(values.at(codes[caseIndex]!)!)!, state: 'value' };
    }
  }

  map<T>(work: (answer: AppliedAnswer) => T): T[] {
    const made: T[] = [];
    for (const answer of this) made.push(work(answer));
    return made;
  }
}
