import { useTranslation } from '../../locales/i18n.ts';
import type { Feature } from '../../app/feature.ts';
import { EmptyState } from '../../ui/index.ts';

function DataRoom() {
  const { t } = useTranslation();
  return <EmptyState title={t('data.room')} />;
}

export const feature: Feature = {
  room: { id: 'data', label: 'data.room', icon: 'data', order: 10, Component: DataRoom },
  commands: [],
};
