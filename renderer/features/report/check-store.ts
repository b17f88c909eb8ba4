import { createStore } from 'zustand';
import type { FileSource } from '#core/contract/api/importing.ts';
import type { Outputs } from '#core/contract/api/index.ts';
import { goTo, session } from '../../app/session.ts';
import { client, refusalSentence } from '../../rpc/index.ts';
import { CHECK, reportStore } from './store.ts';

export type Checked = Outputs['checking']['draft'];
export type CheckedClaim = Checked['claims'][number];
export type Rounding = 'half' | 'half-up' | 'half-even' | 'down' | 'up';

interface CheckState {
  readonly source: FileSource | null;
  readonly checked: Checked | null;
  readonly busy: boolean;
  readonly refusal: string | null;
  readonly rounding: Rounding;
  /** Place in the list of what was found; null: none. */
  readonly selected: number | null;
}

export const checkStore = createStore<CheckState>(() => ({ source: null, checked: null, busy: false, refusal: null, rounding: 'half', selected: null }));

/** Grows with every run, so that an answer to an older question is dropped. */
let run = 0;

/** Reads a draft and checks it; the draft that was shown stays until there is an answer. */
export async function checkFile(source: FileSource): Promise<void> {
  const mine = ++run;
  reportStore.setState({ page: CHECK });
  goTo('report');
  checkStore.setState({ source, busy: true, refusal: null });
  try {
    const checked = await client.checking.draft({ source, rounding: checkStore.getState().rounding, language: session.getState().language });
    if (mine === run) checkStore.setState({ checked, busy: false, selected: null });
  } catch (error) {
    if (mine === run) checkStore.setState({ busy: false, refusal: refusalSentence(error) });
  }
}

/** The same draft again: after it was mended, data changed, a sentence was confirmed, or another rule of rounding was chosen. */
export async function checkAgain(): Promise<void> {
  const { source } = checkStore.getState();
  if (source !== null) await checkFile(source);
}
