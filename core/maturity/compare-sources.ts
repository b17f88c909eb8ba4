/** What a source says of a thing: that it is there, that it is not, something between; or nothing that can be compared. */
export type Stance = 'yes' | 'partly' | 'no' | null;
export type Agreement = 'agree' | 'partly' | 'conflict' | 'single' | 'silent';

/** How several sources stand to each other: they conflict where one says yes and another no; agree where all that say anything say the same. One
 *  alone is single.
 *  @example compareStances(['yes', null, 'no']) // 'conflict' */
export function compareStances(stances: readonly Stance[]): Agreement {
  const said = stances.filter((stance) => stance !== null);
  if (said.length === 0) return 'silent';
  if (said.includes('yes') && said.includes('no')) return 'conflict';
  if (said.length === 1) return 'single';
  return said.every((stance) => stance === said[0]) ? 'agree' : 'partly';
}

const YES = /^(yes|oui|si|fully|entierement|totalmente|in place|en place)\b/u;
const NO = /^(no|non|nao|not|none|aucun|pas|never)\b/u;
const PARTLY = /^(partly|partially|in part|en partie|partiellement|parcialmente|planned|prevu|in progress|en cours)\b/u;

/** The stance of an answer by how it reads (folded: no accents, small letters); of a step on an ordered scale by where it stands. */
export function stanceOfWords(folded: string): Stance {
  if (PARTLY.test(folded)) return 'partly';
  if (/^(in place|en place)\b.*\b(but|mais|inadequate|insuffisant)/u.test(folded)) return 'partly';
  if (NO.test(folded)) return 'no';
  return YES.test(folded) ? 'yes' : null;
}
/** @param share 0 for the lowest step, 1 for the highest */
export const stanceOfShare = (share: number): Stance => (share >= 0.75 ? 'yes' : share <= 0.25 ? 'no' : 'partly');
