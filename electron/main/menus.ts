import type { MenuItemConstructorOptions } from 'electron';
import type { CheckedMenus } from './shell-input.ts';
import type { Wording } from './wording.ts';

export interface MenuSetting {
  readonly wording: Wording;
  readonly isMac: boolean;
  /** Whether the developer tools may be opened: never in a package. */
  readonly devTools: boolean;
  /** Called with the id of the page's command that was chosen. */
  readonly onCommand: (id: string) => void;
}

/** The window's menus: the page's own commands, with what only the shell can do around them. The page listens to the
 *  shortcuts itself; the menu shows them and leaves them alone, so that no key acts twice. */
export function menuTemplate(menus: CheckedMenus, setting: MenuSetting): MenuItemConstructorOptions[] {
  const { wording, isMac } = setting;
  const pageMenus = menus.length === 0 ? [{ label: wording.file, items: [] }, { label: wording.edit, items: [] }] : menus;
  const editIndex = Math.max(pageMenus.findIndex((menu) => menu.items.some((item) => 'accelerator' in item && item.accelerator === 'CmdOrCtrl+Z')), menus.length === 0 ? 1 : -1);
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    ...pageMenus.map((menu, index): MenuItemConstructorOptions => ({
      label: menu.label,
      submenu: [
        ...menu.items.map((item) => commandItem(item, setting)),
        ...(index === editIndex ? [...separator(menu.items.length > 0), ...clipboardItems(wording)] : []),
        ...(index === 0 && !isMac ? [...separator(menu.items.length > 0), { role: 'quit' as const, label: wording.quit }] : []),
      ],
    })),
    ...(editIndex === -1 && isMac ? [{ label: wording.edit, submenu: clipboardItems(wording) }] : []),
    { label: isMac ? 'Window' : wording.view, role: isMac ? 'windowMenu' : 'viewMenu', submenu: windowItems(setting) },
  ];
}

function commandItem(item: CheckedMenus[number]['items'][number], { onCommand }: MenuSetting): MenuItemConstructorOptions {
  if ('separator' in item) return { type: 'separator' };
  return {
    label: item.label, enabled: item.enabled, click: () => { onCommand(item.id); },
    ...(item.accelerator === undefined ? {} : { accelerator: item.accelerator, registerAccelerator: false }),
  };
}

function clipboardItems(wording: Wording): MenuItemConstructorOptions[] {
  return [
    { role: 'cut', label: wording.cut }, { role: 'copy', label: wording.copy }, { role: 'paste', label: wording.paste }, { role: 'selectAll', label: wording.selectAll },
  ];
}

function windowItems({ wording, devTools }: MenuSetting): MenuItemConstructorOptions[] {
  return [
    { role: 'resetZoom', label: wording.zoomReset }, { role: 'zoomIn', label: wording.zoomIn }, { role: 'zoomOut', label: wording.zoomOut },
    { type: 'separator' }, { role: 'togglefullscreen', label: wording.fullScreen }, { role: 'close', label: wording.close },
    ...(devTools ? [{ role: 'toggleDevTools' as const }] : []),
  ];
}

function separator(wanted: boolean): MenuItemConstructorOptions[] {
  return wanted ? [{ type: 'separator' }] : [];
}
