import type { TableModel } from '#core/crosstab/table-model.ts';
import type { Disclosure } from '../disclosure-report.ts';
import type { Book, BookSheet, CellValue } from './book/book.ts';
import { sheetName, splitForCells, tableHeadings } from './cells.ts';
import { CHART_WIDTH_CM, chartHeightCm, type NativeChart, type PlacedChart } from './charts/chart.ts';
import { columnName } from './charts/chart-xml.ts';
import { chooseCharts, type CellPlaces } from './charts/choose-charts.ts';
import { disclosureSheet } from './disclosure-sheet.ts';
import { flatTable, kindOf, linesAbove, linesBelow, type FlatTable } from './flat-table.ts';
import { illustrationSheets, type IllustrationRows } from './illustration-sheets.ts';
import { addIntervals } from './charts/interval-sheet.ts';
import { addSheet, addTable, fitPages, writeLines } from './publication-parts.ts';
import { WORDS } from './words.ts';

export interface WorkbookFacts { readonly study: string; readonly language: 'en' | 'fr'; readonly date: string; readonly notes: readonly string[]; /** Of the tables that are written. */ readonly disclosure?: Disclosure | undefined; /** Examples by country, only where they may be printed. */ readonly illustrations?: readonly IllustrationRows[] | undefined }

export interface WorkbookChoices { /** Percentages as formulas over the counts. */ readonly formulas?: boolean | undefined; /** Native charts of each table. */ readonly charts?: boolean | undefined }
/** A workbook with the charts that are put into it when it is packed. */
export interface LaidOut { readonly workbook: Book; readonly sheets: number; readonly charts: readonly PlacedChart[] }

/** The accessible layout for release: cover, contents, notes, charts on a sheet of their own, then one table a sheet, each marked as
 *  an Excel table with one header row; no merged cells, no fill, no blank rows or columns, nothing below the table.
 *  @see docs/publication-layout.md for the rules it keeps */
export function publicationWorkbook(models: readonly TableModel[], facts: WorkbookFacts, choices: WorkbookChoices = {}): LaidOut {
  const words = WORDS[facts.language];
  const { language } = facts;
  const taken = new Set<string>();
  const cover = addSheet(sheetName(words.cover, taken));
  const contents = addSheet(sheetName(words.contents, taken));
  const notes = addSheet(sheetName(words.notes, taken));
  const names = models.map((_, index) => sheetName(`${words.table} ${index + 1}`, taken));
  const flat = models.map(flatTable);
  const headings = flat.map((table) => tableHeadings(table.headers));
  const disclosure = disclosureSheet(facts.disclosure, true, names, () => sheetName(words.disclosure, taken), language);
  const drawn = choices.charts === false ? [] : models.flatMap((model, index) => chooseCharts(model, `${names[index]}${words.colon}${model.title}`, flatPlaces(model, flat[index]!, headerRow(model))).map((chart) => ({ chart, name: names[index]! })));
  const chartSheet = drawn.length === 0 ? null : addSheet(sheetName(words.charts, taken));
  const { sheet: lengths, charts: finished } = addIntervals(drawn, language, taken);
  const examples = illustrationSheets(facts.illustrations, taken, language);
  writeLines(cover, [facts.study, `${models.length} ${words.tables}`, `${words.date}${words.colon}${facts.date}`, words.synthetic, ...(choices.formulas === true ? [words.formulas] : []), `${words.madeWith}.`]);
  cover.widths.push(100);

  const link = (name: string): CellValue => ({ text: name, sheet: name });
  const list = [
    ...models.map((model, index) => [link(names[index]!), splitForCells(model.title)[0]!]), [link(notes.name), words.notes],
    ...(disclosure === null ? [] : [[link(disclosure.name), words.disclosureLine]]), ...(chartSheet === null ? [] : [[link(chartSheet.name), words.chartsLine]]), ...(lengths === null ? [] : [[link(lengths.name), words.intervalsLine]]),
    ...examples.map((sheet, index) => [link(sheet.name), splitForCells((facts.illustrations ?? []).filter(({ rows }) => rows.length > 0)[index]!.title)[0]!]),
  ];
  writeLines(contents, [words.contents, words.oneTable]);
  addTable(contents, 3, 'contents', [words.table, words.title], list, ['text', 'text'], [18, 90]);
  // what is too long for one cell goes on in the next record, and it is said
  const long = (table: string, text: string): string[][] => splitForCells(text, NOTE_CHARACTERS).map((part, at) => [at === 0 ? table : `${table} ${words.part(at + 1)}`, part]);
  const noteRecords = [...facts.notes.flatMap((note) => long(words.study, note)), ...models.flatMap((model, index) => [
    ...aboveLines(model).filter(isTooLong), ...(isTooLong(model.title) ? [model.title] : []), ...headings[index]!.cut.map(words.wholeHeading), ...longCells(flat[index]!, headerRow(model)).map(({ cell, text }) => words.wholeCell(cell, text)), ...linesBelow(model),
  ].flatMap((line) => long(names[index]!, line)))];
  writeLines(notes, [words.notes, words.blanks]);
  addTable(notes, 3, 'notes', [words.table, words.notes], noteRecords, ['text', 'text'], [18, 110]);
  const charts = chartSheet === null ? [] : writeCharts(chartSheet, finished, language);

  const tables = models.map((model, index) => {
    const sheet = addSheet(names[index]!);
    const { kinds, records } = flat[index]!;
    const { headings: headers } = headings[index]!;
    const inCell = <T extends CellValue>(value: T): T | string => (typeof value === 'string' && isTooLong(value) ? `${splitForCells(value, SHORT_CHARACTERS)[0]!.trimEnd()} … ${words.continued}` : value);
    writeLines(sheet, [`${names[index]}${words.colon}${model.title}`, ...aboveLines(model)].map(inCell));
    const row = headerRow(model);
    addTable(sheet, row, `table_${index + 1}`, headers, (choices.formulas === true ? withFormulas(flat[index]!, row) : records).map((record) => record.map(inCell)), kinds, headers.map((header, column) => (kinds[column] === 'text' ? 46 : Math.min(28, Math.max(12, header.length * 0.7)))), {
      language, weighted: model.weighted, kindOf: (record, column) => kindOf(flat[index]!, record, column),
    });
    return sheet;
  });
  const sheets = [cover, contents, notes, disclosure, chartSheet, lengths, ...tables, ...examples].filter((sheet) => sheet !== null);
  for (const sheet of sheets) fitPages(sheet);
  return { workbook: { title: facts.study, sheets }, sheets: sheets.length, charts };
}

/** A text this long is read on the notes' sheet, not over a table. */
const SHORT_CHARACTERS = 2000;
const NOTE_CHARACTERS = 32_000;
const isTooLong = (text: string): boolean => text.length > SHORT_CHARACTERS;

const longCells = (flat: FlatTable, header: number): { cell: string; text: string }[] => flat.records.flatMap((record, row) => record.flatMap((value, column) => (typeof value === 'string' && isTooLong(value) ? [{ cell: cellAt(column, header + 1 + row), text: value }] : [])));

/** The lines between the title and the table: at most four, so that the table begins in row 3 to 6. */
const aboveLines = (model: TableModel): string[] => [WORDS[model.language].oneTable, ...linesAbove(model)].slice(0, 4);
const headerRow = (model: TableModel): number => aboveLines(model).length + 2;

const cellAt = (column: number, row: number): string => `${columnName(column + 1)}${row}`;

/** Where the cells of a table stand on its sheet. */
function flatPlaces(model: TableModel, flat: FlatTable, header: number): CellPlaces {
  const rows = new Map(model.blocks.flatMap((block) => block.rows).map((row, index) => [row, header + 1 + index]));
  const labelColumn = flat.kinds.findIndex((kind) => kind !== 'text') - 1;
  return {
    label: (row) => cellAt(labelColumn, rows.get(row)!),
    heading: (column) => cellAt(flat.places[column]!.share ?? flat.places[column]!.count, header),
    count: (row, column) => cellAt(flat.places[column]!.count, rows.get(row)!),
    share: (row, column) => cellAt(flat.places[column]!.share!, rows.get(row)!),
  };
}

/** The records with each percentage as a formula over the count and the base beside it, its value kept with it. What is not their
 *  quotient (shorthand) stays as it is. */
function withFormulas(flat: FlatTable, header: number): CellValue[][] {
  return flat.records.map((record, index) => record.map((value, column): CellValue => {
    const place = flat.places.find((each) => each.share === column);
    if (place === undefined || typeof value !== 'number') return value;
    const [count, base] = [record[place.count], record[place.base]];
    if (typeof count !== 'number' || typeof base !== 'number' || Math.abs(count / base - value) > 1e-12) return value;
    const row = header + 1 + index;
    return { formula: `${cellAt(place.count, row)}/${cellAt(place.base, row)}`, result: count / base };
  }));
}

/** One line a chart, with what it shows in words; the chart stands to the right of its line. */
function writeCharts(sheet: BookSheet, drawn: readonly { readonly chart: NativeChart; readonly name: string }[], language: 'en' | 'fr'): PlacedChart[] {
  const words = WORDS[language];
  const first = 4;
  writeLines(sheet, [words.charts, words.chartsLine]);
  addTable(sheet, first - 1, 'charts', [words.table, words.title, words.shows], drawn.map(({ chart, name }) => [{ text: name, sheet: name }, splitForCells(chart.title)[0]!, splitForCells(chart.description)[0]!]), ['text', 'text', 'text'], [18, 40, 60]);
  return drawn.map(({ chart, name }, index) => {
    const heightCm = chartHeightCm(chart);
    Object.assign(sheet.rows[first - 1 + index]!, { height: Math.min(409, heightCm * 28.35 + 8), isFitted: false });
    return { onSheet: sheet.name, dataSheet: name, column: 4, row: first + index, widthCm: CHART_WIDTH_CM, heightCm, chart };
  });
}
