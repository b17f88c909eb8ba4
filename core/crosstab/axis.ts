import type { CategoryDefinition } from '../model/definitions.ts';
import { missingBase, type Vector } from '../model/vector.ts';
import { bitsEqual, bitsFromBytes, bitsWhere, newBits, occurringBytes, ONLY_ONES, shared, union, type Bits } from './bits.ts';

/** Kinds of missing, in the order of their codes: slot `size + 0` is notAsked, `size + 4` is unread. */
export const MISSING_KINDS = ['notAsked', 'noAnswer', 'dontKnow', 'notApplicable', 'unread'] as const;
export type MissingKind = (typeof MISSING_KINDS)[number];

/** One side of a table where each case is in one category or in one kind of missing (single choice). Every code is below `size`
 *  or one of the reserved ones: whoever reads vectors from a file checks that. */
export interface CodesAxis { readonly kind: 'codes'; readonly size: number; readonly codes: Uint8Array | Uint16Array }
/** One side of a table where a case may be in several categories (multiple choice, themes, nets); `states` says who has no value. */
export interface SetsAxis { readonly kind: 'sets'; readonly size: number; readonly sets: readonly Bits[]; readonly states: Uint8Array }
export type Axis = CodesAxis | SetsAxis;

export const casesOf = (axis: Axis): number => (axis.kind === 'codes' ? axis.codes.length : axis.states.length);

/** The axis of a single- or multiple-choice vector; null for numbers and texts, which have no categories. */
export function axisOf(vector: Vector, categories: readonly CategoryDefinition[]): Axis | null {
  if (vector.kind === 'single') return { kind: 'codes', size: categories.length, codes: vector.codes };
  if (vector.kind === 'multiple') {
    return { kind: 'sets', size: categories.length, sets: vector.options.map((bytes) => bitsFromBytes(bytes, vector.states.length)), states: vector.states };
  }
  return null;
}

/** The axis as sets: one for each category, those with a value, and one for each kind of missing (null where nobody has it). */
export interface SetAxis { readonly categories: readonly Bits[]; readonly valid: Bits; readonly missing: readonly (Bits | null)[] }

/** Made once for an axis and kept while the axis lives: a banner asks for the same sets again and again. */
const made = new WeakMap<Axis, SetAxis>();

export function asSets(axis: Axis): SetAxis {
  const known = made.get(axis);
  if (known !== undefined) return known;
  const sets = axis.kind === 'codes' ? setsOfCodes(axis) : setsOfStates(axis);
  made.set(axis, sets);
  return sets;
}

function setsOfCodes({ codes, size }: CodesAxis): SetAxis {
  const cases = codes.length;
  const base = missingBase(codes);
  if (codes.BYTES_PER_ELEMENT === 1 && size <= FEW) {
    const bytes = codes as Uint8Array;
    const occurs = occurringBytes(bytes);
    const categories = Array.from({ length: size }, (_, code) => (occurs[code] === 1 ? bitsEqual(bytes, code) : newBits(cases)));
    return { categories, valid: union(categories, cases), missing: MISSING_KINDS.map((_, kind) => (occurs[base + 1 + kind] === 1 ? bitsEqual(bytes, base + 1 + kind) : null)) };
  }
  const categories = Array.from({ length: size }, () => newBits(cases));
  const missing = MISSING_KINDS.map(() => newBits(cases));
  for (let i = 0; i < cases; i++) {
    const code = codes[i]!;
    const set = code > base ? missing[code - base - 1] : categories[code];
    if (set !== undefined) set[i >> 5]! |= 1 << (i & 31);
  }
  return { categories, valid: union(categories, cases), missing };
}
/** Up to this many categories, a quick pass for each is faster than one pass that scatters. */
const FEW = 24;

function setsOfStates({ sets, states }: SetsAxis): SetAxis {
  const occurs = occurringBytes(states);
  const valid = bitsEqual(states, 0);
  const complete = occurs.every((found, state) => state === 0 || found === 0);
  return {
    valid,
    categories: complete ? sets : sets.map((set) => shared(set, valid)),
    missing: MISSING_KINDS.map((_, kind) => (occurs[kind + 1] === 1 ? bitsEqual(states, kind + 1) : null)),
  };
}

/** The same axis with the kinds of missing that occur among kept cases as further categories, `state:noAnswer` and so on:
 *  then every case has a value and the base is all of them. */
export function withStatesAsCategories(axis: Axis, keep: Uint8Array | null): { axis: Axis; kinds: MissingKind[] } {
  const sets = asSets(axis);
  const kept = keep === null ? null : bitsWhere(keep, ONLY_ONES);
  const occurring = MISSING_KINDS.flatMap((kind, index) => {
    const set = sets.missing[index]!;
    return set !== null && (kept === null ? set : shared(set, kept)).some((word) => word !== 0) ? [{ kind, set }] : [];
  });
  const all = [...sets.categories, ...occurring.map((each) => each.set)];
  return { axis: { kind: 'sets', size: all.length, sets: all, states: new Uint8Array(casesOf(axis)) }, kinds: occurring.map((each) => each.kind) };
}
