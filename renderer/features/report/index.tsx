import type { Feature } from '../../app/feature.ts';
import { goTo } from '../../app/session.ts';
import { ReportRoom } from './report-room.tsx';
import { EXPORTS, reportStore } from './store.ts';

export const feature: Feature = {
  room: { id: 'report', label: 'report.room', icon: 'report', order: 40, Component: ReportRoom },
  commands: [
    { id: 'report.go', title: 'report.go', group: 'group.rooms', keys: ['$mod+4'], when: ({ project }) => project !== null, run: () => goTo('report'), menu: 'view' },
    { id: 'report.exportsCommand', title: 'report.exportsCommand', group: 'report.group', icon: 'export', when: ({ project }) => project !== null && project.variables > 0, run: () => { reportStore.setState({ page: EXPORTS }); goTo('report'); }, menu: 'file' },
  ],
};
