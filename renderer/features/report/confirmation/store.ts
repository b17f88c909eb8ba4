import { createStore, useStore } from 'zustand';
import type { AcceptedLine, PackReturn } from '#core/contract/api/confirmation.ts';
import type { FileSource } from '#core/contract/api/importing.ts';
import type { Outputs } from '#core/contract/api/index.ts';
import { goTo } from '../../../app/session.ts';
import { client, refusalSentence } from '../../../rpc/index.ts';
import { CONFIRMATION, reportStore } from '../store.ts';

export type ConfirmationTab = 'respondents' | 'return' | 'ledger';
export type ReadFile = Outputs['confirmation']['read'];
/** What a person decided of a line; without it, it is as it was read. */
export type LineChoice = Omit<AcceptedLine, 'key'>;

interface ConfirmationState {
  readonly tab: ConfirmationTab;
  readonly source: FileSource | null;
  readonly read: ReadFile | null;
  readonly at: number;
  readonly choices: Readonly<Record<string, LineChoice>>;
  readonly by: string;
  readonly on: string;
  readonly busy: boolean;
  readonly refusal: string | null;
}
export const confirmationStore = createStore<ConfirmationState>(() => ({ tab: 'respondents', source: null, read: null, at: 0, choices: {}, by: '', on: '', busy: false, refusal: null }));
export const useConfirmation = <T>(select: (state: ConfirmationState) => T): T => useStore(confirmationStore, select);

/** What is ticked before anybody looked: the lines that are ready. */
const ticked = (one: PackReturn | undefined): Record<string, LineChoice> => Object.fromEntries((one?.lines ?? []).filter((line) => line.ready).map((line) => [line.key, { accept: true }]));

/** Shows one of the packs of the file that was read. */
export function showReturn(read: ReadFile, at: number): void {
  const one = read.returns[at];
  confirmationStore.setState({ read, at, choices: ticked(one), by: one?.by ?? '', on: one?.on ?? '' });
}

/** Reads a file that came back; what was shown stays until there is an answer. */
export async function readReturned(source: FileSource): Promise<void> {
  reportStore.setState({ page: CONFIRMATION });
  goTo('report');
  confirmationStore.setState({ tab: 'return', source, busy: true, refusal: null });
  try {
    showReturn(await client.confirmation.read({ source }), 0);
    confirmationStore.setState({ busy: false });
  } catch (error) {
    confirmationStore.setState({ busy: false, read: null, refusal: refusalSentence(error) });
  }
}

export function choose(key: string, choice: LineChoice): void { confirmationStore.setState((state) => ({ choices: { ...state.choices, [key]: choice } })); }
