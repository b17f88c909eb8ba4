import { homedir } from 'node:os';
import { join } from 'node:path';

export interface WorkbenchFolders {
  /** Preferences, the recent list, logs. */
  readonly userFolder: string;
  /** Where projects are offered to be kept. */
  readonly projectsFolder: string;
}

/** Where the workbench keeps its own things, the same under Electron, in a browser and from a script.
 *  `WORKBENCH_USER_FOLDER` and `WORKBENCH_PROJECTS_FOLDER` name other places. */
export function workbenchFolders(platform: NodeJS.Platform = process.platform, env: Readonly<Record<string, string | undefined>> = process.env, home: string = homedir()): WorkbenchFolders {
  return {
    userFolder: given(env['WORKBENCH_USER_FOLDER']) ?? join(settingsFolder(platform, env, home), 'survey-workbench'),
    projectsFolder: given(env['WORKBENCH_PROJECTS_FOLDER']) ?? join(home, 'Documents', 'Survey Workbench'),
  };
}

function settingsFolder(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>, home: string): string {
  if (platform === 'win32') return given(env['APPDATA']) ?? join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return given(env['XDG_CONFIG_HOME']) ?? join(home, '.config');
}

function given(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
