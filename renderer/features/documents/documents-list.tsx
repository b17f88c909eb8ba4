import './documents.css';
import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { StoredDocument } from '#core/contract/api/documents.ts';
import { attempt } from '../../app/attempt.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Button, Chip, ConfirmDialog, Dialog, EmptyState, IconButton, Menu, Pane, Table, TextField, foldText } from '../../ui/index.ts';
import { chooseDocuments } from './choose.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { refreshDocuments } from './store.ts';

type Doing = { readonly what: 'rename' | 'place' | 'remove'; readonly document: StoredDocument } | null;
const TONES = { coded: 'ok', readNothing: 'neutral', unread: 'warn' } as const;

/** The documents of the project: whose they are, what is in them, how far they are read. */
export function DocumentsList() {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useQuery(orpc.documents.list.queryOptions());
  const [typed, setTyped] = useState('');
  const [doing, setDoing] = useState<Doing>(null);
  const shown = useMemo(() => { const words = foldText(typed.trim()).split(/\s+/u); return (list.data ?? []).filter((one) => words.every((word) => foldText(`${one.title} ${one.caseKey} ${one.country ?? ''} ${one.collection.label} ${one.file} ${one.speakers.join(' ')}`).includes(word))); }, [list.data, typed]);
  if (list.error) return <EmptyState title={refusalSentence(list.error)} />;
  const add = <Button variant="primary" icon="import" onPress={() => void chooseDocuments()}>{t('documents.choose')}</Button>;
  if (list.data?.length === 0) return <EmptyState title={t('documents.noneTitle')} actions={add}>{t('documents.emptyText')}</EmptyState>;
  const act = (document: StoredDocument) => (id: string) => { if (id === 'open') openAnswer(document.answerId); else setDoing({ what: id as 'rename' | 'place' | 'remove', document }); };
  return (
    <Pane>
      <div className="pane-head documents-bar">
        <TextField aria-label={t('documents.find')} placeholder={t('documents.find')} value={typed} onChange={setTyped} className="documents-find" />
        <span className="dim" role="status">{t('documents.count', { count: shown.length })}</span>
        <span className="grow" />
        {add}
      </div>
      <div className="pane-scroll">
        <Table
          label={t('documents.tab')} rows={shown} rowKey={(one) => String(one.id)} empty={t('common.nothingFits')}
          columns={[
            { id: 'title', header: t('documents.title'), width: '24%', cell: (one) => <Button variant="quiet" className="documents-open" onPress={() => openAnswer(one.answerId)}>{one.title}</Button> },
            { id: 'case', header: t('documents.case'), cell: (one) => <>{one.caseKey === one.title ? '' : one.caseKey} {one.ownCase ? <Chip tone="neutral">{t('documents.ownCaseChip')}</Chip> : null}</> },
            { id: 'country', header: t('documents.country'), cell: (one) => one.country ?? '' },
            { id: 'collection', header: t('documents.collection'), cell: (one) => one.collection.label },
            { id: 'speakers', header: t('documents.speakersHead'), width: '18%', cell: (one) => <span className="dim">{one.speakers.slice(0, 4).join(', ')}{one.speakers.length > 4 ? ' …' : ''}</span> },
            { id: 'pages', header: t('documents.pagesHead'), align: 'end', width: '64px', cell: (one) => (one.pages === null ? '' : format.number(one.pages)) },
            { id: 'length', header: t('documents.charactersHead'), align: 'end', width: '90px', cell: (one) => format.number(one.characters) },
            { id: 'state', header: t('documents.state'), width: '130px', cell: (one) => <Chip tone={TONES[one.state]}>{one.state === 'coded' ? t('documents.codedTimes', { count: one.codings }) : t(`documents.state.${one.state}`)}</Chip> },
            { id: 'acts', header: <span className="visually-hidden">{t('documents.acts')}</span>, width: '44px', cell: (one) => (
              <Menu label={t('documents.actsOn', { title: one.title })} onAction={act(one)} items={[{ id: 'open', label: t('documents.open'), icon: 'code' }, { id: 'rename', label: t('documents.rename'), icon: 'edit' }, { id: 'place', label: t('documents.attach'), icon: 'person' }, { id: 'remove', label: t('documents.remove'), icon: 'trash', danger: true, separatorBefore: true }]}>
                <IconButton icon="more" label={t('documents.actsOn', { title: one.title })} />
              </Menu>
            ) },
          ]}
        />
      </div>
      {doing?.what === 'rename' ? <Rename document={doing.document} onClose={() => setDoing(null)} /> : null}
      {doing?.what === 'place' ? (
        <PlaceDialog
          title={doing.document.title} place={doing.document.ownCase ? { newCase: doing.document.caseKey, country: doing.document.iso3 } : { caseIndex: doing.document.caseIndex }} onClose={() => setDoing(null)}
          onChoose={(place) => { const { id } = doing.document; setDoing(null); void attempt(async () => { await client.documents.update({ id, place }); await refreshDocuments(); }); }}
        />
      ) : null}
      <ConfirmDialog
        isOpen={doing?.what === 'remove'} onClose={() => setDoing(null)} title={t('documents.removeTitle', { title: doing?.document.title ?? '' })} text={t('documents.removeText', { count: doing?.document.codings ?? 0 })} confirmLabel={t('documents.remove')} cancelLabel={t('common.cancel')}
        onConfirm={() => { const id = doing!.document.id; setDoing(null); void attempt(async () => { await client.documents.remove({ ids: [id] }); await refreshDocuments(); }); }}
      />
    </Pane>
  );
}

function Rename({ document, onClose }: { document: StoredDocument; onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(document.title);
  const save = () => { onClose(); void attempt(async () => { await client.documents.update({ id: document.id, title: title.trim() }); await refreshDocuments(); }); };
  return (
    <Dialog isOpen title={t('documents.renameTitle')} onClose={onClose} size="small" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={title.trim() === ''} onPress={save}>{t('common.save')}</Button></>}>
      <form onSubmit={(event) => { event.preventDefault(); if (title.trim() !== '') save(); }}><TextField label={t('documents.title')} value={title} onChange={setTitle} maxLength={300} autoFocus /></form>
    </Dialog>
  );
}
