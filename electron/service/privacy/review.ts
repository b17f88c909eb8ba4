import type { FindingKind } from '#core/contract/finding.ts';
import { pseudonymKey, pseudonymLabel } from '#core/anonymise/pseudonyms.ts';
import { codePointMap, sliceCodePoints } from '#core/coding/code-points.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { normaliseText } from '#core/text/normalise.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { changeFinding, countFindings, decideFinding, deleteTerm, findFinding, insertFinding, insertPseudonyms, insertTerm, listFindings, listFindingsOfAnswer, listPseudonyms, listTerms, updateTerm, type FindingRecord, type FindingState, type PrivacyTerm } from '#db/queries/privacy.ts';
import type { ProjectSession } from '../session.ts';
import { lookingOf, scanState } from './scan.ts';

const CONTEXT = 60;
const AREAS = ['privacy'] as const;

export function anonymisingStatus(session: ProjectSession): { lookedThrough: boolean; stale: boolean; answers: number; pseudonyms: number; looking: { done: number; of: number } | null; kinds: { kind: FindingKind; open: number; accepted: number; rejected: number }[] } {
  const kinds = new Map<FindingKind, Record<FindingState, number>>();
  for (const { kind, state, times } of countFindings(session.db)) kinds.set(kind, { ...(kinds.get(kind) ?? { open: 0, accepted: 0, rejected: 0 }), [state]: times });
  return { ...scanState(session.db), answers: session.coding.answers.length, pseudonyms: listPseudonyms(session.db).length, looking: lookingOf(session), kinds: [...kinds].map(([kind, times]) => ({ kind, ...times })) };
}

export interface FindingQuery { readonly states?: readonly FindingState[] | undefined; readonly kinds?: readonly FindingKind[] | undefined; readonly words?: string | undefined; readonly least?: number | undefined; readonly offset: number; readonly limit: number; readonly language: 'en' | 'fr' }
export interface FindingLine extends Omit<FindingRecord, 'coderId' | 'decidedAt'> { readonly caseKey: string; readonly variableId: string; readonly before: string; readonly after: string; readonly pseudonym: string }

/** Findings in the order of the answers, with the words around them. */
export function listFindingLines(session: ProjectSession, query: FindingQuery): { total: number; rows: FindingLine[] } {
  const { db } = session;
  const words = query.words === undefined ? '' : normaliseText(query.words);
  const found = listFindings(db).filter((one) => (!query.states?.length || query.states.includes(one.state)) && (!query.kinds?.length || query.kinds.includes(one.kind))
    && one.confidence >= (query.least ?? 0) && (words === '' || normaliseText(one.words).includes(words)));
  const numbers = new Map(listPseudonyms(db).map((one) => [`${one.kind} ${one.key}`, one.number]));
  const keys = new Map(listCases(db).map((one) => [one.rid, one.key]));
  const rows = found.slice(query.offset, query.offset + query.limit).flatMap((one): FindingLine[] => {
    const answer = findAnswer(db, one.answerId);
    if (!answer) return [];
    const map = codePointMap(answer.text);
    const part = (from: number, to: number): string => answer.text.slice(map.toUtf16(Math.max(0, from)), map.toUtf16(Math.min(map.length, to))).replace(/\s+/gu, ' ');
    const { coderId: _, decidedAt: __, ...finding } = one;
    return [{
      ...finding, caseKey: keys.get(answer.caseRid) ?? '', variableId: answer.variableId, before: part(one.start - CONTEXT, one.start), after: part(one.end, one.end + CONTEXT),
      pseudonym: pseudonymLabel(one.kind, numbers.get(`${one.kind} ${pseudonymKey(one.kind, one.words)}`) ?? null, query.language),
    }];
  });
  return { total: found.length, rows };
}

/** Judges findings. @param everywhere the same words of the same kind wherever they were found */
export function decideFindings(session: ProjectSession, ids: readonly number[], state: FindingState, everywhere: boolean): { findings: number } {
  const chosen = ids.map((id) => existing(session, id));
  const same = new Set(chosen.map((one) => `${one.kind} ${pseudonymKey(one.kind, one.words)}`));
  const all = everywhere ? listFindings(session.db).filter((one) => same.has(`${one.kind} ${pseudonymKey(one.kind, one.words)}`)) : chosen;
  const changed = all.filter((one) => one.state !== state);
  if (changed.length === 0) return { findings: 0 };
  const at = new Date().toISOString();
  session.act('anonymise.review', { findings: changed.length }, AREAS, (db) => {
    for (const one of changed) decideFinding(db, one.id, state, state === 'open' ? null : session.coderId, state === 'open' ? null : at);
    if (state === 'accepted') insertPseudonyms(db, changed.map((one) => ({ kind: one.kind, key: pseudonymKey(one.kind, one.words), words: one.words })));
  });
  return { findings: changed.length };
}

/** Gives a finding another kind or other words. @throws Refusal FINDING_OVERLAPS where another one lies there */
export function changeFindingOf(session: ProjectSession, id: number, patch: { kind?: FindingKind | undefined; start?: number | undefined; end?: number | undefined }): { findings: number } {
  const one = existing(session, id);
  const kind = patch.kind ?? one.kind;
  const span = checkedSpan(session, one.answerId, patch.start ?? one.start, patch.end ?? one.end, id);
  session.act('anonymise.review', { findings: 1 }, AREAS, (db) => {
    changeFinding(db, { id, kind, ...span, coderId: session.coderId, decidedAt: new Date().toISOString() });
    insertPseudonyms(db, [{ kind, key: pseudonymKey(kind, span.words), words: span.words }]);
  });
  return { findings: 1 };
}

/** A finding by a person: accepted at once. */
export function addFinding(session: ProjectSession, answerId: number, start: number, end: number, kind: FindingKind): { id: number } {
  const span = checkedSpan(session, answerId, start, end, null);
  return session.act('anonymise.review', { findings: 1 }, AREAS, (db) => {
    insertPseudonyms(db, [{ kind, key: pseudonymKey(kind, span.words), words: span.words }]);
    return { id: insertFinding(db, { answerId, kind, ...span, confidence: 1, reason: 'person', state: 'accepted', edited: false, coderId: session.coderId, decidedAt: new Date().toISOString() }) };
  });
}

function checkedSpan(session: ProjectSession, answerId: number, start: number, end: number, self: number | null): { start: number; end: number; words: string } {
  const answer = findAnswer(session.db, answerId);
  if (!answer) throw new Refusal('ANSWER_UNKNOWN', 'This answer is no longer in the project. An undo may have taken its import out.', { answerId });
  const { length } = codePointMap(answer.text);
  if (start >= end || end > length) throw new Refusal('SPAN_OUTSIDE', `The span ${start} to ${end} does not lie inside the answer, which has ${length} characters.`, { start, end, length });
  const other = listFindingsOfAnswer(session.db, answerId).find((one) => one.id !== self && one.start < end && start < one.end);
  if (other) throw new Refusal('FINDING_OVERLAPS', `Something was found at ${other.start} to ${other.end} already. Change that finding instead, or choose words beside it.`, { start: other.start, end: other.end });
  return { start, end, words: sliceCodePoints(answer.text, start, end) };
}

function existing(session: ProjectSession, id: number): FindingRecord {
  const found = findFinding(session.db, id);
  if (!found) throw new Refusal('FINDING_UNKNOWN', 'This finding is no longer there. The answers may have been looked through again.', { finding: id });
  return found;
}

/** The list as it shall be. Empty lines go; two lines of the same words are refused. */
export function setTerms(session: ProjectSession, wanted: readonly { readonly id: number | null; readonly kind: FindingKind; readonly text: string; readonly variants: readonly string[] }[]): PrivacyTerm[] {
  const clean = wanted.map((term) => ({ ...term, text: term.text.trim(), variants: [...new Set(term.variants.map((variant) => variant.trim()).filter(Boolean))] })).filter((term) => term.text !== '');
  const seen = new Set<string>();
  for (const { text } of clean) {
    const key = normaliseText(text);
    if (seen.has(key)) throw new Refusal('TERM_TWICE', `“${text}” is on the list twice. Keep one line of it, with the other spellings as variants.`, { term: text });
    seen.add(key);
  }
  const known = new Map(listTerms(session.db).map((term) => [term.id, term]));
  const kept = new Set(clean.flatMap((term) => (term.id !== null && known.has(term.id) ? [term.id] : [])));
  const changed = clean.filter((term) => { const before = term.id === null ? undefined : known.get(term.id); return before === undefined || before.kind !== term.kind || before.text !== term.text || before.variants.join('\n') !== term.variants.join('\n'); });
  if (changed.length === 0 && kept.size === known.size) return [...known.values()];
  session.act('anonymise.terms', { terms: clean.length }, AREAS, (db) => {
    for (const id of known.keys()) if (!kept.has(id)) deleteTerm(db, id);
    for (const { id, ...term } of changed) if (id !== null && kept.has(id)) updateTerm(db, { id, ...term }); else insertTerm(db, term);
  });
  return listTerms(session.db);
}
