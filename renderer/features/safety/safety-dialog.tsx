import { useProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, Checkbox, Dialog, Select } from '../../ui/index.ts';
import { KeychainChoice } from './keychain-choice.tsx';
import { chooseHideRecent, chooseMinutes, LOCK_CHOICES, useSafety } from './idle-lock.ts';

/** When the project locks itself, and what the program remembers of studies. */
export function SafetyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { minutes, hideRecent } = useSafety();
  const project = useProject();
  return (
    <Dialog title={t('safety.title')} isOpen onClose={onClose} size="small" footer={<Button variant="primary" onPress={onClose}>{t('common.close')}</Button>}>
      <div className="form">
        <Select label={t('safety.lockAfter')} value={String(minutes)} onChange={(id) => chooseMinutes(LOCK_CHOICES.find((choice) => String(choice) === id) ?? 15)} options={LOCK_CHOICES.map((choice) => ({ id: String(choice), label: choice === 0 ? t('safety.never') : t('safety.minutes', { count: choice }) }))} help={t('safety.lockHelp')} />
        <Checkbox isSelected={hideRecent} onChange={(on) => void chooseHideRecent(on)}>{t('safety.hideRecent')}</Checkbox>
        {project === null ? null : <KeychainChoice />}
      </div>
    </Dialog>
  );
}
