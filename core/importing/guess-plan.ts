import type { ImportPlan, PlanColumn, PlanVariable, Problem } from '../contract/import-plan.ts';
import { ALLIANCE_INSTRUMENT } from '../framework/instrument-alliance.ts';
import { DEFAULT_INCOME_YEAR } from '../framework/income.ts';
import type { Instrument } from '../framework/instrument.ts';
import type { Saying } from '../contract/saying.ts';
import { ok, refuse, type Result } from '../result.ts';
import { atOnce } from '../steps.ts';
import { boundedEditDistance } from '../text/edit-distance.ts';
import { normaliseText } from '../text/normalise.ts';
import { slug, uniqueId } from '../text/slug.ts';
import { declarations, declaredGuess, declaredProfile, withDeclaredOptions, withDeclaredSets, type Declarations } from './declared.ts';
import type { DeclaredVariable, FileDictionary } from './file-dictionary.ts';
import type { ColumnProfile } from './column-profile.ts';
import { cellText } from './cell-text.ts';
import { guessColumn, guessOptions, type Guess, isNearlyUnique } from './guess-variable.ts';
import { detectLayout, type Layout } from './layout.ts';
import { saysFact } from './header-hints.ts';
import { columnUnits, type ColumnUnit } from './option-groups.ts';
import { matchCapabilities, matchInstrument, questionNumber, type QuestionMatch } from './question-mapping.ts';
import { cellAddress, type CellList, type RawTable } from './raw-table.ts';
import { english, labelOf, saying, said } from '../text/sentences.ts';
import { surveySheetSteps, type SurveySheet } from './survey-sheet.ts';

/** A variable already in the project, as far as guessing needs it: the next wave takes its ids up again. */
export interface ExistingVariable { readonly id: string; readonly label: string; readonly wording?: string | undefined; readonly instrument?: string | undefined; readonly source?: string | undefined }

export interface GuessContext {
  /** Instruments known beforehand; the built-in one where absent. */
  readonly instruments?: readonly Instrument[] | undefined;
  /** The instrument the person said this file is. */
  readonly instrument?: { readonly id: string; readonly label: string } | undefined;
  readonly existing?: readonly ExistingVariable[] | undefined;
  readonly incomeYear?: string | undefined;
  /** The study has a framework of its own: the built-in capabilities mean nothing in it. */
  readonly ownFramework?: boolean | undefined;
  /** What the file, or a form beside it, declares: labels, types, missing values, sets. */
  readonly dictionary?: FileDictionary | undefined;
  /** A layout set by hand, instead of the one found. */
  readonly layout?: (Pick<Layout, 'orientation' | 'headerRows' | 'firstDataRow'> & { readonly reason?: Saying; readonly everyRow?: boolean | undefined }) | undefined;
}
export interface FileFacts { readonly name: string; readonly encoding?: string | undefined; readonly delimiter?: string | undefined }
export interface GuessedPlan { readonly plan: ImportPlan; readonly problems: Problem[]; readonly layout: Layout }
export interface NotCases { readonly kind: 'NOT_CASES'; readonly layout: Layout; readonly message: string; readonly why: Saying }

/** The import plan proposed for a sheet: where the cases are, what each column becomes and why, which question and
 *  capability it belongs to. Everything in it may be edited before it is applied.
 *  @returns a refusal where the sheet is not one respondent a row or column
 *  @example guessPlan(rawTableFromRows([['Country', 'Age'], ['Nepal', 41]]), { name: 'a.csv' }) */
export const guessPlan = (table: RawTable, file: FileFacts, context: GuessContext = {}): Result<GuessedPlan, NotCases> => atOnce(guessSteps(table, file, context));

/** The same in steps, about two a column. */
export function* guessSteps(table: RawTable, file: FileFacts, context: GuessContext = {}): Generator<number, Result<GuessedPlan, NotCases>> {
  const found = context.layout === undefined ? detectLayout(table) : { kind: 'cases' as const, confidence: 1, reason: saying('layout.byHand'), ...context.layout, headerRows: [...context.layout.headerRows] };
  if (found.kind !== 'cases') return refuse({ kind: 'NOT_CASES', layout: found, message: english(found.reason), why: found.reason });
  yield 0;
  const declared = declarations(context.dictionary, yield* surveySheetSteps(table, found));
  const { sheet } = declared;
  const noAnswers = saying('layout.noAnswers', { sheet: table.sheet });
  if (sheet.caseCount === 0) return refuse({ kind: 'NOT_CASES', layout: { ...found, kind: 'empty' }, message: english(noAnswers), why: noAnswers });
  const profiles: ColumnProfile[] = [];
  for (let column = 0; column < sheet.columnCount; column++) {
    profiles.push(yield* declaredProfile(yield* sheet.columnSteps(column), declared.of(column)));
    yield 1;
  }
  table.rest?.();
  const profile = (column: number): ColumnProfile => profiles[column]!;
  const units = withDeclaredSets(columnUnits(sheet, profile), context.dictionary, declared, profile).map((unit) => (unit.kind === 'options' ? withDeclaredOptions(unit, declared) : unit));

  yield 0;
  const { instrument, matches } = chooseInstrument(units, profile, file, context);
  yield 0;
  const capabilities = matches.size > 0 ? new Map<number, { capability: string; confidence: number }>() : yield* matchCapabilities(units.map((unit) => ({ question: unit.question, section: sheet.header(unit.kind === 'options' ? unit.options[0]!.column : unit.column).section })));
  const prefix = (context.existing ?? []).some((variable) => variable.source !== 'attribute' && variable.instrument !== undefined && variable.instrument !== instrument.id) ? `${slug(instrument.id)}.` : '';
  const taken = new Set((context.existing ?? []).filter((variable) => variable.instrument !== instrument.id).map(({ id }) => id));
  const problems: Problem[] = [];
  const labels = labelCounts(units);
  const spreadOut = new Set(units.flatMap((unit) => (unit.kind === 'options' ? [unit.path] : [])));

  // Ids go first to the columns that are brought in: an empty heading column does not take "q11" from its options.
  const draft = function* (unit: ColumnUnit, index: number): Generator<number, Draft[]> {
    const match = matches.get(index);
    const planColumn = (column: number, option?: string): PlanColumn => ({ index: column, header: sheet.header(column).full, ...(option === undefined ? {} : { option }) });
    const guess: Guess & { columns?: PlanColumn[] } = unit.kind === 'options'
      ? guessOptions(unit, profile, planColumn, match?.question)
      : spreadOut.has(sheet.header(unit.column).full) ? { type: 'multiple', measure: 'nominal', include: false, confidential: false, confidence: 0.9, reason: saying('reason.spreadTwice') }
      : declaredOr(declared.of(unit.column), profile(unit.column), yield* guessColumn(sheet.header(unit.column), profile(unit.column), match?.question, unit.otherText));
    const wording = unit.kind === 'options' || unit.option === null ? unit.question : `${unit.question} – ${unit.option}`;
    const header = sheet.header(unit.kind === 'options' ? unit.options[0]!.column : unit.column);
    // A column with neither name nor answers is nothing.
    if (!guess.include && header.full === '') return [];
    // One row of a grid whose question is a bare number ("Q3 [SQ001]"): the number is all that tells it from the next grid.
    const bare = unit.kind === 'column' && unit.option !== null && questionNumber(unit.question)?.rest === '';
    const label = match === undefined ? bare ? wording : shorten(wording) : match.question.en;
    const existing = findExisting(context.existing ?? [], instrument.id, label, wording);
    const wish = `${prefix}${match !== undefined && !(unit.kind === 'column' && unit.otherText) ? `q${match.question.no}` : baseId(unit, wording, labels)}`;
    const capability = context.ownFramework === true ? undefined : match?.question.capabilities.join('|') || capabilities.get(index)?.capability;
    const { columns, merges, ...rest } = guess;
    const why = match === undefined ? [rest.reason] : [rest.reason, saying('reason.mapped', { question: String(match.question.no), how: saying(`how.${match.how}`) })];
    const variable: PlanVariable = {
      id: existing ?? '', label, include: rest.include, type: rest.type, measure: rest.measure, confidential: rest.confidential,
      ...(match === undefined ? {} : { labels: { en: match.question.en, fr: match.question.fr }, question: String(match.question.no) }),
      ...(wording === label ? {} : { wording }),
      ...(capability === undefined || capability === '' ? {} : { capability }),
      ...roleOf(rest.role ?? (capabilities.has(index) ? capabilityRole(rest, wording) : match === undefined && unit.kind === 'column' && unit.option === null ? factRole(rest, wording) : undefined), match),
      columns: columns ?? [planColumn((unit as Extract<ColumnUnit, { kind: 'column' }>).column, undefined)],
      ...(rest.delimiter === undefined ? {} : { delimiter: rest.delimiter }), ...(rest.unticked === undefined ? {} : { unticked: [...rest.unticked] }), ...(rest.decimal === undefined ? {} : { decimal: rest.decimal }), ...(rest.dateOrder === undefined ? {} : { dateOrder: rest.dateOrder }),
      ...(rest.categories === undefined ? {} : { categories: rest.categories }), ...(rest.missing === undefined ? {} : { missing: rest.missing }), ...(rest.language === undefined ? {} : { language: rest.language }),
      confidence: Math.round((match === undefined ? rest.confidence : Math.min(rest.confidence, match.confidence)) * 100) / 100,
      reason: why.map(english).join(' '), why, ...formOf(unit, declared),
    };
    problems.push(...remarks(variable, merges ?? [], unit, sheet, profile));
    return [{ variable, wish }];
  };
  yield 0;
  const drafts: Draft[] = [];
  for (const [index, unit] of units.entries()) {
    drafts.push(...yield* draft(unit, index));
    yield 1;
  }
  if (found.orientation === 'columns') nameRespondents(drafts, profile);
  const variables = withIds(drafts, taken);
  const only = ['layout.oneColumn', 'layout.firstIsAnswer'].includes(found.reason.code) ? found.reason.details['text'] : undefined;
  if (typeof only === 'string') problems.push({ severity: 'warning', sheet: table.sheet, cell: firstCell(table, found), expected: 'the name of the column', found: only, ...said(found.reason) });
  for (const row of sheet.noteRows) problems.push({ severity: 'warning', sheet: table.sheet, cell: `A${row}`, expected: 'an answer', found: 'a note', ...said(saying('row.note', { row: String(row) })) });
  if (context.layout?.everyRow !== true) problems.push(...totalRows(sheet));

  const country = bestCountry(variables, profile);
  const caseKey = chooseKey(variables, country, profile);
  const plan: ImportPlan = {
    version: 1, sheet: table.sheet, ...(file.encoding === undefined ? {} : { encoding: file.encoding }), ...(file.delimiter === undefined ? {} : { delimiter: file.delimiter }),
    orientation: found.orientation, headerRows: [...found.headerRows], firstDataRow: found.firstDataRow, ...(context.layout?.everyRow === true ? { everyRow: true } : {}), instrument,
    ...(caseKey === undefined ? {} : { caseKey }), ...(country === undefined ? {} : { country, incomeYear: context.incomeYear ?? DEFAULT_INCOME_YEAR }), variables,
  };
  return ok({ plan, problems, layout: found });
}

const firstCell = (table: RawTable, { orientation, headerRows, firstDataRow }: Layout): string => {
  const first = headerRows[0] ?? firstDataRow;
  const column = Array.from({ length: table.columnCount }, (_, at) => at).find((at) => cellText(table.cell(first, at)) !== null) ?? 0;
  return orientation === 'columns' ? cellAddress(column, first) : cellAddress(first, column);
};

/** The file's own word before a guess, but for what only the guess knows: personal data, countries, weights. */
function declaredOr(declared: DeclaredVariable | undefined, profile: ColumnProfile, guess: Guess): Guess {
  if (declared === undefined || guess.confidential || guess.role !== undefined) return guess;
  return declaredGuess(declared, profile) ?? guess;
}

/** The form's conditions go into the plan, so that the next wave is read by them without the form. */
function formOf(unit: ColumnUnit, declared: Declarations): Pick<PlanVariable, 'form'> {
  const found = unit.kind === 'options' ? declared.named(unit.path ?? '') ?? (unit.code === null ? undefined : declared.named(unit.code)) : unit.otherText && unit.option !== null ? undefined : declared.of(unit.column);
  if (found === undefined || found.required === undefined) return {};
  const { name, relevant, required, constraint, constraintMessage } = found;
  return { form: { name, ...(relevant === undefined ? {} : { relevant }), ...(required === false ? {} : { required }), ...(constraint === undefined ? {} : { constraint }), ...(constraintMessage === undefined ? {} : { constraintMessage }) } };
}

interface Draft { readonly variable: PlanVariable; readonly wish: string }
function withIds(drafts: readonly Draft[], taken: Set<string>): PlanVariable[] {
  for (const { variable } of drafts) if (variable.id !== '') taken.add(variable.id);
  const ids = new Map<Draft, string>();
  for (const included of [true, false]) {
    for (const draft of drafts) if (draft.variable.include === included) ids.set(draft, draft.variable.id === '' ? uniqueId(draft.wish, taken) : draft.variable.id);
  }
  return drafts.map((draft) => ({ ...draft.variable, id: ids.get(draft)! }));
}

function chooseInstrument(units: readonly ColumnUnit[], profile: (column: number) => ColumnProfile, file: FileFacts, context: GuessContext): { instrument: ImportPlan['instrument']; matches: Map<number, QuestionMatch> } {
  const columns = units.map((unit) => {
    const column = unit.kind === 'options' ? unit.options[0]!.column : unit.column;
    const { head, meanLength } = profile(column);
    return { code: unit.code, question: unit.question, meanLength: unit.kind === 'options' ? 0 : meanLength, answers: unit.kind === 'options' ? unit.options.map(({ label }) => label) : head(12).map(({ text }) => text) };
  });
  const instruments = context.instruments ?? [ALLIANCE_INSTRUMENT];
  const chosen = instruments.find(({ id }) => id === context.instrument?.id);
  if (context.instrument !== undefined && chosen === undefined) return { instrument: { ...context.instrument }, matches: new Map() };
  for (const candidate of chosen === undefined ? instruments : [chosen]) {
    const { matches, fits } = matchInstrument(columns, candidate, chosen !== undefined);
    if (fits || chosen !== undefined) return { instrument: context.instrument === undefined ? { id: candidate.id, label: candidate.label, ...(candidate.labels === undefined ? {} : { labels: candidate.labels }) } : { ...context.instrument }, matches };
  }
  const name = file.name.replace(/^.*[\\/]/u, '').replace(/\.[a-z0-9]{1,5}$/iu, '');
  return { instrument: { id: slug(name).replaceAll('_', '-').slice(0, 40).replace(/-+$/u, ''), label: name }, matches: new Map() };
}

/** Sums below the answers, or a source: read as a respondent they would be counted as one. */
function totalRows(sheet: SurveySheet): Problem[] {
  const found: Problem[] = [];
  for (let index = Math.max(1, sheet.caseCount - 4); index < sheet.caseCount; index++) {
    for (let column = 0; column < Math.min(3, sheet.columnCount); column++) {
      const { codes, values } = sheet.column(column);
      const text = cellText(values.at(codes[index]!)!)?.trim() ?? '';
      if (text === '') continue;
      if (/^((grand|sub|sous)[- ]?)?(total|totals|totaux|totales|sum|somme|suma|average|moyenne|promedio)( g[eé]n[eé]ral)?\s*:?$|^(source|sources|fuente|note|notes|nota)\s*:/iu.test(text)) {
        const row = String(sheet.rowNumber(index));
        found.push({ severity: 'warning', sheet: sheet.sheet, cell: sheet.address(index, column), expected: 'a respondent', found: text.slice(0, 40), ...said(saying('row.total', { row, found: text.slice(0, 40) })) });
      }
      break;
    }
  }
  return found;
}

const shorten = (wording: string): string => {
  const stripped = questionNumber(wording)?.rest;
  const text = stripped === undefined || stripped === '' || stripped.startsWith('[') ? wording : stripped;
  return text.length <= 200 ? text : `${text.slice(0, 197).replace(/\s+\S*$/u, '')} …`;
};

/** Codes make the shortest stable ids, where each is one question's alone; else the words of the header. */
function baseId(unit: ColumnUnit, wording: string, codes: ReadonlyMap<string, number>): string {
  const own = unit.code;
  if (own !== null && (codes.get(own) ?? 0) === 1) return slug(unit.kind === 'column' && unit.otherText && !/other/iu.test(own) ? `${own}_other` : own);
  const number = questionNumber(wording);
  if (number !== null && number.rest === '') return `q${number.no}`;
  if (number?.rest.startsWith('[') === true || unit.kind === 'column' && unit.option !== null && questionNumber(unit.question)?.rest === '') return slug(wording);
  return slug(number === null ? wording : number.rest);
}
function labelCounts(units: readonly ColumnUnit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of units) if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function findExisting(existing: readonly ExistingVariable[], instrument: string, label: string, wording: string): string | undefined {
  const key = normaliseText(wording);
  const same = existing.filter((variable) => variable.instrument === instrument && (normaliseText(variable.wording ?? variable.label) === key || normaliseText(variable.label) === normaliseText(label)));
  return same.length === 1 ? same[0]!.id : undefined;
}

/** What a question about a capability is for, where no instrument says it: its status, or comments on it. */
/** The first line of a questionnaire with one respondent a column names the respondents, where each has a name of its own. */
function nameRespondents(drafts: Draft[], profile: (column: number) => ColumnProfile): void {
  const at = drafts.findIndex(({ variable }) => variable.include);
  const first = drafts[at];
  if (first === undefined || first.variable.columns.length !== 1 || !/^(questions?|items?|preguntas?|n[o°º]?\.?|#|column [a-z]+|row \d+|respondents?|r[ée]pondants?|country|pays)?$/iu.test(first.variable.label.trim())) return;
  const { filled, distinct, cases, meanWords, maxLength } = profile(first.variable.columns[0]!.index);
  if (first.variable.role !== undefined || filled < cases || distinct < cases || meanWords > 5 || maxLength > 60 || drafts.some(({ variable }) => variable.role === 'identifier')) return;
  const { categories: _, delimiter: __, language: ___, decimal: ____, dateOrder: _____, ...rest } = first.variable;
  const reason = saying('reason.respondentNames');
  drafts[at] = { ...first, variable: { ...rest, type: 'identifier', measure: null, role: 'identifier', confidence: 0.8, reason: english(reason), why: [reason] } };
}

/** Columns of a list, beside a country: nobody was asked. */
const factRole = ({ type, confidential, role }: Pick<Guess, 'type' | 'confidential' | 'role'>, wording: string): string | undefined => (role === undefined && !confidential && type !== 'open' && type !== 'multiple' && saysFact(wording) ? 'attribute' : undefined);

function capabilityRole({ type, categories = [] }: Pick<Guess, 'type' | 'categories'>, wording: string): string | undefined {
  if (type === 'single' && categories.length <= 3 && ['yes', 'no'].every((id) => categories.some((category) => category.id === id))) return 'status';
  return type === 'open' && /^(comments?|remarks?|commentaires?|remarques?|comentarios)\b/iu.test(wording.trim()) ? 'comments' : undefined;
}

function roleOf(role: string | undefined, match: QuestionMatch | undefined): { role?: string } {
  if (role !== undefined) return { role };
  return match === undefined || match.question.role === '' ? {} : { role: match.question.role.replace(/ \(.*\)$/u, '') };
}

function bestCountry(variables: readonly PlanVariable[], profile: (column: number) => ColumnProfile): string | undefined {
  const candidates = variables.filter(({ role, include }) => role === 'country' && include);
  return candidates.sort((a, b) => b.confidence * profile(b.columns[0]!.index).filled - a.confidence * profile(a.columns[0]!.index).filled)[0]?.id;
}

/** The identifier that every row has for itself; a country where each country answered once. */
function chooseKey(variables: readonly PlanVariable[], country: string | undefined, profile: (column: number) => ColumnProfile): string | undefined {
  const unique = ({ columns }: PlanVariable): boolean => {
    const { filled, distinct, cases, errors } = profile(columns[0]!.index);
    return columns.length === 1 && filled === cases && distinct === cases && errors === 0;
  };
  const identifiers = variables.filter((variable) => variable.role === 'identifier' && unique(variable)).sort((a, b) => b.confidence - a.confidence || weightOf(b) - weightOf(a));
  if (identifiers.length > 0) return identifiers[0]!.id;
  // A column called “ID” in which a number stands twice is still the key: the rows that share it are named when it is applied.
  const slipped = variables.find((variable) => {
    const { filled, cases, errors } = profile(variable.columns[0]!.index);
    return variable.role === 'identifier' && variable.type === 'identifier' && variable.columns.length === 1 && filled === cases && errors === 0 && isNearlyUnique(profile(variable.columns[0]!.index)) && weightOf(variable) >= 2;
  });
  if (slipped) return slipped.id;
  const place = variables.find(({ id }) => id === country);
  return place !== undefined && unique(place) && place.categories!.every(({ values }) => values.length <= 1) ? country : undefined;
}
/** A respondent's own number before a running number. */
const weightOf = ({ label }: PlanVariable): number => (/respondent|response|r[ée]pond|uuid|urn|\bid\b/iu.test(label) ? 2 : 0) - (/sequence|#/iu.test(label) ? 1 : 0);

/** The first date of a column in which day and month cannot be told apart; null where one date of it tells them apart. */
function ambiguousDate(values: CellList): string | null {
  let example: string | null = null;
  for (let code = 0; code < values.length; code++) {
    const text = cellText(values.at(code)!) ?? '';
    const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d/u.exec(text);
    if (match === null) continue;
    if (Number(match[1]) > 12 || Number(match[2]) > 12) return null;
    example ??= text;
  }
  return example;
}

/** What a person should look at: spellings that were joined, and answers that look like a slip of another. */
function remarks(variable: PlanVariable, merges: readonly { label: string; spellings: readonly string[] }[], unit: ColumnUnit, sheet: SurveySheet, profile: (column: number) => ColumnProfile): Problem[] {
  if (unit.kind === 'options' || variable.role === 'country') return [];
  const column = labelOf({ label: shorten(variable.label), labels: variable.labels });
  const found: Problem[] = [];
  const cellOfSpelling = (spelling: string): string => {
    const dictionary = sheet.column(unit.column);
    const at = dictionary.values.findIndex((value) => cellText(value) === spelling);
    return at < 0 ? '' : sheet.address(dictionary.firstCase[at]!, unit.column);
  };
  if (variable.type === 'date' && (variable.dateOrder === 'dmy' || variable.dateOrder === 'mdy')) {
    const text = ambiguousDate(sheet.column(unit.column).values);
    if (text !== null) {
      found.push({ severity: 'warning', sheet: sheet.sheet, cell: cellOfSpelling(text), expected: 'a date that can be read in one way', found: text.slice(0, 40), ...said(saying('column.dateOrder', { column, found: text.slice(0, 40), order: saying(`order.${variable.dateOrder}`) })) });
    }
  }
  if (merges.length > 0) {
    const [first, second, third] = merges.map(({ label, spellings }) => saying('merge.one', { spellings: spellings.slice(0, 4).map((text) => `'${text}'`), label }));
    const examples = third ? saying('merge.three', { first: first!, second: second!, third }) : second ? saying('merge.two', { first: first!, second }) : first!;
    found.push({ severity: 'warning', sheet: sheet.sheet, cell: cellOfSpelling(merges[0]!.spellings[1] ?? merges[0]!.spellings[0]!), expected: merges[0]!.label, found: merges[0]!.spellings.slice(0, 8).join(' | '), ...said(merges.length > 3 ? saying('column.mergedMore', { column, examples, more: merges.length - 3 }) : saying('column.merged', { column, examples })) });
  }
  if (variable.type !== 'single' || (variable.categories?.length ?? 0) > 60) return found;
  const counted = profile(unit.column).values;
  for (const { text, count } of counted) {
    if (count > 2 || text.length < 2 || /\d/u.test(text)) continue;
    const like = counted.find((other) => other.count >= Math.max(5, count * 5) && other.text !== text && normaliseText(other.text) !== normaliseText(text) && boundedEditDistance(text.toLowerCase(), other.text.toLowerCase(), 1) === 1 && Math.max(text.length, other.text.length) >= 3 && !merges.some(({ spellings }) => spellings.includes(text) && spellings.includes(other.text)));
    if (like === undefined) continue;
    const code = counted.find((value) => value.text === text)!.code;
    const { firstCase } = sheet.column(unit.column);
    const cell = sheet.address(firstCase[code]!, unit.column);
    found.push({ severity: 'warning', sheet: sheet.sheet, cell, expected: like.text, found: text, ...said(saying('cell.looksLike', { row: String(sheet.rowNumber(firstCase[code]!)), column, found: text, like: like.text })) });
  }
  return found;
}
