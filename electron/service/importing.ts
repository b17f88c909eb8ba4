import type { ImportEvaluation } from '#core/contract/api/importing.ts';
import type { ImportPlan, Problem } from '#core/contract/import-plan.ts';
import type { Variable } from '#core/contract/variable.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { Saying, Told } from '#core/contract/saying.ts';
import { said, saying } from '#core/text/sentences.ts';
import { findCountry } from '#core/framework/countries.ts';
import { DEFAULT_INCOME_YEAR, INCOME_CLASSES, incomeClass } from '#core/framework/income.ts';
import { applyPlan, type AppliedPlan } from '#core/importing/apply-plan.ts';
import { guessPlan, type GuessContext } from '#core/importing/guess-plan.ts';
import type { FileDictionary } from '#core/importing/file-dictionary.ts';
import type { Layout } from '#core/importing/layout.ts';
import type { RawFile, RawTable } from '#core/importing/raw-table.ts';
import { getMeta } from '#db/queries/project.ts';
import { listSourceFiles } from '#db/queries/cases.ts';
import { describePart } from './describe.ts';
import { commitImport, partsOf, type CaseCounts } from './import-commit.ts';
import { compareWithProject, reportOf, updateImport, type UpdateDiff } from './import-update.ts';
import type { OpenedFile } from './files/open-file.ts';
import { openSource, type Source } from './source.ts';
import type { ProjectSession } from './session.ts';

export interface ImportOptions {
  readonly sheet?: string | undefined; readonly plan?: ImportPlan | undefined; readonly instrument?: string | undefined; readonly update?: boolean | undefined; readonly dryRun?: boolean | undefined;
  /** An XLSForm that says what the columns of the file mean. */
  readonly form?: Source | undefined;
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
}

/** From a file to cases and variables, by a plan or by guessing: what the CLI's `import` does, and what the wizard does in steps. */
export async function importFile(session: ProjectSession, source: Source, options: ImportOptions = {}): Promise<ImportReport> {
  const opened = await openSource(source, { passphrase: options.filePassphrase, encoding: options.encoding ?? options.plan?.encoding, delimiter: options.delimiter ?? options.plan?.delimiter });
  try {
    const table = await opened.readSheet(options.sheet ?? sheetOf(options.plan, opened.file));
    const guessed = options.plan ? null : propose(session, table, opened.file, { instrument: options.instrument, dictionary: await dictionaryFor(opened, options.form) });
    const plan = withInstrument(options.plan ?? guessed!.plan, options.instrument);
    const applied = apply(table, plan);
    const change = options.update === true ? compareWithProject(session, applied, plan.instrument.id) : null;
    const evaluation = evaluate(applied, plan, change);
    const problems = [...(guessed?.problems ?? []), ...evaluation.problems];
    const incoming = { applied, instrument: plan.instrument, keyed: plan.caseKey !== undefined, file: { name: opened.file.name, sha256: opened.file.sha256, format: opened.file.format, encoding: opened.file.encoding ?? null, sheet: table.sheet, plan: JSON.stringify(plan), problems: JSON.stringify(problems.slice(0, 5000)) } };
    const committed = options.dryRun !== true;
    const cases = committed ? (change ? updateImport(session, incoming, change) : commitImport(session, incoming)) : evaluation.cases;
    return {
      file: { name: opened.file.name, sha256: opened.file.sha256, format: opened.file.format, ...(opened.file.encoding ? { encoding: opened.file.encoding } : {}), sheet: table.sheet },
      shape: { headerRows: plan.headerRows.length, orientation: plan.orientation }, rowsRead: applied.cases.length, cases, variables: evaluation.variables, problems, committed, plan,
      notices: [...opened.file.notices, ...(guessed?.notices ?? [])].map(({ message }) => message), countries: evaluation.countries, ...(evaluation.diff ? { diff: evaluation.diff } : {}),
    };
  } finally {
    opened.close();
  }
}

/** What the form beside the file declares, or the file itself. @throws Refusal FORM_NOT_READ */
export async function dictionaryFor(opened: OpenedFile, form: Source | undefined): Promise<FileDictionary | undefined> {
  if (form === undefined) return opened.dictionary;
  const file = await openSource(form);
  file.close();
  if (file.dictionary === undefined) throw new Refusal('FORM_NOT_READ', `“${file.file.name}” is not an XLSForm: it has no sheets “survey” and “choices” with the columns of a form. Choose the form's own workbook, or import the file without it.`, { file: file.file.name });
  return file.dictionary;
}

/** The plan's sheet where the file has it; the first visible one where it does not (text files are named after the file). */
const sheetOf = (plan: ImportPlan | undefined, file: RawFile): string | undefined => file.sheets.find((sheet) => sheet.name === plan?.sheet)?.name;

const withInstrument = (plan: ImportPlan, instrument: string | undefined): ImportPlan => (instrument === undefined || plan.instrument.id === instrument ? plan : { ...plan, instrument: { id: instrument, label: instrument } });

/** @throws Refusal NOT_CASES */
export function guess(session: ProjectSession, table: RawTable, file: RawFile, options: { instrument?: string | { id: string; label: string } | undefined; layout?: GuessContext['layout']; dictionary?: FileDictionary | undefined }): { plan: ImportPlan; problems: Problem[]; layout: Layout } {
  const instrument = typeof options.instrument === 'string' ? { id: options.instrument, label: options.instrument } : options.instrument;
  const guessed = guessPlan(table, { name: file.name, encoding: file.encoding, delimiter: file.delimiter }, {
    instrument, layout: options.layout, dictionary: options.dictionary, existing: [...session.definitions.values()], incomeYear: getMeta(session.db, 'incomeYear') ?? DEFAULT_INCOME_YEAR,
  });
  if (!guessed.ok) throw new Refusal(guessed.error.kind, guessed.error.message, { file: file.name, sheet: table.sheet, why: guessed.error.why });
  return guessed.value;
}

/** @throws Refusal PLAN_MISFIT, PLAN_INVALID */
export function apply(table: RawTable, plan: ImportPlan): AppliedPlan {
  const applied = applyPlan(table, plan);
  if (!applied.ok) throw new Refusal(applied.error.kind, applied.error.message, { sheet: table.sheet, why: applied.error.why });
  return applied.value;
}

/** What an import would bring, without bringing it.
 *  @param change what an update would change; null where cases are only added */
export function evaluate(applied: AppliedPlan, plan: ImportPlan, change: UpdateDiff | null): ImportEvaluation {
  const year = plan.incomeYear ?? DEFAULT_INCOME_YEAR;
  return {
    cases: change?.counts ?? { new: applied.cases.length, updated: 0, unchanged: 0 },
    ...(change ? { diff: reportOf(change) } : {}),
    variables: partsOf(applied).map((part) => describePart(part.definition, part.vector)),
    problems: [...applied.problems],
    countries: applied.countries.map((found) => {
      const country = found.iso3 === null ? undefined : findCountry(found.iso3);
      const income = country ? incomeClass(country.iso3, year) : null;
      return {
        typed: found.typed, cases: found.cases, iso3: found.iso3, name: country?.en ?? null, region: country?.region ?? null, income: INCOME_CLASSES.find((band) => band.id === income)?.en ?? null, how: found.how,
        candidates: found.candidates.map((iso3) => ({ iso3, name: findCountry(iso3)?.en ?? iso3 })),
      };
    }),
  };
}

/** A plan for a sheet: the one with which an earlier file of the same questionnaire was read, where it fits every column and every
 *  answer; else a guess. A notice says which, and why.
 *  @throws Refusal NOT_CASES */
export function propose(session: ProjectSession, table: RawTable, file: RawFile, options: Parameters<typeof guess>[3]): ReturnType<typeof guess> & { notices: Told[] } {
  const guessed = guess(session, table, file, options);
  const { instrument } = guessed.plan;
  const earlier = options.layout === undefined && options.dictionary === undefined ? earlierPlan(session, instrument.id) : null;
  if (!earlier) return { ...guessed, notices: [] };
  const { encoding: _, delimiter: __, ...rest } = earlier;
  const plan: ImportPlan = { ...rest, instrument, sheet: table.sheet, ...(file.encoding === undefined ? {} : { encoding: file.encoding }), ...(file.delimiter === undefined ? {} : { delimiter: file.delimiter }) };
  const applied = applyPlan(table, plan);
  const anew = (why: Saying): ReturnType<typeof propose> => ({ ...guessed, notices: [said(saying('plan.anew', { instrument: instrument.label, why }))] });
  if (!applied.ok) return anew(applied.error.why);
  const added = applied.value.problems.find(({ expected }) => expected === 'a column of the plan');
  if (added) return anew(saying('plan.newColumn', { column: added.found }));
  const unread = applied.value.problems.find(({ severity }) => severity === 'error');
  if (unread) return anew(unread.cell === '' ? saying('plan.unreadCells') : saying('plan.unreadCell', { cell: unread.cell }));
  return { ...guessed, plan, problems: [], notices: [said(saying('plan.earlier', { instrument: instrument.label }))] };
}

/** The plan of the newest file of the same instrument. */
function earlierPlan(session: ProjectSession, instrumentId: string): ImportPlan | null {
  const file = listSourceFiles(session.db).findLast((one) => (JSON.parse(one.plan) as ImportPlan).instrument.id === instrumentId);
  return file ? (JSON.parse(file.plan) as ImportPlan) : null;
}
