import { useInfiniteQuery } from '@tanstack/react-query';
import { runCommand } from '../../app/commands.ts';
import { useProject } from '../../app/use-project.ts';
import { actSentence, useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { Button, Chip, Dialog, Table } from '../../ui/index.ts';

const PAGE = 100;
const TONES = { done: 'neutral', undone: 'warn', discarded: 'neutral', fact: 'accent' } as const;

/** Who did what, when; with undo and redo. */
export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const project = useProject() ?? null;
  const history = useInfiniteQuery(orpc.project.history.infiniteOptions({
    input: (before: number | undefined) => ({ limit: PAGE, ...(before === undefined ? {} : { before }) }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.events.length < PAGE ? undefined : page.events.at(-1)?.id),
  }));
  const events = history.data?.pages.flatMap((page) => page.events) ?? [];
  const run = (id: string) => { runCommand(id, { project, room: '' }); };
  return (
    <Dialog title={t('history.title')} isOpen isReading onClose={onClose} size="large" footer={(
      <>
        <Button icon="undo" isDisabled={!project?.undo} onPress={() => run('frame.undo')}>{project?.undo ? t('history.undo', { act: actSentence(project.undo) }) : t('history.nothingToUndo')}</Button>
        <Button icon="redo" isDisabled={!project?.redo} onPress={() => run('frame.redo')}>{project?.redo ? t('history.redo', { act: actSentence(project.redo) }) : t('history.nothingToRedo')}</Button>
        <span className="grow" />
        <Button onPress={onClose}>{t('common.close')}</Button>
      </>
    )}>
      {history.data ? <p className="dim">{t('history.summary', { count: history.data.pages[0]?.total ?? 0 })}</p> : null}
      <Table label={t('history.title')} rows={events} rowKey={(event) => String(event.id)} columns={[
        { id: 'when', header: t('history.when'), cell: (event) => format.dateTime(event.at), width: '150px' },
        { id: 'who', header: t('history.who'), cell: (event) => event.coder, width: '130px' },
        { id: 'what', header: t('history.what'), cell: (event) => actSentence(event.act) },
        { id: 'state', header: t('history.state'), cell: (event) => <Chip tone={TONES[event.state]}>{t(`history.${event.state}`)}</Chip>, width: '190px' },
      ]} />
      {history.hasNextPage ? <div><Button isDisabled={history.isFetchingNextPage} onPress={() => void history.fetchNextPage()}>{t('history.older')}</Button></div> : null}
    </Dialog>
  );
}
