import { isAbsolute } from 'node:path';
import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { channels, pageOrigin } from '../shell/channels.ts';
import type { ElectronApi } from './electron-api.ts';
import { fileDialogSchema, itemPathSchema, menusSchema, saveDialogSchema, type CheckedMenus } from './shell-input.ts';

export interface PageRequestHandlers {
  readonly window: () => BrowserWindow | null;
  readonly connect: (window: BrowserWindow) => void;
  readonly setMenu: (menus: CheckedMenus) => void;
}

/** Everything a page can ask main for. Each request must come from the top frame of the workbench's own window, at the
 *  workbench's own address, and have exactly the expected shape; anything else throws, and the page sees a rejection. */
export function servePageRequests({ ipcMain, dialog, shell }: Pick<ElectronApi, 'ipcMain' | 'dialog' | 'shell'>, handlers: PageRequestHandlers): void {
  const senderWindow = (event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow => {
    const window = handlers.window();
    if (window === null || event.sender !== window.webContents || !isOwnTopFrame(event)) throw new Error('Refused: this did not come from the workbench’s own page.');
    return window;
  };
  ipcMain.on(channels.requestPort, (event) => { ifAllowed(() => { handlers.connect(senderWindow(event)); }); });
  ipcMain.on(channels.setMenu, (event, menus: unknown) => {
    ifAllowed(() => {
      senderWindow(event);
      handlers.setMenu(menusSchema.parse(menus));
    });
  });
  ipcMain.handle(channels.chooseOpen, async (event, input: unknown) => {
    const window = senderWindow(event);
    const { title, filters } = fileDialogSchema.parse(input);
    const choice = await dialog.showOpenDialog(window, { title, filters, properties: ['openFile', 'dontAddToRecent'] });
    return choice.canceled ? null : choice.filePaths[0] ?? null;
  });
  ipcMain.handle(channels.chooseSave, async (event, input: unknown) => {
    const window = senderWindow(event);
    const { title, filters, suggestedName } = saveDialogSchema.parse(input);
    const choice = await dialog.showSaveDialog(window, { title, filters, defaultPath: suggestedName, properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'] });
    return choice.canceled || choice.filePath === '' ? null : choice.filePath;
  });
  ipcMain.handle(channels.showItem, (event, input: unknown) => {
    senderWindow(event);
    const path = itemPathSchema.parse(input);
    if (!isAbsolute(path)) throw new Error('Refused: not a whole path.');
    // Shows the file in its folder; nothing is ever opened or run.
    shell.showItemInFolder(path);
  });
}

function isOwnTopFrame(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame) return false;
  const url = URL.parse(frame.url);
  return url !== null && `${url.protocol}//${url.host}` === pageOrigin;
}

/** Messages without an answer are dropped when refused: an exception here would stop main. */
function ifAllowed(act: () => void): void {
  try {
    act();
  } catch (error) {
    console.error(`refused a message of the page: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
