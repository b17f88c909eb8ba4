import { lineAt, sentencesOf, type Draft, type DraftBlock, type Sentence } from './draft.ts';
import { marksOf, type Mark } from './marks.ts';
import { wholeBefore, wholeOf } from './whole.ts';
import type { Modifier, ShareWords } from './wording.ts';

/** One statement about a number: all that is said of it in one place ("three quarters (76 %, 32 of 42)" is one claim). */
export interface Claim {
  readonly sentence: Sentence;
  /** Offsets in the block's text. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly percent?: number | undefined;
  readonly decimals?: number | undefined;
  readonly percentModifier?: Modifier;
  readonly count?: number | undefined;
  readonly countModifier?: Modifier;
  readonly base?: number | undefined;
  /** The base was said elsewhere in the sentence: "Of the 42 countries, 32 …". */
  readonly baseApart?: boolean;
  /** The base stands as "(n = 40)", by which some mean the count. */
  readonly baseAsN?: boolean;
  readonly share?: ShareWords | undefined;
  readonly range?: boolean;
  /** For a share alone: the words for what it is a share of, where these are not the cases. */
  readonly whole?: string | null;
  /** The part of the sentence that speaks of this claim and of no other. */
  readonly context: { readonly inside: string; readonly before: string; readonly after: string };
}

/** What may stand between two ways of giving one number. */
const CONNECTIVE = new RegExp(String.raw`^(?:[\s,;:()\[\]–—-]|\b(?:or|ou|o|of|des|du|de|del|the|les|los|las|le|la|all|ces|these|those|its|i\.?e\.?|that is|that is to say|namely|soit|c['’]est-à-dire|es decir|a saber|with|equivalent to|answering|responding|participating|surveyed|étudiés|participants|concernés|interrogés|encuestados|estudiados|countries|country|governments?|states|offices|respondents|participants|members|children|caregivers|households|people|women|men|girls|boys|pays|gouvernements|états|bureaux|répondants|répondantes|enfants|ménages|personnes|femmes|hommes|filles|garçons|países|gobiernos|estados|oficinas|niños|niñas|hogares|personas|mujeres|hombres|in|total|au|en|n|=|équivaut à|lo que equivale a|que representa|representing|représentant|which is|ce qui représente)(?![\p{L}]))*$`, 'iu');
const BEFORE_BASE = /^\)?[\s]*(?:of|des?|del|d['’]|sur|parmi|among)?[\s]*(?:all|the|les|los|las|these|ces|nos|our)?[\s]*(?:the|les|los|las)?[\s]*$/iu;
/** "30 (73%) of 41 countries": after a count and its share the base needs its small word. */
const BEFORE_WHOLE = /^\)?[\s,]*(?:(?:out )?of|des?|sur|parmi|among)[\s]+(?:(?:all|the|les|los|las|these|ces)[\s]+)*$/iu;
const MOST_BETWEEN = 60;

interface Open { start: number; end: number; percent?: number; decimals?: number; percentModifier?: Modifier; count?: number; countModifier?: Modifier; base?: number; baseApart?: boolean; baseAsN?: boolean; share?: ShareWords; range?: boolean; casesSaid?: boolean }

/** Every numeric claim of a draft, in order. Headings and captions carry none: they name, they do not state. */
export function findClaims(draft: Draft): Claim[] {
  return draft.blocks.filter((block) => block.contents !== true && (block.kind === 'paragraph' || block.kind === 'cell')).flatMap((block) => claimsOfBlock(block));
}

function claimsOfBlock(block: DraftBlock): Claim[] {
  return sentencesOf(block).flatMap((sentence) => claimsOfSentence(sentence));
}

/** What a table says of its own base is no statement about an answer. */
const BASE_LINE = /^(?:base|provisional|provisoire)[ \u00a0]*:/iu;

/** "43% (n = 1,204)", "43 % (n = 1 204)": how surveys say the base of a share, whatever it is weighted by. */
const NUMBER_ASKED = /^[ \u00a0\u202f]*\([ \u00a0]*[nN][ \u00a0]*=[ \u00a0]*(\d{1,3}(?:[,. \u00a0\u202f]\d{3})+|\d+)(?=[ \u00a0]*\))/u;

function claimsOfSentence(sentence: Sentence): Claim[] {
  if (BASE_LINE.test(sentence.text)) return [];
  const marks = marksOf(sentence.text);
  if (marks.length === 0) return [];
  const open: Open[] = [];
  let apart: number | undefined;
  let last: Mark | undefined;
  for (const mark of marks) {
    const current = open.at(-1);
    const between = last === undefined ? null : sentence.text.slice(last.end, mark.start);
    last = mark;
    if (mark.kind === 'base') {
      if (current !== undefined && current.base === undefined && current.count === undefined && between !== null && BEFORE_BASE.test(between)) {
        current.base = mark.base;
        current.end = mark.end;
      } else if (current !== undefined && current.base === undefined && between !== null && CONNECTIVE.test(between) && current.count !== undefined) {
        current.base = mark.base;
        current.end = mark.end;
      } else apart = mark.base;
      continue;
    }
    // "76 % of countries have a mechanism (32 of 42)": what stands in brackets says the same number again
    const bracketed = current !== undefined && between !== null && /^[^()]*\($/u.test(between) && alone(current);
    const joins = current !== undefined && current.range !== true && between !== null && between.length <= MOST_BETWEEN && CONNECTIVE.test(between);
    if (joins && mark.kind === 'count' && current.count === undefined && current.base === undefined && BEFORE_BASE.test(between) && !/[(]/u.test(between)) {
      current.base = mark.count;
      current.end = mark.end;
      continue;
    }
    if (mark.kind === 'count' && current !== undefined && between !== null && current.range !== true && current.count !== undefined && current.percent !== undefined && current.base === undefined && mark.count >= current.count && BEFORE_WHOLE.test(between)) {
      current.base = mark.count;
      current.end = mark.end;
      continue;
    }
    if ((joins || bracketed) && takes(current, mark)) {
      add(current, mark);
      continue;
    }
    const fresh: Open = { start: mark.start, end: mark.end };
    add(fresh, mark);
    if (apart !== undefined && fresh.base === undefined) { fresh.base = apart; fresh.baseApart = true; }
    open.push(fresh);
  }
  for (const each of open) {
    const asked = each.percent === undefined || each.count !== undefined || each.base !== undefined ? null : NUMBER_ASKED.exec(sentence.text.slice(each.end));
    if (asked !== null) { each.base = Number(asked[1]!.replace(/[^\d]/gu, '')); each.baseAsN = true; each.end += asked[0].length; }
  }
  const said = open.filter((each) => each.range === true || each.percent !== undefined || each.share !== undefined || (each.count !== undefined && (each.base !== undefined || each.casesSaid === true)));
  return said.map((each, index): Claim => {
    const { casesSaid: _, ...claim } = each;
    const whole = claim.count === undefined && claim.base === undefined ? wholeOf(sentence.text.slice(each.end)) ?? wholeBefore(sentence.text.slice(0, each.start)) : null;
    return {
      ...claim, whole, sentence, start: sentence.start + each.start, end: sentence.start + closed(sentence.text, each.start, each.end), line: lineAt(sentence.block, sentence.start + each.start),
      context: { inside: sentence.text.slice(each.start, each.end), before: sentence.text.slice(said[index - 1]?.end ?? 0, each.start), after: sentence.text.slice(each.end, said[index + 1]?.start ?? sentence.text.length) },
    };
  });
}

/** A bracket that was opened inside the claim and closes right after it belongs to it. */
const closed = (text: string, start: number, end: number): number => {
  const inside = text.slice(start, end);
  return inside.split('(').length > inside.split(')').length && text[end] === ')' ? end + 1 : end;
};

/** Only one of percentage, count and words has been given yet. */
const alone = (claim: Open): boolean => claim.range !== true && [claim.percent, claim.count, claim.share].filter((each) => each !== undefined).length === 1;

const takes = (claim: Open, mark: Mark): boolean => (mark.kind === 'percent' ? claim.percent === undefined
  : mark.kind === 'share' ? claim.share === undefined
    : mark.kind === 'ratio' ? claim.count === undefined && (claim.base === undefined || claim.base === mark.base)
      : mark.kind === 'count' && claim.count === undefined && (claim.percent === undefined || claim.base === undefined));

function add(claim: Open, mark: Mark): void {
  claim.end = mark.end;
  if (mark.kind === 'percent') { claim.percent = mark.percent; claim.decimals = mark.decimals; claim.percentModifier = mark.modifier; }
  if (mark.kind === 'share') claim.share = mark.share;
  if (mark.kind === 'ratio') { claim.count = mark.count; claim.base = mark.base; claim.countModifier = mark.modifier; claim.baseApart = false; }
  if (mark.kind === 'count') { claim.count = mark.count; claim.countModifier = mark.modifier; claim.casesSaid = mark.ofCases; }
  if (mark.kind === 'range') claim.range = true;
}
