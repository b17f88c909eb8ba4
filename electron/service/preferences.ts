import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { putInPlace } from '#db/durable-file.ts';
import type { RecentProject } from '#core/contract/api/app.ts';

const stored = z.object({
  preferences: z.record(z.string(), z.string()).default({}),
  recent: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })).default([]),
});
type Stored = z.infer<typeof stored>;

const MOST_RECENT = 12;

/** Settings that belong to no project: language, theme, and which projects were open. No answer, code or count is ever in it. */
export class Preferences {
  readonly #file: string;
  #stored: Stored;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, 'settings.json');
    this.#stored = this.#read();
  }

  get all(): Record<string, string> { return { ...this.#stored.preferences }; }
  set(key: string, value: string): void { this.#stored.preferences[key] = value; this.#write(); }

  /** Where names of studies are not to be kept (`recent = hidden`), there is no list. */
  get recent(): RecentProject[] { return this.#stored.recent.map((project) => ({ ...project, exists: existsSync(project.path) })); }
  remember(path: string, name: string): void {
    const others = this.#stored.recent.filter((project) => project.path !== path);
    this.#stored.recent = this.#stored.preferences['recent'] === 'hidden' ? [] : [{ path, name, openedAt: new Date().toISOString() }, ...others].slice(0, MOST_RECENT);
    this.#write();
  }
  forget(path: string): boolean {
    const before = this.#stored.recent.length;
    this.#stored.recent = this.#stored.recent.filter((project) => project.path !== path);
    this.#write();
    return this.#stored.recent.length < before;
  }

  #read(): Stored {
    if (!existsSync(this.#file)) return stored.parse({});
    try {
      return stored.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // A settings file cut short by a crash must not keep the program from starting.
      return stored.parse({});
    }
  }
  #write(): void {
    const next = `${this.#file}.new`;
    writeFileSync(next, JSON.stringify(this.#stored, null, 2), { mode: 0o600 });
    putInPlace(next, this.#file);
  }
}
