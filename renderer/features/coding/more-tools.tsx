import { runCommand } from '../../app/commands.ts';
import { currentProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { IconButton, Menu, type MenuEntry } from '../../ui/index.ts';
import { coding } from './store.ts';

/** What the room can do besides reading and coding one answer, for those who look for it with the mouse. Each is a command with a key
 *  or a line in the palette too. */
export function MoreTools() {
  const { t } = useTranslation();
  const items: MenuEntry[] = [
    { id: 'coding.ruleCommand', label: t('coding.ruleCommand'), shortcut: 'Shift+r' },
    { id: 'coding.duplicatesCommand', label: t('coding.duplicatesCommand'), shortcut: 'Shift+a' },
    { id: 'coding.usefulFirst', label: t('coding.usefulFirst'), shortcut: 'Shift+o', isSelected: coding.getState().usefulFirst !== null },
    { id: 'coding.suggestionsCommand', label: t('coding.suggestionsCommand'), shortcut: 'Shift+s' },
    { id: 'coding.viewsCommand', label: t('coding.viewsCommand'), shortcut: 'Shift+v' },
    { id: 'coding.translationCommand', label: t('coding.translationCommand') },
    { id: 'review.show.cooccurrence', label: t('coding.cooccurrenceCommand'), icon: 'review', separatorBefore: true },
    { id: 'frame.go.tables', label: t('coding.tableCommand'), icon: 'tables' },
  ];
  return <Menu label={t('coding.moreTools')} items={items} onAction={(id) => { runCommand(id, { project: currentProject(), room: 'code' }); }}><IconButton icon="more" size={15} label={t('coding.moreTools')} /></Menu>;
}
