import type { Feature } from '../../app/feature.ts';
import { openDialog } from '../../app/session.ts';
import { HistoryDialog } from './history-dialog.tsx';

export const feature: Feature = {
  commands: [{ id: 'history.show', title: 'history.command', group: 'group.edit', icon: 'history', keys: ['$mod+Shift+h'], menu: 'edit', when: ({ project }) => project !== null, run: () => openDialog('history.show') }],
  dialogs: { 'history.show': HistoryDialog },
};
