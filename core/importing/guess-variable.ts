import type { PlanColumn, PlanVariable } from '../contract/import-plan.ts';
import type { Saying } from '../contract/saying.ts';
import type { Measure, VariableType } from '../contract/variable.ts';
import { findCountry } from '../framework/countries.ts';
import type { InstrumentQuestion } from '../framework/instrument.ts';
import { recogniseCountry } from '../framework/recognise-country.ts';
import { categoryId } from '../text/category-id.ts';
import { collapseSpace } from '../text/normalise.ts';
import { uniqueId } from '../text/slug.ts';
import { categoriesOf, orderCategories, type CategoryMerge, type PlanCategory } from './categories.ts';
import type { ColumnProfile } from './column-profile.ts';
import { detectDelimited } from './delimited-choice.ts';
import { headerWords, personalHeader, personalValues, saysCountry, saysIdentifier, saysInterviewer, saysOpen, saysQuantity, saysRating, saysRepeatLink, saysWeight } from './header-hints.ts';
import { detectLanguages } from './language.ts';
import { isOpenMarker } from './layout.ts';
import { MISSING_NUMBERS, missingState } from './missing-labels.ts';
import type { OptionColumns } from './option-groups.ts';
import { andList, orList, saying } from '../text/sentences.ts';
import type { ColumnHeader } from './survey-sheet.ts';

/** A guess about one variable, before it has an id. */
export interface Guess {
  readonly type: VariableType;
  readonly measure: Measure | null;
  readonly include: boolean;
  readonly confidential: boolean;
  readonly confidence: number;
  readonly reason: Saying;
  readonly role?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly unticked?: readonly string[] | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd' | undefined;
  readonly categories?: PlanCategory[] | undefined;
  readonly missing?: PlanVariable['missing'];
  readonly language?: string | undefined;
  readonly merges?: readonly CategoryMerge[] | undefined;
}

/** Most categories a single choice may have. */
const MAX_CATEGORIES = 250;
/** Distinct answers in which countries are looked for. */
const COUNTRY_SAMPLE = 300;

const base = { include: true, confidential: false } as const;

/** What a column holds, from its header and its distinct answers: the first reading that fits, surest first. In steps.
 *  @param question the instrument's question, where the column was mapped to one; its type then weighs most */
export function* guessColumn(header: ColumnHeader, profile: ColumnProfile, question: InstrumentQuestion | undefined, otherText: boolean): Generator<number, Guess> {
  const name = header.question;
  const missing = profile.missingCount > 0 ? { missing: profile.missing } : {};
  const texts = profile.head(200).map(({ text }) => text);

  if (question?.role.startsWith('contact') === true) return { ...base, type: 'identifier', measure: null, confidential: true, role: 'contact', confidence: 0.95, reason: saying('reason.contactAsked'), ...missing };
  if (profile.filled === 0) return emptyColumn(header, profile, question);
  if (question === undefined && saysRepeatLink(name)) return { ...base, include: false, type: 'identifier', measure: null, confidence: 0.97, reason: saying('reason.link') };
  if (question === undefined) {
    // The last part of a path: KoboToolbox puts the groups before a question's own name.
    const said = personalHeader(header.code ?? name) ?? personalHeader(name) ?? personalHeader(name.slice(name.lastIndexOf('/') + 1));
    // "Answered by phone", "Has a passport": 0 and 1, yes and no are nobody's number.
    const personal = personalValues(texts) ?? ((said === 'telephone' || said === 'e-mail' || said === 'document') && profile.maxLength <= 4 ? null : said);
    const few = personal === 'name' && profile.distinct < profile.filled * 0.5;
    // Interviewers can be counted by, and are persons all the same.
    if (few && saysInterviewer(name)) return { ...singleGuess(profile, 0.8, saying('reason.personal', { kind: saying('personal.name') })), confidential: true };
    if (personal !== null && !few) {
      return { ...base, type: 'identifier', measure: null, confidential: true, role: 'contact', confidence: 0.85, reason: saying('reason.personal', { kind: saying(`personal.${personal}`) }), ...missing };
    }
  }
  if (question === undefined || question.role === 'country') {
    // Among ISO codes of two letters, "NA" is Namibia.
    const namibia = texts.length > 2 && texts.filter((text) => /^[A-Z]{2}$/u.test(text)).length > texts.length * 0.8 && profile.missing.notApplicable?.includes('NA') === true;
    const whole = namibia ? withNamibia(profile) : profile;
    const country = countryGuess(header, whole, question?.role === 'country');
    if (country !== null) return { ...country, ...(Object.keys(whole.missing).length > 0 ? { missing: whole.missing } : {}) };
  }
  if (question?.type === 'open' || otherText) return openGuess(profile, 0.95, saying(otherText ? 'reason.otherText' : 'reason.wordsAsked'));
  if (question?.type === 'multiple') return (yield* delimitedGuess(profile, question)) ?? singleGuess(profile, 0.7, saying('reason.severalAllowed'), question);
  if (question?.type === 'single' && question.options.length > 0 && profile.distinct <= Math.max(12, profile.filled / 2)) return singleGuess(profile, 0.95, saying('reason.offered', { options: orList(question.options) }), question);

  if (profile.dateShare >= 0.95) {
    return { ...base, type: 'date', measure: 'scale', confidence: profile.dateOrder === null || profile.dateOrder === 'ymd' ? 0.97 : 0.8, ...(profile.dateOrder === null || profile.dateOrder === 'ymd' ? {} : { dateOrder: profile.dateOrder }), reason: profile.dateOrder === 'dmy' || profile.dateOrder === 'mdy' ? saying('reason.datesRead', { order: saying(`order.${profile.dateOrder}`) }) : saying('reason.dates'), ...missing };
  }
  if (texts.every((text) => /^\d{1,3}:\d{2}(:\d{2})?$/u.test(text.trim()))) return { ...base, type: 'identifier', measure: null, confidence: 0.7, reason: saying('reason.clock'), ...missing };
  const identifier = identifierGuess(header, profile);
  if (identifier !== null) return { ...identifier, ...missing };
  if (header.marker !== null && isOpenMarker(header.marker) && profile.numberShare < 0.9) return openGuess(profile, 0.95, saying('reason.headerOpen'));
  if (profile.numberShare >= 0.97) {
    const numbers = numberGuess(header, profile);
    const special = numbers.missing?.dontKnow ?? [];
    // 99 beside a "ne sait pas" in words: both.
    return special.length === 0 ? { ...numbers, ...missing } : { ...numbers, missing: { ...profile.missing, dontKnow: [...profile.missing.dontKnow ?? [], ...special] } };
  }
  if (profile.booleanShare === 1) return singleGuess(profile, 0.95, saying('reason.trueFalse'));
  const delimited = saysOpen(name) && profile.repeatedShare < 0.4 ? null : yield* delimitedGuess(profile);
  if (delimited !== null) return delimited;
  return wordsGuess(header, profile);
}

function emptyColumn(header: ColumnHeader, profile: ColumnProfile, question: InstrumentQuestion | undefined): Guess {
  const missing = profile.missingCount > 0 ? { missing: profile.missing } : {};
  if (question !== undefined) {
    return { ...base, type: question.type, measure: question.type === 'open' ? null : 'nominal', confidence: 0.7, reason: saying('reason.emptyTyped'), ...(question.type === 'open' ? {} : { categories: categoriesOf([], question.options).categories }), ...(question.type === 'multiple' ? { delimiter: ';' } : {}), ...missing };
  }
  if (profile.missingCount > 0) return { ...base, type: 'single', measure: 'nominal', confidence: 0.4, categories: [], reason: saying('reason.missingOnly'), ...missing };
  if (/_TEXT"|free text/iu.test(header.full)) return { ...base, type: 'open', measure: null, confidence: 0.5, reason: saying('reason.emptyText') };
  return { ...base, include: false, type: 'open', measure: null, confidence: 0.6, reason: saying(header.full === '' ? 'reason.nothing' : 'reason.empty') };
}

function withNamibia(profile: ColumnProfile): ColumnProfile {
  const values = [...profile.values, { text: 'NA', count: 1, code: -1 }];
  return { ...profile, values, head: (count) => values.slice(0, count), missing: withoutNa(profile.missing) };
}
function withoutNa(missing: ColumnProfile['missing']): ColumnProfile['missing'] {
  const notApplicable = (missing.notApplicable ?? []).filter((text) => text !== 'NA');
  const { notApplicable: _, ...others } = missing;
  return notApplicable.length > 0 ? { ...others, notApplicable } : others;
}

function countryGuess(header: ColumnHeader, profile: ColumnProfile, asked: boolean): Guess | null {
  const named = asked || saysCountry(header.question) || (header.code !== null && saysCountry(header.code));
  const numeric = profile.numberShare > 0.5;
  if (numeric || profile.meanLength > 60 || (!named && (profile.distinct < 3 || profile.meanWords > 4))) return null;
  // Two capitals are a country only under a header that says so: "VD" and "GE" are cantons, "M" and "F" are not places.
  const sample = profile.head(COUNTRY_SAMPLE);
  if (!named && sample.slice(0, 12).filter(({ text }) => recognised(text, false) !== null).length < Math.min(12, sample.length) * 0.5) return null;
  const byCountry = new Map<string, { texts: string[]; count: number; how: string }>();
  const others: { text: string; count: number }[] = [];
  let matched = 0;
  let total = 0;
  for (const { text, count } of sample) {
    total += count;
    const iso3 = recognised(text, named);
    if (iso3 === null) { others.push({ text, count }); continue; }
    matched += count;
    const known = byCountry.get(iso3) ?? { texts: [], count: 0, how: '' };
    known.texts.push(text);
    known.count += count;
    byCountry.set(iso3, known);
  }
  const share = matched / Math.max(1, total);
  if (share < (named ? 0.5 : 0.85) || (byCountry.size < 2 && !named)) return null;
  const taken = new Set<string>();
  const countries = [...byCountry].sort((a, b) => b[1].count - a[1].count).map(([iso3, { texts }]): PlanCategory => {
    // The column shows what was written, most often so; the country it means is the case's attribute.
    return { id: uniqueId(findCountry(iso3)!.en, taken), label: collapseSpace(texts[0]!), values: texts };
  });
  const rest = categoriesOf([...others, ...profile.values.slice(COUNTRY_SAMPLE)]).categories.map((category) => ({ ...category, id: uniqueId(category.id, taken) }));
  return {
    ...base, type: 'single', measure: 'nominal', role: 'country', confidence: Math.min(0.98, 0.5 + share / 2), categories: [...countries, ...rest],
    reason: share === 1 ? saying('reason.allCountries', { countries: byCountry.size }) : saying('reason.someCountries', { percent: Math.round(share * 100), countries: byCountry.size, count: others.length }),
  };
}
/** Answers recur from question to question, and a misspelled name is looked for among all names: what was found is kept. */
const recognisedBefore = new Map<string, string | null>();
const MOST_KEPT = 20_000;
function recognised(text: string, codes: boolean): string | null {
  const trimmed = text.trim();
  if (trimmed.length < 3 && !codes) return null;
  const key = `${codes ? '+' : '-'}${trimmed}`;
  const before = recognisedBefore.get(key);
  if (before !== undefined) return before;
  const found = recogniseCountry(trimmed, codes);
  const iso3 = found.kind === 'match' ? found.iso3 : null;
  if (recognisedBefore.size >= MOST_KEPT) recognisedBefore.clear();
  recognisedBefore.set(key, iso3);
  return iso3;
}

/** A key that a survey tool made up, with the place of a repeat group's row behind it where it has one. */
const UUID = /^(?:uuid:)?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?:\/\S+)?$/iu;

/** Unique but for a slip or two: at most one row in fifty, or three rows (and one in five) of a short table. */
export const isNearlyUnique = ({ distinct, filled }: Pick<ColumnProfile, 'distinct' | 'filled'>): boolean => distinct >= Math.min(filled * 0.98, Math.max(filled - 3, filled * 0.8));

function identifierGuess(header: ColumnHeader, profile: ColumnProfile): Guess | null {
  const unique = profile.distinct === profile.filled && profile.missingCount === 0;
  const nearlyUnique = isNearlyUnique(profile);
  const complete = profile.filled >= profile.cases * 0.98;
  // "N" over 1.5 and 3 is a number of something, not the number of a row.
  const named = saysIdentifier(header.question) && header.question.length <= 60 && !/\?/u.test(header.question) && (profile.integers || profile.numberShare < 1);
  const bare = profile.meanWords <= 1.2 && profile.maxLength <= 60;
  if ((named || unique && headerWords(header.question) === 'code') && bare && nearlyUnique && complete) return { ...base, type: 'identifier', measure: null, role: 'identifier', confidence: unique ? 0.97 : 0.8, reason: saying(unique ? 'reason.identifier' : 'reason.identifierNearly') };
  if (profile.numberShare === 0 && profile.maxLength <= 120 && profile.head(50).every(({ text }) => UUID.test(text.trim()))) return { ...base, type: 'identifier', measure: null, ...(unique && complete ? { role: 'identifier' } : {}), confidence: unique && complete ? 0.9 : 0.7, reason: saying(unique && complete ? 'reason.longCodes' : 'reason.identifierShared') };
  const counted = profile.integers && profile.numberShare === 1 && profile.max - profile.min === profile.filled - 1;
  if (unique && complete && profile.cases >= 3 && (header.full === '' ? counted : counted && profile.min >= 0 && profile.min <= 1 && profile.filled >= 10 && !saysQuantity(header.question))) return { ...base, type: 'identifier', measure: null, role: 'identifier', confidence: 0.8, reason: saying('reason.numbered') };
  if (unique && complete && bare && profile.filled >= 10 && (profile.codedDigits || (profile.integers && profile.numberShare === 1 && profile.min >= 1e7) || (profile.numberShare === 0 && profile.meanLength >= 6 && profile.head(50).every(({ text }) => /\d/u.test(text) && /^[\w-]+$/u.test(text))))) {
    return { ...base, type: 'identifier', measure: null, role: 'identifier', confidence: 0.8, reason: saying('reason.longCodes') };
  }
  // "ID" and nothing else: its numbers are no answers, whoever wrote each of them twice.
  const alone = headerWords(header.question).split(' ').length <= 3 && profile.distinct >= Math.max(8, profile.filled * 0.2) && (profile.integers && profile.numberShare === 1 || profile.head(50).every(({ text }) => /\d/u.test(text) && !/\s/u.test(text.trim())));
  if (named && bare && alone) return { ...base, type: 'identifier', measure: null, confidence: 0.6, reason: saying('reason.identifierShared') };
  if (named && bare && (profile.codedDigits || profile.min >= 1e6 || profile.numberShare === 0) && profile.meanLength >= 5) return { ...base, type: 'identifier', measure: null, confidence: 0.7, reason: saying('reason.identifierShared') };
  return null;
}

function numberGuess(header: ColumnHeader, profile: ColumnProfile): Guess {
  const decimal = profile.decimal === ',' ? { decimal: ',' as const } : {};
  if (saysWeight(header.question) && profile.min >= 0 && profile.max > 0) return { ...base, type: 'number', measure: 'scale', role: 'weight', confidence: 0.95, reason: saying('reason.weight'), ...decimal };
  if (profile.codedDigits) return { ...base, type: 'identifier', measure: null, confidence: 0.7, reason: saying('reason.codedDigits') };
  const quantity = saysQuantity(header.question) || header.option === null && header.code === null && saysQuantity(header.full);
  // Thousands of different numbers are no codes, whichever of them are looked at.
  const codes = profile.sample.filter(({ text }) => !MISSING_NUMBERS.includes(text) && /^\s*-?\d+(?:\.0)?\s*$/u.test(text));
  const range = codes.reduce((most, { text }) => Math.max(most, Number(text)), -Infinity);
  const lowest = codes.reduce((least, { text }) => Math.min(least, Number(text)), Infinity);
  const contiguous = codes.length === range - lowest + 1 && lowest >= 0 && lowest <= 1;
  // "1,204", "(12)", "10 %": thousands, brackets and percent signs are written of quantities, not of codes.
  const written = profile.sample.some(({ text }) => !MISSING_NUMBERS.includes(text) && !/^\s*[+-]?\d+(?:[.,]0+)?\s*$/u.test(text));
  const few = !written && profile.integers && profile.min >= -99 && codes.length <= 25 && (range <= 30 || codes.length <= 7 && profile.filled >= 30) && profile.distinct <= Math.max(3, profile.filled * 0.5);
  // "2A" among departments: a few words among whole numbers that no header calls a quantity make them codes.
  if (!few && !quantity && profile.numberShare < 1 && profile.integers && profile.distinct <= MAX_CATEGORIES && profile.repeatedShare > 0.9) return singleGuess(profile, 0.6, saying('reason.mixedCodes'));
  if (!few || quantity && (range > 10 || codes.length > 7)) {
    if (profile.unsurePoint !== null) return { ...base, type: 'number', measure: 'scale', confidence: 0.5, reason: saying('reason.unsurePoint', { example: profile.unsurePoint.trim() }), ...decimal };
    return { ...base, type: 'number', measure: 'scale', confidence: quantity ? 0.95 : profile.distinct > 20 ? 0.85 : 0.6, reason: saying(quantity ? 'reason.quantity' : 'reason.manyNumbers'), ...decimal };
  }
  if (quantity && codes.length > 3 && !(contiguous && codes.length <= 8)) return { ...base, type: 'number', measure: 'scale', confidence: 0.7, reason: saying('reason.fewQuantity'), ...decimal };
  // 98 and 99 among codes that end far below them stand for "don't know" and "refused"; in an age they are an age.
  const special = profile.values.filter(({ text }) => MISSING_NUMBERS.includes(text) && (text.startsWith('-') || range < Math.min(20, Number(text) / 3))).map(({ text }) => text);
  const { categories } = categoriesOf(profile.values.filter(({ text }) => !special.includes(text)).map(({ text, count }) => ({ text: text.trim(), count })));
  const words = header.question.split(' ').length;
  const worded = words >= 4 || words >= 2 && codes.length >= 4 && saysRating(header.question);
  const rating = codes.length >= 3 && range <= 11 && codes.length >= range - lowest && worded && (quantity || saysRating(header.question) || (header.code === null && !/\?/u.test(header.question)));
  const sorted = [...categories].sort((a, b) => (Number.isNaN(Number(a.label)) ? Infinity : Number(a.label)) - (Number.isNaN(Number(b.label)) ? Infinity : Number(b.label)));
  return {
    ...base, type: 'single', measure: rating ? 'ordinal' : 'nominal', confidence: special.length > 0 ? 0.6 : 0.75, categories: sorted,
    ...(special.length > 0 ? { missing: { dontKnow: special } } : {}),
    reason: saying(special.length > 0 ? 'reason.smallNumbersSpecial' : 'reason.smallNumbers', { numbers: saying('part.smallNumbers', { count: sorted.length }), use: saying(rating ? 'part.scale' : 'part.codes'), ...(special.length > 0 ? { special: andList(special) } : {}) }),
  };
}

/** Words: categories where answers recur, an open question where they do not. */
function wordsGuess(header: ColumnHeader, profile: ColumnProfile): Guess {
  const named = saysOpen(header.question) || /_TEXT"|free ?text/iu.test(header.full);
  const { filled, distinct, meanWords, repeatedShare } = profile;
  const variety = distinct / filled;
  if (filled < 10) {
    // So few rows tell little: long answers and headers decide.
    if (named || meanWords >= 5 || profile.meanLength >= 40) return openGuess(profile, 0.6, saying(named ? 'reason.headerWords' : 'reason.sentences'));
    return singleGuess(profile, 0.4, saying('reason.fewRows'));
  }
  const categorical = distinct <= MAX_CATEGORIES && repeatedShare >= 0.6 && variety <= (filled < 60 ? 0.5 : 0.3) && (meanWords <= 12 || distinct <= 12);
  if (categorical && !(named && variety > 0.15)) {
    const confidence = Math.min(0.97, 0.55 + repeatedShare / 2 - variety / 2);
    // A lone 99 among words is no answer in words: it is what forms write for "don't know" and "refused".
    const numbers = profile.values.filter(({ text }) => /^-?\d+$/u.test(text.trim()));
    const special = numbers.every(({ text }) => MISSING_NUMBERS.includes(text.trim())) ? numbers.map(({ text }) => text) : [];
    if (special.length === 0 || special.length === distinct) return singleGuess(profile, confidence, saying('reason.closed', { distinct, rows: filled }));
    const words = profile.values.filter(({ text }) => !special.includes(text));
    const missing = { ...profile.missing, dontKnow: [...profile.missing.dontKnow ?? [], ...special] };
    return singleGuess({ ...profile, values: words, missing, missingCount: profile.missingCount + 1 }, Math.min(confidence, 0.6), saying('reason.closedSpecial', { distinct: words.length, special: andList(special) }));
  }
  if (meanWords >= 3 || variety > 0.3 || named || distinct > MAX_CATEGORIES) return openGuess(profile, Math.min(0.95, 0.55 + variety / 4 + Math.min(0.2, meanWords / 40) + (named ? 0.1 : 0)), meanWords >= 3 ? saying('reason.openLong', { distinct, rows: filled, words: Math.round(meanWords) }) : saying('reason.open', { distinct, rows: filled }));
  return singleGuess(profile, 0.5, saying('reason.short', { distinct, rows: filled }));
}

function openGuess(profile: ColumnProfile, confidence: number, reason: Saying): Guess {
  const languages = detectLanguages(profile.head(400).map(({ text }) => text));
  // In words, "No" and "None" are answers; only labels that say nothing else stay missing.
  return { ...base, type: 'open', measure: null, confidence, reason, ...(languages.length > 0 ? { language: languages.join(',') } : {}), ...(profile.missingCount > 0 ? { missing: profile.missing } : {}) };
}

function singleGuess(profile: ColumnProfile, confidence: number, reason: Saying, question?: InstrumentQuestion): Guess {
  const missing = profile.missingCount > 0 ? { missing: profile.missing } : {};
  const values = profile.booleanShare === 1 ? profile.values.map(({ text, count }) => ({ text, count })) : profile.values;
  const { categories, merges } = categoriesOf(values, question?.options.filter((option) => missingState(option) === null) ?? []);
  // Text files say TRUE and FALSE in letters.
  const isBoolean = profile.booleanShare === 1 || (question === undefined && categories.length > 0 && categories.length <= 2 && categories.every(({ label }) => /^(true|false)$/iu.test(label)));
  const named = isBoolean ? categories.map((category) => booleanCategory(category)) : categories;
  const ordered = question === undefined ? orderCategories(named) : { categories: named, measure: 'nominal' as const };
  return { ...base, type: 'single', measure: ordered.measure, confidence, reason, categories: ordered.categories, merges, ...missing };
}
const booleanCategory = (category: PlanCategory): PlanCategory => category.label.toUpperCase() === 'TRUE'
  ? { id: 'yes', label: 'Yes', labels: { en: 'Yes', fr: 'Oui', es: 'Sí' }, values: category.values }
  : { id: 'no', label: 'No', labels: { en: 'No', fr: 'Non', es: 'No' }, values: category.values };

function* delimitedGuess(profile: ColumnProfile, question?: InstrumentQuestion): Generator<number, Guess | null> {
  const found = yield* detectDelimited(profile);
  if (found === null) return null;
  const { categories, merges } = categoriesOf(found.options, question?.options ?? []);
  return { ...base, type: 'multiple', measure: 'nominal', delimiter: found.delimiter, confidence: found.confidence, reason: found.reason, categories, merges, ...(profile.missingCount > 0 ? { missing: profile.missing } : {}) };
}

/** One question in several columns, an option each. */
export function guessOptions(unit: OptionColumns, profile: (column: number) => ColumnProfile, planColumn: (column: number, option?: string) => PlanColumn, question: InstrumentQuestion | undefined): Guess & { columns: PlanColumn[] } {
  const taken = new Set<string>();
  const missing: NonNullable<PlanVariable['missing']> = { ...unit.missing };
  if (unit.mentions !== undefined) return { ...base, type: 'multiple', measure: 'nominal', confidence: 0.95, reason: unit.reason, categories: [...unit.mentions], columns: unit.options.map(({ column }) => planColumn(column)), ...(unit.missing === undefined ? {} : { missing }) };
  const columns: PlanColumn[] = [];
  const categories: PlanCategory[] = [];
  for (const option of unit.options) {
    for (const [state, texts] of Object.entries(profile(option.column).missing) as [keyof typeof missing, string[]][]) missing[state] = [...new Set([...(missing[state] ?? []), ...texts])];
    const known = question?.options.find((offered) => collapseSpace(offered).toLowerCase() === option.label.toLowerCase());
    const label = collapseSpace(known ?? option.label);
    const id = uniqueId(categoryId(label), taken);
    categories.push({ id, label, values: [...option.chosen] });
    columns.push(planColumn(option.column, label));
  }
  const ordered = unit.spread ? orderCategories(categories) : { categories, measure: 'nominal' as const };
  return { ...base, type: unit.spread ? 'single' : 'multiple', measure: ordered.measure, confidence: unit.spread ? 0.85 : 0.9, reason: unit.reason, categories: ordered.categories, columns, ...(unit.unticked === undefined || unit.unticked.length === 0 ? {} : { unticked: unit.unticked }), ...(Object.keys(missing).length > 0 ? { missing } : {}) };
}
