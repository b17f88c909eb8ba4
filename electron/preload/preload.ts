import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { exposeShell, type PageWindow } from './expose-shell.ts';

exposeShell({ contextBridge, ipcRenderer, webUtils }, globalThis as unknown as PageWindow, process.platform);
