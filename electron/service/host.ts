import { EventPublisher } from '@orpc/server';
import type { Area } from '#core/contract/project.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { RollingBackups } from './backups/rolling.ts';
import { Secret } from './backups/secret.ts';
import { projectName } from './describe.ts';
import { RememberedKeys } from './keychain/remembered-keys.ts';
import type { SystemKeychain } from './keychain/system-keychain.ts';
import { Preferences } from './preferences.ts';
import type { ProjectSession } from './session.ts';

export interface ServiceOptions { readonly userFolder: string; readonly projectsFolder: string; readonly shell: 'electron' | 'browser' | 'test'; /** Absent where there is none to be had: in a browser's window, on the command line. */ readonly keychain?: SystemKeychain }

export interface ChangeEvent { readonly version: number; readonly areas: Area[]; readonly opened: boolean }

/** What handlers share: the open project, if any, and who listens. One service holds one project at a time. */
export class Host {
  readonly options: ServiceOptions;
  readonly preferences: Preferences;
  readonly keys: RememberedKeys;
  readonly changes = new EventPublisher<{ change: ChangeEvent }>();
  #session: ProjectSession | null = null;
  #secret: Secret | null = null;
  #backups: RollingBackups | null = null;
  /** The project that was locked: closed, and asked for again by its passphrase. */
  locked: { readonly path: string; readonly name: string } | null = null;
  readonly #whenClosed = new Set<() => void>();

  constructor(options: ServiceOptions) {
    this.options = options;
    this.preferences = new Preferences(options.userFolder);
    this.keys = new RememberedKeys(options.userFolder, options.keychain ?? null);
  }

  get openSession(): ProjectSession | null { return this.#session; }

  /** The open project. @throws Refusal NO_PROJECT */
  get session(): ProjectSession {
    if (!this.#session) throw new Refusal('NO_PROJECT', 'No project is open. Open one first.');
    return this.#session;
  }

  get language(): 'en' | 'fr' { const { language, systemLanguage } = this.preferences.all; return (language ?? systemLanguage) === 'fr' ? 'fr' : 'en'; }

  /** Makes this the open project; the one before is closed. The passphrase stays in memory while it is open, for backups that are
   *  opened to be sure, and is wiped with it. */
  take(session: ProjectSession, passphrase: string): ProjectSession {
    this.closeProject();
    this.locked = null;
    this.#session = session;
    this.#secret = new Secret(passphrase);
    this.#backups = new RollingBackups(session, this.#secret);
    if (this.options.shell !== 'test') this.#backups.start();
    session.speak(this.language);
    session.onChange((change) => { this.changes.publish('change', { version: change.version, areas: [...change.areas], opened: true }); });
    this.changes.publish('change', { version: 0, areas: ['project', 'cases', 'variables', 'codes', 'codings', 'memos', 'tables', 'privacy', 'history'], opened: true });
    return session;
  }

  /** Runs when the project is closed: imports under way hold its data and must let go. */
  whenClosed(work: () => void): void { this.#whenClosed.add(work); }

  get backups(): RollingBackups | null { return this.#backups; }
  /** The open project's passphrase. @throws Refusal NO_PROJECT */
  get passphrase(): string {
    if (!this.#secret) throw new Refusal('NO_PROJECT', 'No project is open. Open one first.');
    return this.#secret.reveal();
  }

  /** Closes the project, wipes its key and remembers which it was, for whoever comes back. */
  lock(): boolean {
    if (!this.#session) return false;
    const locked = { path: this.#session.path, name: projectName(this.#session) };
    this.closeProject();
    this.locked = locked;
    return true;
  }

  closeProject(): boolean {
    if (!this.#session) return false;
    for (const work of this.#whenClosed) work();
    this.#backups?.stop();
    this.#session.close();
    this.#session = null;
    this.#secret?.wipe();
    this.#secret = null;
    this.#backups = null;
    this.changes.publish('change', { version: 0, areas: ['project'], opened: false });
    return true;
  }
}
