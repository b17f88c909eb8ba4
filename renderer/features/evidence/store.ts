import { createStore, useStore } from 'zustand';

export type EvidenceTab = 'checklists' | 'levels' | 'changes' | 'sources' | 'roadmap';
interface State {
  readonly tab: EvidenceTab;
  readonly checklist: string | null;
  readonly phase: string;
  /** The unit and the level or capability that is looked at. */
  readonly unit: string | null;
  readonly level: string | null;
  readonly capability: string | null;
}
export const evidence = createStore<State>(() => ({ tab: 'checklists', checklist: null, phase: '', unit: null, level: null, capability: null }));
export const useEvidence = <T>(select: (state: State) => T): T => useStore(evidence, select);
