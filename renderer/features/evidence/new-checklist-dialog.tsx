import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { chooseFile } from '../../rpc/files.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc } from '../../rpc/index.ts';
import { Banner, Button, Dialog, RadioGroup } from '../../ui/index.ts';
import { evidence } from './store.ts';

const FILE = ' file';

/** A checklist from a spreadsheet, or one to begin with. */
export function NewChecklistDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const samples = useQuery(orpc.checklists.samples.queryOptions()).data ?? [];
  const [chosen, setChosen] = useState<string>(FILE);
  const { submit, busy, refusal } = useSubmit(async () => {
    if (chosen !== FILE) evidence.setState({ checklist: (await client.checklists.put({ sample: chosen })).id });
    else {
      const source = await chooseFile({ title: t('evidence.chooseFile'), name: t('evidence.spreadsheet'), extensions: ['xlsx', 'xlsm', 'xls', 'ods', 'csv'] });
      if (!source) return;
      evidence.setState({ checklist: (await client.checklists.put({ checklist: await client.checklists.read({ source }) })).id });
    }
    onClose();
  });
  return (
    <Dialog title={t('evidence.newChecklistTitle')} isOpen onClose={onClose} footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy} onPress={() => submit()}>{t(chosen === FILE ? 'evidence.chooseFile' : 'common.add')}</Button></>}>
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      <div className="form">
        <RadioGroup label={t('evidence.from')} value={chosen} onChange={setChosen} options={[{ id: FILE, label: t('evidence.ownFile'), detail: t('evidence.ownFileHelp') }, ...samples.map((one) => ({ id: one.id, label: one.title[language], detail: t('evidence.itemsCount', { count: one.items }) }))]} />
      </div>
    </Dialog>
  );
}
