import { createStore, useStore } from 'zustand';

export type Language = 'en' | 'fr';
export type ThemeChoice = 'system' | 'light' | 'dark';

/** Where the user is in the window. In memory only: nothing readable is left in the browser's storage. */
export interface Session {
  readonly room: string;
  /** The dialog that is open, by the id a feature registered it under, with what it needs to know. */
  readonly dialog: { readonly id: string; readonly props: Readonly<Record<string, unknown>> } | null;
  readonly language: Language;
  readonly theme: ThemeChoice;
}

export const FIRST_ROOM = 'data';
export const session = createStore<Session>(() => ({ room: FIRST_ROOM, dialog: null, language: 'en', theme: 'system' }));

export const useSession = <T>(select: (state: Session) => T): T => useStore(session, select);
/** Goes to a room: "data", "code", "tables", "report", "quality", "import". */
export const goTo = (room: string): void => session.setState({ room, dialog: null });
export const openDialog = (id: string, props: Readonly<Record<string, unknown>> = {}): void => session.setState({ dialog: { id, props } });
export const closeDialog = (): void => session.setState({ dialog: null });
