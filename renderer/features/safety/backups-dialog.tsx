import { useQuery } from '@tanstack/react-query';
import { setProject } from '../../app/use-project.ts';
import { useFormat } from '../../locales/format.ts';
import { translate, useTranslation } from '../../locales/i18n.ts';
import { client, orpc, queryClient, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Chip, Dialog, EmptyState, toast } from '../../ui/index.ts';

/** The backups of the open project, or of the file at `path` that cannot be opened. One press restores: beside the project, never over it. */
export function BackupsDialog({ onClose, path, passphrase }: { onClose: () => void; path?: string; passphrase?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error } = useQuery(orpc.project.backups.queryOptions({ input: path === undefined ? undefined : { path } }));
  const put = (backup: string) => {
    void client.project.restore({ backup, ...(path === undefined ? {} : { path }), ...(passphrase === undefined ? {} : { passphrase }) }).then((status) => {
      onClose();
      setProject(status);
      toast(translate('safety.restored', { file: status.path }), { tone: 'ok' });
    }, (problem: unknown) => { toast(refusalSentence(problem), { tone: 'bad' }); });
  };
  const make = async () => {
    try {
      await client.project.backup();
      await queryClient.invalidateQueries({ queryKey: orpc.project.backups.key() });
    } catch (problem) { toast(refusalSentence(problem), { tone: 'bad' }); }
  };
  return (
    <Dialog title={t('safety.backups')} isOpen onClose={onClose} footer={<>{path === undefined ? <Button onPress={() => void make()}>{t('command.backup')}</Button> : null}<span className="grow" /><Button onPress={onClose}>{t('common.close')}</Button></>}>
      {error ? <Banner tone="bad">{refusalSentence(error)}</Banner> : null}
      {data?.problem ? <Banner tone="warn">{t(data.problem === 'copy' ? 'safety.problemCopy' : 'safety.problemCheck')}</Banner> : null}
      {data && data.conflictCopies.length > 0 ? <Banner tone="warn">{t('safety.conflicts', { files: format.list(data.conflictCopies) })}</Banner> : null}
      <p className="dim">{t('safety.backupsHelp')}</p>
      {data?.backups.length === 0 ? <EmptyState title={t('safety.noBackups')}>{t('safety.noBackupsHelp')}</EmptyState> : (
        <ul className="safety-backups">
          {data?.backups.map((backup) => (
            <li key={backup.file}>
              <span className="grow"><b>{format.dateTime(backup.madeAt)}</b> <span className="dim">{t('safety.megabytes', { size: format.number(backup.bytes / 1_000_000, 1) })}</span></span>
              <Chip>{t(backup.automatic ? 'safety.automatic' : 'safety.byHand')}</Chip>
              <Button aria-label={t('safety.restoreOf', { when: format.dateTime(backup.madeAt) })} onPress={() => put(backup.file)}>{t('safety.restore')}</Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
