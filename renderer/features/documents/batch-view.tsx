import './documents.css';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { InspectedDocument } from '#core/contract/api/documents.ts';
import { goTo } from '../../app/session.ts';
import { countryOptions } from '../../locales/country-options.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { refusalText } from '../../rpc/refusal.ts';
import { Banner, Button, Chip, ComboBox, EmptyState, Pane, ProgressBar, Select, TextField } from '../../ui/index.ts';
import { chooseDocuments } from './choose.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { bringIn, change, nameCollection, putAside, useBatch, type Chosen } from './store.ts';

/** Files that were chosen: where each would go, and why, before anything is stored. */
export function DocumentsRoom() {
  const { t } = useTranslation();
  const { stage, files, chosen, collection, refusal } = useBatch((state) => state);
  const collections = useQuery(orpc.documents.list.queryOptions()).data ?? [];
  const format = useFormat();
  const leave = () => { putAside(); goTo('data'); };
  if (stage === 'idle') return <EmptyState title={t('documents.emptyTitle')} actions={<Button variant="primary" icon="import" onPress={() => void chooseDocuments()}>{t('documents.choose')}</Button>}>{t('documents.emptyText')}</EmptyState>;
  if (stage === 'reading') return <EmptyState title={t('documents.reading')} actions={<Button onPress={leave}>{t('common.cancel')}</Button>}><div className="documents-running"><ProgressBar label={t('documents.reading')} fraction={null} /></div></EmptyState>;
  if (stage === 'refused') return <EmptyState title={t('documents.refusedTitle')} actions={<><Button onPress={leave}>{t('common.close')}</Button><Button variant="primary" onPress={() => void chooseDocuments()}>{t('documents.choose')}</Button></>}><p role="alert">{refusal}</p></EmptyState>;
  const coming = chosen.filter(({ how }, at) => how !== 'leave' && !files[at]!.refused);
  const unsure = files.filter(({ guess }, at) => guess?.reason === 'nothing' && !chosen[at]!.byHand && chosen[at]!.how === 'add').length;
  const refused = files.filter((file) => file.refused).length;
  const pictures = files.filter((file, at) => file.emptyPages > 0 && chosen[at]!.how !== 'leave').length;
  const known = [...new Map(collections.map((one) => [one.collection.id, one.collection.label])).values()];
  return (
    <div className="documents-room">
      <header className="import-head documents-head">
        <h2 className="ellipsis">{t('documents.batchTitle', { count: files.length })}</h2>
        <span className="grow" />
        <Button onPress={leave}>{t('common.cancel')}</Button>
        <Button variant="primary" isDisabled={stage === 'storing' || coming.length === 0 || collection.trim() === '' || coming.some((one) => one.title.trim() === '')} onPress={() => void bringIn()}>{t('documents.bringIn', { count: coming.length })}</Button>
      </header>
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      {refused > 0 ? <Banner tone="warn">{t('documents.refusedFiles', { count: refused })}</Banner> : null}
      {unsure > 0 ? <Banner tone="warn">{t('documents.unsure', { count: unsure })}</Banner> : null}
      {pictures > 0 ? <Banner tone="warn">{t('documents.pictures', { count: pictures })}</Banner> : null}
      <div className="import-options">
        <TextField label={t('documents.collection')} value={collection} onChange={nameCollection} maxLength={100} className="documents-collection" />
        {known.filter((label) => label !== collection).map((label) => <Button key={label} variant="quiet" onPress={() => nameCollection(label)}>{t('documents.useCollection', { label })}</Button>)}
        <span className="dim documents-say">{t('documents.collectionSay')}</span>
      </div>
      <Pane>
        <div className="pane-scroll">
          <table className="table documents-table" aria-label={t('documents.files')}>
            <colgroup><col className="documents-col-file" /><col className="documents-col-title" /><col /><col className="documents-col-found" /><col className="documents-col-how" /></colgroup>
            <thead><tr><th scope="col">{t('documents.file')}</th><th scope="col">{t('documents.title')}</th><th scope="col">{t('documents.case')}</th><th scope="col">{t('documents.inIt')}</th><th scope="col">{t('documents.what')}</th></tr></thead>
            <tbody>{files.map((file, at) => <Line key={file.index} file={file} chosen={chosen[at]!} at={at} format={format} />)}</tbody>
          </table>
        </div>
      </Pane>
    </div>
  );
}

function Line({ file, chosen, at, format }: { file: InspectedDocument; chosen: Chosen; at: number; format: ReturnType<typeof useFormat> }) {
  const { t, language } = useTranslation();
  const [placing, setPlacing] = useState(false);
  if (file.refused) return <tr className="documents-refused"><td>{file.file}</td><td colSpan={3}>{refusalText(file.refused)}</td><td><Chip tone="bad">{t('documents.refused')}</Chip></td></tr>;
  const own = 'newCase' in chosen.place ? chosen.place : null;
  const moves = chosen.how === 'add';
  const reason = chosen.how !== 'add' || !file.guess ? '' : chosen.byHand ? t('documents.byHand') : t(`documents.why_${file.guess.reason === 'replaces' ? 'nothing' : file.guess.reason}`, { found: file.guess.found });
  return (
    <tr className={chosen.how === 'leave' ? 'documents-left' : undefined}>
      <td><span className="documents-name">{file.file}</span><small className="documents-beginning" title={file.beginning}>{file.beginning.replace(/\s+/gu, ' ').slice(0, 120)}</small></td>
      <td><TextField aria-label={t('documents.titleOf', { file: file.file })} value={chosen.title} onChange={(title) => change(at, { title, ...(own && !chosen.byHand ? { place: { ...own, newCase: title.trim() || own.newCase }, caseKey: title } : {}) })} maxLength={300} isDisabled={chosen.how === 'leave'} /></td>
      <td>
        {moves ? (
          <div className="documents-place">
            <Button onPress={() => setPlacing(true)}>{own ? t('documents.ownCaseNamed', { key: own.newCase }) : chosen.caseKey}</Button>
            {own ? <ComboBox key={own.country ?? ''} aria-label={t('documents.countryOf', { file: file.file })} placeholder={t('documents.noCountry')} emptyText={t('common.nothingFits')} value={own.country} onChange={(country) => change(at, { place: { ...own, country }, byHand: true })} options={countryOptions(language)} /> : null}
          </div>
        ) : <span>{chosen.how === 'replace' ? file.twin?.caseKey : ''}</span>}
        {reason ? <small className="documents-why">{reason}</small> : null}
        {placing ? <PlaceDialog title={chosen.title} place={chosen.place} onClose={() => setPlacing(false)} onChoose={(place, caseKey) => { change(at, { place, caseKey, byHand: true }); setPlacing(false); }} /> : null}
      </td>
      <td className="documents-found">
        {file.speakers.length > 0 ? <span>{t('documents.speakers', { count: file.speakers.length, names: file.speakers.slice(0, 4).join(', ') })}</span> : <span>{t('documents.noSpeakers')}</span>}
        <small>{[t('documents.paragraphs', { count: file.paragraphs }), ...(file.pages ? [t('documents.pages', { count: file.pages })] : []), ...(file.emptyPages ? [t('documents.emptyPages', { count: file.emptyPages })] : []), t('documents.characters', { characters: format.number(file.characters) })].join(' · ')}</small>
      </td>
      <td>
        {file.twin ? (
          <Select aria-label={t('documents.whatOf', { file: file.file })} value={chosen.how} onChange={(how) => change(at, { how, ...(how === 'add' ? { place: { newCase: chosen.title, country: null }, caseKey: chosen.title } : {}) })} options={[{ id: 'replace', label: t('documents.howReplace') }, { id: 'add', label: t('documents.howAdd') }, { id: 'leave', label: t('documents.howLeave') }]} />
        ) : <Select aria-label={t('documents.whatOf', { file: file.file })} value={chosen.how} onChange={(how) => change(at, { how })} options={[{ id: 'add', label: t('documents.howAdd') }, { id: 'leave', label: t('documents.howLeave') }]} />}
        {file.twin ? <small className="documents-why">{t(file.twin.same ? 'documents.twinSame' : 'documents.twinOther', { title: file.twin.title })}</small> : null}
      </td>
    </tr>
  );
}
