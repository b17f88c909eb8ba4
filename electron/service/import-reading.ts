import { createHash } from 'node:crypto';
import type { GatheredFile, JoinedSheet } from '#core/contract/api/importing.ts';
import type { ImportPlan, PlanSheet, PlanVariable, Problem, UnitPlan } from '#core/contract/import-plan.ts';
import { Refusal, type RefusalData } from '#core/contract/refusal.ts';
import { findJoins, sheetView } from '#core/importing/find-joins.ts';
import { FILE_HEADER, FILE_ROW_HEADER, gatherFiles, type FileTable } from '#core/importing/gather-files.ts';
import type { GuessContext } from '#core/importing/guess-plan.ts';
import { joinTables, type JoinedTables } from '#core/importing/join-sheets.ts';
import { ownTable } from '#core/importing/own-table.ts';
import { summariesOfPlan } from '#core/importing/plan-joins.ts';
import type { RawTable } from '#core/importing/raw-table.ts';
import { english, said, saying } from '#core/text/sentences.ts';
import type { OpenedFile, ReadSheetOptions } from './files/open-file.ts';
import { ownPlan, PLAN_SHEET } from './own-plan.ts';
import { nameOf, openSource, type Sources } from './source.ts';

/** Everything an import reads, before any plan: the sheet with the cases (or the table that several files were gathered into), the
 *  other sheets, and which of them seem to belong to it. */
export interface Reading {
  readonly opened: OpenedFile;
  readonly main: RawTable;
  readonly others: ReadonlyMap<string, RawTable>;
  readonly joins: readonly JoinedSheet[];
  readonly files?: readonly GatheredFile[] | undefined;
  /** Where the header of a gathered table stands; the main sheet's is found out. */
  readonly layout?: GuessContext['layout'];
  readonly gathered?: ImportPlan['gathered'];
  /** The plan that a workbook written by this program brings with it. */
  readonly plan?: ImportPlan | undefined;
}

export interface ReadingOptions extends ReadSheetOptions {
  readonly passphrase?: string | undefined; readonly encoding?: string | undefined; readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  /** A sheet to take where the file has it (text files are named after the file, so that a plan's sheet is not always there). */
  readonly sheetIfThere?: string | undefined;
  /** false: other sheets are not looked at. */
  readonly joins?: boolean | undefined;
  /** What an earlier plan says of several files. */
  readonly gathered?: ImportPlan['gathered'];
}

/** Opens what was chosen: one file, or several as one table. The caller closes `opened`.
 *  @throws Refusal with a sentence; one file among several that cannot be read is told in `files` instead */
export async function openReading(sources: Sources, options: ReadingOptions = {}): Promise<Reading> {
  if (typeof sources !== 'string' && 'files' in sources) return sources.files.length === 1 ? openReading(sources.files[0]!, options) : gather(sources, options);
  const opened = await openSource(sources, options);
  try {
    return await readMain(opened, options);
  } catch (error) {
    opened.close();
    throw error;
  }
}

/** Another sheet of the same file as the one with the cases. */
export async function readMain(opened: OpenedFile, options: ReadingOptions): Promise<Reading> {
  const main = await opened.readSheet(options.sheet ?? opened.file.sheets.find(({ name }) => name === options.sheetIfThere)?.name, options);
  const others = new Map<string, RawTable>();
  const plan = opened.file.sheets.some(({ name }) => name === PLAN_SHEET) ? ownPlan(await opened.readSheet(PLAN_SHEET, { signal: options.signal })) : null;
  if (plan !== null && plan.sheet === main.sheet) return { opened, main, others, joins: [], plan };
  if (options.joins === false) return { opened, main, others, joins: [] };
  const views = [];
  const view = opened.file.sheets.length > 1 ? sheetView(main) : null;
  for (const { name, hidden } of view === null ? [] : opened.file.sheets) {
    if (hidden || name === main.sheet) continue;
    const table = await opened.readSheet(name, { signal: options.signal }).catch((error: unknown) => { if (error instanceof Refusal) return null; throw error; });
    const other = table === null ? null : sheetView(table);
    if (table === null || other === null) continue;
    others.set(name, table);
    views.push(other);
  }
  return { opened, main, others, joins: view === null ? [] : findJoins(view, views) };
}

/** Reads each of several files and puts them together; those that cannot be are told, with the reason. */
async function gather({ name, files }: Exclude<Sources, string | { bytes: Uint8Array }>, options: ReadingOptions): Promise<Reading> {
  const names = shownNames(files.map((file) => (typeof file === 'string' ? file : nameOf(file))));
  const tables: FileTable[] = [];
  const fates = new Map<string, { sha256: string; refused: RefusalData | null }>();
  let notices: OpenedFile['file']['notices'] = [];
  for (const [index, file] of files.entries()) {
    const shown = names[index]!;
    try {
      const opened = await openSource(file, options);
      try {
        tables.push({ name: shown, table: await opened.readSheet(undefined, { signal: options.signal }) });
        fates.set(shown, { sha256: opened.file.sha256, refused: null });
        notices = [...notices, ...opened.file.notices.filter(({ message }) => !notices.some((known) => known.message === message))];
      } finally {
        opened.close();
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      fates.set(shown, { sha256: '', refused: error.toData() });
    }
    options.onProgress?.((index + 1) / files.length);
  }
  const together = tables.length === 0 ? null : gatherFiles(tables, ...(options.gathered === undefined ? [] : [options.gathered]));
  if (together === null || !together.ok) {
    const first = [...fates.values()].find(({ refused }) => refused !== null)?.refused?.message ?? (together !== null && !together.ok ? together.error.message : '');
    throw new Refusal('FILES_UNLIKE', `None of the ${files.length} files of “${name}” can be imported. The first says: ${first}`, { file: name, files: files.length });
  }
  const { kind, table, headerRows, firstDataRow } = together.value;
  const ofTable = new Map(together.value.files.map((file) => [file.name, file]));
  const report = names.map((shown): GatheredFile => {
    const { sha256, refused } = fates.get(shown)!;
    const found = ofTable.get(shown);
    const why = refused ?? (found === undefined || found.refused === null ? null : { code: 'FILES_UNLIKE', message: found.refused.message, details: { file: shown } });
    return { name: shown, sha256, cases: found?.cases ?? 0, refused: why, differences: [...(found?.differences ?? [])] };
  });
  const refused = report.filter((file) => file.refused !== null);
  const sha256 = createHash('sha256').update(report.map((file) => `${file.sha256} ${file.name}\n`).join('')).digest('hex');
  return {
    main: table, others: new Map(), joins: [], files: report, gathered: kind, layout: { orientation: 'rows', headerRows, firstDataRow },
    opened: {
      file: {
        name, sha256, format: 'folder', sheets: [{ name: table.sheet, hidden: false }],
        notices: [...notices, said(saying(kind === 'forms' ? 'files.forms' : 'files.tables', { files: report.length - refused.length })), ...(refused.length === 0 ? [] : [said(saying('files.refused', { count: refused.length, files: refused.map((file) => file.name) }))])],
      },
      readSheet: () => Promise.resolve(table), close: () => undefined,
    },
  };
}

/** The files' names, with as much of their folders as tells them apart. */
function shownNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split(/[\\/]/u));
  const taken = new Map<string, number>();
  const names = parts.map((path) => path.at(-1)!);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return parts.map((path, index) => {
    const name = twice.has(names[index]!) && path.length > 1 ? path.slice(-2).join('/') : names[index]!;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Refuses to go on where files were left out and nobody said so. @throws Refusal FILES_REFUSED */
export function refuseSkipped({ files = [], opened }: Reading, skipRefused: boolean): void {
  const refused = files.filter((file) => file.refused !== null);
  if (refused.length === 0 || skipRefused) return;
  const reasons = refused.slice(0, 5).map((file) => `“${file.name}”: ${file.refused!.message}`).join(' · ');
  throw new Refusal('FILES_REFUSED', `${refused.length} of the ${files.length} files of “${opened.file.name}” cannot be imported. Nothing was brought in. ${reasons}${refused.length > 5 ? ` · and ${refused.length - 5} more` : ''} Correct or remove them, or import the others alone (--skip-refused).`, { file: opened.file.name, refused: refused.length, files: files.length, names: refused.map((file) => file.name) });
}

export interface PlannedTables { readonly main: RawTable; readonly units: readonly { readonly plan: UnitPlan; readonly table: RawTable }[]; readonly problems: readonly Problem[] }

/** The tables that a plan reads: the main one with what is joined to it, and the repeat groups. @throws Refusal PLAN_MISFIT */
export function tablesOf(reading: Reading, plan: ImportPlan): PlannedTables {
  const joined = joinedBy(reading, plan, plan.sheets ?? []);
  if (joined === null) return { main: ownTable(reading.main, plan), units: [], problems: [] };
  const units = (plan.units ?? []).flatMap((unit) => { const found = joined.units.find(({ sheet }) => sheet === unit.sheet); return found === undefined ? [] : [{ plan: unit, table: found.table }]; });
  return { main: joined.main, units, problems: joined.problems };
}

/** @param plan says the case key, the country, and which summaries are wanted */
export function joinedBy(reading: Reading, plan: Pick<ImportPlan, 'orientation' | 'headerRows' | 'firstDataRow' | 'variables' | 'caseKey' | 'country'>, sheets: readonly PlanSheet[]): JoinedTables | null {
  if (sheets.every(({ use }) => use === 'leave')) return null;
  const header = (id: string | undefined): string | undefined => plan.variables.find((variable) => variable.id === id)?.columns[0]?.header;
  const joined = joinTables({ main: reading.main, shape: plan, sheets, tables: reading.others, key: header(plan.caseKey), country: header(plan.country), summaries: summariesOfPlan(plan as ImportPlan) });
  if (!joined.ok) throw new Refusal(joined.error.kind, english(joined.error.why), { sheet: reading.main.sheet, why: joined.error.why });
  return joined.value;
}

/** A gathered table's plan: the file's name is an identifier, and the case key where the files hold no other. */
export function withFileColumns(plan: ImportPlan, kind: NonNullable<ImportPlan['gathered']>): ImportPlan {
  const mark = (variable: PlanVariable, role: string, fr: string, code: 'reason.fileName' | 'reason.fileRow'): PlanVariable => {
    const { categories: _, delimiter: __, missing: ___, language: ____, dateOrder: _____, decimal: ______, labels: _______, ...rest } = variable;
    const sentence = saying(code);
    return { ...rest, labels: { en: variable.label, fr }, include: true, type: 'identifier', measure: null, role, confidential: false, confidence: 0.97, reason: english(sentence), why: [sentence] };
  };
  const variables = plan.variables.map((variable) => {
    const header = variable.columns.length === 1 ? variable.columns[0]!.header : '';
    if (header === FILE_HEADER) return mark(variable, 'file', 'Nom du fichier', 'reason.fileName');
    return header === FILE_ROW_HEADER ? mark(variable, 'row', 'Fichier et ligne', 'reason.fileRow') : variable;
  });
  const own = variables.find(({ id, role }) => id === plan.caseKey && role !== 'file' && role !== 'row');
  const caseKey = own?.id ?? variables.find(({ role }) => role === (kind === 'forms' ? 'file' : 'row'))?.id;
  return { ...plan, variables, gathered: kind, ...(caseKey === undefined ? {} : { caseKey }) };
}
