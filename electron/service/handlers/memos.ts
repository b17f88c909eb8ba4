import { Refusal } from '#core/contract/refusal.ts';
import { deleteMemo, findMemo, insertMemo, updateMemo } from '#db/queries/memos.ts';
import type { Host } from '../host.ts';
import { searchMemos } from '../memos.ts';
import { os } from '../router.ts';

export const memosHandlers = (host: Host) => os.memos.router({
  list: os.memos.list.handler(({ input }) => searchMemos(host.session, input)),
  put: os.memos.put.handler(({ input }) => {
    const { session } = host;
    const at = new Date().toISOString();
    const id = session.act('memo.put', { title: input.title }, ['memos'], (db) => {
      if (input.id === undefined) return insertMemo(db, { target: input.target, targetId: input.targetId, title: input.title, body: input.body, coderId: session.coderId, createdAt: at, updatedAt: at });
      if (!findMemo(db, input.id)) throw new Refusal('MEMO_UNKNOWN', 'This memo is no longer in the project.', { memo: input.id });
      updateMemo(db, input.id, input.title, input.body, at);
      return input.id;
    });
    return findMemo(session.db, id)!;
  }),
  delete: os.memos.delete.handler(({ input }) => {
    const { session } = host;
    const memo = findMemo(session.db, input.id);
    if (!memo) return { deleted: false };
    session.act('memo.delete', { title: memo.title }, ['memos'], (db) => { deleteMemo(db, input.id); });
    return { deleted: true };
  }),
});
