import { useTranslation } from '../../locales/i18n.ts';
import type { Feature } from '../../app/feature.ts';
import { EmptyState } from '../../ui/index.ts';

function CodingRoom() {
  const { t } = useTranslation();
  return <EmptyState title={t('coding.empty')} />;
}

export const feature: Feature = {
  room: { id: 'code', label: 'coding.room', icon: 'code', order: 20, Component: CodingRoom },
  commands: [],
};
