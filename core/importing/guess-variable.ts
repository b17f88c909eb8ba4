import type { PlanColumn, PlanVariable } from '../contract/import-plan.ts';
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
import { personalHeader, personalValues, saysCountry, saysIdentifier, saysOpen, saysQuantity, saysRating, saysWeight } from './header-hints.ts';
import { detectLanguages } from './language.ts';
import { isOpenMarker } from './layout.ts';
import { MISSING_NUMBERS, missingState } from './missing-labels.ts';
import type { OptionColumns } from './option-groups.ts';
import type { ColumnHeader } from './survey-sheet.ts';

/** A guess about one variable, before it has an id. */
export interface Guess {
  readonly type: VariableType;
  readonly measure: Measure | null;
  readonly include: boolean;
  readonly confidential: boolean;
  readonly confidence: number;
  readonly reason: string;
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

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const base = { include: true, confidential: false } as const;

/** What a column holds, from its header and its distinct answers: the first reading that fits, surest first.
 *  @param question the instrument's question, where the column was mapped to one; its type then weighs most */
export function guessColumn(header: ColumnHeader, profile: ColumnProfile, question: InstrumentQuestion | undefined, otherText: boolean): Guess {
  const name = header.question;
  const missing = profile.missingCount > 0 ? { missing: profile.missing } : {};
  const texts = profile.values.slice(0, 200).map(({ text }) => text);

  if (question?.role.startsWith('contact') === true) return { ...base, type: 'identifier', measure: null, confidential: true, role: 'contact', confidence: 0.95, reason: 'The instrument asks for a contact person here: personal data, kept confidential.', ...missing };
  if (profile.filled === 0) return emptyColumn(header, profile, question);
  if (question === undefined) {
    const personal = personalValues(texts) ?? personalHeader(header.code ?? name) ?? personalHeader(name);
    if (personal !== null && !(personal === 'name' && profile.distinct < profile.filled * 0.5)) {
      return { ...base, type: 'identifier', measure: null, confidential: true, role: 'contact', confidence: 0.85, reason: `Personal data (${personal}): kept confidential, neither counted nor coded.`, ...missing };
    }
  }
  if (question === undefined || question.role === 'country') {
    // Among ISO codes of two letters, "NA" is Namibia.
    const namibia = texts.length > 2 && texts.filter((text) => /^[A-Z]{2}$/u.test(text)).length > texts.length * 0.8 && profile.missing.notApplicable?.includes('NA') === true;
    const whole = namibia ? { ...profile, values: [...profile.values, { text: 'NA', count: 1, code: -1 }], missing: withoutNa(profile.missing) } : profile;
    const country = countryGuess(header, whole, question?.role === 'country');
    if (country !== null) return { ...country, ...(Object.keys(whole.missing).length > 0 ? { missing: whole.missing } : {}) };
  }
  if (question?.type === 'open' || otherText) return openGuess(profile, 0.95, otherText ? 'The text beside “Other”.' : 'The instrument asks for an answer in words here.');
  if (question?.type === 'multiple') return delimitedGuess(profile, question) ?? singleGuess(profile, 0.7, 'The instrument allows several answers here, but no cell holds more than one.', question);
  if (question?.type === 'single' && question.options.length > 0 && profile.distinct <= Math.max(12, profile.filled / 2)) return singleGuess(profile, 0.95, `The instrument offers ${question.options.join(' or ')} here.`, question);

  if (profile.dateShare >= 0.95) {
    return { ...base, type: 'date', measure: 'scale', confidence: profile.dateOrder === null || profile.dateOrder === 'ymd' ? 0.97 : 0.8, ...(profile.dateOrder === null || profile.dateOrder === 'ymd' ? {} : { dateOrder: profile.dateOrder }), reason: profile.dateOrder === 'dmy' || profile.dateOrder === 'mdy' ? `All answers are dates, read as ${profile.dateOrder === 'dmy' ? 'day, month, year' : 'month, day, year'}.` : 'All answers are dates.', ...missing };
  }
  if (texts.every((text) => /^\d{1,3}:\d{2}(:\d{2})?$/u.test(text.trim()))) return { ...base, type: 'identifier', measure: null, confidence: 0.7, reason: 'Clock times or durations: kept as written, neither counted nor coded.', ...missing };
  const identifier = identifierGuess(header, profile);
  if (identifier !== null) return { ...identifier, ...missing };
  if (header.marker !== null && isOpenMarker(header.marker) && profile.numberShare < 0.9) return openGuess(profile, 0.95, 'The header calls it an open-ended response.');
  if (profile.numberShare >= 0.97) return { ...numberGuess(header, profile), ...missing };
  if (profile.booleanShare === 1) return singleGuess(profile, 0.95, 'The cells are TRUE or FALSE.');
  const delimited = saysOpen(name) && profile.repeatedShare < 0.4 ? null : delimitedGuess(profile);
  if (delimited !== null) return delimited;
  return wordsGuess(header, profile);
}

function emptyColumn(header: ColumnHeader, profile: ColumnProfile, question: InstrumentQuestion | undefined): Guess {
  const missing = profile.missingCount > 0 ? { missing: profile.missing } : {};
  if (question !== undefined) {
    return { ...base, type: question.type, measure: question.type === 'open' ? null : 'nominal', confidence: 0.7, reason: 'The column is empty; its type is the instrument’s.', ...(question.type === 'open' ? {} : { categories: categoriesOf([], question.options).categories }), ...(question.type === 'multiple' ? { delimiter: ';' } : {}), ...missing };
  }
  if (profile.missingCount > 0) return { ...base, type: 'single', measure: 'nominal', confidence: 0.4, categories: [], reason: 'The column holds labels of missing values only.', ...missing };
  if (/_TEXT"|free text/iu.test(header.full)) return { ...base, type: 'open', measure: null, confidence: 0.5, reason: 'The header announces text; the column is empty.' };
  return { ...base, include: false, type: 'open', measure: null, confidence: 0.6, reason: header.full === '' ? 'The column has neither name nor answers.' : 'The column is empty.' };
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
  const sample = profile.values.slice(0, COUNTRY_SAMPLE);
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
    const { en, fr, es } = findCountry(iso3)!;
    return { id: uniqueId(en, taken), label: en, labels: { en, fr, es }, values: texts };
  });
  const rest = categoriesOf([...others, ...profile.values.slice(COUNTRY_SAMPLE)]).categories.map((category) => ({ ...category, id: uniqueId(category.id, taken) }));
  return {
    ...base, type: 'single', measure: 'nominal', role: 'country', confidence: Math.min(0.98, 0.5 + share / 2), categories: [...countries, ...rest],
    reason: share === 1 ? `All answers are countries: ${byCountry.size} of them.` : `${percent(share)} of the answers are countries: ${byCountry.size} of them; the other ${others.length === 1 ? 'name is' : `${others.length} names are`} asked about.`,
  };
}
function recognised(text: string, codes: boolean): string | null {
  const trimmed = text.trim();
  if (trimmed.length < 3 && !codes) return null;
  const found = recogniseCountry(trimmed, codes);
  return found.kind === 'match' ? found.iso3 : null;
}

/** Unique but for a slip or two: at most one row in fifty, or three rows (and one in five) of a short table. */
export const isNearlyUnique = ({ distinct, filled }: Pick<ColumnProfile, 'distinct' | 'filled'>): boolean => distinct >= Math.min(filled * 0.98, Math.max(filled - 3, filled * 0.8));

function identifierGuess(header: ColumnHeader, profile: ColumnProfile): Guess | null {
  const unique = profile.distinct === profile.filled && profile.missingCount === 0;
  const nearlyUnique = isNearlyUnique(profile);
  const complete = profile.filled >= profile.cases * 0.98;
  const named = saysIdentifier(header.question) && header.question.length <= 60 && !/\?/u.test(header.question);
  const bare = profile.meanWords <= 1.2 && profile.maxLength <= 60;
  if (named && bare && nearlyUnique && complete) return { ...base, type: 'identifier', measure: null, role: 'identifier', confidence: unique ? 0.97 : 0.8, reason: unique ? 'The header names an identifier, and every row has its own.' : 'The header names an identifier; a few rows share one.' };
  const counted = profile.integers && profile.numberShare === 1 && profile.max - profile.min === profile.filled - 1;
  if (unique && complete && profile.cases >= 3 && (header.full === '' ? counted : counted && profile.min <= 1 && profile.filled >= 10 && !saysQuantity(header.question))) return { ...base, type: 'identifier', measure: null, role: 'identifier', confidence: 0.8, reason: 'The rows are numbered here, each once.' };
  if (unique && complete && bare && profile.filled >= 10 && (profile.codedDigits || (profile.integers && profile.numberShare === 1 && profile.min >= 1e7) || (profile.numberShare === 0 && profile.meanLength >= 6 && profile.values.slice(0, 50).every(({ text }) => /\d/u.test(text) && /^[\w-]+$/u.test(text))))) {
    return { ...base, type: 'identifier', measure: null, role: 'identifier', confidence: 0.8, reason: 'Long codes, one of its own in every row.' };
  }
  if (named && bare && (profile.codedDigits || profile.min >= 1e6 || profile.numberShare === 0) && profile.meanLength >= 5) return { ...base, type: 'identifier', measure: null, confidence: 0.7, reason: 'The header names an identifier; rows share its values.' };
  return null;
}

function numberGuess(header: ColumnHeader, profile: ColumnProfile): Guess {
  const decimal = profile.decimal === ',' ? { decimal: ',' as const } : {};
  if (saysWeight(header.question) && profile.min >= 0 && profile.max > 0) return { ...base, type: 'number', measure: 'scale', role: 'weight', confidence: 0.95, reason: 'The header names a weight, and every answer is a number of at least 0.', ...decimal };
  if (profile.codedDigits) return { ...base, type: 'identifier', measure: null, confidence: 0.7, reason: 'Digits with leading zeros or more than sixteen long: a code, kept as written.' };
  const quantity = saysQuantity(header.question) || header.option === null && header.code === null && saysQuantity(header.full);
  const codes = profile.values.filter(({ text }) => !MISSING_NUMBERS.includes(text) && /^\s*-?\d+(?:\.0)?\s*$/u.test(text));
  const range = codes.reduce((most, { text }) => Math.max(most, Number(text)), -Infinity);
  const lowest = codes.reduce((least, { text }) => Math.min(least, Number(text)), Infinity);
  const contiguous = codes.length === range - lowest + 1 && lowest >= 0 && lowest <= 1;
  const few = profile.integers && profile.min >= -99 && codes.length <= 25 && (range <= 30 || codes.length <= 7 && profile.filled >= 30) && profile.distinct <= Math.max(3, profile.filled * 0.5);
  // "2A" among departments: a few words among whole numbers that no header calls a quantity make them codes.
  if (!few && !quantity && profile.numberShare < 1 && profile.integers && profile.distinct <= MAX_CATEGORIES && profile.repeatedShare > 0.9) return singleGuess(profile, 0.6, 'Whole numbers with other codes among them: categories, not quantities.');
  if (!few || quantity && (range > 10 || codes.length > 7)) {
    return { ...base, type: 'number', measure: 'scale', confidence: quantity ? 0.95 : profile.distinct > 20 ? 0.85 : 0.6, reason: quantity ? 'Numbers, and the header asks for a quantity.' : 'Numbers, too many different ones to be codes.', ...decimal };
  }
  if (quantity && codes.length > 3 && !(contiguous && codes.length <= 8)) return { ...base, type: 'number', measure: 'scale', confidence: 0.7, reason: 'Few different numbers, but the header asks for a quantity.', ...decimal };
  // 98 and 99 among codes that end far below them stand for "don't know" and "refused"; in an age they are an age.
  const special = profile.values.filter(({ text }) => MISSING_NUMBERS.includes(text) && (text.startsWith('-') || range < Math.min(20, Number(text) / 3))).map(({ text }) => text);
  const { categories } = categoriesOf(profile.values.filter(({ text }) => !special.includes(text)).map(({ text, count }) => ({ text: text.trim(), count })));
  const worded = header.question.split(' ').length >= 4;
  const rating = codes.length >= 3 && range <= 11 && codes.length >= range - lowest && worded && (quantity || saysRating(header.question) || (header.code === null && !/\?/u.test(header.question)));
  const sorted = [...categories].sort((a, b) => (Number.isNaN(Number(a.label)) ? Infinity : Number(a.label)) - (Number.isNaN(Number(b.label)) ? Infinity : Number(b.label)));
  return {
    ...base, type: 'single', measure: rating ? 'ordinal' : 'nominal', confidence: special.length > 0 ? 0.6 : 0.75, categories: sorted,
    ...(special.length > 0 ? { missing: { dontKnow: special } } : {}),
    reason: `${sorted.length === 1 ? 'One small whole number' : `${sorted.length} small whole numbers`}: ${rating ? 'steps of a scale' : 'codes of a closed question'}${special.length > 0 ? `; ${special.join(' and ')} taken for “don’t know”, please confirm` : ''}.`,
  };
}

/** Words: categories where answers recur, an open question where they do not. */
function wordsGuess(header: ColumnHeader, profile: ColumnProfile): Guess {
  const named = saysOpen(header.question) || /_TEXT"|free ?text/iu.test(header.full);
  const { filled, distinct, meanWords, repeatedShare } = profile;
  const variety = distinct / filled;
  if (filled < 10) {
    // So few rows tell little: long answers and headers decide.
    if (named || meanWords >= 5 || profile.meanLength >= 40) return openGuess(profile, 0.6, named ? 'The header asks for words.' : 'The answers are sentences.');
    return singleGuess(profile, 0.4, 'Short answers, in too few rows to be sure.');
  }
  const categorical = distinct <= MAX_CATEGORIES && repeatedShare >= 0.6 && variety <= (filled < 60 ? 0.5 : 0.3) && (meanWords <= 12 || distinct <= 12);
  if (categorical && !(named && variety > 0.15)) return singleGuess(profile, Math.min(0.97, 0.55 + repeatedShare / 2 - variety / 2), `${distinct} different answers in ${filled} rows: a closed question.`);
  if (meanWords >= 3 || variety > 0.3 || named || distinct > MAX_CATEGORIES) return openGuess(profile, Math.min(0.95, 0.55 + variety / 4 + Math.min(0.2, meanWords / 40) + (named ? 0.1 : 0)), `${distinct} different answers in ${filled} rows${meanWords >= 3 ? `, ${Math.round(meanWords)} words long on average` : ''}: an open question.`);
  return singleGuess(profile, 0.5, `${distinct} different short answers in ${filled} rows.`);
}

function openGuess(profile: ColumnProfile, confidence: number, reason: string): Guess {
  const languages = detectLanguages(profile.values.slice(0, 400).map(({ text }) => text));
  // In words, "No" and "None" are answers; only labels that say nothing else stay missing.
  return { ...base, type: 'open', measure: null, confidence, reason, ...(languages.length > 0 ? { language: languages.join(',') } : {}), ...(profile.missingCount > 0 ? { missing: profile.missing } : {}) };
}

function singleGuess(profile: ColumnProfile, confidence: number, reason: string, question?: InstrumentQuestion): Guess {
  const missing = profile.missingCount > 0 ? { missing: profile.missing } : {};
  const values = profile.booleanShare === 1 ? profile.values.map(({ text, count }) => ({ text, count })) : profile.values;
  const { categories, merges } = categoriesOf(values, question?.options.filter((option) => missingState(option) === null) ?? []);
  const named = profile.booleanShare === 1 ? categories.map((category) => booleanCategory(category)) : categories;
  const ordered = question === undefined ? orderCategories(named) : { categories: named, measure: 'nominal' as const };
  return { ...base, type: 'single', measure: ordered.measure, confidence, reason, categories: ordered.categories, merges, ...missing };
}
const booleanCategory = (category: PlanCategory): PlanCategory => category.label.toUpperCase() === 'TRUE'
  ? { id: 'yes', label: 'Yes', labels: { en: 'Yes', fr: 'Oui', es: 'Sí' }, values: category.values }
  : { id: 'no', label: 'No', labels: { en: 'No', fr: 'Non', es: 'No' }, values: category.values };

function delimitedGuess(profile: ColumnProfile, question?: InstrumentQuestion): Guess | null {
  const found = detectDelimited(profile);
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
