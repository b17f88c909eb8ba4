import type { Derivation } from '../model/definitions.ts';
import { parseArithmetic, parseCondition } from './parse-expression.ts';
import { variablesIn } from './syntax.ts';

/** Names (ids or labels, as written) of the variables that a derivation speaks of, each once, in order; what cannot be read speaks of none. */
export function namesIn(derivation: Derivation): string[] {
  const parsed = derivation.kind === 'number' ? [parseArithmetic(derivation.expression)] : derivation.rules.map(({ when }) => parseCondition(when));
  return [...new Set(parsed.flatMap((one) => (one.ok ? variablesIn(one.value).map(({ name }) => name) : [])))];
}
