import type { FormReport, GatheredFile, ImportEvaluation, JoinedSheet } from '#core/contract/api/importing.ts';
import type { ImportPlan, PlanSheet, Problem, UnitPlan } from '#core/contract/import-plan.ts';
import type { Variable } from '#core/contract/variable.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { Saying, Told } from '#core/contract/saying.ts';
import { said, saying } from '#core/text/sentences.ts';
import { findCountry } from '#core/framework/countries.ts';
import { DEFAULT_INCOME_YEAR, INCOME_CLASSES, incomeClass } from '#core/framework/income.ts';
import { applySteps, type AppliedPlan } from '#core/importing/apply-plan.ts';
import type { FormAnswers } from '#core/importing/form-routing.ts';
import { carryPlan } from '#core/importing/carry-plan.ts';
import { cellText } from '#core/importing/cell-text.ts';
import { guessPlan, guessSteps, type GuessContext } from '#core/importing/guess-plan.ts';
import type { FileDictionary } from '#core/importing/file-dictionary.ts';
import { sheetView } from '#core/importing/find-joins.ts';
import type { Layout } from '#core/importing/layout.ts';
import { summaryVariables, unitInstrument, unitPlan } from '#core/importing/plan-joins.ts';
import { checkForm, formReport } from '#core/importing/form-check.ts';
import { surveySheet, type SheetShape } from '#core/importing/survey-sheet.ts';
import { findDoubleEncoded, type DoubleEncoding } from '#core/importing/repaired-table.ts';
import { relocateProblems } from '#core/importing/relocate-problems.ts';
import type { RawFile, RawTable } from '#core/importing/raw-table.ts';
import { getMeta } from '#db/queries/project.ts';
import { listCases, listSourceFiles } from '#db/queries/cases.ts';
import { describePart } from './describe.ts';
import { withPinnedClasses } from './classification.ts';
import { breather, inTurns } from './breathe.ts';
import { commitImport, partsOf, stepsOf, type AppliedAnswers, type CaseCounts } from './import-commit.ts';
import { compareWithProject, reportOf, updateImport, type UpdateDiff } from './import-update.ts';
import type { OpenedFile } from './files/open-file.ts';
import type { HiddenParts } from './hidden-parts.ts';
import { joinedBy, openReading, refuseSkipped, repairedReading, tablesOf, withFileColumns, type Reading } from './import-reading.ts';
import { openSource, type Source, type Sources } from './source.ts';
import type { ProjectSession } from './session.ts';

export interface ImportOptions {
  readonly sheet?: string | undefined; readonly plan?: ImportPlan | undefined; readonly instrument?: string | undefined; readonly update?: boolean | undefined; readonly dryRun?: boolean | undefined;
  /** An XLSForm that says what the columns of the file mean. */
  readonly form?: Source | undefined;
  /** Of several files, those that cannot be read are left out instead of refusing all. */
  readonly skipRefused?: boolean | undefined;
  /** false: other sheets with the same ids are left aside. */
  readonly joins?: boolean | undefined;
  /** Texts that were read in a wrong encoding before the file was made are read as they were meant. */
  readonly repair?: boolean | undefined;
  readonly filePassphrase?: string | undefined; readonly encoding?: string | undefined; readonly delimiter?: string | undefined;
}

export interface ImportReport {
  readonly file: { name: string; sha256: string; format: string; encoding?: string; sheet: string };
  readonly shape: { headerRows: number; orientation: 'rows' | 'columns' };
  readonly rowsRead: number;
  readonly cases: CaseCounts;
  readonly variables: Variable[];
  readonly problems: Problem[];
  readonly committed: boolean;
  readonly plan: ImportPlan;
  readonly notices: readonly string[];
  readonly countries: ImportEvaluation['countries'];
  readonly diff?: ImportEvaluation['diff'];
  readonly units?: ImportEvaluation['units'];
  /** What the author hid; absent where nothing is. */
  readonly hidden?: HiddenParts;
  /** Further sheets that share an id, joined or offered. */
  readonly joins?: readonly JoinedSheet[];
  readonly files?: readonly GatheredFile[];
  readonly form?: FormReport;
}

/** From a file (or several, or a folder) to cases and variables, by a plan or by guessing: what the CLI's `import` does, and what the
 *  wizard does in steps. */
export async function importFile(session: ProjectSession, source: Sources, options: ImportOptions = {}): Promise<ImportReport> {
  const { opened, plan, parts, guessProblems, read } = await readToStore(session, source, options);
  try {
    const evaluation = await inTurns(evaluateParts(session, parts, options.update === true), breather(0));
    const problems = [...guessProblems, ...evaluation.problems];
    const committed = options.dryRun !== true;
    const { file } = opened;
    const cases = committed ? await session.inSteps(() => commitParts(session, file, parts, { update: options.update === true, problems }), breather(stepsOfParts(parts))) : [evaluation.cases, ...(evaluation.units ?? []).map((unit) => unit.cases)];
    const { notices, dictionary, ...facts } = read;
    return {
      file: { name: file.name, sha256: file.sha256, format: file.format, ...(file.encoding ? { encoding: file.encoding } : {}), sheet: parts[0]!.sheet },
      shape: { headerRows: plan.headerRows.length, orientation: plan.orientation }, rowsRead: parts[0]!.applied.keys.length, cases: cases[0]!, variables: evaluation.variables, problems, committed, plan,
      notices: [...file.notices, ...notices].map(({ message }) => message), countries: evaluation.countries, ...(evaluation.diff ? { diff: evaluation.diff } : {}),
      ...(evaluation.units === undefined ? {} : { units: evaluation.units.map((unit, index) => ({ ...unit, cases: cases[index + 1]! })) }),
      ...facts, ...formPart(session, dictionary),
    };
  } finally {
    opened.close();
  }
}

/** Reading, guessing and applying. What it returns holds on to the answers; the tables that they were read from are closed, which gives back
 *  a sixth of the memory of a large file. */
async function readToStore(session: ProjectSession, source: Sources, options: ImportOptions): Promise<{
  opened: OpenedFile; plan: ImportPlan; parts: StorePart[]; guessProblems: Problem[];
  read: Pick<ImportReport, 'hidden' | 'joins' | 'files'> & { notices: readonly Told[]; dictionary: FileDictionary | undefined };
}> {
  const { plan: given } = options;
  const reading = await openReading(source, {
    passphrase: options.filePassphrase, encoding: options.encoding ?? given?.encoding, delimiter: options.delimiter ?? given?.delimiter, gathered: given?.gathered,
    // A sheet that was asked for by name is meant alone, unless the plan joins others to it.
    joins: given === undefined ? options.joins !== false && options.sheet === undefined : given.sheets !== undefined, sheet: options.sheet, sheetIfThere: given?.sheet,
  });
  const { opened } = reading;
  try {
    const dictionary = await dictionaryFor(opened, options.form);
    const breathe = breather(0);
    const proposed = given === undefined ? await inTurns(proposeReading(session, reading, { instrument: options.instrument, dictionary, repair: options.repair }), breathe) : null;
    const wanted = withInstrument(given ?? proposed!.plan, options.instrument);
    const plan = withPinnedClasses(session, wanted);
    const otherYear = plan.country !== undefined && wanted.incomeYear !== undefined && wanted.incomeYear !== plan.incomeYear ? [said(saying('plan.yearPinned', { wanted: wanted.incomeYear, year: plan.incomeYear! }))] : [];
    const parts = partsToStore(await inTurns(applyReading(reading, plan), breathe));
    if (options.dryRun !== true) refuseSkipped(reading, options.skipRefused === true);
    for (const table of [reading.main, ...reading.others.values()]) table.close?.();
    return {
      opened, plan, parts, guessProblems: proposed?.problems ?? [],
      read: {
        notices: [...reading.notices, ...(proposed?.notices ?? []), ...otherYear], dictionary,
        ...(reading.hidden === undefined ? {} : { hidden: reading.hidden }), ...(reading.joins.length === 0 ? {} : { joins: reading.joins }), ...(reading.files === undefined ? {} : { files: reading.files }),
      },
    };
  } catch (error) {
    opened.close();
    throw error;
  }
}

/** What a report says of the form, where there is one. */
export const formPart = (session: ProjectSession, dictionary: FileDictionary | undefined): { form?: FormReport } => (dictionary?.source === 'xlsform' ? { form: formReport(dictionary, session.language) } : {});

/** What the form beside the file declares, or the file itself. @throws Refusal FORM_NOT_READ */
export async function dictionaryFor(opened: OpenedFile, form: Source | undefined): Promise<FileDictionary | undefined> {
  if (form === undefined) return opened.dictionary;
  const file = await openSource(form);
  file.close();
  if (file.dictionary === undefined) throw new Refusal('FORM_NOT_READ', `“${file.file.name}” is not an XLSForm: it has no sheets “survey” and “choices” with the columns of a form. Choose the form's own workbook, or import the file without it.`, { file: file.file.name });
  return file.dictionary;
}

const withInstrument = (plan: ImportPlan, instrument: string | undefined): ImportPlan => (instrument === undefined || plan.instrument.id === instrument ? plan : { ...plan, instrument: { id: instrument, label: instrument } });

/** What a guess says. */
export interface Guessed { readonly plan: ImportPlan; readonly problems: Problem[]; readonly layout: Layout }

/** @throws Refusal NOT_CASES */
export function* guess(session: ProjectSession, table: RawTable, file: RawFile, options: { instrument?: string | { id: string; label: string } | undefined; layout?: GuessContext['layout']; dictionary?: FileDictionary | undefined }): Generator<number, Guessed> {
  const instrument = typeof options.instrument === 'string' ? { id: options.instrument, label: options.instrument } : options.instrument;
  const guessed = yield* guessSteps(table, { name: file.name, encoding: file.encoding, delimiter: file.delimiter }, {
    instrument, layout: options.layout, dictionary: options.dictionary, existing: [...session.definitions.values()], incomeYear: getMeta(session.db, 'incomeYear') ?? DEFAULT_INCOME_YEAR, ownFramework: (getMeta(session.db, 'framework') ?? null) !== null,
  });
  if (!guessed.ok) throw new Refusal(guessed.error.kind, guessed.error.message, { file: file.name, sheet: table.sheet, why: guessed.error.why });
  return guessed.value;
}

/** @throws Refusal PLAN_MISFIT, PLAN_INVALID */
export function* apply(table: RawTable, plan: ImportPlan, outer?: FormAnswers): Generator<number, AppliedPlan> {
  const applied = yield* applySteps(table, plan, undefined, outer);
  if (!applied.ok) throw new Refusal(applied.error.kind, applied.error.message, { sheet: table.sheet, why: applied.error.why });
  return applied.value;
}

/** What an import would bring, without bringing it, in a step for each variable.
 *  @param change what an update would change; null where cases are only added */
function* evaluate(applied: AppliedAnswers, plan: ImportPlan, change: UpdateDiff | null): Generator<number, ImportEvaluation> {
  const year = plan.incomeYear ?? DEFAULT_INCOME_YEAR;
  const variables: Variable[] = [];
  for (const part of partsOf(applied)) {
    variables.push(describePart(part.definition, part.vector));
    yield 1;
  }
  return {
    cases: change?.counts ?? { new: applied.keys.length, updated: 0, unchanged: 0 },
    ...(change ? { diff: reportOf(change) } : {}),
    variables, problems: [...applied.problems],
    countries: applied.countries.map((found) => {
      const country = found.iso3 === null ? undefined : findCountry(found.iso3);
      const own = country ? plan.groups?.[country.iso3] : undefined;
      const income = country ? own?.income ?? incomeClass(country.iso3, year) : null;
      return {
        typed: found.typed, cases: found.cases, iso3: found.iso3, name: country?.en ?? null, region: own?.region ?? country?.region ?? null, income: INCOME_CLASSES.find((band) => band.id === income)?.en ?? null, how: found.how,
        candidates: found.candidates.map((iso3) => ({ iso3, name: findCountry(iso3)?.en ?? iso3 })),
      };
    }),
  };
}

type ProposeOptions = Parameters<typeof guess>[3] & { readonly sheets?: readonly PlanSheet[] | undefined };

/** A plan for what was read, with its letters looked at: texts that were read in a wrong encoding before the file was made are told with
 *  their places, and repaired where that is asked for (or was, in an earlier file of the questionnaire), never in silence.
 *  @throws Refusal NOT_CASES */
export function* proposeReading(session: ProjectSession, reading: Reading, { repair, ...options }: ProposeOptions & { readonly repair?: boolean | undefined }): Generator<number, Guessed & { notices: Told[] }> {
  const found = yield* planFor(session, repair === true ? repairedReading(reading) : reading, options);
  const { plan } = found;
  if (repair === undefined && earlierPlan(session, plan.instrument.id)?.repaired === true) return yield* proposeReading(session, reading, { ...options, repair: true });
  const damage: DoubleEncoding[] = [];
  const look = function* (table: RawTable | undefined, shape: SheetShape): Generator<number, void> { const found = table === undefined ? null : yield* findDoubleEncoded(table, shape); if (found !== null) damage.push(found); };
  yield* look(reading.main, plan);
  for (const { sheet, use, headerRows, firstDataRow } of plan.sheets ?? []) if (use !== 'leave') yield* look(reading.others.get(sheet), { orientation: 'rows', headerRows, firstDataRow });
  const [first] = damage;
  if (first === undefined) return found;
  const told = said(saying(repair === true ? 'text.repaired' : 'text.double', { count: damage.reduce((sum, { texts }) => sum + texts, 0), example: first.example, meant: first.meant }));
  return repair === true
    ? { ...found, plan: { ...plan, repaired: true }, notices: [...found.notices, told] }
    : { ...found, problems: [...found.problems, ...relocateProblems(damage.flatMap(({ problems }) => problems), reading.main)], notices: [...found.notices, told] };
}

/** The plan with which an earlier file of the same questionnaire was read, where it fits every column and
 *  every answer; else a guess, with the sheets that surely belong to it. Notices say which, and why. */
function* planFor(session: ProjectSession, reading: Reading, options: ProposeOptions): Generator<number, Guessed & { notices: Told[] }> {
  const { file } = reading.opened;
  const layout = options.layout ?? reading.layout;
  if (reading.plan !== undefined && options.layout === undefined) {
    // A workbook that this program wrote says itself what it holds, unless columns were taken out of it since.
    const plan = options.instrument === undefined ? reading.plan : { ...reading.plan, instrument: typeof options.instrument === 'string' ? { id: options.instrument, label: options.instrument } : { ...options.instrument } };
    const fits = yield* applySteps(tablesOf(reading, plan).main, plan);
    const reason = saying('plan.own');
    if (fits.ok) return { plan, problems: [], layout: { kind: 'cases', orientation: 'rows', headerRows: [...plan.headerRows], firstDataRow: plan.firstDataRow, confidence: 1, reason }, notices: [said(reason)] };
  }
  const sheets = (options.sheets ?? reading.joins.map(planSheetOf)).map((sheet) => ({ ...sheet }));
  // A sheet with one row a case is guessed with the case's own columns; a repeat group by itself.
  const ones = layout !== undefined && reading.layout === undefined ? [] : sheets.filter(({ kind, use }) => kind === 'one' && use === 'columns');
  const view = ones.length === 0 ? null : sheetView(reading.main, reading.layout);
  const base = view === null ? reading.main : joinedBy(reading, { ...view.shape, headerRows: [...view.shape.headerRows], variables: [] }, ones)?.main ?? reading.main;
  const guessed = yield* guess(session, base, file, { ...options, layout });
  const gathered = reading.gathered === undefined ? guessed.plan : withFileColumns(guessed.plan, reading.gathered);
  const joined = withUnits(session, reading, gathered, sheets, options.dictionary);
  const faults = options.dictionary?.source !== 'xlsform' ? [] : checkForm(options.dictionary).map(({ question, why }): Problem => ({ severity: 'warning', sheet: reading.main.sheet, cell: '', expected: 'a form without faults', found: question, ...said(saying('form.fault', { fault: why })) }));
  const whole = { ...guessed, plan: joined.plan, problems: [...relocateProblems(guessed.problems, base), ...joined.problems, ...faults] };
  const offered = [...sheets.filter(({ use, confidence }) => use === 'leave' && confidence > 0).map((sheet) => said(saying('join.offered', { sheet: sheet.sheet, column: sheet.column }))), ...leftAside(reading)];
  const earlier = options.layout === undefined && options.dictionary === undefined && options.sheets === undefined ? earlierPlan(session, whole.plan.instrument.id) : null;
  if (!earlier) return { ...whole, notices: [...joined.notices, ...offered] };
  const { instrument } = whole.plan;
  const { encoding: _, delimiter: __, ...rest } = earlier;
  const plan: ImportPlan = { ...rest, instrument, sheet: reading.main.sheet, ...(file.encoding === undefined ? {} : { encoding: file.encoding }), ...(file.delimiter === undefined ? {} : { delimiter: file.delimiter }) };
  const anew = (why: Saying): Guessed & { notices: Told[] } => ({ ...whole, plan: carryPlan(whole.plan, earlier, (column) => textsOfColumn(tablesOf(reading, whole.plan).main, whole.plan, column)), notices: [said(saying('plan.anew', { instrument: instrument.label, why })), ...joined.notices, ...offered] });
  let table: RawTable;
  try { table = tablesOf(reading, plan).main; } catch (error) { if (error instanceof Refusal) return anew(saying('plan.otherSheets')); throw error; }
  const applied = yield* applySteps(table, plan);
  if (!applied.ok) return anew(applied.error.why);
  const added = applied.value.problems.find(({ expected }) => expected === 'a column of the plan');
  if (added) return anew(saying('plan.newColumn', { column: added.found }));
  const unread = applied.value.problems.find(({ severity }) => severity === 'error');
  if (unread) return anew(unread.cell === '' ? saying('plan.unreadCells') : saying('plan.unreadCell', { cell: unread.cell }));
  return { ...whole, plan, problems: [], notices: [said(saying('plan.earlier', { instrument: instrument.label })), ...leftAside(reading)] };
}

function textsOfColumn(table: RawTable, plan: ImportPlan, column: number): string[] {
  const { values } = surveySheet(table, plan).column(column);
  return Array.from({ length: values.length }, (_, code) => cellText(values.at(code)!)).filter((text) => text !== null);
}

/** A workbook of several tables that nothing ties together (two years, two regions): the others are named, never passed over in silence. */
function leftAside({ main, others, joins, files }: Reading): Told[] {
  const sheets = files === undefined ? [...others.keys()].filter((name) => !joins.some(({ sheet }) => sheet === name)) : [];
  return sheets.length === 0 ? [] : [said(saying('sheets.leftAside', { sheet: main.sheet, count: sheets.length, sheets }))];
}

export const planSheetOf = ({ rows: _, matched: __, orphans: ___, duplicates: ____, without: _____, ...sheet }: JoinedSheet): PlanSheet => sheet;

/** The plan with its repeat groups: their own plans, and what the parent's case says of them. */
function withUnits(session: ProjectSession, reading: Reading, plan: ImportPlan, sheets: readonly PlanSheet[], dictionary: FileDictionary | undefined): { plan: ImportPlan; problems: Problem[]; notices: Told[] } {
  if (sheets.length === 0) return { plan, problems: [], notices: [] };
  const units: UnitPlan[] = [];
  const variables = [...plan.variables];
  const problems: Problem[] = [];
  const notices: Told[] = [];
  let at = reading.main.columnCount + reading.others.size * 1000;
  const kept = sheets.map((sheet): PlanSheet => {
    if (sheet.use === 'leave') return sheet;
    const facts = { sheet: sheet.sheet, parent: sheet.parent, column: sheet.column };
    if (sheet.kind === 'one') { notices.push(said(saying('join.columns', facts))); return sheet; }
    const table = reading.others.get(sheet.sheet);
    if (table === undefined) return { ...sheet, use: 'leave' };
    const existing = [...session.definitions.values(), ...[...plan.variables, ...units.flatMap((unit) => unit.variables)].map(({ id, label, wording }) => ({ id, label, wording, instrument: plan.instrument.id }))];
    const guessed = guessPlan(table, { name: sheet.sheet }, { instrument: unitInstrument(plan, sheet.sheet), layout: { orientation: 'rows', headerRows: sheet.headerRows, firstDataRow: sheet.firstDataRow }, dictionary, existing, incomeYear: plan.incomeYear });
    if (!guessed.ok) return { ...sheet, use: 'leave' };
    const unit = unitPlan(plan, sheet, guessed.value.plan, table.columnCount);
    problems.push(...guessed.value.problems);
    if (sheet.use !== 'summary') units.push(unit);
    if (sheet.use !== 'cases' && sheet.parent === plan.sheet) {
      const summaries = summaryVariables({ ...plan, variables }, sheet, unit, at);
      at += summaries.length;
      variables.push(...summaries);
    }
    notices.push(said(saying(sheet.use === 'summary' ? 'join.summary' : 'join.many', { ...facts, rows: reading.joins.find((join) => join.sheet === sheet.sheet)?.rows ?? 0 })));
    return sheet;
  });
  return { plan: { ...plan, variables, sheets: kept, ...(units.length === 0 ? {} : { units }) }, problems, notices };
}

/** One table of an import with its plan, read. The first is the cases; the others are repeat groups. */
export interface ImportPart { readonly plan: ImportPlan; readonly table: RawTable; readonly applied: AppliedPlan }

/** Reads everything that a plan reads; problems are named by the sheets and cells of the files. @throws Refusal PLAN_MISFIT, PLAN_INVALID */
export function* applyReading(reading: Reading, plan: ImportPlan): Generator<number, ImportPart[]> {
  const { main, units, problems } = tablesOf(reading, plan);
  const read = function* (table: RawTable, of: ImportPlan, outer?: FormAnswers): Generator<number, ImportPart> { const applied = yield* apply(table, of, outer); return { plan: of, table, applied: { ...applied, problems: relocateProblems(applied.problems, table) } }; };
  const first = yield* read(main, plan);
  const others: ImportPart[] = [];
  // A question of a repeat group may be asked on an answer of the case that its row belongs to.
  const answersOf = new Map<string, FormAnswers | undefined>([[plan.sheet, first.applied.formAnswers]]);
  for (const { plan: unit, table, parent, parentRow } of units) {
    const above = answersOf.get(parent);
    const part = yield* read(table, unit, above === undefined ? undefined : (name, row) => { const at = parentRow(row); return at === null ? null : above(name, at); });
    answersOf.set(unit.sheet, part.applied.formAnswers);
    others.push(part);
  }
  return [{ ...first, applied: { ...first.applied, problems: [...first.applied.problems, ...problems] } }, ...others];
}

/** What all parts would bring. @param update compare with the cases that are there */
export function* evaluateParts(session: ProjectSession, parts: readonly StorePart[], update: boolean): Generator<number, ImportEvaluation> {
  const evaluations: ImportEvaluation[] = [];
  for (const { plan, applied } of parts) {
    if (update) {
      refuseWithoutKey(session, plan);
      if (evaluations.length === 0) refuseCasesOfAnother(session, plan, applied.keys);
    }
    const change = update ? yield* compareWithProject(session, applied, plan.instrument.id) : null;
    const evaluation = yield* evaluate(applied, plan, change);
    evaluations.push({ ...evaluation, problems: [...evaluation.problems, ...(change === null ? [] : updateWarnings(plan, change))] });
  }
  const [main, ...units] = evaluations;
  if (units.length === 0) return main!;
  return {
    ...main!, problems: [...main!.problems, ...units.flatMap((unit) => unit.problems)],
    units: units.map(({ cases, variables, diff }, index) => ({ sheet: parts[index + 1]!.plan.sheet, instrument: parts[index + 1]!.plan.instrument, cases, variables, ...(diff === undefined ? {} : { diff }) })),
  };
}

/** Cases that are known by an identifier cannot be found again by the numbers of their rows: all of them would come in a second time.
 *  @throws Refusal UPDATE_WITHOUT_KEY */
function refuseWithoutKey(session: ProjectSession, plan: ImportPlan): void {
  const before = plan.caseKey === undefined ? earlierPlan(session, plan.instrument.id) : null;
  const key = before?.variables.find(({ id }) => id === before.caseKey);
  if (key === undefined) return;
  throw new Refusal('UPDATE_WITHOUT_KEY', `The cases of “${plan.instrument.label}” are known by their identifier “${key.label}”, and this file has no such column, so it cannot be seen which of them it changes. Add the column to the file, or say in the plan which column holds the identifier.`, { instrument: plan.instrument.label, column: key.label });
}

/** Cases of another survey would all come in a second time, where a corrected file bears another name than the first.
 *  @throws Refusal UPDATE_OF_ANOTHER */
function refuseCasesOfAnother(session: ProjectSession, plan: ImportPlan, keys: readonly string[]): void {
  const there = listCases(session.db);
  if (plan.caseKey === undefined || keys.length === 0 || there.some(({ instrumentId }) => instrumentId === plan.instrument.id)) return;
  const wanted = new Set(keys);
  const found = new Map<string, number>();
  for (const { instrumentId, key } of there) if (wanted.has(key)) found.set(instrumentId, (found.get(instrumentId) ?? 0) + 1);
  const [other, known] = [...found].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (known < keys.length / 2) return;
  throw new Refusal('UPDATE_OF_ANOTHER', `The project has no cases of “${plan.instrument.label}” to update, but ${known} of the ${keys.length} cases of this file bear identifiers of “${other}”. If it is a corrected file of that survey, name it (on the command line: --instrument ${other}). If it is another survey, import it without asking for an update.`, { instrument: plan.instrument.label, other, known, cases: keys.length });
}

/** What a person should know before an update: nothing was recognised, or rows are told apart by their numbers alone. */
function updateWarnings(plan: ImportPlan, { counts, vanishedKeys, known }: UpdateDiff): Problem[] {
  const warning = (what: Saying): Problem => ({ severity: 'warning', sheet: plan.sheet, cell: '', expected: 'cases of the project', found: '', ...said(what) });
  if (known.length > 0 && vanishedKeys.length > 0 && known.every((one) => one === null)) return [warning(saying('update.noneKnown', { instrument: plan.instrument.label, cases: counts.new }))];
  return plan.caseKey === undefined && counts.updated > 0 ? [warning(saying('update.byRow', { instrument: plan.instrument.label }))] : [];
}

/** What storing needs of a part: the table that it was read from may go. */
export interface StorePart { readonly plan: ImportPlan; readonly sheet: string; readonly applied: AppliedAnswers }
export const partsToStore = (parts: readonly ImportPart[]): StorePart[] => parts.map(({ plan, table, applied: { formAnswers: _, ...applied } }) => ({ plan, sheet: table.sheet, applied }));

/** Writes all parts, in steps: one undo. @returns the cases of each */
export function* commitParts(session: ProjectSession, file: RawFile, parts: readonly StorePart[], { update, problems }: { readonly update: boolean; readonly problems: readonly Problem[] }): Generator<number, CaseCounts[]> {
  const counts: CaseCounts[] = [];
  for (const [index, { plan, sheet, applied }] of parts.entries()) {
    const incoming = { applied, instrument: plan.instrument, keyed: plan.caseKey !== undefined, classes: plan, file: { name: file.name, sha256: file.sha256, format: file.format, encoding: file.encoding ?? null, sheet, plan: JSON.stringify(plan), problems: JSON.stringify(index === 0 ? problems.slice(0, 5000) : []) } };
    counts.push(yield* update ? updateImport(session, incoming, yield* compareWithProject(session, applied, plan.instrument.id)) : commitImport(session, incoming));
  }
  return counts;
}

/** What the steps of `commitParts` yield together. */
export const stepsOfParts = (parts: readonly StorePart[]): number => parts.reduce((sum, { applied }) => sum + stepsOf(applied), 0);

/** The plan of the newest file of the same instrument; a project taken in by exchange has none. */
function earlierPlan(session: ProjectSession, instrumentId: string): ImportPlan | null {
  const file = listSourceFiles(session.db).findLast((one) => (JSON.parse(one.plan) as Partial<ImportPlan>).instrument?.id === instrumentId);
  return file ? (JSON.parse(file.plan) as ImportPlan) : null;
}
