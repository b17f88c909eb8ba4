import { writeQdc } from '../exchange/codebook.ts';
import { exportProject, exportProjectBytes, previewExport } from '../exchange/export-project.ts';
import { importProject, previewImport } from '../exchange/import-project.ts';
import { fileName } from '../exporting/file-name.ts';
import type { Host } from '../host.ts';
import { openGate } from '../privacy/gate.ts';
import { os } from '../router.ts';
import { toSource } from '../source.ts';

export const exchangeHandlers = (host: Host) => os.exchange.router({
  exportPreview: os.exchange.exportPreview.handler(() => plain(previewExport(host.session))),
  importPreview: os.exchange.importPreview.handler(async ({ input }) => plain(await previewImport(host.session, await toSource(input.source)))),
  codebookPreview: os.exchange.codebookPreview.handler(() => { const { codes, losses } = writeQdc(host.session, openGate(host.session, { mode: 'cleared' })); return { codes, losses: losses.map((loss) => ({ ...loss })) }; }),
  export: os.exchange.export.handler(async ({ input }) => {
    const name = fileName(host.session, 'REFI-QDA', 'qdpx');
    if (input.target !== undefined) return { name, file: input.target, bytes: null, report: plain(await exportProject(host.session, input.target, input)) };
    const { bytes, report } = await exportProjectBytes(host.session, input);
    return { name, file: null, bytes: new Blob([new Uint8Array(bytes)], { type: 'application/zip' }), report: plain(report) };
  }),
  import: os.exchange.import.handler(async ({ input }) => {
    const { added, ...report } = await importProject(host.session, await toSource(input.source));
    return { ...plain(report), added };
  }),
});

/** A copy that may be handed over: reports are read-only inside. */
const plain = <T extends { readonly losses: readonly object[] }>(report: T): T & { losses: T['losses'][number][] } => ({ ...report, losses: report.losses.map((loss) => ({ ...loss })) });
