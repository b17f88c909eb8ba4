import { createStore } from 'zustand';

/** The page of the exports and that of the draft; any other is the number of a capability. */
export const EXPORTS = ' exports';
export const CHECK = ' check';
export const ILLUSTRATIONS = ' illustrations';
/** That of packs and what came back. */
export const CONFIRMATION = ' confirmation';
export const reportStore = createStore<{ readonly page: string }>(() => ({ page: EXPORTS }));
