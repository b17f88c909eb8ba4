import { foldText } from '../../ui/fold-text.ts';
import type { Variable } from '#core/contract/variable.ts';

/** A rule as the dialog edits it: a category by its label, and the condition under which a case is in it. */
export interface DraftRule { readonly category: string; readonly when: string }

/** Words that an expression reads as a part of itself, and never as a name. */
const KEYWORDS = new Set(['and', 'or', 'not', 'in', 'is', 'missing']);
/** A variable's name as an expression writes it: in double quotes where it is not one word. */
export const nameInExpression = (id: string): string => (/^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u.test(id) && !KEYWORDS.has(id.toLowerCase()) ? id : `"${id.replaceAll('"', '""')}"`);
const valueInExpression = (id: string): string => `'${id.replaceAll("'", "''")}'`;

/** One category of one variable, and the group it is put in ("" leaves it out). */
export interface Grouped { readonly variableId: string; readonly categoryId: string; readonly group: string }

/** Rules that put categories of one or several variables into groups, in the order in which the groups are first met: a recode, a
 *  net, a combination of questions, one status from two instruments, groups of countries.
 *  @example groupRules([{ variableId: 'q7', categoryId: 'yes', group: 'In place' }]) // [{ category: 'In place', when: "q7 = 'yes'" }] */
export function groupRules(grouped: readonly Grouped[]): DraftRule[] {
  return [...Map.groupBy(grouped.filter(({ group }) => group.trim() !== ''), ({ group }) => group.trim())].map(([category, members]) => ({
    category,
    when: [...Map.groupBy(members, ({ variableId }) => variableId)].map(([variableId, of]) => {
      const name = nameInExpression(variableId);
      return of.length === 1 ? `${name} = ${valueInExpression(of[0]!.categoryId)}` : `${name} in (${of.map(({ categoryId }) => valueInExpression(categoryId)).join(', ')})`;
    }).join(' or '),
  }));
}

/** Bands of a number, by the values at which a new one begins: 10 and 50 make "under 10", "10 to under 50", "50 and over".
 *  @param say the labels of the bands in the window's language
 *  @returns null where the cuts are not numbers in rising order */
export function bandRules(variableId: string, cuts: readonly number[], say: { under: (high: number) => string; between: (low: number, high: number) => string; over: (low: number) => string }): DraftRule[] | null {
  if (cuts.length === 0 || cuts.some((cut, at) => !Number.isFinite(cut) || (at > 0 && cut <= cuts[at - 1]!))) return null;
  const name = nameInExpression(variableId);
  return [
    { category: say.under(cuts[0]!), when: `${name} < ${cuts[0]!}` },
    ...cuts.slice(1).map((high, at) => ({ category: say.between(cuts[at]!, high), when: `${name} >= ${cuts[at]!} and ${name} < ${high}` })),
    { category: say.over(cuts.at(-1)!), when: `${name} >= ${cuts.at(-1)!}` },
  ];
}

/** "10; 50" or "2,5; 10" (French decimals) as numbers; null where a part is none. */
export function parseCuts(text: string): number[] | null {
  const parts = text.split(/[;\s]+/).filter(Boolean);
  const cuts = parts.map((part) => Number(part.replace(',', '.')));
  return parts.length === 0 || cuts.some((cut) => Number.isNaN(cut)) ? null : cuts;
}

/** Yes and No in the languages of surveys, and steps on the way: what two instruments call the same status. */
const ALIKE: readonly (readonly string[])[] = [['yes', 'oui', 'si', 'sim', 'in place', 'en place', 'true'], ['no', 'non', 'nao', 'not in place', 'false'], ['partly', 'partially', 'in part', 'partiellement', 'en partie', 'parcialmente'], ['planned', 'in progress', 'under development', 'prevu', 'en cours', 'previsto']];

/** A first grouping of several variables: categories that say the same go together, under the label that is met first. */
export function proposeGroups(variables: readonly Variable[], language: 'en' | 'fr'): Grouped[] {
  const named = new Map<string, string>();
  return variables.flatMap((variable) => (variable.categories ?? []).map(({ id, label, labels }) => {
    const shown = labels?.[language] ?? label;
    const folded = foldText(label).replace(/[\s\p{P}]+/gu, ' ').trim();
    const key = ALIKE.find((alike) => alike.includes(folded))?.[0] ?? folded;
    if (!named.has(key)) named.set(key, shown);
    return { variableId: variable.id, categoryId: id, group: named.get(key)! };
  }));
}
