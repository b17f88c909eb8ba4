import { useTranslation } from '../locales/i18n.ts';
import { Button } from 'react-aria-components';
import type { ProjectStatus } from '#core/contract/project.ts';
import { actSentence } from '../locales/format.ts';
import { Kbd, Meter } from '../ui/index.ts';
import { useRun } from './use-keys.ts';

/** How far the reading is, and what Ctrl Z would take back. */
export function Footer({ project }: { project: ProjectStatus | null }) {
  const { t } = useTranslation();
  const run = useRun(project);
  const answers = project?.answers;
  const read = answers ? answers.readNothing + answers.coded : 0;
  return (
    <footer className="footer">
      {project && answers ? (
        <>
          {answers.openEnded > 0 ? (
            <>
              <Meter label={t('frame.progressLabel')} value={read} max={answers.openEnded} text={t('frame.progress', { count: read, total: answers.openEnded })} />
              <span>{t('frame.coded', { count: answers.coded, nothing: answers.readNothing })}</span>
            </>
          ) : null}
          <span>{[t('frame.cases', { count: project.cases }), t('frame.variables', { count: project.variables }), t('frame.codes', { count: project.codes })].join(', ')}</span>
          <span className="grow" />
          {project.undo ? <Button className="footer-undo" onPress={() => run('frame.undo')}><span className="ellipsis">{t('frame.undo', { act: actSentence(project.undo) })}</span><Kbd keys="$mod+z" /></Button> : <span>{t('frame.nothingToUndo')}</span>}
        </>
      ) : <span className="grow" />}
      <span title={t('frame.offlineHelp')}>{t('frame.offline')}</span>
    </footer>
  );
}
