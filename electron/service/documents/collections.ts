import type { VariableDefinition } from '#core/model/definitions.ts';
import { slug } from '#core/text/slug.ts';

/** Collections of documents are kept as open-ended variables: the first document of a case answers the first of them, a second one the
 *  second. All of a collection bear its id in `documents`; cases made for its documents have it as their instrument. */
export interface Collection { readonly id: string; readonly label: string }

const PREFIX = 'doc.';

/** The collection that a person names, new or known: by its label. */
export function collectionNamed(label: string, definitions: Iterable<VariableDefinition>): Collection {
  const known = collectionsIn(definitions);
  const same = known.find((one) => one.label.toLowerCase() === label.trim().toLowerCase());
  if (same) return same;
  const taken = new Set(known.map((one) => one.id));
  const plain = `${PREFIX}${slug(label) || 'documents'}`.slice(0, 60);
  let id = plain;
  for (let number = 2; taken.has(id); number += 1) id = `${plain}_${number}`;
  return { id, label: label.trim() };
}

export const collectionsIn = (definitions: Iterable<VariableDefinition>): Collection[] =>
  [...definitions].filter((one) => one.documents !== undefined && one.id === one.documents).map(({ id, label }) => ({ id, label }));

/** The n-th document of a case, from 1. */
export const questionOf = ({ id, label }: Collection, nth: number): VariableDefinition => ({
  id: nth === 1 ? id : `${id}.${nth}`, label: nth === 1 ? label : `${label} (${nth})`, role: 'document', documents: id, source: 'imported', type: 'open', measure: null, confidential: false, categories: [],
});
