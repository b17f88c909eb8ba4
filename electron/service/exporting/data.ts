import { extname, join } from 'node:path';
import type ExcelJS from 'exceljs';
import { dataTable, type DataTable, type DictionaryEntry, type ExportedVariable } from '#core/exporting/data-table.ts';
import { guarded } from '#core/importing/own-table.ts';
import type { RawCell } from '#core/importing/raw-table.ts';
import { DEFAULT_INCOME_YEAR } from '#core/framework/income.ts';
import { takeCases } from '#core/model/take-cases.ts';
import { slug } from '#core/text/slug.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { listAnswerTexts, type AnswerRecord } from '#db/queries/answers.ts';
import { listCases, listInstruments } from '#db/queries/cases.ts';
import { getMeta } from '#db/queries/project.ts';
import { confirmationGate, type ConfirmationGate } from '../confirmation/overview.ts';
import { withoutValues } from '../confirmation/corrections.ts';
import { maskOf } from '../data.ts';
import { describeVariables, projectName } from '../describe.ts';
import { PLAN_MARK, PLAN_SHEET } from '../own-plan.ts';
import { openGate, type WordsMode } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { writeExport } from './export.ts';
import { newWorkbook, recordsSheet, workbookBytes } from './workbook-parts.ts';

export interface DataExportOptions {
  readonly language: 'en' | 'fr';
  /** Only these variables, by id; every one where absent. */
  readonly variables?: readonly string[] | undefined;
  readonly filter?: string | undefined;
  /** Only the cases of one questionnaire, and what it asked. */
  readonly instrument?: string | undefined;
  /** A column for each theme of the codebook. */
  readonly codings: boolean;
  readonly confidential: boolean;
  /** Which answers to open questions are written out; the others are withheld, and it is said. */
  readonly words: WordsMode;
}
export interface DataExport {
  readonly parts: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly cases: number;
  readonly variables: number;
  /** Confidential variables that were left out. */
  readonly leftOut: readonly string[];
  /** How many answers to open questions were withheld. */
  readonly withheld: number;
  readonly warning: string | null;
}

/** Cases as rows and variables as columns, with a dictionary and the plan that reads the same table back: one workbook, or four files
 *  (data.csv, dictionary.csv, categories.csv, plan.json).
 *  @throws Refusal VARIABLE_UNKNOWN, INSTRUMENT_UNKNOWN, FILTER_WRONG */
export async function exportData(session: ProjectSession, format: 'xlsx' | 'csv', options: DataExportOptions, name = 'data'): Promise<DataExport> {
  const { language } = options;
  const gate = openGate(session, { mode: options.words, language });
  const confirmed = confirmationGate(session);
  const { table, leftOut } = tableOf(session, format, options, gate, confirmed);
  const withheld = gate.withheld + confirmed.withheld;
  const { warning } = gate;
  const facts = { cases: table.rows.length - table.headerRows, variables: table.dictionary.length, leftOut, withheld, warning };
  if (format === 'csv') {
    const { variables, categories } = dictionaryRecords(table.dictionary, language);
    const plan = JSON.stringify({ ...table.plan, guarded: true }, null, 2);
    return { ...facts, parts: [{ name: 'data.csv', bytes: csvBytes(table.rows) }, { name: 'dictionary.csv', bytes: csvBytes(variables) }, { name: 'categories.csv', bytes: csvBytes(categories) }, { name: 'plan.json', bytes: Buffer.from(`${plan}\n`, 'utf8') }] };
  }
  const workbook = newWorkbook(projectName(session));
  dataSheet(workbook, table);
  const { variables, categories } = dictionaryRecords(table.dictionary, language);
  const words = HEADINGS[language];
  recordsSheet(workbook, words.dictionary, texts(variables[0]!), variables.slice(1).map((record) => record.map(safe)), new Set([4]));
  if (categories.length > 1) recordsSheet(workbook, words.categories, texts(categories[0]!), categories.slice(1).map((record) => record.map(safe)));
  if (warning !== null) workbook.getWorksheet(words.dictionary)!.addRow([warning]);
  planSheet(workbook, table);
  return { ...facts, parts: [{ name: `${name}.xlsx`, bytes: await workbookBytes(workbook) }] };
}

/** Writes the data where a path says: a workbook, or a folder of text files. */
export async function exportDataTo(session: ProjectSession, out: string, options: DataExportOptions): Promise<Omit<DataExport, 'parts'> & { file: string }> {
  const extension = extname(out).toLowerCase();
  if (!['.xlsx', '.csv', ''].includes(extension)) throw new Refusal('FORMAT_UNFIT', `Data cannot be written as “${extension}”. Choose .xlsx for a workbook, or .csv for a folder of text files.`, { format: extension.slice(1) });
  const { parts, ...facts } = await exportData(session, extension === '.xlsx' ? 'xlsx' : 'csv', options);
  if (extension === '.xlsx') writeExport(out, parts[0]!.bytes);
  else for (const part of parts) writeExport(join(out, part.name), part.bytes);
  return { file: out, ...facts };
}

function tableOf(session: ProjectSession, format: 'xlsx' | 'csv', options: DataExportOptions, gate: ReturnType<typeof openGate>, confirmed: ConfirmationGate): { table: DataTable; leftOut: string[] } {
  const { db } = session;
  const { language } = options;
  const instruments = listInstruments(db);
  const instrument = options.instrument === undefined ? undefined : instruments.find(({ id, label }) => id === options.instrument || label === options.instrument);
  if (options.instrument !== undefined && instrument === undefined) throw new Refusal('INSTRUMENT_UNKNOWN', `There is no questionnaire “${options.instrument}” in this project. It has ${instruments.map(({ id }) => `“${id}”`).join(', ') || 'none'}.`, { instrument: options.instrument });
  const mask = options.filter === undefined || options.filter.trim() === '' ? null : maskOf(session, options.filter);
  // Documents are no data of a survey: neither their words nor the cases made for them, unless they are asked for by name.
  const made = session.madeForDocuments;
  const cases = listCases(db).filter((one) => (mask === null || mask[one.position] === 1) && (instrument === undefined ? made?.[one.position] !== 1 : one.instrumentId === instrument.id));
  const positions = cases.map(({ position }) => position);
  const answers = new Map<string, Map<number, AnswerRecord>>();
  for (const answer of listAnswerTexts(db)) { const of = answers.get(answer.variableId) ?? new Map<number, AnswerRecord>(); of.set(answer.caseRid, answer); answers.set(answer.variableId, of); }
  const formulas = new Map(describeVariables(session).map(({ id, formula }) => [id, formula]));
  const wanted = options.variables?.map((id) => { const found = session.definitions.get(id) ?? session.variable(id)?.definition; if (found === undefined) throw new Refusal('VARIABLE_UNKNOWN', `There is no variable “${id}”.`, { name: id }); return found; });
  const definitions = wanted ?? [...session.definitions.values(), ...(options.codings ? session.themes().map(({ definition }) => definition) : [])].filter((definition) => definition.documents === undefined && (instrument === undefined || definition.instrument === undefined || definition.instrument === instrument.id));
  const leftOut = options.confidential ? [] : definitions.filter(({ confidential }) => confidential).map(({ id }) => id);
  const variables = definitions.filter(({ id }) => !leftOut.includes(id)).flatMap((definition): ExportedVariable[] => {
    const vector = definition.type === 'open' ? session.openStates(definition.id) : session.variable(definition.id)?.vector;
    if (!vector) return [];
    const formula = formulas.get(definition.id);
    const of = answers.get(definition.id);
    // A status stands beside the name of one respondent here: where the project demands it, only what was confirmed does.
    const taken = gate.mode !== 'cleared' || confirmed.demand === 'off' ? takeCases(vector, positions) : withoutValues(takeCases(vector, positions), (index) => !confirmed.mayPrint(positions[index]!, definition.id));
    // With pseudonyms, what was replaced in answers is replaced in short texts too.
    const shown = taken.kind === 'text' && gate.mode === 'pseudonymised' ? { ...taken, values: taken.values.map((value) => gate.value(value)) } : taken;
    return [{
      definition, vector: shown, formula,
      ...(definition.type !== 'open' ? {} : {
        text: (caseIndex: number): string | null => {
          const answer = of?.get(cases[caseIndex]!.rid);
          if (answer === undefined) return '';
          const { words, attribution } = gate.quote({ rid: answer.rid, position: cases[caseIndex]!.position, variableId: definition.id, text: answer.text }, null, null);
          // A row is a case: words that may only be put down to a region cannot stand in it.
          return attribution === 'case' ? words : null;
        },
      }),
    }];
  });
  const only = instrument ?? (instruments.length === 1 ? instruments[0]! : undefined);
  const keys = uniqueKeys(cases.map(({ key, instrumentId }) => (only === undefined ? { key, prefix: instrumentId } : { key, prefix: '' })));
  return {
    leftOut,
    table: dataTable({
      keys, variables, language, instrument: only ?? { id: slug(projectName(session)).replaceAll('_', '-'), label: projectName(session) }, sheet: format === 'xlsx' ? HEADINGS[language].data : 'data',
      incomeYear: getMeta(db, 'incomeYear') ?? DEFAULT_INCOME_YEAR, header: format === 'xlsx' ? 'both' : 'ids', dates: format === 'xlsx' ? 'cells' : 'texts', ...(format === 'xlsx' ? { longest: 32_000 } : {}),
    }),
  };
}

/** Cases of two questionnaires may have one key: then the questionnaire stands before it. */
function uniqueKeys(cases: readonly { key: string; prefix: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { key } of cases) counts.set(key, (counts.get(key) ?? 0) + 1);
  const taken = new Set<string>();
  return cases.map(({ key, prefix }) => {
    let shown = counts.get(key)! > 1 && prefix !== '' ? `${prefix}:${key}` : key;
    for (let nth = 2; taken.has(shown); nth++) shown = `${key} (${nth})`;
    taken.add(shown);
    return shown;
  });
}

const HEADINGS = {
  en: { data: 'Data', dictionary: 'Dictionary', categories: 'Categories', columns: ['variable', 'columns in “Data”', 'label', 'label in French', 'wording', 'type', 'measure', 'questionnaire', 'question', 'capability', 'role', 'source', 'confidential', 'formula', 'not asked is written', 'don’t know is written', 'not applicable is written', 'other markers'], values: ['variable', 'category', 'label', 'label in French', 'written in the cell', 'cases'] },
  fr: { data: 'Données', dictionary: 'Dictionnaire', categories: 'Modalités', columns: ['variable', 'colonnes dans « Données »', 'libellé', 'libellé en français', 'formulation', 'type', 'mesure', 'questionnaire', 'question', 'capacité', 'rôle', 'source', 'confidentiel', 'formule', 'non posée s’écrit', 'ne sait pas s’écrit', 'sans objet s’écrit', 'autres marques'], values: ['variable', 'modalité', 'libellé', 'libellé en français', 'écrit dans la cellule', 'cas'] },
} as const;

type Cell = string | number | null;
function dictionaryRecords(dictionary: readonly DictionaryEntry[], language: 'en' | 'fr'): { variables: Cell[][]; categories: Cell[][] } {
  const { columns, values } = HEADINGS[language];
  return {
    variables: [[...columns], ...dictionary.map(({ definition, columns: of, markers, formula }): Cell[] => [
      definition.id, of.join(' '), definition.labels?.en ?? definition.label, definition.labels?.fr ?? null, definition.wording ?? null, definition.type, definition.measure, definition.instrument ?? null, definition.question ?? null,
      definition.capability ?? null, definition.role ?? null, definition.source, definition.confidential ? 1 : 0, formula ?? null, markers.notAsked ?? null, markers.dontKnow ?? null, markers.notApplicable ?? null, [markers.unread, markers.withheld].filter(Boolean).join(' ') || null,
    ])],
    categories: [[...values], ...dictionary.flatMap(({ definition, written, counts }) => definition.categories.map((category, index): Cell[] => [definition.id, category.id, category.labels?.en ?? category.label, category.labels?.fr ?? null, written[index]!, counts[index]!]))],
  };
}
const texts = (record: readonly Cell[]): string[] => record.map(String);
const safe = (cell: Cell): Cell => (typeof cell === 'string' ? escaped(cell) : cell);

function dataSheet(workbook: ExcelJS.Workbook, { rows, headerRows, columns, plan }: DataTable): void {
  const sheet = workbook.addWorksheet(plan.sheet, { views: [{ state: 'frozen', xSplit: 1, ySplit: headerRows }] });
  for (const row of rows) sheet.addRow(row.map(workbookCell));
  for (let row = 1; row <= headerRows; row++) { sheet.getRow(row).font = { bold: row < headerRows }; sheet.getRow(row).alignment = { vertical: 'top', wrapText: row < headerRows }; }
  columns.forEach(({ cells }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = cells.some((cell) => typeof cell === 'string' && cell.length > 60) ? 60 : 18;
    if (!cells.some((cell) => typeof cell === 'object' && cell !== null)) return;
    const timed = cells.some((cell) => typeof cell === 'object' && cell !== null && 'date' in cell && cell.date.length > 10);
    column.eachCell((cell) => { if (cell.value instanceof Date) cell.numFmt = timed ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd'; });
  });
  if (rows.length > headerRows) sheet.autoFilter = { from: { row: headerRows, column: 1 }, to: { row: rows.length, column: columns.length } };
}

/** The plan, in cells of a hidden sheet: the workbook alone is enough to read it back. */
function planSheet(workbook: ExcelJS.Workbook, { plan }: DataTable): void {
  const sheet = workbook.addWorksheet(PLAN_SHEET, { state: 'hidden' });
  sheet.addRow([PLAN_MARK]);
  // In ASCII alone, so that it can be cut anywhere; without “_x”, which other programs take for the beginning of an escape.
  const json = JSON.stringify(plan).replace(/[^\x20-\x7E]|_(?=x)/gu, (letters) => [...Array(letters.length).keys()].map((at) => `\\u${letters.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''));
  for (let at = 0; at < json.length; at += 30_000) sheet.addRow([escaped(json.slice(at, at + 30_000))]);
}

const workbookCell = (cell: RawCell): ExcelJS.CellValue => (typeof cell === 'string' ? escaped(cell) : typeof cell === 'object' && cell !== null ? ('date' in cell ? new Date(`${cell.date}${cell.date.includes('T') ? 'Z' : 'T00:00:00Z'}`) : null) : cell);

/** Characters that XML cannot hold, written the way Excel writes them; a text cell is never a formula, whatever it begins with. */
const escaped = (text: string): string => text.replace(/_x(?=[0-9A-Fa-f]{4}_)/gu, '_x005F_x').replace(/[\u0000-\u0008\u000B\u000C\r\u000E-\u001F\uFFFE\uFFFF]/gu, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`).toWellFormed();

/** UTF-8 with a byte-order mark, fields quoted where they must be or where a reader might trim them. */
function csvBytes(rows: readonly (readonly RawCell[])[]): Buffer {
  const field = (cell: RawCell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
    const text = typeof cell === 'object' ? ('date' in cell ? cell.date : '') : guarded(cell);
    return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return Buffer.from(`\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`, 'utf8');
}
