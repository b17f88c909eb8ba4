import type { ImportPlan, PlanVariable } from '../contract/import-plan.ts';
import { categoriesOf, orderCategories } from './categories.ts';
import { cellText } from './cell-text.ts';
import { splitChoice } from './delimited-choice.ts';
import type { RawTable } from './raw-table.ts';
import { missingLookup } from './read-closed.ts';
import { surveySheet } from './survey-sheet.ts';

/** More than these are not options of a closed question: the variable keeps what it has. */
export const MOST_CATEGORIES = 1000;

/** The variable with the categories that its column has under its type and delimiter, as a person changed them: a column made a
 *  single choice takes its distinct answers, one made a multiple choice the parts between its delimiters. Texts that stand for a
 *  missing value are none. A variable of several columns, or of a type without categories, stays as it is but for what it cannot have.
 *  @example recategorise(table, plan, { ...variable, type: 'multiple', delimiter: ';' }).categories */
export function recategorise(table: RawTable, plan: Pick<ImportPlan, 'orientation' | 'headerRows' | 'firstDataRow'>, variable: PlanVariable): PlanVariable {
  const { type, columns, delimiter } = variable;
  if (type !== 'single' && type !== 'multiple') { const { categories: _, delimiter: __, ...rest } = variable; return rest; }
  if (columns.length > 1 || columns[0]!.option !== undefined) return variable;
  const missing = missingLookup(variable);
  const { values, counts } = surveySheet(table, plan).column(columns[0]!.index);
  const found = new Map<string, number>();
  for (let code = 0; code < counts.length; code++) {
    const text = cellText(values.at(code) ?? null);
    if (text === null || text.trim() === '' || missing(text) !== null) continue;
    for (const part of type === 'multiple' && delimiter ? new Set(splitChoice(text, delimiter, () => false, 1)) : [text]) if (missing(part) === null) found.set(part, (found.get(part) ?? 0) + counts[code]!);
    if (found.size > MOST_CATEGORIES) return variable;
  }
  const { categories } = categoriesOf([...found].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count));
  if (type === 'multiple') return { ...variable, measure: 'nominal', categories };
  const ordered = orderCategories(categories);
  return { ...variable, measure: variable.measure ?? ordered.measure, categories: ordered.categories };
}
