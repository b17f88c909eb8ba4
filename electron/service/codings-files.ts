import { basename } from 'node:path';
import { codePointLength } from '#core/coding/code-points.ts';
import { codePaths, slugFor } from '#core/codebook/tree.ts';
import { findAnswer, findAnswerOf, insertReading, listReadings } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { insertCoding, listCodings } from '#db/queries/codings.ts';
import { insertCoder, listCoders } from '#db/queries/project.ts';
import { openSource, type Source } from './source.ts';
import type { ProjectSession } from './session.ts';
import { csvFile, readRecords } from './tabular.ts';

const COLUMNS = ['case', 'question', 'code', 'start', 'end', 'coder'] as const;
const MOST_REASONS = 1000;
const NOTHING_TAKEN = new Error('nothing taken');

/** Reads codings made elsewhere: each line is taken, or refused with the reason; what is there already is not doubled.
 *  Coders who are not in the project yet are added. A line without a code says that the coder read the answer and nothing applies. */
export async function importCodings(session: ProjectSession, name: string, source: Source): Promise<{ codings: number; added: number; refused: { line: number; reason: string }[] }> {
  const opened = await openSource(source);
  let records: ReturnType<typeof readRecords>;
  try {
    records = readRecords(await opened.readSheet(), ['case', 'question', 'code', 'coder'], basename(name));
  } finally {
    opened.close();
  }
  const { db } = session;
  const cases = new Map<string, number[]>();
  for (const one of listCases(db)) cases.set(one.key, [...(cases.get(one.key) ?? []), one.rid]);
  const codes = listCodes(db);
  const codeIds = new Map([...[...codePaths(codes)].map(([id, path]) => [path, id] as const), ...codes.map((code) => [code.id, code.id] as const)]);
  const questions = new Map([...session.definitions.values()].filter((definition) => definition.type === 'open').flatMap((definition) => [[definition.label, definition.id], [definition.id, definition.id]] as const));
  const refused: { line: number; reason: string }[] = [];
  let added = 0;
  let taken = 0;
  try {
    session.act('codings.import', { file: basename(name), codings: records.length }, ['codings', 'project'], (write) => {
      const coders = listCoders(write);
      const at = new Date().toISOString();
      for (const { line, fields } of records) {
        const refuse = (reason: string): void => { if (refused.length < MOST_REASONS) refused.push({ line, reason }); };
        const rids = cases.get(fields['case']!.trim()) ?? [];
        const question = questions.get(fields['question']!.trim());
        const codeName = fields['code']!.trim();
        const code = codeIds.get(codeName);
        if (rids.length === 0) { refuse(`there is no case “${fields['case']}”`); continue; }
        if (question === undefined) { refuse(`there is no open-ended question “${fields['question']}”`); continue; }
        if (codeName !== '' && code === undefined) { refuse(`there is no code “${codeName}”; import the codebook first`); continue; }
        const answer = rids.map((rid) => findAnswerOf(write, question, rid)).find((found) => found !== null);
        if (!answer) { refuse(`case “${fields['case']}” has no answer to “${fields['question']}”`); continue; }
        const coderName = fields['coder']!.trim();
        if (coderName === '') { refuse('no coder is named'); continue; }
        const span = readSpan(fields['start'] ?? '', fields['end'] ?? '', answer.text);
        if (typeof span === 'string') { refuse(span); continue; }
        let coder = coders.find((known) => known.id === coderName || known.name === coderName);
        if (!coder) {
          coder = { id: slugFor(coderName, new Set(coders.map((known) => known.id))), name: coderName };
          insertCoder(write, coder, at);
          coders.push(coder);
        }
        insertReading(write, answer.rid, coder.id, at);
        if (code !== undefined) taken += 1;
        if (code !== undefined && insertCoding(write, { answerId: answer.rid, codeId: code, ...span, coderId: coder.id, origin: 'import', starred: false, createdAt: at })) added += 1;
      }
      // A file of which nothing could be taken is no act: the transaction is given up, and every reason told.
      if (records.length > 0 && refused.length === records.length) throw NOTHING_TAKEN;
    });
  } catch (error) {
    if (error !== NOTHING_TAKEN) throw error;
  }
  return { codings: taken, added, refused };
}

function readSpan(start: string, end: string, text: string): { start: number | null; end: number | null } | string {
  if (start.trim() === '' && end.trim() === '') return { start: null, end: null };
  if (!/^\d+$/.test(start.trim()) || !/^\d+$/.test(end.trim())) return `“${start}” to “${end}” is not a span: give two whole numbers, or leave both empty for the whole answer`;
  const span = { start: Number(start), end: Number(end) };
  const length = codePointLength(text);
  if (span.start >= span.end || span.end > length) return `the span ${span.start} to ${span.end} does not lie inside the answer, which has ${length} characters`;
  return span;
}

/** All codings as lines of case, question, code, start, end, coder; and a line without a code for each answer read with nothing applying. */
export function codingsCsv(session: ProjectSession): { text: string; codings: number } {
  const { db } = session;
  const keys = new Map(listCases(db).map((one) => [one.rid, one.key]));
  const coders = new Map(listCoders(db).map((coder) => [coder.id, coder.name]));
  const codings = listCodings(db);
  const coded = new Set(codings.map((coding) => `${coding.answerId} ${coding.coderId}`));
  // A coder who read an answer and found nothing in it has a line too, without a code.
  const nothing = listReadings(db).filter((reading) => !coded.has(`${reading.answerRid} ${reading.coderId}`)).map((reading) => {
    const answer = findAnswer(db, reading.answerRid)!;
    return [keys.get(answer.caseRid)!, answer.variableId, null, null, null, coders.get(reading.coderId) ?? reading.coderId];
  });
  const lines = codings.map((coding) => {
    const answer = findAnswer(db, coding.answerId)!;
    return [keys.get(answer.caseRid)!, answer.variableId, coding.codeId, coding.start, coding.end, coders.get(coding.coderId) ?? coding.coderId];
  });
  return { text: csvFile([[...COLUMNS], ...lines, ...nothing]), codings: codings.length };
}
