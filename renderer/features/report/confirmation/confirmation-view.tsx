import './confirmation.css';
import { useQuery } from '@tanstack/react-query';
import { DEMANDS } from '#core/contract/api/confirmation.ts';
import { attempt } from '../../../app/attempt.ts';
import { openDialog } from '../../../app/session.ts';
import { useFormat } from '../../../locales/format.ts';
import { useTranslation } from '../../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../../rpc/index.ts';
import { Banner, Button, Select, Tabs } from '../../../ui/index.ts';
import { LedgerView } from './ledger-view.tsx';
import { chooseReturned } from './choose-returned.ts';
import { RespondentsView } from './respondents-view.tsx';
import { ReturnView } from './return-view.tsx';
import { confirmationStore, useConfirmation, type ConfirmationTab } from './store.ts';

/** Packs that go out to respondents, files that come back, and who confirmed what. */
export function ConfirmationView() {
  const { t } = useTranslation();
  const format = useFormat();
  const tab = useConfirmation((state) => state.tab);
  const read = useConfirmation((state) => state.read);
  const overview = useQuery(orpc.confirmation.respondents.queryOptions());
  const settings = useQuery(orpc.confirmation.settings.queryOptions()).data;
  const ledger = useQuery(orpc.confirmation.ledger.queryOptions()).data;
  const summary = overview.data;
  return (
    <div className="confirm">
      <header className="confirm-head">
        <h2>{t('confirmation.title')}</h2>
        <span className="dim" role="status">{summary ? t('confirmation.summary', { confirmed: summary.confirmed, statuses: summary.statuses, packs: summary.packs, returns: summary.returns }) : ''}</span>
        <span className="grow" />
        {settings ? <Select className="confirm-demand" aria-label={t('confirmation.demand')} value={settings.demand} onChange={(demand) => { void attempt(async () => { await client.confirmation.setSettings({ demand }); }); }} options={DEMANDS.map((id) => ({ id, label: t(`confirmation.demand.${id}`), detail: t(`confirmation.demandHelp.${id}`) }))} /> : null}
        <Button onPress={() => openDialog('confirmation.what')}>{t('confirmation.what')}</Button>
        <Button icon="export" isDisabled={!summary?.statuses && !summary?.respondents.some((one) => one.examples > 0)} onPress={() => openDialog('confirmation.packs', { caseIndexes: null })}>{t('confirmation.makePacks')}</Button>
        <Button variant="primary" onPress={() => { void chooseReturned(); }}>{t('confirmation.readFile')}</Button>
      </header>
      {overview.error ? <Banner tone="bad">{refusalSentence(overview.error)}</Banner> : null}
      <Tabs
        label={t('confirmation.title')} selected={tab} onSelect={(id) => confirmationStore.setState({ tab: id as ConfirmationTab })}
        tabs={[
          { id: 'respondents', label: t('confirmation.respondents'), ...(summary ? { count: format.number(summary.respondents.length) } : {}), content: <RespondentsView overview={summary} /> },
          { id: 'return', label: read ? t('confirmation.returnOf', { name: read.returns.map((one) => one.name).join(', ') }) : t('confirmation.return'), content: <ReturnView /> },
          { id: 'ledger', label: t('confirmation.ledger'), ...(ledger && ledger.length > 0 ? { count: format.number(ledger.length) } : {}), content: <LedgerView lines={ledger} /> },
        ]}
      />
    </div>
  );
}
