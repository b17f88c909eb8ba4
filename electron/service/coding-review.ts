import type { Coding } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { codePointMap } from '#core/coding/code-points.ts';
import { sentencesOf } from '#core/coding/suggest/sentences.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { compileExpression } from '#core/crosstab/evaluate.ts';
import { normaliseText } from '#core/text/normalise.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { findCode, listCodes } from '#db/queries/codes.ts';
import { deleteQuotePlace, putQuotePlace, quotePlaces } from '#db/queries/quote-order.ts';
import { deleteSettlement, listSettlements, putSettlement } from '#db/queries/settlements.ts';
import { walkAnswers } from './answer-walk.ts';
import type { ProjectSession } from './session.ts';

export interface Disagreement { readonly answerId: number; readonly caseKey: string; readonly variableId: string; readonly excerpt: string; readonly codeId: string; readonly found: string[]; readonly notFound: string[]; readonly settled: boolean | null }

/** Where coders who read the same answer did not find the same codes in it, in question and case order. */
export function listDisagreements(session: ProjectSession, only: { variableId?: string | undefined; codeId?: string | undefined; limit: number }): { total: number; rows: Disagreement[] } {
  const verdicts = new Map(listSettlements(session.db).map((one) => [`${one.answerId} ${one.codeId}`, one.present]));
  const keys = listCases(session.db).map((one) => one.key);
  const rows: Disagreement[] = [];
  let total = 0;
  for (const answer of session.coding.answers) {
    if (only.variableId !== undefined && answer.variableId !== only.variableId) continue;
    const codings = session.coding.codingsOf(answer.rid);
    const readers = new Set([...session.coding.readersOf(answer.rid), ...codings.map((coding) => coding.coderId)]);
    if (readers.size < 2) continue;
    for (const codeId of new Set(codings.map((coding) => coding.codeId))) {
      if (only.codeId !== undefined && codeId !== only.codeId) continue;
      const found = new Set(codings.filter((coding) => coding.codeId === codeId).map((coding) => coding.coderId));
      if (found.size === readers.size) continue;
      total += 1;
      if (rows.length < only.limit) rows.push({ answerId: answer.rid, caseKey: keys[answer.position]!, variableId: answer.variableId, excerpt: answer.excerpt, codeId, found: [...found].toSorted(), notFound: [...readers].filter((reader) => !found.has(reader)).toSorted(), settled: verdicts.get(`${answer.rid} ${codeId}`) ?? null });
    }
  }
  return { total, rows };
}

/** Settles whether a code is in an answer; null takes the verdict back. Codings stay as the coders made them. */
export function settle(session: ProjectSession, answerId: number, codeId: string, present: boolean | null): { settled: boolean | null } {
  if (!findAnswer(session.db, answerId)) throw new Refusal('ANSWER_UNKNOWN', 'This answer is no longer in the project. An undo may have taken its import out.', { answerId });
  const code = findCode(session.db, codeId);
  if (!code) throw new Refusal('CODE_UNKNOWN', `There is no code “${codeId}” in the codebook.`, { code: codeId });
  session.act('coding.settle', { code: code.name }, ['codings'], (db) => {
    if (present === null) deleteSettlement(db, answerId, codeId);
    else putSettlement(db, { answerId, codeId, present, coderId: session.coderId, settledAt: new Date().toISOString() });
  });
  return { settled: present };
}

export interface InconsistentPlace { readonly answerId: number; readonly caseKey: string; readonly variableId: string; readonly start: number; readonly end: number; readonly codeIds: string[]; readonly coders: string[] }
export interface Inconsistency { readonly words: string; readonly codes: string[]; readonly places: InconsistentPlace[] }

/** Sentences that say the same (case, accents and marks apart), have been read, and do not carry the same codes. Spans count for every
 *  sentence they touch by more than half; a coding of a whole answer counts where the answer is one sentence. */
export async function listInconsistencies(session: ProjectSession, only: { variableId?: string | undefined; limit: number }): Promise<{ total: number; groups: Inconsistency[] }> {
  const keys = new Map(listCases(session.db).map((one) => [one.rid, one.key]));
  const places = new Map<string, (InconsistentPlace & { words: string })[]>();
  for await (const batch of walkAnswers(session)) {
    for (const answer of batch) {
      if (answer.readers.size === 0 || (only.variableId !== undefined && answer.variableId !== only.variableId)) continue;
      const sentences = sentencesOf(answer.text);
      const map = codePointMap(answer.text);
      for (const sentence of sentences) {
        const words = answer.text.slice(sentence.start, sentence.end);
        const key = normaliseText(words);
        // A word or two ("None", "See above") say what their question makes of them.
        if (key.split(' ').length < 3) continue;
        const [start, end] = [map.toCodePoint(sentence.start), map.toCodePoint(sentence.end)];
        const there = answer.codings.filter((coding) => (coding.start === null || coding.end === null ? sentences.length === 1 : (Math.min(coding.end, end) - Math.max(coding.start, start)) * 2 > Math.min(end - start, coding.end - coding.start)));
        const place = { answerId: answer.rid, caseKey: keys.get(answer.caseRid) ?? '', variableId: answer.variableId, start, end, words, codeIds: [...new Set(there.map((coding) => coding.codeId))].toSorted(), coders: [...answer.readers].toSorted() };
        const list = places.get(key);
        if (list) list.push(place); else places.set(key, [place]);
      }
    }
  }
  const groups = [...places.values()].filter((list) => new Set(list.map((place) => place.codeIds.join('\n'))).size > 1);
  return {
    total: groups.length,
    groups: groups.toSorted((a, b) => b.length - a.length).slice(0, only.limit).map((list) => ({
      words: list[0]!.words.slice(0, 300), codes: [...new Set(list.flatMap((place) => place.codeIds))].toSorted(), places: list.map(({ words: _, ...place }) => place),
    })),
  };
}

export interface Segment { readonly coding: Coding; readonly caseKey: string; readonly variableId: string; readonly before: string; readonly text: string; readonly after: string; readonly place: number | null }

/** What was coded with a code or one below it, with the words around it, as a person ordered them; then starred ones, then in question and case order. */
export function listSegments(session: ProjectSession, query: { codeId: string; filter?: string | undefined; starred?: boolean | undefined; context: number; limit: number }): { total: number; segments: Segment[] } {
  if (!findCode(session.db, query.codeId)) throw new Refusal('CODE_UNKNOWN', `There is no code “${query.codeId}” in the codebook.`, { code: query.codeId });
  const branch = withDescendants(listCodes(session.db), query.codeId);
  const mask = query.filter === undefined || query.filter.trim() === '' ? null : compileExpression(query.filter, session.crosstabData);
  if (mask && !mask.ok) throw new Refusal('FILTER_WRONG', mask.error.message, { ...mask.error.details, filter: query.filter ?? '', reason: mask.error.code });
  const keys = listCases(session.db).map((one) => one.key);
  const places = quotePlaces(session.db);
  const placeOf = (coding: Coding): number => places.get(coding.id) ?? Number.MAX_SAFE_INTEGER;
  const found = session.coding.answers.filter((answer) => !mask || mask.value[answer.position] === 1)
    .flatMap((answer) => session.coding.codingsOf(answer.rid).filter((coding) => branch.has(coding.codeId) && (query.starred !== true || coding.starred)).map((coding) => ({ answer, coding })))
    .toSorted((a, b) => placeOf(a.coding) - placeOf(b.coding) || Number(b.coding.starred) - Number(a.coding.starred));
  const segments = found.slice(0, query.limit).map(({ answer, coding }): Segment => {
    const text = findAnswer(session.db, answer.rid)!.text;
    const map = codePointMap(text);
    const [start, end] = [coding.start ?? 0, coding.end ?? map.length];
    const part = (from: number, to: number): string => text.slice(map.toUtf16(Math.max(from, 0)), map.toUtf16(Math.min(to, map.length)));
    return { coding, caseKey: keys[answer.position]!, variableId: answer.variableId, before: part(start - query.context, start), text: part(start, end), after: part(end, end + query.context), place: places.get(coding.id) ?? null };
  });
  return { total: found.length, segments };
}

/** Puts quotes of a code (or of one below it) in this order, before all others; those that had a place follow as they stood. None
 *  given takes the order back. */
export function orderQuotes(session: ProjectSession, codeId: string, codingIds: readonly number[]): { quotes: number } {
  const code = findCode(session.db, codeId);
  if (!code) throw new Refusal('CODE_UNKNOWN', `There is no code “${codeId}” in the codebook.`, { code: codeId });
  const branch = withDescendants(listCodes(session.db), codeId);
  const own = new Set(session.coding.answers.flatMap((answer) => session.coding.codingsOf(answer.rid)).filter((coding) => branch.has(coding.codeId)).map((coding) => coding.id));
  const wanted = [...new Set(codingIds)];
  if (wanted.some((id) => !own.has(id))) throw new Refusal('QUOTES_GONE', `Some of these quotes are no longer coded “${code.name}”. Look at the list again, then order them.`, { code: code.name });
  return session.act('coding.order', { code: code.name, quotes: wanted.length }, ['codings'], (db) => {
    const placed = [...quotePlaces(db)].filter(([id]) => own.has(id)).toSorted((a, b) => a[1] - b[1]).map(([id]) => id);
    if (wanted.length === 0) for (const id of placed) deleteQuotePlace(db, id);
    else [...wanted, ...placed.filter((id) => !wanted.includes(id))].forEach((id, place) => { putQuotePlace(db, id, place); });
    return { quotes: wanted.length };
  });
}

export interface Cooccurrence { readonly a: string; readonly b: string; readonly cases: number; readonly answers: number; readonly overlapping: number }

/** How often two codes meet: in one case, in one answer, on overlapping words. Each code for itself, not for what is below it;
 *  two coders who find two codes count once. */
export function codeCooccurrence(session: ProjectSession): Cooccurrence[] {
  const pairs = new Map<string, { a: string; b: string; cases: Set<number>; answers: number; overlapping: number }>();
  const pairOf = (a: string, b: string): { cases: Set<number>; answers: number; overlapping: number } => {
    const [first, second] = a < b ? [a, b] : [b, a];
    const key = `${first}\n${second}`;
    let pair = pairs.get(key);
    if (!pair) pairs.set(key, (pair = { a: first, b: second, cases: new Set(), answers: 0, overlapping: 0 }));
    return pair;
  };
  const ofCase = new Map<number, Set<string>>();
  for (const { rid, position } of session.coding.answers) {
    const codings = session.coding.codingsOf(rid);
    if (codings.length === 0) continue;
    const codes = [...new Set(codings.map((coding) => coding.codeId))];
    const all = ofCase.get(position) ?? new Set();
    for (const code of codes) all.add(code);
    ofCase.set(position, all);
    codes.forEach((a, at) => {
      for (const b of codes.slice(at + 1)) {
        const pair = pairOf(a, b);
        pair.answers += 1;
        if (codings.some((one) => one.codeId === a && codings.some((other) => other.codeId === b && overlap(one, other)))) pair.overlapping += 1;
      }
    });
  }
  for (const [position, all] of ofCase) {
    const codes = [...all];
    codes.forEach((a, at) => { for (const b of codes.slice(at + 1)) pairOf(a, b).cases.add(position); });
  }
  return [...pairs.values()].map(({ cases, ...pair }) => ({ ...pair, cases: cases.size })).toSorted((a, b) => b.cases - a.cases || (`${a.a}\n${a.b}` < `${b.a}\n${b.b}` ? -1 : 1));
}

const overlap = (a: Coding, b: Coding): boolean => (a.start ?? 0) < (b.end ?? Infinity) && (b.start ?? 0) < (a.end ?? Infinity);
