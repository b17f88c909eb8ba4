import { goTo } from '../../app/session.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Banner, Button } from '../../ui/index.ts';
import { isWaiting, useImport } from './store.ts';

/** Elsewhere, while a file is being looked at or brought in: that it waits, and the way back to it. */
export function WaitingImport() {
  const { t } = useTranslation();
  const file = useImport((state) => (isWaiting(state) ? state.fileName : null));
  return file === null ? null : <Banner actions={<Button onPress={() => goTo('import')}>{t('import.goOn')}</Button>}>{t('import.waiting', { file })}</Banner>;
}
