import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { listCoderWork } from '#db/queries/project.ts';
import { packageOf } from '../coders/export-package.ts';
import { mergePackage } from '../coders/merge-package.ts';
import { openPackage, PACKAGE_EXTENSION, sealPackage } from '../coders/package-file.ts';
import { projectName, projectStatus } from '../describe.ts';
import { writeExport } from '../exporting/export.ts';
import type { Host } from '../host.ts';
import { renameCoder } from '../projects.ts';
import { os } from '../router.ts';

export const codersHandlers = (host: Host) => os.coders.router({
  list: os.coders.list.handler(() => listCoderWork(host.session.db).map((coder) => ({ ...coder, isCurrent: coder.id === host.session.coderId }))),
  rename: os.coders.rename.handler(({ input }) => { renameCoder(host.session, input.coderId, input.name); return projectStatus(host.session); }),
  exportPackage: os.coders.exportPackage.handler(async ({ input }) => {
    const content = packageOf(host.session, input.coderId);
    const name = `${projectName(host.session)} – ${content.coder.name}`.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() + PACKAGE_EXTENSION;
    const bytes = await sealPackage(content, input.passphrase);
    const counts = { codings: content.codings.length, readings: content.readings.length, memos: content.memos.length };
    if (input.target === undefined) return { name, file: null, bytes: new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), ...counts };
    writeExport(input.target, bytes);
    return { name, file: input.target, bytes: null, ...counts };
  }),
  mergePackage: os.coders.mergePackage.handler(async ({ input }) => {
    const name = input.name ?? basename(input.path ?? 'package');
    const content = await openPackage(input.bytes ? new Uint8Array(await input.bytes.arrayBuffer()) : readPackage(input.path), input.passphrase, name);
    return mergePackage(host.session, content);
  }),
});

function readPackage(path: string | undefined): Uint8Array {
  if (path === undefined) throw new Refusal('FILE_NOT_FOUND', 'No package was given. Choose a .swcoder file.', { file: '' });
  try { return readFileSync(path); } catch { throw new Refusal('FILE_NOT_FOUND', `“${basename(path)}” cannot be read. It may have been moved, or you may not read it.`, { file: basename(path) }); }
}
