import type ExcelJS from 'exceljs';
import type { ModelBlock, ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { CHART_WIDTH_CM, chartHeightCm, type PlacedChart } from './charts/chart.ts';
import { columnName } from './charts/chart-xml.ts';
import { chooseCharts } from './charts/choose-charts.ts';
import { addIntervals } from './charts/interval-sheet.ts';
import { HEAT } from './charts/palette.ts';
import { countOf, linesBelow, shareOf } from './flat-table.ts';
import type { LaidOut, WorkbookChoices, WorkbookFacts } from './publication-workbook.ts';
import { cellText, newWorkbook, PAGE, sheetName, splitForCells } from './workbook-parts.ts';
import { COUNT_FORMAT, percentFormat, WEIGHTED_FORMAT, WORDS } from './words.ts';

/** Tables wider than a screen keep their labels in sight. */
const FROZEN_FROM = 8;
const FONT = { name: 'Arial', size: 10 };
const RULE = { style: 'thin', color: { argb: 'FFB9B6AF' } } as const;

/** The agency layout for the analyst: linked contents, then for each table the wording, base and filter, a two-row banner with
 *  letters, base rows, and under each category its count, its percentage and the letters of the columns it is above. */
export function analystWorkbook(models: readonly TableModel[], facts: WorkbookFacts, choices: WorkbookChoices = {}): LaidOut {
  const words = WORDS[facts.language];
  const workbook = newWorkbook(facts.study);
  const taken = new Set<string>();
  const contents = workbook.addWorksheet(sheetName(words.contents, taken), { views: [{ showGridLines: false }] });
  const names = models.map((_, index) => sheetName(`${words.table} ${index + 1}`, taken));
  contents.addRow([facts.study]).font = { ...FONT, size: 14, bold: true };
  contents.addRow([`${facts.date} · ${words.madeWith}`]).font = FONT;
  contents.addRow([]);
  models.forEach((model, index) => {
    const row = contents.addRow([names[index], cellText(model.title), cellText(model.baseLine)]);
    row.font = FONT;
    row.getCell(1).value = { text: names[index] ?? '', hyperlink: `#'${names[index]}'!A1` };
    row.getCell(1).font = { ...FONT, color: { argb: 'FF0B5CAD' }, underline: true };
  });
  [14, 80, 60].forEach((width, index) => { contents.getColumn(index + 1).width = width; });
  if (facts.notes.length > 0) { contents.addRow([]); for (const note of facts.notes) contents.addRow(['', cellText(note)]).font = FONT; }
  const placed = models.flatMap((model, index) => writeTable(workbook.addWorksheet(names[index], { views: [{ showGridLines: false, ...(model.columns.length > FROZEN_FROM ? { state: 'frozen' as const, xSplit: 1 } : {}) }] }), model, `${names[index]}. ${model.title}`, contents.name, choices));
  const { sheet: lengths, charts } = addIntervals(workbook, placed.map((chart) => ({ ...chart, name: chart.onSheet })), facts.language, taken);
  // the tables stay where they are looked for: at the end
  if (lengths !== null) Object.assign(lengths, { orderNo: 1.5 });
  for (const sheet of workbook.worksheets) Object.assign(sheet.pageSetup, PAGE);
  return { workbook, sheets: workbook.worksheets.length, charts };
}

/** Rows of a sheet, in which its charts and its colours are anchored. */
interface Written { readonly heading: number; readonly rows: ReadonlyMap<ModelRow, { readonly count: number; readonly share: number | null }> }

/** @returns the charts of the table, below it */
function writeTable(sheet: ExcelJS.Worksheet, model: TableModel, title: string, contents: string, choices: WorkbookChoices): PlacedChart[] {
  const words = WORDS[model.language];
  const line = (text: string, font: Partial<ExcelJS.Font> = {}): ExcelJS.Row => {
    const row = sheet.addRow([splitForCells(text)[0]]);
    row.font = { ...FONT, ...font };
    return row;
  };
  line(title, { size: 13, bold: true });
  for (const block of model.blocks) if (block.wording !== null && block.wording !== block.label) line(`${block.label}${words.colon}${block.wording}`, { italic: true });
  line(model.baseLine);
  if (model.filterLine) line(model.filterLine);
  if (model.provisional) line(words.provisional(model.provisional.read, model.provisional.of), { color: { argb: 'FF9A5B00' } });
  const back = line(words.back);
  back.getCell(1).value = { text: words.back, hyperlink: `#'${contents}'!A1` };
  back.getCell(1).font = { ...FONT, color: { argb: 'FF0B5CAD' }, underline: true };
  sheet.addRow([]);
  const heading = writeBanner(sheet, model);
  const rows = new Map(model.blocks.flatMap((block) => writeBlock(sheet, model, block, choices)));
  sheet.addRow([]);
  if (model.shorthand.length > 0) line(model.shorthand.map((mark) => words.shorthand[mark]).join(words.semicolon));
  for (const text of linesBelow(model)) line(text);
  const labels = model.blocks.flatMap((block) => [block.oneLine ? `${block.label} – ${words.unweighted}` : block.label, ...block.rows.map((row) => row.label)]);
  sheet.getColumn(1).width = Math.min(70, Math.max(30, ...labels.map((label) => label.length * 0.95 + 3)));
  sheet.getColumn(1).alignment = { wrapText: false, vertical: 'top' };
  model.columns.forEach((_, index) => { sheet.getColumn(index + 2).width = 15; });
  if (choices.charts === false) return [];
  colourShares(sheet, model, { heading, rows });
  return placeCharts(sheet, model, title, { heading, rows });
}

/** A heat map in Excel's own form: the shares on a scale from nothing to everything, where there are rows and columns enough. */
function colourShares(sheet: ExcelJS.Worksheet, model: TableModel, written: Written): void {
  const lines = [...written.rows].flatMap(([row, at]) => (at.share !== null && row.kind !== 'state' ? [at.share] : []));
  if (lines.length < 3 || model.columns.length < 4) return;
  const last = columnName(model.columns.length + 1);
  sheet.addConditionalFormatting({
    ref: lines.map((row) => `B${row}:${last}${row}`).join(' '),
    rules: [{ type: 'colorScale', priority: 1, cfvo: [{ type: 'num', value: 0 }, { type: 'num', value: 1 }], color: HEAT.map((argb) => ({ argb })) }],
  });
}

function placeCharts(sheet: ExcelJS.Worksheet, model: TableModel, title: string, { heading, rows }: Written): PlacedChart[] {
  let row = sheet.rowCount + 2;
  let onPage = PAGE_CM;
  const at = (column: number, line: number): string => `${columnName(column + 2)}${line}`;
  return chooseCharts(model, title, {
    label: (of) => `A${rows.get(of)!.count}`, heading: (column) => at(column, heading),
    count: (of, column) => at(column, rows.get(of)!.count), share: (of, column) => at(column, rows.get(of)!.share!),
  }).map((chart) => {
    const placed = { onSheet: sheet.name, dataSheet: sheet.name, column: 1, row, widthCm: CHART_WIDTH_CM, heightCm: chartHeightCm(chart), chart };
    // on paper no chart is cut in two
    onPage += placed.heightCm + ROW_CM;
    if (onPage > PAGE_CM) { sheet.getRow(row - 1).addPageBreak(); onPage = placed.heightCm; }
    row += Math.ceil(placed.heightCm / ROW_CM) + 1;
    return placed;
  });
}
/** The least height that a program gives a row of this size of letters. */
const ROW_CM = 0.45;
const PAGE_CM = 16;

/** How many neighbours share a heading. */
function spanAt(labels: readonly string[], index: number): number {
  let span = 1;
  while (index + span < labels.length && labels[index + span] === labels[index]) span += 1;
  return span;
}

/** Headings over the columns they span, then each column's own label, then its letter where columns are compared.
 *  @returns the row of the columns' own labels */
function writeBanner(sheet: ExcelJS.Worksheet, model: TableModel): number {
  const depth = Math.max(1, ...model.columns.map((column) => column.path.length));
  let own = 0;
  for (let level = 0; level < depth; level += 1) {
    const labels = model.columns.map((column) => column.path[level - (depth - column.path.length)] ?? '');
    const row = sheet.addRow(['', ...labels.map(cellText)]);
    row.font = { ...FONT, bold: level < depth - 1 || depth === 1 };
    row.alignment = { wrapText: true, vertical: 'bottom', horizontal: 'center' };
    row.height = 13.5 * Math.min(6, Math.max(1, ...labels.map((label, index) => Math.ceil(label.length / (15 * spanAt(labels, index))))));
    if (level === depth - 1) { own = row.number; row.eachCell({ includeEmpty: true }, (cell) => { cell.border = { bottom: RULE }; }); continue; }
    // One heading over neighbouring columns that share it and everything above it.
    let from = 0;
    for (let at = 1; at <= labels.length; at += 1) {
      const same = at < labels.length && labels[at] === labels[from] && model.columns[at]!.path.slice(0, level).join('\u0000') === model.columns[from]!.path.slice(0, level).join('\u0000') && labels[at] !== '';
      if (same) continue;
      if (at - from > 1) sheet.mergeCells(row.number, from + 2, row.number, at + 1);
      from = at;
    }
  }
  if (model.columns.some((column) => column.letter !== null)) {
    const row = sheet.addRow(['', ...model.columns.map((column) => column.letter ?? '')]);
    row.font = FONT;
    row.alignment = { horizontal: 'center' };
  }
  return own;
}

type WrittenRow = readonly [ModelRow, { count: number; share: number | null }];

function writeBlock(sheet: ExcelJS.Worksheet, model: TableModel, block: ModelBlock, choices: WorkbookChoices): WrittenRow[] {
  const words = WORDS[model.language];
  const number = (values: readonly unknown[], label: string, format: string, font: Partial<ExcelJS.Font> = {}): number => {
    const row = sheet.addRow([cellText(label), ...values]);
    row.font = { ...FONT, ...font };
    values.forEach((_, index) => { const cell = row.getCell(index + 2); cell.numFmt = format; cell.alignment = { horizontal: 'right' }; });
    return row.number;
  };
  if (!block.oneLine) { const heading = sheet.addRow([cellText(block.label)]); heading.font = { ...FONT, bold: true }; }
  const soft = { color: { argb: 'FF55585C' } };
  let baseRow = number(block.unweightedBases, block.oneLine ? `${block.label} – ${words.unweighted.toLowerCase()}` : words.unweighted, COUNT_FORMAT, soft);
  if (model.weighted) baseRow = number(block.bases, words.weighted, WEIGHTED_FORMAT, soft);
  if (block.effectiveBases) number(block.effectiveBases, words.effective, WEIGHTED_FORMAT, soft);
  return block.rows.map((row) => [row, writeRow(row)]);

  function writeRow(row: ModelRow): WrittenRow[1] {
    const label = `${'   '.repeat(row.indent)}${row.label}`;
    if (block.kind === 'number') return { count: number(row.cells.map((cell) => cell.value ?? (cell.flags.includes('suppressed') ? '[c]' : '[z]')), label, row.kind === 'n' ? COUNT_FORMAT : '#,##0.00'), share: null };
    const count = number(row.cells.map(countOf), label, model.weighted ? WEIGHTED_FORMAT : COUNT_FORMAT, { bold: row.kind === 'net' });
    const shares = model.statistics.some((statistic) => statistic === 'columnPercent' || statistic === 'countOfBase');
    const share = shares ? number(row.cells.map((cell, column) => shareValue(cell, column, count)), '', percentFormat(model.language)) : null;
    if (model.statistics.includes('rowPercent')) number(row.cells.map((cell) => shareOf(cell, cell.rowPercent)), '', percentFormat(model.language), { italic: true });
    if (row.cells.some((cell) => cell.letters !== '')) number(row.cells.map((cell) => cell.letters), '', '@', { color: { argb: 'FF0B5CAD' } });
    return { count, share };
  }

  /** The share, or a formula for it: the count above over the base of the block. */
  function shareValue(cell: ModelCell, column: number, countRow: number): unknown {
    const share = shareOf(cell, cell.columnPercent);
    if (choices.formulas !== true || typeof share !== 'number' || cell.count === null || Math.abs(cell.count / block.bases[column]! - share) > 1e-12) return share;
    const name = columnName(column + 2);
    return { formula: `${name}${countRow}/${name}$${baseRow}`, result: cell.count / block.bases[column]! };
  }
}
