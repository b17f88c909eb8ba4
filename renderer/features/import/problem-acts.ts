import type { Detail, Saying } from '#core/contract/saying.ts';
import type { ImportPlan, PlanVariable, Problem } from '#core/contract/import-plan.ts';
import { cellPlace } from './cell-place.ts';

/** What can be done about a problem in the plan itself, so that the file need not be touched. */
export type ProblemAct =
  | { readonly kind: 'map'; readonly at: number; readonly found: string; readonly into: string; readonly label: string }
  | { readonly kind: 'keep'; readonly at: number; readonly found: string }
  | { readonly kind: 'missing'; readonly at: number; readonly found: string };

const textOf = (detail: Detail | undefined): string | null => (typeof detail === 'string' ? detail : null);
const isSaying = (detail: Detail | undefined): detail is Saying => typeof detail === 'object' && detail !== null && 'code' in detail;

/** The variable whose column the problem's cell lies in. */
function variableAt(plan: ImportPlan, problem: Pick<Problem, 'cell'>): number | null {
  const place = cellPlace(problem.cell);
  if (!place) return null;
  const index = plan.orientation === 'rows' ? place.column : place.row;
  const at = plan.variables.findIndex((variable) => variable.columns.some((column) => column.index === index));
  return at < 0 ? null : at;
}

/** The acts that a problem offers: a slip mapped to the category it looks like, an answer that is none of the categories kept as a new
 *  one or mapped, a text that is no number or date named as a missing value. */
export function actsFor(plan: ImportPlan, problem: Problem): ProblemAct[] {
  const at = variableAt(plan, problem);
  if (at === null || problem.details === undefined) return [];
  const { categories = [] } = plan.variables[at]!;
  if (problem.code === 'cell.looksLike') {
    const [found, like] = [textOf(problem.details['found']), textOf(problem.details['like'])];
    const into = categories.find(({ values }) => like !== null && values.includes(like));
    return found !== null && into && !into.values.includes(found) ? [{ kind: 'map', at, found, into: into.id, label: into.label }] : [];
  }
  const advice = problem.details['advice'];
  if (problem.code !== 'cell.fault' || !isSaying(advice)) return [];
  const found = textOf(advice.details['found']);
  if (found === null) return [];
  if (['cell.notCategory', 'cell.notOption', 'cell.notAnswer'].includes(advice.code)) {
    return [{ kind: 'keep', at, found }, ...categories.slice(0, 6).map(({ id, label }): ProblemAct => ({ kind: 'map', at, found, into: id, label })), { kind: 'missing', at, found }];
  }
  return ['cell.notNumber', 'cell.notDecimalComma', 'cell.notDate'].includes(advice.code) ? [{ kind: 'missing', at, found }] : [];
}

/** The variable after the act. */
export function withAct(variable: PlanVariable, act: ProblemAct): PlanVariable {
  const categories = (variable.categories ?? []).map((category) => ({ ...category, values: category.values.filter((value) => value !== act.found) }));
  switch (act.kind) {
    // A category that had this spelling alone is gone with it.
    case 'map': return { ...variable, categories: categories.flatMap((category, index) => (category.id === act.into ? [{ ...category, values: [...category.values, act.found] }] : category.values.length === 0 && variable.categories![index]!.values.length > 0 ? [] : [category])) };
    case 'keep': return { ...variable, categories: [...(variable.categories ?? []), { id: newId(act.found, categories.map(({ id }) => id)), label: act.found, values: [act.found] }] };
    case 'missing': return { ...variable, missing: { ...variable.missing, noAnswer: [...new Set([...(variable.missing?.noAnswer ?? []), act.found])] } };
  }
}

function newId(text: string, taken: readonly string[]): string {
  let id = text;
  for (let count = 2; taken.includes(id); count++) id = `${text} ${count}`;
  return id;
}

/** One spelling parted from its category, as a category of its own behind it. */
export function partSpelling(variable: PlanVariable, categoryId: string, spelling: string): PlanVariable {
  return { ...variable, categories: (variable.categories ?? []).flatMap((category) => (category.id !== categoryId ? [category] : [
    { ...category, values: category.values.filter((value) => value !== spelling) },
    { id: newId(spelling, (variable.categories ?? []).map(({ id }) => id)), label: spelling, values: [spelling] },
  ])) };
}
