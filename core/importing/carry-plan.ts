import type { ImportPlan, PlanVariable } from '../contract/import-plan.ts';
import { uniqueId } from '../text/slug.ts';
import { categoriesOf } from './categories.ts';
import { mostParts, splitChoice } from './delimited-choice.ts';
import { columnKey, pairColumns } from './pair-columns.ts';
import { missingLookup, categoryLookup, spellingsOf } from './read-closed.ts';

type MissingKind = keyof NonNullable<PlanVariable['missing']>;

/** Most answers that a closed question takes in from one file; a column with more is no longer that question. */
const MOST_NEW = 250;

/** A plan for a file that an earlier plan does not quite fit: what is new (columns, answers) is read as guessed; what the earlier
 *  plan knows is read as it says, with every correction a person made to it (types, categories joined, columns left out, what is
 *  confidential, the identifier and the country), and answers it does not know become categories more.
 *  @param textsOf the distinct texts of a column, by its position in the file
 *  @returns a new plan; columns that are no longer in the file are not in it */
export function carryPlan(guessed: ImportPlan, earlier: ImportPlan, textsOf: (column: number) => readonly string[]): ImportPlan {
  if (earlier.orientation !== guessed.orientation) return guessed;
  const headers: string[] = [];
  for (const { header, index } of guessed.variables.flatMap(({ columns }) => columns)) headers[index] = header;
  const pairs = pairColumns(earlier.variables.flatMap(({ columns }) => columns), Array.from(headers, (header) => header ?? ''));
  const now = (known: PlanVariable): number[] => known.columns.flatMap((column) => pairs.get(columnKey(column)) ?? []);
  const byColumns = new Map(earlier.variables.filter((known) => now(known).length === known.columns.length).map((known) => [signature(now(known)), known]));
  const byColumn = new Map(earlier.variables.filter(({ columns }) => columns.length > 1).flatMap((known) => now(known).map((index) => [index, known] as const)));
  const carried = new Set<string>();
  const drafts = guessed.variables.map((variable) => {
    const own = variable.columns.map(({ index }) => index);
    const same = byColumns.get(signature(own)) ?? null;
    // A question in several columns that has won or lost an option is still that question.
    const [nearest] = own.length < 2 ? [] : own.flatMap((index) => byColumn.get(index) ?? []);
    const known = same ?? (nearest !== undefined && nearest.type === variable.type && now(nearest).every((index) => own.includes(index)) && now(nearest).length * 2 >= own.length ? withOptions(nearest, variable, pairs) : undefined);
    if (known === undefined || carried.has(known.id)) return { variable, known: undefined };
    carried.add(known.id);
    return { variable, known };
  });
  // An id that an earlier variable bears is not given to a new column.
  const taken = new Set(carried);
  const variables = drafts.map(({ variable, known }): PlanVariable => {
    if (known === undefined) return carried.has(variable.id) ? { ...variable, id: uniqueId(variable.id, taken) } : variable;
    const columns = known.columns.map((column) => ({ ...column, index: pairs.get(columnKey(column)) ?? column.index }));
    return withNewAnswers({ ...known, columns }, variable, textsOf);
  });
  const included = (id: string | undefined): string | undefined => (id !== undefined && variables.some((variable) => variable.id === id && variable.include) ? id : undefined);
  const caseKey = included(earlier.caseKey) ?? included(guessed.caseKey);
  const country = included(earlier.country) ?? included(guessed.country);
  const { caseKey: _, country: __, ...rest } = guessed;
  return {
    ...rest, ...(caseKey === undefined ? {} : { caseKey }), ...(country === undefined ? {} : { country, incomeYear: earlier.incomeYear ?? guessed.incomeYear }),
    ...(earlier.countryMatches === undefined ? {} : { countryMatches: { ...guessed.countryMatches, ...earlier.countryMatches } }), variables,
  };
}

const signature = (columns: readonly number[]): string => columns.toSorted((a, b) => a - b).join(' ');

/** A question with an option a column: the earlier columns that are still there, and the new ones with their options. */
function withOptions(known: PlanVariable, guessed: PlanVariable, pairs: ReadonlyMap<string, number>): PlanVariable {
  const kept = known.columns.filter((column) => pairs.has(columnKey(column)));
  const there = new Set(kept.map((column) => pairs.get(columnKey(column))));
  const added = guessed.columns.filter(({ index }) => !there.has(index));
  const ids = new Set((known.categories ?? []).map(({ id }) => id));
  const has = (label: string): boolean => (known.categories ?? []).some((category) => category.label === label || category.id === label);
  const categories = (guessed.categories ?? []).filter(({ id, label }) => added.some(({ option }) => option === label || option === id) && !has(label)).map((category) => ({ ...category, id: uniqueId(category.id, ids) }));
  return { ...known, columns: [...kept, ...added], ...(known.categories === undefined ? {} : { categories: [...known.categories, ...categories] }) };
}

function withNewAnswers(known: PlanVariable, guessed: PlanVariable, textsOf: (column: number) => readonly string[]): PlanVariable {
  const [column] = known.columns;
  if (!known.include || known.columns.length > 1 || column?.option !== undefined || (known.type !== 'single' && known.type !== 'multiple')) return known;
  const find = categoryLookup(known);
  const missing = missingLookup(known);
  const isNew = (text: string): boolean => find(text) < 0 && missing(text) === null;
  // Labels of missing values that the earlier file did not have.
  const states = known.type !== guessed.type ? [] : Object.entries(guessed.missing ?? {}).flatMap(([state, texts = []]): [MissingKind, string[]][] => { const fresh = texts.filter(isNew); return fresh.length === 0 ? [] : [[state as MissingKind, fresh]]; });
  const unanswered = new Set(states.flatMap(([, texts]) => texts));
  const fresh = known.type === guessed.type && known.delimiter === guessed.delimiter
    ? (guessed.categories ?? []).map((category) => ({ ...category, values: category.values.filter(isNew) })).filter(({ values }) => values.length > 0)
    : categoriesOf([...new Set(textsOf(column?.index ?? 0).flatMap((text) => (known.type === 'multiple' && known.delimiter !== undefined && isNew(text) ? splitChoice(text, known.delimiter, (part) => !isNew(part), mostParts(spellingsOf(known), known.delimiter)) : [text])))].filter((text) => isNew(text) && !unanswered.has(text)).map((text) => ({ text, count: 1 }))).categories;
  if (fresh.length > MOST_NEW) return known;
  const ids = new Set((known.categories ?? []).map(({ id }) => id));
  return {
    ...known,
    ...(fresh.length === 0 ? {} : { categories: [...(known.categories ?? []), ...fresh.map((category) => ({ ...category, id: uniqueId(category.id, ids) }))] }),
    ...(states.length === 0 ? {} : { missing: { ...known.missing, ...Object.fromEntries(states.map(([state, texts]) => [state, [...(known.missing?.[state] ?? []), ...texts]])) } }),
  };
}
