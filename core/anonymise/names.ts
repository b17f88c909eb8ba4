import type { RawFinding } from './finding.ts';
import { COUNTRY_NAMES, COUNTRY_WORDS, INSTITUTION_WORDS, PARTICLES, PLAIN_WORDS } from './common-words.ts';
import { AMBIGUOUS_NAMES, GIVEN_NAMES, TITLES } from './given-names.ts';
import { LONGEST_PLACE, placeKey, PLACES } from './places.ts';
import { ABBREVIATION, type Token } from './tokens.ts';

/** What a detector knows of the project around one answer. `isPlain`: a word that the project's answers also write without a
 *  capital (core/anonymise/vocabulary.ts), so that "Plan" in a heading is not taken for a name. */
export interface NameContext { readonly isPlain: (folded: string) => boolean }

// Words that say a name follows. With "called" and the like one word is enough.
const NAME_CUES = new Set(['called', 'named', 'nicknamed', 'alias', 'aka', 'nomme', 'nommee', 'surnomme', 'surnommee', 'appele', 'appelee', 'prenommee', 'prenomme', 'denommee', 'denomme', 'llamado', 'llamada', 'llama', 'llamo', 'apodado', 'apodada', 'm\'appelle', 'appelle', 'signed', 'signe', 'firmado', 'focal']);
const PLACE_BEFORE = new Set(['in', 'at', 'near', 'from', 'around', 'outside', 'a', 'au', 'aux', 'dans', 'pres', 'depuis', 'vers', 'en', 'desde', 'hacia', 'cerca', 'de']);
const PLACE_NOUNS = new Set(['village', 'town', 'city', 'district', 'province', 'county', 'suburb', 'neighbourhood', 'neighborhood', 'slum', 'parish', 'camp', 'island', 'municipality', 'ville', 'quartier', 'commune', 'canton', 'hameau', 'arrondissement', 'pueblo', 'ciudad', 'barrio', 'municipio', 'aldea', 'comuna', 'corregimiento', 'vereda', 'canton', 'localidad', 'departement', 'departamento', 'provincia', 'region', 'state']);
const PLACE_AFTER = new Set(['district', 'province', 'county', 'village', 'town', 'municipality', 'street', 'road', 'avenue', 'slum', 'camp', 'island', 'subcounty', 'sub-county', 'ward', 'parish', 'barangay']);
const STREETS = new Set(['rue', 'avenue', 'boulevard', 'calle', 'avenida', 'carrera', 'jiron', 'barangay', 'plaza', 'impasse', 'allee']);
const AGREEMENTS = new Set(['convention', 'declaration', 'protocol', 'protocole', 'convenio', 'convencion', 'principles', 'principes', 'agreement', 'accord', 'rules', 'regles', 'guidelines', 'process', 'consensus', 'charter', 'pacte', 'protocolo', 'declaracion', 'summit']);

const isInstitution = (token: Token): boolean => INSTITUTION_WORDS.has(token.folded) || (token.folded.endsWith('s') && INSTITUTION_WORDS.has(token.folded.slice(0, -1)));
const isCapital = (token: Token): boolean => token.capital || token.initial;

/** Names of persons and places, from titles, cues, given names and how words are written. It does not know the world: a name that is
 *  also a word, a lone surname, or a name written small is missed. */
export function findNames(tokens: readonly Token[], context: NameContext): RawFinding[] {
  const found: RawFinding[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!;
    const cued = NAME_CUES.has(token.folded) && !token.capital;
    if (TITLES.has(token.folded) && titleStands(tokens, at)) {
      const end = sequenceEnd(tokens, at + 1, true);
      const name = pick(tokens, at + 1, end);
      if (name) { found.push({ kind: 'name', ...name, confidence: 0.95, reason: 'title' }); at = end; continue; }
    }
    if (cued && at + 1 < tokens.length && isCapital(tokens[at + 1]!) && /^[\s:,]+["“«]?\s?$/u.test(tokens[at + 1]!.gap) && !isKnown(tokens[at + 1]!, context)) {
      const end = sequenceEnd(tokens, at + 1, false);
      const name = pick(tokens, at + 1, end);
      const place = PLACE_NOUNS.has(tokens[at - 1]?.folded ?? '');
      if (name) { found.push({ kind: place ? 'place' : 'name', ...name, confidence: 0.85, reason: place ? 'placeCue' : 'cue' }); at = end; continue; }
    }
    if (!isCapital(token) || (token.first && PLAIN_WORDS.has(token.folded) && !GIVEN_NAMES.has(token.folded) && !AMBIGUOUS_NAMES.has(token.folded))) { at += 1; continue; }
    const end = sequenceEnd(tokens, at, false);
    judge(tokens, at, end, context, found);
    at = Math.max(end, at + 1);
  }
  return found;
}

/** A title stands before a capital word that is no institution: "Judge Okello", not "Minister of Justice" nor "Chief Justice". */
function titleStands(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!next || !(/^[ \u00a0]{1,2}$/u.test(next.gap) || (/^\.[ \u00a0]{0,2}$/u.test(next.gap) && ABBREVIATION.test(tokens[at]!.folded)))) return false;
  if (!isCapital(next)) return PARTICLES.has(next.folded) && next.folded.length > 1 && !['de', 'del', 'la', 'las', 'los', 'le', 'du', 'des', 'do', 'da', 'y', 'e', 'al', 'el'].includes(next.folded) && isCapital(tokens[at + 2] ?? next);
  // "m" and "me" are words, too: only with their capital.
  if (['m', 'me', 'don', 'ing', 'lic', 'general', 'gen', 'major'].includes(tokens[at]!.folded) && !isCapital(tokens[at]!)) return false;
  return !isInstitution(next) && !COUNTRY_WORDS.has(next.folded) && !(PLAIN_WORDS.has(next.folded) && !GIVEN_NAMES.has(next.folded));
}

/** Where a run of capital words ends: particles between two of them belong to it. */
function sequenceEnd(tokens: readonly Token[], from: number, afterTitle: boolean): number {
  let end = from;
  while (end < tokens.length) {
    const token = tokens[end]!;
    const joined = end === from || /^[ \u00a0]$|^-$|^\.[ \u00a0]?$/u.test(token.gap) && (!token.gap.startsWith('.') || tokens[end - 1]!.initial || (afterTitle && TITLES.has(tokens[end - 1]!.folded)));
    if (!joined || (end > from && token.first && !tokens[end - 1]!.initial)) break;
    // A title begins a run of its own: "El Sr. Gómez".
    if (end > from && TITLES.has(token.folded) && titleStands(tokens, end)) break;
    if (isCapital(token)) { end += 1; continue; }
    // One or two particles, when a capital word follows.
    let after = end;
    while (after < tokens.length && after - end < 2 && PARTICLES.has(tokens[after]!.folded) && tokens[after]!.gap === ' ') after += 1;
    // "Rosa Huamán y Elena Rojas" are two.
    const joins = after - end === 1 && ['y', 'e'].includes(tokens[end]!.folded) && GIVEN_NAMES.has(tokens[after]?.folded ?? '');
    if (end > from && after > end && !joins && after < tokens.length && tokens[after]!.capital && tokens[after]!.gap === ' ' && !isInstitution(tokens[after]!) && !isInstitution(tokens[end - 1]!)) { end = after + 1; continue; }
    break;
  }
  return end;
}

/** The name behind a title or a cue: what comes before the first institution or country in the run, at most five words. */
function pick(tokens: readonly Token[], from: number, end: number): { from: number; to: number } | null {
  let first = from;
  while (first < end && TITLES.has(tokens[first]!.folded)) first += 1;
  let last = first;
  while (last < end && last - first < 6 && !isInstitution(tokens[last]!) && !(last > first && (PLAIN_WORDS.has(tokens[last]!.folded) && !PARTICLES.has(tokens[last]!.folded)))) last += 1;
  while (last > first && PARTICLES.has(tokens[last - 1]!.folded) && !isCapital(tokens[last - 1]!)) last -= 1;
  return last > first ? { from: tokens[first]!.from, to: tokens[last - 1]!.to } : null;
}

const isKnown = (token: Token, { isPlain }: NameContext): boolean =>
  (isInstitution(token) || PLAIN_WORDS.has(token.folded) || COUNTRY_WORDS.has(token.folded) || (isPlain(token.folded) && !GIVEN_NAMES.has(token.folded))) && !token.initial;

function judge(tokens: readonly Token[], from: number, end: number, context: NameContext, found: RawFinding[]): void {
  // Cities first; what is left of the run on both sides is judged by itself.
  const place = cityIn(tokens, from, end);
  if (place) {
    if (place.at > from) judge(tokens, from, place.at, context, found);
    if (!nearAgreement(tokens, place.at, place.end) && !belongsToInstitution(tokens, place.at, place.end, from, end)) found.push({ kind: 'place', from: tokens[place.at]!.from, to: tokens[place.end - 1]!.to, confidence: place.sure ? 0.85 : 0.7, reason: 'placeList' });
    if (place.end < end) judge(tokens, place.end, end, context, found);
    return;
  }
  const whole = placeKey(tokens.slice(from, end).flatMap((token) => token.text.split(/['’-]/u)));
  if (COUNTRY_NAMES.has(whole)) return;
  if (placeByWords(tokens, from, end, context, found)) return;
  // Parts of the run between words that no name holds.
  const hasInstitution = tokens.slice(from, end).some((token) => isInstitution(token) && !GIVEN_NAMES.has(token.folded));
  let start = from;
  for (let at = from; at <= end; at += 1) {
    const token = tokens[at];
    const given = token !== undefined && at < end && !token.shouting && (GIVEN_NAMES.has(token.folded) || (AMBIGUOUS_NAMES.has(token.folded) && at + 1 < end && !isKnown(tokens[at + 1]!, context)));
    if (at < end && (given || PARTICLES.has(token!.folded) || !isKnown(token!, context))) continue;
    person(tokens, start, at, hasInstitution, found);
    start = at + 1;
  }
}

function person(tokens: readonly Token[], start: number, stop: number, besideInstitution: boolean, found: RawFinding[]): void {
  let from = start;
  let end = stop;
  while (from < end && PARTICLES.has(tokens[from]!.folded) && !GIVEN_NAMES.has(tokens[from]!.folded) && (!tokens[from]!.capital || tokens[from]!.first)) from += 1;
  while (end > from && PARTICLES.has(tokens[end - 1]!.folded)) end -= 1;
  const run = tokens.slice(from, end);
  const [head] = run;
  if (!head || run.length > 6) return;
  const add = (confidence: number, reason: RawFinding['reason']): void => {
    found.push({ kind: 'name', from: head.from, to: run.at(-1)!.to, confidence: besideInstitution ? Math.min(confidence, 0.4) : confidence, reason });
  };
  const given = run.findIndex((token, index) => (AMBIGUOUS_NAMES.has(token.folded) && index === 0 && run.length > 1) || token.text.split('-').some((part) => GIVEN_NAMES.has(token.text === part ? token.folded : part.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase())));
  const words = run.filter((token) => token.capital && !token.initial);
  const initials = run.filter((token) => token.initial).length;
  const acronyms = run.filter((token) => token.shouting);
  if (given >= 0 && run.length >= 2 && words.length >= 1) {
    if (acronyms.length > 0 && acronyms.length < words.length && run.at(-1)!.shouting) { add(0.92, 'capitalSurname'); return; }
    if (acronyms.length > 0 && acronyms.length === words.length && words.length >= 3) return;
    if (words.length >= 2) { add(given === 0 ? 0.9 : 0.75, 'givenName'); return; }
    if (initials > 0) { add(0.8, 'initials'); return; }
  }
  if (acronyms.length > 0) return;
  if (initials >= 1 && words.length >= 1 && /^\.\s?$/u.test(run[1]?.gap ?? '') || (initials === 1 && words.length === 1 && run.at(-1)!.initial && tokens[end]?.gap.startsWith('.') === true)) { add(0.75, 'initials'); return; }
  if (run.length === 1) { if (given === 0) add(head.first ? 0.5 : 0.6, 'givenName'); return; }
  if (words.length >= 2 && words.length <= 4 && initials === 0) add(head.first ? 0.35 : 0.45, 'capitals');
}

function cityIn(tokens: readonly Token[], from: number, end: number): { at: number; end: number; sure: boolean } | null {
  for (let at = from; at < end; at += 1) {
    for (let size = Math.min(LONGEST_PLACE, end - at); size >= 1; size -= 1) {
      const entry = PLACES.get(placeKey(tokens.slice(at, at + size).flatMap((token) => token.text.split(/['’-]/u))));
      if (!entry) continue;
      const before = tokens[at - 1];
      const said = before !== undefined && (PLACE_BEFORE.has(before.folded) || PLACE_NOUNS.has(before.folded)) && at > 0 && !before.first;
      const insideName = at > from && GIVEN_NAMES.has(tokens[at - 1]!.folded);
      if (insideName || (!entry.sure && !said)) continue;
      return { at, end: at + size, sure: entry.sure };
    }
  }
  return null;
}

/** The Budapest Convention, la Convention de Lanzarote, los Principios de París. */
function nearAgreement(tokens: readonly Token[], at: number, end: number): boolean {
  return AGREEMENTS.has(tokens[end]?.folded ?? '') || AGREEMENTS.has(tokens[at - 1]?.folded ?? '') || (tokens[at - 1] !== undefined && ['de', 'of', 'del', 'da'].includes(tokens[at - 1]!.folded) && AGREEMENTS.has(tokens[at - 2]?.folded ?? ''));
}

/** A city inside the name of a public body that stands in the same run ("Nairobi Declaration Secretariat") says little of a person. */
function belongsToInstitution(tokens: readonly Token[], at: number, end: number, from: number, stop: number): boolean {
  return stop - from >= 4 && tokens.slice(end, stop).some((token) => INSTITUTION_WORDS.has(token.folded)) && at > from;
}

/** "village of Kibwezi", "Kitui County", "rue des Acacias", "en el barrio La Cruz"; or, less surely, a capital word behind "in". */
function placeByWords(tokens: readonly Token[], from: number, end: number, context: NameContext, found: RawFinding[]): boolean {
  const before = tokens[from - 1];
  const beforeThat = tokens[from - 2];
  const head = tokens[from]!;
  const last = tokens[end - 1]!;
  const add = (start: number, stop: number, confidence: number, reason: RawFinding['reason']): boolean => { found.push({ kind: 'place', from: tokens[start]!.from, to: tokens[stop - 1]!.to, confidence, reason }); return true; };
  if (STREETS.has(head.folded) && end - from >= 2) return add(from, end, 0.8, 'address');
  const street = [1, 2, 3].find((back) => STREETS.has(tokens[from - back]?.folded ?? '') && tokens.slice(from - back + 1, from).every((token) => PARTICLES.has(token.folded) || token.folded === 'des'));
  if (street !== undefined) return add(from - street, end, 0.8, 'address');
  // In the run itself: the last word says what the others are.
  if (end - from >= 2 && PLACE_AFTER.has(last.folded) && tokens.slice(from, end - 1).every((token) => !isKnown(token, context))) return add(from, end, 0.75, 'placeCue');
  const after = tokens[end];
  // "l'affaire Lemoine", "the Kowalski case": a person's name, and often the only one a text gives.
  const isCase = (before !== undefined && ['affaire', 'caso', 'case'].includes(before.folded) && head.gap === ' ') || (before?.folded === 'the' && after !== undefined && ['case', 'affair', 'trial', 'family'].includes(after.folded) && after.gap === ' ');
  if (isCase && end - from <= 3 && !head.shouting && tokens.slice(from, end).every((token) => !isKnown(token, context))) { found.push({ kind: 'name', from: head.from, to: last.to, confidence: 0.6, reason: 'cue' }); return true; }
  const alone = end - from <= 3 && tokens.slice(from, end).every((token) => !isKnown(token, context) || PARTICLES.has(token.folded));
  if (!alone || head.shouting) return false;
  if (after && after.gap === ' ' && PLACE_AFTER.has(after.folded) && !head.first) return add(from, end, 0.75, 'placeCue');
  if (before && head.gap === ' ' && PLACE_NOUNS.has(before.folded)) return add(from, end, 0.8, 'placeCue');
  if (before && beforeThat && ['of', 'de', 'du', 'del', 'la', 'called', 'd', 'named'].includes(before.folded) && (PLACE_NOUNS.has(beforeThat.folded) || (before.folded === 'la' && PLACE_NOUNS.has(tokens[from - 3]?.folded ?? '')))) return add(from, end, 0.8, 'placeCue');
  if (before && !head.first && head.gap.trim() === '' && PLACE_BEFORE.has(before.folded) && before.folded !== 'de' && !GIVEN_NAMES.has(head.folded) && end - from <= 2) return add(from, end, 0.45, 'preposition');
  return false;
}
