import { bitAt, STATE, STATE_NAMES, stateAt, type Vector } from '#core/model/vector.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';

export type Cell = string | number | { state: 'notAsked' | 'noAnswer' | 'dontKnow' | 'notApplicable' | 'unread' };

/** Why there is no value. A case that answered, where only the states are known, has no state to show. */
export function stateCellOf(vector: Vector, position: number): Cell {
  const state = stateAt(vector, position);
  return state === STATE.value ? '' : { state: STATE_NAMES[state] as Exclude<Cell, string | number>['state'] };
}

/** A label in the window's language where the study has it in that language, else as it stands. */
export const labelOf = (item: { readonly label: string; readonly labels?: VariableDefinition['labels'] }, language: 'en' | 'fr'): string => item.labels?.[language] ?? item.label;

/** The question as it was put; where it is known in no other words than the label, the label. */
export const wordingOf = (definition: VariableDefinition, language: 'en' | 'fr'): string => (definition.wording === undefined || definition.wording === definition.label ? labelOf(definition, language) : definition.wording);

/** What a grid shows for one case: the label of a category (several joined by "; "), a number, a date, a text, or why there is none. */
export function cellOf(definition: VariableDefinition, vector: Vector, position: number, language?: 'en' | 'fr'): Cell {
  const state = stateAt(vector, position);
  if (state !== STATE.value) return { state: STATE_NAMES[state] as Exclude<Cell, string | number>['state'] };
  switch (vector.kind) {
    case 'single': return shownLabel(definition.categories[vector.codes[position]!], language);
    case 'multiple': return definition.categories.filter((_, index) => bitAt(vector.options[index]!, position)).map((category) => shownLabel(category, language)).join('; ');
    case 'number': return definition.type === 'date' ? new Date(vector.values[position]!).toISOString().replace(/T00:00:00\.000Z$/, '') : vector.values[position]!;
    case 'text': return vector.values[position]!;
  }
}

/** Exports and exchange keep a category's own label; the window shows it in its language. */
const shownLabel = (category: VariableDefinition['categories'][number] | undefined, language: 'en' | 'fr' | undefined): string =>
  (category === undefined ? '' : language === undefined ? category.label : labelOf(category, language));
