import { detect } from '#core/anonymise/detect.ts';
import type { FindingKind } from '#core/contract/finding.ts';
import { pseudonymKey, pseudonymLabel, replaceWords, type Replacement } from '#core/anonymise/pseudonyms.ts';
import { termMatcher, type TermMatcher } from '#core/anonymise/terms.ts';
import { codePointMap, sliceCodePoints } from '#core/coding/code-points.ts';
import { listFindings, listFindingsOfAnswer, listPseudonyms, listTerms, type FindingRecord } from '#db/queries/privacy.ts';
import type { ProjectSession } from '../session.ts';
import { scanState } from './scan.ts';

export interface PseudonymisedText { readonly text: string; mapStart(offset: number): number; mapEnd(offset: number): number }

/** Puts pseudonyms in the place of what was found. Whatever nobody rejected is replaced: judged findings, open ones, and, where answers
 *  have changed since they were last looked through, what the detectors see in them now (without a number, if the key has none). */
export interface Pseudonymiser {
  answer(answerId: number, text: string): PseudonymisedText;
  /** Words that are no answer (memos, examples): every original of the key, and what detectors see. */
  other(text: string): string;
  /** The originals of the key alone. */
  known(text: string): string;
  readonly stale: boolean;
}

/** @param all true where most answers will be asked for: findings are then read at once */
export function pseudonymiser(session: ProjectSession, language: 'en' | 'fr', all: boolean): Pseudonymiser {
  const { db } = session;
  const { stale } = scanState(db);
  const numbers = new Map(listPseudonyms(db).map((one) => [`${one.kind} ${one.key}`, one.number]));
  const labelOf = (kind: FindingKind, words: string): string => pseudonymLabel(kind, numbers.get(`${kind} ${pseudonymKey(kind, words)}`) ?? null, language);
  const terms = termMatcher(listTerms(db));
  const byAnswer = all ? Map.groupBy(listFindings(db), (one) => one.answerId) : null;
  let originals: TermMatcher | null = null;
  const matchOriginals = (): TermMatcher => (originals ??= originalsOf(session));
  return {
    stale,
    answer(answerId, text) {
      const findings = (byAnswer ? byAnswer.get(answerId) : listFindingsOfAnswer(db, answerId)) ?? [];
      const places = placesOf(text, findings);
      const replacements: Replacement[] = places.filter((place) => place.hide).map(({ start, end, kind, words }) => ({ start, end, label: labelOf(kind, words) }));
      if (stale) {
        for (const one of detect(text, { terms })) {
          if (places.every((place) => place.end <= one.start || one.end <= place.start)) replacements.push({ start: one.start, end: one.end, label: labelOf(one.kind, sliceCodePoints(text, one.start, one.end)) });
        }
      }
      return replaceWords(text, replacements);
    },
    other: (text) => (text.trim() === '' ? text : replaceWords(text, detect(text, { terms: matchOriginals() }).map(({ start, end, kind }) => ({ start, end, label: labelOf(kind, sliceCodePoints(text, start, end)) }))).text),
    known(text) {
      if (text.trim() === '') return text;
      const map = codePointMap(text);
      return replaceWords(text, matchOriginals().find(text).map(({ from, to, kind }) => ({ start: map.toCodePoint(from), end: map.toCodePoint(to), label: labelOf(kind, text.slice(from, to)) }))).text;
    },
  };
}

/** Where findings lie in a text as it is today. Where the text has changed under one, its words are hidden wherever they stand. */
function placesOf(text: string, findings: readonly FindingRecord[]): { start: number; end: number; kind: FindingKind; words: string; hide: boolean }[] {
  const places: { start: number; end: number; kind: FindingKind; words: string; hide: boolean }[] = [];
  const free = (start: number, end: number): boolean => places.every((place) => place.end <= start || end <= place.start);
  for (const { start, end, kind, words, state } of findings) {
    if (sliceCodePoints(text, start, end) === words) { if (free(start, end)) places.push({ start, end, kind, words, hide: state !== 'rejected' }); continue; }
    if (state === 'rejected') continue;
    const map = codePointMap(text);
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      const place = { start: map.toCodePoint(at), end: map.toCodePoint(at + words.length), kind, words, hide: true };
      if (free(place.start, place.end)) places.push(place);
    }
  }
  return places;
}

/** The list, and every original that was accepted or is open, as words to look for. */
function originalsOf(session: ProjectSession): TermMatcher {
  const known = new Map<string, { id: number; kind: FindingKind; text: string; variants: readonly string[] }>();
  for (const term of listTerms(session.db)) known.set(term.text, term);
  for (const { kind, words, state, confidence } of listFindings(session.db)) {
    // A judgement that is no more than "perhaps" is not spread over other texts.
    if (state === 'accepted' || (state === 'open' && confidence >= 0.5)) if (!known.has(words)) known.set(words, { id: 0, kind, text: words, variants: [] });
  }
  return termMatcher([...known.values()]);
}
