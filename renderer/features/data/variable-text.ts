import type { CategoryCount, Variable } from '#core/contract/variable.ts';
import type { DefinitionOf } from '#core/crosstab/explain.ts';
import { foldText } from '../../ui/fold-text.ts';

type Labelled = Pick<Variable, 'label' | 'labels'>;
/** The label in the window's language, or the one that is always there. */
export const variableLabel = (variable: Labelled, language: 'en' | 'fr'): string => variable.labels?.[language] ?? variable.label;

/** The definition by the id or label that an expression uses, for saying it in words. */
export function definitionIn(variables: readonly Variable[]): DefinitionOf {
  const byName = new Map(variables.flatMap((variable) => [[variable.label, variable], [variable.id, variable]] as const));
  for (const variable of variables) byName.set(variable.id, variable);
  return (name) => { const variable = byName.get(name); return variable ? { ...variable, categories: variable.categories ?? [] } : null; };
}

/** Cases without a value, whatever the reason. */
export const missingCount = ({ states }: Pick<Variable, 'states'>): number => states.notAsked + states.noAnswer + states.dontKnow + states.notApplicable;

/** Pairs of categories that differ only by case, accents, blanks or punctuation; the rarer one first, to be merged into the other.
 *  @example lookAlikes([{ id: 'a', label: 'Yes', count: 30 }, { id: 'b', label: 'yes ', count: 2 }]) // [[b, a]] */
export function lookAlikes(categories: readonly CategoryCount[]): [CategoryCount, CategoryCount][] {
  const key = (label: string) => foldText(label).replace(/[\s\p{P}]+/gu, ' ').trim();
  return [...Map.groupBy(categories, (category) => key(category.label)).values()].flatMap((alike) => {
    const [main, ...others] = alike.toSorted((a, b) => b.count - a.count);
    return main ? others.map((other): [CategoryCount, CategoryCount] => [other, main]) : [];
  });
}
