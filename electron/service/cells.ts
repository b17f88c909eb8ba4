import { bitAt, STATE, STATE_NAMES, stateAt, type Vector } from '#core/model/vector.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';

export type Cell = string | number | { state: 'notAsked' | 'noAnswer' | 'dontKnow' | 'notApplicable' | 'unread' };

/** Why there is no value. A case that answered, where only the states are known, has no state to show. */
export function stateCellOf(vector: Vector, position: number): Cell {
  const state = stateAt(vector, position);
  return state === STATE.value ? '' : { state: STATE_NAMES[state] as Exclude<Cell, string | number>['state'] };
}

/** What a grid shows for one case: the label of a category (several joined by "; "), a number, a date, a text, or why there is none. */
export function cellOf(definition: VariableDefinition, vector: Vector, position: number): Cell {
  const state = stateAt(vector, position);
  if (state !== STATE.value) return { state: STATE_NAMES[state] as Exclude<Cell, string | number>['state'] };
  switch (vector.kind) {
    case 'single': return definition.categories[vector.codes[position]!]?.label ?? '';
    case 'multiple': return definition.categories.filter((_, index) => bitAt(vector.options[index]!, position)).map((category) => category.label).join('; ');
    case 'number': return definition.type === 'date' ? new Date(vector.values[position]!).toISOString().replace(/T00:00:00\.000Z$/, '') : vector.values[position]!;
    case 'text': return vector.values[position]!;
  }
}
