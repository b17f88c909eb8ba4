import { createStore, useStore } from 'zustand';
import { goTo } from '../../app/session.ts';

export type ReviewTab = 'agreement' | 'disagreements' | 'inconsistencies' | 'segments' | 'cooccurrence' | 'memos';

/** What is open in the room; in memory only, so that coming back finds it as it was left. */
export interface ReviewState {
  readonly tab: ReviewTab;
  /** Coders compared; null until one of them is chosen: then everybody. */
  readonly coders: readonly string[] | null;
  readonly question: string | null;
  readonly unit: 'answer' | 'character';
  readonly resamples: number;
  readonly segments: { readonly codeId: string | null; readonly filter: string; readonly starred: boolean; readonly words: string };
}
const FIRST: ReviewState = { tab: 'agreement', coders: null, question: null, unit: 'answer', resamples: 0, segments: { codeId: null, filter: '', starred: false, words: '' } };
export const review = createStore<ReviewState>(() => FIRST);
export const useReview = <T>(select: (state: ReviewState) => T): T => useStore(review, select);

export const showTab = (tab: ReviewTab): void => review.setState({ tab });
/** Opens the quotes of a code, where a filter says so only some of them. */
export function showSegments(codeId: string, filter = ''): void {
  review.setState({ tab: 'segments', segments: { ...FIRST.segments, codeId, filter } });
  goTo('review');
}
