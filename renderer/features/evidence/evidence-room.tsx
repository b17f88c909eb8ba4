import { useTranslation } from '../../locales/i18n.ts';
import { Tabs } from '../../ui/index.ts';
import { ChangesView } from './changes-view.tsx';
import { ChecklistView } from './checklist-view.tsx';
import { LevelsView } from './levels-view.tsx';
import { RoadmapView } from './roadmap-view.tsx';
import { SourcesView } from './sources-view.tsx';
import { evidence, useEvidence, type EvidenceTab } from './store.ts';

/** What is known of each country from several kinds of sources: checklists, levels made of them, and all side by side. */
export function EvidenceRoom() {
  const { t } = useTranslation();
  const tab = useEvidence((state) => state.tab);
  return (
    <Tabs
      label={t('evidence.room')} selected={tab} onSelect={(id) => evidence.setState({ tab: id as EvidenceTab })}
      tabs={[
        { id: 'checklists', label: t('evidence.checklists'), content: <ChecklistView /> }, { id: 'levels', label: t('evidence.levels'), content: <LevelsView /> }, { id: 'changes', label: t('evidence.changes'), content: <ChangesView /> },
        { id: 'sources', label: t('evidence.sources'), content: <SourcesView /> }, { id: 'roadmap', label: t('evidence.roadmap'), content: <RoadmapView /> },
      ]}
    />
  );
}
