import type { StatusValue } from '#core/confirmation/pack.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { bitAt, missingBase, setBit, STATE, STATE_NAMES, stateAt, vectorLength, type Vector } from '#core/model/vector.ts';
import type { ReadDb } from '#db/database.ts';
import { listCases } from '#db/queries/cases.ts';
import { listAccepted } from '#db/queries/packs.ts';

/** What respondents corrected, as it lies over their answers (docs/adr/0016). The answers stay as they were given: a correction that is taken back
 *  leaves them as if it had never been. */
export class Corrections {
  readonly #byVariable: ReadonlyMap<string, ReadonlyMap<number, StatusValue>>;

  constructor(db: ReadDb) {
    const byVariable = new Map<string, Map<number, StatusValue>>();
    const accepted = listAccepted(db, 'status').filter((line) => line.verdict === 'changed' || line.verdict === 'withdrawn');
    const positions = accepted.length === 0 ? null : new Map(listCases(db).map((one) => [one.rid, one.position]));
    for (const line of accepted) {
      const position = positions!.get(line.caseRid);
      if (position === undefined) continue;
      const of = byVariable.get(line.variableId) ?? new Map<number, StatusValue>();
      // The newest of a case counts. Withdrawn: nothing may be said of it, as if it had not been answered.
      of.set(position, line.verdict === 'withdrawn' ? { state: 'noAnswer' } : JSON.parse(line.value) as StatusValue);
      byVariable.set(line.variableId, of);
    }
    this.#byVariable = byVariable;
  }

  get variables(): Iterable<string> { return this.#byVariable.keys(); }
  of(variableId: string): ReadonlyMap<number, StatusValue> | undefined { return this.#byVariable.get(variableId); }

  /** The answers with the corrections over them, as a copy where there are any; how many cases differ from their answers for it. A
   *  correction to a category that is no longer there does not count. */
  over(definition: Pick<VariableDefinition, 'id' | 'categories'>, vector: Vector): { vector: Vector; corrected: number } {
    const corrections = this.#byVariable.get(definition.id);
    if (corrections === undefined || (vector.kind !== 'single' && vector.kind !== 'multiple')) return { vector, corrected: 0 };
    const place = new Map(definition.categories.map((category, index) => [category.id, index]));
    const copy: Vector = vector.kind === 'single' ? { kind: 'single', codes: vector.codes.slice() } : { kind: 'multiple', options: vector.options.map((option) => option.slice()), states: vector.states.slice() };
    let corrected = 0;
    for (const [position, value] of corrections) {
      if (position >= vectorLength(vector)) continue;
      const indexes = 'state' in value ? [] : value.categories.map((id) => place.get(id));
      if (indexes.some((index) => index === undefined) || (copy.kind === 'single' && indexes.length > 1)) continue;
      if (JSON.stringify(valueAt(definition, vector, position)) !== JSON.stringify('state' in value ? value : { categories: definition.categories.filter((category) => value.categories.includes(category.id)).map((category) => category.id) })) corrected += 1;
      const state = 'state' in value ? STATE[value.state] : STATE.value;
      if (copy.kind === 'single') copy.codes[position] = state === STATE.value ? indexes[0]! : missingBase(copy.codes) + state;
      else {
        copy.states[position] = state;
        copy.options.forEach((option, index) => { if (indexes.includes(index)) setBit(option, position); else option[position >> 3]! &= ~(1 << (position & 7)); });
      }
    }
    return { vector: copy, corrected };
  }
}

/** What a case's status is. null for a variable that is no choice. */
export function valueAt(definition: Pick<VariableDefinition, 'categories'>, vector: Vector, position: number): StatusValue | null {
  if (vector.kind !== 'single' && vector.kind !== 'multiple') return null;
  const state = stateAt(vector, position);
  if (state !== STATE.value) return { state: state === STATE.unread ? 'noAnswer' : STATE_NAMES[state] as Exclude<(typeof STATE_NAMES)[number], 'value' | 'unread'> };
  if (vector.kind === 'single') { const category = definition.categories[vector.codes[position]!]; return category ? { categories: [category.id] } : { state: 'noAnswer' }; }
  return { categories: definition.categories.filter((_, index) => bitAt(vector.options[index]!, position)).map((category) => category.id) };
}

/** A choice without the answers of some cases, as if those had not answered. */
export function withoutValues(vector: Vector, without: (index: number) => boolean): Vector {
  if (vector.kind !== 'single' && vector.kind !== 'multiple') return vector;
  const copy: Vector = vector.kind === 'single' ? { kind: 'single', codes: vector.codes.slice() } : { kind: 'multiple', options: vector.options.map((option) => option.slice()), states: vector.states.slice() };
  for (let index = 0; index < vectorLength(vector); index += 1) {
    if (stateAt(vector, index) !== STATE.value || !without(index)) continue;
    if (copy.kind === 'single') copy.codes[index] = missingBase(copy.codes) + STATE.noAnswer;
    else { copy.states[index] = STATE.noAnswer; for (const option of copy.options) option[index >> 3]! &= ~(1 << (index & 7)); }
  }
  return copy;
}
