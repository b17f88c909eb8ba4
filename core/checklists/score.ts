import { NOT_APPLICABLE, type Checklist, type ChecklistItem } from '../contract/checklist.ts';

export interface Score { /** 0 to 100; null where nothing that applies is marked. */ readonly percent: number | null; readonly marked: number; readonly applicable: number }

/** How far the items that are marked are met, by weight. What is not marked yet is left out and counted, so that a score of half a checklist says
 *  so; what does not apply is in neither.
 *  @param valueOf what is marked of an item: an id of the scale, "na", or null
 *  @returns percent = 100 · Σ weight · score ÷ Σ weight · highest score, over what is marked and applies
 *  @example score(checklist, checklist.items, () => 'full').percent // 100 */
export function score(checklist: Pick<Checklist, 'scale'>, items: readonly Pick<ChecklistItem, 'id' | 'weight'>[], valueOf: (itemId: string) => string | null): Score {
  const scores = new Map(checklist.scale.map((step) => [step.id, step.score]));
  const highest = Math.max(...checklist.scale.map((step) => step.score));
  let [sum, most, marked, applicable] = [0, 0, 0, 0];
  for (const item of items) {
    const value = valueOf(item.id);
    if (value === NOT_APPLICABLE) continue;
    applicable += 1;
    const points = value === null ? undefined : scores.get(value);
    if (points === undefined) continue;
    marked += 1;
    sum += item.weight * points;
    most += item.weight * highest;
  }
  return { percent: most > 0 ? (100 * sum) / most : null, marked, applicable };
}

export interface Section { readonly no: number; readonly label: ChecklistItem['section']; readonly items: readonly ChecklistItem[] }
/** The sections in the order in which they are first named. */
export function sectionsOf({ items }: Pick<Checklist, 'items'>): Section[] {
  const found = new Map<string, { no: number; label: ChecklistItem['section']; items: ChecklistItem[] }>();
  for (const item of items) {
    const key = item.section.en || item.section.fr;
    const section = found.get(key) ?? { no: found.size + 1, label: item.section, items: [] };
    section.items.push(item);
    found.set(key, section);
  }
  return [...found.values()];
}

/** Phases in the order of their names, numbers as numbers: "2019" before "2024", "Phase 2" before "Phase 10"; the nameless one first. */
export const inPhaseOrder = (phases: Iterable<string>): string[] => [...new Set(phases)].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
