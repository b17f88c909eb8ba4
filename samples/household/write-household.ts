import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import ExcelJS from 'exceljs';
import { csv } from '../csv.ts';
import { SYNTHETIC_LINE } from '../layout.ts';
import type { Interview } from './interviews.ts';
import { makeHousehold } from './make-household.ts';
import type { SurveyRow } from './surveys.ts';

const tableOf = (rows: readonly SurveyRow[]): (string | number | null)[][] => {
  const columns = Object.keys(rows[0]!);
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))];
};

async function workbook(path: string, sheetName: string, rows: readonly SurveyRow[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  book.created = new Date('2022-09-01T00:00:00Z');
  const sheet = book.addWorksheet(sheetName);
  sheet.addRow([SYNTHETIC_LINE]);
  for (const line of tableOf(rows)) sheet.addRow(line);
  sheet.getRow(2).font = { bold: true };
  book.addWorksheet('About this file').addRow([SYNTHETIC_LINE]);
  await book.xlsx.writeFile(path);
}

const heading = (interview: Interview): string[] => [`Interview ${interview.id}`, `${interview.country}, phase ${interview.phase}; ${interview.role}`, SYNTHETIC_LINE];
const asText = (interview: Interview): string => [...heading(interview), '', ...interview.turns.map((turn) => `${turn.speaker}: ${turn.text}\n`)].join('\n');
const asDocument = (interview: Interview): Promise<Buffer> => Packer.toBuffer(new Document({
  creator: 'Survey Workbench sample',
  sections: [{
    children: [
      ...heading(interview).map((line, index) => new Paragraph(index === 0 ? { text: line, heading: HeadingLevel.HEADING_1 } : { text: line })),
      ...interview.turns.map((turn) => new Paragraph({ children: [new TextRun({ text: `${turn.speaker}: `, bold: true }), new TextRun(turn.text)], spacing: { after: 160 } })),
    ],
  }],
}));

/** Writes the household programme into a folder: two surveys as CSV, two workbooks, ten transcripts (Word and plain text).
 *  @returns the names of the files, transcripts in the folder "transcripts" */
export async function writeHousehold(directory: string, seed: number): Promise<{ files: string[] }> {
  const study = makeHousehold(seed);
  await mkdir(join(directory, 'transcripts'), { recursive: true });
  await writeFile(join(directory, 'children.csv'), csv(tableOf(study.children)), 'utf8');
  await writeFile(join(directory, 'caregivers.csv'), csv(tableOf(study.caregivers)), 'utf8');
  await workbook(join(directory, 'front-line-workers.xlsx'), 'Front-line survey', study.frontLine);
  await workbook(join(directory, 'law-and-capacity-checklist.xlsx'), 'Checklist', study.checklist);
  const transcripts: string[] = [];
  for (const [index, interview] of study.interviews.entries()) {
    const name = `transcripts/${interview.id}.${index % 2 === 0 ? 'docx' : 'txt'}`;
    await writeFile(join(directory, name), index % 2 === 0 ? await asDocument(interview) : asText(interview));
    transcripts.push(name);
  }
  return { files: ['children.csv', 'caregivers.csv', 'front-line-workers.xlsx', 'law-and-capacity-checklist.xlsx', ...transcripts] };
}
