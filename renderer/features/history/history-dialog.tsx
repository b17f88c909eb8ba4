import './history.css';
import { useState } from 'react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { HISTORY_KINDS, type HistoryFilter } from '#core/contract/api/project.ts';
import type { Outputs } from '#core/contract/api/index.ts';
import { attempt } from '../../app/attempt.ts';
import { runCommand } from '../../app/commands.ts';
import { saveExport } from '../../app/save-export.ts';
import { currentProject, setProject, useProject } from '../../app/use-project.ts';
import { actSentence, useFormat } from '../../locales/format.ts';
import { translate, useTranslation } from '../../locales/i18n.ts';
import { client, orpc } from '../../rpc/index.ts';
import { Button, Chip, Dialog, EmptyState, Menu, Select, Table, TextField, toast } from '../../ui/index.ts';
import { showTarget } from './show-target.ts';

type Event = Outputs['project']['history']['events'][number];
type Kind = NonNullable<HistoryFilter['about']>;
const PAGE = 100;
const TONES = { done: 'neutral', undone: 'warn', discarded: 'neutral', fact: 'accent' } as const;
/** A day of the calendar as instants of this machine's clock. */
const startOf = (day: string): string | undefined => (day === '' ? undefined : new Date(`${day}T00:00:00`).toISOString());
const endOf = (day: string): string | undefined => (day === '' ? undefined : new Date(`${day}T23:59:59.999`).toISOString());

/** Who did what, when, on what; found by filters, led back to, and taken back to a point. */
export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const project = useProject() ?? null;
  const [coder, setCoder] = useState(' all');
  const [about, setAbout] = useState<Kind | 'all'>('all');
  const [days, setDays] = useState({ from: '', to: '' });
  const [words, setWords] = useState('');
  const [from, to] = [startOf(days.from), endOf(days.to)];
  const filter: HistoryFilter = { ...(coder === ' all' ? {} : { coderId: coder }), ...(about === 'all' ? {} : { about }), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(words.trim() ? { words: words.trim() } : {}) };
  const history = useInfiniteQuery(orpc.project.history.infiniteOptions({
    input: (before: number | undefined) => ({ limit: PAGE, ...filter, ...(before === undefined ? {} : { before }) }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.events.length < PAGE ? undefined : page.events.at(-1)?.id),
    placeholderData: keepPreviousData,
  }));
  const events = history.data?.pages.flatMap((page) => page.events) ?? [];
  const coders = history.data?.pages[0]?.coders ?? [];
  const run = (id: string) => { runCommand(id, { project, room: '' }); };
  const show = (event: Event) => attempt(async () => {
    const target = await client.project.historyTarget({ id: event.id });
    if (!target) { toast(translate('history.nothingThere')); return; }
    onClose();
    showTarget(target);
  });
  const goTo = (event: Event) => attempt(async () => {
    const { undone, redone, status } = await client.project.goToPoint({ id: event.id });
    setProject(status);
    toast(translate('history.went', { undone, redone }), { tone: 'ok' });
  });
  const save = (kind: 'jsonl' | 'xlsx' | 'csv') => attempt(async () => {
    await saveExport({ extension: kind, typeName: t(`history.format.${kind}`), suggestedName: `${currentProject()?.name ?? ''} ${t('history.fileName')}.${kind}` }, (target) => client.exporting.review({ what: { kind: 'history', ...(kind === 'jsonl' ? {} : filter) }, format: kind, language, ...target }));
  });
  return (
    <Dialog title={t('history.title')} isOpen onClose={onClose} size="full" footer={(
      <>
        <Button icon="undo" isDisabled={!project?.undo} onPress={() => run('frame.undo')}>{project?.undo ? t('history.undo', { act: actSentence(project.undo) }) : t('history.nothingToUndo')}</Button>
        <Button icon="redo" isDisabled={!project?.redo} onPress={() => run('frame.redo')}>{project?.redo ? t('history.redo', { act: actSentence(project.redo) }) : t('history.nothingToRedo')}</Button>
        <span className="grow" />
        <Menu label={t('history.export')} placement="top end" onAction={(id) => { void save(id as 'jsonl'); }} items={(['jsonl', 'xlsx', 'csv'] as const).map((id) => ({ id, label: t(`history.format.${id}`) }))}>
          <Button icon="export">{t('history.export')}</Button>
        </Menu>
        <Button onPress={onClose}>{t('common.close')}</Button>
      </>
    )}>
      <div className="history-filters" role="search" aria-label={t('history.filters')}>
        <TextField aria-label={t('history.words')} placeholder={t('history.words')} value={words} onChange={setWords} />
        <Select aria-label={t('history.who')} value={coder} onChange={setCoder} options={[{ id: ' all', label: t('history.everybody') }, ...coders.map(({ id, name }) => ({ id, label: name }))]} />
        <Select aria-label={t('history.about')} value={about} onChange={setAbout} options={[{ id: 'all' as const, label: t('history.about.all') }, ...HISTORY_KINDS.map((id) => ({ id, label: t(`history.about.${id}`) }))]} />
        <TextField label={t('history.from')} type="date" value={days.from} onChange={(value) => setDays({ ...days, from: value })} />
        <TextField label={t('history.to')} type="date" value={days.to} onChange={(value) => setDays({ ...days, to: value })} />
        <span className="grow" />
        <span className="dim" role="status">{history.data ? t('history.summary', { count: history.data.pages[0]?.total ?? 0 }) : ''}</span>
      </div>
      {history.data && events.length === 0 ? <EmptyState title={t('history.noneFit')} /> : (
        <div className="history-list" role="region" tabIndex={0} aria-label={t('history.title')}>
          <Table label={t('history.title')} rows={events} rowKey={(event) => String(event.id)} columns={[
            { id: 'line', header: t('history.line'), cell: (event) => <span className="dim">{format.number(event.id)}</span>, width: '60px', align: 'end' },
            { id: 'when', header: t('history.when'), cell: (event) => format.dateTime(event.at), width: '150px' },
            { id: 'who', header: t('history.who'), cell: (event) => event.coder, width: '130px' },
            { id: 'what', header: t('history.what'), cell: (event) => actSentence(event.act) },
            { id: 'state', header: t('history.state'), cell: (event) => <Chip tone={TONES[event.state]}>{t(`history.state.${event.state}`)}</Chip>, width: '180px' },
            { id: 'acts', header: '', width: '230px', align: 'end', cell: (event) => (
              <span className="history-acts">
                {event.state === 'fact' ? null : <Button variant="quiet" aria-label={t('history.showLine', { line: event.id })} onPress={() => { void show(event); }}>{t('history.show')}</Button>}
                {event.state === 'discarded' || event.state === 'fact' ? null : <Button variant="quiet" aria-label={t(event.state === 'undone' ? 'history.redoToLine' : 'history.backToLine', { line: event.id })} onPress={() => { void goTo(event); }}>{t(event.state === 'undone' ? 'history.redoTo' : 'history.backTo')}</Button>}
              </span>
            ) },
          ]} />
          {history.hasNextPage ? <div className="history-older"><Button isDisabled={history.isFetchingNextPage} onPress={() => void history.fetchNextPage()}>{t('history.older')}</Button></div> : null}
        </div>
      )}
    </Dialog>
  );
}
