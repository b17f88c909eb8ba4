import type { CommandDefinition } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { goTo, openDialog } from '../../app/session.ts';
import { MemoDialog } from './memo-dialog.tsx';
import { ReviewRoom } from './review-room.tsx';
import { review, showSegments, showTab, type ReviewTab } from './store.ts';

const group = 'review.group' as const;
const open: NonNullable<CommandDefinition['when']> = ({ project }) => project !== null;
const onTab = (...tabs: readonly ReviewTab[]): NonNullable<CommandDefinition['when']> => ({ project, room }) => project !== null && room === 'review' && tabs.includes(review.getState().tab);
const settles = onTab('disagreements');
const quotes = onTab('segments');
const tab = (id: ReviewTab, title: CommandDefinition['title']): CommandDefinition => ({ id: `review.show.${id}`, title, group, when: open, run: () => { showTab(id); goTo('review'); } });

export const feature: Feature = {
  room: { id: 'review', label: 'review.room', icon: 'review', order: 60, Component: ReviewRoom },
  commands: [
    { id: 'review.go', title: 'review.go', group: 'group.rooms', keys: ['$mod+6'], when: open, run: () => goTo('review'), menu: 'view' },
    tab('agreement', 'review.showAgreement'), tab('disagreements', 'review.showDisagreements'), tab('inconsistencies', 'review.showInconsistencies'),
    tab('segments', 'review.showSegments'), tab('cooccurrence', 'review.showCooccurrence'), tab('memos', 'review.showMemos'),
    { id: 'review.memoNew', title: 'review.journalNew', group, icon: 'memo', when: open, run: () => openDialog('review.memo', { journal: true }) },
    { id: 'review.next', title: 'review.next', group, keys: ['j'], when: settles, hidden: true },
    { id: 'review.previous', title: 'review.previous', group, keys: ['k'], when: settles, hidden: true },
    { id: 'review.applies', title: 'review.settleApplies', group, keys: ['y'], when: settles },
    { id: 'review.appliesNot', title: 'review.settleAppliesNot', group, keys: ['n'], when: settles },
    { id: 'review.reopen', title: 'review.settleReopen', group, keys: ['x'], when: settles },
    { id: 'review.openAnswer', title: 'review.openAnswer', group, keys: ['o'], when: onTab('disagreements', 'segments') },
    { id: 'review.star', title: 'review.starCommand', group, icon: 'star', keys: ['s'], when: quotes },
    { id: 'review.quoteUp', title: 'review.quoteUp', group, keys: ['Alt+ArrowUp'], when: quotes },
    { id: 'review.quoteDown', title: 'review.quoteDown', group, keys: ['Alt+ArrowDown'], when: quotes },
    { id: 'review.split', title: 'review.split', group, icon: 'merge', when: quotes },
  ],
  dialogs: { 'review.memo': MemoDialog },
  shows: { code: (id) => { showSegments(id); } },
};
