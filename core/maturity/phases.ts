import type { CrosstabData } from '../crosstab/data.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { missingBase } from '../model/vector.ts';
import { inPhaseOrder } from '../checklists/score.ts';

/** Which closed variables say each case's phase: by their role, else by their name. Several surveys have one each. */
export const isPhase = (one: Pick<VariableDefinition, 'id' | 'type' | 'role'>): boolean => one.type === 'single' && (one.role === 'phase' || one.role === 'wave' || /(^|\.)(phase|wave|vague)$/iu.test(one.id));

/** The phase of each case, in words; null where nothing tells. Where two variables say different ones, the first holds. */
export function phasesOfCases(data: CrosstabData): { readonly of: readonly (string | null)[]; readonly names: readonly string[] } | null {
  const variables = [...data.definitions()].filter(isPhase).flatMap((one) => data.variable(one.id) ?? []);
  if (variables.length === 0) return null;
  const of = Array.from<string | null>({ length: data.caseCount }).fill(null);
  for (const { definition, vector } of variables) {
    if (vector.kind !== 'single') continue;
    const base = missingBase(vector.codes);
    for (let at = 0; at < of.length; at += 1) if (vector.codes[at]! < base) of[at] ??= definition.categories[vector.codes[at]!]?.label ?? null;
  }
  return { of, names: inPhaseOrder(variables.flatMap(({ definition }) => definition.categories.map((category) => category.label))) };
}

/** "phase 1" where a phase is called by its number alone; a year, or a name, as it is. */
export const phaseWords = (phase: string): string => (/^\d{1,2}$/u.test(phase) ? `phase ${phase}` : phase);
