import { useTranslation } from '../../locales/i18n.ts';
import { EmptyState } from '../../ui/index.ts';

export function Welcome() {
  const { t } = useTranslation();
  return <EmptyState title={t('welcome.title')} />;
}
