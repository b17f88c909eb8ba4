import { basename, resolve } from 'node:path';
import { FINDING_KINDS } from '#core/contract/finding.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { codePointLength } from '#core/coding/code-points.ts';
import { findAnswerOf } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listTerms } from '#db/queries/privacy.ts';
import { listQuotes, setClearance, setClearances, clearanceSummary, type ClearanceTarget } from '#service/privacy/clearing.ts';
import { anonymisingStatus, decideFindings, listFindingLines, setTerms } from '#service/privacy/review.ts';
import { scanAnswers } from '#service/privacy/scan.ts';
import type { ProjectSession } from '#service/session.ts';
import { openSource } from '#service/source.ts';
import { readRecords } from '#service/tabular.ts';
import { UsageError, type Call, type Command, type OptionSpec } from './arguments.ts';

const text = (value: string, help: string): OptionSpec => ({ type: 'string', value, help });
const flag = (help: string): OptionSpec => ({ type: 'boolean', help });
type WithProject = <T>(call: Call, work: (session: ProjectSession) => T | Promise<T>, check?: () => void) => Promise<T>;
type Write = (file: string, content: string | Uint8Array) => void;

const STATES = ['open', 'accepted', 'rejected'] as const;
const MOST = 10_000;
const language = (call: Call): 'en' | 'fr' => call.choice('language', ['en', 'fr'], 'en');
const LANGUAGE = text('en|fr', 'language of the pseudonyms');
export const WORDS = text('cleared|pseudonymised|raw', 'words of respondents: those they confirmed may be printed (the default); all with pseudonyms; all as written');
export const wordsOf = (call: Call): 'cleared' | 'pseudonymised' | 'raw' => call.choice('words', ['cleared', 'pseudonymised', 'raw'], 'cleared');

/** Findings that the options choose. */
function chosen(call: Call, session: ProjectSession, states: readonly (typeof STATES)[number][] | undefined): ReturnType<typeof listFindingLines> {
  const kinds = call.list('kind').map((kind) => {
    const known = FINDING_KINDS.find((one) => one === kind);
    if (!known) throw new UsageError(`--kind takes ${FINDING_KINDS.join(', ')}, not “${kind}”.`);
    return known;
  });
  const least = call.text('least') === undefined ? undefined : Number(call.text('least'));
  if (least !== undefined && !(least >= 0 && least <= 1)) throw new UsageError('--least takes a confidence from 0 to 1.');
  return listFindingLines(session, { states, kinds, words: call.text('containing'), least, offset: 0, limit: call.whole('limit', MOST), language: language(call) });
}
const CHOICE = { kind: text('KIND,…', `only these: ${FINDING_KINDS.join(', ')}`), containing: text('WORDS', 'only findings that contain these words'), least: text('0…1', 'only findings at least this sure') };

const judge = (word: 'accept' | 'reject', state: 'accepted' | 'rejected', withProject: WithProject): Command => ({
  name: `anonymise ${word}`, positionals: ['PROJECT'], help: word === 'accept' ? 'Findings that are right: pseudonyms stand in their place in files.' : 'Findings that are wrong: the words stay as they are.',
  options: { ...CHOICE, ids: text('N,…', 'these findings'), everywhere: flag('the same words of the same kind in every answer, too') },
  run: (call) => withProject(call, (session) => {
    const ids = call.text('ids') === undefined ? chosen(call, session, ['open']).rows.map((one) => one.id) : call.list('ids').map(Number);
    return ids.length === 0 ? { findings: 0 } : decideFindings(session, ids, state, call.flag('everywhere'));
  }, () => { if (call.text('ids') !== undefined && !call.list('ids').every((id) => /^\d+$/.test(id))) throw new UsageError('--ids takes numbers, parted by commas.'); }),
});

/** Looking for what gives a person away, and who may be quoted. */
export const privacyCommands = (withProject: WithProject, write: Write): readonly Command[] => [
  { name: 'anonymise scan', positionals: ['PROJECT'], options: {}, help: 'Looks through all answers for names, places, addresses, telephones, numbers of papers and the project\'s own list.', run: (call) => withProject(call, scanAnswers) },
  { name: 'anonymise status', positionals: ['PROJECT'], options: {}, help: 'How many findings there are and how many are judged.', run: (call) => withProject(call, (session) => anonymisingStatus(session)) },
  {
    name: 'anonymise findings', positionals: ['PROJECT'], help: 'Prints findings with the words around them. What it prints is confidential.',
    options: { ...CHOICE, state: text('open|accepted|rejected', 'only these'), limit: text('N', 'most to print'), language: LANGUAGE },
    run: (call) => withProject(call, (session) => {
      const { total, rows } = chosen(call, session, call.text('state') === undefined ? undefined : [call.choice('state', STATES, 'open')]);
      return { total, findings: rows };
    }),
  },
  judge('accept', 'accepted', withProject),
  judge('reject', 'rejected', withProject),
  {
    name: 'anonymise terms', positionals: ['PROJECT', 'FILE.csv'], options: { add: flag('add to the list instead of replacing it') }, help: 'Reads the project\'s own list: columns kind, text, variants (parted by |).',
    run: (call) => withProject(call, async (session) => {
      const file = basename(call.at(1));
      const records = await recordsOf(call.at(1), ['text']);
      const wanted = records.map(({ line, fields }) => {
        const kind = FINDING_KINDS.find((one) => one === ((fields['kind'] ?? '').trim() || 'name'));
        if (!kind) throw new Refusal('TERM_KIND_UNKNOWN', `“${file}”, line ${line}: “${fields['kind']}” is no kind. The kinds are ${FINDING_KINDS.join(', ')}.`, { file, line, kind: fields['kind'] ?? '' });
        return { id: null, kind, text: fields['text'] ?? '', variants: (fields['variants'] ?? '').split('|') };
      });
      return { terms: setTerms(session, [...(call.flag('add') ? listTerms(session.db) : []), ...wanted]).length };
    }),
  },
  {
    name: 'clearance list', positionals: ['PROJECT'], help: 'Prints quotes with what may be done with them. What it prints is confidential.',
    options: { starred: flag('only starred quotes'), code: text('C', 'one code and what is below it'), filter: text('EXPR', 'only these cases'), limit: text('N', 'most to print') },
    run: (call) => withProject(call, (session) => {
      const { total, rows } = listQuotes(session, { starred: call.flag('starred'), codeId: call.text('code'), filter: call.text('filter'), offset: 0, limit: call.whole('limit', MOST) });
      return { ...clearanceSummary(session), total, rows };
    }),
  },
  {
    name: 'clearance set', positionals: ['PROJECT', 'CASE'], help: 'Says what may be done with the words of a respondent, of an answer, or of a span of one.',
    options: { question: text('Q', 'the answer to this question (else the respondent)'), start: text('N', 'first character of a span'), end: text('N', 'character behind a span'), permission: text('named|region|no|none', 'how it may be quoted; none takes back what was said'), state: text('pending|confirmed', 'whether the respondent confirmed it'), by: text('WHO', 'who confirmed'), at: text('DATE', 'when (now)'), note: text('TEXT', 'a note') },
    run: (call) => withProject(call, (session) => {
      const permission = call.text('permission') === undefined ? undefined : call.choice('permission', ['named', 'region', 'no', 'none'] as const, 'no');
      return setClearance(session, [targetOf(session, call.at(1), call.text('question') ?? '', call.whole('start') ?? null, call.whole('end') ?? null)], {
        permission: permission === 'none' ? null : permission, state: call.text('state') === undefined ? undefined : call.choice('state', ['pending', 'confirmed'] as const, 'pending'),
        confirmedBy: call.text('by'), confirmedAt: call.text('at'), note: call.text('note'),
      });
    }),
  },
  {
    name: 'clearance import', positionals: ['PROJECT', 'FILE.csv'], options: {}, help: 'Reads clearances: columns case, question, start, end, permission, state, by, at, note. One undo takes them back.',
    run: (call) => withProject(call, async (session) => {
      const records = await recordsOf(call.at(1), ['case', 'permission']);
      const refused: { line: number; reason: string }[] = [];
      const said = records.flatMap(({ line, fields }): Parameters<typeof setClearances>[1] => {
        const permission = ['named', 'region', 'no'].find((one) => one === fields['permission']?.trim()) as 'named' | 'region' | 'no' | undefined;
        const state = ['pending', 'confirmed'].find((one) => one === ((fields['state'] ?? '').trim() || 'pending')) as 'pending' | 'confirmed' | undefined;
        const number = (name: string): number | null => (/^\d+$/.test((fields[name] ?? '').trim()) ? Number(fields[name]) : null);
        if (permission === undefined || state === undefined) { refused.push({ line, reason: 'permission is named, region or no; state is pending or confirmed' }); return []; }
        try {
          return [{ target: targetOf(session, fields['case']!, fields['question'] ?? '', number('start'), number('end')), patch: { permission, state, confirmedBy: fields['by']?.trim() || undefined, confirmedAt: fields['at']?.trim() || undefined, note: fields['note']?.trim() || undefined } }];
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          refused.push({ line, reason: error.message });
          return [];
        }
      });
      return { ...setClearances(session, said), refused };
    }),
  },
  {
    name: 'segments export', positionals: ['PROJECT', 'FILE'], options: { words: WORDS, language: LANGUAGE }, help: 'Writes every coded passage with its case\'s attributes (.csv, .xlsx).',
    run: (call) => withProject(call, async (session) => {
      const { exportSegments } = await import('#service/exporting/segments.ts');
      const format = call.at(1).toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv';
      const { bytes, ...said } = await exportSegments(session, format, { words: wordsOf(call), language: language(call) });
      write(resolve(call.at(1)), bytes);
      return { file: resolve(call.at(1)), ...said };
    }),
  },
];

async function recordsOf(file: string, needed: readonly string[]): Promise<ReturnType<typeof readRecords>> {
  const opened = await openSource(resolve(file));
  try { return readRecords(await opened.readSheet(), needed, basename(file)); } finally { opened.close(); }
}

/** A respondent by its key, or its answer to a question. */
function targetOf(session: ProjectSession, key: string, question: string, start: number | null, end: number | null): ClearanceTarget {
  const found = listCases(session.db).filter((one) => one.key === key.trim());
  const [one] = found;
  if (!one) throw new Refusal('CASE_UNKNOWN', `There is no case “${key}”.`, { case: key });
  if (question.trim() === '') return { caseIndex: one.position };
  const definition = [...session.definitions.values()].find((each) => each.type === 'open' && (each.id === question.trim() || each.label === question.trim()));
  if (!definition) throw new Refusal('QUESTION_UNKNOWN', `There is no open-ended question “${question}”.`, { question });
  const answer = found.map((each) => findAnswerOf(session.db, definition.id, each.rid)).find((each) => each !== null);
  if (!answer) throw new Refusal('ANSWER_UNKNOWN', `Case “${key}” has no answer to “${definition.label}”.`, { answerId: 0 });
  const length = codePointLength(answer.text);
  if ((start === null) !== (end === null) || (start !== null && end !== null && (start >= end || end > length))) throw new Refusal('SPAN_OUTSIDE', `The span ${start ?? '?'} to ${end ?? '?'} does not lie inside the answer, which has ${length} characters.`, { start: start ?? -1, end: end ?? -1, length });
  return { answerId: answer.rid, start, end };
}
