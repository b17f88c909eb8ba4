import { join } from 'node:path';
import { labelOf } from '../cells.ts';
import { exportLedger, listLedgerLines, takeBackLine } from '../confirmation/ledger.ts';
import { makePacks } from '../confirmation/make-packs.ts';
import { confirmationOverview, previewPack } from '../confirmation/overview.ts';
import { statusVariables } from '../confirmation/printed.ts';
import { acceptReturn, compareReturn } from '../confirmation/returns.ts';
import { confirmationSettings, setConfirmationSettings } from '../confirmation/settings.ts';
import { writeExport } from '../exporting/export.ts';
import { fileName } from '../exporting/file-name.ts';
import { zipParts } from '../exporting/zip-parts.ts';
import type { Host } from '../host.ts';
import { deliver } from './deliver.ts';
import { os } from '../router.ts';
import { toSource } from '../source.ts';

export const confirmationHandlers = (host: Host) => os.confirmation.router({
  settings: os.confirmation.settings.handler(() => confirmationSettings(host.session.db)),
  setSettings: os.confirmation.setSettings.handler(({ input }) => setConfirmationSettings(host.session, input)),
  statuses: os.confirmation.statuses.handler(() => statusVariables(host.session).map((one) => ({ id: one.id, label: labelOf(one, host.session.language), capability: one.capability ?? null }))),
  respondents: os.confirmation.respondents.handler(() => confirmationOverview(host.session)),
  preview: os.confirmation.preview.handler(({ input }) => previewPack(host.session, input.caseIndex, input.language)),
  packs: os.confirmation.packs.handler(async ({ input }) => {
    const { packs, skipped } = await makePacks(host.session, input);
    const files = packs.flatMap((pack) => pack.files);
    const told = { packs: packs.length, skipped, count: files.length };
    if (files.length === 1) {
      const [{ name, bytes }] = files as [typeof files[number]];
      return { ...deliver(name, bytes, 1, input.target), ...told };
    }
    const name = fileName(host.session, host.session.language === 'fr' ? 'dossiers de confirmation' : 'confirmation packs', 'zip');
    // A path that ends in .zip is one file; any other is a folder.
    if (input.target !== undefined && !/\.zip$/iu.test(input.target)) { for (const file of files) writeExport(join(input.target, file.name), file.bytes); return { name, file: input.target, bytes: null, ...told }; }
    return { ...deliver(name, await zipParts(files), files.length, input.target), ...told };
  }),
  read: os.confirmation.read.handler(async ({ input }) => compareReturn(host.session, await toSource(input.source))),
  accept: os.confirmation.accept.handler(async ({ input }) => acceptReturn(host.session, await toSource(input.source), input)),
  ledger: os.confirmation.ledger.handler(() => listLedgerLines(host.session)),
  takeBack: os.confirmation.takeBack.handler(({ input }) => { takeBackLine(host.session, input.id); return { takenBack: true }; }),
  ledgerFile: os.confirmation.ledgerFile.handler(async ({ input }) => {
    const { bytes, lines, withheld, warning } = await exportLedger(host.session, input.format, input.language, input.words);
    const name = fileName(host.session, input.language === 'fr' ? 'registre des confirmations' : 'confirmation ledger', input.format);
    return { ...deliver(name, bytes, lines, input.target), withheld, warning };
  }),
});
