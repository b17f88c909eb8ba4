import { useState } from 'react';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { Banner, Button, Dialog, TextField } from '../../ui/index.ts';
import type { Target } from './clearance-grid.tsx';

/** Who confirmed, and when. */
export function ConfirmedDialog({ onClose, targets }: { onClose: () => void; targets?: readonly Target[] }) {
  const { t } = useTranslation();
  const [by, setBy] = useState('');
  const [at, setAt] = useState(() => new Date().toISOString().slice(0, 10));
  const [note, setNote] = useState('');
  const { submit, busy, refusal } = useSubmit(async () => {
    await client.clearance.set({ targets: [...(targets ?? [])], state: 'confirmed', confirmedBy: by.trim(), confirmedAt: at, ...(note.trim() ? { note: note.trim() } : {}) });
    onClose();
  });
  const isDate = !Number.isNaN(Date.parse(at));
  return (
    <Dialog title={t('privacy.confirmTitle', { count: targets?.length ?? 0 })} isOpen onClose={onClose} size="small" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || !by.trim() || !isDate} onPress={() => submit()}>{t('privacy.confirmed')}</Button></>}>
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      <form className="form" onSubmit={(event) => { if (by.trim() && isDate) submit(event); else event.preventDefault(); }}>
        <TextField label={t('privacy.by')} help={t('privacy.byHelp')} maxLength={300} value={by} onChange={setBy} autoFocus />
        <TextField label={t('privacy.at')} type="date" value={at} onChange={setAt} />
        <TextField label={t('privacy.note')} rows={3} maxLength={2000} value={note} onChange={setNote} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
