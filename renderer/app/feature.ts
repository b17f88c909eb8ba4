import type { ComponentType } from 'react';
import type { MessageKey } from '../locales/i18n.ts';
import type { IconName } from '../ui/icon.tsx';
import type { CommandDefinition } from './commands.ts';
import type { Parts } from './part.tsx';
import type { Shows } from './show.ts';

/** A room of the window. The frame draws it when a project is open and the session is there. */
export interface Room {
  readonly id: string;
  readonly label: MessageKey;
  readonly icon: IconName;
  /** Place in the rail, from the top; null: reached by commands only (the import wizard). */
  readonly order: number | null;
  /** The rail entry that is lit while a room outside the rail is open. */
  readonly parent?: string;
  readonly Component: ComponentType;
}

/** What a search in the command palette found besides commands: an answer, a code, a variable. */
export interface Found { readonly id: string; readonly group: MessageKey; readonly title: string; readonly detail?: string; readonly run: () => void }

/** Files that may be dropped anywhere on the window. */
export interface FileDrop {
  /** Where several features take files of one ending: whether this one is for this feature. */
  readonly wants?: (file: File) => Promise<boolean>;
  readonly extensions: readonly string[]; readonly label: MessageKey; readonly take: (file: File) => void;
  /** Several files at once, and those of a folder. */
  readonly takeAll?: (files: readonly File[]) => void;
}

/** What a folder under features/ gives the frame: the default shape of its index.tsx. */
export interface Feature {
  readonly room?: Room;
  readonly commands: readonly CommandDefinition[];
  /** Dialogs by id, opened from anywhere with `openDialog(id, props)`. */
  readonly dialogs?: Readonly<Record<string, ComponentType<{ readonly onClose: () => void } & Readonly<Record<string, unknown>>>>>;
  readonly find?: (query: string, signal: AbortSignal) => Promise<readonly Found[]>;
  readonly fileDrop?: FileDrop;
  /** What this feature's room shows when another room asks for it. */
  readonly shows?: Shows;
  /** What this feature draws in another's room. */
  readonly parts?: Parts;
}
