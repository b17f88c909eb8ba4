import './review.css';
import { useTranslation } from '../../locales/i18n.ts';
import { Tabs } from '../../ui/index.ts';
import { AgreementView } from './agreement-view.tsx';
import { CooccurrenceView } from './cooccurrence-view.tsx';
import { DisagreementsView } from './disagreements-view.tsx';
import { InconsistenciesView } from './inconsistencies-view.tsx';
import { MemosView } from './memos-view.tsx';
import { SegmentsView } from './segments-view.tsx';
import { showTab, useReview, type ReviewTab } from './store.ts';

/** Looking back at what was coded. */
export function ReviewRoom() {
  const { t } = useTranslation();
  const tab = useReview((state) => state.tab);
  return (
    <Tabs label={t('review.room')} selected={tab} onSelect={(id) => showTab(id as ReviewTab)} tabs={[
      { id: 'agreement', label: t('review.agreement'), content: <AgreementView /> },
      { id: 'disagreements', label: t('review.disagreements'), content: <DisagreementsView /> },
      { id: 'inconsistencies', label: t('review.inconsistencies'), content: <InconsistenciesView /> },
      { id: 'segments', label: t('review.segments'), content: <SegmentsView /> },
      { id: 'cooccurrence', label: t('review.cooccurrence'), content: <CooccurrenceView /> },
      { id: 'memos', label: t('review.memos'), content: <MemosView /> },
    ]} />
  );
}
