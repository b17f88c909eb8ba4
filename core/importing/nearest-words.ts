import { normaliseText } from '../text/normalise.ts';
import type { TextSpan } from './reanchor-span.ts';

/** Least share of words in common for a proposal. */
const LEAST = 0.5;

interface Word { readonly start: number; readonly end: number; readonly key: string }

/** Where words that were coded may stand now that their answer was edited: the stretch of the new text that shares most words with
 *  them, or null where none shares half. A person decides; this only says where to look first.
 *  @returns code points of newText, the end exclusive
 *  @example nearestWords('no funds for training', 'There are few funds for trainings.') // 'funds for trainings' */
export function nearestWords(quote: string, newText: string): TextSpan | null {
  const wanted = wordsOf(quote).map(({ key }) => key);
  const words = wordsOf(newText);
  if (wanted.length === 0 || words.length === 0) return null;
  let best: { score: number; from: number; to: number } | null = null;
  const longest = Math.min(words.length, wanted.length + 3);
  for (let from = 0; from < words.length; from++) {
    const left = [...wanted];
    let shared = 0;
    for (let to = from; to < Math.min(words.length, from + longest); to++) {
      const at = left.findIndex((key) => alike(key, words[to]!.key));
      if (at < 0) continue;
      left.splice(at, 1);
      shared += 1;
      const score = (2 * shared) / (wanted.length + to - from + 1);
      // A stretch begins and ends with words in common: it is looked at only here, and where it began with one.
      if ((best === null || score > best.score) && wanted.some((key) => alike(key, words[from]!.key))) best = { score, from, to };
    }
  }
  return best === null || best.score < LEAST ? null : { start: words[best.from]!.start, end: words[best.to]!.end };
}

/** The same word, or one with another ending. */
const alike = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) >= 5 && (a.startsWith(b.slice(0, 5)) && Math.abs(a.length - b.length) <= 3));

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  let start = -1;
  let word = '';
  const finish = (): void => {
    if (start >= 0) words.push({ start, end: at, key: normaliseText(word) });
    start = -1;
    word = '';
  };
  for (const letter of text) {
    if (/[\p{L}\p{N}]/u.test(letter)) {
      if (start < 0) start = at;
      word += letter;
    } else finish();
    at += 1;
  }
  finish();
  return words;
}
