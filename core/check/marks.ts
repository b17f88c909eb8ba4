import { anyOf } from './any-of.ts';
import { DIGITS, NUMBERS_IN_WORDS, NUMBER_WORDS, readDigits, readWords } from './numerals.ts';
import { FRACTIONS, MODIFIERS, QUANTIFIERS, shareOf, type Modifier, type ShareWords } from './wording.ts';

/** One number, or word for a share, as it stands in a sentence. Offsets are UTF-16, within the sentence. */
export type Mark = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'percent'; readonly percent: number; readonly decimals: number; readonly modifier: Modifier }
  | { readonly kind: 'ratio'; readonly count: number; readonly base: number; readonly modifier: Modifier }
  | { readonly kind: 'count'; readonly count: number; readonly modifier: Modifier; readonly ofCases: boolean }
  | { readonly kind: 'base'; readonly base: number }
  | { readonly kind: 'share'; readonly share: ShareWords; readonly fraction: number | null }
  | { readonly kind: 'range' });

/** Words for the cases of a study: places and bodies, and people. */
const UNITS = 'countries|country|governments?|states|offices?|respondents?|participants?|interviewees|informants|members|institutions|organi[sz]ations|schools'
  + '|pays|gouvernements?|états|bureaux|bureau|répondante?s?|enquêtée?s?|participante?s?|écoles'
  + '|países|país|gobiernos?|estados|oficinas?|encuestad[oa]s|participantes?|escuelas|informantes';
const PEOPLE = 'children|child|caregivers?|households?|people|persons|women|men|girls|boys|adolescents|teenagers|parents|teachers|workers|professionals|adults|users'
  + '|enfants?|tuteurs|tutrices|ménages?|personnes?|femmes|hommes|filles|garçons|adolescente?s|enseignante?s|professionnels|adultes'
  + '|niñ[oa]s|cuidador[ea]s|hogares|personas|mujeres|hombres|chic[oa]s|jóvenes|docentes|profesionales|adultos';
export const NAMES_UNITS = new RegExp(`(?<![\\p{L}])(?:${UNITS})(?![\\p{L}])`, 'iu');
export const NAMES_PEOPLE = new RegExp(`(?<![\\p{L}])(?:${PEOPLE})(?![\\p{L}])`, 'iu');
const CASES = `(?:${UNITS}|${PEOPLE})(?![\\p{L}])`;
const N = `(?:${DIGITS}|${NUMBER_WORDS})`;
/** A number does not begin inside a word or another number; "cent" after "per" or "pour" is no hundred. */
const NOT_BEFORE = '(?<![\\p{L}\\p{N}.,/\\-–])(?!(?<=(?:per|pour)[ \\u00a0\\u202f])cent)';
const NOT_AFTER = '(?![\\p{L}\\p{N}]|[.,]\\d|/\\d)';
const S = '[ \\u00a0\\u202f]';
const alternatives = (words: readonly string[]): string => anyOf(words, (character) => (character === ' ' ? `${S}+` : character === '’' || character === "'" ? `[’']` : character));
const modifierWords = Object.values(MODIFIERS).flat();
const MODIFIER = `(?:(?<modifier>${alternatives(modifierWords)})(?:${S}*(?:the|les|los|las|a|un|une|una|el|la|le))?${S}*)?`;
const PERCENT = `${S}?(?:%|per${S}?cents?\\b|percents?\\b|pct\\b|pour${S}cents?\\b|por${S}ciento\\b)`;
const HAS_PERCENT = new RegExp(PERCENT, 'iu');
const PERCENT_AT_END = new RegExp(`${PERCENT}$`, 'iu');
const ARTICLE = `(?:(?:the|all|these|those|a total of|les|ces|los|las|un total de)${S}+)*`;
const rx = (pattern: string): RegExp => new RegExp(pattern, 'giu');

const RANGE = rx(`${NOT_BEFORE}(?:(?:between|from|entre|de|d[’'])${S}+)?${N}(?:${PERCENT})?${S}?(?:-|–|—|to${S}|and${S}|et${S}|à${S}|y${S}|e${S}|a${S})${S}?${N}${PERCENT}`);
const RANGE_PLAIN = rx(`${NOT_BEFORE}(?:between|entre)${S}+${N}(?:${PERCENT})?${S}+(?:and|et|y)${S}+${N}(?:${PERCENT})?${NOT_AFTER}`);
const RATIO = rx(`${NOT_BEFORE}${MODIFIER}(?<count>${N})${S}+(?:(?:of|des?)${S}+(?:the${S}+)?(?:${CASES})${S}+)?(?:(?:${CASES})${S}+)?(?:out${S}+of|of|sur|parmi|d[’']entre|des|de|entre)${S}+${ARTICLE}(?<base>${N})${NOT_AFTER}(?<cases>${S}+(?:${CASES}))?`);
const SLASH = rx(`${NOT_BEFORE}${MODIFIER}(?<count>\\d+)${S}?/${S}?(?<base>\\d+)${NOT_AFTER}(?<cases>${S}+(?:${CASES}))?`);
const ONE_IN = rx(`${NOT_BEFORE}${MODIFIER}(?<count>${N})(?:${S}+(?:${CASES}))?${S}+(?:in${S}+every|in|out${S}+of(?:${S}+every)?|sur|de${S}+cada)${S}+(?<base>${N})${NOT_AFTER}(?<cases>${S}+(?:${CASES}))?`);
const ALL_OF = rx(`${NOT_BEFORE}(?:all(?:${S}+of)?|each${S}+of|every${S}+one${S}+of|tous|toutes|la${S}+totalité${S}+des|l[’']ensemble${S}+des|todos|todas|la${S}+totalidad${S}+de)${S}+(?:(?:the|les|los|las)${S}+)?(?<base>${N})${NOT_AFTER}`);
const NONE_OF = rx(`${NOT_BEFORE}(?:none|not${S}+one|aucun|aucune|ninguno|ninguna)${S}+(?:of|des|de)${S}+(?:(?:the|les|los|las|ces|these)${S}+)?(?<base>${N})${NOT_AFTER}`);
const PERCENTAGE = rx(`${NOT_BEFORE}${MODIFIER}(?<percent>${N})${PERCENT}`);
const FRACTION = rx(`(?<![\\p{L}\\p{N}-])${MODIFIER}(?<fraction>${alternatives(FRACTIONS.flatMap((each) => each.words))})(?=${S}+(?:of|the|des|de|du|d[’']|del|our|all)(?![\\p{L}])|${S}+d[’']|${S}*\\(|${S}+(?:${CASES}))`);
const QUANTITY = rx(`(?<![\\p{L}\\p{N}-])(?<quantifier>${alternatives(QUANTIFIERS.flatMap((each) => each.words))})${S}+(?:(?:of|the|des|de|les|los|las|d[’']|responding|participating|surveyed|other)${S}*){0,3}(?:${UNITS})(?![\\p{L}])`);
const COUNT = rx(`${NOT_BEFORE}${MODIFIER}(?<count>${N})${NOT_AFTER}(?=(?<cases>${S}+(?:(?:of|the|these|those|des|ces|other|responding|participating|surveyed|unicef|autres|otros)${S}+){0,3}(?:${CASES}))|${S}*\\(${S}*(?:${N})${PERCENT}|,?${S}+(?:or|that${S}is|soit|ou|o|es${S}decir),?${S}+(?:${N})${PERCENT})`);
const BASE = rx(`(?:^|[,;:(]${S}*|${S})(?:of|out${S}+of|among|amongst|in|parmi|sur|d[’']entre|entre|de)${S}+(?:the|these|those|all|les|ces|los|las|estos)${S}+(?<base>${N})${NOT_AFTER}`);
/** "(73% of 41)": the bracket closes on the base. */
const BASE_CLOSED = rx(`(?<=${PERCENT})${S}+(?:of|sur|de)${S}+(?<base>${N})(?=${S}*\\))`);
/** "Of 38 countries with one, 29 …": at the head of a sentence no article is needed. */
const BASE_FIRST = rx(`^(?:out${S}+of|of|among|amongst|parmi|sur|d[’']entre|entre|de)${S}+(?<base>${N})${S}+(?:${CASES})`);
/** A bare number as subject, where the base was named before it: "Of the 42 countries, 32 have one and 10 do not". */
const SUBJECT = rx(`${NOT_BEFORE}${MODIFIER}(?<count>${N})(?=${S}+(?:have|had|has|do|did|does|are|were|said|say|report(?:ed)?|indicated?|lack(?:ed)?|ont|n[’']ont|avaient|sont|étaient|déclarent|ont|disposent|indiquent|tienen|tenían|no|son|cuentan|carecen|informan|informaron|declaran)(?![\\p{L}]))`);
/** What looks like a share and is none: levels of confidence, points, references, dates. */
const NOT_A_SHARE = /^(?:[- \u00a0]?(?:percentage )?points?\b|[- \u00a0]points? de pourcentage|[- \u00a0]puntos? porcentual|[- \u00a0]?(?:confidence|ci\b|level of)|[- \u00a0](?:increase|decrease|growth|rise|drop)\b|[- \u00a0](?:more|less|fewer|higher|lower|larger|smaller|faster)(?: [\p{L}-]+){0,2} than\b|[- \u00a0]d[’']augmentation|[- \u00a0]de (?:confiance|confianza|aumento|plus|moins|más|menos)(?![\p{L}])|[- \u00a0](?:más|menos)(?: \p{L}+)? que(?![\p{L}]))/iu;
const CONFIDENCE_BEFORE = /(?:confiance (?:à|de)|confidence (?:level )?of|confianza (?:del|al)|IC (?:à)?|increased by|rose by|fell by|decreased by|augmenté de|baissé de|aumentó (?:un )?|disminuyó (?:un )?|(?:^|[ ,(])(?:up|down)(?: by)?|en hausse de|en baisse de)[ \u00a0]*$/iu;
/** "rose by 15 points to 72 per cent": what a share has come to, at a time that the data need not be of. */
const MOVED_BEFORE = /(?<![\p{L}])(?:rose|grew|fell|dropped|climbed|increased|decreased|declined|(?:est|sont) passée?s?|a (?:augmenté|baissé|progressé|reculé)|aumentó|subió|bajó|disminuyó|pasó)(?![\p{L}])[^.;,]{0,50}(?<![\p{L}])(?:to|à|al?|hasta(?: el)?)[ \u00a0]*$/iu;
const AGES_AFTER = /^[ \u00a0]*(?:-|–)?(?:years?|yrs|ans|años|months|mois|meses|days|jours|días|hours|heures|horas|weeks|semaines|semanas)(?![\p{L}])/iu;
const REFERENCE_BEFORE = /(?:figures?|tables?|fig\.|tab\.|box|annex|appendix|chapter|section|article|question|page|p\.|no\.|n°|tableaux?|graphiques?|encadré|annexe|chapitre|cuadros?|gráficos?|recuadro|anexo|capítulo|tabla|target|goal|phase|version|q)[ \u00a0]*$/iu;

/** Words as the lists have them: small letters, one space, one kind of apostrophe. */
const tidy = (written: string): string => written.toLowerCase().replace(/[\s\u00a0\u202f]+/gu, ' ').replaceAll('\'', '’');

const numberOf = (written: string): { value: number; decimals: number } => {
  const words = readWords(written);
  return words === null ? readDigits(written) : { value: words, decimals: 0 };
};

const modifierNames = new Map(Object.entries(MODIFIERS).flatMap(([name, words]) => words.map((word) => [tidy(word), name as Exclude<Modifier, null>] as const)));
const modifierOf = (written: string | undefined): Modifier => (written === undefined ? null : modifierNames.get(tidy(written)) ?? null);
const fractionOf = new Map(FRACTIONS.flatMap((each) => each.words.map((word) => [tidy(word), each.percent] as const)));
const quantifierOf = new Map(QUANTIFIERS.flatMap((each) => each.words.map((word) => [tidy(word), each.share] as const)));
const isYear = (written: string): boolean => /^(?:19|20)\d\d$/u.test(written);
const MOST_ODDS = 20;
/** "nine out of ten", "un pays sur deux": a share; "seven out of eight" counts. */
const ODDS = new Set([2, 3, 4, 5, 10]);

/** What every mark has: a figure, or one of the words for numbers and shares. Most sentences have none. */
const HAS_NUMBER = new RegExp(`\\d|(?<![\\p{L}])(?:${anyOf([...NUMBERS_IN_WORDS, ...[...FRACTIONS, ...QUANTIFIERS].flatMap((each) => each.words)].map((word) => word.split(/[ -]/u)[0]!.toLowerCase()))}|l[’']ensemble|totalit|totalidad|not${S}one|every|each)`, 'iu');

/** The marks of a sentence, left to right, none overlapping another. */
export function marksOf(sentence: string): Mark[] {
  if (!HAS_NUMBER.test(sentence)) return [];
  const hasPercent = HAS_PERCENT.test(sentence);
  const marks: Mark[] = [];
  const free = (start: number, end: number): boolean => marks.every((mark) => end <= mark.start || start >= mark.end);
  const place = (match: RegExpMatchArray, mark: (groups: Record<string, string | undefined>, start: number, end: number) => Mark | null): void => {
    const groups = match.groups ?? {};
    const lead = match[0].length - match[0].replace(/^[\s,;:(]+/u, '').length;
    const start = match.index! + lead;
    const end = match.index! + match[0].length;
    if (!free(start, end)) return;
    const made = mark(groups, start, end);
    if (made !== null) marks.push(made);
  };
  // "ninety-five per cent" is one number
  if (hasPercent) for (const match of sentence.matchAll(RANGE)) place(match, (_, start, end) => (readWords(match[0].replace(PERCENT_AT_END, '').trim()) === null ? { kind: 'range', start, end } : null));
  for (const match of sentence.matchAll(RANGE_PLAIN)) place(match, (_, start, end) => (AGES_AFTER.test(sentence.slice(end)) ? null : { kind: 'range', start, end }));
  for (const match of sentence.matchAll(ALL_OF)) place(match, ({ base }, start, end) => ({ kind: 'ratio', count: numberOf(base!).value, base: numberOf(base!).value, modifier: null, start, end }));
  for (const match of sentence.matchAll(NONE_OF)) place(match, ({ base }, start, end) => ({ kind: 'ratio', count: 0, base: numberOf(base!).value, modifier: null, start, end }));
  for (const match of sentence.matchAll(ONE_IN)) {
    place(match, ({ count, base, modifier }, start, end) => {
      const [n, of] = [numberOf(count!).value, numberOf(base!).value];
      const odds = /\bin\b|cada|every/iu.test(match[0]) || (readWords(base!) !== null && readWords(count!) !== null && ODDS.has(of));
      if (!odds || of === 0 || n > of || of > MOST_ODDS && of !== 100 || isYear(base!)) return null;
      // "in 15 countries" after a number is a place, not odds
      if (readWords(count!) === null && readWords(base!) === null && of !== 10 && of !== 5 && of !== 100) return null;
      return { kind: 'share', share: shareOf((100 * n) / of, modifierOf(modifier)), fraction: (100 * n) / of, start, end };
    });
  }
  for (const pattern of [RATIO, SLASH]) {
    for (const match of sentence.matchAll(pattern)) {
      place(match, ({ count, base, cases, modifier }, start, end) => {
        if (match[0].replace(/\s/gu, '') === '24/7' || numberOf(base!).value === 0) return null;
        if ((isYear(base!) && cases === undefined) || REFERENCE_BEFORE.test(sentence.slice(0, start))) return null;
        if (pattern === SLASH && (isYear(count!) || (numberOf(count!).value > numberOf(base!).value && cases === undefined && !/^\s*\(\d/u.test(sentence.slice(end))))) return null;
        const wholeEnd = end - (cases?.length ?? 0);
        return { kind: 'ratio', count: numberOf(count!).value, base: numberOf(base!).value, modifier: modifierOf(modifier), start, end: wholeEnd };
      });
    }
  }
  if (hasPercent) for (const match of sentence.matchAll(PERCENTAGE)) {
    place(match, ({ percent, modifier }, start, end) => {
      if (NOT_A_SHARE.test(sentence.slice(end)) || CONFIDENCE_BEFORE.test(sentence.slice(0, start))) return null;
      if (MOVED_BEFORE.test(sentence.slice(0, start))) return { kind: 'range', start, end };
      const { value, decimals } = numberOf(percent!);
      return { kind: 'percent', percent: value, decimals, modifier: modifierOf(modifier), start, end };
    });
  }
  for (const match of sentence.matchAll(FRACTION)) {
    place(match, ({ fraction, modifier }, start, end) => {
      const percent = fractionOf.get(tidy(fraction!))!;
      return { kind: 'share', share: shareOf(percent, modifierOf(modifier)), fraction: percent, start, end };
    });
  }
  for (const match of sentence.matchAll(QUANTITY)) {
    place(match, ({ quantifier }, start, end) => ({ kind: 'share', share: quantifierOf.get(tidy(quantifier!))!, fraction: null, start, end }));
  }
  for (const pattern of [BASE_CLOSED, BASE_FIRST, BASE]) for (const match of sentence.matchAll(pattern)) {
    place(match, ({ base }, start, end) => (isYear(base!) ? null : { kind: 'base', base: numberOf(base!).value, start, end }));
  }
  for (const match of sentence.matchAll(COUNT)) {
    place(match, ({ count, cases, modifier }, start, end) => {
      if (isYear(count!) && cases === undefined) return null;
      if (REFERENCE_BEFORE.test(sentence.slice(0, start)) || numberOf(count!).decimals > 0) return null;
      // "one country", "un pays": an article more often than a count
      if (cases !== undefined && numberOf(count!).value === 1 && readWords(count!) !== null) return null;
      return { kind: 'count', count: numberOf(count!).value, modifier: modifierOf(modifier), ofCases: cases !== undefined, start, end };
    });
  }
  if (marks.some((mark) => mark.kind === 'base')) {
    for (const match of sentence.matchAll(SUBJECT)) {
      place(match, ({ count, modifier }, start, end) => (isYear(count!) || numberOf(count!).decimals > 0 ? null : { kind: 'count', count: numberOf(count!).value, modifier: modifierOf(modifier), ofCases: false, start, end }));
    }
  }
  return marks.sort((a, b) => a.start - b.start);
}
