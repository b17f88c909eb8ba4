import { useEffect, useRef } from 'react';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { ProjectStatus } from '#core/contract/project.ts';
import type { MessageKey } from '../locales/i18n.ts';
import type { IconName } from '../ui/icon.tsx';

/** What `when` may look at. */
export interface CommandState { readonly project: ProjectStatus | null; readonly room: string }

/** One act of the program. The menus, the palette, the shortcuts and the shortcut sheet are all read from these. */
export interface CommandDefinition {
  /** "feature.act", unique and stable. */
  readonly id: string;
  readonly title: MessageKey;
  /** Heading in the palette and on the shortcut sheet. */
  readonly group: MessageKey;
  readonly icon?: IconName;
  /** tinykeys bindings, the first is the one shown: "$mod+k", "j", "[Shift]+?", "$mod+Shift+z". */
  readonly keys?: readonly string[];
  readonly when?: (state: CommandState) => boolean;
  /** Left out where a mounted component does it with `useCommand(id, …)`; the command is there while the component is. */
  readonly run?: () => void | Promise<void>;
  /** The window menu it stands in, under Electron. */
  readonly menu?: 'file' | 'edit' | 'view' | 'help' | 'code' | 'table';
  /** Also while a text field has the focus. Bindings with Ctrl/Cmd or Alt do so anyway, unless this is false. */
  readonly inFields?: boolean;
  /** Not listed in the palette (a digit key, next and previous). */
  readonly hidden?: boolean;
}

type Handler = () => void | Promise<void>;
interface Registry {
  readonly commands: readonly CommandDefinition[];
  /** Handlers of mounted components, the last one mounted counts. */
  readonly handlers: ReadonlyMap<string, readonly { readonly current: Handler }[]>;
}
const registry = createStore<Registry>(() => ({ commands: [], handlers: new Map() }));

/** Adds a feature's commands; an id twice is a bug. */
export function registerCommands(commands: readonly CommandDefinition[]): void {
  const known = new Set(registry.getState().commands.map(({ id }) => id));
  for (const { id } of commands) if (known.has(id)) throw new Error(`Command ${id} is registered twice`);
  registry.setState((state) => ({ commands: [...state.commands, ...commands] }));
}

/** For tests: an empty registry. */
export const clearCommands = (): void => registry.setState({ commands: [], handlers: new Map() });

export const listCommands = (): readonly CommandDefinition[] => registry.getState().commands;
/** The commands there are; which of them can be run now changes far more often. */
export const useCommands = (): readonly CommandDefinition[] => useStore(registry, (state) => state.commands);
export const useHandlers = (): unknown => useStore(registry, (state) => state.handlers);

/** The handler a command would run now, or null while it cannot be run. */
export function handlerOf(command: CommandDefinition, state: CommandState): Handler | null {
  if (command.when && !command.when(state)) return null;
  return registry.getState().handlers.get(command.id)?.at(-1)?.current ?? command.run ?? null;
}

/** Runs a command if it can be run now; says whether it did. */
export function runCommand(id: string, state: CommandState): boolean {
  const command = registry.getState().commands.find((candidate) => candidate.id === id);
  const handler = command && handlerOf(command, state);
  if (!handler) return false;
  void handler();
  return true;
}

/** Puts a handler behind a registered command for as long as the component is mounted; null takes it away.
 *  The newest closure is always the one that runs, so nothing needs memoising. */
export function useCommand(id: string, handler: Handler | null): void {
  const box = useRef<Handler>(() => {});
  useEffect(() => { if (handler) box.current = handler; });
  const present = handler !== null;
  useEffect(() => {
    if (!present) return;
    const entry = { get current() { return box.current; } };
    mount(id, (list) => [...list, entry]);
    return () => mount(id, (list) => list.filter((other) => other !== entry));
  }, [id, present]);
}

function mount(id: string, change: (list: readonly { readonly current: Handler }[]) => readonly { readonly current: Handler }[]): void {
  registry.setState(({ handlers }) => {
    const next = new Map(handlers);
    const list = change(next.get(id) ?? []);
    if (list.length) next.set(id, list); else next.delete(id);
    return { handlers: next };
  });
}
