import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { NewPassphrase, usePassphrase } from '../../app/new-passphrase.tsx';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { setProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import type { FileSource } from '#core/contract/api/importing.ts';
import { chooseFile } from '../../rpc/files.ts';
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
  const [template, setTemplate] = useState<'national-response' | 'empty' | 'sheet'>('national-response');
  const [sheet, setSheet] = useState<FileSource | null>(null);
  const passphrase = usePassphrase();
  const path = ownPath ?? (name.trim() && folder ? proposedPath(folder, name) : '');
  const ready = (template !== 'sheet' || sheet !== null) && name.trim() !== '' && path.trim() !== '' && passphrase.ready;
  const { submit, busy, refusal } = useSubmit(async () => {
    const status = await client.project.create({ path: path.trim(), name: name.trim(), passphrase: passphrase.value, template: template === 'sheet' ? 'empty' : template, ...(template === 'sheet' && sheet ? { framework: sheet } : {}), ...(coder.trim() ? { coder: coder.trim() } : {}) });
    onClose();
    setProject(status);
  });
  const chooseSheet = async () => {
    const source = await chooseFile({ title: t('welcome.frameworkChoose'), name: t('import.fileKind'), extensions: ['xlsx', 'xlsm', 'xls', 'ods', 'csv', 'tsv'] });
    if (source) setSheet(source);
  };
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
          { id: 'sheet', label: t('welcome.frameworkSheet'), detail: t('welcome.frameworkSheetHelp') },
          { id: 'empty', label: t('welcome.frameworkEmpty'), detail: t('welcome.frameworkEmptyHelp') },
        ]} />
        {template === 'sheet' ? <div className="form-row"><Button icon="folder" onPress={() => void chooseSheet()}>{t('welcome.frameworkChoose')}</Button><span className="dim">{sheet ? ('name' in sheet ? sheet.name : sheet.path) : t('welcome.frameworkNone')}</span></div> : null}
        <TextField label={t('welcome.coder')} value={coder} onChange={setCoder} />
        <NewPassphrase passphrase={passphrase} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
