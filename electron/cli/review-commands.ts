import { readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { reviewExportSchema, type ReviewExport } from '#core/contract/api/exporting.ts';
import { listCoderWork } from '#db/queries/project.ts';
import { coderId } from '#service/agreement.ts';
import { packageOf } from '#service/coders/export-package.ts';
import { mergePackage } from '#service/coders/merge-package.ts';
import { openPackage, PACKAGE_EXTENSION, sealPackage } from '#service/coders/package-file.ts';
import { addCoder, renameCoder } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { UsageError, type Call, type Command, type OptionSpec } from './arguments.ts';
import { WORDS, wordsOf } from './privacy-commands.ts';

const text = (value: string, help: string): OptionSpec => ({ type: 'string', value, help });
const flag = (help: string): OptionSpec => ({ type: 'boolean', help });
type WithProject = <T>(call: Call, work: (session: ProjectSession) => T | Promise<T>, check?: () => void) => Promise<T>;
type Write = (file: string, content: string | Uint8Array) => void;

const WHATS = ['agreement', 'disagreements', 'inconsistencies', 'segments', 'cooccurrence', 'memos', 'history'] as const;
const FORMATS = ['xlsx', 'csv', 'docx', 'md', 'jsonl'] as const;
const PACKAGE_PASSPHRASE = { 'package-passphrase-file': text('F', 'a file whose first line is the package\'s own passphrase') };

/** What to write, as the options say. */
function whatOf(call: Call, session: ProjectSession): ReviewExport {
  const kind = call.choice('what', WHATS, 'disagreements');
  const common = { ...(call.text('question') === undefined ? {} : { variableId: call.text('question') }), ...(call.text('code') === undefined ? {} : { codeId: call.text('code') }) };
  switch (kind) {
    case 'agreement': return reviewExportSchema.parse({ kind, ...common, coders: call.list('coders').length > 0 ? call.list('coders') : listCoderWork(session.db).map((coder) => coder.id), unit: call.choice('unit', ['answer', 'character'], 'answer'), bootstrap: call.whole('bootstrap', 0), seed: call.whole('seed', 1) });
    case 'segments': return reviewExportSchema.parse({ kind, codeId: call.text('code') ?? '', ...(call.text('filter') === undefined ? {} : { filter: call.text('filter') }), starred: call.flag('starred') });
    default: return reviewExportSchema.parse({ kind, ...common });
  }
}

/** Several coders, and looking back at what they did. */
export const reviewCommands = (withProject: WithProject, write: Write, firstLine: (file: string | undefined) => string | undefined): readonly Command[] => {
  const passphrase = (call: Call): string => firstLine(call.text('package-passphrase-file')) ?? '';
  const needsPassphrase = (call: Call) => () => { if (call.text('package-passphrase-file') === undefined) throw new UsageError('A package is sealed with a passphrase of its own: give --package-passphrase-file F.'); };
  return [
    { name: 'coders list', positionals: ['PROJECT'], options: {}, help: 'Everybody who codes here, and how much each did.', run: (call) => withProject(call, (session) => ({ coders: listCoderWork(session.db) })) },
    { name: 'coders add', positionals: ['PROJECT', 'NAME'], options: {}, help: 'Adds a coder.', run: (call) => withProject(call, (session) => addCoder(session, call.at(1).trim())) },
    {
      name: 'coders rename', positionals: ['PROJECT', 'CODER', 'NAME'], options: {}, help: 'Gives a coder another name; codings and history go on under it.',
      run: (call) => withProject(call, (session) => { const id = coderId(session, call.at(1)); renameCoder(session, id, call.at(2).trim()); return { id, name: call.at(2).trim() }; }),
    },
    {
      name: 'package export', positionals: ['PROJECT', 'FILE.swcoder'], help: 'Hands over everything a coder did, encrypted; whole answers stay.',
      options: { coder: text('C', 'whose work, by id or name'), ...PACKAGE_PASSPHRASE },
      run: (call) => withProject(call, async (session) => {
        if (extname(call.at(1)).toLowerCase() !== PACKAGE_EXTENSION) throw new Refusal('EXTENSION_WRONG', `A coder's package is written as ${PACKAGE_EXTENSION}, and “${basename(call.at(1))}” ends otherwise. Give it a name that ends in ${PACKAGE_EXTENSION}.`, { file: basename(call.at(1)), extension: PACKAGE_EXTENSION });
        const content = packageOf(session, coderId(session, call.text('coder')!));
        write(resolve(call.at(1)), await sealPackage(content, passphrase(call)));
        return { file: resolve(call.at(1)), coder: content.coder.name, codings: content.codings.length, readings: content.readings.length, memos: content.memos.length };
      }, () => { if (call.text('coder') === undefined) throw new UsageError('package export needs --coder C.'); needsPassphrase(call)(); }),
    },
    {
      name: 'package merge', positionals: ['PROJECT', 'FILE.swcoder'], help: 'Takes a coder\'s package in: nothing is lost, conflicts are listed.', options: PACKAGE_PASSPHRASE,
      run: (call) => withProject(call, async (session) => {
        let bytes: Uint8Array;
        try { bytes = readFileSync(resolve(call.at(1))); } catch { throw new Refusal('FILE_NOT_FOUND', `There is no file “${basename(call.at(1))}” at the place given. Check the path.`, { file: basename(call.at(1)) }); }
        return mergePackage(session, await openPackage(bytes, passphrase(call), basename(call.at(1))));
      }, needsPassphrase(call)),
    },
    {
      name: 'review', positionals: ['PROJECT', 'FILE'], help: 'Writes what looking back at the coding shows: agreement, disagreements, inconsistencies, segments of a code, co-occurrence, memos, history.',
      options: {
        what: text(WHATS.join('|'), 'what to write (disagreements)'), question: text('Q', 'one open-ended question'), code: text('C', 'one code; segments need it'), coders: text('A,B[,C…]', 'for agreement: whose codings to compare (everybody)'),
        unit: text('answer|character', 'for agreement'), bootstrap: text('N', 'for agreement: resamples for intervals'), seed: text('S', 'seed of the resampling'), filter: text('EXPR', 'for segments: only cases where'), starred: flag('for segments: starred ones only'),
        language: text('en|fr', 'language of the headings'), words: WORDS,
      },
      run: (call) => withProject(call, async (session) => {
        const { exportReview } = await import('#service/exporting/review.ts');
        const format = extname(call.at(1)).slice(1).toLowerCase() as (typeof FORMATS)[number];
        const { bytes, count, withheld, warning } = await exportReview(session, whatOf(call, session), format, call.choice('language', ['en', 'fr'], 'en'), wordsOf(call));
        write(resolve(call.at(1)), bytes);
        return { file: resolve(call.at(1)), lines: count, withheld, warning };
      }, () => {
        if (!FORMATS.some((format) => call.at(1).toLowerCase().endsWith(`.${format}`))) throw new UsageError(`review writes ${FORMATS.map((format) => `.${format}`).join(', ')}, not “${basename(call.at(1))}”.`);
        if (call.choice('what', WHATS, 'disagreements') === 'segments' && call.text('code') === undefined) throw new UsageError('review --what segments needs --code C.');
      }),
    },
  ];
};
