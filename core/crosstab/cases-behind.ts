import type { Banding, TableDesignRequest } from '../contract/table.ts';
import { ok, type Result } from '../result.ts';
import { asSets, MISSING_KINDS, type Axis } from './axis.ts';
import { shared, union, type Bits } from './bits.ts';
import { keptBits } from './count-pairs.ts';
import type { CrosstabData } from './data.ts';
import { declaredDesign } from './declared-design.ts';
import { speaksOfDocuments } from './documents-apart.ts';
import type { Language } from './explain.ts';
import { findCountable, prepareCases } from './prepare-cases.ts';
import { tableRefusal, type TableRefusal } from './table-refusal.ts';

/** One cell of a table: a category of the row (or several, for a net; none for the whole base) and of each column variable. */
export interface CellPlace {
  readonly row: { readonly variable: string; readonly categories: readonly string[] };
  /** Several where columns are nested; none for the total. */
  readonly columns: readonly { readonly variable: string; readonly category: string }[];
  readonly filter?: string | undefined;
  readonly weight?: string | undefined;
  readonly bands?: readonly Banding[] | undefined;
  /** As the table has it: cases without a place in the sample design are in no cell. */
  readonly design?: TableDesignRequest | null | undefined;
}

function setOf(axis: Axis, ids: readonly string[], variable: string, categories: readonly { readonly id: string }[], cases: number): Result<Bits, TableRefusal> {
  const sets = asSets(axis);
  const found: Bits[] = [];
  for (const id of ids) {
    const kind = MISSING_KINDS.findIndex((each) => id === `state:${each}`);
    const index = categories.findIndex((category) => category.id === id);
    if (kind < 0 && index < 0) return tableRefusal('CATEGORY_UNKNOWN', `${variable} has no category “${id}” any more; make the table again.`, { variable, category: id });
    const set = kind >= 0 ? sets.missing[kind] : sets.categories[index];
    if (set !== null && set !== undefined) found.push(set);
  }
  return ok(ids.length === 0 ? sets.valid : union(found, cases));
}

/** The cases behind a cell, by index in the project's order: click a number and see who it is.
 *  The same sets that were counted, so as many cases come back as the unweighted count says. */
export function casesBehind(place: CellPlace, data: CrosstabData, language: Language = 'en'): Result<number[], TableRefusal> {
  const names = [place.row.variable, ...place.columns.map((column) => column.variable)];
  const counted = prepareCases({ filter: place.filter, weight: place.weight, language, design: place.design === undefined ? declaredDesign(names, place.weight !== undefined, data) : place.design, documents: speaksOfDocuments(names, place.filter, data) }, data);
  if (!counted.ok) return counted;
  let found = keptBits(counted.value.cases);
  for (const { variable, ids } of [{ variable: place.row.variable, ids: place.row.categories }, ...place.columns.map((column) => ({ variable: column.variable, ids: [column.category] }))]) {
    const side = findCountable(data, variable, place.bands, language);
    if (!side.ok) return side;
    const set = setOf(side.value.axis, ids, variable, side.value.definition.categories, data.caseCount);
    if (!set.ok) return set;
    found = shared(found, set.value);
  }
  const cases: number[] = [];
  found.forEach((word, index) => { for (let left = word; left !== 0; left &= left - 1) cases.push((index << 5) + 31 - Math.clz32(left & -left)); });
  return ok(cases);
}
