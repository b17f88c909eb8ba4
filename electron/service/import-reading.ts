import { createHash } from 'node:crypto';
import type { GatheredFile, JoinedSheet } from '#core/contract/api/importing.ts';
import type { ImportPlan, PlanSheet, PlanVariable, Problem, UnitPlan } from '#core/contract/import-plan.ts';
import { Refusal, type RefusalData } from '#core/contract/refusal.ts';
import { findJoins, sheetView } from '#core/importing/find-joins.ts';
import { differingSheets, FILE_HEADER, FILE_ROW_HEADER, gatherFiles, withoutExtension, type FileTable } from '#core/importing/gather-files.ts';
import type { FileDictionary } from '#core/importing/file-dictionary.ts';
import { mergeDictionaries } from '#core/importing/merge-dictionaries.ts';
import { joinFiles, saysParent, tiedByCodes, type JoinedFiles } from '#core/importing/join-files.ts';
import type { GuessContext } from '#core/importing/guess-plan.ts';
import { gatherJoins, linkedHeader, type FileSheets, type GatheredJoins } from '#core/importing/gather-joins.ts';
import { joinTables, type JoinedTables, type JoinedUnit } from '#core/importing/join-sheets.ts';
import { betterSheet, mayBeRemarks } from '#core/importing/main-sheet.ts';
import { ownTable } from '#core/importing/own-table.ts';
import { repairedTable } from '#core/importing/repaired-table.ts';
import { summariesOfPlan } from '#core/importing/plan-joins.ts';
import type { RawTable } from '#core/importing/raw-table.ts';
import type { Told } from '#core/contract/saying.ts';
import { english, said, saying } from '#core/text/sentences.ts';
import type { OpenedFile, ReadSheetOptions } from './files/open-file.ts';
import { hiddenNotices, hiddenParts, isHiding, type HiddenParts } from './hidden-parts.ts';
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
  /** Every sheet that is not hidden, in order, where all were asked for. */
  readonly tables?: readonly RawTable[] | undefined;
  /** Where the header of a gathered table stands; the main sheet's is found out. */
  readonly layout?: GuessContext['layout'];
  readonly gathered?: ImportPlan['gathered'];
  /** The plan that a workbook written by this program brings with it. */
  readonly plan?: ImportPlan | undefined;
  /** What reading itself has to say, beside the file's own notices: what is hidden, what was left aside. */
  readonly notices: readonly Told[];
  readonly hidden?: HiddenParts | undefined;
}

export interface ReadingOptions extends ReadSheetOptions {
  readonly passphrase?: string | undefined; readonly encoding?: string | undefined; readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  /** A sheet to take where the file has it (text files are named after the file, so that a plan's sheet is not always there). */
  readonly sheetIfThere?: string | undefined;
  /** Read all sheets that are not hidden, whatever the first one is. */
  readonly everySheet?: boolean | undefined;
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

/** An SPSS file has its variables' names, and nothing but cases below them: whatever the first respondents wrote. */
const SAV_LAYOUT: NonNullable<GuessContext['layout']> = { orientation: 'rows', headerRows: [0], firstDataRow: 1, everyRow: true, reason: saying('layout.declared') };

/** Another sheet of the same file as the one with the cases. */
export async function readMain(opened: OpenedFile, options: ReadingOptions): Promise<Reading> {
  const wanted = options.sheet ?? opened.file.sheets.find(({ name }) => name === options.sheetIfThere)?.name;
  const first = await opened.readSheet(wanted, options);
  const plan = opened.file.sheets.some(({ name }) => name === PLAN_SHEET) ? ownPlan(await opened.readSheet(PLAN_SHEET, { signal: options.signal })) : null;
  // A workbook that this program wrote says which sheet holds the cases.
  const main = (wanted === undefined && plan?.sheet !== first.sheet && mayBeRemarks(first) ? await answersBehind(opened, first, options) : null) ?? first;
  const others = new Map<string, RawTable>();
  const own = plan !== null && plan.sheet === main.sheet;
  const chosen = main === first ? [] : [said(saying('sheets.chosen', { sheet: main.sheet, first: first.sheet }))];
  const hidden = hiddenParts(opened.file, main);
  const read = { opened, main, others, ...(opened.file.format === 'sav' ? { layout: SAV_LAYOUT } : {}), ...(own || !isHiding(hidden) ? { notices: chosen } : { notices: [...chosen, ...hiddenNotices(hidden, main.sheet)], hidden }) };
  if (own) return { ...read, joins: [], plan };
  if (options.joins === false) return { ...read, joins: [] };
  const views = [];
  const view = opened.file.sheets.length > 1 ? sheetView(main) : null;
  const tables = new Map<string, RawTable>([[main.sheet, main]]);
  for (const { name, hidden } of view === null && options.everySheet !== true ? [] : opened.file.sheets) {
    if (hidden || name === main.sheet) continue;
    const table = await opened.readSheet(name, { signal: options.signal }).catch((error: unknown) => { if (error instanceof Refusal) return null; throw error; });
    if (table !== null) tables.set(name, table);
    const other = table === null ? null : sheetView(table);
    if (table === null || other === null) continue;
    others.set(name, table);
    views.push(other);
  }
  return { ...read, tables: opened.file.sheets.flatMap(({ name }) => tables.get(name) ?? []), joins: view === null ? [] : findJoins(view, views) };
}

/** A sheet with answers behind a first one that seems to hold none; null where there is none. */
async function answersBehind(opened: OpenedFile, first: RawTable, { signal }: ReadingOptions): Promise<RawTable | null> {
  const tables = [first];
  for (const { name, hidden } of opened.file.sheets) {
    if (hidden || name === first.sheet) continue;
    const table = await opened.readSheet(name, { signal }).catch((error: unknown) => { if (error instanceof Refusal) return null; throw error; });
    if (table !== null) tables.push(table);
  }
  return betterSheet(tables);
}

/** Reads each of several files and puts them together; those that cannot be are told, with the reason. */
async function gather({ name, files }: Exclude<Sources, string | { bytes: Uint8Array }>, options: ReadingOptions): Promise<Reading> {
  const names = shownNames(files.map((file) => (typeof file === 'string' ? file : nameOf(file))));
  const tables: (FileTable & FileSheets & { readonly hides: boolean })[] = [];
  const dictionaries = new Map<string, FileDictionary>();
  const fates = new Map<string, { sha256: string; refused: RefusalData | null }>();
  let notices: OpenedFile['file']['notices'] = [];
  const asked = names.map(withoutExtension);
  for (const [index, file] of files.entries()) {
    const shown = names[index]!;
    try {
      const opened = await openSource(file, options);
      try {
        // A text file is its own sheet: where one of several is asked for by name, the others are read as they are.
        const sheet = asked.includes(options.sheet ?? '') ? undefined : options.sheet;
        const { main, others, joins, hidden, tables: sheets, layout: shape } = await readMain(opened, { everySheet: true, signal: options.signal, sheet, sheetIfThere: options.sheetIfThere, joins: options.joins });
        tables.push({ name: shown, table: main, main, others, joins, sheets, shape, hides: hidden !== undefined });
        if (opened.dictionary !== undefined) dictionaries.set(shown, opened.dictionary);
        fates.set(shown, { sha256: opened.file.sha256, refused: null });
        notices = [...notices, ...opened.file.notices.filter(({ code, details }) => !notices.some((known) => known.code === code && known.details['encoding'] === details['encoding']))];
      } finally {
        opened.close();
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      fates.set(shown, { sha256: '', refused: error.toData() });
    }
    options.onProgress?.((index + 1) / files.length);
  }
  const asParts = joinedFiles(tables, options);
  if (asParts !== null) return partsReading(asParts, names, fates, notices, dictionaries);
  const kindGiven = options.gathered === 'joined' ? undefined : options.gathered;
  const whole = tables.length === 0 ? null : gatherFiles(tables, kindGiven);
  // Files that are no equal tables may be the parts of one survey.
  const unlike = kindGiven === undefined && whole !== null && (!whole.ok || (whole.value.kind === 'tables' && whole.value.files.some(({ refused }) => refused !== null)));
  const formLike = kindGiven === undefined && whole?.ok === true && whole.value.kind === 'forms' && tables.length <= MOST_PARTS;
  const tied = unlike || formLike ? joinedFiles(tables, options, true) : null;
  if (tied !== null && (unlike || tiedByCodes(tied))) return partsReading(tied, names, fates, notices, dictionaries);
  const together = whole;
  if (together === null || !together.ok) {
    const first = [...fates.values()].find(({ refused }) => refused !== null)?.refused?.message ?? (together !== null && !together.ok ? together.error.message : '');
    throw new Refusal('FILES_UNLIKE', `None of the ${files.length} files of “${name}” can be imported. The first says: ${first}`, { file: name, files: files.length });
  }
  const { kind, table, headerRows, firstDataRow } = together.value;
  const accepted = tables.filter(({ name: file }) => together.value.files.find((one) => one.name === file)?.refused === null);
  const joined = kind === 'tables' && accepted.some(({ joins }) => joins.length > 0) ? gatherJoins(together.value, accepted) : null;
  const main = joined?.main ?? table;
  const ofTable = new Map(together.value.files.map((file) => [file.name, file]));
  const report = names.map((shown): GatheredFile => {
    const { sha256, refused } = fates.get(shown)!;
    const found = ofTable.get(shown);
    const why = refused ?? (found === undefined || found.refused === null ? null : { code: 'FILES_UNLIKE', message: found.refused.message, details: { file: shown } });
    return { name: shown, sha256, cases: found?.cases ?? 0, refused: why, differences: [...(found?.differences ?? []), ...(joined?.differences.get(shown) ?? [])] };
  });
  const refused = report.filter((file) => file.refused !== null);
  const declared = declaredBy(report, kind === 'tables' ? dictionaries : new Map<string, FileDictionary>());
  return {
    main, others: joined?.others ?? new Map<string, RawTable>(), joins: joined?.joins ?? [], notices: gatheredNotices(together.value.parts, accepted, joined), files: report, gathered: kind, layout: { orientation: 'rows', headerRows, firstDataRow },
    opened: {
      file: {
        name, sha256: sha256OfFiles(report), format: 'folder', sheets: [{ name: table.sheet, hidden: false }],
        notices: [...notices, said(saying(kind === 'forms' ? 'files.forms' : 'files.tables', { files: report.length - refused.length })), ...refusedNotice(refused), ...declared.notices],
      },
      ...declared.part, readSheet: () => Promise.resolve(main), close: () => undefined,
    },
  };
}

/** A survey has not more repeat groups than this; forms come by the hundred. */
const MOST_PARTS = 50;
type Fates = ReadonlyMap<string, { readonly sha256: string; readonly refused: RefusalData | null }>;

/** The files as parts of one survey, where a tool's column (or an earlier plan, or `unlike`, where they are no equal tables) says that
 *  they may be; null where they are not. */
function joinedFiles(tables: readonly (FileTable & FileSheets)[], { joins, gathered, sheet, sheetIfThere }: ReadingOptions, unlike = false): JoinedFiles | null {
  const wanted = sheet ?? sheetIfThere;
  if ((joins === false && sheet === undefined) || (gathered !== undefined && gathered !== 'joined') || tables.length < 2 || tables.some((file) => file.joins.length > 0)) return null;
  if (!unlike && gathered !== 'joined' && !tables.some(saysParent)) return null;
  const found = joinFiles(tables, wanted);
  return found === null || joins !== false ? found : { ...found, others: new Map(), joins: [] };
}

/** The reading of files that are the parts of one survey: the files are its sheets. */
function partsReading({ main, shape, others, joins, files }: JoinedFiles, names: readonly string[], fates: Fates, notices: readonly Told[], dictionaries: ReadonlyMap<string, FileDictionary>): Reading {
  const report = names.map((name): GatheredFile => {
    const { sha256, refused } = fates.get(name)!;
    const found = files.find((file) => file.name === name);
    return { name, sha256, cases: found?.cases ?? 0, refused: refused ?? (found?.refused ? { code: 'FILES_UNLIKE', message: found.refused.message, details: { file: name } } : null), differences: [...(found?.differences ?? [])] };
  });
  const refused = report.filter((file) => file.refused !== null);
  const sheets = new Map([[main.sheet, main], ...others]);
  const declared = declaredBy(report, dictionaries);
  return {
    main, others, joins, files: report, gathered: 'joined', notices: [], ...(shape === undefined ? {} : { layout: { ...shape, headerRows: [...shape.headerRows] } }),
    opened: {
      file: {
        name: main.sheet, sha256: sha256OfFiles(report), format: 'folder', sheets: [...sheets.keys()].map((name) => ({ name, hidden: false })),
        notices: [...notices, said(saying('files.joined', { files: report.length - refused.length, main: main.sheet })), ...refusedNotice(refused), ...declared.notices],
      },
      ...declared.part, readSheet: (name) => Promise.resolve(sheets.get(name ?? '') ?? main), close: () => undefined,
    },
  };
}
/** What the files that come in declare together, SPSS files most often; and of which variables they contradict each other. */
function declaredBy(report: readonly GatheredFile[], dictionaries: ReadonlyMap<string, FileDictionary>): { part: { dictionary?: FileDictionary }; notices: Told[] } {
  const own = report.flatMap(({ name, refused }) => (refused === null ? dictionaries.get(name) ?? [] : [])).filter(({ source }) => source === 'spss');
  if (own.length === 0) return { part: {}, notices: [] };
  const { dictionary, conflicts } = mergeDictionaries(own);
  return { part: { dictionary }, notices: conflicts.length === 0 ? [] : [said(saying('files.otherLabels', { count: conflicts.length, variables: conflicts.slice(0, 8) }))] };
}

const sha256OfFiles = (files: readonly GatheredFile[]): string => createHash('sha256').update(files.map((file) => `${file.sha256} ${file.name}\n`).join('')).digest('hex');
const refusedNotice = (refused: readonly GatheredFile[]): Told[] => (refused.length === 0 ? [] : [said(saying('files.refused', { count: refused.length, files: refused.map((file) => file.name) }))]);

/** What is hidden in the files, and which of their sheets nothing ties to those that are read. */
function gatheredNotices(parts: readonly string[] | null, files: readonly (FileTable & FileSheets & { readonly hides: boolean })[], joined: GatheredJoins | null): Told[] {
  const differing = parts === null ? new Set<string>() : differingSheets(files);
  const hiding = files.filter(({ hides }) => hides).map(({ name }) => name);
  const few = (names: readonly string[]): string[] => (names.length > 8 ? [...names.slice(0, 8), '…'] : [...names]);
  const isRead = (file: FileSheets, sheet: string): boolean => sheet === file.main.sheet || joined?.joins.some((join) => join.sheet === sheet) === true;
  // A form goes on from sheet to sheet; what is the same in every file (instructions, lists) is no answer.
  const left = files.flatMap((file) => { const sheets = parts === null ? [...file.others.keys()].filter((sheet) => !isRead(file, sheet)) : (file.sheets ?? []).map(({ sheet }) => sheet).filter((sheet) => !parts.includes(sheet) && differing.has(sheet)); return sheets.length === 0 ? [] : [{ name: file.name, sheets }]; });
  return [
    ...(left.length === 0 ? [] : [said(saying('files.sheetsLeft', { count: left.length, files: left.map(({ name }) => name), sheets: few([...new Set(left.flatMap(({ sheets }) => sheets))]) }))]),
    ...(hiding.length === 0 ? [] : [said(saying('hidden.files', { count: hiding.length, items: few(hiding) }))]),
  ];
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

export interface PlannedTables { readonly main: RawTable; readonly units: readonly (Pick<JoinedUnit, 'table' | 'parent' | 'parentRow'> & { readonly plan: UnitPlan })[]; readonly problems: readonly Problem[] }

/** The same with the letters of its texts repaired. */
export const repairedReading = (reading: Reading): Reading => ({ ...reading, main: repairedTable(reading.main), others: new Map([...reading.others].map(([name, table]) => [name, repairedTable(table)])) });

/** The tables that a plan reads: the main one with what is joined to it, and the repeat groups. @throws Refusal PLAN_MISFIT */
export function tablesOf(read: Reading, plan: ImportPlan): PlannedTables {
  const reading = plan.repaired === true ? repairedReading(read) : read;
  const joined = joinedBy(reading, plan, plan.sheets ?? []);
  if (joined === null) return { main: ownTable(reading.main, plan), units: [], problems: [] };
  const units = (plan.units ?? []).flatMap((unit) => { const found = joined.units.find(({ sheet }) => sheet === unit.sheet); return found === undefined ? [] : [{ plan: unit, table: found.table, parent: found.parent, parentRow: found.parentRow }]; });
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
    if (linkedHeader(header) !== null) { const link = saying('reason.link'); return { ...variable, include: false, confidence: 0.97, reason: english(link), why: [link] }; }
    if (header === FILE_HEADER) return mark(variable, 'file', 'Nom du fichier', 'reason.fileName');
    return header === FILE_ROW_HEADER ? mark(variable, 'row', 'Fichier et ligne', 'reason.fileRow') : variable;
  });
  // The file's name may say the country; a question that does says it better.
  const named = variables.find(({ id }) => id === plan.country);
  const asked = named?.role !== 'file' ? undefined : variables.find(({ role, include }) => role === 'country' && include);
  const own = variables.find(({ id, role }) => id === plan.caseKey && role !== 'file' && role !== 'row');
  const caseKey = own?.id ?? variables.find(({ role }) => role === (kind === 'forms' ? 'file' : 'row'))?.id;
  return { ...plan, variables, gathered: kind, ...(caseKey === undefined ? {} : { caseKey }), ...(asked === undefined ? {} : { country: asked.id }) };
}
