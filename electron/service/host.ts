import { EventPublisher } from '@orpc/server';
import type { Area } from '#core/contract/project.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { Preferences } from './preferences.ts';
import type { ProjectSession } from './session.ts';

export interface ServiceOptions { readonly userFolder: string; readonly projectsFolder: string; readonly shell: 'electron' | 'browser' | 'test' }

export interface ChangeEvent { readonly version: number; readonly areas: Area[]; readonly opened: boolean }

/** What handlers share: the open project, if any, and who listens. One service holds one project at a time. */
export class Host {
  readonly options: ServiceOptions;
  readonly preferences: Preferences;
  readonly changes = new EventPublisher<{ change: ChangeEvent }>();
  #session: ProjectSession | null = null;
  readonly #whenClosed = new Set<() => void>();

  constructor(options: ServiceOptions) {
    this.options = options;
    this.preferences = new Preferences(options.userFolder);
  }

  get openSession(): ProjectSession | null { return this.#session; }

  /** The open project. @throws Refusal NO_PROJECT */
  get session(): ProjectSession {
    if (!this.#session) throw new Refusal('NO_PROJECT', 'No project is open. Open one first.');
    return this.#session;
  }

  get language(): 'en' | 'fr' { const { language, systemLanguage } = this.preferences.all; return (language ?? systemLanguage) === 'fr' ? 'fr' : 'en'; }

  /** Makes this the open project; the one before is closed. */
  take(session: ProjectSession): ProjectSession {
    this.closeProject();
    this.#session = session;
    session.speak(this.language);
    session.onChange((change) => { this.changes.publish('change', { version: change.version, areas: [...change.areas], opened: true }); });
    this.changes.publish('change', { version: 0, areas: ['project', 'cases', 'variables', 'codes', 'codings', 'memos', 'tables', 'privacy', 'history'], opened: true });
    return session;
  }

  /** Runs when the project is closed: imports under way hold its data and must let go. */
  whenClosed(work: () => void): void { this.#whenClosed.add(work); }

  closeProject(): boolean {
    if (!this.#session) return false;
    for (const work of this.#whenClosed) work();
    this.#session.close();
    this.#session = null;
    this.changes.publish('change', { version: 0, areas: ['project'], opened: false });
    return true;
  }
}
