import { dirname, join } from 'node:path';
import * as electron from 'electron';
import { workbenchFolders } from '../shell/folders.ts';
import { startShell } from './start-shell.ts';

const programFolder = join(electron.app.getAppPath(), 'dist', 'electron');
startShell(electron, { programFolder, rendererFolder: join(dirname(programFolder), 'renderer'), folders: workbenchFolders(), argv: process.argv, platform: process.platform }).catch((error: unknown) => {
  electron.dialog.showErrorBox('Survey Workbench', `The program could not start. ${error instanceof Error ? error.message : ''}`);
  electron.app.exit(1);
});
