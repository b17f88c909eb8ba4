import type ExcelJS from 'exceljs';
import type { ModelBlock, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { countOf, linesBelow, shareOf } from './flat-table.ts';
import type { WorkbookFacts } from './publication-workbook.ts';
import { cellText, newWorkbook, PAGE, sheetName, splitForCells } from './workbook-parts.ts';
import { COUNT_FORMAT, percentFormat, WEIGHTED_FORMAT, WORDS } from './words.ts';

const FONT = { name: 'Arial', size: 10 };
const RULE = { style: 'thin', color: { argb: 'FFB9B6AF' } } as const;

/** The agency layout for the analyst: linked contents, then for each table the wording, base and filter, a two-row banner with
 *  letters, base rows, and under each category its count, its percentage and the letters of the columns it is above. */
export function analystWorkbook(models: readonly TableModel[], facts: WorkbookFacts): { workbook: ExcelJS.Workbook; sheets: number } {
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
  models.forEach((model, index) => { writeTable(workbook.addWorksheet(names[index], { views: [{ showGridLines: false }] }), model, `${names[index]}. ${model.title}`, contents.name); });
  for (const sheet of workbook.worksheets) Object.assign(sheet.pageSetup, PAGE);
  return { workbook, sheets: workbook.worksheets.length };
}

function writeTable(sheet: ExcelJS.Worksheet, model: TableModel, title: string, contents: string): void {
  const words = WORDS[model.language];
  const line = (text: string, font: Partial<ExcelJS.Font> = {}): ExcelJS.Row => {
    const row = sheet.addRow([splitForCells(text)[0]]);
    row.font = { ...FONT, ...font };
    return row;
  };
  line(title, { size: 13, bold: true });
  for (const block of model.blocks) if (block.wording !== null && block.wording !== block.label) line(`${block.label}: ${block.wording}`, { italic: true });
  line(model.baseLine);
  if (model.filterLine) line(model.filterLine);
  if (model.provisional) line(words.provisional(model.provisional.read, model.provisional.of), { color: { argb: 'FF9A5B00' } });
  const back = line(words.back);
  back.getCell(1).value = { text: words.back, hyperlink: `#'${contents}'!A1` };
  back.getCell(1).font = { ...FONT, color: { argb: 'FF0B5CAD' }, underline: true };
  sheet.addRow([]);
  writeBanner(sheet, model);
  for (const block of model.blocks) writeBlock(sheet, model, block);
  sheet.addRow([]);
  if (model.shorthand.length > 0) line(model.shorthand.map((mark) => words.shorthand[mark]).join('; '));
  for (const text of linesBelow(model)) line(text);
  sheet.getColumn(1).width = 46;
  sheet.getColumn(1).alignment = { wrapText: false, vertical: 'top' };
  model.columns.forEach((_, index) => { sheet.getColumn(index + 2).width = 15; });
}

/** Headings over the columns they span, then each column's own label, then its letter where columns are compared. */
function writeBanner(sheet: ExcelJS.Worksheet, model: TableModel): void {
  const depth = Math.max(1, ...model.columns.map((column) => column.path.length));
  for (let level = 0; level < depth; level += 1) {
    const labels = model.columns.map((column) => column.path[level - (depth - column.path.length)] ?? '');
    const row = sheet.addRow(['', ...labels.map(cellText)]);
    row.font = { ...FONT, bold: level < depth - 1 || depth === 1 };
    row.alignment = { wrapText: true, vertical: 'bottom', horizontal: 'center' };
    if (level === depth - 1) { row.eachCell({ includeEmpty: true }, (cell) => { cell.border = { bottom: RULE }; }); continue; }
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
}

function writeBlock(sheet: ExcelJS.Worksheet, model: TableModel, block: ModelBlock): void {
  const words = WORDS[model.language];
  const number = (values: readonly (number | string)[], label: string, format: string, font: Partial<ExcelJS.Font> = {}): void => {
    const row = sheet.addRow([cellText(label), ...values]);
    row.font = { ...FONT, ...font };
    values.forEach((_, index) => { const cell = row.getCell(index + 2); cell.numFmt = format; cell.alignment = { horizontal: 'right' }; });
  };
  if (!block.oneLine) { const heading = sheet.addRow([cellText(block.label)]); heading.font = { ...FONT, bold: true }; }
  number(block.unweightedBases, block.oneLine ? `${block.label} – ${words.unweighted.toLowerCase()}` : words.unweighted, COUNT_FORMAT, { color: { argb: 'FF55585C' } });
  if (model.weighted) number(block.bases, words.weighted, WEIGHTED_FORMAT, { color: { argb: 'FF55585C' } });
  if (block.effectiveBases) number(block.effectiveBases, words.effective, WEIGHTED_FORMAT, { color: { argb: 'FF55585C' } });
  for (const row of block.rows) writeRow(row, block);

  function writeRow(row: ModelRow, of: ModelBlock): void {
    const label = `${'   '.repeat(row.indent)}${row.label}`;
    if (of.kind === 'number') { number(row.cells.map((cell) => cell.value ?? '[z]'), label, row.kind === 'n' ? COUNT_FORMAT : '#,##0.00'); return; }
    number(row.cells.map(countOf), label, model.weighted ? WEIGHTED_FORMAT : COUNT_FORMAT, { bold: row.kind === 'net' });
    if (model.statistics.some((statistic) => statistic === 'columnPercent' || statistic === 'countOfBase')) number(row.cells.map((cell) => shareOf(cell, cell.columnPercent)), '', percentFormat(model.language));
    if (model.statistics.includes('rowPercent')) number(row.cells.map((cell) => shareOf(cell, cell.rowPercent)), '', percentFormat(model.language), { italic: true });
    if (row.cells.some((cell) => cell.letters !== '')) number(row.cells.map((cell) => cell.letters), '', '@', { color: { argb: 'FF0B5CAD' } });
  }
}
