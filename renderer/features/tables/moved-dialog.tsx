import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import { attempt } from '../../app/attempt.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, queryClient, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { workSince } from './model/since.ts';
import { selectTable } from './store.ts';

type Moves = Outputs['tables']['moved'];
export type Moved = Moves['tables'][number]['moved'][number];
/** More lines than anybody reads in a window; the command line has them all. */
const MOST_LINES = 400;

/** The plan run again on the data as they are, beside what it said when it was remembered: every number that moved. */
export function MovedDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const records = useQuery(orpc.tables.records.queryOptions()).data ?? [];
  const [against, setAgainst] = useState<number | undefined>(undefined);
  const [name, setName] = useState('');
  const { data, error, isPending } = useQuery(orpc.tables.moved.queryOptions({ input: { language, ...(against === undefined ? {} : { against }) } }));
  const remember = (kind: 'record' | 'release') => attempt(async () => {
    await client.tables.record({ kind, name: name.trim(), language });
    setName('');
    setAgainst(undefined);
    await queryClient.invalidateQueries({ queryKey: orpc.tables.key() });
  });
  const at = (moment: { readonly kind: 'record' | 'release'; readonly name: string; readonly madeAt: string }): string => `${moment.kind === 'release' ? t('tables.released') : t('tables.remembered')} ${format.date(moment.madeAt)}${moment.name === '' ? '' : ` – ${moment.name}`}`;
  return (
    <Dialog title={t('tables.moved')} isOpen onClose={onClose} size="large" footer={<><TextField aria-label={t('tables.recordName')} placeholder={t('tables.recordName')} value={name} onChange={setName} /><Button onPress={() => void remember('record')}>{t('tables.record')}</Button><Button onPress={() => void remember('release')}>{t('tables.release')}</Button><span className="grow" /><Button variant="primary" onPress={onClose}>{t('common.close')}</Button></>}>
      <div className="moves">
        {error ? <Banner tone="bad">{refusalSentence(error)}</Banner> : null}
        {records.length > 1 ? <Select label={t('tables.against')} value={String(against ?? records[0]?.id ?? '')} onChange={(id) => setAgainst(Number(id))} options={records.map((record) => ({ id: String(record.id), label: at(record) }))} /> : null}
        {isPending ? <p className="dim">{t('common.loading')}</p> : data === undefined ? null : data.against === null ? <p>{t('tables.movedNothing')}</p> : (
          <>
            <p role="status"><strong>{t('tables.movedCount', { count: data.moved })}</strong> {t('tables.movedSince', { moment: at(data.against) })}{data.since.length > 0 ? ` ${workSince(data.since).map(({ work, times }) => t(`tables.since.${work}` as const, { count: times })).join(' · ')}` : ''}</p>
            <div className="moves-scroll" tabIndex={0} role="region" aria-label={t('tables.moved')}>
              {data.tables.filter((table) => table.state !== 'same').map((table) => (
                <section key={table.id}>
                  <h3>{table.number === null ? table.title : <Button variant="quiet" onPress={() => { selectTable(table.id); onClose(); }}>{t('tables.titleNumbered', { number: table.number, title: table.title })}</Button>}</h3>
                  {table.state === 'moved' ? <MovedLines moved={table.moved} title={table.title} /> : <p className="dim">{table.problem ?? t(`tables.state.${table.state}` as const)}</p>}
                </section>
              ))}
              {data.tables.every((table) => table.state === 'same') ? <p className="dim">{t('tables.movedNone')}</p> : null}
            </div>
          </>
        )}
        <p className="dim small">{t('tables.recordHelp')}</p>
      </div>
    </Dialog>
  );
}

/** Before and after, line by line. */
export function MovedLines({ moved, title }: { moved: readonly Moved[]; title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = (value: number | null, statistic: Moved['statistic']): string => (value === null ? '–' : statistic === 'columnPercent' || statistic === 'rowPercent' ? `${format.number(value, 1)} %` : format.number(value, Number.isInteger(value) ? 0 : 2));
  return (
    <>
      <table className="table" aria-label={title}>
        <thead><tr><th scope="col">{t('tables.movedRow')}</th><th scope="col">{t('tables.movedColumn')}</th><th scope="col">{t('tables.movedWhat')}</th><th scope="col" className="num">{t('tables.before')}</th><th scope="col" className="num">{t('tables.after')}</th></tr></thead>
        <tbody>
          {moved.slice(0, MOST_LINES).map((each, index) => (
            <tr key={index}><th scope="row">{each.page === null ? each.row : `${each.page}: ${each.row}`}</th><td>{each.column}</td><td>{t(`tables.moved.${each.statistic}` as const)}</td><td className="num">{say(each.before, each.statistic)}</td><td className="num">{say(each.after, each.statistic)}</td></tr>
          ))}
        </tbody>
      </table>
      {moved.length > MOST_LINES ? <p className="dim">{t('tables.movedMore', { count: moved.length - MOST_LINES })}</p> : null}
    </>
  );
}
