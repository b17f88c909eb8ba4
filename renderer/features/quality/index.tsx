import type { Feature } from '../../app/feature.ts';
import { goTo } from '../../app/session.ts';
import { QualityRoom } from './quality-room.tsx';
import { showQualityTab } from './tab.ts';

export const feature: Feature = {
  room: { id: 'quality', label: 'quality.room', icon: 'quality', order: 50, Component: QualityRoom },
  commands: [
    { id: 'quality.edited', title: 'quality.editedCommand', group: 'quality.room', icon: 'quality', when: ({ project }) => project !== null, run: () => { showQualityTab('edited'); goTo('quality'); } },
  ],
};
