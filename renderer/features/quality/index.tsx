import { useTranslation } from '../../locales/i18n.ts';
import type { Feature } from '../../app/feature.ts';
import { EmptyState } from '../../ui/index.ts';

function QualityRoom() {
  const { t } = useTranslation();
  return <EmptyState title={t('quality.room')} />;
}

export const feature: Feature = {
  room: { id: 'quality', label: 'quality.room', icon: 'quality', order: 50, Component: QualityRoom },
  commands: [],
};
