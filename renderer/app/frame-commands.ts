import { actSentence } from '../locales/format.ts';
import { translate } from '../locales/i18n.ts';
import { client } from '../rpc/index.ts';
import { toast } from '../ui/toast.tsx';
import { attempt } from './attempt.ts';
import type { CommandDefinition, CommandState } from './commands.ts';
import { chooseLanguage, chooseTheme, isDark } from './preferences.ts';
import { FIRST_ROOM, goTo, openDialog, session } from './session.ts';
import { setProject } from './use-project.ts';

const open = (state: CommandState): boolean => state.project !== null;

const room = (id: string, key: string, title: CommandDefinition['title']): CommandDefinition => ({ id: `frame.go.${id}`, title, group: 'group.rooms', keys: [`$mod+${key}`], when: open, run: () => goTo(id), menu: 'view' });

/** What the frame itself can do. */
export const frameCommands: readonly CommandDefinition[] = [
  { id: 'frame.palette', title: 'command.palette', group: 'group.help', icon: 'search', keys: ['$mod+k'], inFields: true, hidden: true, run: () => openDialog('frame.palette'), menu: 'view' },
  { id: 'frame.keys', title: 'command.keys', group: 'group.help', keys: ['[Shift]+?'], run: () => openDialog('frame.keys'), menu: 'help' },
  {
    id: 'frame.undo', title: 'command.undo', group: 'group.edit', icon: 'undo', keys: ['$mod+z'], inFields: false, menu: 'edit', when: (state) => state.project?.undo != null,
    run: () => attempt(async () => {
      const { undone, status } = await client.project.undo();
      setProject(status);
      if (undone) toast(translate('frame.undone', { act: actSentence(undone) }), { tone: 'ok' });
    }),
  },
  {
    id: 'frame.redo', title: 'command.redo', group: 'group.edit', icon: 'redo', keys: ['$mod+Shift+z', '$mod+y'], inFields: false, menu: 'edit', when: (state) => state.project?.redo != null,
    run: () => attempt(async () => {
      const { redone, status } = await client.project.redo();
      setProject(status);
      if (redone) toast(translate('frame.redone', { act: actSentence(redone) }), { tone: 'ok' });
    }),
  },
  room('data', '1', 'command.goData'),
  room('code', '2', 'command.goCode'),
  room('tables', '3', 'command.goTables'),
  room('quality', '5', 'command.goQuality'),
  { id: 'project.rename', title: 'command.rename', group: 'group.project', icon: 'edit', when: open, run: () => openDialog('project.rename'), menu: 'file' },
  { id: 'project.addCoder', title: 'command.addCoder', group: 'group.project', icon: 'person', when: open, run: () => openDialog('project.addCoder'), menu: 'file' },
  {
    id: 'project.backup', title: 'command.backup', group: 'group.project', icon: 'file', when: open, menu: 'file',
    run: () => attempt(async () => { const { file } = await client.project.backup(); toast(translate('project.backupDone', { file }), { tone: 'ok' }); }),
  },
  {
    id: 'project.verify', title: 'command.verify', group: 'group.project', icon: 'quality', when: open, menu: 'file',
    run: () => attempt(async () => {
      const { database, schema, history } = await client.project.verify();
      if (history.chain === 'ok') toast(translate('project.verifyFine', { database, schema, events: history.events }), { tone: 'ok' });
      else toast(translate('project.verifyBroken', { event: history.chain.brokenAt }), { tone: 'bad' });
    }),
  },
  { id: 'project.rekey', title: 'command.rekey', group: 'group.project', icon: 'lock', when: open, run: () => openDialog('project.rekey'), menu: 'file' },
  {
    id: 'project.close', title: 'command.close', group: 'group.project', icon: 'close', when: open, menu: 'file',
    run: () => attempt(async () => { await client.project.close(); setProject(null); session.setState({ room: FIRST_ROOM, dialog: null }); }),
  },
  { id: 'frame.language', title: 'command.language', group: 'group.view', menu: 'view', run: () => chooseLanguage(session.getState().language === 'en' ? 'fr' : 'en') },
  { id: 'frame.theme', title: 'command.theme', group: 'group.view', menu: 'view', run: () => chooseTheme(isDark(session.getState().theme) ? 'light' : 'dark') },
];

