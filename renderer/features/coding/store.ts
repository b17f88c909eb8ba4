import { createStore, useStore } from 'zustand';
import { forgetConfirmed } from './confirmed.ts';
import type { TreeGrouping } from './model/code-tree.ts';
import type { PendingAct, ReadingState } from './model/optimistic.ts';
import { sameRange, type TextRange } from './model/ranges.ts';

export interface AnswerFilters { readonly search: string; readonly codeId: string | null; readonly states: readonly ReadingState[]; readonly starred: boolean; readonly expression: string }
export const NO_FILTERS: AnswerFilters = { search: '', codeId: null, states: [], starred: false, expression: '' };

/** Where the coder is in the room. What is in the project is never here. */
export interface CodingState {
  readonly path: string | null;
  /** The question whose answers are listed; null: all; undefined: not yet chosen. */
  readonly question: string | null | undefined;
  readonly filters: AnswerFilters;
  readonly unreadFirst: boolean;
  /** Answers that teach the model most, best first; null: the order of the study. */
  readonly usefulFirst: readonly number[] | null;
  /** mine: blind, as if nobody else had coded. */
  readonly scope: 'all' | 'mine';
  /** Context columns; null: the usual ones. */
  readonly columns: readonly string[] | null;
  readonly answerId: number | null;
  /** Answers that the next act is for, where they are more than the one that is read. */
  readonly chosen: readonly number[];
  /** Words selected in the answer. */
  readonly range: TextRange | null;
  /** The coding that uncode, star, memo and resize are for. */
  readonly codingId: number | null;
  readonly pending: readonly PendingAct[];
  /** The code that has the codebook's focus. */
  readonly codeId: string | null;
  readonly closed: ReadonlySet<string>;
  readonly grouping: TreeGrouping;
  /** Grows when the grid's order or length changes. */
  readonly order: number;
  /** Read out by screen readers. */
  readonly said: string;
}

const START: CodingState = { path: null, question: undefined, filters: NO_FILTERS, unreadFirst: false, usefulFirst: null, scope: 'all', columns: null, answerId: null, chosen: [], range: null, codingId: null, pending: [], codeId: null, closed: new Set(), grouping: 'kind', order: 0, said: '' };
export const coding = createStore<CodingState>(() => START);
export const useCoding = <T>(select: (state: CodingState) => T): T => useStore(coding, select);

/** A room entered in another project starts afresh; the columns stay. */
export function enterProject(path: string): void {
  const { path: before, columns } = coding.getState();
  if (before === path) return;
  forgetConfirmed();
  coding.setState({ ...START, path, columns });
}

export function showAnswer(answerId: number | null): void {
  if (coding.getState().answerId !== answerId) coding.setState({ answerId, range: null, codingId: null });
}
export function showQuestion(question: string | null): void {
  if (coding.getState().question !== question) coding.setState({ question, usefulFirst: null, answerId: null, chosen: [], range: null, codingId: null });
}
export const setFilters = (patch: Partial<AnswerFilters>): void => coding.setState(({ filters }) => ({ filters: { ...filters, ...patch } }));
export const setRange = (range: TextRange | null): void => { if (!sameRange(range, coding.getState().range)) coding.setState({ range, codingId: range ? null : coding.getState().codingId }); };
export const focusCoding = (codingId: number | null): void => coding.setState({ codingId, range: null });
export const say = (said: string): void => coding.setState({ said });

export const filterCount = (filters: AnswerFilters): number =>
  Number(filters.search.trim() !== '') + Number(filters.codeId !== null) + Number(filters.states.length > 0) + Number(filters.starred) + Number(filters.expression.trim() !== '');
