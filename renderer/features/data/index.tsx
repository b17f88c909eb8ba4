import { foldText } from '../../ui/index.ts';
import type { Feature, Found } from '../../app/feature.ts';
import { goTo, openDialog } from '../../app/session.ts';
import { orpc, queryClient } from '../../rpc/index.ts';
import { ClassesDialog } from './classes-dialog.tsx';
import { DataRoom } from './data-room.tsx';
import { DeriveDialog } from './derive-dialog.tsx';
import { HarmoniseDialog } from './harmonise-dialog.tsx';
import { showTab, showVariable } from './selection.ts';

const MAX_FOUND = 8;

async function findVariables(query: string): Promise<readonly Found[]> {
  const variables = await queryClient.fetchQuery(orpc.data.variables.queryOptions());
  const words = foldText(query).split(/\s+/);
  return variables
    .filter((variable) => words.every((word) => foldText(`${variable.id} ${variable.label} ${variable.labels?.fr ?? ''}`).includes(word)))
    .slice(0, MAX_FOUND)
    .map((variable) => ({ id: `variable ${variable.id}`, group: 'data.foundVariables', title: variable.label, detail: variable.id, run: () => { showVariable(variable.id); goTo('data'); } }));
}

export const feature: Feature = {
  room: { id: 'data', label: 'data.room', icon: 'data', order: 10, Component: DataRoom },
  commands: [
    { id: 'data.derive', title: 'data.deriveCommand', group: 'data.group', icon: 'formula', when: ({ project }) => project !== null && project.variables > 0, run: () => openDialog('data.derive') },
    { id: 'data.classes', title: 'data.classesCommand', group: 'data.group', icon: 'data', when: ({ project }) => project !== null && project.cases > 0, run: () => openDialog('data.classes') },
    { id: 'data.harmonise', title: 'data.harmoniseCommand', group: 'data.group', icon: 'formula', when: ({ project }) => project !== null && project.instruments.length > 1, run: () => openDialog('data.harmonise') },
  ],
  dialogs: { 'data.derive': DeriveDialog, 'data.classes': ClassesDialog, 'data.harmonise': HarmoniseDialog },
  shows: { variable: (id) => { showVariable(id); goTo('data'); }, documents: () => { showTab('documents'); goTo('data'); } },
  find: findVariables,
};
