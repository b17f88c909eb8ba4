import type { Outputs } from '#core/contract/api/index.ts';
import { runCommand } from '../../app/commands.ts';
import { currentProject } from '../../app/use-project.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, Dialog, Table } from '../../ui/index.ts';

type Report = Outputs['coders']['mergePackage'];

/** What a merge brought, and every place a person should look at; one undo takes all of it back. */
export function MergeReport({ onClose, report }: { onClose: () => void; report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const undo = () => { onClose(); runCommand('frame.undo', { project: currentProject(), room: '' }); };
  return (
    <Dialog title={t('coders.mergedTitle', { name: report.coder })} isOpen onClose={onClose} size="large" footer={<><Button icon="undo" onPress={undo}>{t('coders.undoMerge')}</Button><span className="grow" /><Button variant="primary" onPress={onClose}>{t('common.close')}</Button></>}>
      <p role="status">{t('coders.merged', { codings: report.codings, added: report.added, readings: report.readings, memos: report.memos, codes: report.codes })}</p>
      {report.conflicts.length === 0 ? <p className="dim">{t('coders.noConflicts')}</p> : (
        <>
          <p>{t('coders.conflicts', { count: report.conflicts.length })}</p>
          <Table label={t('coders.conflictList')} rows={report.conflicts} rowKey={(conflict, index) => `${conflict.kind} ${index}`} columns={[
            { id: 'kind', header: t('coders.what'), cell: (conflict) => t(`coders.conflict.${conflict.kind}`), width: '300px' },
            { id: 'where', header: t('coders.where'), cell: (conflict) => conflict.what },
            { id: 'codings', header: t('coders.codings'), cell: (conflict) => format.number(conflict.codings), align: 'end', width: '90px' },
            { id: 'kept', header: t('coders.keptAs'), cell: (conflict) => t(`coders.kept.${conflict.kept}`), width: '230px' },
          ]} />
        </>
      )}
    </Dialog>
  );
}
