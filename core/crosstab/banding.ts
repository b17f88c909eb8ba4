import type { Banding } from '../contract/table.ts';
import type { CategoryDefinition } from '../model/definitions.ts';
import { missingBase, newSingleCodes, STATE } from '../model/vector.ts';
import type { VariableData } from './data.ts';
import type { Language } from './explain.ts';

/** A number variable as one with categories, where the table cuts it into bands; else as it is. A band begins at its lower bound and
 *  ends before the next: cuts 5 and 10 make "under 5", "5 to under 10", "10 and over". Whole numbers say "5–9" instead. */
export function banded(data: VariableData, bands: readonly Banding[], language: Language): VariableData {
  const { definition, vector } = data;
  const banding = bands.find((each) => each.variable === definition.id);
  if (banding === undefined || vector.kind !== 'number' || definition.type === 'date') return data;
  const cuts = [...new Set(banding.cuts)].sort((a, b) => a - b);
  const categories = bandCategories(cuts, vector.values.every((value, i) => vector.states[i] !== STATE.value || Number.isInteger(value)), language);
  const codes = newSingleCodes(vector.states.length, categories.length);
  const base = missingBase(codes);
  for (let i = 0; i < codes.length; i += 1) {
    const state = vector.states[i]!;
    if (state !== STATE.value) { codes[i] = base + state; continue; }
    const value = vector.values[i]!;
    let band = 0;
    while (band < cuts.length && value >= cuts[band]!) band += 1;
    codes[i] = band;
  }
  return { ...data, definition: { ...definition, type: 'single', measure: 'ordinal', categories }, vector: { kind: 'single', codes } };
}

/** The bands' names, from the cuts in rising order. */
export function bandCategories(cuts: readonly number[], whole: boolean, language: Language): CategoryDefinition[] {
  const say = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  const at = (value: number): string => say.format(value);
  const english = language === 'en';
  const integers = whole && cuts.every(Number.isInteger);
  return Array.from({ length: cuts.length + 1 }, (_, band): CategoryDefinition => {
    const low = cuts[band - 1];
    const high = cuts[band];
    const label = low === undefined ? (english ? `under ${at(high!)}` : `moins de ${at(high!)}`)
      : high === undefined ? (english ? `${at(low)} and over` : `${at(low)} et plus`)
        : integers ? (high - 1 === low ? at(low) : `${at(low)}–${at(high - 1)}`)
          : english ? `${at(low)} to under ${at(high)}` : `${at(low)} à moins de ${at(high)}`;
    return { id: `band:${low === undefined ? 'under' : low}`, label };
  });
}
