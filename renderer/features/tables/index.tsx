import { useTranslation } from '../../locales/i18n.ts';
import type { Feature } from '../../app/feature.ts';
import { EmptyState } from '../../ui/index.ts';

function TablesRoom() {
  const { t } = useTranslation();
  return <EmptyState title={t('tables.empty')} />;
}

export const feature: Feature = {
  room: { id: 'tables', label: 'tables.room', icon: 'tables', order: 30, Component: TablesRoom },
  commands: [],
};
