import { useState } from 'react';
import type { Outputs } from '#core/contract/api/index.ts';
import type { FileSource } from '#core/contract/api/importing.ts';
import { saveExport } from '../../app/save-export.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { chooseFile } from '../../rpc/files.ts';
import { client } from '../../rpc/index.ts';
import { Banner, Button, Dialog, ProgressBar } from '../../ui/index.ts';

type Refreshed = Outputs['exporting']['refresh'];
const MOST_LINES = 400;

/** The linked numbers of a Word file as the tables give them now: what moved is shown before anything is saved. */
export function RefreshDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<{ readonly source: FileSource; readonly told: Refreshed } | null>(null);
  const reading = useSubmit(async () => {
    const source = await chooseFile({ title: t('tables.refreshChoose'), name: t('tables.format.docx'), extensions: ['docx'] });
    if (source) setFound({ source, told: await client.exporting.refresh({ source }) });
  });
  const saving = useSubmit(async () => {
    if (found === null) return;
    const done = await saveExport({ extension: 'docx', typeName: t('tables.format.docx'), suggestedName: found.told.name }, (target) => (target.target === undefined ? Promise.resolve(found.told) : client.exporting.refresh({ source: found.source, ...target })));
    if (done) onClose();
  });
  const refusal = reading.refusal ?? saving.refusal;
  const busy = reading.busy || saving.busy;
  const hasNews = found !== null && found.told.moved.length + found.told.lines.length + found.told.recipes + found.told.linked + found.told.charts.moved.length + found.told.ranked.length > 0;
  return (
    <Dialog
      title={t('tables.refreshTitle')} isOpen onClose={onClose} size="large" isDismissable={!busy}
      footer={<><Button icon="import" variant={found === null ? 'primary' : 'default'} isPending={busy} onPress={() => reading.submit()}>{t('tables.refreshChoose')}</Button><span className="grow" /><Button onPress={onClose} isDisabled={busy}>{t('common.close')}</Button>{found === null ? null : <Button variant="primary" icon="export" isDisabled={!hasNews} isPending={busy} onPress={() => saving.submit()}>{t('tables.refreshSave')}</Button>}</>}
    >
      <div className="moves">
        {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
        {reading.busy ? <ProgressBar label={t('tables.refreshBusy')} fraction={null} /> : found === null ? <p>{t('tables.refreshHelp')}</p> : <Told told={found.told} />}
      </div>
    </Dialog>
  );
}

function Told({ told }: { told: Refreshed }) {
  const { t } = useTranslation();
  if (told.count === 0) return <p role="status">{t('tables.refreshNone', { name: told.name })}</p>;
  return (
    <>
      <p role="status"><strong>{t('tables.refreshMoved', { count: told.moved.length })}</strong> {[t('tables.refreshCount', { name: told.name, count: told.count }), ...(told.linked > 0 ? [t('tables.refreshLinked', { count: told.linked })] : [])].join(' ')}</p>
      {told.lines.length > 0 ? <p>{t('tables.refreshLines', { count: told.lines.length })}</p> : null}
      {told.recipes > 0 ? <p className="dim">{t('tables.refreshRecipes', { count: told.recipes })}</p> : null}
      {told.charts.moved.length > 0 ? <Listed title={t('tables.refreshCharts', { count: told.charts.moved.length })} items={told.charts.moved} /> : null}
      {told.charts.left > 0 ? <Banner tone="warn">{t('tables.refreshChartsLeft', { count: told.charts.left })}</Banner> : null}
      {told.ranked.length > 0 ? <Listed title={t('tables.refreshRanked', { count: told.ranked.length })} items={told.ranked} /> : null}
      {told.rankings.length > 0 ? <Banner tone="warn">{t('tables.refreshRankings', { count: told.rankings.length })} {told.rankings.map(({ table, why }) => `${table} (${t(`tables.refreshStale.${why}`)})`).join('; ')}</Banner> : null}
      {told.lost.length > 0 ? <Banner tone="warn">{t('tables.refreshLost', { count: told.lost.length })} {told.lost.slice(0, 8).map((text) => `“${text}”`).join(', ')}{told.lost.length > 8 ? ' …' : ''}</Banner> : null}
      {told.moved.length === 0 ? null : (
        <div className="moves-scroll" tabIndex={0} role="region" aria-label={t('tables.moved')}>
          <table className="table moves-words" aria-label={told.name}>
            <thead><tr><th scope="col">{t('tables.movedTable')}</th><th scope="col">{t('tables.movedRow')}</th><th scope="col">{t('tables.movedColumn')}</th><th scope="col" className="num">{t('tables.before')}</th><th scope="col" className="num">{t('tables.after')}</th></tr></thead>
            <tbody>{told.moved.slice(0, MOST_LINES).map((each, index) => <tr key={index}><td>{each.table}</td><th scope="row">{each.row}</th><td>{each.column}</td><td className="num">{each.before}</td><td className="num">{each.after}</td></tr>)}</tbody>
          </table>
          {told.moved.length > MOST_LINES ? <p className="dim">{t('tables.movedMore', { count: told.moved.length - MOST_LINES })}</p> : null}
        </div>
      )}
    </>
  );
}

/** A few are named at once, many when they are asked for. */
function Listed({ title, items }: { title: string; items: readonly string[] }) {
  return <details open={items.length <= 3}><summary>{title}</summary><ul>{items.map((item, index) => <li key={index}>{item}</li>)}</ul></details>;
}
