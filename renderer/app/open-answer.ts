import { createStore } from 'zustand';
import { goTo } from './session.ts';

/** An answer that another room wants to be read. The coding room takes it when it is drawn, and while it is open. */
const wanted = createStore<{ readonly answerId: number | null }>(() => ({ answerId: null }));

/** Opens the coding room at an answer, from a quote or from a cell of a table. */
export function openAnswer(answerId: number): void {
  wanted.setState({ answerId });
  goTo('code');
}

/** For the coding room: calls `show` with the answer that is wanted now and with each one wanted later; each is given once.
 *  @returns what ends it, for an effect */
export function onOpenAnswer(show: (answerId: number) => void): () => void {
  const take = ({ answerId }: { readonly answerId: number | null }): void => {
    if (answerId === null) return;
    wanted.setState({ answerId: null });
    show(answerId);
  };
  take(wanted.getState());
  return wanted.subscribe(take);
}
