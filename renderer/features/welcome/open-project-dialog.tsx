import { useState } from 'react';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { setProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, findRefusal, shell } from '../../rpc/index.ts';
import { OpenRemembered } from '../../app/remembered-project.tsx';
import { Rescue } from '../../app/rescue.tsx';
import { Button, Dialog, TextField } from '../../ui/index.ts';

/** A project file and its passphrase; from the recent list the file is known already. */
export function OpenProjectDialog({ onClose, path: known, name }: { onClose: () => void; path?: string; name?: string }) {
  const { t } = useTranslation();
  const [path, setPath] = useState(known ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [damaged, setDamaged] = useState(false);
  const { submit, busy, refusal } = useSubmit(async () => {
    const status = await client.project.open({ path: path.trim(), passphrase }).catch((error: unknown) => { setDamaged(['PROJECT_DAMAGED', 'PROJECT_ALTERED'].includes(findRefusal(error)?.code ?? '')); throw error; });
    onClose();
    setProject(status);
  });
  const choose = async () => {
    const chosen = await shell?.chooseOpen({ title: t('welcome.openTitle'), filters: [{ name: t('welcome.projectFile'), extensions: ['swproj'] }] });
    if (chosen) setPath(chosen);
  };
  return (
    <Dialog title={name ?? t('welcome.openTitle')} isOpen onClose={onClose} isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={!path.trim() || busy} onPress={() => submit()}>{t('welcome.openButton')}</Button></>}>
      <form className="form" onSubmit={submit}>
        <div className="form-row">
          <TextField className="grow" label={t('welcome.path')} value={path} onChange={setPath} autoFocus={!known} />
          {shell ? <Button onPress={() => void choose()}>{t('welcome.choose')}</Button> : null}
        </div>
        <TextField label={t('passphrase.label')} type="password" autoComplete="off" value={passphrase} onChange={setPassphrase} autoFocus={Boolean(known)} error={refusal} />
        <OpenRemembered path={path.trim()} onOpened={onClose} />
        {damaged && refusal ? <Rescue path={path.trim()} passphrase={passphrase} onDone={onClose} /> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
