import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, MessageBoxOptions, OpenDialogOptions, SafeStorage, SaveDialogOptions } from 'electron';
import type { ElectronApi } from '../../electron/main/electron-api.ts';
import type { RendererApi } from '../../electron/preload/expose-shell.ts';

/** Electron as far as the shell uses it: events that tests fire, calls that tests look at, and real message channels.
 *  What each member takes and gives is Electron's own type. */
export class ElectronStandIn {
  readonly app = new StandInApp();
  readonly windows: StandInWindow[] = [];
  readonly children: StandInChild[] = [];
  readonly pageSession = new StandInSession();
  readonly ipcMain = new StandInIpcMain();
  readonly powerMonitor = new EventEmitter();
  readonly safeStorage = new StandInSafeStorage();
  readonly schemes: unknown[] = [];
  readonly dialogs: { kind: 'open' | 'save' | 'message'; options: OpenDialogOptions | SaveDialogOptions | MessageBoxOptions }[] = [];
  readonly shownItems: string[] = [];
  /** What dialogs answer. */
  readonly answers = { open: [] as string[], save: '', message: 0 };
  menu: MenuItemConstructorOptions[] = [];

  readonly api: ElectronApi;
  constructor(startChild: (child: StandInChild) => void) {
    const { windows, children, app, ipcMain, powerMonitor, safeStorage, pageSession, schemes, dialogs, shownItems, answers } = this;
    const setMenu = (template: MenuItemConstructorOptions[]): void => { this.menu = template; };
    this.api = {
      app, ipcMain, powerMonitor, safeStorage,
      BrowserWindow: class extends StandInWindow {
        constructor(options: BrowserWindowConstructorOptions) {
          super(options);
          windows.push(this);
          app.emit('web-contents-created', {}, this.webContents);
        }
      },
      utilityProcess: {
        fork(entry: string, args: string[], options: object) {
          const child = new StandInChild(entry, args, options);
          children.push(child);
          startChild(child);
          return child;
        },
      },
      MessageChannelMain: class {
        readonly port1: StandInPort;
        readonly port2: StandInPort;
        constructor() {
          const channel = new MessageChannel();
          this.port1 = new StandInPort(channel.port1);
          this.port2 = new StandInPort(channel.port2);
        }
      },
      protocol: { registerSchemesAsPrivileged: (list: unknown[]) => { schemes.push(...list); } },
      session: { fromPartition: (name: string, options: object) => pageSession.open(name, options) },
      dialog: {
        showOpenDialog: (_window: unknown, options: OpenDialogOptions) => { dialogs.push({ kind: 'open', options }); return Promise.resolve({ canceled: answers.open.length === 0, filePaths: answers.open }); },
        showSaveDialog: (_window: unknown, options: SaveDialogOptions) => { dialogs.push({ kind: 'save', options }); return Promise.resolve({ canceled: answers.save === '', filePath: answers.save }); },
        showMessageBox: (...words: [MessageBoxOptions] | [unknown, MessageBoxOptions]) => { dialogs.push({ kind: 'message', options: words.at(-1) as MessageBoxOptions }); return Promise.resolve({ response: answers.message, checkboxChecked: false }); },
      },
      shell: { showItemInFolder: (path: string) => { shownItems.push(path); } },
      Menu: { buildFromTemplate: (template: MenuItemConstructorOptions[]) => template, setApplicationMenu: setMenu },
    } as unknown as ElectronApi;
  }

  /** A page's side of Electron: what its preload gets, and what the preload put on its window. */
  page(window: StandInWindow): { api: RendererApi; exposed: Record<string, unknown> } {
    const exposed: Record<string, unknown> = {};
    const { ipcMain } = this;
    const event = () => ({ sender: window.webContents, senderFrame: window.webContents.mainFrame });
    const api = {
      contextBridge: { exposeInMainWorld: (name: string, value: unknown) => { exposed[name] = value; } },
      webUtils: { getPathForFile: (file: { path?: string }): string => file.path ?? '' },
      ipcRenderer: {
        send: (channel: string, ...words: unknown[]) => { ipcMain.emit(channel, event(), ...structuredClone(words)); },
        invoke: (channel: string, ...words: unknown[]) => ipcMain.invoke(channel, event(), ...structuredClone(words)),
        on: (channel: string, listener: (...words: unknown[]) => void) => window.webContents.toPage.on(channel, listener),
        removeListener: (channel: string, listener: (...words: unknown[]) => void) => window.webContents.toPage.removeListener(channel, listener),
      },
    } as unknown as RendererApi;
    return { api, exposed };
  }
}

class StandInApp extends EventEmitter {
  isPackaged = true;
  isFirst = true;
  locale = 'en-GB';
  quits = 0;
  sandboxed = false;
  readonly paths: Record<string, string> = {};
  readonly switches: string[] = [];
  readonly commandLine = { appendSwitch: (name: string, value?: string) => { this.switches.push(value === undefined ? name : `${name}=${value}`); } };
  requestSingleInstanceLock(): boolean { return this.isFirst; }
  enableSandbox(): void { this.sandboxed = true; }
  setPath(name: string, path: string): void { this.paths[name] = path; }
  getLocale(): string { return this.locale; }
  whenReady(): Promise<void> { return Promise.resolve(); }
  quit(): void {
    this.quits += 1;
    this.emit('before-quit', preventable());
  }
}

export interface Preventable { prevented: boolean; preventDefault(): void }
export function preventable<T extends object>(details?: T): Preventable & T {
  const event: Preventable = { prevented: false, preventDefault() { event.prevented = true; } };
  return Object.assign(event, details);
}

export class StandInWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new StandInContents();
  url = '';
  isShown = false;
  focused = 0;
  minimized = false;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  loadURL(url: string): Promise<void> {
    this.url = url;
    this.webContents.mainFrame.url = url;
    return Promise.resolve();
  }
  show(): void { this.isShown = true; }
  focus(): void { this.focused += 1; }
  isMinimized(): boolean { return this.minimized; }
  restore(): void { this.minimized = false; }
}

class StandInContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  /** Messages on their way to the page. */
  readonly toPage = new EventEmitter();
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  reloads = 0;
  send(channel: string, ...words: unknown[]): void { this.toPage.emit(channel, {}, ...words); }
  postMessage(channel: string, message: unknown, ports: StandInPort[]): void { this.toPage.emit(channel, { ports: ports.map((port) => port.real) }, message); }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void { this.openHandler = handler; }
  reload(): void { this.reloads += 1; }
}

/** A data process, as main sees it; `parentPort` is its own side. */
export class StandInChild extends EventEmitter {
  readonly entry: string;
  readonly args: string[];
  readonly options: object;
  readonly parentPort: StandInParentPort;
  killed = false;
  constructor(entry: string, args: string[], options: object) {
    super();
    this.entry = entry;
    this.args = args;
    this.options = options;
    this.parentPort = new StandInParentPort((message) => { this.emit('message', message); });
  }
  postMessage(data: unknown, ports: StandInPort[] = []): void { this.parentPort.emit('message', { data: structuredClone(data), ports }); }
  kill(): boolean {
    this.killed = true;
    this.emit('exit', 1);
    return true;
  }
}

/** The data process' own side: what it posts arrives at main's `message`, copied as between processes. */
class StandInParentPort extends EventEmitter {
  readonly #toMain: (message: unknown) => void;
  constructor(toMain: (message: unknown) => void) {
    super();
    this.#toMain = toMain;
  }
  postMessage(message: unknown): void { this.#toMain(structuredClone(message)); }
}

/** A keychain that turns bytes round with a key of this account: what it sealed, it alone gives back. */
class StandInSafeStorage {
  available = true;
  backend: ReturnType<SafeStorage['getSelectedStorageBackend']> = 'gnome_libsecret';
  /** Another account, or a keychain that was made anew, has another. */
  account = 1;
  isAsyncEncryptionAvailable(): Promise<boolean> { return Promise.resolve(this.available); }
  getSelectedStorageBackend(): ReturnType<SafeStorage['getSelectedStorageBackend']> { return this.backend; }
  encryptStringAsync(text: string): Promise<Buffer> { return Promise.resolve(Buffer.concat([Buffer.from([this.account]), Buffer.from(text, 'utf8').map((byte) => byte ^ 0xa5)])); }
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    if (sealed[0] !== this.account) return Promise.reject(new Error(`not mine: ${sealed.toString('latin1')}`));
    return Promise.resolve({ result: Buffer.from(sealed.subarray(1).map((byte) => byte ^ 0xa5)).toString('utf8'), shouldReEncrypt: false });
  }
}

/** Electron's kind of port: events with `data`, over a real one. */
class StandInPort extends EventEmitter {
  readonly real: MessagePort;
  constructor(real: MessagePort) {
    super();
    this.real = real;
  }
  /** A port sends its messages to one side only: it is listened to when somebody starts it here. */
  start(): void {
    this.real.on('message', (data: unknown) => { this.emit('message', { data, ports: [] }); });
    this.real.on('close', () => { this.emit('close'); });
  }
  postMessage(message: unknown): void { this.real.postMessage(message); }
  close(): void { this.real.close(); }
}

type RequestListener = (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void;
class StandInSession extends EventEmitter {
  partition = '';
  options: object = {};
  spellChecker = true;
  permissionRequest: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void = (_contents, _permission, callback) => { callback(true); };
  permissionCheck: () => boolean = () => true;
  devicePermission: () => boolean = () => true;
  answer: ((request: Request) => Response | Promise<Response>) | null = null;
  beforeRequest: RequestListener = (_details, callback) => { callback({ cancel: false }); };
  readonly protocol = { handle: (_scheme: string, handler: (request: Request) => Response | Promise<Response>) => { this.answer = handler; } };
  readonly webRequest = { onBeforeRequest: (listener: RequestListener) => { this.beforeRequest = listener; } };
  open(partition: string, options: object): this {
    this.partition = partition;
    this.options = options;
    return this;
  }
  setPermissionRequestHandler(handler: typeof this.permissionRequest): void { this.permissionRequest = handler; }
  setPermissionCheckHandler(handler: () => boolean): void { this.permissionCheck = handler; }
  setDevicePermissionHandler(handler: () => boolean): void { this.devicePermission = handler; }
  setBluetoothPairingHandler(): void { /* nothing to pair with */ }
  setSpellCheckerEnabled(enabled: boolean): void { this.spellChecker = enabled; }
}

type InvokeHandler = (event: unknown, ...words: unknown[]) => unknown;
class StandInIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();
  handle(channel: string, handler: InvokeHandler): void { this.#handlers.set(channel, handler); }
  async invoke(channel: string, event: unknown, ...words: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`Nobody listens to ${channel}`);
    return handler(event, ...words);
  }
}
