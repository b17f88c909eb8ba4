import type { Host } from '../host.ts';
import { os } from '../router.ts';

export const VERSION = '0.1.0';

export const appHandlers = (host: Host) => os.app.router({
  info: os.app.info.handler(() => ({
    version: VERSION, shell: host.options.shell, projectsFolder: host.options.projectsFolder, recent: host.preferences.recent, openProject: host.openSession?.path ?? null,
  })),
  forgetRecent: os.app.forgetRecent.handler(({ input }) => { host.keys.forget(input.path); return { forgotten: host.preferences.forget(input.path) }; }),
  preferences: os.app.preferences.handler(() => host.preferences.all),
  setPreference: os.app.setPreference.handler(({ input }) => { host.preferences.set(input.key, input.value); host.openSession?.speak(host.language); return { stored: true }; }),
});
