import './safety.css';
import type { Feature } from '../../app/feature.ts';
import { openDialog } from '../../app/session.ts';
import { attempt } from '../../app/attempt.ts';
import { BackupsDialog } from './backups-dialog.tsx';
import { lockNow } from './idle-lock.ts';
import { SafetyDialog } from './safety-dialog.tsx';

export const feature: Feature = {
  commands: [
    { id: 'project.lock', title: 'safety.lock', group: 'group.project', icon: 'lock', keys: ['$mod+Shift+l'], inFields: true, when: ({ project }) => project !== null, run: () => attempt(lockNow), menu: 'file' },
    { id: 'project.backups', title: 'safety.backupsCommand', group: 'group.project', icon: 'history', when: ({ project }) => project !== null, run: () => openDialog('project.backups'), menu: 'file' },
    { id: 'frame.safety', title: 'safety.command', group: 'group.project', icon: 'lock', run: () => openDialog('frame.safety'), menu: 'file' },
  ],
  dialogs: { 'project.backups': BackupsDialog, 'frame.safety': SafetyDialog },
};
