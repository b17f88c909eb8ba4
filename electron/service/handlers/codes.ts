import { changeCode, createCode, mergeCodes, moveCode, removeCode, splitCode } from '../codebook.ts';
import { importCodebook, previewCodebook } from '../codebook-files.ts';
import { codeCooccurrence } from '../coding-review.ts';
import { describeCodes } from '../describe.ts';
import type { Host } from '../host.ts';
import { os } from '../router.ts';
import { nameOf, toSource } from '../source.ts';

export const codesHandlers = (host: Host) => os.codes.router({
  list: os.codes.list.handler(({ input }) => describeCodes(host.session, input.scope)),
  create: os.codes.create.handler(({ input }) => createCode(host.session, input)),
  update: os.codes.update.handler(({ input }) => changeCode(host.session, input.id, input.patch)),
  move: os.codes.move.handler(({ input }) => moveCode(host.session, input.id, input.parentId, input.position, input.kind)),
  merge: os.codes.merge.handler(({ input }) => mergeCodes(host.session, input.from, input.into)),
  split: os.codes.split.handler(({ input }) => splitCode(host.session, input.id, input.into)),
  cooccurrence: os.codes.cooccurrence.handler(() => codeCooccurrence(host.session)),
  delete: os.codes.delete.handler(({ input }) => removeCode(host.session, input.id)),
  importPreview: os.codes.importPreview.handler(async ({ input }) => { const source = await toSource(input); return previewCodebook(host.session, nameOf(source), source); }),
  import: os.codes.import.handler(async ({ input }) => { const source = await toSource(input); return importCodebook(host.session, nameOf(source), source); }),
});
