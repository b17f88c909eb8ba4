import type { CrosstabData } from '../crosstab/data.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { normaliseText } from '../text/normalise.ts';

/** Some of the cases: those in one or several categories of one variable. */
export interface Subgroup { readonly variable: string; readonly categories: readonly string[] }

const MOST_CATEGORIES = 30;
/** How reports speak of the income bands, longest first where one holds another. */
const INCOME: readonly { readonly say: RegExp; readonly bands: readonly string[] }[] = [
  { say: /\b(?:low and middle income|low or middle income|low middle income|lmics?|revenu faible ou intermediaire|revenu faible et intermediaire|revenus? faibles? (?:ou|et) intermediaires?|ingresos? bajos? (?:y|o) medianos?)\b/u, bands: ['low', 'lower-middle', 'upper-middle'] },
  { say: /\b(?:low and lower middle income|low or lower middle income)\b/u, bands: ['low', 'lower-middle'] },
  { say: /\b(?:lower middle income|tranche inferieure|ingresos? medianos? bajos?)\b/u, bands: ['lower-middle'] },
  { say: /\b(?:upper middle income|tranche superieure|ingresos? medianos? altos?)\b/u, bands: ['upper-middle'] },
  { say: /\b(?:middle income|revenus? intermediaires?|ingresos? medianos?)\b/u, bands: ['lower-middle', 'upper-middle'] },
  { say: /\b(?:high income|revenus? eleves?|haut revenu|ingresos? altos?)\b/u, bands: ['high'] },
  { say: /\b(?:low income|faibles? revenus?|revenus? faibles?|ingresos? bajos?)\b/u, bands: ['low'] },
];
/** Short names of regions, by a beginning of their English label. */
const REGION_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:latin america|lac\b|amerique latine|america latina)/u, 'Latin America'], [/\b(?:mena\b|middle east|moyen orient|oriente medio)/u, 'Middle East'], [/\b(?:east asia|eapro?\b|asie de l est|asia oriental)/u, 'East Asia'],
  [/\b(?:esaro?\b|eastern africa|afrique de l est|africa oriental)/u, 'Eastern and Southern'], [/\b(?:wcaro?\b|west africa|central africa|afrique de l ouest|africa occidental)/u, 'West and Central'],
  [/\b(?:ecaro?\b|eastern europe|central asia|europe de l est|europa oriental)/u, 'Eastern Europe'], [/\b(?:western europe|europe occidentale|europa occidental)\b/u, 'Western Europe'], [/\b(?:south asia|asie du sud|asia meridional)\b/u, 'South Asia'], [/\b(?:north america|amerique du nord|america del norte)\b/u, 'North America'],
];

/** The variables by which the cases fall into groups: the attributes of cases, and closed questions marked as background. */
export const groupingVariables = (data: CrosstabData): VariableDefinition[] => [...data.definitions()].filter((each) => each.source === 'attribute' && each.type === 'single' && !each.confidential && each.categories.length > 1 && each.categories.length <= MOST_CATEGORIES);

type Category = VariableDefinition['categories'][number];
const known = new WeakMap<Category, readonly string[]>();
/** A category's labels as they stand in a normalised text, made once: every claim of a draft is looked through for all of them. */
function namesOf(category: Category): readonly string[] {
  const names = known.get(category) ?? [category.label, category.labels?.en, category.labels?.fr, category.labels?.es].flatMap((label) => { const name = normaliseText(label ?? ''); return name.length > 3 ? [` ${name} `] : []; });
  known.set(category, names);
  return names;
}

/** The groups that a text names, by their labels in any language and by the usual short names.
 *  @param whole also where all groups of a variable are named, which together are nobody in particular */
export function subgroupsNamed(text: string, groupings: readonly VariableDefinition[], whole = false): Subgroup[] {
  let plain = ` ${normaliseText(text)} `;
  const found: Subgroup[] = [];
  for (const variable of groupings) {
    const has = (id: string): boolean => variable.categories.some((category) => category.id === id);
    const named = new Set<string>();
    for (const category of variable.categories) {
      if (namesOf(category).some((name) => plain.includes(name))) named.add(category.id);
    }
    if (has('lower-middle')) {
      for (const { say, bands } of INCOME) {
        if (!say.test(plain)) continue;
        plain = plain.replace(say, ' ');
        bands.filter(has).forEach((band) => named.add(band));
      }
    }
    if (variable.id === 'region') {
      for (const [say, label] of REGION_NAMES) {
        const region = variable.categories.find((category) => category.id.startsWith(label));
        if (region && say.test(plain)) named.add(region.id);
      }
    }
    if (variable.id === 'instrument') {
      for (const category of variable.categories) {
        const key = normaliseText(category.id);
        if (key === 'unicef' && /\bunicef (?:country )?offices?\b|\bbureaux (?:de pays )?de l unicef\b|\boficinas de (?:pais(?:es)? de )?(?:la )?unicef\b|\bbureaux unicef\b/u.test(plain)) named.add(category.id);
        if (key === 'alliance' && /\bgovernments\b|\bgouvernements\b|\bgobiernos\b/u.test(plain)) named.add(category.id);
      }
    }
    if (named.size > 0 && (whole || named.size < variable.categories.length)) found.push({ variable: variable.id, categories: [...named] });
  }
  return found;
}
