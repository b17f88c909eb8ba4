import { useState } from 'react';
import { useTranslation } from '../locales/i18n.ts';
import { Checkbox, Meter, TextField } from '../ui/index.ts';
import { passphraseBits, passphraseStrength } from './passphrase-strength.ts';

export interface PassphraseState { readonly value: string; readonly again: string; readonly setValue: (text: string) => void; readonly setAgain: (text: string) => void; /** Both are there and equal. */ readonly ready: boolean }

export function usePassphrase(): PassphraseState {
  const [value, setValue] = useState('');
  const [again, setAgain] = useState('');
  return { value, again, setValue, setAgain, ready: value.length > 0 && value === again };
}

const TONES = { weak: 'bad', fair: 'warn', strong: 'ok' } as const;
const FULL_BITS = 60;

/** A new passphrase, twice, with its strength and the warning that goes with it. */
export function NewPassphrase({ passphrase, label }: { passphrase: PassphraseState; /** Where there is a former one beside it. */ label?: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const strength = passphraseStrength(passphrase.value);
  const type = shown ? 'text' : 'password';
  const differ = passphrase.again !== '' && !passphrase.value.startsWith(passphrase.again);
  return (
    <>
      <TextField label={label ?? t('passphrase.label')} type={type} autoComplete="off" value={passphrase.value} onChange={passphrase.setValue} />
      {passphrase.value ? (
        <div className="strength" role="status">
          <Meter label={t('passphrase.strength')} value={Math.min(passphraseBits(passphrase.value), FULL_BITS)} max={FULL_BITS} tone={TONES[strength]} width={200} />
          <span>{t(`passphrase.${strength}`)}</span>
        </div>
      ) : null}
      <TextField label={t('passphrase.repeat')} type={type} autoComplete="off" value={passphrase.again} onChange={passphrase.setAgain} error={differ ? t('passphrase.differ') : null} />
      <Checkbox isSelected={shown} onChange={setShown}>{t('passphrase.show')}</Checkbox>
      <p className="dim">{t('passphrase.lost')}</p>
    </>
  );
}
