import './evidence.css';
import type { CommandDefinition } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { goTo } from '../../app/session.ts';
import { NewChecklistDialog } from './new-checklist-dialog.tsx';
import { ConclusionDialog } from './conclusion-dialog.tsx';
import { EvidenceRoom } from './evidence-room.tsx';
import { LevelDialog } from './level-dialog.tsx';
import { RefusedMarksDialog } from './refused-marks-dialog.tsx';
import { evidence, type EvidenceTab } from './store.ts';

const open: NonNullable<CommandDefinition['when']> = ({ project }) => project !== null;
const show = (id: EvidenceTab, title: CommandDefinition['title']): CommandDefinition => ({ id: `evidence.show.${id}`, title, group: 'evidence.group', when: open, run: () => { evidence.setState({ tab: id }); goTo('evidence'); } });

export const feature: Feature = {
  room: { id: 'evidence', label: 'evidence.room', icon: 'chart', order: 80, Component: EvidenceRoom },
  commands: [
    { id: 'evidence.go', title: 'evidence.go', group: 'group.rooms', keys: ['$mod+8'], when: open, run: () => goTo('evidence'), menu: 'view' },
    show('checklists', 'evidence.checklists'), show('levels', 'evidence.levels'), show('changes', 'evidence.changes'), show('sources', 'evidence.sources'), show('roadmap', 'evidence.roadmap'),
  ],
  dialogs: { 'evidence.newChecklist': NewChecklistDialog, 'evidence.level': LevelDialog, 'evidence.conclusion': ConclusionDialog, 'evidence.refusedMarks': RefusedMarksDialog },
};
