import { useState } from 'react';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { Banner, Button, Dialog, TextField } from '../../ui/index.ts';
import type { Memo } from './memo-list.tsx';

/** Writes a memo: a new one on the project, or one that is there already. */
export function MemoDialog({ onClose, memo }: { onClose: () => void; memo?: Memo }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(memo?.title ?? '');
  const [body, setBody] = useState(memo?.body ?? '');
  const { submit, busy, refusal } = useSubmit(async () => {
    await client.memos.put({ ...(memo ? { id: memo.id } : {}), target: memo?.target ?? 'project', targetId: memo?.targetId ?? '', title: title.trim(), body });
    onClose();
  });
  const erase = useSubmit(async () => { if (memo) await client.memos.delete({ id: memo.id }); onClose(); });
  return (
    <Dialog title={t('quality.memoDialog')} isOpen onClose={onClose} footer={<>{memo ? <><Button variant="danger" icon="trash" isDisabled={erase.busy} onPress={() => erase.submit()}>{t('quality.memoDelete')}</Button><span className="grow" /></> : null}<Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || (!title.trim() && !body.trim())} onPress={() => submit()}>{t('common.save')}</Button></>}>
      {refusal ?? erase.refusal ? <Banner tone="bad">{refusal ?? erase.refusal}</Banner> : null}
      <form className="form" onSubmit={submit}>
        <TextField label={t('quality.memoTitle')} value={title} onChange={setTitle} autoFocus />
        <TextField label={t('quality.memoBody')} rows={10} value={body} onChange={setBody} />
      </form>
    </Dialog>
  );
}
