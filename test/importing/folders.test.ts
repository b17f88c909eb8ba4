import ExcelJS from 'exceljs';
import { mkdirSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { listCases } from '#db/queries/cases.ts';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { folderSource } from '#service/source.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { rmSync(files.folder, { recursive: true, force: true }); files.remove(); });

type Cell = string | number | null;
let projects = 0;
const project = (): ProjectSession => createProject(`${files.folder}/p${projects++}.swproj`, 'words', 'Study', 'empty');
async function workbook(name: string, sheets: Record<string, Cell[][]>, edit: (made: ExcelJS.Workbook) => void = () => undefined): Promise<string> {
  const made = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets)) made.addWorksheet(sheet).addRows(rows);
  edit(made);
  return files.write(name, Buffer.from(await made.xlsx.writeBuffer()));
}
function newFolder(name: string): string { mkdirSync(`${files.folder}/${name}`); return name; }

describe('what the author hid', () => {
  it('rows and columns are read and told, hidden sheets left aside and told', async () => {
    const rows: Cell[][] = [['ID', 'Country', 'Water'], ...Array.from({ length: 12 }, (_, at): Cell[] => [`R-${at}`, 'Nepal', at % 2 ? 'yes' : 'no'])];
    const path = await workbook('hidden.xlsx', { answers: rows, lists: [['a'], ['b']], old: rows }, (made) => {
      const sheet = made.getWorksheet('answers')!;
      for (const row of [3, 4, 5, 9, 40]) sheet.getRow(row).hidden = true;
      sheet.getColumn(3).hidden = true;
      sheet.getColumn(9).hidden = true;
      made.getWorksheet('lists')!.state = 'veryHidden';
      made.getWorksheet('old')!.state = 'hidden';
    });
    const session = project();
    const report = await importFile(session, path);
    expect([report.cases.new, report.hidden]).toEqual([12, { sheets: ['lists', 'old'], rows: [3, 4, 5, 9], columns: ['C'] }]);
    expect(report.notices).toEqual([
      '2 sheets are hidden and were left aside: lists, old. Choose one by its name to read it.',
      '4 rows of “answers” are hidden in the file (3–5, 9). They are read like the others; take them out of the file if they are not meant.',
      'Column C of “answers” is hidden in the file. It is read like the others; leave it out of the plan if it is not meant.',
    ]);
    session.close();
  });
});

describe('a workbook whose first sheet is a cover', () => {
  it('is read at the sheet with the answers, which is said; the first is read where it is asked for', async () => {
    const rows: Cell[][] = [['ID', 'Country', 'Water', 'Why?'], ...Array.from({ length: 12 }, (_, at): Cell[] => [`R-${at}`, 'Nepal', at % 2 ? 'yes' : 'no', `Because of reason ${at} there`])];
    const path = await workbook('cover.xlsx', { 'Read me': [['National survey'], ['It holds the answers of twelve offices.'], ['Contact: stats@example.org']], Data: rows });
    const session = project();
    const { file, cases, notices } = await importFile(session, path);
    expect([file.sheet, cases.new, notices[0]]).toEqual(['Data', 12, 'The sheet “Data” is read: the first one, “Read me”, seems to hold no answers of respondents. Choose another by its name if that is wrong.']);
    expect((await importFile(project(), path, { sheet: 'Read me', dryRun: true })).file.sheet).toBe('Read me');
    session.close();
  });
});

describe('a folder of workbooks', () => {
  const PLACES = ['Nepal', 'Kenya', 'Peru', 'Ghana', 'Jordan', 'Fiji', 'Togo', 'Chad', 'Mali', 'Cuba', 'Chile', 'Laos'];
  const homes = (from: number): Cell[][] => [['Country', 'Water', '_id', '_index'], ...PLACES.slice(from, from + 6).map((place, at): Cell[] => [place, at % 2 ? 'yes' : 'no', 500 + from * 10 + at, at + 1])];
  const people = (rows: number): Cell[][] => [['Sex', 'Age', '_index', '_parent_table_name', '_parent_index'], ...Array.from({ length: rows }, (_, at): Cell[] => [at % 2 ? 'female' : 'male', 20 + at, at + 1, 'homes', Math.floor(at / 2) + 1])];

  it('repeat groups of every file are joined, though ids count anew in each', async () => {
    const folder = newFolder('kobo');
    await workbook(`${folder}/north.xlsx`, { homes: homes(0), people: people(12) });
    await workbook(`${folder}/south.xlsx`, { homes: homes(6), people: [...people(12), ['male', 99, 13, 'homes', 77]] });
    await workbook(`${folder}/west.xlsx`, { homes: homes(3).map((row, at): Cell[] => (at === 0 ? row : [row[0]!, row[1]!, 900 + at, at])), people: people(4), notes: [['Place', 'Remark', 'Who'], ['a', 'b', 'c'], ['d', 'e', 'f'], ['g', 'h', 'i']] });
    const session = project();
    const source = await folderSource(`${files.folder}/${folder}`);
    const report = await importFile(session, source, { instrument: 'hh' });
    expect([report.plan.gathered, report.cases.new, report.units?.map(({ sheet, cases }) => [sheet, cases.new])]).toEqual(['tables', 18, [['people', 29]]]);
    expect(report.joins).toMatchObject([{ sheet: 'people', parent: 'homes', kind: 'many', use: 'both', rows: 29, matched: 28, orphans: 1, without: 4 }]);
    expect(report.problems.filter(({ severity }) => severity === 'error').map(({ sheet, cell, message }) => [sheet, cell, message])).toEqual([['south.xlsx › people', 'E14', 'Sheet “south.xlsx › people”, row 14, column “_parent_index”: no row of “homes” has the id \'south:77\'. The row comes in as a case without a parent.']]);
    expect(report.notices.find((notice) => notice.includes('left aside'))).toBe('In one file (“west.xlsx”) other sheets hold tables too, and were left aside: notes. If they hold answers, import them as well, by the sheet’s name.');
    // Each person hangs on a home of the own file: the first of south is in Togo, not in Nepal.
    const keys = listCases(session.db);
    const country = session.variable('country')!;
    const placeOf = (at: number): string => (country.vector.kind === 'single' ? country.definition.categories[country.vector.codes[at]!]?.id ?? '' : '');
    expect(keys.map(({ key }, at) => [key, placeOf(at)]).filter(([key]) => /^(500|560)\//u.test(key!))).toEqual([['500/1', 'NPL'], ['500/2', 'NPL'], ['560/1', 'TGO'], ['560/2', 'TGO']]);
    const labels = report.variables.map(({ label }) => label);
    expect(labels.filter((label) => /^(File and _|_parent)/u.test(label))).toEqual([]);
    const count = session.variable(report.variables.find(({ label }) => label === 'people: number of rows')!.id)!.vector;
    expect(count.kind === 'number' && [...count.values.subarray(0, 18)]).toEqual([...Array.from({ length: 12 }, () => 2), 2, 2, 0, 0, 0, 0]);
    // The same by its plan, in another project; and undone in one step.
    const again = await importFile(project(), source, { plan: JSON.parse(JSON.stringify(report.plan)) as typeof report.plan });
    expect([again.cases.new, again.units?.map(({ cases }) => cases.new)]).toEqual([18, [29]]);
    session.undo();
    expect(session.caseCount).toBe(0);
    session.close();
  });

  it('one sheet of each file, by its name; files without it are refused with a sentence', async () => {
    const folder = newFolder('named');
    await workbook(`${folder}/a.xlsx`, { homes: homes(0), old: homes(6) });
    await workbook(`${folder}/b.xlsx`, { homes: homes(3), old: homes(0) });
    await workbook(`${folder}/c.xlsx`, { homes: homes(0) });
    const report = await importFile(project(), await folderSource(`${files.folder}/${folder}`), { sheet: 'old', skipRefused: true });
    expect([report.cases.new, report.files?.map(({ refused }) => refused?.message)]).toEqual([12, [undefined, undefined, expect.stringContaining('"old"')]]);
  });

  it('a filled form goes on from sheet to sheet, behind a sheet of instructions', async () => {
    const folder = newFolder('forms');
    const cover: Cell[][] = [['How to fill in this form'], ['Answer every question.'], ['Send it back by Friday.'], ['Thank you!']];
    const part = (questions: readonly string[], answers: readonly Cell[]): Cell[][] => [['Question', 'Answer'], ...questions.map((question, at): Cell[] => [question, answers[at]!])];
    for (const [at, place] of PLACES.entries()) {
      await workbook(`${folder}/${place}.xlsx`, {
        Read: cover, 'Part A': part(['Country', 'Is there a plan?', 'Comments'], [place, at % 2 ? 'Yes' : 'No', `The plan of ${place} is old and needs work`]),
        'Part B': part(['How many work there?', 'Comments'], [at, at === 3 ? null : `The staff of ${place} is too small for the task`]), 'Part C': part(['What is missing?'], [`Money for ${place}`]), Lists: [['Yes', 'No'], ['Yes', 'No']], ...(at === 2 ? { Budget: [['Line', 'Amount'], ['Staff', 400], ['Rent', 100]] } : {}),
      });
    }
    const session = project();
    const report = await importFile(session, await folderSource(`${files.folder}/${folder}`));
    expect([report.plan.gathered, report.cases.new, report.files?.filter(({ refused }) => refused !== null)]).toEqual(['forms', 12, []]);
    expect(report.variables.filter(({ source }) => source === 'imported').map(({ label, states }) => [label, states.value])).toEqual([['File name', 12], ['Country', 12], ['Is there a plan?', 12], ['Comments', 12], ['How many work there?', 12], ['Comments (Part B)', 11], ['What is missing?', 12]]);
    expect([report.plan.country, report.countries.length, report.notices.at(-1)]).toEqual(['country_as_given', 12, expect.stringMatching(/^In one file \(“Peru\.xlsx”\) other sheets hold tables too, and were left aside: Budget\./u)]);
    session.close();
  });
});
