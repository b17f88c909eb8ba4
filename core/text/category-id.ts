import { collapseSpace, spellingKey } from './normalise.ts';

/** The answers that every language writes its own way, and the id and labels they share. */
const SHARED: readonly { readonly id: string; readonly labels: { readonly en: string; readonly fr: string; readonly es: string }; readonly spellings: readonly string[] }[] = [
  { id: 'yes', labels: { en: 'Yes', fr: 'Oui', es: 'Sí' }, spellings: ['yes', 'oui', 'si', 'sim'] },
  { id: 'no', labels: { en: 'No', fr: 'Non', es: 'No' }, spellings: ['no', 'non', 'nao'] },
];

/** Longest category id, in code points. */
const CATEGORY_ID_LENGTH = 60;

/** The id of a category, made from its label: `yes` and `no` for yes and no in English, French, Spanish and Portuguese;
 *  otherwise the label itself (spaces collapsed), cut at 60 code points. Ids are case-sensitive.
 *  @example categoryId('Oui') // 'yes'
 *  @example categoryId('South Asia') // 'South Asia' */
export function categoryId(label: string): string {
  const shared = sharedCategory(label);
  if (shared !== undefined) return shared.id;
  const points = [...collapseSpace(label)];
  return points.length <= CATEGORY_ID_LENGTH ? points.join('') : points.slice(0, CATEGORY_ID_LENGTH).join('').trimEnd();
}

/** Yes or no, in whichever language, with its labels; undefined for every other answer. */
export const sharedCategory = (label: string): (typeof SHARED)[number] | undefined => {
  const key = spellingKey(label);
  return SHARED.find((category) => category.spellings.includes(key));
};
