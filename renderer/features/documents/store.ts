import { createStore, useStore } from 'zustand';
import type { DocumentPlace, InspectedDocument } from '#core/contract/api/documents.ts';
import type { FileSource } from '#core/contract/api/importing.ts';
import { runCommand } from '../../app/commands.ts';
import { goTo, session } from '../../app/session.ts';
import { currentProject } from '../../app/use-project.ts';
import { translate } from '../../locales/i18n.ts';
import { client, orpc, queryClient, refusalSentence } from '../../rpc/index.ts';
import { toast } from '../../ui/index.ts';

/** What is to become of one file of the batch. */
export interface Chosen {
  readonly title: string;
  readonly place: DocumentPlace;
  /** What the case is called. */
  readonly caseKey: string;
  /** A person chose the place. */
  readonly byHand: boolean;
  /** replace: the corrected text of a document; leave: not brought in. */
  readonly how: 'add' | 'replace' | 'leave';
}
export interface BatchState {
  readonly stage: 'idle' | 'reading' | 'ready' | 'storing' | 'refused';
  readonly batchId: string;
  readonly files: readonly InspectedDocument[];
  readonly chosen: readonly Chosen[];
  readonly collection: string;
  readonly refusal: string | null;
}
const IDLE: BatchState = { stage: 'idle', batchId: '', files: [], chosen: [], collection: '', refusal: null };
export const batch = createStore<BatchState>(() => IDLE);
export const useBatch = <T>(select: (state: BatchState) => T): T => useStore(batch, select);

let asked = 0;

/** Reads the files; nothing is stored until a person has seen where each goes. */
export async function readDocuments(sources: readonly FileSource[]): Promise<void> {
  putAside();
  const mine = ++asked;
  goTo('documents');
  batch.setState({ ...IDLE, stage: 'reading' });
  try {
    const { batchId, collection, files } = await client.documents.inspect({ sources: [...sources] });
    if (mine !== asked) { client.documents.cancel({ batchId }).catch(() => {}); return; }
    batch.setState({
      stage: 'ready', batchId, files, refusal: null, collection: translate(collection === 'interviews' ? 'documents.interviews' : 'documents.reports'),
      chosen: files.map(({ title, guess, refused, twin }): Chosen => ({
        title, place: guess?.place ?? { newCase: title, country: null }, caseKey: guess?.caseKey ?? title, byHand: false, how: refused || twin?.same ? 'leave' : twin ? 'replace' : 'add',
      })),
    });
  } catch (error) { if (mine === asked) batch.setState({ ...IDLE, stage: 'refused', refusal: refusalSentence(error) }); }
}

export const change = (index: number, patch: Partial<Chosen>): void => batch.setState(({ chosen }) => ({ chosen: chosen.map((one, at) => (at === index ? { ...one, ...patch } : one)) }));
export const nameCollection = (collection: string): void => batch.setState({ collection });

/** All of them, or none. */
export async function bringIn(): Promise<void> {
  const { stage, batchId, files, chosen, collection } = batch.getState();
  const items = chosen.flatMap(({ title, place, how }, at) => {
    const file = files[at]!;
    if (how === 'leave' || file.refused) return [];
    return [{ index: file.index, title, place, ...(how === 'replace' && file.twin ? { replaces: file.twin.id } : {}) }];
  });
  if (stage !== 'ready' || items.length === 0) return;
  batch.setState({ stage: 'storing', refusal: null });
  try {
    const { documents, cases, undecided } = await client.documents.add({ batchId, collection, items });
    batch.setState(IDLE);
    if (session.getState().room === 'documents') runCommand('documents.go', { project: currentProject(), room: 'documents' });
    await refreshDocuments();
    toast(cases > 0 ? translate('documents.doneCases', { count: documents.length, cases }) : translate('documents.done', { count: documents.length }), { tone: 'ok' });
    if (undecided > 0) {
      runCommand('quality.edited', { project: currentProject(), room: session.getState().room });
      toast(translate('documents.undecided', { count: undecided }));
    }
  } catch (error) { batch.setState({ stage: 'ready', refusal: refusalSentence(error) }); }
}

/** Nothing of the files stays. */
export function putAside(): void {
  asked += 1;
  const { batchId } = batch.getState();
  // The data process drops a batch by itself when the project closes.
  if (batchId) client.documents.cancel({ batchId }).catch(() => {});
  batch.setState(IDLE);
}

export const refreshDocuments = (): Promise<void> => queryClient.invalidateQueries({ queryKey: orpc.documents.list.key() });
