import { randomUUID } from 'node:crypto';
import type { ImportPlan } from '#core/contract/import-plan.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { Told } from '#core/contract/saying.ts';
import { said } from '#core/text/sentences.ts';
import type { FileDictionary } from '#core/importing/file-dictionary.ts';
import type { RawTable } from '#core/importing/raw-table.ts';
import { EventPublisher } from '@orpc/server';
import type { OpenedFile } from '../files/open-file.ts';
import type { Host } from '../host.ts';
import { commitImport } from '../import-commit.ts';
import { compareWithProject, updateImport } from '../import-update.ts';
import { apply, dictionaryFor, evaluate, guess, propose } from '../importing.ts';
import { os } from '../router.ts';
import { openSource, toSource, type Source } from '../source.ts';

interface Pending { readonly source: Source; readonly dictionary: FileDictionary | undefined; readonly filePassphrase: string | undefined; opened: OpenedFile; table: RawTable; plan: ImportPlan; guessProblems: ReturnType<typeof guess>['problems']; layout: ReturnType<typeof guess>['layout']; notices: readonly Told[] }

/** Files that were looked at and not yet committed; nothing of them is in the project or on the disk. */
const MOST_PENDING = 4;

export const importingHandlers = (host: Host) => {
  const pending = new Map<string, Pending>();
  const progress = new EventPublisher<{ step: { stage: 'read' | 'guess' | 'commit'; fraction: number } }>();
  const forget = (id: string): boolean => {
    const one = pending.get(id);
    one?.opened.close();
    return pending.delete(id);
  };
  host.whenClosed(() => { for (const id of pending.keys()) forget(id); });
  const existing = (id: string): Pending => {
    const one = pending.get(id);
    if (!one) throw new Refusal('IMPORT_GONE', 'This import was cancelled or finished. Choose the file again.', { importId: id });
    return one;
  };
  const inspection = (importId: string, one: Pending) => ({
    importId,
    file: { name: one.opened.file.name, sha256: one.opened.file.sha256, format: one.opened.file.format, encoding: one.opened.file.encoding, delimiter: one.opened.file.delimiter, sheet: one.table.sheet },
    sheets: one.opened.file.sheets.map((sheet) => ({ ...sheet })), notices: [...one.opened.file.notices, ...one.notices], rows: one.table.rowCount, columns: one.table.columnCount,
    hiddenRows: [...one.table.hiddenRows].slice(0, 10_000), hiddenColumns: [...one.table.hiddenColumns],
    shape: { headerRows: one.plan.headerRows.length, orientation: one.plan.orientation }, shapeReason: said(one.layout.reason), plan: one.plan,
  });
  const read = async (opened: OpenedFile, sheet: string | undefined, signal: AbortSignal | undefined): Promise<RawTable> =>
    opened.readSheet(sheet, { signal, onProgress: (fraction) => { progress.publish('step', { stage: 'read', fraction }); } });

  return os.importing.router({
    inspect: os.importing.inspect.handler(async ({ input, signal }) => {
      const { session } = host;
      const source = await toSource(input.source);
      const opened = await openSource(source, { passphrase: input.filePassphrase, encoding: input.encoding, delimiter: input.delimiter });
      try {
        const table = await read(opened, input.sheet, signal);
        progress.publish('step', { stage: 'guess', fraction: 0 });
        const dictionary = await dictionaryFor(opened, input.form === undefined ? undefined : await toSource(input.form));
        const { plan, problems, layout, notices } = propose(session, table, opened.file, { instrument: input.instrument, dictionary });
        const importId = randomUUID();
        while (pending.size >= MOST_PENDING) forget(pending.keys().next().value!);
        const one: Pending = { source, dictionary, filePassphrase: input.filePassphrase, opened, table, plan, guessProblems: problems, layout, notices };
        pending.set(importId, one);
        return inspection(importId, one);
      } catch (error) {
        opened.close();
        throw error;
      }
    }),
    reinspect: os.importing.reinspect.handler(async ({ input, signal }) => {
      const one = existing(input.importId);
      const { opened } = one;
      const otherText = (input.encoding !== undefined && input.encoding !== opened.file.encoding) || (input.delimiter !== undefined && input.delimiter !== opened.file.delimiter);
      if (otherText) {
        one.opened = await openSource(one.source, { passphrase: one.filePassphrase, encoding: input.encoding ?? opened.file.encoding, delimiter: input.delimiter ?? opened.file.delimiter });
        opened.close();
      }
      const sheet = input.sheet ?? one.table.sheet;
      if (otherText || sheet !== one.table.sheet) one.table = await read(one.opened, sheet, signal);
      const layout = input.headerRows === undefined && input.orientation === undefined ? undefined : {
        orientation: input.orientation ?? one.plan.orientation, headerRows: input.headerRows ?? one.plan.headerRows, firstDataRow: Math.max(-1, ...(input.headerRows ?? one.plan.headerRows)) + 1,
      };
      const guessed = guess(host.session, one.table, one.opened.file, { instrument: input.instrument, layout, dictionary: one.dictionary });
      Object.assign(one, { plan: guessed.plan, guessProblems: guessed.problems, layout: guessed.layout, notices: [] });
      return inspection(input.importId, one);
    }),
    rawRows: os.importing.rawRows.handler(({ input }) => {
      const { table } = existing(input.importId);
      const to = Math.min(input.to, table.rowCount, input.from + 1000);
      return Array.from({ length: Math.max(0, to - input.from) }, (_, row) => Array.from({ length: Math.min(table.columnCount, 2000) }, (__, column) => table.cell(input.from + row, column)));
    }),
    evaluate: os.importing.evaluate.handler(({ input }) => {
      const one = existing(input.importId);
      const applied = apply(one.table, input.plan);
      const evaluation = evaluate(applied, input.plan, input.update ? compareWithProject(host.session, applied, input.plan.instrument.id) : null);
      return { ...evaluation, problems: [...one.guessProblems, ...evaluation.problems] };
    }),
    commit: os.importing.commit.handler(({ input }) => {
      const { session } = host;
      const one = existing(input.importId);
      const applied = apply(one.table, input.plan);
      const change = input.update ? compareWithProject(session, applied, input.plan.instrument.id) : null;
      const evaluation = evaluate(applied, input.plan, change);
      const problems = [...one.guessProblems, ...evaluation.problems];
      const { name, sha256, format, encoding } = one.opened.file;
      const incoming = { applied, instrument: input.plan.instrument, keyed: input.plan.caseKey !== undefined, file: { name, sha256, format, encoding: encoding ?? null, sheet: one.table.sheet, plan: JSON.stringify(input.plan), problems: JSON.stringify(problems.slice(0, 5000)) } };
      progress.publish('step', { stage: 'commit', fraction: 0 });
      const cases = change ? updateImport(session, incoming, change) : commitImport(session, incoming);
      progress.publish('step', { stage: 'commit', fraction: 1 });
      forget(input.importId);
      return { ...evaluation, problems, cases, committed: true };
    }),
    cancel: os.importing.cancel.handler(({ input }) => ({ cancelled: forget(input.importId) })),
    progress: os.importing.progress.handler(async function* ({ signal }) { yield* progress.subscribe('step', signal ? { signal } : {}); }),
  });
};
