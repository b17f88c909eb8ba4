import { useTranslation } from '../locales/i18n.ts';
import { Button } from 'react-aria-components';
import type { ProjectStatus } from '#core/contract/project.ts';
import { client, orpc, queryClient } from '../rpc/index.ts';
import { ActionChip, Icon, IconButton, Kbd, Menu, type MenuEntry } from '../ui/index.ts';
import { useCommands } from './commands.ts';
import { attempt } from './attempt.ts';
import { chooseLanguage, chooseTheme, isDark } from './preferences.ts';
import { openDialog, useSession, type Language, type ThemeChoice } from './session.ts';
import { setProject } from './use-project.ts';
import { useRun } from './use-keys.ts';

const LANGUAGE_NAMES: readonly { readonly id: Language; readonly label: string }[] = [{ id: 'en', label: 'English' }, { id: 'fr', label: 'Français' }];

export function TopBar({ project }: { project: ProjectStatus | null }) {
  const { t } = useTranslation();
  const language = useSession((state) => state.language);
  const theme = useSession((state) => state.theme);
  const themes: readonly MenuEntry[] = [
    { id: 'system', label: t('frame.themeSystem'), isSelected: theme === 'system' },
    { id: 'light', label: t('frame.themeLight'), isSelected: theme === 'light', icon: 'sun' },
    { id: 'dark', label: t('frame.themeDark'), isSelected: theme === 'dark', icon: 'moon' },
  ];
  return (
    <header className="top-bar">
      <div className="top-bar-start">
        {project ? <ProjectMenu project={project} /> : <strong>{t('frame.title')}</strong>}
        {project ? <span className={project.encrypted ? 'encrypted' : 'encrypted encrypted-no'} title={t('frame.encryptedHelp')}>{project.encrypted ? t('frame.encrypted') : t('frame.unencrypted')}</span> : null}
      </div>
      <Button className="find-button" onPress={() => openDialog('frame.palette')}>
        <span className="ellipsis">{t('frame.find')}</span><Kbd keys="$mod+k" />
      </Button>
      <div className="top-bar-end">
        {project ? <CoderChip project={project} /> : null}
        <Menu label={t('frame.languages')} items={LANGUAGE_NAMES.map((item) => ({ ...item, isSelected: item.id === language }))} onAction={(id) => chooseLanguage(id as Language)}>
          <ActionChip label={t('frame.language')}>{language.toUpperCase()}</ActionChip>
        </Menu>
        <Menu label={t('frame.themeLabel')} items={themes} onAction={(id) => chooseTheme(id as ThemeChoice)}>
          <IconButton icon={isDark(theme) ? 'moon' : 'sun'} label={t('frame.themeLabel')} />
        </Menu>
      </div>
    </header>
  );
}

/** The study's name; its menu holds the commands of the project. */
function ProjectMenu({ project }: { project: ProjectStatus }) {
  const { t } = useTranslation();
  const run = useRun(project);
  const commands = useCommands();
  const items = commands.filter((command) => command.menu === 'file' && (!command.when || command.when({ project, room: '' })));
  return (
    <Menu label={t('frame.projectMenu', { name: project.name })} placement="bottom start" onAction={run} items={items.map((command): MenuEntry => ({ id: command.id, label: t(command.title), ...(command.icon ? { icon: command.icon } : {}), separatorBefore: command.id === 'project.close' }))}>
      <Button className="study-button" aria-label={t('frame.projectMenu', { name: project.name })}><span className="ellipsis">{project.name}</span><Icon name="down" size={12} /></Button>
    </Menu>
  );
}

function CoderChip({ project }: { project: ProjectStatus }) {
  const { t } = useTranslation();
  const items: readonly MenuEntry[] = [
    ...project.coders.map((coder) => ({ id: coder.id, label: coder.name, isSelected: coder.id === project.coder.id })),
    { id: ' add', label: t('frame.addCoder'), separatorBefore: true },
    { id: ' all', label: t('coders.command') },
  ];
  const choose = (id: string) => {
    if (id === ' add') openDialog('project.addCoder');
    else if (id === ' all') openDialog('coders.show');
    else void attempt(async () => { setProject(await client.project.selectCoder({ coderId: id })); await queryClient.invalidateQueries({ queryKey: orpc.coding.key() }); });
  };
  return (
    <Menu label={t('frame.coders')} items={items} onAction={choose}>
      <ActionChip label={t('frame.coderLabel', { name: project.coder.name })}>{t('frame.coder', { name: project.coder.name })}</ActionChip>
    </Menu>
  );
}
