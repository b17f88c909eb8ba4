import { foldWord } from './given-names.ts';

/** A word of a text, with what stands before it. Offsets are UTF-16 units. */
export interface Token {
  readonly text: string; readonly from: number; readonly to: number; readonly folded: string;
  /** What parts it from the word before. */
  readonly gap: string;
  /** Begins with a capital, and is not one capital alone. */
  readonly capital: boolean;
  /** Three letters or more, all capitals. */
  readonly shouting: boolean;
  /** A capital and nothing else: J. */
  readonly initial: boolean;
  /** First of a sentence, of a line or of something in quotes. */
  readonly first: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
// An Arabic article or "son of" written on to a name is part of it: az-Zahra, al-Baghdadi, bin-Laden.
const CAPITAL = /^(?:(?:a[ldnrstz]|ash|ath|el|ul|ibn|bin|ben)[-’'])?\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const ENDS = /[.!?:;…\n\r•▪–—"“«»(/|\d]/u;
/** Titles that are written with a full stop. */
export const ABBREVIATION = /^(?:mr|mrs|ms|dr|dra|sr|sra|srta|prof|lic|ing|rev|st|sgt|capt|col|gen|lt|hon|mme|mlle|m)$/u;
// French elision: l'Assemblée is a word of its own behind its article.
const ELISION = /^(?:[ldjnmtsc]|qu|jusqu|lorsqu|puisqu|[LJC]|Qu|Jusqu|Lorsqu|Puisqu)['’](?=\p{L})|^[DNMTS]['’](?=\p{Ll})/u;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const possessive = /['’]s$/u.exec(match[0])?.[0].length ?? 0;
    const elided = ELISION.exec(match[0])?.[0].length ?? 0;
    const from = match.index + elided;
    const word = match[0].slice(elided, match[0].length - possessive);
    const gap = text.slice(last, match.index) + (elided > 0 ? ' ' : '');
    const before = tokens.at(-1);
    const begins = CAPITAL.test(word);
    const initial = begins && word.length <= 2 && !LOWER.test(word) && [...word].length === 1;
    // A full stop behind a title or an initial does not end a sentence.
    const joined = before !== undefined && /^\.\s*$/u.test(gap) && (before.initial || ABBREVIATION.test(before.folded));
    tokens.push({
      text: word, from, to: from + word.length, folded: foldWord(word), gap, initial, capital: begins && !initial,
      shouting: begins && word.length >= 3 && !LOWER.test(word), first: elided === 0 && (before === undefined || (!joined && ENDS.test(gap))),
    });
    last = match.index + match[0].length - possessive;
  }
  return tokens;
}
