import { createStore, useStore } from 'zustand';

/** What is open in the data room. */
interface DataSelection { readonly tab: 'variables' | 'cases' | 'documents'; readonly variableId: string | null }
const store = createStore<DataSelection>(() => ({ tab: 'variables', variableId: null }));

export const useDataSelection = <T>(select: (state: DataSelection) => T): T => useStore(store, select);
export const showVariable = (variableId: string | null): void => store.setState({ tab: 'variables', variableId });
export const showTab = (tab: DataSelection['tab']): void => store.setState({ tab });
export const selectedVariable = (): string | null => store.getState().variableId;
