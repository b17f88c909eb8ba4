import { parseArithmetic, parseCondition } from '#core/crosstab/parse-expression.ts';
import { variablesIn } from '#core/crosstab/syntax.ts';
import { findVariable, type VariableData } from '#core/crosstab/data.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { missingBase } from '#core/model/vector.ts';
import type { ProjectSession } from '../session.ts';

/** Why a variable stays out of an extract. */
export type LeftOutReason = 'confidential' | 'openEnded' | 'identifier' | 'nearlyUnique' | 'madeFromLeftOut';
export interface LeftOut { readonly id: string; readonly label: string; readonly reason: LeftOutReason }
export interface Chosen { readonly variables: readonly VariableData[]; readonly leftOut: readonly LeftOut[] }

/** The variables that may leave in an extract. Nothing confidential, no words, nothing that names a case or that nearly each case
 *  has a value of its own in (the country, where the cases are countries), and nothing derived from what is confidential. */
export function chooseVariables(session: ProjectSession): Chosen {
  const leftOut: LeftOut[] = [];
  const variables: VariableData[] = [];
  const all = [...session.definitions.values()].map((definition) => ({ definition, data: session.variable(definition.id) }));
  for (const { definition, data } of all) {
    const reason = reasonFor(definition, data, session);
    if (reason !== null) leftOut.push({ id: definition.id, label: definition.label, reason });
    else variables.push(data!);
  }
  return { variables: [...variables, ...session.themes()], leftOut };
}

function reasonFor(definition: VariableDefinition, data: VariableData | null, session: ProjectSession): LeftOutReason | null {
  if (definition.confidential) return 'confidential';
  if (definition.type === 'open') return 'openEnded';
  if (data === null || definition.type === 'identifier' || data.vector.kind === 'text' || definition.role === 'contact') return 'identifier';
  if (isMadeFromConfidential(definition, session, new Set())) return 'madeFromLeftOut';
  return isNearlyUnique(data) ? 'nearlyUnique' : null;
}

/** Whether a derived variable speaks, itself or through others, of a confidential one. */
function isMadeFromConfidential(definition: VariableDefinition, session: ProjectSession, seen: Set<string>): boolean {
  const { derivation } = definition;
  if (derivation === undefined || seen.has(definition.id)) return false;
  seen.add(definition.id);
  const read = derivation.kind === 'number' ? [parseArithmetic(derivation.expression)] : derivation.rules.map((rule) => parseCondition(rule.when));
  return read.some((parsed) => parsed.ok && variablesIn(parsed.value).some(({ name }) => {
    const match = findVariable(session.crosstabData, name);
    const spoken = 'found' in match ? match.found.definition : 'withoutVector' in match ? match.withoutVector : null;
    return spoken !== null && (spoken.confidential || isMadeFromConfidential(spoken, session, seen));
  }));
}

/** Half of the answers or more, of ten at least, are the only ones of their kind. */
function isNearlyUnique({ vector }: VariableData): boolean {
  const counts = new Map<number, number>();
  if (vector.kind === 'single') {
    const base = missingBase(vector.codes);
    for (const code of vector.codes) if (code < base) counts.set(code, (counts.get(code) ?? 0) + 1);
  } else return false;
  const answers = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const alone = [...counts.values()].filter((count) => count === 1).length;
  return answers >= 10 && alone * 2 >= answers;
}
