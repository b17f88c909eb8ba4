import './safety.css';
import { useState } from 'react';
import { OpenRemembered } from '../../app/remembered-project.tsx';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { setProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, queryClient } from '../../rpc/index.ts';
import { Button, Icon, TextField } from '../../ui/index.ts';
import { useSafety } from './idle-lock.ts';

/** What is seen of a locked project: that there is one. */
export function LockScreen({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation();
  const hidden = useSafety((state) => state.hideRecent);
  const [passphrase, setPassphrase] = useState('');
  const { submit, busy, refusal } = useSubmit(async () => { setProject(await client.project.open({ path, passphrase })); });
  const leave = async () => {
    await client.project.forgetLocked();
    await queryClient.invalidateQueries({ queryKey: orpc.project.locked.queryKey() });
  };
  return (
    <div className="lock-screen">
      <form className="lock-card" onSubmit={submit}>
        <h1><Icon name="lock" size={18} /> {hidden ? t('safety.lockedTitle') : t('safety.lockedName', { name })}</h1>
        <p className="dim">{t('safety.lockedHelp')}</p>
        <TextField label={t('passphrase.label')} type="password" autoComplete="off" value={passphrase} onChange={setPassphrase} error={refusal} autoFocus />
        <OpenRemembered path={path} />
        <div className="lock-acts">
          <Button onPress={() => void leave()} isDisabled={busy}>{t('safety.leave')}</Button>
          <Button variant="primary" type="submit" isDisabled={busy}>{t('safety.unlock')}</Button>
        </div>
      </form>
    </div>
  );
}
