import type { ImportPlan, PlanVariable, Problem } from '../contract/import-plan.ts';
import type { Detail, Saying } from '../contract/saying.ts';
import { ALLIANCE_INSTRUMENT } from '../framework/instrument-alliance.ts';
import { findCountry } from '../framework/countries.ts';
import { DEFAULT_INCOME_YEAR, incomeYears, isIncomeYear } from '../framework/income.ts';
import { checkInstrument, type Instrument } from '../framework/instrument.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import type { Vector } from '../model/vector.ts';
import { ok, refuse, type Result } from '../result.ts';
import { atOnce } from '../steps.ts';
import { mergedProblems } from './merged-cells.ts';
import { chooseCountry, countryAttribute, incomeAttribute, instrumentAttribute, regionAttribute, type AttributeVariable, type CountryChoice, UNRECOGNISED } from './attributes.ts';
import type { AnswerList } from './answer-list.ts';
import { cellText } from './cell-text.ts';
import { fitPlan } from './fit-plan.ts';
import { applyFormRouting, type FormAnswers } from './form-routing.ts';
import { readDelimited, readMentions, readNumbers, readOpen, readSingle, readSpread, readTexts, readTicks, VALUES_A_STEP, type CellFault, type ReadColumn } from './read-closed.ts';
import { cellAddress, columnName, type ColumnDictionary, type RawTable } from './raw-table.ts';
import { applyRouting } from './routing-states.ts';
import { english, labelOf, saying, said } from '../text/sentences.ts';
import { surveySheetSteps, type SurveySheet } from './survey-sheet.ts';

export type { AppliedAnswer } from './answer-list.ts';
export interface AppliedVariable {
  readonly definition: VariableDefinition;
  /** Closed answers, numbers, texts. For open questions a text vector of empty texts, which holds the state of every case. */
  readonly vector: Vector;
  /** Open questions: the answers, for the cases that have one, in case order. */
  readonly answers?: AnswerList | undefined;
}
export interface AppliedCountry extends CountryChoice { readonly cases: number }
export interface AppliedPlan {
  /** What each case is known by, in the order of the file; no two alike. */
  readonly keys: readonly string[];
  readonly variables: readonly AppliedVariable[];
  /** `country`, `region`, `income` (where the plan names a country column) and `instrument`, over the cases of this file. */
  readonly attributes: readonly AttributeVariable[];
  /** Every distinct country as typed, and what it was taken for, most frequent first. */
  readonly countries: readonly AppliedCountry[];
  readonly problems: readonly Problem[];
  /** What the conditions of repeat groups need to know of these cases; absent where no form says anything. */
  readonly formAnswers?: FormAnswers;
}
export interface PlanRefused { readonly kind: 'PLAN_MISFIT' | 'PLAN_INVALID'; readonly message: string; readonly why: Saying }

/** Problems told one by one for each column; the rest are counted in a last one. */
const PROBLEMS_PER_COLUMN = 25;

/** Reads a sheet through a plan into typed columns, and names every cell that could not be read by its address.
 *  States of missing are kept apart: an empty cell is `noAnswer`, or `notAsked` where the instrument's routing sent the
 *  respondent past it; a 0, a FALSE and a No are answers.
 *  @returns a refusal, in a sentence, where the plan does not fit the sheet; nothing is read then
 *  @param instruments instruments whose routing is known; the built-in one where absent */
export const applyPlan = (table: RawTable, plan: ImportPlan, instruments: readonly Instrument[] = [ALLIANCE_INSTRUMENT]): Result<AppliedPlan, PlanRefused> => atOnce(applySteps(table, plan, instruments));

/** The same in steps, one a variable.
 *  @param outer of a repeat group: the answers of the cases that its rows belong to, by row */
export function* applySteps(table: RawTable, plan: ImportPlan, instruments: readonly Instrument[] = [ALLIANCE_INSTRUMENT], outer?: FormAnswers): Generator<number, Result<AppliedPlan, PlanRefused>> {
  const invalid = planFault(plan, table);
  if (invalid !== null) return refuse({ kind: 'PLAN_INVALID', message: english(invalid), why: invalid });
  const sheet = yield* surveySheetSteps(table, plan);
  const fitted = fitPlan(plan, sheet);
  if (!fitted.ok) return refuse({ kind: fitted.error.kind, message: fitted.error.message, why: fitted.error.why });
  const problems: Problem[] = [...table.problems.map((problem) => ({ ...problem })), ...mergedProblems(table, plan)];
  for (const column of fitted.value.unplanned) {
    const { full, question } = sheet.header(column);
    problems.push({ severity: 'warning', sheet: sheet.sheet, cell: '', expected: 'a column of the plan', found: full, ...said(saying('column.unplanned', { column: question })) });
  }
  for (const column of fitted.value.unsure) {
    const { question } = sheet.header(column);
    problems.push({ severity: 'warning', sheet: sheet.sheet, cell: plan.headerRows.length === 0 ? '' : headerAddress(plan, column), expected: 'a header that stands once', found: question.slice(0, 120), ...said(saying('column.byOrder', { column: question, place: columnName(column) })) });
  }
  const included = plan.variables.filter(({ include }) => include);
  const variables: AppliedVariable[] = [];
  for (const variable of included) {
    variables.push(yield* readVariable(variable, plan, sheet, (column) => fitted.value.at(column), problems));
    yield 1;
  }
  const keys = yield* caseKeys(plan, included, variables, sheet, (variable) => fitted.value.at(variable.columns[0]!), problems);
  yield 0;
  const { countries, iso3 } = yield* countriesOf(plan, sheet, included, (variable) => fitted.value.at(variable.columns[0]!), problems);

  yield 0;
  const instrument = instruments.find(({ id }) => id === plan.instrument.id);
  if (instrument !== undefined) {
    const asked = new Set(included.map(({ question }) => question));
    for (const { question, why } of checkInstrument(instrument.questions)) if (asked.has(String(question))) problems.push({ severity: 'warning', sheet: sheet.sheet, cell: '', expected: 'an instrument without faults', found: `question ${question}`, ...said(saying('instrument.fault', { instrument: plan.instrument.label, fault: why })) });
  }
  const routed = instrument === undefined ? variables : yield* applyRouting(variables, included, instrument, { sheet, at: (variable) => fitted.value.at(variable.columns[0]!), problems, limit: PROBLEMS_PER_COLUMN });
  const followed = yield* applyFormRouting(routed, included, { sheet, at: (column) => fitted.value.at(column), problems, limit: PROBLEMS_PER_COLUMN }, outer);
  // An error cell is told once: by its question where it is one's answer.
  const told = new Set(problems.slice(table.problems.length).filter(({ cell, severity }) => cell !== '' && severity === 'error').map(({ sheet: name, cell }) => `${name}!${cell}`));
  const once = problems.filter(({ sheet: name, cell, found }, index) => index >= table.problems.length || !found.startsWith('#') || !told.has(`${name}!${cell}`));
  table.rest?.();
  yield 0;
  const attributes: AttributeVariable[] = [];
  if (plan.country !== undefined) {
    attributes.push(countryAttribute(iso3));
    yield 0;
    attributes.push(regionAttribute(iso3, plan.groups));
    yield 0;
    attributes.push(incomeAttribute(iso3, plan.incomeYear ?? DEFAULT_INCOME_YEAR, plan.groups));
    yield 0;
  }
  attributes.push(instrumentAttribute(plan.instrument, keys.length));
  return ok({
    keys, variables: followed.variables, ...(followed.answers === undefined ? {} : { formAnswers: followed.answers }), countries, problems: once, attributes,
  });
}

const headerAddress = ({ orientation, headerRows }: ImportPlan, column: number): string => (orientation === 'columns' ? cellAddress(column, headerRows.at(-1)!) : cellAddress(headerRows.at(-1)!, column));

/** What makes a plan unusable before any cell is read, as a sentence; null where nothing does. */
function planFault(plan: ImportPlan, table: RawTable): Saying | null {
  const byColumn = plan.orientation === 'columns';
  const extent = byColumn ? table.columnCount : table.rowCount;
  const beyond = [...plan.headerRows, plan.firstDataRow - 1].find((row) => row >= extent);
  if (beyond !== undefined) return saying(byColumn ? 'plan.beyondColumn' : 'plan.beyondRow', { at: String(beyond + 1), sheet: table.sheet, extent });
  if (plan.headerRows.some((row) => row >= plan.firstDataRow)) return saying(byColumn ? 'plan.headerBelowColumn' : 'plan.headerBelowRow', { at: String(plan.firstDataRow + 1) });
  const seen = new Set<string>();
  for (const { id } of plan.variables) {
    if (seen.has(id)) return saying('plan.twice', { id });
    seen.add(id);
  }
  for (const [name, id] of [['caseKey', plan.caseKey], ['country', plan.country]] as const) {
    if (id !== undefined && !plan.variables.some((variable) => variable.id === id && variable.include)) return saying(name === 'caseKey' ? 'plan.noCaseKey' : 'plan.noCountry', { id });
  }
  if (plan.incomeYear !== undefined && !isIncomeYear(plan.incomeYear)) return saying('plan.noIncomeYear', { year: plan.incomeYear, first: incomeYears()[0] ?? '', last: incomeYears().at(-1) ?? '' });
  return null;
}

function* readVariable(variable: PlanVariable, plan: ImportPlan, sheet: SurveySheet, at: (column: PlanVariable['columns'][number]) => number, problems: Problem[]): Generator<number, AppliedVariable> {
  const columns: ReadColumn[] = [];
  for (const column of variable.columns) { const index = at(column); columns.push({ index, option: column.option, data: yield* sheet.columnSteps(index) }); }
  yield 0;
  const report = faultReporter(variable, sheet, problems);
  const first = columns[0]!;
  const definition = definitionOf(variable, plan);
  if (variable.type === 'open') {
    const { vector, answers } = yield* readOpen(variable, first, report.add);
    report.finish();
    return { definition, vector, answers };
  }
  const vector = yield* (function* (type: Exclude<PlanVariable['type'], 'open'>): Generator<number, Vector> {
    switch (type) {
      case 'single': return columns.length > 1 ? yield* readSpread(variable, columns, sheet.caseCount, report.add) : yield* readSingle(variable, first, report.add);
      case 'multiple': return columns.length > 1 && columns.every(({ option }) => option === undefined) ? yield* readMentions(variable, columns, sheet.caseCount, report.add) : columns.length > 1 || first.option !== undefined ? yield* readTicks(variable, columns, sheet.caseCount, report.add) : yield* readDelimited(variable, first, report.add);
      case 'number': case 'date': return yield* readNumbers(variable, first, report.add);
      case 'identifier': return yield* readTexts(variable, first, report.add);
    }
  })(variable.type);
  report.finish();
  return { definition, vector };
}

function definitionOf(variable: PlanVariable, plan: ImportPlan): VariableDefinition {
  const { id, label, labels, wording, question, capability, role, type, measure, confidential, categories, confidence } = variable;
  return { id, label, labels, wording, instrument: plan.instrument.id, question, capability, role, source: 'imported', type, measure, confidential, confidence, categories: type === 'single' || type === 'multiple' ? (categories ?? []).map((category) => ({ ...category })) : [] };
}

const where = (sheet: SurveySheet, index: number, variable: PlanVariable): { row: string; column: Detail } => ({ row: String(sheet.rowNumber(index)), column: labelOf(variable) });

/** Turns faults of distinct cells into problems by address, the first rows one by one and the rest as a number. */
function faultReporter(variable: PlanVariable, sheet: SurveySheet, problems: Problem[]): { add: (fault: CellFault) => void; finish: () => void } {
  const faults: CellFault[] = [];
  const add = (fault: CellFault): void => { faults.push(fault); };
  const finish = (): void => {
    let told = 0;
    let untold = 0;
    const byColumn = new Map<number, Map<number, CellFault[]>>();
    for (const fault of faults) {
      const codes = byColumn.get(fault.column) ?? new Map<number, CellFault[]>();
      codes.set(fault.code, [...(codes.get(fault.code) ?? []), fault]);
      byColumn.set(fault.column, codes);
    }
    for (const [column, byCode] of byColumn) {
      const { codes } = sheet.column(column);
      for (let index = 0; index < codes.length; index++) {
        for (const fault of byCode.get(codes[index]!) ?? []) {
          if (fault.caseIndex !== undefined && fault.caseIndex !== index) continue;
          if (told >= PROBLEMS_PER_COLUMN) { untold++; continue; }
          told++;
          // What a person wrote in a confidential column is not repeated in a list of problems.
          const found = variable.confidential ? '' : fault.found.slice(0, 120);
          const advice = variable.confidential ? saying('cell.confidential', { expected: fault.expected }) : fault.advice;
          problems.push({ severity: 'error', sheet: sheet.sheet, cell: sheet.address(index, column), expected: english(fault.expected), found, ...said(saying('cell.fault', { ...where(sheet, index, variable), advice })) });
        }
      }
    }
    if (untold > 0) problems.push({ severity: 'error', sheet: sheet.sheet, cell: '', expected: '', found: String(untold), ...said(saying('column.further', { column: labelOf(variable), cells: untold })) });
  };
  return { add, finish };
}

function* caseKeys(plan: ImportPlan, included: readonly PlanVariable[], variables: readonly AppliedVariable[], sheet: SurveySheet, at: (variable: PlanVariable) => number, problems: Problem[]): Generator<number, string[]> {
  const position = plan.caseKey === undefined ? -1 : included.findIndex(({ id }) => id === plan.caseKey);
  if (position < 0) {
    const numbers: string[] = [];
    for (let index = 0; index < sheet.caseCount; index++) {
      if (index % VALUES_A_STEP === VALUES_A_STEP - 1) yield 0;
      numbers.push(String(sheet.rowNumber(index)));
    }
    return numbers;
  }
  const variable = included[position]!;
  const column = at(variable);
  const dictionary = yield* sheet.columnSteps(column);
  const { vector } = variables[position]!;
  const own = yield* ownKeys(dictionary, vector.kind === 'text' ? vector.values : null);
  if (own !== null) return own;
  const { codes, values } = dictionary;
  const texts: string[] = [];
  for (let code = 0; code < values.length; code++) {
    if (code % VALUES_A_STEP === VALUES_A_STEP - 1) yield 0;
    texts.push(cellText(values.at(code)!)?.trim() ?? '');
  }
  const rows = new Map<string, number[]>();
  const taken = new Set<string>();
  const keyOf = (code: number, index: number): string => {
    const text = texts[code]!;
    if (text === '') {
      problems.push({ severity: 'error', sheet: sheet.sheet, cell: sheet.address(index, column), expected: 'an identifier', found: '', ...said(saying('row.noIdentifier', where(sheet, index, variable))) });
      return `row ${sheet.rowNumber(index)}`;
    }
    const same = rows.get(text);
    if (same === undefined) rows.set(text, [index]); else same.push(index);
    let key = text;
    for (let count = 2; taken.has(key); count++) key = `${text} (${count})`;
    taken.add(key);
    return key;
  };
  const keys: string[] = [];
  for (let index = 0; index < codes.length; index++) {
    if (index % VALUES_A_STEP === VALUES_A_STEP - 1) yield 0;
    keys.push(keyOf(codes[index]!, index));
  }
  for (const [text, same] of rows) {
    if (same.length === 1) continue;
    const identifier = variable.confidential ? saying('identifier.hidden') : saying('identifier.shown', { text });
    problems.push({ severity: 'error', sheet: sheet.sheet, cell: sheet.address(same[1]!, column), expected: 'an identifier of its own', found: variable.confidential ? '' : text, ...said(saying('row.sharedIdentifier', { rows: same.map((index) => String(sheet.rowNumber(index))), identifier, column: labelOf(variable) })) });
  }
  return keys;
}

/** The identifiers, where each case has one of its own, as nearly always: cells of one kind that are all different are so as texts,
 *  where nothing has to be cut off. Codes count up with the cases then.
 *  @param texts the same cells as the variable has them, so that no text stands in memory twice
 *  @returns null where a case has none, or shares it */
function* ownKeys({ codes, values }: ColumnDictionary, texts: readonly string[] | null): Generator<number, string[] | null> {
  const kind = typeof values.at(0);
  if (values.length !== codes.length || (kind !== 'string' && kind !== 'number')) return null;
  const keys: string[] = [];
  for (let code = 0; code < values.length; code++) {
    if (code % VALUES_A_STEP === VALUES_A_STEP - 1) yield 0;
    if (((values.textBytes?.(code) ?? -1) > 0 ? 'string' : typeof values.at(code)) !== kind) return null;
    const text = texts === null ? cellText(values.at(code)!) : texts[code]!;
    if (text === null || text === '' || text.trim().length !== text.length) return null;
    keys.push(text);
  }
  // An array may hold a long text twice.
  return Array.isArray(values) && new Set(keys).size < keys.length ? null : keys;
}

/** Countries to choose from, by name. */
function eitherOf(codes: readonly string[]): Detail {
  const names = (language: 'en' | 'fr', or: string): string => { const all = codes.map((iso3) => findCountry(iso3)?.[language] ?? iso3); return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${or} ${all.at(-1)!}`; };
  return { en: names('en', 'or'), fr: names('fr', 'ou') };
}

/** Names that are looked for among all countries before others have their turn. */
const NAMES_A_STEP = 20;

function* countriesOf(plan: ImportPlan, sheet: SurveySheet, included: readonly PlanVariable[], at: (variable: PlanVariable) => number, problems: Problem[]): Generator<number, { countries: AppliedCountry[]; iso3: (string | null)[] }> {
  const variable = included.find(({ id }) => id === plan.country);
  if (variable === undefined) return { countries: [], iso3: [] };
  const column = at(variable);
  const { codes, values, counts, firstCase } = sheet.column(column);
  const missing = new Set(Object.values(variable.missing ?? {}).flat());
  const choices: (AppliedCountry | null)[] = [];
  for (let code = 0; code < values.length; code++) {
    const text = cellText(values.at(code)!);
    choices.push(text === null || missing.has(text) ? null : { ...chooseCountry(text, plan.countryMatches), cases: counts[code]! });
    if (code % NAMES_A_STEP === NAMES_A_STEP - 1) yield 0;
  }
  choices.forEach((choice, code) => {
    if (choice === null || choice.iso3 !== null || choice.how === 'chosen') return;
    const cell = sheet.address(firstCase[code]!, column);
    const facts = { ...where(sheet, firstCase[code]!, variable), found: choice.typed };
    const among = choice.candidates.length > 0;
    const why = among ? saying(choice.how === 'ambiguous' ? 'country.ambiguousAmong' : 'country.unknownNear', { ...facts, candidates: eitherOf(choice.candidates) }) : saying(choice.how === 'ambiguous' ? 'country.ambiguous' : 'country.unknown', facts);
    problems.push({ severity: 'warning', sheet: sheet.sheet, cell, expected: 'a country', found: choice.typed, ...said(why) });
  });
  return { countries: choices.filter((choice) => choice !== null).sort((a, b) => b.cases - a.cases), iso3: Array.from(codes, (code) => { const choice = choices[code]; return choice === null || choice === undefined ? null : choice.iso3 ?? UNRECOGNISED; }) };
}
