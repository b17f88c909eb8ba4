import type { FindingKind } from '../contract/finding.ts';
import type { RawFinding } from './finding.ts';

/** A line of the project's own list: a name, an office, a village, with other ways to write it. */
export interface Term { readonly id: number; readonly kind: FindingKind; readonly text: string; readonly variants: readonly string[] }

export interface TermMatcher {
  /** Every place where a term or a variant stands as whole words, accents and case folded. */
  find(text: string): (RawFinding & { readonly termId: number })[];
}

/** Folds without losing offsets: each UTF-16 unit of the result comes from the unit of `source` named in `origin`. */
function foldWithOffsets(text: string): { folded: string; origin: Int32Array } {
  let folded = '';
  const origin: number[] = [];
  for (let at = 0; at < text.length;) {
    const width = text.codePointAt(at)! > 0xffff ? 2 : 1;
    const plain = text.slice(at, at + width).normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[’ʼ`´]/gu, "'").replace(/[\u2010-\u2015]/gu, '-').replace(/\s/gu, ' ').replace(/œ/gu, 'oe').replace(/ß/gu, 'ss');
    for (let unit = 0; unit < plain.length; unit += 1) origin.push(at);
    folded += plain;
    at += width;
  }
  origin.push(text.length);
  return { folded, origin: Int32Array.from(origin) };
}

const foldTerm = (text: string): string => foldWithOffsets(text.trim().replace(/\s+/gu, ' ')).folded;
// Spaces and hyphens stand for each other: Foyer Saint-Jean, foyer saint jean.
const escaped = (text: string): string => text.split(/[\s-]+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('[\\s-]+');

// Arabic writes "and", "so", "with", "like" and "to" on to the next word; Chinese, Japanese, Thai and their like part no words.
const UNPARTED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
const BEGINS = `(?:(?<![\\p{L}\\p{N}])|(?<=(?<![\\p{L}\\p{N}])[وفبكل]{1,2})(?=\\p{Script=Arabic})|(?=${UNPARTED}))`;
const ENDS = `(?:(?![\\p{L}\\p{N}])|(?<=${UNPARTED}))`;

/** @param terms longest words win where two overlap; empty words are left out */
export function termMatcher(terms: readonly Term[]): TermMatcher {
  const byWords = new Map<string, { term: Term; variant: boolean }>();
  for (const term of terms) {
    [term.text, ...term.variants].forEach((words, index) => {
      const key = foldTerm(words);
      if (/[\p{L}\p{N}]/u.test(key) && !byWords.has(key)) byWords.set(key, { term, variant: index > 0 });
    });
  }
  if (byWords.size === 0) return { find: () => [] };
  const keys = [...byWords.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(`${BEGINS}(?:${keys.map(escaped).join('|')})${ENDS}`, 'gu');
  const plain = new Map([...byWords].map(([key, entry]) => [key.replace(/[\s-]+/gu, ' '), entry]));
  return {
    find(text) {
      const { folded, origin } = foldWithOffsets(text);
      return [...folded.matchAll(pattern)].map((match) => {
        const { term, variant } = plain.get(match[0].replace(/[\s-]+/gu, ' '))!;
        let to = origin[match.index + match[0].length]!;
        // Marks that follow the last letter belong to it.
        while (to < text.length && /\p{M}/u.test(text[to]!)) to += 1;
        return { kind: term.kind, from: origin[match.index]!, to, confidence: 1, reason: variant ? 'listVariant' as const : 'list' as const, termId: term.id };
      });
    },
  };
}
