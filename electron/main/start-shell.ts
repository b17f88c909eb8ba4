import { isAbsolute, join, resolve } from 'node:path';
import type { BrowserWindow } from 'electron';
import { channels, pageScheme } from '../shell/channels.ts';
import type { WorkbenchFolders } from '../shell/folders.ts';
import { readRendererFiles } from '../shell/renderer-files.ts';
import { guardEveryPage } from './contents-guard.ts';
import { DataProcess } from './data-process.ts';
import type { ElectronApi } from './electron-api.ts';
import { menuTemplate } from './menus.ts';
import { servePageRequests } from './page-requests.ts';
import { pagePartition, preparePageSession } from './page-session.ts';
import { createWindow } from './window.ts';
import { wordingFor } from './wording.ts';

export interface ShellOptions {
  /** dist/electron: preload.cjs and service.mjs. */
  readonly programFolder: string;
  /** dist/renderer. */
  readonly rendererFolder: string;
  readonly folders: WorkbenchFolders;
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
}

/** Runs the desktop program: one instance, one window, one data process. Everything before `ready` is set at once, because
 *  Electron takes schemes and switches only then.
 *  @returns when the window is made; false where another instance runs already and was brought to the front */
export async function startShell(electron: ElectronApi, options: ShellOptions): Promise<boolean> {
  const { app, BrowserWindow, dialog, Menu, protocol, session } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  const devTools = !app.isPackaged;
  app.setPath('userData', options.folders.userFolder);
  app.setPath('sessionData', join(options.folders.userFolder, 'window'));
  app.enableSandbox();
  // Names of other machines have no address here, for whatever part of Chromium would ask for one.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'disable-breakpad', 'no-pings', 'disable-http-cache', 'disable-gpu-shader-disk-cache']) app.commandLine.appendSwitch(name);
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  guardEveryPage(app);

  let window: BrowserWindow | null = null;
  let pendingPath = projectIn(options.argv, process.cwd());
  const say = () => wordingFor(app.getLocale());
  const openPath = (path: string | null): void => {
    if (path !== null && window !== null) window.webContents.send(channels.openPath, path);
    else pendingPath = path ?? pendingPath;
  };
  app.on('second-instance', (_event, argv, workingFolder) => {
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
    openPath(projectIn(argv, workingFolder));
  });
  app.on('open-file', (event, path) => { event.preventDefault(); openPath(path); });

  await app.whenReady();
  preparePageSession(session.fromPartition(pagePartition, { cache: false }), { files: readRendererFiles(options.rendererFolder), devTools });

  const data = new DataProcess(electron, { entry: join(options.programFolder, 'service.mjs'), folders: options.folders, platform: options.platform, onStopped: () => { void offerRestart(); } });
  const offerRestart = async (): Promise<void> => {
    const { stoppedTitle, stoppedDetail, again, quit } = say();
    const question = { type: 'error' as const, message: stoppedTitle, detail: stoppedDetail, buttons: [again, quit], defaultId: 0, cancelId: 0, noLink: true };
    const { response } = window === null ? await dialog.showMessageBox(question) : await dialog.showMessageBox(window, question);
    if (response === 1) { app.quit(); return; }
    data.start();
    if (window !== null) data.connect(window.webContents);
  };
  const setMenu = (menus: Parameters<typeof menuTemplate>[0]): void => {
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menus, {
      wording: say(), isMac: options.platform === 'darwin', devTools,
      onCommand: (id) => { window?.webContents.send(channels.command, id); },
    })));
  };
  servePageRequests(electron, {
    window: () => window,
    connect(asking) {
      data.connect(asking.webContents);
      const path = pendingPath;
      pendingPath = null;
      openPath(path);
    },
    setMenu,
  });

  data.start();
  // A machine that sleeps, or whose screen is locked, may be carried off: nothing stays decrypted in its memory.
  electron.powerMonitor.on('suspend', () => { data.lock(); });
  electron.powerMonitor.on('lock-screen', () => { data.lock(); });
  setMenu([]);
  const openWindow = (): void => {
    const opened = createWindow({ BrowserWindow }, { preload: join(options.programFolder, 'preload.cjs'), devTools });
    window = opened;
    opened.on('closed', () => { window = null; });
    opened.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit') return;
      const { pageTitle, pageDetail, reload, quit } = say();
      void dialog.showMessageBox(opened, { type: 'error', message: pageTitle, detail: pageDetail, buttons: [reload, quit], defaultId: 0, cancelId: 0, noLink: true })
        .then(({ response }) => { if (response === 1) app.quit(); else opened.webContents.reload(); });
    });
  };
  openWindow();

  // With the window the project goes too: nothing stays decrypted behind an empty screen.
  app.on('window-all-closed', () => { app.quit(); });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void data.close().then(() => { closed = true; app.quit(); });
  });
  return true;
}

/** The project file among a program's arguments, as a whole path. */
function projectIn(argv: readonly string[], workingFolder: string): string | null {
  const path = argv.slice(1).findLast((word) => word.toLowerCase().endsWith('.swproj') && !word.startsWith('-'));
  if (path === undefined) return null;
  return isAbsolute(path) ? path : resolve(workingFolder, path);
}
