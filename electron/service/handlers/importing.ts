import { randomUUID } from 'node:crypto';
import type { ImportPlan, Problem } from '#core/contract/import-plan.ts';
import { repairedTable } from '#core/importing/repaired-table.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { Told } from '#core/contract/saying.ts';
import { said } from '#core/text/sentences.ts';
import type { FileDictionary } from '#core/importing/file-dictionary.ts';
import { EventPublisher } from '@orpc/server';
import type { Host } from '../host.ts';
import { recategorise } from '#core/importing/recategorise.ts';
import { readPlanFile, writePlanFile } from '../plan-files.ts';
import { openReading, readMain, refuseSkipped, tablesOf, type Reading } from '../import-reading.ts';
import { breather, inTurns } from '../breathe.ts';
import { withPinnedClasses } from '../classification.ts';
import type { CaseCounts } from '../import-commit.ts';
import { applyReading, commitParts, dictionaryFor, evaluateParts, formPart, partsToStore, planSheetOf, proposeReading, stepsOfParts, type Guessed } from '../importing.ts';
import { os } from '../router.ts';
import { toSource, toSources, type Sources } from '../source.ts';
import { Uploads } from '../uploads.ts';

interface Pending { readonly source: Sources; dictionary: FileDictionary | undefined; readonly filePassphrase: string | undefined; reading: Reading; plan: ImportPlan; guessProblems: readonly Problem[]; layout: Guessed['layout']; notices: readonly Told[] }

/** Files that were looked at and not yet committed; nothing of them is in the project or on the disk. */
const MOST_PENDING = 4;

export const importingHandlers = (host: Host) => {
  const pending = new Map<string, Pending>();
  const uploads = new Uploads();
  const progress = new EventPublisher<{ step: { stage: 'read' | 'guess' | 'commit'; fraction: number } }>();
  const forget = (id: string): boolean => {
    const one = pending.get(id);
    one?.reading.opened.close();
    return pending.delete(id);
  };
  /** Imports being stored, by what gives them up. */
  const storing = new Map<string, AbortController>();
  const gone = (importId: string): Refusal => new Refusal('IMPORT_GONE', 'This import was cancelled or finished. Choose the file again.', { importId });
  host.whenClosed(() => {
    uploads.clear();
    for (const giveUp of storing.values()) giveUp.abort();
    for (const id of pending.keys()) forget(id);
  });
  const existing = (id: string): Pending => {
    const one = pending.get(id);
    if (!one) throw gone(id);
    return one;
  };
  const inspection = (importId: string, { reading, plan, notices, layout, dictionary }: Pending) => {
    const { opened: { file }, main } = reading;
    return {
      importId,
      file: { name: file.name, sha256: file.sha256, format: file.format, encoding: file.encoding, delimiter: file.delimiter, sheet: main.sheet },
      sheets: file.sheets.map((sheet) => ({ ...sheet })), notices: [...file.notices, ...reading.notices, ...notices], rows: main.rowCount, columns: main.columnCount,
      hiddenRows: [...main.hiddenRows].slice(0, 10_000), hiddenColumns: [...main.hiddenColumns],
      shape: { headerRows: plan.headerRows.length, orientation: plan.orientation }, shapeReason: said(layout.reason), plan,
      ...(reading.joins.length === 0 ? {} : { joins: [...reading.joins] }), ...(reading.files === undefined ? {} : { files: [...reading.files] }), ...formPart(host.session, dictionary),
    };
  };
  const reader = (signal: AbortSignal | undefined) => ({ signal, onProgress: (fraction: number) => { progress.publish('step', { stage: 'read' as const, fraction }); } });

  return os.importing.router({
    upload: os.importing.upload.handler(async ({ input }) => ({ size: await uploads.add(input.id, input.from, input.bytes) })),
    inspect: os.importing.inspect.handler(async ({ input, signal }) => {
      const { session } = host;
      const source = await toSources(uploads.take(input.source));
      const reading = await openReading(source, { ...reader(signal), passphrase: input.filePassphrase, encoding: input.encoding, delimiter: input.delimiter, sheet: input.sheet });
      try {
        progress.publish('step', { stage: 'guess', fraction: 0 });
        const dictionary = await dictionaryFor(reading.opened, input.form === undefined ? undefined : await toSource(input.form));
        const { plan, problems, layout, notices } = await inTurns(proposeReading(session, reading, { instrument: input.instrument, dictionary, repair: input.repair }), breather(0, { signal }));
        const importId = randomUUID();
        while (pending.size >= MOST_PENDING) forget(pending.keys().next().value!);
        const one: Pending = { source, dictionary, filePassphrase: input.filePassphrase, reading, plan, guessProblems: problems, layout, notices };
        pending.set(importId, one);
        return inspection(importId, one);
      } catch (error) {
        reading.opened.close();
        throw error;
      }
    }),
    reinspect: os.importing.reinspect.handler(async ({ input, signal }) => {
      const one = existing(input.importId);
      const { opened, main } = one.reading;
      const otherText = (input.encoding !== undefined && input.encoding !== opened.file.encoding) || (input.delimiter !== undefined && input.delimiter !== opened.file.delimiter);
      const sheet = input.sheet ?? (one.reading.files === undefined ? main.sheet : undefined);
      if (otherText || (input.sheet !== undefined && one.reading.files !== undefined && sheet !== main.sheet)) {
        one.reading = await openReading(one.source, { ...reader(signal), passphrase: one.filePassphrase, encoding: input.encoding ?? opened.file.encoding, delimiter: input.delimiter ?? opened.file.delimiter, sheetIfThere: one.reading.files === undefined ? sheet : undefined, sheet: one.reading.files === undefined ? undefined : input.sheet });
        opened.close();
      } else if (sheet !== undefined && sheet !== main.sheet) one.reading = await readMain(opened, { ...reader(signal), sheet });
      if (input.form !== undefined) one.dictionary = await dictionaryFor(one.reading.opened, input.form === null ? undefined : await toSource(input.form));
      const layout = input.headerRows === undefined && input.orientation === undefined ? undefined : {
        orientation: input.orientation ?? one.plan.orientation, headerRows: input.headerRows ?? one.plan.headerRows, firstDataRow: Math.max(-1, ...(input.headerRows ?? one.plan.headerRows)) + 1,
      };
      // Asked for anew, a plan is guessed: the plan of an earlier file was looked at when the file was opened.
      const { plan, problems, layout: found, notices } = await inTurns(proposeReading(host.session, one.reading, { instrument: input.instrument, layout, dictionary: one.dictionary, sheets: input.sheets ?? one.reading.joins.map(planSheetOf), repair: input.repair ?? (one.plan.repaired === true) }), breather(0, { signal }));
      Object.assign(one, { plan, guessProblems: problems, layout: found, notices });
      return inspection(input.importId, one);
    }),
    rawRows: os.importing.rawRows.handler(({ input }) => {
      const { reading, plan } = existing(input.importId);
      // Whoever had the letters repaired sees them so.
      const table = plan.repaired === true ? repairedTable(reading.main) : reading.main;
      const to = Math.min(input.to, table.rowCount, input.from + 1000);
      return Array.from({ length: Math.max(0, to - input.from) }, (_, row) => Array.from({ length: Math.min(table.columnCount, 2000) }, (__, column) => table.cell(input.from + row, column)));
    }),
    evaluate: os.importing.evaluate.handler(async ({ input, signal }) => {
      const one = existing(input.importId);
      const breathe = breather(0, { signal });
      const evaluation = await inTurns(evaluateParts(host.session, partsToStore(await inTurns(applyReading(one.reading, withPinnedClasses(host.session, input.plan)), breathe)), input.update), breathe);
      return { ...evaluation, problems: [...one.guessProblems, ...evaluation.problems] };
    }),
    commit: os.importing.commit.handler(async ({ input, signal }) => {
      const { session } = host;
      const one = existing(input.importId);
      refuseSkipped(one.reading, input.skipRefused);
      const breathe = breather(0, { signal });
      const parts = partsToStore(await inTurns(applyReading(one.reading, withPinnedClasses(session, input.plan)), breathe));
      const evaluation = await inTurns(evaluateParts(session, parts, input.update), breathe);
      const problems = [...one.guessProblems, ...evaluation.problems];
      progress.publish('step', { stage: 'commit', fraction: 0 });
      const giveUp = new AbortController();
      storing.set(input.importId, giveUp);
      let cases: CaseCounts[];
      try {
        const watched = { signal: signal ? AbortSignal.any([signal, giveUp.signal]) : giveUp.signal, onProgress: (fraction: number) => { progress.publish('step', { stage: 'commit', fraction }); } };
        cases = await session.inSteps(() => commitParts(session, one.reading.opened.file, parts, { update: input.update, problems }), breather(stepsOfParts(parts), watched));
      } catch (error) {
        throw giveUp.signal.aborted || signal?.aborted ? gone(input.importId) : error;
      } finally {
        storing.delete(input.importId);
      }
      progress.publish('step', { stage: 'commit', fraction: 1 });
      forget(input.importId);
      return { ...evaluation, problems, cases: cases[0]!, ...(evaluation.units === undefined ? {} : { units: evaluation.units.map((unit, index) => ({ ...unit, cases: cases[index + 1]! })) }), committed: true };
    }),
    recategorise: os.importing.recategorise.handler(({ input }) => recategorise(tablesOf(existing(input.importId).reading, input.plan).main, input.plan, input.variable)),
    readPlan: os.importing.readPlan.handler(async ({ input }) => readPlanFile(await toSource(input.source))),
    writePlan: os.importing.writePlan.handler(({ input }) => writePlanFile(input.plan, input.target)),
    /** An import that is being stored is taken back wholly first. */
    cancel: os.importing.cancel.handler(async ({ input }) => {
      storing.get(input.importId)?.abort();
      await host.openSession?.stored;
      return { cancelled: uploads.drop(input.importId) || forget(input.importId) };
    }),
    progress: os.importing.progress.handler(async function* ({ signal }) { yield* progress.subscribe('step', signal ? { signal } : {}); }),
  });
};
