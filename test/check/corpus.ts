import { readFileSync } from 'node:fs';
import { checkDraft, type CheckReport } from '#core/check/check-draft.ts';
import type { CrosstabData } from '#core/crosstab/data.ts';
import { textBlocks } from '#service/check/read-draft.ts';

export const LANGUAGES = ['en', 'fr', 'es'] as const;
export const HALVES = ['first', 'second'] as const;
export type CorpusLanguage = (typeof LANGUAGES)[number];
/** Besides the two halves: sentences worded as far from the labels as a free hand writes them. */
export type Half = (typeof HALVES)[number] | 'third';
/** What a text of the corpus should be found to be. `quiet`: nothing in it may be called wrong. `none`: nothing in it is a claim. */
export type Expected = 'holds' | 'arithmetic' | 'data' | 'wording' | 'contradiction' | 'reference' | 'quiet' | 'none';
export interface CorpusItem { readonly language: CorpusLanguage; readonly half: Half; readonly kind: string; readonly expected: Expected; readonly text: string; readonly line: number }

const folder = new URL('./corpus/', import.meta.url);
/** A page of text in which every number is right. */
export const truePage = (language: CorpusLanguage): string => readFileSync(new URL(`page.${language}.md`, folder), 'utf8');

/** The texts of a half: a heading says the kind and what is expected ("## off by one → data"), each item of a list is one text.
 *  “¶” parts paragraphs. */
export function corpus(language: CorpusLanguage, half: Half): CorpusItem[] {
  const items: CorpusItem[] = [];
  let kind = '';
  let expected: Expected = 'none';
  readFileSync(new URL(`${language}-${half}.md`, folder), 'utf8').split('\n').forEach((line, at) => {
    const heading = /^## (.+) → (\w+)$/u.exec(line);
    if (heading) { kind = heading[1]!; expected = heading[2] as Expected; }
    if (line.startsWith('- ')) items.push({ language, half, kind, expected, text: line.slice(2), line: at + 1 });
  });
  return items;
}

export const looselyWorded = (): CorpusItem[] => LANGUAGES.flatMap((language) => corpus(language, 'third'));
export const everyItem = (): CorpusItem[] => LANGUAGES.flatMap((language) => HALVES.flatMap((half) => corpus(language, half)));

export type Outcome = Expected | 'unmatched';
export interface Scored { readonly item: CorpusItem; /** What was said of it: the gravest thing, in the order of `GRAVITY`. */ readonly outcomes: ReadonlySet<Outcome>; readonly right: boolean; readonly report: CheckReport }

export const check = (text: string, data: CrosstabData): CheckReport => checkDraft({ blocks: textBlocks(text.replaceAll(' ¶ ', '\n\n'), true) }, data);

/** Checks one text on its own. */
export function score(item: CorpusItem, data: CrosstabData): Scored {
  const report = check(item.text, data);
  const outcomes = new Set<Outcome>(report.claims.map((claim) => claim.judgement.verdict));
  if (report.claims.some((claim) => claim.against.length > 0)) outcomes.add('contradiction');
  if (report.references.length > 0) outcomes.add('reference');
  const alarmed = (['arithmetic', 'data', 'wording', 'contradiction', 'reference'] as const).filter((each) => outcomes.has(each));
  const right = item.expected === 'none' ? report.claims.length === 0 && report.references.length === 0
    : item.expected === 'quiet' ? alarmed.length === 0
      : item.expected === 'holds' ? alarmed.length === 0 && outcomes.has('holds') && !outcomes.has('unmatched')
        : outcomes.has(item.expected);
  return { item, outcomes, right, report };
}

export interface Rate { readonly name: string; readonly texts: number; /** Of the texts that are of this kind, how many were found to be. */ readonly recall: number; /** Of the texts found to be of this kind, how many are. */ readonly precision: number; readonly found: number }

const KINDS = ['holds', 'arithmetic', 'data', 'wording', 'contradiction', 'reference'] as const;

/** Precision and recall by kind. A text that is contradictory may also be called wrong in its data: that is no false find. */
export function rates(scored: readonly Scored[]): Rate[] {
  return KINDS.map((kind) => {
    const are = scored.filter(({ item }) => item.expected === kind);
    const found = scored.filter(({ outcomes }) => outcomes.has(kind));
    const rightly = found.filter(({ item }) => item.expected === kind || (item.expected === 'contradiction' && kind !== 'reference') || (kind === 'holds' && item.expected !== 'none' && item.expected !== 'quiet'));
    return { name: kind, texts: are.length, found: found.length, recall: are.length === 0 ? 1 : are.filter(({ right }) => right).length / are.length, precision: found.length === 0 ? 1 : rightly.length / found.length };
  });
}

/** Texts in which nothing is wrong, and how many of them something was said against. */
export function falseAlarms(scored: readonly Scored[]): { readonly texts: number; readonly alarmed: readonly Scored[] } {
  const harmless = scored.filter(({ item }) => item.expected === 'holds' || item.expected === 'quiet' || item.expected === 'none');
  return { texts: harmless.length, alarmed: harmless.filter(({ outcomes }) => ['arithmetic', 'data', 'wording', 'contradiction', 'reference'].some((each) => outcomes.has(each as Outcome))) };
}
