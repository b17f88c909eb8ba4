import { withDescendants } from '#core/codebook/tree.ts';
import { codePointLength, sliceCodePoints } from '#core/coding/code-points.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { compileExpression } from '#core/crosstab/evaluate.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { deleteClearance, listClearances, putClearance, type ClearanceRecord, type ClearanceState, type Permission } from '#db/queries/clearance.ts';
import { listCodes } from '#db/queries/codes.ts';
import { cellOf } from '../cells.ts';
import type { IndexedAnswer } from '../coding-index.ts';
import type { ProjectSession } from '../session.ts';
import { Clearances, isPrintable, type Clearance } from './clearances.ts';
import { openGate } from './gate.ts';

/** Words that were coded, each once however many codes and coders are on them. */
interface Quote { readonly answer: IndexedAnswer; readonly start: number | null; readonly end: number | null; readonly codeIds: readonly string[]; readonly starred: boolean }

export interface QuoteQuery { readonly starred?: boolean | undefined; readonly variableIds?: readonly string[] | undefined; readonly codeId?: string | undefined; readonly filter?: string | undefined }

/** Quotes in question and case order; those of confidential questions are none. */
export function quotesOf(session: ProjectSession, query: QuoteQuery): Quote[] {
  const wanted = query.variableIds ? new Set(query.variableIds) : null;
  const branch = query.codeId === undefined ? null : withDescendants(listCodes(session.db), query.codeId);
  const mask = query.filter === undefined || query.filter.trim() === '' ? null : compileExpression(query.filter, session.crosstabData);
  if (mask && !mask.ok) throw new Refusal('FILTER_WRONG', mask.error.message, { ...mask.error.details, filter: query.filter ?? '', reason: mask.error.code });
  const found: Quote[] = [];
  for (const answer of session.coding.answers) {
    if ((wanted && !wanted.has(answer.variableId)) || (mask && mask.value[answer.position] !== 1) || session.definitions.get(answer.variableId)?.confidential !== false) continue;
    const spans = new Map<string, { start: number | null; end: number | null; codeIds: Set<string>; starred: boolean; inBranch: boolean }>();
    for (const coding of session.coding.codingsOf(answer.rid)) {
      const key = `${coding.start} ${coding.end}`;
      const span = spans.get(key) ?? { start: coding.start, end: coding.end, codeIds: new Set<string>(), starred: false, inBranch: false };
      span.codeIds.add(coding.codeId);
      span.starred ||= coding.starred;
      span.inBranch ||= branch === null || branch.has(coding.codeId);
      spans.set(key, span);
    }
    for (const { codeIds, inBranch, ...span } of spans.values()) if (inBranch && (query.starred !== true || span.starred)) found.push({ answer, ...span, codeIds: [...codeIds] });
  }
  return found;
}

const cellText = (session: ProjectSession, id: string, position: number): string => {
  const data = session.variable(id);
  const cell = data ? cellOf(data.definition, data.vector, position, session.language) : '';
  return typeof cell === 'object' ? '' : String(cell);
};

export interface QuoteLine extends Clearance {
  readonly answerId: number; readonly start: number | null; readonly end: number | null; readonly caseIndex: number; readonly caseKey: string; readonly country: string; readonly region: string;
  readonly variableId: string; readonly codeIds: string[]; readonly starred: boolean; readonly words: string; readonly printable: boolean;
}

export function listQuotes(session: ProjectSession, query: QuoteQuery & { permissions?: readonly Permission[] | undefined; states?: readonly ClearanceState[] | undefined; offset: number; limit: number }): { total: number; rows: QuoteLine[] } {
  const clearances = new Clearances(session);
  const keys = listCases(session.db).map((one) => one.key);
  const judged = judge(session, clearances, quotesOf(session, query)).filter(({ clearance }) => (!query.permissions?.length || query.permissions.includes(clearance.permission)) && (!query.states?.length || query.states.includes(clearance.state)));
  const rows = judged.slice(query.offset, query.offset + query.limit).map(({ quote: { answer, start, end, codeIds, starred }, clearance }): QuoteLine => {
    const text = findAnswer(session.db, answer.rid)!.text;
    return {
      ...clearance, answerId: answer.rid, start, end, caseIndex: answer.position, caseKey: keys[answer.position]!, country: cellText(session, 'country', answer.position), region: cellText(session, 'region', answer.position),
      variableId: answer.variableId, codeIds: [...codeIds], starred, words: start === null || end === null ? text : sliceCodePoints(text, start, end), printable: isPrintable(clearance),
    };
  });
  return { total: judged.length, rows };
}

/** Words are only read where a clearance was confirmed for certain words; of 200,000 quotes few were. */
function judge(session: ProjectSession, clearances: Clearances, quotes: readonly Quote[]): { quote: Quote; clearance: Clearance }[] {
  let last: { rid: number; text: string } | null = null;
  return quotes.map((quote) => {
    const { rid, position, length } = quote.answer;
    if (!clearances.hasWords(rid)) return { quote, clearance: clearances.of({ rid, position, text: '', length }, quote.start, quote.end) };
    if (last?.rid !== rid) last = { rid, text: findAnswer(session.db, rid)!.text };
    return { quote, clearance: clearances.of({ rid, position, text: last.text }, quote.start, quote.end) };
  });
}

export function clearanceSummary(session: ProjectSession): { quotes: number; starred: number; printable: number; waiting: number; notQuoted: number } {
  const summary = { quotes: 0, starred: 0, printable: 0, waiting: 0, notQuoted: 0 };
  for (const { quote, clearance } of judge(session, new Clearances(session), quotesOf(session, {}))) {
    summary.quotes += 1;
    if (quote.starred) summary.starred += 1;
    summary[isPrintable(clearance) ? 'printable' : clearance.permission === 'no' ? 'notQuoted' : 'waiting'] += 1;
  }
  return summary;
}

export interface RespondentLine { readonly caseIndex: number; readonly caseKey: string; readonly country: string; readonly region: string; readonly quotes: number; readonly permission: Permission | null; readonly state: ClearanceState | null; readonly confirmedBy: string | null; readonly confirmedAt: string | null; readonly note: string }

export function listRespondents(session: ProjectSession): RespondentLine[] {
  const clearances = new Clearances(session);
  const quotes = new Map<number, number>();
  for (const { answer } of quotesOf(session, {})) quotes.set(answer.position, (quotes.get(answer.position) ?? 0) + 1);
  return listCases(session.db).map(({ position, key }) => {
    const own = clearances.ofRespondent(position);
    return { caseIndex: position, caseKey: key, country: cellText(session, 'country', position), region: cellText(session, 'region', position), quotes: quotes.get(position) ?? 0, permission: own?.permission ?? null, state: own?.state ?? null, confirmedBy: own?.confirmedBy ?? null, confirmedAt: own?.confirmedAt ?? null, note: own?.note ?? '' };
  });
}

export type ClearanceTarget = { readonly caseIndex: number } | { readonly answerId: number; readonly start: number | null; readonly end: number | null };
export interface ClearancePatch { readonly permission?: Permission | null | undefined; readonly state?: ClearanceState | undefined; readonly confirmedBy?: string | undefined; readonly confirmedAt?: string | undefined; readonly note?: string | undefined }

/** One act for all. What is not in the patch stays; where nothing was said before it starts from "not quoted, pending". A new permission
 *  is pending again unless it is confirmed with it: a respondent confirms what he was asked. @throws Refusal CLEARANCE_EMPTY, ANSWER_UNKNOWN, CASE_UNKNOWN, SPAN_OUTSIDE */
export function setClearance(session: ProjectSession, targets: readonly ClearanceTarget[], patch: ClearancePatch): { changed: number } {
  if (patch.permission === undefined && patch.state === undefined && patch.note === undefined && patch.confirmedBy === undefined && patch.confirmedAt === undefined) throw new Refusal('CLEARANCE_EMPTY', 'Nothing was said about these quotes. Choose a permission, a state or a note.');
  return setClearances(session, targets.map((target) => ({ target, patch })));
}

/** The same where each is told its own, as a returned confirmation does: one act for all. */
export function setClearances(session: ProjectSession, said: readonly { readonly target: ClearanceTarget; readonly patch: ClearancePatch }[]): { changed: number } {
  if (said.length === 0) return { changed: 0 };
  const known = new Map(listClearances(session.db).map((one) => [placeOf(one), one]));
  const caseRids = listCases(session.db).map((one) => one.rid);
  const at = new Date().toISOString();
  const places = said.map(({ target, patch }) => ({ place: resolveTarget(session, target, caseRids), patch }));
  session.act('clearance.set', { quotes: places.length }, ['privacy'], (db) => {
    for (const { place: { words, ...place }, patch } of places) {
      if (patch.permission === null) { deleteClearance(db, place); continue; }
      const before = known.get(placeOf(place));
      const permission = patch.permission ?? before?.permission ?? 'no';
      const state = patch.state ?? (before && before.permission === permission ? before.state : 'pending');
      const isNew = state === 'confirmed' && (before?.state !== 'confirmed' || before.permission !== permission || before.words !== words);
      putClearance(db, {
        ...place, permission, state, words: state === 'confirmed' ? (isNew || patch.state === 'confirmed' ? words : before?.words ?? words) : null, note: patch.note ?? before?.note ?? '', coderId: session.coderId, updatedAt: at,
        confirmedBy: state === 'confirmed' ? (patch.confirmedBy ?? before?.confirmedBy ?? null) : null,
        confirmedAt: state === 'confirmed' ? (patch.confirmedAt ?? (isNew ? at : before?.confirmedAt ?? at)) : null,
      });
    }
  });
  return { changed: places.length };
}

const placeOf = (one: Pick<ClearanceRecord, 'caseRid' | 'answerId' | 'start' | 'end'>): string => `${one.caseRid} ${one.answerId} ${one.start} ${one.end}`;

function resolveTarget(session: ProjectSession, target: ClearanceTarget, caseRids: readonly number[]): Pick<ClearanceRecord, 'caseRid' | 'answerId' | 'start' | 'end' | 'words'> {
  if ('caseIndex' in target) {
    const caseRid = caseRids[target.caseIndex];
    if (caseRid === undefined) throw new Refusal('CASE_UNKNOWN', `There is no case number ${target.caseIndex + 1}. An undo may have taken its import out.`, { case: target.caseIndex + 1 });
    return { caseRid, answerId: null, start: null, end: null, words: null };
  }
  const answer = findAnswer(session.db, target.answerId);
  if (!answer) throw new Refusal('ANSWER_UNKNOWN', 'This answer is no longer in the project. An undo may have taken its import out.', { answerId: target.answerId });
  const length = codePointLength(answer.text);
  const { start, end } = target;
  if ((start === null) !== (end === null) || (start !== null && end !== null && (start >= end || end > length))) throw new Refusal('SPAN_OUTSIDE', `The span ${start ?? '?'} to ${end ?? '?'} does not lie inside the answer, which has ${length} characters.`, { start: start ?? -1, end: end ?? -1, length });
  return { caseRid: null, answerId: answer.rid, start, end, words: start === null || end === null ? answer.text : sliceCodePoints(answer.text, start, end) };
}

export interface PrintableQuote { readonly answerId: number; readonly start: number | null; readonly end: number | null; readonly variableId: string; readonly codeIds: string[]; readonly words: string; readonly attribution: string }

/** Quotes as a publication prints them; the others as a number. For the report, and whatever else is printed. */
export function printableQuotes(session: ProjectSession, query: QuoteQuery & { language: 'en' | 'fr'; limit: number }): { withheld: number; quotes: PrintableQuote[] } {
  const gate = openGate(session, { mode: 'cleared', language: query.language, all: false });
  const clearances = new Clearances(session);
  const keys = listCases(session.db).map((one) => one.key);
  const quotes: PrintableQuote[] = [];
  const judged = judge(session, clearances, quotesOf(session, query));
  const printable = judged.filter(({ clearance }) => isPrintable(clearance));
  for (const { quote: { answer, start, end, codeIds } } of printable.slice(0, query.limit)) {
    const released = gate.quote({ rid: answer.rid, position: answer.position, variableId: answer.variableId, text: findAnswer(session.db, answer.rid)!.text }, start, end);
    if (released.words === null) continue;
    const region = cellText(session, 'region', answer.position);
    quotes.push({ answerId: answer.rid, start, end, variableId: answer.variableId, codeIds: [...codeIds], words: released.words, attribution: released.attribution === 'case' ? cellText(session, 'country', answer.position) || keys[answer.position]! : region });
  }
  return { withheld: judged.length - quotes.length, quotes };
}
