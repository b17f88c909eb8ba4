import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import { attempt } from '../../app/attempt.ts';
import { savePicture } from '../../app/save-export.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Dialog } from '../../ui/index.ts';
import { selectTable } from './store.ts';

type Report = Outputs['tables']['disclosure'];
const MOST_LINES = 400;

/** What the plan withholds and the proof that it stays hidden, and the cells of nobody and everybody to look at before a release. */
export function DisclosureDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const { data, error, isPending } = useQuery(orpc.tables.disclosure.queryOptions({ input: { language } }));
  const save = () => attempt(async () => { const { name, bytes } = await client.tables.disclosureFile({ language }); await savePicture({ extension: 'csv', typeName: 'CSV', suggestedName: name }, bytes as Blob); });
  const show = (id: string) => { selectTable(id); onClose(); };
  const bad = data?.withheld.filter((cell) => cell.verdict === 'derivable').length ?? 0;
  const narrow = data?.withheld.filter((cell) => cell.verdict === 'narrow').length ?? 0;
  const unproven = data?.withheld.filter((cell) => cell.verdict === 'unproven').length ?? 0;
  return (
    <Dialog title={t('tables.disclosure')} isOpen onClose={onClose} size="large" footer={<><Button icon="export" isDisabled={data === undefined} onPress={() => void save()}>{t('tables.disclosureSave')}</Button><span className="grow" /><Button variant="primary" onPress={onClose}>{t('common.close')}</Button></>}>
      <div className="moves">
        {error ? <Banner tone="bad">{refusalSentence(error)}</Banner> : null}
        {isPending ? <p className="dim" role="status">{t('tables.disclosureWait')}</p> : data === undefined ? null : (
          <>
            {data.minimum === null ? <Banner>{t('tables.disclosureNoRule')}</Banner> : (
              <>
                {bad > 0 ? <Banner tone="bad">{t('tables.disclosureBad', { count: bad })}</Banner> : unproven > 0 ? null : <Banner>{t('tables.disclosureSafe', { count: data.withheld.length, minimum: data.minimum })}</Banner>}
                {unproven > 0 ? <Banner tone="bad">{t('tables.disclosureUnproven', { count: unproven })}</Banner> : null}
                {narrow > 0 ? <Banner tone="warn">{t('tables.disclosureNarrow', { count: narrow })}</Banner> : null}
                <p>{data.against === null ? t('tables.disclosureNoRelease') : t('tables.disclosureAgainst', { name: data.against.name, date: format.date(data.against.madeAt) })}</p>
              </>
            )}
            <div className="moves-scroll" tabIndex={0} role="region" aria-label={t('tables.disclosure')}>
              {data.withheld.length > 0 ? <Withheld report={data} onShow={show} /> : null}
              {data.statistics.length > 0 ? <Statistics report={data} onShow={show} /> : null}
              {data.review.length > 0 ? <Review report={data} onShow={show} /> : <p className="dim">{t('tables.reviewNone')}</p>}
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Withheld({ report, onShow }: { report: Report; onShow: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section>
      <h3>{t('tables.disclosureWithheld')}</h3>
      <table className="table" aria-label={t('tables.disclosureWithheld')}>
        <thead><tr><th scope="col">{t('tables.movedTable')}</th><th scope="col">{t('tables.movedRow')}</th><th scope="col">{t('tables.movedColumn')}</th><th scope="col">{t('tables.reason')}</th><th scope="col" className="num">{t('tables.bounds')}</th><th scope="col">{t('tables.verdict')}</th></tr></thead>
        <tbody>
          {report.withheld.slice(0, MOST_LINES).map((cell, index) => (
            <tr key={index}><td><Button variant="quiet" onPress={() => onShow(cell.tableId)} aria-label={t('tables.titleNumbered', { number: cell.table ?? 0, title: cell.title })}>{String(cell.table ?? '')}</Button></td><th scope="row">{cell.row}</th><td>{cell.column}</td><td>{t(`tables.reason.${cell.reason}` as const)}</td><td className="num">{`${format.number(cell.low)} – ${Number.isFinite(cell.high) ? format.number(cell.high) : '∞'}`}</td><td>{t(`tables.verdict.${cell.verdict}` as const)}</td></tr>
          ))}
        </tbody>
      </table>
      {report.withheld.length > MOST_LINES ? <p className="dim">{t('tables.movedMore', { count: report.withheld.length - MOST_LINES })}</p> : null}
    </section>
  );
}

function Statistics({ report, onShow }: { report: Report; onShow: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section>
      <h3>{t('tables.disclosureStatistics')}</h3>
      <table className="table" aria-label={t('tables.disclosureStatistics')}>
        <thead><tr><th scope="col">{t('tables.movedTable')}</th><th scope="col">{t('tables.movedRow')}</th><th scope="col">{t('tables.movedColumn')}</th><th scope="col">{t('tables.reason')}</th><th scope="col" className="num">{t('tables.basis')}</th></tr></thead>
        <tbody>
          {report.statistics.slice(0, MOST_LINES).map((cell, index) => (
            <tr key={index}><td><Button variant="quiet" onPress={() => onShow(cell.tableId)} aria-label={t('tables.titleNumbered', { number: cell.table ?? 0, title: cell.title })}>{String(cell.table ?? '')}</Button></td><th scope="row">{cell.row}</th><td>{cell.column}</td><td>{t(`tables.reason.${cell.reason}` as const)}</td><td className="num">{format.number(cell.base)}</td></tr>
          ))}
        </tbody>
      </table>
      {report.statistics.length > MOST_LINES ? <p className="dim">{t('tables.movedMore', { count: report.statistics.length - MOST_LINES })}</p> : null}
    </section>
  );
}

function Review({ report, onShow }: { report: Report; onShow: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section>
      <h3>{t('tables.disclosureReview')}</h3>
      <table className="table" aria-label={t('tables.disclosureReview')}>
        <thead><tr><th scope="col">{t('tables.movedTable')}</th><th scope="col">{t('tables.movedRow')}</th><th scope="col">{t('tables.movedColumn')}</th><th scope="col">{t('tables.verdict')}</th><th scope="col" className="num">{t('tables.basis')}</th></tr></thead>
        <tbody>
          {report.review.slice(0, MOST_LINES).map((cell, index) => (
            <tr key={index}><td><Button variant="quiet" onPress={() => onShow(cell.tableId)} aria-label={t('tables.titleNumbered', { number: cell.table ?? 0, title: cell.title })}>{String(cell.table ?? '')}</Button></td><th scope="row">{cell.row}</th><td>{cell.column}</td><td>{t(`tables.review.${cell.kind}` as const)}</td><td className="num">{format.number(cell.base)}</td></tr>
          ))}
        </tbody>
      </table>
      {report.review.length > MOST_LINES ? <p className="dim">{t('tables.movedMore', { count: report.review.length - MOST_LINES })}</p> : null}
    </section>
  );
}
