import type { VariableDefinition } from '../model/definitions.ts';
import { missingBase, newSingleCodes, STATE, STATE_NAMES, setBit, vectorLength, type Vector } from '../model/vector.ts';
import type { CrosstabData, VariableData } from './data.ts';

type StateName = (typeof STATE_NAMES)[number];
/** One case's answer, written by hand: a category id, option ids, a number, or `{ state }`. */
export type Entry = string | number | readonly string[] | { readonly state: StateName };

const stateCode = (entry: Entry): number => (typeof entry === 'object' && 'state' in entry ? STATE_NAMES.indexOf(entry.state) : STATE.value);

/** A definition with everything but what matters filled in. */
export function plainDefinition(part: Pick<VariableDefinition, 'id' | 'type'> & Partial<VariableDefinition>): VariableDefinition {
  return { label: part.id, source: 'imported', measure: 'nominal', confidential: false, categories: [], ...part };
}

/** A vector out of written answers. Dates are given as numbers (milliseconds).
 *  @throws RangeError where an answer names a category the definition does not have */
export function vectorFrom(definition: VariableDefinition, entries: readonly Entry[]): Vector {
  const indexOf = (id: string): number => {
    const index = definition.categories.findIndex((category) => category.id === id);
    if (index < 0) throw new RangeError(`${definition.id} has no category ${id}`);
    return index;
  };
  if (definition.type === 'single') {
    const codes = newSingleCodes(entries.length, definition.categories.length);
    entries.forEach((entry, i) => { codes[i] = typeof entry === 'string' || typeof entry === 'number' ? indexOf(String(entry)) : missingBase(codes) + stateCode(entry); });
    return { kind: 'single', codes };
  }
  const states = Uint8Array.from(entries, stateCode);
  if (definition.type === 'multiple') {
    const options = definition.categories.map(() => new Uint8Array((entries.length + 7) >> 3));
    entries.forEach((entry, i) => { if (Array.isArray(entry)) for (const id of entry) setBit(options[indexOf(String(id))]!, i); });
    return { kind: 'multiple', options, states };
  }
  if (definition.type === 'number' || definition.type === 'date') return { kind: 'number', values: Float64Array.from(entries, (entry) => (typeof entry === 'number' ? entry : 0)), states };
  return { kind: 'text', values: entries.map((entry) => (typeof entry === 'string' ? entry : '')), states };
}

/** Tables' data held in memory. */
export function memoryData(variables: readonly VariableData[], rest: Partial<Pick<CrosstabData, 'mode' | 'unit' | 'caseCount'>> = {}): CrosstabData {
  const byId = new Map(variables.map((each) => [each.definition.id, each]));
  const first = variables[0];
  return {
    caseCount: first === undefined ? 0 : vectorLength(first.vector),
    variable: (id) => byId.get(id) ?? null,
    definitions: () => variables.map((each) => each.definition),
    ...rest,
  };
}
