import type { ImportPlan, PlanColumn, PlanVariable } from '../contract/import-plan.ts';
import { normaliseText } from '../text/normalise.ts';
import { uniqueId } from '../text/slug.ts';
import { categoriesOf } from './categories.ts';
import { splitChoice } from './delimited-choice.ts';
import { missingLookup, categoryLookup } from './read-closed.ts';

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
  const left = new Map<string, PlanVariable[]>();
  for (const variable of earlier.variables) {
    const key = signature(variable.columns);
    left.set(key, [...(left.get(key) ?? []), variable]);
  }
  const carried = new Set<string>();
  const drafts = guessed.variables.map((variable) => {
    const known = left.get(signature(variable.columns))?.shift();
    if (known !== undefined) carried.add(known.id);
    return { variable, known };
  });
  // An id that an earlier variable bears is not given to a new column.
  const taken = new Set(carried);
  const variables = drafts.map(({ variable, known }): PlanVariable => {
    if (known === undefined) return carried.has(variable.id) ? { ...variable, id: uniqueId(variable.id, taken) } : variable;
    const columns = placed(known.columns, variable.columns);
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

const headerKey = ({ header, index }: PlanColumn): string => normaliseText(header) || `column ${index}`;
const signature = (columns: readonly PlanColumn[]): string => columns.map(headerKey).toSorted().join('\n');

/** The plan's columns, where the file now has them. */
function placed(columns: readonly PlanColumn[], found: readonly PlanColumn[]): PlanColumn[] {
  const left = [...found];
  return columns.map((column) => {
    const at = left.findIndex((other) => headerKey(other) === headerKey(column));
    return at < 0 ? column : { ...column, index: left.splice(at, 1)[0]!.index };
  });
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
    : categoriesOf([...new Set(textsOf(column?.index ?? 0).flatMap((text) => (known.type === 'multiple' && known.delimiter !== undefined && isNew(text) ? splitChoice(text, known.delimiter, (part) => !isNew(part)) : [text])))].filter((text) => isNew(text) && !unanswered.has(text)).map((text) => ({ text, count: 1 }))).categories;
  if (fresh.length > MOST_NEW) return known;
  const ids = new Set((known.categories ?? []).map(({ id }) => id));
  return {
    ...known,
    ...(fresh.length === 0 ? {} : { categories: [...(known.categories ?? []), ...fresh.map((category) => ({ ...category, id: uniqueId(category.id, ids) }))] }),
    ...(states.length === 0 ? {} : { missing: { ...known.missing, ...Object.fromEntries(states.map(([state, texts]) => [state, [...(known.missing?.[state] ?? []), ...texts]])) } }),
  };
}
