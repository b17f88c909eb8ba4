import type { Feature } from '../../app/feature.ts';
import { openDialog } from '../../app/session.ts';
import { fileSource } from '../../rpc/index.ts';
import { CodersDialog, PACKAGE_EXTENSION } from './coders-dialog.tsx';

export const feature: Feature = {
  commands: [{ id: 'coders.show', title: 'coders.command', group: 'group.project', icon: 'person', when: ({ project }) => project !== null, run: () => openDialog('coders.show'), menu: 'file' }],
  dialogs: { 'coders.show': CodersDialog },
  fileDrop: { extensions: [PACKAGE_EXTENSION], label: 'coders.takeIn', take: (file) => openDialog('coders.show', { source: fileSource(file) }) },
};
