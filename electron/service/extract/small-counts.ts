import type { VariableData } from '#core/crosstab/data.ts';
import { bitAt, missingBase, STATE } from '#core/model/vector.ts';

/** What an extract gives away although it names nobody: an answer that few gave, and cases that stand alone in their attributes. */
export interface SmallCounts {
  readonly under: number;
  /** Categories that at least one case and fewer than `under` have. */
  readonly rare: readonly { readonly variable: string; readonly category: string; readonly cases: number }[];
  /** Cases that share their combination of all attributes (region, income band, instrument …) with fewer than `under` in all. */
  readonly alone: { readonly attributes: readonly string[]; readonly cases: number; readonly of: number };
}

export function smallCounts(variables: readonly VariableData[], cases: number, under = 5): SmallCounts {
  const rare = variables.flatMap(({ definition, vector }) => countsOf(vector, definition.categories.length).flatMap((count, index) => (count > 0 && count < under ? [{ variable: definition.id, category: definition.categories[index]!.id, cases: count }] : [])));
  const attributes = variables.filter(({ definition, vector }) => definition.source === 'attribute' && vector.kind === 'single');
  const groups = new Map<string, number>();
  for (let index = 0; index < cases && attributes.length > 0; index++) {
    const key = attributes.map(({ vector }) => (vector.kind === 'single' ? vector.codes[index] : '')).join('\u0000');
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  return { under, rare, alone: { attributes: attributes.map(({ definition }) => definition.id), cases: [...groups.values()].filter((count) => count < under).reduce((sum, count) => sum + count, 0), of: cases } };
}

function countsOf(vector: VariableData['vector'], categories: number): number[] {
  const counts = Array.from({ length: categories }, () => 0);
  if (vector.kind === 'single') { const base = missingBase(vector.codes); for (const code of vector.codes) if (code < base) counts[code]! += 1; }
  if (vector.kind === 'multiple') vector.options.forEach((bits, option) => { for (let index = 0; index < vector.states.length; index++) if (vector.states[index] === STATE.value && bitAt(bits, index)) counts[option]! += 1; });
  return counts;
}
