import type { Feature } from '../../app/feature.ts';
import { goTo } from '../../app/session.ts';
import { chooseFile, fileSource } from '../../rpc/files.ts';
import { translate } from '../../locales/i18n.ts';
import { checkFile } from './check-store.ts';
import { chooseReturned } from './confirmation/choose-returned.ts';
import { PacksDialog, WhatDialog } from './confirmation/dialogs.tsx';
import { confirmationStore, readReturned } from './confirmation/store.ts';
import { ReportRoom } from './report-room.tsx';
import { CHECK, CONFIRMATION, EXPORTS, reportStore } from './store.ts';

const DRAFTS = ['docx', 'md', 'html', 'htm', 'pdf'];

export const feature: Feature = {
  room: { id: 'report', label: 'report.room', icon: 'report', order: 40, Component: ReportRoom },
  commands: [
    { id: 'report.go', title: 'report.go', group: 'group.rooms', keys: ['$mod+4'], when: ({ project }) => project !== null, run: () => goTo('report'), menu: 'view' },
    { id: 'report.exportsCommand', title: 'report.exportsCommand', group: 'report.group', icon: 'export', when: ({ project }) => project !== null && project.variables > 0, run: () => { reportStore.setState({ page: EXPORTS }); goTo('report'); }, menu: 'file' },
    { id: 'check.go', title: 'check.command', group: 'report.group', when: ({ project }) => project !== null, run: () => { reportStore.setState({ page: CHECK }); goTo('report'); void chooseFile({ title: translate('check.choose'), name: translate('check.draft'), extensions: [...DRAFTS, 'txt'] }).then((source) => (source ? checkFile(source) : undefined)); }, menu: 'file' },
    { id: 'confirmation.go', title: 'confirmation.go', group: 'report.group', when: ({ project }) => project !== null, run: () => { reportStore.setState({ page: CONFIRMATION }); goTo('report'); }, menu: 'file' },
    { id: 'confirmation.readFile', title: 'confirmation.readFile', group: 'report.group', when: ({ project }) => project !== null, run: () => chooseReturned() },
    { id: 'confirmation.accept', title: 'confirmation.acceptCommand', group: 'report.group', keys: ['a'], when: ({ project, room }) => project !== null && room === 'report' && reportStore.getState().page === CONFIRMATION && confirmationStore.getState().tab === 'return' },
    { id: 'confirmation.leave', title: 'confirmation.leaveCommand', group: 'report.group', keys: ['x'], when: ({ project, room }) => project !== null && room === 'report' && reportStore.getState().page === CONFIRMATION && confirmationStore.getState().tab === 'return' },
    { id: 'confirmation.packsOfChosen', title: 'confirmation.packsOfChosen', group: 'report.group', keys: ['p'], when: ({ project, room }) => project !== null && room === 'report' && reportStore.getState().page === CONFIRMATION && confirmationStore.getState().tab === 'respondents' },
  ],
  dialogs: { 'confirmation.packs': PacksDialog, 'confirmation.what': WhatDialog },
  fileDrop: { extensions: DRAFTS, label: 'check.command', take: (file) => void (reportStore.getState().page === CONFIRMATION && file.name.toLowerCase().endsWith('.docx') ? readReturned(fileSource(file)) : checkFile(fileSource(file))) },
};
