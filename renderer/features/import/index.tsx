import type { Feature } from '../../app/feature.ts';
import { goTo } from '../../app/session.ts';
import { translate } from '../../locales/i18n.ts';
import { chooseFiles, fileSource } from '../../rpc/files.ts';
import { shell } from '../../rpc/index.ts';
import { ImportRoom } from './import-room.tsx';
import { forgetWithProject, importStore, isWaiting, startImport } from './store.ts';
import { WaitingImport } from './waiting-import.tsx';

const SPREADSHEETS: readonly string[] = ['xlsx', 'xlsm', 'xls', 'xlsb', 'ods', 'csv', 'tsv', 'txt', 'sav', 'zsav', 'zip'];

/** Asks for a file, or several, and reads them as one import. */
export async function chooseImport(folder = false): Promise<void> {
  const sources = await chooseFiles({ title: translate('import.dialogTitle'), name: translate('import.fileKind'), extensions: SPREADSHEETS }, folder);
  if (sources.length > 0) await startImport(sources.length === 1 ? sources[0]! : { files: [...sources] });
}

forgetWithProject();

export const feature: Feature = {
  room: { id: 'import', label: 'import.room', icon: 'import', order: null, parent: 'data', Component: ImportRoom },
  commands: [
    { id: 'import.choose', title: 'import.command', group: 'import.group', icon: 'import', keys: ['$mod+i'], menu: 'file', when: ({ project }) => project !== null, run: () => chooseImport() },
    { id: 'import.goOn', title: 'import.goOnCommand', group: 'import.group', icon: 'import', when: ({ project, room }) => project !== null && room !== 'import' && isWaiting(importStore.getState()), run: () => goTo('import') },
    // The system's dialog gives one file; a folder is dropped on the window there.
    { id: 'import.folder', title: 'import.folderCommand', group: 'import.group', icon: 'folder', when: ({ project }) => project !== null && shell === null, run: () => chooseImport(true) },
  ],
  parts: { waitingImport: WaitingImport },
  fileDrop: { extensions: SPREADSHEETS, label: 'import.command', take: (file) => void startImport(fileSource(file)), takeAll: (files) => void startImport({ files: files.map(fileSource) }) },
};
