import type * as electron from 'electron';

/** The part of Electron that the shell uses. It is handed in, so that tests can run the shell on a stand-in. */
export type ElectronApi = Pick<typeof electron, 'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'MessageChannelMain' | 'net' | 'powerMonitor' | 'protocol' | 'safeStorage' | 'session' | 'shell' | 'utilityProcess'>;
