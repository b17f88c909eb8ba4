import type * as electron from 'electron';
import { PORT_MESSAGE, type WorkbenchShell } from '#core/contract/shell.ts';
import { channels } from '../shell/channels.ts';

export type RendererApi = Pick<typeof electron, 'contextBridge' | 'ipcRenderer' | 'webUtils'>;

/** The members of the page's window that are used. */
export interface PageWindow {
  readonly location: { readonly origin: string };
  postMessage(message: string, origin: string, ports: readonly unknown[]): void;
}

/** What the page gets beyond the contract's shell: used where it is there. */
export interface DesktopShell extends WorkbenchShell {
  /** Shows a file in its folder. */
  showItem(path: string): Promise<void>;
  /** Called with the path of a project that was opened from the desktop; returns what ends it. */
  onOpenPath(listener: (path: string) => void): () => void;
}

/** Gives the page its few words to the shell, and passes ports on. Nothing of Electron itself is given away: each function
 *  sends one kind of message, and listeners get text, never the event that holds the sender. */
export function exposeShell({ contextBridge, ipcRenderer, webUtils }: RendererApi, window: PageWindow, platform: string): void {
  const listen = (channel: string, listener: (text: string) => void): (() => void) => {
    const receive = (_event: unknown, text: unknown): void => { listener(String(text)); };
    ipcRenderer.on(channel, receive);
    return () => { ipcRenderer.removeListener(channel, receive); };
  };
  const shell: DesktopShell = {
    kind: 'electron',
    platform,
    requestPort: () => { ipcRenderer.send(channels.requestPort); },
    chooseOpen: (options) => ipcRenderer.invoke(channels.chooseOpen, options) as Promise<string | null>,
    chooseSave: (options) => ipcRenderer.invoke(channels.chooseSave, options) as Promise<string | null>,
    showItem: (path) => ipcRenderer.invoke(channels.showItem, path) as Promise<void>,
    pathForFile: (file) => webUtils.getPathForFile(file as File),
    setMenu: (menus) => { ipcRenderer.send(channels.setMenu, menus); },
    onCommand: (listener) => listen(channels.command, listener),
    onOpenPath: (listener) => listen(channels.openPath, listener),
  };
  ipcRenderer.on(channels.port, (event) => { window.postMessage(PORT_MESSAGE, window.location.origin, event.ports); });
  contextBridge.exposeInMainWorld('workbenchShell', shell);
}
