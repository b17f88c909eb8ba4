import type { CodingChange, AnswerRow } from '#core/contract/api/coding.ts';
import type { Coding } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { codePointLength, codePointMap, sliceCodePoints } from '#core/coding/code-points.ts';
import { searchExpression, searchQuery } from '#core/coding/search-query.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { lastPage, type DocumentMark } from '#core/documents/document-text.ts';
import { compileExpression } from '#core/crosstab/evaluate.ts';
import type { WriteDb } from '#db/database.ts';
import { deleteReadingOf, deleteReadings, findAnswer, findAnswerOf, insertReading, countMarked, searchAnswers, searchOtherAnswers, searchMarked, type ReadingState } from '#db/queries/answers.ts';
import { findCase, listCases } from '#db/queries/cases.ts';
import { documentTitles, findDocumentOfAnswer } from '#db/queries/documents.ts';
import { findCode, listCodes, type CodeRecord } from '#db/queries/codes.ts';
import { deleteCoding, findCoding, findCodingOf, insertCoding, updateCodingSpan, updateCodingStar } from '#db/queries/codings.ts';
import { cellOf, labelOf, wordingOf, type Cell } from './cells.ts';
import { coderView, type CoderView, type Scope } from './coder-view.ts';
import type { IndexedAnswer } from './coding-index.ts';
import type { ProjectSession } from './session.ts';

const CODING_AREAS = ['codings'] as const;

export interface AnswerQuery {
  readonly variableIds?: readonly string[] | undefined; readonly contextVariables: readonly string[]; readonly filter?: string | undefined; readonly search?: string | undefined;
  readonly codeId?: string | undefined; readonly states?: readonly ReadingState[] | undefined; readonly starred?: boolean | undefined; readonly scope?: Scope | undefined;
}

/** Rows of the coding grid, in question then case order. Texts stay behind: a row holds an excerpt. */
export const listAnswerRows = (session: ProjectSession, query: AnswerQuery): AnswerRow[] => answerPage(session, query).rows;

/** The first rows of the grid, and which answers follow: a hundred thousand rows are not made and sent before the first is drawn. */
export function answerPage(session: ProjectSession, query: AnswerQuery, limit = Infinity): { rows: AnswerRow[]; rest: number[] } {
  const { db } = session;
  const mask = caseMask(session, query.filter);
  const found = query.search === undefined || query.search.trim() === '' ? null : new Set(matchingAnswers(session, query.search));
  const wanted = query.variableIds ? new Set(query.variableIds) : null;
  const branch = query.codeId === undefined ? null : withDescendants(listCodes(db), query.codeId);
  const states = query.states && query.states.length > 0 ? new Set(query.states) : null;
  const view = coderView(session, query.scope ?? 'all');
  const rowOf = rowMaker(session, query.contextVariables, view);

  const rows: AnswerRow[] = [];
  const rest: number[] = [];
  for (const answer of session.coding.answers) {
    if ((wanted && !wanted.has(answer.variableId)) || (mask && mask[answer.position] !== 1) || (found && !found.has(answer.rid))) continue;
    if (states && !states.has(view.stateOf(answer.rid))) continue;
    if (branch && !view.codingsOf(answer.rid).some((coding) => branch.has(coding.codeId))) continue;
    if (query.starred === true && !view.codingsOf(answer.rid).some((coding) => coding.starred)) continue;
    if (rows.length < limit) rows.push(rowOf(answer)); else rest.push(answer.rid);
  }
  return { rows, rest };
}

/** Rows of these answers, in this order; an answer that is gone has none. */
export function namedAnswerRows(session: ProjectSession, answerIds: readonly number[], contextVariables: readonly string[], scope: Scope = 'all'): AnswerRow[] {
  const rowOf = rowMaker(session, contextVariables, coderView(session, scope));
  const wanted = new Set(answerIds);
  const byId = new Map(session.coding.answers.filter((answer) => wanted.has(answer.rid)).map((answer) => [answer.rid, answer]));
  return answerIds.flatMap((id) => { const answer = byId.get(id); return answer ? [rowOf(answer)] : []; });
}

function rowMaker(session: ProjectSession, contextVariables: readonly string[], view: CoderView): (answer: IndexedAnswer) => AnswerRow {
  const keys = listCases(session.db).map((one) => one.key);
  const contextOf = contextReader(session, contextVariables);
  const documents = session.coding.documentQuestions();
  const titles = documents.size > 0 ? documentTitles(session.db) : null;
  return (answer) => {
    const codings = view.codingsOf(answer.rid);
    const title = titles?.get(answer.rid);
    return {
      answerId: answer.rid, caseIndex: answer.position, caseKey: keys[answer.position]!, variableId: answer.variableId, excerpt: answer.excerpt, length: answer.length,
      state: view.stateOf(answer.rid), codeIds: [...new Set(codings.map((coding) => coding.codeId))], starred: codings.some((coding) => coding.starred), context: contextOf(answer.position),
      ...(title === undefined ? {} : { title }),
    };
  };
}

/** Answers of each open-ended question, by how far reading has come. */
export function questionProgress(session: ProjectSession, scope: Scope = 'all'): Map<string, { answers: number; coded: number; readNothing: number }> {
  const progress = new Map<string, { answers: number; coded: number; readNothing: number }>();
  const view = coderView(session, scope);
  for (const { rid, variableId } of session.coding.answers) {
    let question = progress.get(variableId);
    if (!question) progress.set(variableId, (question = { answers: 0, coded: 0, readNothing: 0 }));
    question.answers += 1;
    const state = view.stateOf(rid);
    if (state !== 'unread') question[state] += 1;
  }
  return progress;
}

function caseMask(session: ProjectSession, filter: string | undefined): Uint8Array | null {
  if (filter === undefined || filter.trim() === '') return null;
  const compiled = compileExpression(filter, session.crosstabData);
  if (!compiled.ok) throw new Refusal('FILTER_WRONG', compiled.error.message, { ...compiled.error.details, filter, reason: compiled.error.code });
  return compiled.value;
}

function contextReader(session: ProjectSession, variables: readonly string[]): (position: number) => Cell[] {
  const data = variables.map((id) => session.variable(id));
  return (position) => data.map((one) => (one ? cellOf(one.definition, one.vector, position, session.language) : { state: 'notAsked' as const }));
}

/** Answers in which the search finds something, accents folded; of a search that only takes away (NOT budget), all the others. */
function matchingAnswers(session: ProjectSession, query: string): number[] {
  const { match, except } = searchQuery(query);
  if (match !== null) return searchAnswers(session.db, match);
  return except === null ? [] : searchOtherAnswers(session.db, except);
}

/** One answer with its words, its codings and what is known about its case. */
export function readAnswer(session: ProjectSession, answerId: number, scope: Scope = 'all'): {
  answerId: number; caseIndex: number; caseKey: string; variableId: string; label: string; wording: string; text: string; language: string | null; state: ReadingState;
  codings: Coding[]; translations: { variableId: string; label: string; language: string | null; text: string }[]; context: { variableId: string; label: string; value: Cell }[]; document: AnswerDocument | null;
} {
  const answer = existingAnswer(session, answerId);
  const view = coderView(session, scope);
  const position = findCase(session.db, answer.caseRid)!;
  const definition = session.definitions.get(answer.variableId)!;
  const status = [...session.definitions.values()].filter((other) => other.role === 'status' && other.instrument === definition.instrument && other.capability !== undefined && other.capability === definition.capability);
  const contextIds = ['country', 'region', 'income', 'instrument', ...status.map((one) => one.id)];
  return {
    answerId, caseIndex: position.position, caseKey: position.key, variableId: answer.variableId, label: labelOf(definition, session.language), wording: wordingOf(definition, session.language),
    text: answer.text, language: answer.language, state: view.stateOf(answerId), codings: [...view.codingsOf(answerId)],
    translations: translationsOf(session, answer.variableId, answer.caseRid), document: definition.documents === undefined ? null : documentOf(session, answerId),
    context: contextIds.flatMap((id) => {
      const data = session.variable(id);
      return data ? [{ variableId: id, label: labelOf(data.definition, session.language), value: cellOf(data.definition, data.vector, position.position, session.language) }] : [];
    }),
  };
}

export interface AnswerDocument { id: number; title: string; file: string; format: string; pages: number | null; marks: DocumentMark[] }
function documentOf(session: ProjectSession, answerId: number): AnswerDocument | null {
  const found = findDocumentOfAnswer(session.db, answerId);
  return found ? { id: found.id, title: found.title, file: found.file, format: found.format, pages: lastPage(found.marks), marks: [...found.marks] } : null;
}

/** The same case's answers in the columns that translate the question. */
function translationsOf(session: ProjectSession, variableId: string, caseRid: number): { variableId: string; label: string; language: string | null; text: string }[] {
  return [...session.definitions.values()].filter((other) => other.translationOf === variableId).flatMap((other) => {
    const found = findAnswerOf(session.db, other.id, caseRid);
    return found ? [{ variableId: other.id, label: labelOf(other, session.language), language: found.language, text: found.text }] : [];
  });
}

/** Applies a code to the same words, or to the whole, of each answer. The answer counts as read by the coder. */
export function applyCode(session: ProjectSession, answerIds: readonly number[], codeId: string, start: number | null, end: number | null, origin: Coding['origin'], scope: Scope = 'all'): CodingChange {
  const code = existingCode(session, codeId);
  if (code.retired) throw new Refusal('CODE_RETIRED', `“${code.name}” is retired: it can be read but not applied. Bring it back first.`, { code: code.name });
  for (const answerId of answerIds) checkSpan(existingAnswer(session, answerId).text, start, end);
  const at = new Date().toISOString();
  session.act('coding.apply', { code: code.name, answers: answerIds.length }, CODING_AREAS, (db) => {
    for (const answerId of answerIds) {
      insertCoding(db, { answerId, codeId, start, end, coderId: session.coderId, origin, starred: false, createdAt: at });
      insertReading(db, answerId, session.coderId, at);
    }
  });
  return codingChange(session, answerIds, [codeId], scope);
}

export function removeCodings(session: ProjectSession, codingIds: readonly number[], scope: Scope = 'all'): CodingChange {
  const codings = [...new Set(codingIds)].map((id) => existingCoding(session, id));
  const codes = [...new Set(codings.map((coding) => coding.codeId))];
  const name = codes.map((id) => findCode(session.db, id)?.name ?? id).join(', ');
  session.act('coding.remove', { code: name, codings: codings.length }, CODING_AREAS, (db) => { for (const id of codingIds) deleteCoding(db, id); });
  return codingChange(session, [...new Set(codings.map((coding) => coding.answerId))], codes, scope);
}

export function resizeCoding(session: ProjectSession, codingId: number, start: number | null, end: number | null, scope: Scope = 'all'): CodingChange {
  const coding = existingCoding(session, codingId);
  checkSpan(existingAnswer(session, coding.answerId).text, start, end);
  session.act('coding.resize', { code: existingCode(session, coding.codeId).name }, CODING_AREAS, (db) => { updateCodingSpan(db, codingId, start, end); });
  return codingChange(session, [coding.answerId], [coding.codeId], scope);
}

/** Parts a span in two: one act, one undo. What lies between the parts (a space) is coded no more. */
export function splitCoding(session: ProjectSession, codingId: number, firstEnd: number, secondStart: number, scope: Scope = 'all'): CodingChange {
  const coding = existingCoding(session, codingId);
  const length = codePointLength(existingAnswer(session, coding.answerId).text);
  const [start, end] = [coding.start ?? 0, coding.end ?? length];
  if (!(start < firstEnd && firstEnd <= secondStart && secondStart < end)) {
    throw new Refusal('SPAN_OUTSIDE', `The span ${firstEnd} to ${secondStart} does not lie inside the coding, which goes from ${start} to ${end}.`, { start: firstEnd, end: secondStart, length });
  }
  session.act('coding.split', { code: existingCode(session, coding.codeId).name }, CODING_AREAS, (db) => {
    const { id, ...rest } = coding;
    // A coding of these very words may be there already; two would count one passage twice.
    if (findCodingOf(db, { ...rest, start, end: firstEnd }) === null) updateCodingSpan(db, id, start, firstEnd); else deleteCoding(db, id);
    insertCoding(db, { ...rest, start: secondStart, end });
  });
  return codingChange(session, [coding.answerId], [coding.codeId], scope);
}

export function starCoding(session: ProjectSession, codingId: number, starred: boolean, scope: Scope = 'all'): CodingChange {
  const coding = existingCoding(session, codingId);
  session.act(starred ? 'coding.star' : 'coding.unstar', { code: existingCode(session, coding.codeId).name }, CODING_AREAS, (db) => { updateCodingStar(db, codingId, starred); });
  return codingChange(session, [coding.answerId], [], scope);
}

/** Read with nothing applying, or unread again: for everybody, or (blind) for the current coder alone. */
export function markRead(session: ProjectSession, answerIds: readonly number[], read: boolean, scope: Scope = 'all'): CodingChange {
  for (const id of answerIds) existingAnswer(session, id);
  const at = new Date().toISOString();
  session.act(read ? 'coding.read' : 'coding.unread', { answers: answerIds.length }, CODING_AREAS, (db: WriteDb) => {
    for (const id of answerIds) if (read) insertReading(db, id, session.coderId, at); else if (scope === 'mine') deleteReadingOf(db, id, session.coderId); else deleteReadings(db, id);
  });
  return codingChange(session, answerIds, [], scope);
}

/** What an act changed, as the grid needs it. */
export function codingChange(session: ProjectSession, answerIds: readonly number[], codeIds: readonly string[], scope: Scope = 'all'): CodingChange {
  const view = coderView(session, scope);
  // A bulk act is answered with counts alone; the grid asks again for what it shows.
  const detailed = answerIds.length <= 500 ? answerIds : [];
  return {
    answers: detailed.map((answerId) => ({ answerId, state: view.stateOf(answerId), codings: [...view.codingsOf(answerId)] })),
    counts: codeIds.map((codeId) => ({ codeId, ...view.countsOf(codeId) })),
    progress: view.progress,
  };
}

export interface Hit { readonly answerId: number; readonly case: string; readonly question: string; readonly start: number; readonly end: number; readonly text: string }

// Private-use characters mark what FTS5 found.
const OPEN = '\uE000';
const CLOSE = '\uE001';

/** Every place where the search is met, in code points of the answer. */
export function findInAnswers(session: ProjectSession, query: string, options: { variableId?: string | undefined; codeId?: string | undefined; limit: number; scope?: Scope | undefined }): { total: number; hits: Hit[] } {
  const expression = searchExpression(query);
  if (expression === null) return { total: 0, hits: [] };
  const { db } = session;
  const narrowed = { variableId: options.variableId, codeIds: options.codeId === undefined ? undefined : [...withDescendants(listCodes(db), options.codeId)], coderId: options.scope === 'mine' ? session.coderId : undefined };
  // Every answer found holds a place: as many answers as hits are wanted are enough. The others are only counted.
  const found = searchMarked(db, expression, OPEN, CLOSE, narrowed, options.limit);
  const hits = found.flatMap((answer) => markedPlaces(answer.text, answer.marked).map((place): Hit => ({ answerId: answer.rid, case: findCase(db, answer.caseRid)!.key, question: answer.variableId, ...place })));
  return { total: found.length < options.limit ? hits.length : countMarked(db, expression, OPEN, CLOSE, narrowed), hits: hits.slice(0, options.limit) };
}

function markedPlaces(text: string, marked: string): { start: number; end: number; text: string }[] {
  const map = codePointMap(text);
  // Marks the author wrote himself would be taken for ours: such an answer is shown as one hit.
  if (text.includes(OPEN) || text.includes(CLOSE)) return [{ start: 0, end: map.length, text }];
  const places: { start: number; end: number; text: string }[] = [];
  let inserted = 0;
  for (let open = marked.indexOf(OPEN); open >= 0; open = marked.indexOf(OPEN, open + 1)) {
    const close = marked.indexOf(CLOSE, open);
    const start = open - inserted;
    const end = close - inserted - 1;
    places.push({ start: map.toCodePoint(start), end: map.toCodePoint(end), text: text.slice(start, end) });
    inserted += 2;
  }
  return places;
}

/** The words of a coding, or the whole answer. */
export const codedWords = (text: string, coding: Pick<Coding, 'start' | 'end'>): string => (coding.start === null || coding.end === null ? text : sliceCodePoints(text, coding.start, coding.end));

function checkSpan(text: string, start: number | null, end: number | null): void {
  if (start === null && end === null) return;
  const length = codePointLength(text);
  if (start === null || end === null || start >= end || end > length) {
    throw new Refusal('SPAN_OUTSIDE', `The span ${start ?? '?'} to ${end ?? '?'} does not lie inside the answer, which has ${length} characters.`, { start: start ?? -1, end: end ?? -1, length });
  }
}
function existingAnswer(session: ProjectSession, id: number): NonNullable<ReturnType<typeof findAnswer>> {
  const answer = findAnswer(session.db, id);
  if (!answer) throw new Refusal('ANSWER_UNKNOWN', 'This answer is no longer in the project. An undo may have taken its import out.', { answerId: id });
  return answer;
}
function existingCoding(session: ProjectSession, id: number): Coding {
  const coding = findCoding(session.db, id);
  if (!coding) throw new Refusal('CODING_UNKNOWN', 'This coding is no longer in the project.', { codingId: id });
  return coding;
}
function existingCode(session: ProjectSession, id: string): CodeRecord {
  const code = findCode(session.db, id);
  if (!code) throw new Refusal('CODE_UNKNOWN', `There is no code “${id}” in the codebook.`, { code: id });
  return code;
}
