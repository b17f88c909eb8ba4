import { categoryId, sharedCategory } from '../text/category-id.ts';
import { collapseSpace, spellingKey } from '../text/normalise.ts';
import { uniqueId } from '../text/slug.ts';
import type { Labels, Measure } from '../contract/variable.ts';
import type { PlanVariable } from '../contract/import-plan.ts';
import type { ProfileValue } from './column-profile.ts';

export type PlanCategory = NonNullable<PlanVariable['categories']>[number];
export interface CategoryMerge { readonly label: string; readonly spellings: readonly string[] }

/** Categories from the answers of a column: spellings that differ in case, accents or spaces are one category, as are yes
 *  and no in several languages; options the instrument knows come first, in its order, whether chosen or not.
 *  @returns merges: the categories that several spellings were joined into, to be shown for consent */
export function categoriesOf(values: readonly Pick<ProfileValue, 'text' | 'count'>[], options: readonly string[] = []): { categories: PlanCategory[]; merges: CategoryMerge[] } {
  const groups = new Map<string, { label: string; count: number; labels?: Labels; spellings: string[]; order: number }>();
  const keyOf = (text: string): string => sharedCategory(text)?.id ?? (spellingKey(text) || text.trim());
  options.forEach((option, order) => {
    const shared = sharedCategory(option);
    groups.set(keyOf(option), { label: option, count: Infinity, spellings: [], order, ...(shared === undefined ? {} : { labels: shared.labels }) });
  });
  for (const { text, count } of values) {
    const key = keyOf(text);
    const group = groups.get(key);
    if (group === undefined) {
      const shared = sharedCategory(text);
      groups.set(key, { label: collapseSpace(text), count, spellings: [text], order: Infinity, ...(shared === undefined ? {} : { labels: shared.labels }) });
    } else {
      group.spellings.push(text);
      if (group.count !== Infinity) group.count += count;
    }
  }
  const taken = new Set<string>();
  const ordered = [...groups.values()].sort((a, b) => (a.order === b.order ? (b.count > a.count ? 1 : b.count < a.count ? -1 : 0) : a.order - b.order));
  const yesFirst = ordered.length <= 3 ? ordered.sort((a, b) => rank(a.label) - rank(b.label)) : ordered;
  const categories = yesFirst.map(({ label, labels, spellings }): PlanCategory => ({ id: uniqueId(categoryId(label), taken), label, ...(labels === undefined ? {} : { labels }), values: spellings }));
  return { categories, merges: categories.filter(({ values: spellings }) => new Set(spellings.map((text) => collapseSpace(text))).size > 1).map(({ label, values: spellings }) => ({ label, spellings })) };
}
const rank = (label: string): number => { const id = sharedCategory(label)?.id; return id === 'yes' ? 0 : id === 'no' ? 1 : 2; };

/** Categories in their natural order where they have one: numbers and ranges by their first number, agreement and frequency
 *  scales as they are said; otherwise as they stand, and nominal. */
export function orderCategories(categories: readonly PlanCategory[]): { categories: PlanCategory[]; measure: Measure } {
  const numbers = categories.map(({ label }) => leadingNumber(label));
  if (categories.length >= 3 && numbers.every((number) => number !== null) && new Set(numbers).size === numbers.length) {
    return { measure: 'ordinal', categories: categories.map((category, index) => ({ category, number: numbers[index]! })).sort((a, b) => a.number - b.number).map(({ category }) => category) };
  }
  if (categories.length >= 3) {
    for (const scale of SCALES) {
      const places = categories.map(({ label }) => scale.findIndex((step) => spellingKey(label) === spellingKey(step)));
      const placed = places.filter((place) => place >= 0);
      // One answer outside the scale ("Unfamiliar") stands last, and the whole is no scale any more.
      if (placed.length < Math.max(3, categories.length - 1) || new Set(placed).size < placed.length) continue;
      const sorted = categories.map((category, index) => ({ category, place: places[index]! < 0 ? Infinity : places[index]! })).sort((a, b) => a.place - b.place).map(({ category }) => category);
      return { measure: placed.length === categories.length ? 'ordinal' : 'nominal', categories: sorted };
    }
  }
  return { measure: 'nominal', categories: [...categories] };
}

/** "18-24" → 18, "> 60" → 60.5, "Under 18" → 17.5, "$60k - $80k" → 60, "10+" → 10; null for words. */
function leadingNumber(label: string): number | null {
  const text = label.trim();
  const number = /\d+(?:[.,\s]\d{3})*(?:\.\d+)?/u.exec(text);
  if (number === null || !/^[\s$€£<>≤≥+-]*(?:\d|under|less than|over|more than|moins de|plus de|up to|above|below|entre|between)/iu.test(text)) return null;
  const value = Number(number[0].replace(/[,\s]/gu, ''));
  if (!Number.isFinite(value)) return null;
  if (/^(?:<|≤|under|less than|moins de|below|up to)/iu.test(text) || /(?:and|or) (?:lower|under|younger|less)/iu.test(text)) return value - 0.5;
  return /^(?:>|≥|over|more than|plus de|above)/iu.test(text) ? value + 0.5 : value;
}

const SCALES: readonly (readonly string[])[] = [
  ['Strongly disagree', 'Disagree', 'Somewhat disagree', 'Neither agree nor disagree', 'Neutral', 'Somewhat agree', 'Agree', 'Strongly agree'],
  ['Never', 'Rarely', 'Occasionally', 'Sometimes', 'Often', 'Frequently', 'Very often', 'Always'],
  ['Never', 'Never, and not open to it', 'Never, but open to it', 'Rarely', 'Sometimes', 'Often'],
  ['Not at all', 'Not much', 'A little', 'Somewhat', 'Some', 'Moderately', 'Very', 'A lot', 'Extremely'],
  ['Not at all important', 'Not too important', 'Somewhat important', 'Important', 'Very important'],
  ['Not at all masculine', 'Not very masculine', 'Somewhat masculine', 'Very masculine'],
  ['Very unfavorably', 'Somewhat unfavorably', 'Neither favorably nor unfavorably (neutral)', 'Somewhat favorably', 'Very favorably'],
  ['Much less', 'Less', 'Same', 'About the same', 'More', 'Much more'],
  ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
  ['Very poor', 'Poor', 'Fair', 'Average', 'Good', 'Very good', 'Excellent'],
  ['Very dissatisfied', 'Somewhat dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Neutral', 'Somewhat satisfied', 'Satisfied', 'Very satisfied'],
  ['Very unlikely', 'Unlikely', 'Neutral', 'Likely', 'Very likely'], ['Very difficult', 'Difficult', 'Neutral', 'Easy', 'Very easy'],
  ['Not at all', 'To no extent', 'To a small extent', 'To some extent', 'To a moderate extent', 'To a large extent', 'To a great extent', 'Fully'],
  ['Not at all', 'Slightly', 'Somewhat', 'Moderately', 'Very', 'Extremely'], ['Worse', 'Same', 'The same', 'About the same', 'Better'],
  ['Very low', 'Low', 'Medium', 'Moderate', 'High', 'Very high'], ['None', 'Partial', 'Full'], ['No', 'Partially', 'Partly', 'Yes'],
  ['Pas du tout', 'Un peu', 'Plutôt', 'Assez', 'Tout à fait', 'Beaucoup'],
  ['Jamais', 'Rarement', 'De temps en temps', 'Quelquefois', 'Parfois', 'Souvent', 'Très souvent', 'Toujours'],
  ['Totalement en désaccord', 'Pas d’accord', 'En désaccord', 'Neutre', 'Ni d’accord ni pas d’accord', 'D’accord', 'Tout à fait d’accord', 'Totalement d’accord'],
  ['Très insatisfait', 'Insatisfait', 'Plutôt insatisfait', 'Ni satisfait ni insatisfait', 'Neutre', 'Plutôt satisfait', 'Satisfait', 'Très satisfait'],
  ['Très faible', 'Faible', 'Moyen', 'Moyenne', 'Élevé', 'Élevée', 'Fort', 'Forte', 'Très élevé', 'Très fort'],
  ['Nunca', 'Casi nunca', 'Rara vez', 'A veces', 'Algunas veces', 'A menudo', 'Casi siempre', 'Siempre'],
  ['Muy en desacuerdo', 'Totalmente en desacuerdo', 'En desacuerdo', 'Ni de acuerdo ni en desacuerdo', 'Neutral', 'De acuerdo', 'Muy de acuerdo', 'Totalmente de acuerdo'],
  ['Muy insatisfecho', 'Insatisfecho', 'Neutral', 'Satisfecho', 'Muy satisfecho'], ['Nada', 'Poco', 'Algo', 'Bastante', 'Mucho'], ['Muy bajo', 'Bajo', 'Medio', 'Alto', 'Muy alto'], ['Malo', 'Regular', 'Bueno', 'Muy bueno', 'Excelente'],
  ['Pas du tout d’accord', 'Plutôt pas d’accord', 'Plutôt d’accord', 'Tout à fait d’accord'],
  ['Mauvais', 'Insuffisant', 'Moyen', 'Moyenne', 'Bien', 'Bonne', 'Très bien', 'Excellent', 'Excellente'],
];
