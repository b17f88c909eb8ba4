import type { Feature } from '../../app/feature.ts';
import { translate } from '../../locales/i18n.ts';
import { chooseFile, fileSource } from '../../rpc/files.ts';
import { ImportRoom } from './import-room.tsx';
import { startImport } from './store.ts';

export const SPREADSHEETS: readonly string[] = ['xlsx', 'xlsm', 'xls', 'xlsb', 'ods', 'csv', 'tsv', 'txt', 'sav'];

/** Asks for a file and reads it. */
export async function chooseImport(): Promise<void> {
  const source = await chooseFile({ title: translate('import.dialogTitle'), name: translate('import.fileKind'), extensions: SPREADSHEETS });
  if (source) await startImport(source);
}

export const feature: Feature = {
  room: { id: 'import', label: 'import.room', icon: 'import', order: null, parent: 'data', Component: ImportRoom },
  commands: [{ id: 'import.choose', title: 'import.command', group: 'import.group', icon: 'import', keys: ['$mod+i'], menu: 'file', when: ({ project }) => project !== null, run: chooseImport }],
  fileDrop: { extensions: SPREADSHEETS, label: 'import.command', take: (file) => void startImport(fileSource(file)) },
};
