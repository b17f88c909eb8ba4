import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { openAnswer } from '../../app/open-answer.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { formatFor } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc } from '../../rpc/index.ts';
import { Banner, Button, Dialog, TextField } from '../../ui/index.ts';
import type { Memo } from './memos-view.tsx';
import { showSegments } from './store.ts';

interface MemoDialogProps { readonly onClose: () => void; readonly memo?: Memo; /** Opens the memo of this number. */ readonly memoId?: number; /** A new entry of the journal, under today's date. */ readonly journal?: boolean }

/** Writes a memo: a new one on the project, or one that is there already. */
export function MemoDialog({ onClose, memo, memoId, journal = false }: MemoDialogProps) {
  const list = useQuery(orpc.memos.list.queryOptions({ input: {}, enabled: memo === undefined && memoId !== undefined })).data;
  const found = memo ?? list?.find((one) => one.id === memoId);
  if (memoId !== undefined && !found) return null;
  return <Editor onClose={onClose} journal={journal} {...(found ? { memo: found } : {})} />;
}

function Editor({ onClose, memo, journal }: MemoDialogProps) {
  const { t, language } = useTranslation();
  const [title, setTitle] = useState(() => memo?.title ?? (journal ? formatFor(language).date(new Date().toISOString()) : ''));
  const [body, setBody] = useState(memo?.body ?? '');
  const { submit, busy, refusal } = useSubmit(async () => {
    await client.memos.put({ ...(memo ? { id: memo.id } : {}), target: memo?.target ?? 'project', targetId: memo?.targetId ?? '', title: title.trim(), body });
    onClose();
  });
  const erase = useSubmit(async () => { if (memo) await client.memos.delete({ id: memo.id }); onClose(); });
  const goThere = memo?.answerId != null ? () => { onClose(); openAnswer(memo.answerId!); } : memo?.target === 'code' && memo.about !== '' ? () => { onClose(); showSegments(memo.targetId); } : null;
  return (
    <Dialog title={t(memo ? 'review.memoDialog' : 'review.journalEntry')} isOpen onClose={onClose} footer={<>{memo ? <><Button variant="danger" icon="trash" isDisabled={erase.busy} onPress={() => erase.submit()}>{t('review.memoDelete')}</Button><span className="grow" /></> : null}<Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || (!title.trim() && !body.trim())} onPress={() => submit()}>{t('common.save')}</Button></>}>
      {refusal ?? erase.refusal ? <Banner tone="bad">{refusal ?? erase.refusal}</Banner> : null}
      {memo ? <p className="dim review-memo-about"><span className="grow">{t(`review.target.${memo.target}`)}{memo.about ? ` · ${memo.about}` : ''} · {memo.coder}</span>{goThere ? <Button variant="quiet" onPress={goThere}>{t('review.goThere')}</Button> : null}</p> : null}
      <form className="form" onSubmit={submit} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(); }}>
        <TextField label={t('review.memoTitle')} maxLength={300} value={title} onChange={setTitle} />
        <TextField label={t('review.memoBody')} rows={10} maxLength={100_000} value={body} onChange={setBody} autoFocus />
      </form>
    </Dialog>
  );
}
