import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';

export interface AppWindow {
  readonly program: string;
  /** Ends the browser that was started, and clears its profile. */
  close(): Promise<void>;
  /** Called when the browser ends by itself. */
  onExit(listener: () => void): void;
}

/** Opens a window without tabs or address bar in a Chromium-based browser of this machine, or returns null where there is
 *  none, or no display to open it on. The browser gets a profile of its own inside `userFolder`, emptied before and after:
 *  neither history, nor cache, nor a session to restore stays behind, and it asks no other machine for anything. */
export function openAppWindow(url: string, userFolder: string): AppWindow | null {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return null;
  const program = findBrowser();
  if (program === null) return null;
  const profile = join(userFolder, `window-${process.pid}`);
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const child = spawn(program, windowArguments(url, profile), { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => { resolve(); });
    child.once('error', () => { resolve(); });
  });
  return {
    program,
    onExit: (listener) => { void ended.then(listener); },
    async close() {
      endBrowser(child);
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** A browser asks its maker's servers for updates, lists and names, and tests by itself what network there is: none of it here. Names
 *  have no address, and nothing is looked for in the background. */
export const SILENCE: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1', '--disable-background-networking', '--disable-component-update', '--disable-domain-reliability', '--disable-sync', '--no-pings',
  '--no-first-run', '--no-default-browser-check', '--disable-breakpad', '--disable-crash-reporter',
];

export function windowArguments(url: string, profile: string): string[] {
  return [
    `--app=${url}`, `--user-data-dir=${profile}`, '--window-size=1440,900', ...SILENCE, '--disable-extensions', '--disable-default-apps',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater',
    '--disk-cache-size=1', '--media-cache-size=1', '--disable-gpu-shader-disk-cache', '--password-store=basic', '--use-mock-keychain',
    // Root has no sandbox to give; --test-type keeps the warning about it from covering the page.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
}

function endBrowser(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill();
}
