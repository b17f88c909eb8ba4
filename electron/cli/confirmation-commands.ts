import { basename, extname, join, resolve } from 'node:path';
import { DEMANDS, type AcceptedLine, type PackReturn } from '#core/contract/api/confirmation.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { listCases } from '#db/queries/cases.ts';
import { listLedgerLines, takeBackLine } from '#service/confirmation/ledger.ts';
import { confirmationOverview } from '#service/confirmation/overview.ts';
import { confirmationSettings, setConfirmationSettings } from '#service/confirmation/settings.ts';
import { maskOf } from '#service/data.ts';
import type { ProjectSession } from '#service/session.ts';
import { UsageError, type Call, type Command, type OptionSpec } from './arguments.ts';
import { WORDS, wordsOf } from './privacy-commands.ts';

const text = (value: string, help: string): OptionSpec => ({ type: 'string', value, help });
const flag = (help: string): OptionSpec => ({ type: 'boolean', help });
type WithProject = <T>(call: Call, work: (session: ProjectSession) => T | Promise<T>, check?: () => void) => Promise<T>;
type Write = (file: string, content: string | Uint8Array) => void;

/** Packs that respondents confirm, and the files that come back. */
export const confirmationCommands = (withProject: WithProject, write: Write): readonly Command[] => [
  {
    name: 'confirmation export', positionals: ['PROJECT', 'DIRECTORY'], help: 'Writes a pack for each respondent: what would be printed about it, to be confirmed, changed or withdrawn line by line.',
    options: { cases: text('KEY,…', 'only these respondents'), filter: text('EXPR', 'only respondents for whom it holds'), format: text('docx|xlsx|both', 'Word (the default), Excel, or both'), language: text('en|fr|answers', 'language of the packs; answers: French for those who answered in French') },
    run: (call) => withProject(call, async (session) => {
      const { makePacks } = await import('#service/confirmation/make-packs.ts');
      const { writeExport } = await import('#service/exporting/export.ts');
      const format = call.choice('format', ['docx', 'xlsx', 'both'], 'docx');
      const { packs, skipped } = await makePacks(session, { caseIndexes: chosenCases(call, session), formats: format === 'both' ? ['docx', 'xlsx'] : [format], language: call.choice('language', ['en', 'fr', 'answers'], 'en') });
      const folder = resolve(call.at(1));
      for (const file of packs.flatMap((pack) => pack.files)) writeExport(join(folder, file.name), file.bytes);
      return { folder, packs: packs.map(({ files, id, ...pack }) => ({ id, ...pack, files: files.map((file) => file.name) })), skipped };
    }),
  },
  {
    name: 'confirmation read', positionals: ['PROJECT', 'FILE…'], help: 'Reads packs that came back (.docx, .xlsx, .ods, …), whoever saved them, and prints what was said line by line. Nothing is stored without --accept.',
    options: { accept: text('ready|KEY,…', 'take over the lines that are said plainly of things that are as they were shown, or these lines (of one file)'), by: text('WHO', 'who confirmed, where the file does not say it'), on: text('DATE', 'when') },
    run: (call) => withProject(call, async (session) => {
      const { acceptReturn, compareReturn } = await import('#service/confirmation/returns.ts');
      const files = call.positionals.slice(1).map((file) => resolve(file));
      const wanted = call.text('accept');
      const told = [];
      for (const file of files) {
        const compared = await compareReturn(session, file);
        const returns = [];
        for (const one of compared.returns) {
          const done = wanted === undefined ? null : await acceptReturn(session, file, { packId: one.packId, by: call.text('by') ?? '', on: call.text('on') ?? '', lines: acceptedLines(one, wanted === 'ready' ? null : call.list('accept')) });
          returns.push({ ...one, done });
        }
        told.push({ ...compared, returns });
      }
      return { files: told };
    }, () => { if (call.text('accept') !== undefined && call.text('accept') !== 'ready' && call.positionals.length > 2) throw new UsageError('--accept KEY,… names lines of one file; for several give --accept ready.'); }),
  },
  {
    name: 'confirmation ledger', positionals: ['PROJECT'], help: 'Who confirmed what, when, from which file: prints it, or writes it with --out. What it prints is confidential.',
    options: { out: text('FILE', 'an .xlsx or .csv to write'), language: text('en|fr', 'language of the file'), words: WORDS, 'take-back': text('ID', 'take back what was accepted of a line') },
    run: (call) => withProject(call, async (session) => {
      const id = call.whole('take-back');
      if (id !== undefined) takeBackLine(session, id);
      const out = call.text('out');
      const { respondents, ...summary } = confirmationOverview(session);
      if (out === undefined) return { ...summary, respondents, ledger: listLedgerLines(session, call.choice<'en' | 'fr'>('language', ['en', 'fr'], 'en')) };
      const extension = extname(out).toLowerCase();
      if (extension !== '.xlsx' && extension !== '.csv') throw new Refusal('FORMAT_UNFIT', `“${basename(out)}”: the ledger is written as .xlsx or .csv.`, { format: extension.slice(1) });
      const { exportLedger } = await import('#service/confirmation/ledger.ts');
      const { bytes, ...told } = await exportLedger(session, extension === '.xlsx' ? 'xlsx' : 'csv', call.choice('language', ['en', 'fr'], 'en'), wordsOf(call));
      write(resolve(out), bytes);
      return { ...summary, file: resolve(out), ...told };
    }),
  },
  {
    name: 'confirmation settings', positionals: ['PROJECT'], help: 'What respondents are asked to confirm, and whether what leaves the project must be confirmed.',
    options: { demand: text('off|withhold|refuse', 'withhold: unconfirmed statuses stay out of what is printed about one respondent; refuse: tables do not leave either'), statuses: text('VAR,…', 'statuses to confirm'), 'default-statuses': flag('the indicators of each capability and what the table plan counts'), examples: text('starred|all|none', 'which coded words'), permission: text('named|region', 'how words are proposed to be printed of which nothing was said') },
    run: (call) => withProject(call, (session) => {
      const has = (name: string): boolean => call.text(name) !== undefined;
      if (!['demand', 'statuses', 'examples', 'permission'].some(has) && !call.flag('default-statuses')) return confirmationSettings(session.db);
      return setConfirmationSettings(session, {
        demand: has('demand') ? call.choice('demand', DEMANDS, 'off') : undefined, statuses: call.flag('default-statuses') ? null : has('statuses') ? call.list('statuses') : undefined,
        examples: has('examples') ? call.choice<'starred' | 'all' | 'none'>('examples', ['starred', 'all', 'none'], 'starred') : undefined, permission: has('permission') ? call.choice<'named' | 'region'>('permission', ['named', 'region'], 'named') : undefined,
      });
    }),
  },
];

function chosenCases(call: Call, session: ProjectSession): number[] | undefined {
  const [keys, filter] = [call.text('cases'), call.text('filter')];
  if (keys === undefined && filter === undefined) return undefined;
  const cases = listCases(session.db);
  const mask = filter === undefined ? null : maskOf(session, filter);
  const named = keys === undefined ? null : new Set(call.names('cases', (name) => cases.some((one) => one.key === name)).map((key) => {
    if (!cases.some((one) => one.key === key)) throw new Refusal('CASE_UNKNOWN', `There is no case “${key}”.`, { case: key });
    return key;
  }));
  return cases.filter((one) => (named === null || named.has(one.key)) && (mask === null || mask[one.position] === 1)).map((one) => one.position);
}

/** The lines that are ready, or those that were named. */
function acceptedLines(one: PackReturn, keys: readonly string[] | null): AcceptedLine[] {
  const unknown = (keys ?? []).find((key) => !one.lines.some((line) => line.key === key));
  if (unknown !== undefined) throw new Refusal('LINE_UNKNOWN', `The pack of “${one.caseKey}” has no line ${unknown}. Its lines: ${one.lines.map((line) => line.key).slice(0, 40).join(', ')}.`, { line: unknown });
  return one.lines.map((line) => ({ key: line.key, accept: keys === null ? line.ready : keys.includes(line.key) }));
}
