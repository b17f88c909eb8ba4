import type { CommandDefinition } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { goTo, openDialog } from '../../app/session.ts';
import { newTable } from './acts.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { emptyTable } from './model/plan.ts';
import { selectTable, tablesStore } from './store.ts';
import { BandsDialog } from './bands-dialog.tsx';
import { ConditionDialog } from './condition-dialog.tsx';
import { DisclosureDialog } from './disclosure-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { MovedDialog } from './moved-dialog.tsx';
import { NetDialog } from './net-dialog.tsx';
import { RecipeDialog } from './recipe-dialog.tsx';
import { RefreshDialog } from './refresh-dialog.tsx';
import { TablesRoom } from './tables-room.tsx';
import { TitlesDialog } from './titles-dialog.tsx';

const here: NonNullable<CommandDefinition['when']> = ({ project, room }) => project !== null && room === 'tables';
const group = 'tables.group' as const;

export const feature: Feature = {
  room: { id: 'tables', label: 'tables.room', icon: 'tables', order: 30, Component: TablesRoom },
  commands: [
    { id: 'tables.new', title: 'tables.new', group, icon: 'plus', keys: ['n'], when: ({ project, room }) => project !== null && project.cases > 0 && room === 'tables', run: newTable, menu: 'table' },
    { id: 'tables.search', title: 'tables.searchCommand', group, icon: 'search', keys: ['/'], when: here },
    { id: 'tables.add', title: 'tables.add', group, icon: 'plus', keys: ['$mod+Shift+KeyA'], when: here, menu: 'table' },
    { id: 'tables.chartOrTable', title: 'tables.chartOrTable', group, icon: 'chart', keys: ['g'], when: here, menu: 'table' },
    { id: 'tables.titles', title: 'tables.titles', group, icon: 'edit', keys: ['F2'], when: here, menu: 'table' },
    { id: 'tables.copyFigure', title: 'tables.copyFigure', group, keys: ['$mod+c'], inFields: false, when: here, menu: 'table' },
    { id: 'tables.copyFigureOther', title: 'tables.copyFigureOther', group, keys: ['$mod+Shift+c'], inFields: false, when: here, menu: 'table' },
    { id: 'tables.next', title: 'tables.next', group, keys: ['$mod+]', 'Alt+PageDown'], when: here },
    { id: 'tables.previous', title: 'tables.previous', group, keys: ['$mod+[', 'Alt+PageUp'], when: here },
    { id: 'tables.duplicate', title: 'tables.duplicate', group, when: here, menu: 'table' },
    { id: 'tables.earlier', title: 'tables.earlier', group, when: here, menu: 'table' },
    { id: 'tables.later', title: 'tables.later', group, when: here, menu: 'table' },
    { id: 'tables.delete', title: 'tables.delete', group, icon: 'trash', when: here, menu: 'table' },
    { id: 'tables.moved', title: 'tables.moved', group, keys: ['$mod+Shift+KeyM'], when: here, menu: 'table' },
    { id: 'tables.recipe', title: 'tables.recipeFind', group, icon: 'search', when: here, menu: 'table' },
    { id: 'tables.refresh', title: 'tables.refresh', group, icon: 'import', when: ({ project }) => project !== null && project.cases > 0, run: () => openDialog('tables.refresh'), menu: 'table' },
    { id: 'tables.disclosure', title: 'tables.disclosure', group, icon: 'lock', when: here, menu: 'table' },
    { id: 'tables.exportCommand', title: 'tables.export', group, icon: 'export', keys: ['$mod+e'], when: ({ project }) => project !== null && project.cases > 0, run: () => { goTo('tables'); openDialog('tables.export'); }, menu: 'file' },
  ],
  shows: { table: (id) => { selectTable(id); goTo('tables'); }, count: (request) => { void newTable().then(() => { tablesStore.setState({ draft: { ...emptyTable('draft'), ...JSON.parse(request) as Pick<PlanTable, 'rows' | 'columns'>, hideEmpty: true } }); goTo('tables'); }); } },
  dialogs: {
    'tables.bands': BandsDialog, 'tables.moved': MovedDialog, 'tables.recipe': RecipeDialog, 'tables.refresh': RefreshDialog, 'tables.disclosure': DisclosureDialog,
    'tables.condition': ConditionDialog, 'tables.net': NetDialog, 'tables.titles': TitlesDialog, 'tables.export': ExportDialog },
};
