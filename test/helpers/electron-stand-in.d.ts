import { EventEmitter } from 'node:events';
import { type MessagePort } from 'node:worker_threads';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { ElectronApi } from '../../electron/main/electron-api.ts';
import type { RendererApi } from '../../electron/preload/expose-shell.ts';
/** Electron as far as the shell uses it: events that tests fire, calls that tests look at, and real message channels.
 *  What each member takes and gives is Electron's own type. */
export declare class ElectronStandIn {
    readonly app: StandInApp;
    readonly windows: StandInWindow[];
    readonly children: StandInChild[];
    readonly pageSession: StandInSession;
    readonly ipcMain: StandInIpcMain;
    readonly schemes: unknown[];
    readonly dialogs: {
        kind: 'open' | 'save' | 'message';
        options: OpenDialogOptions | SaveDialogOptions | MessageBoxOptions;
    }[];
    readonly shownItems: string[];
    /** What dialogs answer. */
    readonly answers: {
        open: string[];
        save: string;
        message: number;
    };
    menu: MenuItemConstructorOptions[];
    readonly api: ElectronApi;
    constructor(startChild: (child: StandInChild) => void);
    /** A page's side of Electron: what its preload gets, and what the preload put on its window. */
    page(window: StandInWindow): {
        api: RendererApi;
        exposed: Record<string, unknown>;
    };
}
declare class StandInApp extends EventEmitter {
    isPackaged: boolean;
    isFirst: boolean;
    locale: string;
    quits: number;
    sandboxed: boolean;
    readonly paths: Record<string, string>;
    readonly switches: string[];
    readonly commandLine: {
        appendSwitch: (name: string, value?: string) => void;
    };
    requestSingleInstanceLock(): boolean;
    enableSandbox(): void;
    setPath(name: string, path: string): void;
    getLocale(): string;
    whenReady(): Promise<void>;
    quit(): void;
}
export interface Preventable {
    prevented: boolean;
    preventDefault(): void;
}
export declare function preventable<T extends object>(details?: T): Preventable & T;
export declare class StandInWindow extends EventEmitter {
    readonly options: BrowserWindowConstructorOptions;
    readonly webContents: StandInContents;
    url: string;
    isShown: boolean;
    focused: number;
    minimized: boolean;
    constructor(options: BrowserWindowConstructorOptions);
    loadURL(url: string): Promise<void>;
    show(): void;
    focus(): void;
    isMinimized(): boolean;
    restore(): void;
}
declare class StandInContents extends EventEmitter {
    readonly mainFrame: {
        url: string;
    };
    /** Messages on their way to the page. */
    readonly toPage: EventEmitter<[never]>;
    openHandler: (details: {
        url: string;
    }) => {
        action: string;
    };
    reloads: number;
    send(channel: string, ...words: unknown[]): void;
    postMessage(channel: string, message: unknown, ports: StandInPort[]): void;
    setWindowOpenHandler(handler: (details: {
        url: string;
    }) => {
        action: string;
    }): void;
    reload(): void;
}
/** A data process, as main sees it; `parentPort` is its own side. */
export declare class StandInChild extends EventEmitter {
    readonly entry: string;
    readonly args: string[];
    readonly options: object;
    readonly parentPort: EventEmitter<[never]>;
    killed: boolean;
    constructor(entry: string, args: string[], options: object);
    postMessage(data: unknown, ports?: StandInPort[]): void;
    kill(): boolean;
}
/** Electron's kind of port: events with `data`, over a real one. */
export declare class StandInPort extends EventEmitter {
    readonly real: MessagePort;
    constructor(real: MessagePort);
    /** A port sends its messages to one side only: it is listened to when somebody starts it here. */
    start(): void;
    postMessage(message: unknown): void;
    close(): void;
}
type RequestListener = (details: {
    url: string;
}, callback: (answer: {
    cancel: boolean;
}) => void) => void;
declare class StandInSession extends EventEmitter {
    partition: string;
    options: object;
    spellChecker: boolean;
    permissionRequest: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void;
    permissionCheck: () => boolean;
    devicePermission: () => boolean;
    answer: ((request: Request) => Response | Promise<Response>) | null;
    beforeRequest: RequestListener;
    readonly protocol: {
        handle: (_scheme: string, handler: (request: Request) => Response | Promise<Response>) => void;
    };
    readonly webRequest: {
        onBeforeRequest: (listener: RequestListener) => void;
    };
    open(partition: string, options: object): this;
    setPermissionRequestHandler(handler: typeof this.permissionRequest): void;
    setPermissionCheckHandler(handler: () => boolean): void;
    setDevicePermissionHandler(handler: () => boolean): void;
    setBluetoothPairingHandler(): void;
    setSpellCheckerEnabled(enabled: boolean): void;
}
type InvokeHandler = (event: unknown, ...words: unknown[]) => unknown;
declare class StandInIpcMain extends EventEmitter {
    #private;
    handle(channel: string, handler: InvokeHandler): void;
    invoke(channel: string, event: unknown, ...words: unknown[]): Promise<unknown>;
}
export {};
