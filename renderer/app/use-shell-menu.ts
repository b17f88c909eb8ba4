import { useEffect } from 'react';
import { useTranslation } from '../locales/i18n.ts';
import type { ProjectStatus } from '#core/contract/project.ts';
import { shell } from '../rpc/index.ts';
import { accelerator } from './accelerator.ts';
import { handlerOf, useCommands, useHandlers } from './commands.ts';
import { useSession } from './session.ts';

const MENUS = ['file', 'edit', 'view', 'code', 'table', 'help'] as const;

/** Keeps the window's menus equal to the command registry (Electron only). */
export function useShellMenu(project: ProjectStatus | null): void {
  const { t } = useTranslation();
  const commands = useCommands();
  const handlers = useHandlers();
  const room = useSession((state) => state.room);
  useEffect(() => {
    shell?.setMenu(MENUS.map((menu) => ({
      label: t(`menu.${menu}`),
      items: commands.filter((command) => command.menu === menu).map((command) => {
        const keys = command.keys?.[0] && accelerator(command.keys[0]);
        return { id: command.id, label: t(command.title), enabled: handlerOf(command, { project, room }) !== null, ...(keys ? { accelerator: keys } : {}) };
      }),
    })).filter((menu) => menu.items.length > 0));
  }, [t, commands, handlers, room, project]);
}
