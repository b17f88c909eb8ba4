import { findCountry } from '../framework/countries.ts';
import { recogniseCountry } from '../framework/recognise-country.ts';

/** A case that a document may belong to. */
export interface PlaceCase { readonly index: number; readonly key: string; readonly country: string | null; /** It was made for a document. */ readonly made: boolean }

/** Where a document is put unless a person says otherwise, and why. `case`: that case of the project; `new`: a case of its own. */
export type PlaceGuess =
  | { readonly kind: 'case'; readonly caseIndex: number; readonly reason: 'identifier' | 'country'; readonly found: string; readonly country: string | null }
  | { readonly kind: 'new'; readonly reason: 'countryShared' | 'countryAlone' | 'nothing'; readonly found: string; readonly country: string | null };

/** So much of a document's beginning may say whose it is. */
const HEAD = 1500;
const MOST_WORDS = 6;

/** Whose a document is, by the identifier of a case or a country that its file name says, or else its first lines. Where a country has one
 *  case the document is that case's; where it has many, or none, the document is a case of its own in that country (an interview).
 *  Nothing is guessed from words inside the text. */
export function placeGuesser(cases: readonly PlaceCase[]): (fileName: string, text: string) => PlaceGuess {
  const byKey = new Map<string, PlaceCase | null>();
  const byCountry = new Map<string, PlaceCase[]>();
  for (const one of cases) {
    const key = keyOf(one.key);
    // A bare number, or a letter or two, stands in too many texts to mean a case.
    if (key.length >= 3 && !/^\p{N}{1,4}$/u.test(key)) byKey.set(key, byKey.has(key) ? null : one);
    if (one.country !== null && !one.made) byCountry.set(one.country, [...(byCountry.get(one.country) ?? []), one]);
  }
  return (fileName, text) => {
    const stem = fileName.replace(/\.[^.]{1,10}$/u, '');
    const lines = [stem, ...text.slice(0, HEAD).split('\n').slice(0, 8)];
    for (const line of lines) {
      for (const phrase of phrasesOf(line)) {
        const found = byKey.get(keyOf(phrase));
        if (!found) continue;
        // A case may be called by its country: then the country is what told.
        const named = found.country !== null && recogniseCountry(phrase, false);
        return { kind: 'case', caseIndex: found.index, reason: named !== false && named.kind === 'match' && named.iso3 === found.country ? 'country' : 'identifier', found: phrase, country: found.country };
      }
    }
    for (const [at, line] of lines.entries()) {
      const country = countryIn(line, at === 0);
      if (!country) continue;
      const there = byCountry.get(country.iso3) ?? [];
      if (there.length === 1) return { kind: 'case', caseIndex: there[0]!.index, reason: 'country', found: country.words, country: country.iso3 };
      return { kind: 'new', reason: there.length > 1 ? 'countryShared' : 'countryAlone', found: country.words, country: country.iso3 };
    }
    return { kind: 'new', reason: 'nothing', found: '', country: null };
  };
}

const keyOf = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Runs of words, the longest first. */
function* phrasesOf(line: string): Generator<string> {
  const words = [...line.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’']*/gu)].slice(0, 60);
  for (let size = Math.min(MOST_WORDS, words.length); size > 0; size -= 1) {
    for (let at = 0; at + size <= words.length; at += 1) {
      const last = words[at + size - 1]!;
      yield line.slice(words[at]!.index, last.index + last[0].length);
    }
  }
}

/** A country that a line names; a code of three capitals counts in a file name only ("KEN-I-1"). */
function countryIn(line: string, codes: boolean): { iso3: string; words: string } | null {
  if (line.length > 300) return null;
  for (const phrase of phrasesOf(line)) {
    if (/^[A-Z]{2,3}$/u.test(phrase)) {
      if (codes && phrase.length === 3 && findCountry(phrase)) return { iso3: phrase, words: phrase };
      continue;
    }
    if (!/^\p{Lu}/u.test(phrase) && !codes) continue;
    if (phrase.length < 4) continue;
    const found = recogniseCountry(phrase, false);
    if (found.kind === 'match') return { iso3: found.iso3, words: phrase };
  }
  return null;
}
