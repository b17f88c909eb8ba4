import type { CrosstabData } from '../crosstab/data.ts';
import { normaliseText } from '../text/normalise.ts';
import { checkReferences, type ReferenceProblem } from './cross-references.ts';
import { sentencesOf, type Draft } from './draft.ts';
import { Figures, type Weighting } from './figures.ts';
import { findClaims, type Claim } from './find-claims.ts';
import { IndicatorIndex, type Indicator, type Match } from './indicators.ts';
import { judgeClaim, type Judgement, type Judging, type LinkedNumber } from './judge.ts';
import type { Rounding } from '../contract/draft-check.ts';
import { groupingVariables } from './subgroups.ts';
import { placesAreCases } from './whole.ts';
import { printable } from './rounding.ts';

export interface CheckedClaim { readonly claim: Claim; readonly judgement: Judgement; /** Places in `claims` that say another number of the same thing. */ readonly against: readonly number[] }
export interface CheckReport { readonly claims: readonly CheckedClaim[]; readonly references: readonly ReferenceProblem[] }
export interface CheckOptions {
  readonly rounding?: Rounding | undefined;
  /** A numeric variable, or the one for each variable: percentages are then weighted ones. */
  readonly weight?: Weighting | undefined;
  /** What a person said sentences speak of: from `confirmationKey` to variable and category. */
  /** What a link leads to today; null where its table, row or column is gone. */
  readonly linked?: ((link: string) => LinkedNumber | null) | undefined;
  readonly confirmed?: ReadonlyMap<string, { readonly variable: string; readonly category: string }> | undefined;
}

const LEAST = 0.34;
const ENOUGH = 0.5;

/** A sentence without its numbers, accents and punctuation: what a confirmation is kept under, so that it still holds when the
 *  numbers of the sentence are put right. */
export const confirmationKey = (sentence: string): string => normaliseText(sentence.replace(/\d+(?:[.,]\d+)?/gu, ' '));

/** Finds and judges every numeric claim of a draft, and its references to figures and tables.
 *  Cost: one pass over the text, and one count for each indicator it speaks of. */
export function checkDraft(draft: Draft, data: CrosstabData, options: CheckOptions = {}): CheckReport {
  const definitions = [...data.definitions()];
  const judging: Judging = { index: new IndicatorIndex(definitions), figures: new Figures(data, options.weight), groupings: groupingVariables(data), rounding: options.rounding ?? 'half', themeScopes: data.themeScopes ?? [], caseCount: data.caseCount - (data.madeForDocuments?.reduce((sum, made) => sum + made, 0) ?? 0), casesArePlaces: placesAreCases(data) };
  const claims = findClaims(draft);
  const judged = claims.map((claim): CheckedClaim => {
    const known = options.confirmed?.get(confirmationKey(claim.sentence.text));
    const variable = known && definitions.find((each) => each.id === known.variable);
    const confirmed: Indicator | null = known && variable ? { variable, category: known.category, answer: known.category === 'yes' || known.category === 'no' ? known.category : null } : null;
    const judgement = judgeClaim(claim, spokenOf(claim, claims, judging.index), claim.sentence.text, judging, confirmed);
    return { claim, judgement: byLink(claim, judgement, options.linked) ?? withSentenceBefore(claim, judgement, judging) ?? judgement, against: [] };
  });
  return { claims: withContradictions(judged), references: checkReferences(draft) };
}

const AT_ODDS = new Set(['quotient', 'moreThanBase', 'modifier', 'words']);
const tidy = (text: string): string => text.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();

/** A number that is linked is held to its own cell, whatever its sentence speaks of: the link is surer than the words. Only what is at
 *  odds with itself stays so. */
function byLink(claim: Claim, judgement: Judgement, linked: CheckOptions['linked']): Judgement | null {
  const { block } = claim.sentence;
  const link = block.links?.find((each) => each.start < claim.end && claim.start < each.end);
  if (link === undefined || linked === undefined || AT_ODDS.has(judgement.reason)) return null;
  const now = linked(link.link);
  if (now === null) return { verdict: 'unmatched', reason: 'linkLost', figure: null, indicator: null };
  const holds = tidy(now.text) === tidy(block.text.slice(link.start, link.end));
  return { verdict: holds ? 'holds' : 'data', reason: holds ? 'holdsLinked' : 'linkMoved', figure: null, indicator: null, linked: now };
}

/** What a claim may speak of. In a sentence with several claims each has its own part: what follows it, or what stands before it,
 *  as the sentence is built; where that part says nothing, the whole sentence speaks. */
function spokenOf(claim: Claim, claims: readonly Claim[], index: IndicatorIndex): Match[] {
  const { before, inside, after } = claim.context;
  const find = (text: string): Match[] => {
    const found = index.find(text, LEAST);
    // "low- or middle-income" says of whom a sentence speaks more often than what it says of them
    const apart = found.filter((match) => match.indicator.variable.source !== 'attribute');
    return apart.length > 0 ? apart : found;
  };
  const whole = find(claim.sentence.text);
  const siblings = claims.filter((each) => each.sentence === claim.sentence);
  if (siblings.length < 2) return whole;
  const score = (text: string): number => find(text).find((match) => match.indicator.variable.source !== 'attribute')?.score ?? 0;
  const head = score(siblings[0]!.context.before);
  const tail = score(siblings.at(-1)!.context.after);
  const own = head >= ENOUGH && tail < head ? find(`${before} ${inside}`) : tail >= ENOUGH && head < ENOUGH ? find(`${inside} ${after}`) : find(`${before} ${inside} ${after}`);
  return (own[0]?.score ?? 0) >= ENOUGH && own[0]!.indicator.variable.source !== 'attribute' ? own : whole.map((match) => ({ ...match, score: Math.min(match.score, ENOUGH) }));
}

/** "A helpline exists in 40 countries. Two have none.": where a sentence alone names nothing, the one before may have named it. It can
 *  make a count hold, and never makes one wrong. */
function withSentenceBefore(claim: Claim, judgement: Judgement, judging: Judging): Judgement | null {
  if (judgement.verdict !== 'unmatched' || judgement.reason === 'otherWhole' || claim.count === undefined || claim.range === true) return null;
  const { block, start } = claim.sentence;
  const before = sentencesOf(block).findLast((each) => each.end <= start);
  if (before === undefined) return null;
  const again = judgeClaim(claim, judging.index.find(before.text, ENOUGH).filter((match) => match.indicator.variable.source !== 'attribute'), claim.sentence.text, judging, null);
  return again.verdict === 'holds' && again.reason === 'holds' ? { ...again, reason: 'holdsBefore' } : null;
}

/** Marks claims that say different numbers of one indicator in one group. */
function withContradictions(claims: readonly CheckedClaim[]): CheckedClaim[] {
  return claims.map((each, at) => ({ ...each, against: claims.flatMap((other, place) => (place !== at && contradict(each, other) ? [place] : [])) }));
}

function contradict(a: CheckedClaim, b: CheckedClaim): boolean {
  const [left, right] = [a.judgement, b.judgement];
  if (left.indicator === null || right.indicator === null || left.indicator.variable.id !== right.indicator.variable.id || left.indicator.category !== right.indicator.category) return false;
  if (left.verdict === 'unmatched' || right.verdict === 'unmatched') return false;
  if (JSON.stringify(left.figure?.group ?? null) !== JSON.stringify(right.figure?.group ?? null) || left.figure?.of !== right.figure?.of) return false;
  const [x, y] = [a.claim, b.claim];
  if (x.count !== undefined && y.count !== undefined && x.base !== undefined && y.base !== undefined) return x.count !== y.count || x.base !== y.base;
  if (x.percent !== undefined && y.percent !== undefined && x.decimals === y.decimals) return x.percent !== y.percent;
  return otherShare(x, y) || otherShare(y, x);
}

/** A percentage here that the count and base there do not give, both said without "nearly" or "more than". */
function otherShare(x: Claim, y: Claim): boolean {
  if (x.count === undefined || x.base === undefined || x.base === 0 || x.count > x.base || y.percent === undefined || y.count !== undefined) return false;
  if ((x.countModifier ?? null) !== null || (y.percentModifier ?? null) !== null) return false;
  return !printable(x.count, x.base, y.decimals ?? 0, 'half').includes(y.percent);
}
