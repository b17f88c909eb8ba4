import type { UtilityProcess, WebContents } from 'electron';
import { channels } from '../shell/channels.ts';
import type { WorkbenchFolders } from '../shell/folders.ts';
import type { ElectronApi } from './electron-api.ts';
import { answerKeychain } from './keychain.ts';

export interface DataProcessOptions {
  readonly entry: string;
  readonly folders: WorkbenchFolders;
  readonly platform: NodeJS.Platform;
  /** Called when the process ended without having been asked to. */
  readonly onStopped: () => void;
}

/** The process that holds the project. Main starts it, hands each window a port to it, and steps out: no answer ever
 *  passes through main. */
export class DataProcess {
  readonly #electron: Pick<ElectronApi, 'utilityProcess' | 'MessageChannelMain' | 'safeStorage'>;
  readonly #options: DataProcessOptions;
  #child: UtilityProcess | null = null;
  #closing: Promise<void> | null = null;

  constructor(electron: Pick<ElectronApi, 'utilityProcess' | 'MessageChannelMain' | 'safeStorage'>, options: DataProcessOptions) {
    this.#electron = electron;
    this.#options = options;
  }

  start(): void {
    if (this.#child !== null || this.#closing !== null) return;
    const { userFolder, projectsFolder } = this.#options.folders;
    const child = this.#electron.utilityProcess.fork(this.#options.entry, [`--user-folder=${userFolder}`, `--projects-folder=${projectsFolder}`], {
      serviceName: 'Survey Workbench data', env: plainEnvironment(process.env), execArgv: [],
    });
    this.#child = child;
    child.on('message', (message: unknown) => {
      void answerKeychain(this.#electron.safeStorage, this.#options.platform, message).then((answer) => { if (answer !== null && this.#child === child) child.postMessage(answer); });
    });
    child.once('exit', () => {
      this.#child = null;
      if (this.#closing === null) this.#options.onStopped();
    });
  }

  /** Sends a page one end of a new channel and the data process the other. Without a process, nothing is sent. */
  connect(contents: WebContents): void {
    if (this.#child === null) return;
    const { port1, port2 } = new this.#electron.MessageChannelMain();
    this.#child.postMessage({ kind: 'window' }, [port1]);
    contents.postMessage(channels.port, null, [port2]);
  }

  /** The project is closed and its key wiped; the page hears of it and blanks itself. */
  lock(): void { this.#child?.postMessage({ kind: 'lock' }); }

  /** Lets the process close its project, and ends it after `limitMs` if it has not. */
  close(limitMs = 5000): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      const child = this.#child;
      if (child === null) { resolve(); return; }
      const timer = setTimeout(() => { child.kill(); }, limitMs);
      child.once('exit', () => { clearTimeout(timer); resolve(); });
      child.postMessage({ kind: 'close' });
    });
    return this.#closing;
  }
}

const passedOn = ['HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'TZ', 'PATH', 'XDG_CONFIG_HOME', 'XDG_RUNTIME_DIR', 'WORKBENCH_DEBUG'] as const;

/** What the process needs of the environment. NODE_OPTIONS and the like are left behind: they could make it run anything. */
function plainEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(passedOn.flatMap((name) => { const value = env[name]; return value === undefined ? [] : [[name, value]]; }));
}
