import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a path is a program that can be run. */
  readonly isProgram: (path: string) => boolean;
}

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'msedge', 'brave-browser', 'vivaldi'];

/** The program of a Chromium-based browser on this machine, or null.
 *  `CHROMIUM_PATH` comes first, then the names that such browsers have on PATH, then the places installers use on Windows
 *  and macOS. */
export function findBrowser(search: BrowserSearch = thisMachine()): string | null {
  return candidates(search).find((path) => search.isProgram(path)) ?? null;
}

function thisMachine(): BrowserSearch {
  return { platform: process.platform, env: process.env, isProgram };
}

function candidates({ platform, env }: BrowserSearch): string[] {
  const named = env['CHROMIUM_PATH'] === undefined || env['CHROMIUM_PATH'] === '' ? [] : [env['CHROMIUM_PATH']];
  if (platform === 'win32') {
    const roots = [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']].filter((root) => root !== undefined && root !== '');
    const places = [['Google', 'Chrome', 'Application', 'chrome.exe'], ['Microsoft', 'Edge', 'Application', 'msedge.exe'], ['Chromium', 'Application', 'chrome.exe'], ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe']];
    return [...named, ...places.flatMap((place) => roots.map((root) => join(String(root), ...place)))];
  }
  const onPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '').flatMap((folder) => commands.map((command) => join(folder, command)));
  const applications = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  // By name first: a person's PATH may hold several, and Chromium itself is the one least likely to open another profile.
  const byCommand = commands.flatMap((command) => onPath.filter((path) => path.endsWith(`/${command}`)));
  return [...named, ...byCommand, ...(platform === 'darwin' ? applications : [])];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
