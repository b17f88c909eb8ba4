import type ExcelJS from 'exceljs';
import { lineTag, printedId, type PackLine } from '#core/confirmation/pack.ts';
import { cellText, splitForCells } from '../exporting/cells.ts';
import { newWorkbook, workbookBytes } from '../exporting/workbook-parts.ts';
import { FIELDS, ONCE, PACK_WORDS, type Field, type Once, type PrintedPack } from './pack-words.ts';
import { permissionLabel } from './word-pack.ts';

const FONT = { name: 'Arial', size: 11 };
const INPUT: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFBEA' } };
const WASH: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF6F7F9' } };
const HEAD: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9ECF1' } };
const EDGE: Partial<ExcelJS.Borders> = Object.fromEntries((['top', 'left', 'bottom', 'right'] as const).map((side) => [side, { style: 'thin', color: { argb: 'FFC9CED6' } }]));
const WIDTHS: Readonly<Record<Field, number>> = { number: 7, topic: 38, shown: 52, decision: 16, value: 36, permission: 20, comment: 36 };
const INPUTS = new Set<Field>(['decision', 'value', 'permission', 'comment']);
/** Longer lists cannot stand in a cell's rule (255 characters); the respondent then writes the answer. */
const MOST_LIST = 250;

/** A pack as a workbook of one sheet: statuses first, then examples, in one table whose first column, hidden, says which line each row is. */
export async function excelPack(of: PrintedPack, lines: readonly PackLine[]): Promise<Uint8Array> {
  const words = PACK_WORDS[of.language];
  const workbook = newWorkbook(words.title(of.name));
  workbook.keywords = printedId(of.id);
  const sheet = workbook.addWorksheet(words.sheet);
  Object.assign(sheet.pageSetup, { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 });
  sheet.headerFooter.oddFooter = `&R${words.reference(printedId(of.id))}`;
  sheet.getColumn(1).hidden = true;
  sheet.getColumn(1).width = 16;
  FIELDS.forEach((field, index) => { sheet.getColumn(index + 2).width = WIDTHS[field]; });
  const last = FIELDS.length + 1;
  let row = 0;
  const wide = (value: string, font: Partial<ExcelJS.Font>, height: number): void => {
    row += 1;
    sheet.mergeCells(row, 2, row, last);
    Object.assign(sheet.getCell(row, 2), { value: cellText(value), font: { ...FONT, ...font }, alignment: { wrapText: true, vertical: 'top' } });
    sheet.getRow(row).height = height;
  };
  wide(words.title(of.name), { size: 16, bold: true }, 24);
  wide(`${words.study(of.study)} · ${words.reference(printedId(of.id))}`, { color: { argb: 'FF5A6068' } }, 17);
  for (const line of words.intro) wide(line, {}, 32);
  for (const field of ['by', 'on', 'all', 'note'] as const satisfies readonly Once[]) {
    row += 1;
    sheet.getCell(row, 1).value = lineTag(of.id, ONCE[field]);
    sheet.mergeCells(row, 2, row, 3);
    Object.assign(sheet.getCell(row, 2), { value: words[field], font: FONT, fill: WASH, border: EDGE });
    sheet.mergeCells(row, 4, row, last);
    Object.assign(sheet.getCell(row, 4), { font: FONT, fill: INPUT, border: EDGE, alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' });
    if (field === 'all') sheet.getCell(row, 4).dataValidation = listOf([words.confirm]);
  }
  row += 2;
  const head = row;
  FIELDS.forEach((field, index) => { Object.assign(sheet.getCell(head, index + 2), { value: words[field], font: { ...FONT, bold: true }, fill: HEAD, border: EDGE, alignment: { wrapText: true, vertical: 'middle' } }); });
  for (const line of lines) {
    row += 1;
    // Programs that do not fit rows to wrapped text when they open a file would cut it.
    sheet.getRow(row).height = 15.5 * Math.min(26, Math.max(linesOf(line.topic, WIDTHS.topic), linesOf(line.shown, WIDTHS.shown)));
    sheet.getCell(row, 1).value = lineTag(of.id, line.key);
    FIELDS.forEach((field, index) => {
      const target = sheet.getCell(row, index + 2);
      target.value = { number: line.key, topic: cellText(line.topic), shown: splitForCells(line.shown)[0]!, permission: line.kind === 'example' ? permissionLabel(line.permission, words) : null, decision: null, value: null, comment: null }[field];
      Object.assign(target, { font: { ...FONT, bold: field === 'shown' && line.kind === 'status', italic: field === 'shown' && line.kind === 'example' }, fill: INPUTS.has(field) && !(field === 'permission' && line.kind === 'status') ? INPUT : WASH, border: EDGE, alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' });
      if (field === 'decision') target.dataValidation = listOf([words.confirm, words.change, words.withdraw]);
      if (field === 'permission' && line.kind === 'example') target.dataValidation = listOf([words.named, words.region]);
      if (field === 'value' && line.kind === 'status' && !line.several) { const rule = listOf(line.choices.map((choice) => choice.label)); if (rule.formulae[0].length <= MOST_LIST) target.dataValidation = rule; }
    });
  }
  sheet.autoFilter = { from: { row: head, column: 1 }, to: { row, column: last } };
  sheet.views = [{ state: 'frozen', ySplit: head, xSplit: 3, topLeftCell: `D${head + 1}` }];
  return workbookBytes(workbook);
}

/** Lines that a text takes in a column, about. */
const linesOf = (text: string, width: number): number => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length * 1.12 / width)), 0);

/** A list to choose from that takes other words, too: what is written beside it is read, and shown to a person. Excel parts a list at its commas, so a label that has one is offered with another sign. */
function listOf(choices: readonly string[]): ExcelJS.DataValidation & { formulae: [string] } {
  return { type: 'list', allowBlank: true, showErrorMessage: false, formulae: [`"${choices.map((choice) => choice.replaceAll(',', '‚').replaceAll('"', '””')).join(',')}"`] };
}
