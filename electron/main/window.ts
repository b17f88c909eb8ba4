import type { BrowserWindow } from 'electron';
import { pageUrl } from '../shell/channels.ts';
import type { ElectronApi } from './electron-api.ts';
import { pagePartition } from './page-session.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly devTools: boolean;
}

/** The one window. It runs the page in a sandbox, apart from the preload, without Node and without any network. */
export function createWindow({ BrowserWindow }: Pick<ElectronApi, 'BrowserWindow'>, { preload, devTools }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Survey Workbench', width: 1440, height: 900, minWidth: 960, minHeight: 600, show: false, backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      partition: pagePartition,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      // A middle click opens nothing.
      disableBlinkFeatures: 'Auxclick',
      devTools,
    },
  });
  window.once('ready-to-show', () => { window.show(); });
  void window.loadURL(pageUrl);
  return window;
}
