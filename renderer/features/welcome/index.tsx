import './welcome.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button as AriaButton } from 'react-aria-components';
import type { RecentProject } from '#core/contract/api/app.ts';
import type { Feature } from '../../app/feature.ts';
import { openDialog } from '../../app/session.ts';
import { setProject } from '../../app/use-project.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { Icon, IconButton, ProgressBar, type IconName } from '../../ui/index.ts';
import { NewProjectDialog } from './new-project-dialog.tsx';
import { OpenProjectDialog } from './open-project-dialog.tsx';

/** What is seen while no project is open: start something, or go on with something. */
export function Welcome() {
  const { t } = useTranslation();
  const info = useQuery(orpc.app.info.queryOptions()).data;
  const sample = useMutation(orpc.project.openSample.mutationOptions({ onSuccess: setProject }));
  return (
    <div className="welcome">
      <div className="welcome-page">
        <div><h1>{t('welcome.title')}</h1><p className="welcome-intro">{t('welcome.intro')}</p></div>
        <div className="welcome-columns">
          <section>
            <h2>{t('welcome.start')}</h2>
            <Act icon="plus" title={t('welcome.new')} help={t('welcome.newHelp')} onPress={() => openDialog('project.new')} />
            <Act icon="folder" title={t('welcome.open')} help={t('welcome.openHelp')} onPress={() => openDialog('project.open')} />
            <Act icon="data" title={sample.isPending ? t('welcome.sampleBusy') : t('welcome.sample')} help={t('welcome.sampleHelp')} isDisabled={sample.isPending} onPress={() => sample.mutate(undefined)} />
            {sample.isPending ? <ProgressBar label={t('welcome.sampleBusy')} fraction={null} /> : null}
          </section>
          <section>
            <h2>{t('welcome.recent')}</h2>
            {info?.recent.length ? <ul>{info.recent.map((recent) => <Recent key={recent.path} recent={recent} />)}</ul> : info ? <p className="welcome-none">{t('welcome.noRecent')}</p> : null}
          </section>
        </div>
        {info ? <p className="dim">{t('welcome.version', { version: info.version })}</p> : null}
      </div>
    </div>
  );
}

function Act({ icon, title, help, onPress, isDisabled = false }: { icon: IconName; title: string; help: string; onPress: () => void; isDisabled?: boolean }) {
  return <AriaButton className="welcome-act" onPress={onPress} isDisabled={isDisabled}><Icon name={icon} size={18} /><b>{title}</b><small>{help}</small></AriaButton>;
}

function Recent({ recent }: { recent: RecentProject }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const forget = useMutation(orpc.app.forgetRecent.mutationOptions({ onSuccess: () => queries.invalidateQueries({ queryKey: orpc.app.info.key() }) }));
  return (
    <li className="welcome-recent">
      <AriaButton className="welcome-recent-open" isDisabled={!recent.exists} onPress={() => openDialog('project.open', { path: recent.path, name: recent.name })}>
        <b className="ellipsis">{recent.name}</b>
        <small>{recent.exists ? t('welcome.openedAt', { when: format.dateTime(recent.openedAt) }) : t('welcome.missing')}</small>
        <small className="path ellipsis"><bdi>{recent.path}</bdi></small>
      </AriaButton>
      <IconButton icon="close" size={13} label={t('welcome.forget', { name: recent.name })} onPress={() => forget.mutate({ path: recent.path })} />
    </li>
  );
}

export const feature: Feature = {
  commands: [
    { id: 'project.new', title: 'welcome.new', group: 'welcome.group', icon: 'plus', keys: ['$mod+Alt+n'], menu: 'file', run: () => openDialog('project.new') },
    { id: 'project.open', title: 'welcome.open', group: 'welcome.group', icon: 'folder', keys: ['$mod+o'], menu: 'file', run: () => openDialog('project.open') },
  ],
  dialogs: { 'project.new': NewProjectDialog, 'project.open': OpenProjectDialog },
};
