import { randomUUID } from 'node:crypto';
import type { InspectedDocument } from '#core/contract/api/documents.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { inspectDocuments } from '../documents/inspect.ts';
import { documentById, listDocuments } from '../documents/list.ts';
import { moveDocument, nameDocument, removeDocuments } from '../documents/change.ts';
import type { ReadDocument } from '../documents/read-document.ts';
import { storeDocuments } from '../documents/store.ts';
import type { Host } from '../host.ts';
import { os } from '../router.ts';
import { toSource } from '../source.ts';

/** Batches that were looked at and not brought in: in memory alone. */
const MOST_BATCHES = 3;

export const documentsHandlers = (host: Host) => {
  const batches = new Map<string, readonly { readonly read: ReadDocument | null; readonly inspected: InspectedDocument }[]>();
  host.whenClosed(() => { batches.clear(); });
  return os.documents.router({
    list: os.documents.list.handler(() => listDocuments(host.session)),
    inspect: os.documents.inspect.handler(async ({ input }) => {
      const { session } = host;
      const found = await inspectDocuments(session, await Promise.all(input.sources.map(toSource)));
      const batchId = randomUUID();
      while (batches.size >= MOST_BATCHES) batches.delete(batches.keys().next().value!);
      batches.set(batchId, found);
      return { batchId, collection: found.some(({ read }) => read !== null && read.speakers.length > 1) ? 'interviews' as const : 'reports' as const, files: found.map(({ inspected }) => inspected) };
    }),
    add: os.documents.add.handler(({ input }) => {
      const { session } = host;
      const batch = batches.get(input.batchId);
      if (!batch) throw new Refusal('DOCUMENTS_GONE', 'These files were brought in or put aside already. Choose them again.', {});
      const items = input.items.map(({ index, ...item }) => {
        const { read, inspected } = batch[index] ?? { read: null, inspected: null };
        if (!read) throw inspected?.refused ? new Refusal(inspected.refused.code, inspected.refused.message, inspected.refused.details) : new Refusal('DOCUMENTS_GONE', 'These files were brought in or put aside already. Choose them again.', {});
        return { read, ...item };
      });
      const { ids, cases, undecided } = storeDocuments(session, input.collection, items);
      batches.delete(input.batchId);
      const stored = new Set(ids);
      return { documents: listDocuments(session).filter((one) => stored.has(one.id)), cases, undecided };
    }),
    cancel: os.documents.cancel.handler(({ input }) => ({ cancelled: batches.delete(input.batchId) })),
    update: os.documents.update.handler(({ input }) => {
      const { session } = host;
      session.together(() => {
        if (input.title !== undefined) nameDocument(session, input.id, input.title);
        if (input.place !== undefined) moveDocument(session, input.id, input.place);
      });
      return { document: documentById(session, input.id) };
    }),
    remove: os.documents.remove.handler(({ input }) => removeDocuments(host.session, input.ids)),
  });
};
