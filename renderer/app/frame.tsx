import './frame.css';
import { useCallback, useEffect } from 'react';
import { useTranslation } from '../locales/i18n.ts';
import { useStore } from 'zustand';
import { useQuery } from '@tanstack/react-query';
import { connection, orpc } from '../rpc/index.ts';
import { useProjectChanges } from '../rpc/use-project-changes.ts';
import { Banner, EmptyState, ToastRegion } from '../ui/index.ts';
import { loadSafety, useIdleLock } from '../features/safety/idle-lock.ts';
import { LockScreen } from '../features/safety/lock-screen.tsx';
import { useTroubleWatch } from '../features/safety/trouble.ts';
import { Welcome } from '../features/welcome/index.tsx';
import { Dialogs } from './dialogs.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { rooms } from './features.ts';
import { FileDropZone } from './file-drop-zone.tsx';
import { Footer } from './footer.tsx';
import { watchClipboard } from './leaving.ts';
import { loadPreferences } from './preferences.ts';
import { Rail } from './rail.tsx';
import { FIRST_ROOM, session, useSession } from './session.ts';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';
import { useProject } from './use-project.ts';
import { useShellMenu } from './use-shell-menu.ts';

/** Top bar, rail, room, footer; the welcome page while no project is open. */
export function Frame() {
  const { t } = useTranslation();
  const phase = useStore(connection.state, (state) => state.phase);
  const opened = useStore(connection.state, (state) => state.opened);
  const project = useProject();
  const roomId = useSession((state) => state.room);
  const room = rooms.find(({ id }) => id === roomId) ?? rooms[0];
  useProjectChanges(useCallback(() => session.setState({ room: FIRST_ROOM, dialog: null }), []));
  const locked = useQuery({ ...orpc.project.locked.queryOptions(), enabled: project === null }).data ?? null;
  useIdleLock(project != null);
  useTroubleWatch(project?.path ?? null);
  const isOpen = project != null;
  useEffect(() => (isOpen ? watchClipboard() : undefined), [isOpen]);
  useKeys(project ?? null);
  useShellMenu(project ?? null);
  useEffect(() => { if (opened === 1) { void loadPreferences(); void loadSafety(); } }, [opened]);
  const title = project ? `${project.name} – ${t('frame.title')}` : t('frame.title');
  useEffect(() => { document.title = title; }, [title]);
  return (
    <div className="frame">
      <a className="skip-link" href="#room">{t('frame.skip')}</a>
      <TopBar project={project ?? null} />
      {phase === 'lost' ? <Banner tone="warn">{t('frame.lost')}</Banner> : null}
      <div className="frame-main">
        {project ? <Rail /> : null}
        <main className="frame-room" id="room" tabIndex={-1}>
          {project && room ? <h1 className="visually-hidden">{t(room.label)}</h1> : null}
          {project === undefined ? <EmptyState title={t('frame.connecting')} /> : project === null ? <ErrorBoundary>{locked ? <LockScreen path={locked.path} name={locked.name} /> : <Welcome />}</ErrorBoundary> : room ? <ErrorBoundary key={`${room.id} ${project.path}`}><room.Component /></ErrorBoundary> : null}
        </main>
      </div>
      <Footer project={project ?? null} />
      <Dialogs />
      <FileDropZone project={project ?? null} />
      <ToastRegion label={t('frame.messages')} closeLabel={t('common.close')} />
    </div>
  );
}
