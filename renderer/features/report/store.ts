import { createStore } from 'zustand';

/** The page of the exports; any other is the number of a capability. */
export const EXPORTS = ' exports';
export const reportStore = createStore<{ readonly page: string }>(() => ({ page: EXPORTS }));
