import type { VariableDefinition } from '../model/definitions.ts';
import { atOnce } from '../steps.ts';
import { bitAt, STATE, STATE_NAMES, stateAt, type Vector } from '../model/vector.ts';

/** A variable as it stands in the project or in a file: what comparing needs of it. */
export interface ComparedVariable {
  readonly definition: Pick<VariableDefinition, 'id' | 'label' | 'type' | 'categories'>;
  /** null where an open question keeps no states. */
  readonly vector: Vector | null;
  readonly answers?: Iterable<{ readonly caseIndex: number; readonly text: string }> | undefined;
}
export interface ComparedCases { readonly keys: readonly string[]; readonly variables: readonly ComparedVariable[] }

export interface CellChange {
  readonly variable: string;
  readonly key: string;
  readonly beforeIndex: number;
  readonly afterIndex: number;
  /** As shown: labels of categories, the text of an answer, or the state of missing in angle brackets. */
  readonly before: string;
  readonly after: string;
  readonly open: boolean;
  /** Open questions: the words the file has now, or null where it has none. */
  readonly afterText: string | null;
}
export interface ImportDiff {
  /** Case indices: of the file, of the project, and pairs of both. */
  readonly newCases: readonly number[];
  readonly vanishedCases: readonly number[];
  readonly unchangedCases: readonly (readonly [before: number, after: number])[];
  readonly changedCases: readonly (readonly [before: number, after: number])[];
  readonly cells: readonly CellChange[];
  readonly newVariables: readonly string[];
  readonly vanishedVariables: readonly string[];
}

/** What a corrected or larger file changes: cases matched by key, variables by id, cells by meaning (the same category under
 *  another spelling is no change). Variables that only one side has are named and change no case.
 *  @param before the cases of this instrument as the project holds them, @param after the same as the file has them
 *  @example diffImport(project, file).changedCases.length */
export const diffImport = (before: ComparedCases, after: ComparedCases): ImportDiff => atOnce(diffSteps(before, after));

/** The same in steps, one a variable. */
export function* diffSteps(before: ComparedCases, after: ComparedCases): Generator<number, ImportDiff> {
  const beforeIndex = new Map(before.keys.map((key, index) => [key, index]));
  const afterKeys = new Set(after.keys);
  const beforeVariables = new Map(before.variables.map((variable) => [variable.definition.id, variable]));
  const afterIds = new Set(after.variables.map(({ definition }) => definition.id));
  const pairs = after.keys.flatMap((key, index): (readonly [number, number])[] => { const found = beforeIndex.get(key); return found === undefined ? [] : [[found, index]]; });
  const cells: CellChange[] = [];
  for (const variable of after.variables) {
    const old = beforeVariables.get(variable.definition.id);
    if (old === undefined) continue;
    yield 1;
    const [was, is] = [cellReader(old), cellReader(variable)];
    for (const [from, to] of pairs) {
      const [one, other] = [was(from), is(to)];
      if (one.meaning === other.meaning) continue;
      cells.push({ variable: variable.definition.id, key: after.keys[to]!, beforeIndex: from, afterIndex: to, before: one.shown, after: other.shown, open: variable.definition.type === 'open', afterText: other.text ?? null });
    }
  }
  const changed = new Set(cells.map(({ afterIndex }) => afterIndex));
  return {
    newCases: after.keys.flatMap((key, index) => (beforeIndex.has(key) ? [] : [index])),
    vanishedCases: before.keys.flatMap((key, index) => (afterKeys.has(key) ? [] : [index])),
    unchangedCases: pairs.filter(([, to]) => !changed.has(to)), changedCases: pairs.filter(([, to]) => changed.has(to)), cells,
    newVariables: [...afterIds].filter((id) => !beforeVariables.has(id)), vanishedVariables: [...beforeVariables.keys()].filter((id) => !afterIds.has(id)),
  };
}

interface Reading { readonly meaning: string; readonly shown: string; readonly text?: string }
/** Reads one cell as its meaning (ids, so that labels may be corrected) and as it is shown. */
function cellReader({ definition, vector, answers }: ComparedVariable): (index: number) => Reading {
  const texts = answers === undefined ? null : new Map(Array.from(answers, ({ caseIndex, text }) => [caseIndex, text] as const));
  const { categories } = definition;
  const absent = (state: number): Reading => { const name = STATE_NAMES[state] ?? 'noAnswer'; return { meaning: `\u0000${name}`, shown: `<${name}>` }; };
  return (index) => {
    if (texts !== null) {
      const text = texts.get(index);
      if (text !== undefined) return { meaning: text, shown: text, text };
      return absent(vector === null || stateAt(vector, index) === STATE.value ? STATE.noAnswer : stateAt(vector, index));
    }
    if (vector === null) return absent(STATE.noAnswer);
    const state = stateAt(vector, index);
    if (state !== STATE.value) return absent(state);
    if (vector.kind === 'single') { const category = categories[vector.codes[index]!]; return { meaning: category?.id ?? '', shown: category?.label ?? '' }; }
    if (vector.kind === 'multiple') {
      const chosen = vector.options.flatMap((bits, option) => (bitAt(bits, index) ? [categories[option]!] : []));
      return { meaning: chosen.map(({ id }) => id).sort().join('\u0001'), shown: chosen.map(({ label }) => label).join('; ') };
    }
    if (vector.kind === 'number') return { meaning: String(vector.values[index]), shown: definition.type === 'date' ? new Date(vector.values[index]!).toISOString() : String(vector.values[index]) };
    return { meaning: vector.values[index]!, shown: vector.values[index]! };
  };
}
