import { STATE } from '../model/vector.ts';
import { cellText } from './cell-text.ts';
import type { CellList, ColumnDictionary } from './raw-table.ts';

export interface AppliedAnswer { readonly caseIndex: number; readonly text: string; readonly state: 'value' }

/** The answer that a walk has come to. */
class StoredAnswer {
  readonly #values: CellList;
  caseIndex = 0;
  code = 0;

  constructor(values: CellList) { this.#values = values; }

  get text(): string { return cellText(this.#values.at(this.code)!)!; }

  /** @returns how many bytes of UTF-8, as the file has them; −1 where `text` has to be asked for */
  copyText(target: Uint8Array, at: number): number { return this.#values.copyText?.(this.code, target, at) ?? -1; }
}

/** The answers to an open question, for the cases that have one, in case order. Each text is made when the walk comes to it,
 *  so that a hundred thousand long answers are never all in memory as strings. */
export class AnswerList implements Iterable<AppliedAnswer> {
  readonly #codes: ColumnDictionary['codes'];
  readonly #values: CellList;
  readonly #states: Uint8Array;
  readonly length: number;

  /** @param states the state of each case; those with a value have an answer */
  constructor({ codes, values }: Pick<ColumnDictionary, 'codes' | 'values'>, states: Uint8Array) {
    this.#codes = codes;
    this.#values = values;
    this.#states = states;
    let length = 0;
    for (const state of states) if (state === STATE.value) length++;
    this.length = length;
  }

  * [Symbol.iterator](): Generator<AppliedAnswer, void> {
    const [codes, values] = [this.#codes, this.#values];
    for (let caseIndex = 0; caseIndex < codes.length; caseIndex++) {
      if (this.#states[caseIndex] === STATE.value) yield { caseIndex, text: cellText(values.at(codes[caseIndex]!)!)!, state: 'value' };
    }
  }

  /** The same for whoever stores them: one answer after another in the same object, so that nothing is made for each. */
  * stored(): Generator<StoredAnswer, void> {
    const [codes, values] = [this.#codes, this.#values];
    const answer = new StoredAnswer(values);
    for (let caseIndex = 0; caseIndex < codes.length; caseIndex++) {
      if (this.#states[caseIndex] !== STATE.value) continue;
      answer.caseIndex = caseIndex;
      answer.code = codes[caseIndex]!;
      yield answer;
    }
  }

  map<T>(work: (answer: AppliedAnswer) => T): T[] {
    const made: T[] = [];
    for (const answer of this) made.push(work(answer));
    return made;
  }
}
