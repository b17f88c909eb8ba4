import { useState, type FormEvent } from 'react';
import { useTranslation, translate } from '../locales/i18n.ts';
import { client, refusalSentence } from '../rpc/index.ts';
import { Button, Dialog, ProgressBar, TextField, toast } from '../ui/index.ts';
import { NewPassphrase, usePassphrase } from './new-passphrase.tsx';
import { setProject, useProject } from './use-project.ts';

/** Sends a form once, and keeps the refusal to be shown in it. */
export function useSubmit(act: () => Promise<void>): { submit: (event?: FormEvent) => void; busy: boolean; refusal: string | null } {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    act().catch((error: unknown) => setRefusal(refusalSentence(error))).finally(() => setBusy(false));
  };
  return { submit, busy, refusal };
}

export function RenameDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const project = useProject();
  const [name, setName] = useState(project?.name ?? '');
  const { submit, busy, refusal } = useSubmit(async () => { setProject(await client.project.rename({ name: name.trim() })); onClose(); });
  return (
    <Dialog title={t('project.renameTitle')} isOpen onClose={onClose} size="small" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={!name.trim() || busy} onPress={() => submit()}>{t('common.rename')}</Button></>}>
      <form onSubmit={submit}><TextField label={t('project.nameLabel')} value={name} onChange={setName} error={refusal} autoFocus /></form>
    </Dialog>
  );
}

export function AddCoderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const { submit, busy, refusal } = useSubmit(async () => {
    const coder = await client.project.addCoder({ name: name.trim() });
    setProject(await client.project.selectCoder({ coderId: coder.id }));
    onClose();
  });
  return (
    <Dialog title={t('frame.addCoderTitle')} isOpen onClose={onClose} size="small" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={!name.trim() || busy} onPress={() => submit()}>{t('common.add')}</Button></>}>
      <form onSubmit={submit}><TextField label={t('frame.coderName')} value={name} onChange={setName} error={refusal} autoFocus /></form>
    </Dialog>
  );
}

export function RekeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const fresh = usePassphrase();
  const [step, setStep] = useState<RekeyStep>('copy');
  const { submit, busy, refusal } = useSubmit(async () => {
    const stop = new AbortController();
    setStep('copy');
    void followRekeying(setStep, stop.signal);
    try {
      const { backups } = await client.project.rekey({ passphrase: current, newPassphrase: fresh.value });
      toast(translate('project.rekeyDone', { count: backups }), { tone: 'ok' });
      onClose();
    } finally {
      stop.abort();
    }
  });
  return (
    <Dialog title={t('project.rekeyTitle')} isOpen onClose={onClose} size="small" isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={!fresh.ready || busy} onPress={() => submit()}>{t('project.rekeyTitle')}</Button></>}>
      <form className="form" onSubmit={(event) => { if (fresh.ready) submit(event); else event.preventDefault(); }}>
        <TextField label={t('project.current')} type="password" value={current} onChange={setCurrent} error={refusal} autoFocus />
        <NewPassphrase passphrase={fresh} label={t('project.newPassphrase')} />
        {busy ? <div role="status"><ProgressBar label={t('project.rekeyTitle')} fraction={null} /><p className="quiet">{t(REKEY_STEPS[step])}</p></div> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

type RekeyStep = 'copy' | 'encrypt' | 'check';
const REKEY_STEPS = { copy: 'project.rekeyCopy', encrypt: 'project.rekeyEncrypt', check: 'project.rekeyCheck' } as const;

async function followRekeying(told: (step: RekeyStep) => void, signal: AbortSignal): Promise<void> {
  try {
    for await (const { step } of await client.project.rekeying(undefined, { signal })) told(step);
  } catch {
    // The steps are for the eye; what becomes of the change is told by the call itself.
  }
}
