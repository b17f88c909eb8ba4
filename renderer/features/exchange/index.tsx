import type { CommandDefinition } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { openDialog } from '../../app/session.ts';
import { fileSource } from '../../rpc/index.ts';
import { CodebookDialog } from './codebook-dialog.tsx';
import { ExportProjectDialog, ImportProjectDialog, PROJECT_FILES } from './project-dialogs.tsx';

const group = 'exchange.group' as const;
const open: NonNullable<CommandDefinition['when']> = ({ project }) => project !== null;

export const feature: Feature = {
  commands: [
    { id: 'exchange.export', title: 'exchange.exportCommand', group, icon: 'export', when: open, run: () => openDialog('exchange.export'), menu: 'file' },
    { id: 'exchange.import', title: 'exchange.importCommand', group, icon: 'import', when: open, run: () => openDialog('exchange.import'), menu: 'file' },
    { id: 'exchange.codebook', title: 'exchange.codebookCommand', group, icon: 'code', when: open, run: () => openDialog('exchange.codebook'), menu: 'file' },
  ],
  dialogs: { 'exchange.export': ExportProjectDialog, 'exchange.import': ImportProjectDialog, 'exchange.codebook': CodebookDialog },
  fileDrop: {
    extensions: [...PROJECT_FILES, 'qdc'], label: 'exchange.importCommand',
    take: (file) => openDialog(file.name.toLowerCase().endsWith('.qdc') ? 'exchange.codebook' : 'exchange.import', { source: fileSource(file) }),
  },
};
