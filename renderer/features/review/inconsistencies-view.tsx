import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { Grid, focusedRow, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { Button, EmptyState, Pane, Select, Splitter, Table } from '../../ui/index.ts';
import { ExportMenu } from './export-menu.tsx';
import { useNames } from './names.ts';
import { review, useReview } from './store.ts';

type Group = Outputs['coding']['inconsistencies']['groups'][number];
const LIMIT = 2000;

/** The same words, coded differently. */
export function InconsistenciesView() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const question = useReview((state) => state.question);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useQuery(orpc.coding.inconsistencies.queryOptions({ input: { limit: LIMIT, ...(question === null ? {} : { variableId: question }) } }));
  const columns = useMemo<ColDef<Group>[]>(() => (names ? [
    { headerName: t('review.words'), field: 'words', flex: 1, minWidth: 260 },
    { headerName: t('review.places'), width: 100, type: 'rightAligned', valueGetter: ({ data }) => data?.places.length, filter: false },
    { headerName: t('review.codes'), width: 360, valueGetter: ({ data }) => data && format.list(data.codes.map(names.codeName)) },
  ] : []), [t, format, names]);
  if (!names) return null;
  const current = found.data?.groups.find((group) => group.words === chosen) ?? found.data?.groups[0];
  return (
    <div className="review-view">
      <div className="review-bar">
        <Select className="review-question" aria-label={t('review.question')} value={question ?? ' all'} onChange={(id) => review.setState({ question: id === ' all' ? null : id })} options={[{ id: ' all', label: t('review.allQuestions') }, ...names.questions]} />
        <span className="dim" role="status">{found.data ? t('review.inconsistencyCount', { count: found.data.total }) : t('review.counting')}</span>
        <span className="grow" />
        <ExportMenu what={{ kind: 'inconsistencies', ...(question === null ? {} : { variableId: question }) }} name={t('review.inconsistencies')} isDisabled={!found.data?.total} />
      </div>
      {found.error ? <EmptyState title={refusalSentence(found.error)} /> : found.data && found.data.total === 0 ? <EmptyState title={t('review.noInconsistencies')}>{t('review.noInconsistenciesText')}</EmptyState> : (
        <Splitter label={t('review.paneWidth')} fixed="end" initial={480} min={300} max={860}>
          <Pane label={t('review.inconsistencies')}>
            <Grid<Group>
              label={t('review.inconsistencies')} language={language} columns={columns} rows={found.data?.groups} rowId={(group) => group.words} selection="single"
              options={{ onCellFocused: ({ api }) => { const data = focusedRow(api); if (data) setChosen(data.words); }, onCellKeyDown: ({ data, event }) => { const place = data?.places[0]; if (place && event instanceof KeyboardEvent && event.key === 'Enter') openAnswer(place.answerId); } }}
            />
          </Pane>
          <Pane side title={t('review.places')} label={t('review.places')}>
            {current ? (
              <div className="pane-scroll review-places" role="region" tabIndex={0} aria-label={t('review.places')}>
                <p className="review-words">{current.words}</p>
                <Table label={t('review.places')} rows={current.places} rowKey={(place) => `${place.answerId} ${place.start}`} columns={[
                  { id: 'case', header: t('review.case'), cell: (place) => place.caseKey },
                  { id: 'codes', header: t('review.codes'), cell: (place) => (place.codeIds.length > 0 ? format.list(place.codeIds.map(names.codeName)) : <span className="dim">{t('review.noCode')}</span>) },
                  { id: 'coders', header: t('review.readBy'), cell: (place) => format.list(place.coders.map(names.coder)) },
                  { id: 'open', header: '', cell: (place) => <Button variant="quiet" aria-label={t('review.openAnswerOf', { case: place.caseKey })} onPress={() => openAnswer(place.answerId)}>{t('review.open.short')}</Button>, width: '80px' },
                ]} />
              </div>
            ) : null}
          </Pane>
        </Splitter>
      )}
    </div>
  );
}
