import type { Agreement } from '#core/contract/agreement.ts';
import type { ReviewExport } from '#core/contract/api/exporting.ts';
import { codePaths } from '#core/codebook/tree.ts';
import { codePointMap } from '#core/coding/code-points.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { listChain, listCoders } from '#db/queries/project.ts';
import { measureAgreement } from '../agreement.ts';
import { agreementDetails } from '../agreement-details.ts';
import { labelOf } from '../cells.ts';
import { codeCooccurrence, listDisagreements, listInconsistencies, listSegments } from '../coding-review.ts';
import { historyLines, searchHistory } from '../history.ts';
import { searchMemos } from '../memos.ts';
import { openGate, type Gate, type WordsMode } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { csvFile } from '../tabular.ts';
import { memosAsMarkdown, memosAsWord } from './memo-document.ts';
import { REVIEW_WORDS, type ReviewWords } from './review-words.ts';
import { newWorkbook, recordsSheet, workbookBytes } from './workbook-parts.ts';

export type ReviewFormat = 'xlsx' | 'csv' | 'docx' | 'md' | 'jsonl';
type Language = 'en' | 'fr';
type Cells = (string | number | null)[];
interface Sheet { readonly headers: readonly string[]; readonly records: readonly Cells[]; readonly wide?: readonly number[] | undefined; readonly notes?: readonly string[] | undefined }
/** Excel keeps “History” and “Historique” for itself. */
const HISTORY_SHEET = { en: 'Project history', fr: 'Historique du projet' } as const;
const MOST = Number.MAX_SAFE_INTEGER;

/** What the review of the coding shows, as a file. What the project calls confidential stays out, words and memos on them too.
 *  @throws Refusal FORMAT_UNFIT where the format cannot hold it */
export async function exportReview(session: ProjectSession, what: ReviewExport, format: ReviewFormat, language: Language, mode: WordsMode = 'cleared'): Promise<{ bytes: Uint8Array; count: number; name: string; withheld: number; warning: string | null }> {
  const gate = openGate(session, { mode, language });
  const carriesWords = what.kind === 'disagreements' || what.kind === 'inconsistencies' || what.kind === 'segments' || what.kind === 'memos';
  const warning = carriesWords ? gate.warning : null;
  const words = REVIEW_WORDS[language];
  const name = words[what.kind];
  if (what.kind === 'history' && format === 'jsonl') { const { text, lines } = historyLines(session); return { bytes: Buffer.from(text, 'utf8'), count: lines, name, withheld: 0, warning }; }
  if (what.kind === 'memos' && (format === 'md' || format === 'docx')) {
    const memos = memosToShow(session, what, gate);
    return { bytes: format === 'md' ? Buffer.from(memosAsMarkdown(session, memos, language, warning), 'utf8') : await memosAsWord(session, memos, language, warning), count: memos.length, name, withheld: gate.withheld, warning };
  }
  if (format !== 'xlsx' && format !== 'csv') throw new Refusal('FORMAT_UNFIT', `This cannot be written as .${format}. Choose .xlsx or .csv.`, { format });
  const made = await sheetOf(session, what, words, language, gate);
  // The warning stands in every line, so that it goes where the lines go.
  const sheet = warning === null ? made : { ...made, headers: [...made.headers, words.warning], records: made.records.map((record) => [...record, warning]) };
  const said = { count: sheet.records.length, name, withheld: gate.withheld, warning };
  if (format === 'csv') return { bytes: Buffer.from(csvFile([[...sheet.headers], ...sheet.records.map((record) => [...record])]), 'utf8'), ...said };
  const workbook = newWorkbook(name);
  recordsSheet(workbook, what.kind === 'history' ? HISTORY_SHEET[language] : name, sheet.headers, sheet.records, new Set(sheet.wide ?? []));
  if (sheet.notes) recordsSheet(workbook, words.read, [words.read], sheet.notes.map((note) => [note]), new Set([0]));
  return { bytes: await workbookBytes(workbook), ...said };
}

async function sheetOf(session: ProjectSession, what: ReviewExport, words: ReviewWords, language: Language, gate: Gate): Promise<Sheet> {
  switch (what.kind) {
    case 'agreement': return agreementSheet(session, what, words, language, gate);
    case 'disagreements': return disagreementSheet(session, what, words, language, gate);
    case 'inconsistencies': return inconsistencySheet(session, what, words, language, gate);
    case 'segments': return segmentSheet(session, what, words, language, gate);
    case 'cooccurrence': return cooccurrenceSheet(session, words);
    case 'memos': return {
      headers: [words.title, words.on, words.about, words.body, words.coder, words.written, words.changed], wide: [3],
      records: memosToShow(session, what, gate).map((memo) => [memo.title, words.target[memo.target], memo.about, memo.body, memo.coder, memo.createdAt, memo.updatedAt]),
    };
    case 'history': {
      const { events } = searchHistory(session, what, { limit: MOST });
      const hashes = new Map(listChain(session.db).map((line) => [line.id, line.hash]));
      return {
        headers: [words.line, words.when, words.coder, words.act, words.what, words.state, words.hash], wide: [4],
        records: events.map(({ id, at, coder, act, state }) => [id, at, coder, act.act, Object.entries(act.params).map(([key, value]) => `${key}: ${value}`).join('; '), state, hashes.get(id) ?? '']),
      };
    }
  }
}

/** Memos that the filter leaves, without those on what is confidential, and without words of answers that are not cleared. */
const memosToShow = (session: ProjectSession, what: Extract<ReviewExport, { kind: 'memos' }>, gate: Gate): ReturnType<typeof searchMemos> =>
  searchMemos(session, what).filter((memo) => memo.variableId === null || session.definitions.get(memo.variableId)?.confidential !== true).map((memo) => ({ ...memo, title: gate.typed(memo.title), body: gate.typed(memo.body), about: gate.value(memo.about) }));

/** Names of codes, coders, cases and questions, and an answer's words where they may be shown. */
function naming(session: ProjectSession, language: Language, gate: Gate) {
  const paths = codePaths(listCodes(session.db));
  const coders = new Map(listCoders(session.db).map((coder) => [coder.id, coder.name]));
  const cases = new Map(listCases(session.db).map((one) => [one.rid, one]));
  const question = (id: string): string => { const definition = session.definitions.get(id); return definition ? labelOf(definition, language) : id; };
  return {
    code: (id: string) => paths.get(id) ?? id, coder: (id: string) => coders.get(id) ?? id, question,
    /** Words of an answer as they may leave: '' where they may not; where they may be put down to a region alone, without the case. */
    answer: (rid: number, start: number | null, end: number | null): { case: string; question: string; text: string } | null => {
      const answer = findAnswer(session.db, rid);
      const one = answer && cases.get(answer.caseRid);
      if (!answer || !one || session.definitions.get(answer.variableId)?.confidential === true) return null;
      const { words, attribution } = gate.quote({ rid, position: one.position, variableId: answer.variableId, text: answer.text }, start, end);
      return { case: attribution === 'region' ? '' : gate.value(one.key), question: question(answer.variableId), text: words ?? '' };
    },
  };
}

function agreementSheet(session: ProjectSession, what: Extract<ReviewExport, { kind: 'agreement' }>, words: ReviewWords, language: Language, gate: Gate): Sheet {
  const names = naming(session, language, gate);
  const { units, overall, codes } = measureAgreement(session, what);
  const details = agreementDetails(session, what);
  const asked = what.bootstrap > 0;
  const COLUMNS = [['percent', 'observed'], ['cohen', 'cohenKappa'], ['fleiss', 'fleissKappa'], ['alpha', 'krippendorffAlpha'], ['gwet', 'gwetAC1']] as const;
  const headers = [words.level, words.item, words.units, words.n, ...COLUMNS.flatMap(([word]) => [words[word], ...(asked ? [`${words[word]}, ${words.low}`, `${words[word]}, ${words.high}`] : [])]), words.prevalence];
  const line = (level: string, item: string, answers: number, figures: Agreement): Cells => [
    level, item, answers, figures.n,
    ...COLUMNS.flatMap(([word, key]) => {
      const scale = word === 'percent' ? 100 : 1;
      const bounds = figures.intervals?.[key];
      return [word === 'percent' ? figures.percent : figures[key], ...(asked ? [bounds ? bounds.low * scale : null, bounds ? bounds.high * scale : null] : [])];
    }),
    figures.prevalence,
  ];
  return {
    headers,
    records: [
      line(words.all, '', units, overall), ...codes.map((code) => line(words.theme, names.code(code.code), units, code)), ...details.pairs.map((pair) => line(words.pair, pair.coders.map(names.coder).join(' – '), pair.answers, pair)),
      ...details.byQuestion.map((one) => line(words.question, names.question(one.variableId), one.answers, one)),
    ],
    notes: [
      `${words.coders}: ${details.counted.coders.map(names.coder).join(', ')}.`, what.unit === 'answer' ? words.unitAnswer : words.unitCharacter, words.counted(details.counted.answers, details.counted.codes, details.counted.ratings), words.version(details.codebookVersion),
      ...(details.masiAlpha === null ? [] : [`${words.masi}: ${details.masiAlpha}${details.masiInterval ? ` (${details.masiInterval.low} – ${details.masiInterval.high})` : ''}`]), ...(asked ? [words.bootstrap(what.bootstrap, what.seed)] : []), words.emptyIs,
    ],
  };
}

function disagreementSheet(session: ProjectSession, what: Extract<ReviewExport, { kind: 'disagreements' }>, words: ReviewWords, language: Language, gate: Gate): Sheet {
  const names = naming(session, language, gate);
  const records = listDisagreements(session, { ...what, limit: MOST }).rows.flatMap((row): Cells[] => {
    const answer = names.answer(row.answerId, null, null);
    if (!answer) return [];
    return [[answer.case, answer.question, names.code(row.codeId), row.found.map(names.coder).join(', '), row.notFound.map(names.coder).join(', '), row.settled === null ? '' : row.settled ? words.yes : words.no, answer.text]];
  });
  return { headers: [words.case, words.question, words.code, words.found, words.notFound, words.settled, words.answer], records, wide: [6] };
}

async function inconsistencySheet(session: ProjectSession, what: Extract<ReviewExport, { kind: 'inconsistencies' }>, words: ReviewWords, language: Language, gate: Gate): Promise<Sheet> {
  const names = naming(session, language, gate);
  const { groups } = await listInconsistencies(session, { variableId: what.variableId, limit: MOST });
  const records = groups.flatMap((group, index) => group.places.flatMap((place): Cells[] => {
    const answer = names.answer(place.answerId, place.start, place.end);
    return answer === null ? [] : [[index + 1, answer.text, answer.case, answer.question, place.codeIds.map(names.code).join('; ') || words.none, place.coders.map(names.coder).join(', '), place.start, place.end]];
  }));
  return { headers: [words.group, words.words, words.case, words.question, words.codes, words.coder, words.start, words.end], records, wide: [1] };
}

function segmentSheet(session: ProjectSession, what: Extract<ReviewExport, { kind: 'segments' }>, words: ReviewWords, language: Language, gate: Gate): Sheet {
  const names = naming(session, language, gate);
  const { segments } = listSegments(session, { codeId: what.codeId, filter: what.filter, starred: what.starred, context: what.context, limit: MOST });
  const records = segments.flatMap((segment): Cells[] => {
    const { answerId, start, end } = segment.coding;
    const answer = names.answer(answerId, start, end);
    if (answer === null) return [];
    // Words around a quote are not the quote: they leave only where every word does.
    const around = (from: number | null, to: number | null): string => (gate.mode === 'cleared' || from === null || to === null || from >= to ? '' : names.answer(answerId, from, to)?.text ?? '');
    return [[
      segment.place === null ? null : segment.place + 1, answer.case, answer.question, names.code(segment.coding.codeId), around(start === null ? null : Math.max(0, start - what.context), start), answer.text, around(end, end === null ? null : end + codePointMap(segment.after).length), segment.coding.starred ? words.yes : '', names.coder(segment.coding.coderId), start, end,
    ]];
  });
  return { headers: [words.place, words.case, words.question, words.code, words.before, words.text, words.after, words.starred, words.coder, words.start, words.end], records, wide: [4, 5, 6] };
}

function cooccurrenceSheet(session: ProjectSession, words: ReviewWords): Sheet {
  const paths = codePaths(listCodes(session.db));
  return { headers: [words.codeA, words.codeB, words.cases, words.answers, words.overlapping], records: codeCooccurrence(session).map((pair) => [paths.get(pair.a) ?? pair.a, paths.get(pair.b) ?? pair.b, pair.cases, pair.answers, pair.overlapping]) };
}
