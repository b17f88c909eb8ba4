import './privacy.css';
import { FINDING_KINDS } from '#core/contract/finding.ts';
import type { CommandDefinition } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { goTo } from '../../app/session.ts';
import { ConfirmedDialog } from './confirmed-dialog.tsx';
import { PrivacyRoom } from './privacy-room.tsx';
import { privacy, showTab, type PrivacyTab } from './store.ts';

const group = 'privacy.group' as const;
const open: NonNullable<CommandDefinition['when']> = ({ project }) => project !== null;
const onTab = (...tabs: readonly PrivacyTab[]): NonNullable<CommandDefinition['when']> => ({ project, room }) => project !== null && room === 'privacy' && tabs.includes(privacy.getState().tab);
const findings = onTab('findings');
const clearing = onTab('quotes', 'respondents');
const show = (id: PrivacyTab, title: CommandDefinition['title']): CommandDefinition => ({ id: `privacy.show.${id}`, title, group, when: open, run: () => { showTab(id); goTo('privacy'); } });

export const feature: Feature = {
  room: { id: 'privacy', label: 'privacy.room', icon: 'lock', order: 70, Component: PrivacyRoom },
  commands: [
    { id: 'privacy.go', title: 'privacy.go', group: 'group.rooms', keys: ['$mod+7'], when: open, run: () => goTo('privacy'), menu: 'view' },
    show('findings', 'privacy.showFindings'), show('quotes', 'privacy.showQuotes'), show('respondents', 'privacy.showRespondents'), show('terms', 'privacy.showTerms'),
    { id: 'privacy.next', title: 'privacy.next', group, keys: ['j'], when: findings, hidden: true },
    { id: 'privacy.previous', title: 'privacy.previous', group, keys: ['k'], when: findings, hidden: true },
    { id: 'privacy.accept', title: 'privacy.accept', group, keys: ['a'], when: findings },
    { id: 'privacy.reject', title: 'privacy.reject', group, keys: ['r'], when: findings },
    { id: 'privacy.acceptEverywhere', title: 'privacy.acceptEverywhere', group, keys: ['Shift+a'], when: findings },
    { id: 'privacy.rejectEverywhere', title: 'privacy.rejectEverywhere', group, keys: ['Shift+r'], when: findings },
    { id: 'privacy.reopen', title: 'privacy.reopen', group, keys: ['u'], when: findings },
    ...FINDING_KINDS.map((kind, index): CommandDefinition => ({ id: `privacy.kind.${kind}`, title: `privacy.make.${kind}`, group, keys: [`[Shift]+${index + 1}`, `Digit${index + 1}`, `Numpad${index + 1}`], when: findings, hidden: true })),
    { id: 'privacy.endLater', title: 'privacy.endLater', group, keys: ['w', 'Alt+ArrowRight'], when: findings, hidden: true, inFields: false },
    { id: 'privacy.endEarlier', title: 'privacy.endEarlier', group, keys: ['b', 'Alt+ArrowLeft'], when: findings, hidden: true, inFields: false },
    { id: 'privacy.startEarlier', title: 'privacy.startEarlier', group, keys: ['Shift+b', 'Alt+Shift+ArrowLeft'], when: findings, hidden: true, inFields: false },
    { id: 'privacy.startLater', title: 'privacy.startLater', group, keys: ['Shift+w', 'Alt+Shift+ArrowRight'], when: findings, hidden: true, inFields: false },
    { id: 'privacy.named', title: 'privacy.setNamed', group, keys: ['n'], when: clearing },
    { id: 'privacy.region', title: 'privacy.setRegion', group, keys: ['g'], when: clearing },
    { id: 'privacy.no', title: 'privacy.setNo', group, keys: ['x'], when: clearing },
    { id: 'privacy.confirm', title: 'privacy.setConfirmed', group, keys: ['c'], when: clearing },
    { id: 'privacy.pending', title: 'privacy.setPending', group, keys: ['p'], when: clearing },
    { id: 'privacy.takeBack', title: 'privacy.takeBack', group, keys: ['u'], when: clearing },
    { id: 'privacy.all', title: 'privacy.chooseAll', group, keys: ['Shift+a'], when: clearing },
  ],
  dialogs: { 'privacy.confirmed': ConfirmedDialog },
};
