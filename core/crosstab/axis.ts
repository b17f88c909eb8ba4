import type { CategoryDefinition } from '../model/definitions.ts';
import { missingBase, type Vector } from '../model/vector.ts';
import { bitsFromBytes, bitsWhere, newBits, shared, union, type Bits } from './bits.ts';

/** Kinds of missing, in the order of their codes: slot `size + 0` is notAsked, `size + 4` is unread. */
export const MISSING_KINDS = ['notAsked', 'noAnswer', 'dontKnow', 'notApplicable', 'unread'] as const;
export type MissingKind = (typeof MISSING_KINDS)[number];

/** One side of a table, ready to be counted.
 *  `codes`: each case is in one category or in one kind of missing (single choice).
 *  `sets`: a case may be in several categories (multiple choice, themes, nets); `states` says who has no value. */
export type Axis =
  | { readonly kind: 'codes'; readonly size: number; readonly codes: Uint8Array | Uint16Array }
  | { readonly kind: 'sets'; readonly size: number; readonly sets: readonly Bits[]; readonly states: Uint8Array };

/** The axis of a single- or multiple-choice vector; null for numbers and texts, which have no categories. */
export function axisOf(vector: Vector, categories: readonly CategoryDefinition[]): Axis | null {
  if (vector.kind === 'single') return { kind: 'codes', size: categories.length, codes: vector.codes };
  if (vector.kind === 'multiple') {
    return { kind: 'sets', size: categories.length, sets: vector.options.map((bytes) => bitsFromBytes(bytes, vector.states.length)), states: vector.states };
  }
  return null;
}

/** The axis as sets: one for each category, those with a value, and one for each kind of missing. */
export interface SetAxis { readonly categories: readonly Bits[]; readonly valid: Bits; readonly missing: readonly Bits[] }

export function asSets(axis: Axis): SetAxis {
  const pick = (bytes: Uint8Array | Uint16Array, wanted: number): Bits => {
    const keep = new Uint8Array(bytes.BYTES_PER_ELEMENT === 1 ? 256 : 65536);
    keep[wanted] = 1;
    return bitsWhere(bytes, keep);
  };
  if (axis.kind === 'codes') {
    const base = missingBase(axis.codes);
    const categories = Array.from({ length: axis.size }, () => newBits(axis.codes.length));
    const missing = MISSING_KINDS.map(() => newBits(axis.codes.length));
    for (let i = 0; i < axis.codes.length; i++) {
      const code = axis.codes[i]!;
      const set = code > base ? missing[code - base - 1] : categories[code];
      if (set !== undefined) set[i >> 5]! |= 1 << (i & 31);
    }
    return { categories, valid: union(categories, axis.codes.length), missing };
  }
  const valid = pick(axis.states, 0);
  return { categories: axis.sets.map((set) => shared(set, valid)), valid, missing: MISSING_KINDS.map((_, kind) => pick(axis.states, kind + 1)) };
}

/** The same axis with the kinds of missing that occur among `asked` cases as further categories, `state:noAnswer` and so on:
 *  then every case has a value and the base is all of them. */
export function withStatesAsCategories(axis: Axis, keep: Uint8Array | null): { axis: Axis; kinds: MissingKind[] } {
  const sets = asSets(axis);
  const cases = axis.kind === 'codes' ? axis.codes.length : axis.states.length;
  const kept = keep === null ? null : bitsWhere(keep, Uint8Array.from({ length: 256 }, (_, value) => (value === 1 ? 1 : 0)));
  const occurring = MISSING_KINDS.flatMap((kind, index) => {
    const set = kept === null ? sets.missing[index]! : shared(sets.missing[index]!, kept);
    return set.some((word) => word !== 0) ? [{ kind, set: sets.missing[index]! }] : [];
  });
  const all = [...sets.categories, ...occurring.map((each) => each.set)];
  return { axis: { kind: 'sets', size: all.length, sets: all, states: new Uint8Array(cases) }, kinds: occurring.map((each) => each.kind) };
}

/** Categories grouped: a case is in the net when it is in any of them, and counts once however many. */
export function netOf(axis: Axis, indexes: readonly number[]): Bits {
  const sets = asSets(axis);
  const cases = axis.kind === 'codes' ? axis.codes.length : axis.states.length;
  return union(indexes.map((index) => sets.categories[index]!), cases);
}

