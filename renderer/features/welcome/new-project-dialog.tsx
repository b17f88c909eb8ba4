import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { NewPassphrase, usePassphrase } from '../../app/new-passphrase.tsx';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { setProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, shell } from '../../rpc/index.ts';
import { Button, Dialog, RadioGroup, TextField } from '../../ui/index.ts';
import { proposedPath } from './project-path.ts';

/** Name, place, passphrase, framework. The place follows the name until it is changed by hand. */
export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const folder = useQuery(orpc.app.info.queryOptions()).data?.projectsFolder ?? '';
  const [name, setName] = useState('');
  const [ownPath, setOwnPath] = useState<string | null>(null);
  const [coder, setCoder] = useState('');
  const [template, setTemplate] = useState<'national-response' | 'empty'>('national-response');
  const passphrase = usePassphrase();
  const path = ownPath ?? (name.trim() && folder ? proposedPath(folder, name) : '');
  const ready = name.trim() !== '' && path.trim() !== '' && passphrase.ready;
  const { submit, busy, refusal } = useSubmit(async () => {
    const status = await client.project.create({ path: path.trim(), name: name.trim(), passphrase: passphrase.value, template, ...(coder.trim() ? { coder: coder.trim() } : {}) });
    onClose();
    setProject(status);
  });
  const choose = async () => {
    const chosen = await shell?.chooseSave({ title: t('welcome.place'), suggestedName: path, filters: [{ name: t('welcome.projectFile'), extensions: ['swproj'] }] });
    if (chosen) setOwnPath(chosen);
  };
  return (
    <Dialog title={t('welcome.newTitle')} isOpen onClose={onClose} isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={!ready || busy} onPress={() => submit()}>{t('welcome.create')}</Button></>}>
      <form className="form" onSubmit={(event) => { if (ready) submit(event); else event.preventDefault(); }}>
        <TextField label={t('welcome.name')} placeholder={t('welcome.namePlaceholder')} value={name} onChange={setName} autoFocus isRequired />
        <div className="form-row">
          <TextField className="grow" label={t('welcome.place')} value={path} onChange={setOwnPath} error={refusal} help={t('welcome.placeHelp')} />
          {shell ? <Button onPress={() => void choose()}>{t('welcome.choose')}</Button> : null}
        </div>
        <RadioGroup label={t('welcome.framework')} value={template} onChange={setTemplate} options={[
          { id: 'national-response', label: t('welcome.frameworkNational'), detail: t('welcome.frameworkNationalHelp') },
          { id: 'empty', label: t('welcome.frameworkEmpty'), detail: t('welcome.frameworkEmptyHelp') },
        ]} />
        <TextField label={t('welcome.coder')} value={coder} onChange={setCoder} />
        <NewPassphrase passphrase={passphrase} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
