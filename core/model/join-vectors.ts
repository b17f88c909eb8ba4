import type { CategoryDefinition } from './definitions.ts';
import { missingBase, newSingleCodes, setBit, bitAt, STATE, vectorLength, type Vector } from './vector.ts';

/** Categories of both, those of `first` in front; a category is the same where its id is. @returns where each of `second` went */
export function joinCategories(first: readonly CategoryDefinition[], second: readonly CategoryDefinition[]): { categories: CategoryDefinition[]; placeOfSecond: number[] } {
  const categories = first.map((category) => ({ ...category }));
  const places = new Map(categories.map((category, index) => [category.id, index]));
  const placeOfSecond = second.map((category) => {
    const known = places.get(category.id);
    if (known !== undefined) {
      const values = [...new Set([...(categories[known]!.values ?? []), ...(category.values ?? [])])];
      categories[known] = { ...categories[known]!, ...(values.length > 0 ? { values } : {}) };
      return known;
    }
    places.set(category.id, categories.length);
    categories.push({ ...category });
    return categories.length - 1;
  });
  return { categories, placeOfSecond };
}

/** An all-missing vector of the kind, for cases that were never asked. */
export function emptyVector(like: Vector, cases: number, categories: number, state: number = STATE.notAsked): Vector {
  switch (like.kind) {
    case 'single': {
      const codes = newSingleCodes(cases, categories);
      codes.fill(missingBase(codes) + state);
      return { kind: 'single', codes };
    }
    case 'multiple': return { kind: 'multiple', options: Array.from({ length: categories }, () => new Uint8Array(Math.ceil(cases / 8))), states: new Uint8Array(cases).fill(state) };
    case 'number': return { kind: 'number', values: new Float64Array(cases), states: new Uint8Array(cases).fill(state) };
    case 'text': return { kind: 'text', values: Array.from({ length: cases }, () => ''), states: new Uint8Array(cases).fill(state) };
  }
}

/** Writes the cases of `part` into a copy of `whole`, case `index` of the part at `places[index]`; both must be of one kind.
 *  @param categories how many categories the result has, @param placeOf where each category of the part stands in it
 *  @throws RangeError where the kinds differ */
export function placeInto(whole: Vector, part: Vector, places: readonly number[], categories: number, placeOf: readonly number[]): Vector {
  const run = contiguous(places);
  if (whole.kind === 'single' && part.kind === 'single') {
    const codes = newSingleCodes(whole.codes.length, categories);
    const base = missingBase(whole.codes);
    const shift = missingBase(codes) - base;
    if (shift === 0) codes.set(whole.codes); else whole.codes.forEach((code, at) => { codes[at] = code > base ? code + shift : code; });
    const partBase = missingBase(part.codes);
    const partShift = missingBase(codes) - partBase;
    for (let at = 0; at < part.codes.length; at += 1) { const code = part.codes[at]!; codes[places[at]!] = code > partBase ? code + partShift : placeOf[code]!; }
    return { kind: 'single', codes };
  }
  if (whole.kind === 'multiple' && part.kind === 'multiple') {
    const size = Math.ceil(vectorLength(whole) / 8);
    const options = Array.from({ length: categories }, (_, index) => { const bits = new Uint8Array(size); const known = whole.options[index]; if (known) bits.set(known); return bits; });
    const states = whole.states.slice();
    places.forEach((place, at) => {
      states[place] = part.states[at]!;
      for (const bits of options) bits[place >> 3]! &= ~(1 << (place & 7));
      part.options.forEach((option, index) => { if (bitAt(option, at)) setBit(options[placeOf[index]!]!, place); });
    });
    return { kind: 'multiple', options, states };
  }
  if (whole.kind === 'number' && part.kind === 'number') {
    const values = whole.values.slice();
    const states = whole.states.slice();
    if (run) { values.set(part.values, places[0]); states.set(part.states, places[0]); } else places.forEach((place, at) => { values[place] = part.values[at]!; states[place] = part.states[at]!; });
    return { kind: 'number', values, states };
  }
  if (whole.kind === 'text' && part.kind === 'text') {
    const values = [...whole.values];
    const states = whole.states.slice();
    places.forEach((place, at) => { values[place] = part.values[at]!; states[place] = part.states[at]!; });
    return { kind: 'text', values, states };
  }
  throw new RangeError(`placeInto: a ${part.kind} vector does not go into a ${whole.kind} vector`);
}

/** Whether the places follow one another, as those of cases that are added behind the others do. */
function contiguous(places: readonly number[]): boolean {
  for (let at = 1; at < places.length; at += 1) if (places[at] !== places[0]! + at) return false;
  return places.length > 0;
}
