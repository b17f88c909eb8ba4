import ExcelJS from 'exceljs';
import type { SampleValue } from './closed-answers.ts';
import { LAYOUTS, SYNTHETIC_LINE } from './layout.ts';
import type { SampleTable } from './make-sample.ts';

const cellOf = (value: SampleValue | undefined, delimiter: string): string | number | Date | null => {
  if (value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return 'date' in value ? new Date(`${value.date}T00:00:00Z`) : value.join(delimiter);
};

/** One instrument's answers as the workbook a survey office would send: a title line, headers (under section titles in the UNICEF
 *  file), one respondent a row, and a last sheet about the file. */
export function workbookOf(table: SampleTable, seed: number): ExcelJS.Workbook {
  const layout = LAYOUTS[table.instrument.id];
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Survey Workbench sample';
  workbook.created = new Date('2021-07-01T00:00:00Z');
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet(layout.sheet, { views: [{ state: 'frozen', xSplit: 1, ySplit: layout.firstDataRow }] });

  sheet.getCell(1, 1).value = `${table.instrument.label}. ${SYNTHETIC_LINE}`;
  sheet.getCell(1, 1).font = { italic: true };
  if (layout.sectionRow !== null) writeSections(sheet, table, layout.sectionRow + 1);
  table.questions.forEach((question, index) => {
    const header = sheet.getCell(layout.headerRow + 1, index + 1);
    header.value = question.header;
    header.font = { bold: true };
    header.alignment = { wrapText: true, vertical: 'top' };
    sheet.getColumn(index + 1).width = question.type === 'open' ? 48 : question.type === 'multiple' ? 32 : 18;
  });
  table.cases.forEach((each, row) => {
    table.questions.forEach((question, index) => {
      const value = cellOf(each.answers.get(question.id), table.delimiter);
      if (value === null) return;
      const cell = sheet.getCell(layout.firstDataRow + row + 1, index + 1);
      cell.value = value;
      if (value instanceof Date) cell.numFmt = 'yyyy-mm-dd';
      cell.alignment = { wrapText: true, vertical: 'top' };
    });
  });
  writeAbout(workbook, table, seed);
  return workbook;
}

/** Section titles over the headers, each merged over its columns. */
function writeSections(sheet: ExcelJS.Worksheet, table: SampleTable, row: number): void {
  let first = 0;
  table.questions.forEach((question, index) => {
    if (table.questions[index + 1]?.section === question.section) return;
    const cell = sheet.getCell(row, first + 1);
    cell.value = question.section;
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3ECF3' } };
    if (index > first) sheet.mergeCells(row, first + 1, row, index + 1);
    first = index + 1;
  });
}

function writeAbout(workbook: ExcelJS.Workbook, table: SampleTable, seed: number): void {
  const about = workbook.addWorksheet('About this file');
  about.getColumn(1).width = 110;
  [
    SYNTHETIC_LINE,
    `It was made by a program from the seed ${seed}. The countries are real; every answer, person and address is invented.`,
    'Only counts that have been published are reproduced. No line may be read as a statement about the country in it.',
    `${table.cases.length} respondents, ${table.questions.length} questions, one respondent a row on the sheet “${LAYOUTS[table.instrument.id].sheet}”.`,
  ].forEach((line, index) => {
    about.getCell(index + 1, 1).value = line;
    about.getCell(index + 1, 1).alignment = { wrapText: true };
  });
  about.getCell(1, 1).font = { bold: true };
}
