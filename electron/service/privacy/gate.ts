import { searchExpression } from '#core/coding/search-query.ts';
import { codePointMap, sliceCodePoints } from '#core/coding/code-points.ts';
import { COUNTRY_ALIASES } from '#core/framework/country-aliases.ts';
import { COUNTRIES } from '#core/framework/countries.ts';
import { termMatcher } from '#core/anonymise/terms.ts';
import { replaceWords } from '#core/anonymise/pseudonyms.ts';
import { normaliseText } from '#core/text/normalise.ts';
import { findAnswer, searchAnswers } from '#db/queries/answers.ts';
import { findCase } from '#db/queries/cases.ts';
import { cellOf } from '../cells.ts';
import { amendmentsOf } from '../confirmation/amendments.ts';
import type { ProjectSession } from '../session.ts';
import { Clearances, isPrintable, type Clearance, type ClearableAnswer } from './clearances.ts';
import { pseudonymiser, type Pseudonymiser } from './pseudonymiser.ts';

/** cleared: what respondents confirmed may be printed, with pseudonyms; pseudonymised: every word, with pseudonyms; raw: as it was written. */
export type WordsMode = 'cleared' | 'pseudonymised' | 'raw';

export interface Released {
  /** null: withheld. */
  readonly words: string | null;
  /** Whom the words may be put down to. */
  readonly attribution: 'case' | 'region' | 'nobody';
  readonly clearance: Clearance;
}
export interface GateAnswer extends ClearableAnswer { readonly variableId: string }

/** The one door through which words of respondents leave the program. Every exporter asks here (privacy/exporters.ts lists them);
 *  nothing else decides what may be printed. Answers to confidential questions never pass. */
export interface Gate {
  readonly mode: WordsMode;
  /** Words of an answer; null, null for all of it. */
  quote(answer: GateAnswer, start: number | null, end: number | null): Released;
  /** What a person made of words of an answer: printed only where these words themselves may be, and where it holds no other words of
   *  answers that may not. */
  edited(answer: GateAnswer, start: number | null, end: number | null, text: string): Released;
  /** What a person typed that may hold words of an answer: an example of a code, a memo. '' where it holds words that are not cleared. */
  typed(text: string): string;
  /** A definition or rule of a code: the analyst's own words, which may well be those of an answer by chance. '' where a passage in
   *  quotation marks, or eight words in a row, are those of an answer that is not cleared. */
  rule(text: string): string;
  /** Replaces originals in words that are no answer, where pseudonyms were asked for: values, names of cases. */
  value(text: string): string;
  readonly pseudonyms: Pseudonymiser;
  /** How often words were held back. */
  readonly withheld: number;
  /** The line that must stand in a file that carries words nobody cleared; null where there are none. */
  readonly warning: string | null;
}

const WARNINGS = {
  en: { raw: 'Working file, not for publication: answers as they were written, without regard to what respondents allowed.', pseudonymised: 'Working file, not for publication: answers with pseudonyms, without regard to what respondents allowed.' },
  fr: { raw: 'Fichier de travail, à ne pas publier : réponses telles quelles, sans égard à ce que les répondants ont autorisé.', pseudonymised: 'Fichier de travail, à ne pas publier : réponses pseudonymisées, sans égard à ce que les répondants ont autorisé.' },
} as const;

/** @param all true where most answers will be asked for */
export function openGate(session: ProjectSession, { mode, language = 'en', all = true }: { mode: WordsMode; language?: 'en' | 'fr'; all?: boolean }): Gate {
  const clearances = new Clearances(session);
  const pseudonyms = pseudonymiser(session, language, all);
  const amendments = amendmentsOf(session.db);
  let withheld = 0;
  const quote: Gate['quote'] = (answer, start, end) => {
    const clearance = clearances.of(answer, start, end);
    const hold = (): Released => { withheld += 1; return { words: null, attribution: 'nobody', clearance }; };
    if (session.definitions.get(answer.variableId)?.confidential !== false) return hold();
    const original = start === null || end === null ? answer.text : sliceCodePoints(answer.text, start, end);
    if (mode === 'raw') return { words: original, attribution: 'case', clearance };
    const replaced = pseudonyms.answer(answer.rid, answer.text);
    const words = start === null || end === null ? replaced.text : sliceCodePoints(replaced.text, replaced.mapStart(start), replaced.mapEnd(end));
    if (mode === 'pseudonymised') return { words, attribution: 'case', clearance };
    if (!isPrintable(clearance)) return hold();
    // Where the respondent gave other words to be printed, those are printed.
    const amended = amendments.of(answer.rid, start, end, original);
    const printed = amended === null ? words : pseudonyms.known(amended);
    return clearance.permission === 'named' ? { words: printed, attribution: 'case', clearance } : { words: withoutCountry(session, answer.position, printed, language), attribution: 'region', clearance };
  };
  return {
    mode, quote, pseudonyms,
    edited(answer, start, end, text) {
      const released = quote(answer, start, end);
      if (released.words === null || mode === 'raw') return released.words === null ? released : { ...released, words: text };
      const words = mode === 'pseudonymised' ? pseudonyms.other(text) : holdsUncleared(session, text, clearances) ? null : pseudonyms.other(text);
      if (words === null) { withheld += 1; return { ...released, words: null, attribution: 'nobody' }; }
      return released.attribution === 'region' ? { ...released, words: withoutCountry(session, answer.position, words, language) } : { ...released, words };
    },
    typed(text) {
      if (mode === 'raw' || text.trim() === '') return text;
      if (mode === 'pseudonymised') return pseudonyms.other(text);
      if (holdsUncleared(session, text, clearances)) { withheld += 1; return ''; }
      return pseudonyms.known(text);
    },
    rule(text) {
      if (mode === 'raw' || text.trim() === '') return text;
      if (mode === 'pseudonymised') return pseudonyms.other(text);
      const quoted = [...text.matchAll(QUOTED)].map(([, ...ways]) => ways.find((way) => way !== undefined) ?? '');
      if (holdsUncleared(session, text, clearances, RULE_WINDOW, RULE_WINDOW) || quoted.some((passage) => holdsUncleared(session, passage, clearances, WINDOW, WINDOW))) { withheld += 1; return ''; }
      return pseudonyms.known(text);
    },
    value: (text) => (mode === 'pseudonymised' ? pseudonyms.known(text) : text),
    get withheld() { return withheld; },
    warning: mode === 'cleared' ? null : WARNINGS[language][mode],
  };
}

const WINDOW = 5;
/** Longer than what an analyst and a respondent happen to write alike. */
const RULE_WINDOW = 8;
const QUOTED = /“([^“”]+)”|"([^"]+)"|«([^«»]+)»|„([^„“”]+)[“”]/gu;

/** Whether a text holds words of an answer that are not printable: `size` in a row (all of it where it is shorter, from `least` on),
 *  wherever they begin, that stand in answers, and in none of them inside cleared words. */
function holdsUncleared(session: ProjectSession, text: string, clearances: Clearances, size = WINDOW, least = 3): boolean {
  const words = normaliseText(text).split(' ').filter(Boolean);
  if (words.length < least) return false;
  const answersWith = (window: readonly string[], most: number): number[] => {
    const expression = searchExpression(`"${window.join(' ')}"`);
    return expression === null ? [] : searchAnswers(session.db, expression, most);
  };
  const isHeldBack = (window: readonly string[]): boolean => {
    const found = answersWith(window, 200);
    return found.length > 0 && !found.some((rid) => isClearedThere(session, rid, window, clearances));
  };
  if (words.length <= size) return isHeldBack(words);
  // Every run of `size` holds one of these shorter runs whole: where no answer has that, the runs around it need not be asked for.
  const probe = Math.floor((size + 1) / 2);
  let next = 0;
  for (let at = 0; at + probe <= words.length; at += probe) {
    if (answersWith(words.slice(at, at + probe), 1).length === 0) continue;
    const last = Math.min(at, words.length - size);
    for (let from = Math.max(next, at + probe - size); from <= last; from += 1) if (isHeldBack(words.slice(from, from + size))) return true;
    next = Math.max(next, last + 1);
  }
  return false;
}

function isClearedThere(session: ProjectSession, rid: number, window: readonly string[], clearances: Clearances): boolean {
  const answer = findAnswer(session.db, rid)!;
  if (session.definitions.get(answer.variableId)?.confidential !== false) return false;
  const clearable = { rid, position: findCase(session.db, answer.caseRid)!.position, text: answer.text };
  // Where in the answer the words stand: the first run of its words that reads the same.
  const tokens = [...answer.text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)].map((match) => ({ words: normaliseText(match[0]), from: match.index, to: match.index + match[0].length }));
  const map = codePointMap(answer.text);
  for (let at = 0; at + window.length <= tokens.length; at += 1) {
    if (!window.every((word, index) => tokens[at + index]!.words === word)) continue;
    if (isPrintable(clearances.of(clearable, map.toCodePoint(tokens[at]!.from), map.toCodePoint(tokens[at + window.length - 1]!.to)))) return true;
  }
  return false;
}

/** A quote that may be put down to a region alone does not name the respondent's country. */
function withoutCountry(session: ProjectSession, position: number, words: string, language: 'en' | 'fr'): string {
  const data = session.variable('country');
  const country = data ? cellOf(data.definition, data.vector, position) : '';
  if (typeof country !== 'string' || country === '') return words;
  const known = COUNTRIES.find((one) => [one.iso3, one.en, one.fr, one.es].some((name) => normaliseText(name) === normaliseText(country)));
  // Two letters ("US", "CI") are too often a word; a name of three letters or more is not.
  const names = [country, ...(known ? [known.en, known.fr, known.es, ...(COUNTRY_ALIASES[known.iso3] ?? [])] : [])].filter((name) => name.length > 2);
  const found = termMatcher([{ id: 0, kind: 'place', text: names[0]!, variants: names.slice(1) }]).find(words);
  const map = codePointMap(words);
  const label = language === 'fr' ? '[pays]' : '[country]';
  return replaceWords(words, found.map(({ from, to }) => ({ start: map.toCodePoint(from), end: map.toCodePoint(to), label }))).text;
}
