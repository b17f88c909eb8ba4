import { normaliseText } from './normalise.ts';

/** Longest variable id. */
const SLUG_LENGTH = 60;
/** Ids of the case attributes, and the words of a filter: no imported variable may take them. */
const RESERVED = new Set(['country', 'region', 'income', 'instrument', 'and', 'or', 'not', 'in', 'is', 'case']);

/** A stable variable id from a header: small letters, digits and `_`, at most 60, beginning with a letter, cut between words.
 *  @example slug('What country do you live in?') // 'what_country_do_you_live_in'
 *  @example slug('Country') // 'country_as_given' (`country` is the case attribute) */
export function slug(text: string): string {
  let name = normaliseText(text).replace(/[^a-z0-9]+/gu, '_').replace(/^_+|_+$/gu, '');
  if (!/^[a-z]/u.test(name)) name = name === '' ? 'column' : `v_${name}`;
  if (name.length > SLUG_LENGTH - 4) {
    const cut = name.slice(0, SLUG_LENGTH - 4);
    const lastBreak = cut.lastIndexOf('_');
    name = lastBreak > 20 ? cut.slice(0, lastBreak) : cut;
  }
  return RESERVED.has(name) ? `${name}_as_given` : name;
}

/** The id itself, or the id with `_2`, `_3` … where it is taken; the answer is added to `taken`. */
export function uniqueId(id: string, taken: Set<string>): string {
  let candidate = id;
  for (let count = 2; taken.has(candidate); count++) candidate = `${id}_${count}`;
  taken.add(candidate);
  return candidate;
}
