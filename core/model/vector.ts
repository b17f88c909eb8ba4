import type { AnswerState } from '../contract/variable.ts';

/** How closed and numeric answers are held: one typed vector a variable, one entry a case, cases in the project's fixed order.
 *  A cross-tab is one pass over a few of these. */

/** States of missing, as stored. 0 is "has a value". `unread` belongs to themes only: nobody has read the answers yet. */
export const STATE = { value: 0, notAsked: 1, noAnswer: 2, dontKnow: 3, notApplicable: 4, unread: 5 } as const;
export type StateCode = (typeof STATE)[keyof typeof STATE];
export const STATE_NAMES: readonly (AnswerState | 'unread')[] = ['value', 'notAsked', 'noAnswer', 'dontKnow', 'notApplicable', 'unread'];

/** Single choice: the category's index, or a reserved code at the top of the range for each state of missing:
 *  `missingBase(width) + state`, so 251 to 255 in bytes and 65531 to 65535 in words (state 1 to 5). */
export interface SingleVector { readonly kind: 'single'; readonly codes: Uint8Array | Uint16Array }
/** Multiple choice: per option one bit per case (bit `i & 7` of byte `i >> 3`), and the state of each case. */
export interface MultipleVector { readonly kind: 'multiple'; readonly options: readonly Uint8Array[]; readonly states: Uint8Array }
/** Numbers, and dates as milliseconds since 1970-01-01 UTC. */
export interface NumberVector { readonly kind: 'number'; readonly values: Float64Array; readonly states: Uint8Array }
/** Identifiers and other short texts that are neither counted nor coded. */
export interface TextVector { readonly kind: 'text'; readonly values: readonly string[]; readonly states: Uint8Array }
export type Vector = SingleVector | MultipleVector | NumberVector | TextVector;

/** Bytes hold 250 categories, words 65,530. */
const BYTE_CATEGORIES = 250;
export const missingBase = (codes: Uint8Array | Uint16Array): number => (codes.BYTES_PER_ELEMENT === 1 ? 250 : 65530);

export const newSingleCodes = (cases: number, categories: number): Uint8Array | Uint16Array =>
  categories <= BYTE_CATEGORIES ? new Uint8Array(cases) : new Uint16Array(cases);

export const bitAt = (bits: Uint8Array, index: number): boolean => ((bits[index >> 3]! >> (index & 7)) & 1) === 1;
export const setBit = (bits: Uint8Array, index: number): void => { bits[index >> 3]! |= 1 << (index & 7); };

/** The state of one case: STATE.value where it holds a value. */
export function stateAt(vector: Vector, index: number): StateCode {
  if (vector.kind !== 'single') return vector.states[index] as StateCode;
  const code = vector.codes[index]!;
  const base = missingBase(vector.codes);
  return (code > base ? code - base : STATE.value) as StateCode;
}

/** Number of cases the vector speaks of. */
export const vectorLength = (vector: Vector): number => (vector.kind === 'single' ? vector.codes.length : vector.states.length);
