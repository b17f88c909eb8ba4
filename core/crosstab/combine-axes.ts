import { missingBase, newSingleCodes } from '../model/vector.ts';
import { asSets, casesOf, type Axis } from './axis.ts';
import { shared, union } from './bits.ts';

/** Nets: the axis with groups of its categories as further categories after its own. A case is in a net when it is in any of its
 *  members, and counts once however many. @param nets indexes of the members of each */
export function withNets(axis: Axis, nets: readonly (readonly number[])[]): Axis {
  if (nets.length === 0) return axis;
  const { categories } = asSets(axis);
  const sets = [...categories, ...nets.map((members) => union(members.map((index) => categories[index]!), casesOf(axis)))];
  return { kind: 'sets', size: sets.length, sets, states: statesOf(axis) };
}

/** Nesting: every category of `outer` with every category of `inner`, outer first (index `o × inner.size + i`). A case without a
 *  value in either has that kind of missing, the outer's before the inner's. */
export function nestAxes(outer: Axis, inner: Axis): Axis {
  const size = outer.size * inner.size;
  if (outer.kind === 'codes' && inner.kind === 'codes') {
    const codes = newSingleCodes(outer.codes.length, size);
    const [outerBase, innerBase, base] = [missingBase(outer.codes), missingBase(inner.codes), missingBase(codes)];
    for (let i = 0; i < codes.length; i++) {
      const a = outer.codes[i]!;
      const b = inner.codes[i]!;
      codes[i] = a > outerBase ? base + a - outerBase : b > innerBase ? base + b - innerBase : a * inner.size + b;
    }
    return { kind: 'codes', size, codes };
  }
  const a = asSets(outer);
  const b = asSets(inner);
  const outerStates = statesOf(outer);
  const innerStates = statesOf(inner);
  return { kind: 'sets', size, sets: a.categories.flatMap((first) => b.categories.map((second) => shared(first, second))), states: outerStates.map((state, i) => state || innerStates[i]!) };
}

/** The state of each case, as a byte. */
function statesOf(axis: Axis): Uint8Array {
  if (axis.kind === 'sets') return axis.states;
  const base = missingBase(axis.codes);
  const states = new Uint8Array(axis.codes.length);
  for (let i = 0; i < states.length; i++) { const code = axis.codes[i]!; if (code > base) states[i] = code - base; }
  return states;
}

