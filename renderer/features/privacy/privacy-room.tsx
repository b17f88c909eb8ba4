import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { EmptyState, Tabs } from '../../ui/index.ts';
import { FindingsView } from './findings-view.tsx';
import { QuotesView } from './quotes-view.tsx';
import { RespondentsView } from './respondents-view.tsx';
import { showTab, usePrivacy, type PrivacyTab } from './store.ts';
import { TermsView } from './terms-view.tsx';

/** What gives a person away in the answers, and who may be quoted. */
export function PrivacyRoom() {
  const { t } = useTranslation();
  const format = useFormat();
  const tab = usePrivacy((state) => state.tab);
  const status = useQuery(orpc.anonymising.status.queryOptions()).data;
  const summary = useQuery(orpc.clearance.summary.queryOptions()).data;
  if (status?.answers === 0) return <EmptyState title={t('privacy.empty')}>{t('privacy.emptyHelp')}</EmptyState>;
  const open = status?.kinds.reduce((sum, kind) => sum + kind.open, 0) ?? 0;
  return (
    <Tabs
      label={t('privacy.room')} selected={tab} onSelect={(id) => showTab(id as PrivacyTab)}
      tabs={[
        { id: 'findings', label: t('privacy.findings'), ...(open > 0 ? { count: format.number(open) } : {}), content: <FindingsView status={status} /> },
        { id: 'terms', label: t('privacy.terms'), content: <TermsView /> },
        { id: 'quotes', label: t('privacy.quotes'), ...(summary ? { count: t('privacy.printableOf', { printable: summary.printable, quotes: summary.quotes }) } : {}), content: <QuotesView /> },
        { id: 'respondents', label: t('privacy.respondents'), content: <RespondentsView /> },
      ]}
    />
  );
}
