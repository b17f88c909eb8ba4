import { basename, extname, join } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { listSourceFiles } from '#db/queries/cases.ts';
import { refuseUnconfirmed } from '../confirmation/overview.ts';
import { classificationOf, groupsByHand } from '../classification.ts';
import { projectName } from '../describe.ts';
import type { ProjectSession } from '../session.ts';
import { disclosureOf } from '../disclosure-report.ts';
import { allModels, madeWithPlan } from '../table-models.ts';
import { chooseTables } from '../table-plan.ts';
import { csvFile } from '../tabular.ts';
import { analystWorkbook } from './analyst-workbook.ts';
import { bookBytes } from './book/book-parts.ts';
import { describeIllustrations } from '../illustrations.ts';
import type { IllustrationRows } from './illustration-sheets.ts';
import { flatTable, linesAbove, linesBelow } from './flat-table.ts';
import { markdownTables } from './markdown.ts';
import { publicationWorkbook, type WorkbookChoices, type WorkbookFacts } from './publication-workbook.ts';
import { wordAnnex } from './word-annex.ts';
import { writeExport } from './write-export.ts';

export interface ExportOptions extends WorkbookChoices { readonly layout: 'publication' | 'analyst'; readonly language: 'en' | 'fr'; readonly tables?: readonly string[] | undefined }

export { writeExport } from './write-export.ts';

/** What a file of tables says of itself. */
export function factsOf(session: ProjectSession, language: 'en' | 'fr'): WorkbookFacts {
  const files = listSourceFiles(session.db).map((file) => file.name);
  const { incomeYear: year } = classificationOf(session.db);
  const own = groupsByHand(session, language);
  const notes = language === 'fr'
    ? [`Sources\u00a0: ${files.join('\u202f; ')}.`, ...(session.definitions.has('income') ? [`Tranches de revenu\u00a0: Banque mondiale, ${year}. Régions\u00a0: UNICEF.${own === null ? '' : ` ${own}`}`] : [])]
    : [`Sources: ${files.join('; ')}.`, ...(session.definitions.has('income') ? [`Income bands: World Bank, ${year}. Regions: UNICEF.${own === null ? '' : ` ${own}`}`] : [])];
  return { study: projectName(session), language, date: new Date().toISOString().slice(0, 10), notes };
}

/** The illustrative tables as far as they may be printed. */
const illustrationRows = (session: ProjectSession, language: 'en' | 'fr'): IllustrationRows[] => describeIllustrations(session, language).map(({ title, types, examples }) => {
  const labels = new Map(types.map((type) => [type.id, type.label]));
  const order = types.map(({ id }) => id);
  const rows = examples.flatMap(({ type, printed }) => (printed === null ? [] : [{ type, who: printed.attribution, words: printed.words }])).toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
  return { title: title[language] || title.en || title.fr, rows: rows.map((row) => ({ ...row, type: labels.get(row.type) ?? row.type })), withheld: examples.length - rows.length };
});

export type TablesFormat = 'xlsx' | 'csv' | 'docx' | 'md';
export interface TablesFile { readonly parts: readonly { readonly name: string; readonly bytes: Uint8Array }[]; readonly sheets: number; readonly tables: number }

/** The saved tables as bytes: one part, or for CSV one a table. */
export async function renderTables(session: ProjectSession, format: TablesFormat, options: ExportOptions, name: string): Promise<TablesFile> {
  const tables = chooseTables(session, options.tables);
  refuseUnconfirmed(session, tables.flatMap((table) => table.rows));
  const made = madeWithPlan(session, tables, options.language, format === 'xlsx');
  const models = allModels(made, tables, options.language);
  const facts = factsOf(session, options.language);
  if (format === 'xlsx') {
    const { workbook, sheets, charts } = (options.layout === 'publication' ? publicationWorkbook : analystWorkbook)(models, { ...facts, disclosure: disclosureOf(made, options.language), ...(options.tables === undefined ? { illustrations: illustrationRows(session, options.language) } : {}) }, options);
    return { parts: [{ name, bytes: await bookBytes(workbook, charts) }], sheets, tables: models.length };
  }
  if (format === 'md') return { parts: [{ name, bytes: Buffer.from(markdownTables(models, facts), 'utf8') }], sheets: 0, tables: models.length };
  if (format === 'docx') return { parts: [{ name, bytes: await wordAnnex(models, facts) }], sheets: 0, tables: models.length };
  const parts = models.map((model, index) => {
    const { headers, records } = flatTable(model);
    return { name: `table-${String(index + 1).padStart(3, '0')}.csv`, bytes: Buffer.from(csvFile([headers, ...records]), 'utf8') };
  });
  const about = csvFile([['table', 'title', 'note'], ...models.flatMap((model, index) => [...linesAbove(model), ...linesBelow(model)].map((line) => [index + 1, model.title, line]))]);
  return { parts: [...parts, { name: 'about.csv', bytes: Buffer.from(about, 'utf8') }], sheets: 0, tables: models.length };
}

/** Writes the saved tables to a file whose extension says the format; `.csv` (or no extension) makes a folder. */
export async function exportTables(session: ProjectSession, out: string, options: ExportOptions): Promise<{ file: string; sheets: number; tables: number }> {
  const extension = extname(out).slice(1).toLowerCase();
  const format = extension === '' ? 'csv' : extension;
  if (format !== 'xlsx' && format !== 'csv' && format !== 'docx' && format !== 'md') {
    throw new Refusal('FORMAT_UNKNOWN', `“${basename(out)}”: tables are written as .xlsx, .csv (a folder), .docx or .md.`, { file: basename(out) });
  }
  const { parts, sheets, tables } = await renderTables(session, format, options, basename(out));
  if (format === 'csv') for (const part of parts) writeExport(join(out, part.name), part.bytes);
  else writeExport(out, parts[0]!.bytes);
  return { file: out, sheets, tables };
}
