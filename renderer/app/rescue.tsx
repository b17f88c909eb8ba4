import { useState } from 'react';
import { openDialog } from './session.ts';
import { useSubmit } from './project-dialogs.tsx';
import { setProject } from './use-project.ts';
import { translate, useTranslation } from '../locales/i18n.ts';
import { client } from '../rpc/index.ts';
import { Banner, Button, toast } from '../ui/index.ts';

/** The ways out where a project is damaged: a backup, or what can still be read of it. */
export function Rescue({ path, passphrase, onDone }: { path: string; passphrase: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const salvage = useSubmit(async () => {
    const { status, rows, lost } = await client.project.salvage({ path, passphrase });
    onDone();
    setProject(status);
    toast(translate('safety.salvaged', { rows, lost: lost.reduce((sum, each) => sum + each.rows, 0) }), { tone: 'ok' });
  });
  return (
    <div className="form">
      <p>{t('safety.rescue')}</p>
      <div className="form-row">
        <Button onPress={() => openDialog('project.backups', { path, passphrase })}>{t('safety.backups')}</Button>
        <Button isDisabled={salvage.busy} onPress={() => { if (asked) salvage.submit(); else setAsked(true); }}>{asked ? t('safety.salvageSure') : t('safety.salvage')}</Button>
      </div>
      {asked ? <p className="dim small">{t('safety.salvageHelp')}</p> : null}
      {salvage.refusal ? <Banner tone="bad">{salvage.refusal}</Banner> : null}
    </div>
  );
}
