import type { ImportPlan, PlanSheet, PlanVariable, UnitPlan } from '../contract/import-plan.ts';
import { english, saying, type SentenceCode } from '../text/sentences.ts';
import type { Detail } from '../contract/saying.ts';
import { slug, uniqueId } from '../text/slug.ts';
import { isLinkColumn } from './find-joins.ts';
import { linkedHeader } from './gather-joins.ts';
import { NO_ROWS, PARENT_HEADERS, ROWS_DELIMITER, summaryHeader, type SummaryKind } from './join-sheets.ts';

const why = (code: SentenceCode, details: Readonly<Record<string, Detail>> = {}): Pick<PlanVariable, 'reason' | 'why' | 'confidence'> => { const sentence = saying(code, details); return { reason: english(sentence), why: [sentence], confidence: 0.97 }; };

/** The instrument of a repeat group's rows. ODK calls their file after the form's: the name stands once. */
export const unitInstrument = ({ instrument, sheet: main }: ImportPlan, sheet: string): { id: string; label: string } => {
  const own = sheet.startsWith(`${main}-`) ? sheet.slice(main.length + 1) : sheet;
  return { id: `${instrument.id}-${slug(own).replaceAll('_', '-')}`, label: `${instrument.label}: ${own}` };
};

/** The plan of a repeat group whose rows are cases: what was guessed of its own columns, with the parent's key, a key of its own and
 *  the parent's country; columns that only tie sheets together are left out.
 *  @param guessed the plan of the sheet by itself @param width how many columns the sheet has by itself */
export function unitPlan(plan: ImportPlan, join: PlanSheet, guessed: ImportPlan, width: number): UnitPlan {
  const { units: _, sheets: __, caseKey: ___, country: ____, countryMatches: _____, gathered: ______, ...rest } = guessed;
  const prefix = slug(guessed.instrument.id);
  const taken = new Set([...plan.variables, ...guessed.variables].map(({ id }) => id));
  const isTie = (header: string): boolean => header === join.column || header === linkedHeader(join.column) || isLinkColumn(header) || linkedHeader(header) !== null;
  const own = guessed.variables.map((variable): PlanVariable => {
    const link = variable.columns.length === 1 && (isTie(variable.columns[0]!.header));
    return link ? { ...variable, include: false, ...why('reason.link') } : variable.role === 'identifier' || variable.role === 'country' ? withoutRole(variable) : variable;
  });
  const parentKey = plan.variables.find(({ id }) => id === plan.caseKey);
  const key: PlanVariable = { id: uniqueId(`${prefix}.row_key`, taken), label: PARENT_HEADERS.key, labels: { en: PARENT_HEADERS.key, fr: 'Clé de la ligne' }, include: true, type: 'identifier', measure: null, role: 'identifier', confidential: parentKey?.confidential ?? false, columns: [{ index: width, header: PARENT_HEADERS.key }], ...why('reason.rowKey') };
  const parent: PlanVariable = { id: uniqueId(`${prefix}.parent_case`, taken), label: PARENT_HEADERS.parent, labels: { en: PARENT_HEADERS.parent, fr: 'Cas parent' }, include: true, type: 'identifier', measure: null, role: 'parent', confidential: parentKey?.confidential ?? false, columns: [{ index: width + 1, header: PARENT_HEADERS.parent }], ...why('reason.parentKey') };
  const place = plan.variables.find(({ id }) => id === plan.country);
  const country: PlanVariable[] = place === undefined ? [] : [{
    ...place, id: uniqueId(`${prefix}.country_of_parent`, taken), label: PARENT_HEADERS.country, labels: { en: PARENT_HEADERS.country, fr: 'Pays du cas parent' }, include: true,
    columns: [{ index: width + 2, header: PARENT_HEADERS.country }], ...why('reason.parentCountry'),
  }];
  return {
    ...rest, caseKey: key.id, ...(country[0] === undefined ? {} : { country: country[0].id, ...(plan.incomeYear === undefined ? {} : { incomeYear: plan.incomeYear }), ...(plan.groups === undefined ? {} : { groups: plan.groups }), ...(plan.countryMatches === undefined ? {} : { countryMatches: plan.countryMatches }) }),
    variables: [...own, key, parent, ...country],
  };
}
const withoutRole = ({ role: _, ...variable }: PlanVariable): PlanVariable => variable;

/** What the parent's case says of its rows in a repeat group: how many there are, any of the answers to closed questions; sums and
 *  means of numbers and, where the rows do not come in as cases themselves, the open answers one below the other.
 *  A case without rows was not asked.
 *  @param unit the plan of the repeat group @param at the first free column */
export function summaryVariables(plan: ImportPlan, join: PlanSheet, unit: UnitPlan, at: number): PlanVariable[] {
  const { sheet } = join;
  const taken = new Set([...plan.variables, ...unit.variables].map(({ id }) => id));
  const prefix = slug(sheet);
  let next = at;
  const make = (kind: SummaryKind, of: PlanVariable | null, code: SentenceCode, fields: Partial<PlanVariable> & Pick<PlanVariable, 'type' | 'measure'>): PlanVariable => {
    const header = summaryHeader(sheet, kind, of?.columns[0]!.header);
    const words = WORDS[kind];
    const label = of === null ? header : `${of.label} – ${words.en} (${sheet})`;
    return {
      id: uniqueId(of === null ? `${prefix}_rows` : `${slug(`${prefix} ${of.label}`)}_${kind}`, taken), label, include: true, confidential: of?.confidential ?? false,
      labels: of === null ? { en: header, fr: `${sheet} : nombre de lignes` } : { en: `${of.labels?.en ?? of.label} – ${words.en} (${sheet})`, fr: `${of.labels?.fr ?? of.label} – ${words.fr} (${sheet})` },
      columns: [{ index: next++, header }], ...(of === null ? {} : { missing: { ...of.missing, notAsked: [...(of.missing?.notAsked ?? []), NO_ROWS] } }),
      ...(of?.capability === undefined ? {} : { capability: of.capability }), ...why(code, { sheet }), ...fields,
    };
  };
  const variables = [make('count', null, 'reason.rowCount', { type: 'number', measure: 'scale' })];
  for (const variable of unit.variables) {
    const { type, include, columns, role } = variable;
    if (!include || columns.length !== 1 || columns[0]!.option !== undefined || role === 'parent' || role === 'country' || role === 'identifier' || Object.values(PARENT_HEADERS).some((header) => header === columns[0]!.header)) continue;
    const categories = variable.categories === undefined ? {} : { categories: variable.categories.map((category) => ({ ...category })) };
    if (type === 'single') variables.push(make('any', variable, 'reason.anyRow', { type: 'multiple', measure: 'nominal', delimiter: ROWS_DELIMITER, ...categories }));
    else if (type === 'multiple') variables.push(make('any', variable, 'reason.anyRow', { type: 'multiple', measure: 'nominal', delimiter: variable.delimiter ?? ROWS_DELIMITER, ...categories }));
    else if (type === 'number') {
      // Whether a sum or a mean says something, a person must tell: ages are not added up.
      variables.push(make('sum', variable, 'reason.sumRows', { type: 'number', measure: 'scale', include: false }), make('mean', variable, 'reason.meanRows', { type: 'number', measure: 'scale', include: false }));
    } else if (type === 'open' && join.use === 'summary') variables.push(make('all', variable, 'reason.allRows', { type: 'open', measure: null, ...(variable.language === undefined ? {} : { language: variable.language }) }));
  }
  return variables;
}
const WORDS: Readonly<Record<SummaryKind, { en: string; fr: string }>> = {
  count: { en: 'number of rows', fr: 'nombre de lignes' }, any: { en: 'any row', fr: 'une des lignes' }, all: { en: 'all rows', fr: 'toutes les lignes' }, sum: { en: 'sum', fr: 'somme' }, mean: { en: 'mean', fr: 'moyenne' },
};

/** The summaries a plan asks for, by header, with what stands between several answers. */
export const summariesOfPlan = (plan: ImportPlan): Map<string, string | undefined> => new Map(plan.variables.flatMap(({ columns, delimiter }) => columns.map(({ header }) => [header, delimiter] as const)));
