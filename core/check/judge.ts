import type { Claim } from './find-claims.ts';
import type { Figure, Figures } from './figures.ts';
import type { Indicator, IndicatorIndex, Match } from './indicators.ts';
import type { Rounding } from '../contract/draft-check.ts';
import { printable, printsAs } from './rounding.ts';
import { subgroupsNamed, type Subgroup } from './subgroups.ts';
import { denies, deniesAtOnce } from './words.ts';
import { isForeign } from './whole.ts';
import { fits, shareOf } from './wording.ts';
import { isFact } from '../crosstab/notes.ts';
import type { VariableDefinition } from '../model/definitions.ts';

export type Verdict = 'holds' | 'arithmetic' | 'data' | 'wording' | 'unmatched';
export type ReasonCode = 'holds' | 'holdsBackground' | 'holdsConfirmed' | 'quotient' | 'moreThanBase' | 'modifier' | 'words' | 'wordsOfData' | 'data' | 'dataBase' | 'range' | 'noWords' | 'elsewhere' | 'notGiven' | 'percentOver' | 'otherWhole' | 'holdsBefore' | 'holdsLinked' | 'linkMoved' | 'linkLost';

/** What is thought of a claim. `figure` is the project's number it was held against: its source where it holds, the nearest where it does not. */
export interface Judgement { readonly verdict: Verdict; readonly reason: ReasonCode; readonly figure: Figure | null; /** Percentages the claim could have printed, for `quotient`. */ readonly printable?: readonly number[] | undefined; readonly indicator: Indicator | null; /** Of a number that is linked to its table: what the table says. */ readonly linked?: LinkedNumber | undefined }

/** A linked number as its table gives it today. */
export interface LinkedNumber {
  readonly text: string; readonly table: { readonly id: string; readonly title: string }; readonly row: string; readonly column: string;
  readonly variable: string; readonly category: string; readonly group: { readonly variable: string; readonly category: string } | null;
  readonly count: number | null; readonly base: number; readonly percent: number | null;
}

export interface Judging {
  readonly index: IndicatorIndex;
  readonly figures: Figures;
  readonly groupings: readonly VariableDefinition[];
  readonly rounding: Rounding;
  readonly caseCount: number;
  /** Capabilities within whose questions themes are counted, too. */
  readonly themeScopes: readonly string[];
  /** Each case is a country of its own. */
  readonly casesArePlaces: boolean;
}

/** Below this a sentence does not speak of an indicator; from STRONG on it is held to it. */
const WEAK = 0.34;
const STRONG = 0.6;
/** An instrument's question and the study's variable of one capability: the second counts from here on. */
const ENOUGH = 0.5;
/** Indicators that come this close to the best are meant as well. */
const CLOSE = 0.12;
/** How much of the sentence an indicator must explain before a number with another base is called wrong. */
const GRASP = 0.4;
const NEAR_COUNT = 3;
/** A count without a base ("12 countries …") is called wrong only where the sentence names an indicator this wholly and says little else. */
const SURE = 0.85;
/** The study's own variables are nearer than a question of one instrument, by so many percentage points, where no base tells. */
const OWN = 10;
const FULL = 0.6;
/** An indicator that explains less than this share of what the fullest one explains is not meant. */
const GRASPED = 0.7;

/** What the claim says without the data: its parts must agree with each other. */
function judgeAlone(claim: Claim, rounding: Rounding): Judgement | null {
  const { count, base, percent, share, decimals = 0 } = claim;
  const alone = (verdict: Verdict, reason: ReasonCode, more: Partial<Judgement> = {}): Judgement => ({ verdict, reason, figure: null, indicator: null, ...more });
  if (claim.range === true) return alone('unmatched', 'range');
  if (count !== undefined && base !== undefined && count > base) return alone('arithmetic', 'moreThanBase');
  if (percent !== undefined && percent > 100) return alone('unmatched', 'percentOver');
  // "some 26 of 39" gives the number itself; "some 30 countries" need not
  const plainCount = isExact(claim);
  if (count !== undefined && base !== undefined && base > 0 && percent !== undefined && plainCount) {
    const allowed = printable(count, base, decimals, rounding);
    const quotient = (100 * count) / base;
    if ((claim.percentModifier ?? null) === null) {
      if (!allowed.includes(percent)) return alone('arithmetic', 'quotient', { printable: allowed });
    } else if (!allowed.includes(percent) && !fits(shareOf(percent, claim.percentModifier ?? null), quotient)) return alone('wording', 'modifier', { printable: allowed });
  }
  if (share !== undefined) {
    const said = count !== undefined && base !== undefined && base > 0 && plainCount ? (100 * count) / base : percent;
    if (said !== undefined && !fits(share, said)) return alone('wording', 'words');
  }
  return null;
}

/** A count and nothing else. */
const isLone = (claim: Claim): boolean => claim.count !== undefined && claim.base === undefined && claim.percent === undefined;

/** Whether the count is meant to the unit. */
const isExact = (claim: Claim): boolean => (claim.countModifier ?? null) === null || (claim.countModifier === 'about' && claim.base !== undefined);

/** Whether a figure of the project is what the claim says. */
function gives(claim: Claim, figure: Figure, rounding: Rounding): boolean {
  const { count, base, percent, share } = claim;
  if (base !== undefined && figure.base !== base) return false;
  if (count !== undefined) {
    const modifier = isExact(claim) ? null : claim.countModifier ?? null;
    if (modifier === null ? figure.count !== count : !fits(shareOf((100 * count) / figure.base, modifier), (100 * figure.count) / figure.base)) return false;
  }
  if (percent !== undefined && count === undefined) {
    const modifier = claim.percentModifier ?? null;
    if (!printsAs(figure.percent, percent, claim.decimals ?? 0, rounding) && (modifier === null || !fits(shareOf(percent, modifier), figure.percent))) return false;
  }
  if (percent !== undefined && count !== undefined && base === undefined && !printsAs(figure.percent, percent, claim.decimals ?? 0, rounding)) return false;
  if (share !== undefined && percent === undefined && count === undefined && !fits(share, figure.percent)) return false;
  return true;
}

/** Judges one claim. @param spokenOf what the sentence may speak of, best first; `confirmed`: what a person said it speaks of */
export function judgeClaim(claim: Claim, spokenOf: readonly Match[], text: string, judging: Judging, confirmed: Indicator | null): Judgement {
  const alone = judgeAlone(claim, judging.rounding);
  const best = spokenOf[0];
  if (alone !== null) {
    const meant = confirmed !== null ? [{ indicator: confirmed, score: 1, grasp: 1 }] : best !== undefined && best.score >= STRONG ? meantBy(spokenOf, claim, text, judging) : [];
    const figure = nearest(claim, meant.flatMap((match) => figuresFor(match.indicator, subgroupsNamed(text, judging.groupings), claim, judging)));
    return { ...alone, indicator: figure?.indicator ?? null, figure };
  }
  const background = judgeBackground(claim, text, judging);
  if (background !== null && confirmed === null) return background;
  const named = subgroupsNamed(text, judging.groupings);
  const meant: readonly Match[] = confirmed === null ? meantBy(spokenOf, claim, text, judging) : [{ indicator: confirmed, score: 1, grasp: 1 }];
  const top = meant[0];
  if (top === undefined || top.score < WEAK) return { verdict: 'unmatched', reason: 'noWords', figure: null, indicator: null };
  if (confirmed === null && meant.every((match) => isForeign(claim.whole, wordsFor(match.indicator.variable), judging.casesArePlaces))) return { verdict: 'unmatched', reason: 'otherWhole', figure: null, indicator: null };
  const strong = meant.filter((match) => match.score >= ENOUGH);
  const held = strong.length > 0 ? strong : meant;
  const tried = held.map((match) => ({ figures: figuresFor(match.indicator, named, claim, judging) }));
  for (const { figures } of tried) {
    const figure = figures.find((each) => gives(claim, each, judging.rounding));
    if (figure) return { verdict: 'holds', reason: confirmed === null ? 'holds' : 'holdsConfirmed', figure, indicator: figure.indicator };
  }
  // "95% (n = 40)" of 42: who writes the count so means no other base
  if (claim.baseAsN === true) {
    const { base: count, ...rest } = claim;
    const figure = tried.flatMap(({ figures }) => figures).find((each) => gives({ ...rest, count }, each, judging.rounding));
    if (figure) return { verdict: 'holds', reason: confirmed === null ? 'holds' : 'holdsConfirmed', figure, indicator: figure.indicator };
  }
  // a word for a share that the data do not give may still be true of something the words name less clearly
  if (strong.length === 0) return { verdict: 'unmatched', reason: 'elsewhere', figure: nearest(claim, tried.flatMap((each) => each.figures)), indicator: top.indicator };
  const figures = tried.flatMap((each) => each.figures);
  const near = nearest(claim, figures);
  if (near === null) return { verdict: 'unmatched', reason: 'notGiven', figure: null, indicator: top.indicator };
  // "Western Europe: 8 of 8" says of whom it speaks, and not of what
  const base = claim.base;
  if (confirmed === null && base !== undefined && isFact(near.indicator.variable) && (near.base !== base || near.group !== null)) return { verdict: 'unmatched', reason: 'elsewhere', figure: near, indicator: near.indicator };
  // a theme of which so many answered about one capability: which one is meant is not said
  if (confirmed === null && base !== undefined && near.indicator.variable.source === 'theme' && themeWithin(near.indicator, [], judging).some((figure) => figure.base === base)) return { verdict: 'unmatched', reason: 'elsewhere', figure: near, indicator: near.indicator };
  const lone = isLone(claim);
  const sole = confirmed !== null || (named.length === 0 && isExact(claim) && top.score >= SURE && top.grasp >= FULL);
  if (lone && !sole) return { verdict: 'unmatched', reason: 'elsewhere', figure: near, indicator: near.indicator };
  if (confirmed === null && claim.base !== undefined && !figures.some((each) => each.base === claim.base)) {
    const closeBy = claim.count === undefined || figures.some((each) => each.group === null && Math.abs(each.count - claim.count!) <= NEAR_COUNT);
    if (claim.baseApart === true || !closeBy || Math.max(...strong.map((match) => match.grasp)) < GRASP) return { verdict: 'unmatched', reason: 'elsewhere', figure: near, indicator: near.indicator };
    return { verdict: 'data', reason: 'dataBase', figure: near, indicator: near.indicator };
  }
  const wordsOnly = claim.share !== undefined && claim.count === undefined && claim.percent === undefined;
  // a word for a share is thin ground: the sentence must speak of little else
  if (wordsOnly && confirmed === null && top.grasp < GRASP) return { verdict: 'unmatched', reason: 'elsewhere', figure: near, indicator: near.indicator };
  return { verdict: wordsOnly ? 'wording' : 'data', reason: wordsOnly ? 'wordsOfData' : 'data', figure: near, indicator: near.indicator };
}

/** Which of the indicators that a sentence may speak of a claim is held to: the best and those that come close. A question of one
 *  instrument gives way to the study's own variable of the same capability where that has the claim's base, or more cases. */
function meantBy(spokenOf: readonly Match[], claim: Claim, text: string, judging: Judging): readonly Match[] {
  const negative = denies(`${claim.context.before} ${claim.context.after}`);
  const strictly = deniesAtOnce(claim.context.after);
  const possible = spokenOf.filter((match) => (match.indicator.answer !== 'no' || negative) && (match.indicator.answer !== 'yes' || !strictly || denies(match.indicator.variable.label)));
  const top = possible[0];
  if (top === undefined || top.score < STRONG) return possible;
  const near = possible.filter((match) => match.score >= Math.max(STRONG, top.score - CLOSE));
  // two words of a sentence name a theme wholly; the indicator that the other words name as well is what is meant
  const fullest = Math.max(...near.map((match) => match.grasp));
  const close = near.filter((match) => match.grasp >= GRASPED * fullest);
  const base = (match: Match): number => judging.figures.of(match.indicator, null)?.base ?? 0;
  const suits = claim.base !== undefined ? close.some((match) => base(match) === claim.base) : close.some((match) => base(match) * 2 > judging.caseCount);
  const lone = isLone(claim);
  if ((suits && !lone) || subgroupsNamed(text, judging.groupings).length > 0) return close;
  const { capability } = (close[0] ?? top).indicator.variable;
  const companions = possible.filter((match) => !close.includes(match) && match.score >= ENOUGH && capability !== undefined && match.indicator.variable.capability === capability
    && (base(match) === claim.base || base(match) * 2 > judging.caseCount));
  // without a base nothing tells which of the two is meant: the second is one more that may hold
  return suits ? [...close, ...companions] : [...companions, ...close];
}

/** The words by which a variable is known. */
const wordsFor = (variable: VariableDefinition): string[] => [variable.label, variable.labels?.en, variable.labels?.fr, variable.labels?.es].filter((text) => text !== undefined);

/** "42 countries", "17 governments", "15 of the 42 are high-income": numbers about the cases themselves. */
function judgeBackground(claim: Claim, text: string, judging: Judging): Judgement | null {
  const { count, base, percent, share } = claim;
  if (share !== undefined || percent !== undefined) return null;
  const held: Judgement = { verdict: 'holds', reason: 'holdsBackground', figure: null, indicator: null };
  if (count !== undefined && base === undefined && (claim.countModifier ?? null) === null) {
    if (count === judging.caseCount) return held;
    if (groupSizes(text, judging).includes(count)) return held;
  }
  return null;
}

function groupSizes(text: string, judging: Judging): number[] {
  return subgroupsNamed(text, judging.groupings, true).flatMap((group) => {
    const variable = judging.groupings.find((each) => each.id === group.variable)!;
    const sizes = group.categories.map((category) => judging.figures.of({ variable, category, answer: null }, null)?.count ?? -1);
    return [...sizes, sizes.reduce((sum, size) => sum + size, 0)];
  });
}

/** The numbers of an indicator a claim may mean: in the groups the sentence names, over all cases, and, for a claim that names its
 *  base, in any single group. */
function figuresFor(indicator: Indicator, named: readonly Subgroup[], claim: Claim, judging: Judging): Figure[] {
  const of = (group: Subgroup | null, share?: 'column' | 'row'): Figure[] => {
    const figure = judging.figures.of(indicator, group, share);
    return figure === null ? [] : [figure];
  };
  const own = named.filter((group) => group.variable !== indicator.variable.id);
  const figures = [...own.flatMap((group) => of(group)), ...of(null), ...own.flatMap((group) => of(group, 'row'))];
  if (indicator.variable.source === 'theme' && claim.base !== undefined) figures.push(...themeWithin(indicator, own, judging).filter((figure) => gives(claim, figure, judging.rounding)));
  // bases of a sample are often the same: a share alone does not tell of which group it is where the sentence names another; a survey that is named may stand for whom it asked
  if (claim.base === undefined || (claim.count === undefined && (claim.percent === undefined || own.some((group) => group.variable !== 'instrument')))) return figures;
  const singles = judging.groupings.filter((variable) => variable.id !== indicator.variable.id).flatMap((variable) => variable.categories.map((category) => ({ variable: variable.id, categories: [category.id] })));
  return [...figures, ...singles.flatMap((group) => of(group).filter((figure) => gives(claim, figure, judging.rounding)))];
}

/** A theme as it is counted in the answers about each capability: reports say "raised by 12 of 38", where 38 answered about it. */
function themeWithin(indicator: Indicator, groups: readonly Subgroup[], { figures, themeScopes }: Judging): Figure[] {
  return themeScopes.flatMap((scope) => {
    const within = { ...indicator, variable: { ...indicator.variable, id: `${indicator.variable.id}@${scope}` } };
    return [null, ...groups].flatMap((group) => figures.of(within, group) ?? []);
  });
}

/** The figure that a claim most likely meant: same base first, then the fuller base, then the nearest count or percentage. */
function nearest(claim: Claim, figures: readonly Figure[]): Figure | null {
  const target = claim.percent ?? (claim.count !== undefined && claim.base !== undefined && claim.base > 0 ? (100 * claim.count) / claim.base : claim.share?.about);
  const fullest = Math.max(...figures.map((figure) => figure.base));
  const distance = (figure: Figure): number => (claim.base === undefined ? 0 : figure.base === claim.base ? 0 : 2000) + (figure.base * 2 < fullest ? 1000 : 0) + (figure.group === null ? 0 : 0.01) + (claim.base === undefined && figure.indicator.variable.source !== 'derived' ? OWN : 0)
    + (target === undefined ? Math.abs(figure.count - (claim.count ?? 0)) : Math.abs(figure.percent - target));
  return figures.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
