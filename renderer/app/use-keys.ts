import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ProjectStatus } from '#core/contract/project.ts';
import { shell } from '../rpc/index.ts';
import { runCommand } from './commands.ts';
import { session } from './session.ts';
import { handleKey } from './shortcuts.ts';

/** One listener for every shortcut of the window, and for commands chosen in the system's menus. Once, in the frame. */
export function useKeys(project: ProjectStatus | null): void {
  const latest = useRef(project);
  useLayoutEffect(() => { latest.current = project; });
  useEffect(() => {
    const state = () => ({ project: latest.current, room: session.getState().room });
    const listen = (event: KeyboardEvent) => { handleKey(event, state()); };
    window.addEventListener('keydown', listen);
    const stopMenu = shell?.onCommand((id) => { runCommand(id, state()); });
    return () => { window.removeEventListener('keydown', listen); stopMenu?.(); };
  }, []);
}

/** Runs a command by its id, for buttons that stand for one. */
export const useRun = (project: ProjectStatus | null) => (id: string): void => { runCommand(id, { project, room: session.getState().room }); };
