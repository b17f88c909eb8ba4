import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { Banner, Button, Dialog, TextField } from '../../ui/index.ts';
import { memosQuery } from './queries.ts';

interface MemoDialogProps { readonly onClose: () => void; readonly target?: 'answer' | 'coding' | 'code'; readonly targetId?: string; readonly about?: string }

/** Writes a memo on an answer, a coding or a code, or goes on with the one that is there. */
export function CodingMemoDialog({ onClose, target = 'answer', targetId = '', about = '' }: MemoDialogProps) {
  const { t } = useTranslation();
  const memos = useQuery(memosQuery());
  if (!memos.data) return null;
  const memo = memos.data.find((one) => one.target === target && one.targetId === targetId);
  return <Editor onClose={onClose} target={target} targetId={targetId} about={about} {...(memo ? { memo } : {})} heading={t('coding.memoTitle', { about })} />;
}

function Editor({ onClose, target, targetId, about, memo, heading }: Required<MemoDialogProps> & { memo?: { id: number; title: string; body: string }; heading: string }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(memo?.title ?? about.slice(0, 300));
  const [body, setBody] = useState(memo?.body ?? '');
  const { submit, busy, refusal } = useSubmit(async () => {
    await client.memos.put({ ...(memo ? { id: memo.id } : {}), target, targetId, title: title.trim(), body });
    onClose();
  });
  const erase = useSubmit(async () => { if (memo) await client.memos.delete({ id: memo.id }); onClose(); });
  return (
    <Dialog title={heading} isOpen onClose={onClose} footer={<>{memo ? <><Button variant="danger" icon="trash" isDisabled={erase.busy} onPress={() => erase.submit()}>{t('coding.memoDelete')}</Button><span className="grow" /></> : null}<Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || (!title.trim() && !body.trim())} onPress={() => submit()}>{t('common.save')}</Button></>}>
      {refusal ?? erase.refusal ? <Banner tone="bad">{refusal ?? erase.refusal}</Banner> : null}
      <form className="form" onSubmit={submit} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(); }}>
        <TextField label={t('coding.memoHeading')} maxLength={300} value={title} onChange={setTitle} />
        <TextField label={t('coding.memoBody')} rows={8} maxLength={100_000} value={body} onChange={setBody} autoFocus help={t('coding.memoHelp')} />
      </form>
    </Dialog>
  );
}
