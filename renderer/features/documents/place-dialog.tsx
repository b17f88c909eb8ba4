import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { DocumentPlace } from '#core/contract/api/documents.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { Button, Dialog, foldText, TextField } from '../../ui/index.ts';

const SHOWN = 60;
const MOST_CASES = 200_000;

/** Which case a document belongs to: one of the project's, found by typing, or one of its own. */
export function PlaceDialog({ title, place, onChoose, onClose }: { title: string; place: DocumentPlace; onChoose: (place: DocumentPlace, caseKey: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [own, setOwn] = useState('newCase' in place ? place.newCase : title);
  const variables = useQuery(orpc.data.variables.queryOptions()).data;
  const shown = useMemo(() => ['country', 'instrument'].filter((id) => variables?.some((one) => one.id === id)), [variables]);
  const cases = useQuery({ ...orpc.data.cases.queryOptions({ input: { from: 0, to: MOST_CASES, variables: shown } }), enabled: variables !== undefined }).data;
  const lines = useMemo(() => cases?.rows.map((row) => { const detail = row.cells.filter((cell): cell is string => typeof cell === 'string').join(' · '); return { index: row.index, key: row.key, detail, folded: foldText(`${row.key} ${detail}`) }; }) ?? [], [cases]);
  const words = foldText(typed.trim()).split(/\s+/u);
  const fitting = lines.filter(({ folded }) => words.every((word) => folded.includes(word)));
  return (
    <Dialog isOpen title={t('documents.placeTitle', { title })} onClose={onClose} size="medium" footer={<Button onPress={onClose}>{t('common.cancel')}</Button>}>
      <form className="documents-own" onSubmit={(event) => { event.preventDefault(); if (own.trim() !== '') onChoose({ newCase: own.trim(), country: 'newCase' in place ? place.country : null }, own.trim()); }}>
        <TextField label={t('documents.ownCase')} help={t('documents.ownCaseHelp')} value={own} onChange={setOwn} maxLength={300} />
        <Button type="submit" isDisabled={own.trim() === ''}>{t('documents.ownCaseTake')}</Button>
      </form>
      {lines.length > 0 ? (
        <>
          <TextField label={t('documents.caseOfProject')} placeholder={t('documents.findCase')} value={typed} onChange={setTyped} autoFocus />
          <ul className="documents-cases" aria-label={t('documents.caseOfProject')}>
            {fitting.slice(0, SHOWN).map((one) => <li key={one.index}><Button variant="quiet" onPress={() => onChoose({ caseIndex: one.index }, one.key)}><b>{one.key}</b> <span className="dim">{one.detail}</span></Button></li>)}
          </ul>
          <p className="dim" role="status">{fitting.length > SHOWN ? t('documents.moreCases', { count: fitting.length - SHOWN }) : fitting.length === 0 ? t('common.nothingFits') : ''}</p>
        </>
      ) : null}
    </Dialog>
  );
}
