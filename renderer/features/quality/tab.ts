import { createStore, useStore } from 'zustand';

export type QualityTab = 'issues' | 'edited';
/** What is open in the quality room. */
const store = createStore<{ readonly tab: QualityTab }>(() => ({ tab: 'issues' }));

export const useQualityTab = (): QualityTab => useStore(store, (state) => state.tab);
export const showQualityTab = (tab: QualityTab): void => store.setState({ tab });
