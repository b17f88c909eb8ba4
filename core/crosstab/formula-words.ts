import type { VariableDefinition } from '../model/definitions.ts';
import { explainExpression, labelIn, type DefinitionOf, type Language } from './explain.ts';

/** A derived variable's definition in words: "In place: Q7 is one of “Yes” or “Partly”; Not in place: …", or its arithmetic. A part
 *  that cannot be read (a variable of it is gone) stands as it was written.
 *  @returns undefined for a variable that was not derived */
export function formulaWords({ derivation, categories }: Pick<VariableDefinition, 'derivation' | 'categories'>, definitionOf: DefinitionOf, language: Language): string | undefined {
  if (!derivation) return undefined;
  const words = (expression: string): string => { const said = explainExpression(expression, definitionOf, language); return said.ok ? said.value : expression; };
  if (derivation.kind === 'number') return words(derivation.expression);
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const semicolon = language === 'fr' ? '\u202f; ' : '; ';
  return derivation.rules.map(({ category, when }) => {
    const found = categories.find(({ id }) => id === category);
    return `${found ? labelIn(found, language) : category}${colon}${words(when)}`;
  }).join(semicolon);
}
