import { createStore, useStore } from 'zustand';

export type PrivacyTab = 'findings' | 'quotes' | 'respondents' | 'terms';
export type FindingState = 'open' | 'accepted' | 'rejected';

interface State { readonly tab: PrivacyTab; readonly findingId: number | null; readonly states: readonly FindingState[]; readonly kind: string | null }
export const privacy = createStore<State>(() => ({ tab: 'findings', findingId: null, states: ['open'], kind: null }));
export const usePrivacy = <T>(select: (state: State) => T): T => useStore(privacy, select);
export const showTab = (tab: PrivacyTab): void => privacy.setState({ tab });
