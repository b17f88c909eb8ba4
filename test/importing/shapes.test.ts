import { mkdirSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Refusal } from '#core/contract/refusal.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { checkHistory } from '#db/undo/act.ts';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { zipParts } from '#service/exporting/zip-parts.ts';
import { folderSource, pathsSource } from '#service/source.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });
const project = (name: string): ProjectSession => createProject(`${files.folder}/${name}.swproj`, 'words', name, 'empty');
const newFolder = (name: string): string => { mkdirSync(`${files.folder}/${name}`); return name; };
type Cell = string | number | boolean | null;
async function workbook(name: string, sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<string> {
  const made = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets)) made.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  return files.write(name, Buffer.from(await made.xlsx.writeBuffer()));
}

const COUNTRIES = ['Nepal', 'Kenya', 'Peru', 'Ghana', 'Jordan', 'Fiji', 'Togo', 'Chad', 'Mali', 'Cuba', 'Laos', 'Iraq'];
const HOUSEHOLDS = [['_id', 'Country', 'Water at home?', '_index'], ...COUNTRIES.map((country, index) => [9001 + index, country, index % 2 ? 'yes' : 'no', index + 1])];
/** Two members in each household but the third, which has none. */
const MEMBERS = [['member/sex', 'member/age', 'member/wish', '_index', '_parent_table_name', '_parent_index'],
  ...COUNTRIES.flatMap((_, index) => (index === 2 ? [] : [0, 1].map((nth) => [nth === 0 ? 'female' : 'male', 10 + index + nth, `Member ${nth + 1} of household ${index + 1} wishes for a school that is nearer`, index * 2 + nth + 1, 'households', index + 1])))];

describe('several sheets of a workbook', () => {
  it('repeat groups are cases of their own, and are summed up in their parents; one undo takes all back', async () => {
    const session = project('repeat');
    const report = await importFile(session, await workbook('kobo.xlsx', { households: HOUSEHOLDS, members: [...MEMBERS, ['female', 40, 'Nobody knows where this one belongs to, sadly', 99, 'households', 77]] }), { instrument: 'hh' });
    expect(report.joins).toMatchObject([{ sheet: 'members', parent: 'households', column: '_parent_index', parentColumn: '_index', kind: 'many', use: 'both', rows: 23, matched: 22, orphans: 1, without: 1 }]);
    expect([report.cases.new, report.units?.map(({ instrument, cases }) => [instrument.id, cases.new])]).toEqual([12, [['hh-members', 23]]]);
    // The orphan is told by its own sheet and cell, and comes in without a parent.
    expect(report.problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ sheet: 'members', cell: 'F24', found: '77' }]);
    const cases = listCases(session.db);
    expect(cases.filter(({ instrumentId }) => instrumentId === 'hh-members').map(({ key }) => key).slice(0, 3).concat(cases.at(-1)!.key)).toEqual(['9001/1', '9001/2', '9002/1', 'members row 24']);
    const rows = report.variables.find(({ id }) => id === 'members_rows')!;
    expect([rows.type, session.variable('members_rows')!.vector]).toMatchObject(['number', { kind: 'number', values: expect.objectContaining({ 0: 2, 2: 0, 3: 2 }) as unknown }]);
    const sex = report.variables.find(({ label }) => label.includes('any row') && label.includes('sex'))!;
    expect([sex.type, sex.states.value, sex.states.notAsked, sex.categories?.map(({ label, count }) => [label, count])]).toEqual(['multiple', 11, 1, [['female', 11], ['male', 11]]]);
    // Every open answer is a row of its own, with the region of its household.
    expect(listAnswerTexts(session.db).length).toBe(23);
    const region = session.variable('region')!;
    expect(region.vector.kind === 'single' && region.vector.codes.length).toBe(35);
    expect(session.undo()).toMatchObject({ act: 'import.commit' });
    expect([session.caseCount, session.definitions.size, checkHistory(session.db).brokenAt]).toEqual([0, 0, null]);
    session.redo();
    expect(session.caseCount).toBe(35);
    session.close();
  });

  it('the plan keeps the choice, and reads the next wave by it', async () => {
    const session = project('waves');
    const first = await importFile(session, await workbook('w1.xlsx', { households: HOUSEHOLDS, members: MEMBERS }), { instrument: 'hh' });
    const wave = await workbook('w2.xlsx', { households: HOUSEHOLDS.map((row, index) => (index === 0 ? row : [Number(row[0]) + 500, ...row.slice(1)])), members: MEMBERS });
    const again = await importFile(session, wave, { instrument: 'hh' });
    expect(again.notices.join(' ')).toContain('earlier file of “hh”');
    expect([again.plan.sheets, again.units?.[0]?.cases.new, session.caseCount]).toEqual([first.plan.sheets, 22, 68]);
    const byPlan = await importFile(project('by plan'), wave, { plan: JSON.parse(JSON.stringify(first.plan)) as typeof first.plan });
    expect([byPlan.cases.new, byPlan.units?.[0]?.cases.new]).toEqual([12, 22]);
    // The same file as an update changes nothing; with one answer changed in the repeat group, that one.
    const same = await importFile(session, wave, { plan: again.plan, update: true });
    expect([same.cases, same.units?.[0]?.cases]).toEqual([{ new: 0, updated: 0, unchanged: 12 }, { new: 0, updated: 0, unchanged: 22 }]);
    session.close();
  });

  it('a repeat within a repeat is joined, though nearly all its columns are the tool’s own', async () => {
    const session = project('nested');
    const visits = [['reason', '_index', '_parent_table_name', '_parent_index'], ...Array.from({ length: 9 }, (_, index) => [index % 2 ? 'fever' : 'check', index + 1, 'members', 2 * index + 1])];
    const report = await importFile(session, await workbook('nested.xlsx', { households: HOUSEHOLDS, members: MEMBERS, visits }), { instrument: 'hh' });
    expect(report.joins?.map(({ sheet, parent, use }) => [sheet, parent, use])).toEqual([['members', 'households', 'both'], ['visits', 'members', 'cases']]);
    expect(report.units?.map(({ sheet, cases }) => [sheet, cases.new])).toEqual([['members', 22], ['visits', 9]]);
    session.close();
  });

  it('a table that nothing ties to the one that is read is named', async () => {
    const year = (of: number): Cell[][] => [['No', 'Country', 'Plan?', 'Why?'], ...COUNTRIES.map((country, index) => [index + 1, country, index % 2 ? 'Yes' : 'No', `These are the words ${index} of ${of}`])];
    const session = project('two years');
    const report = await importFile(session, await workbook('years.xlsx', { 'Answers 2022': year(2022), 'Answers 2023': year(2023) }));
    expect([report.cases.new, report.notices]).toEqual([12, ['The sheet “Answers 2022” is read. Another sheet holds a table too, and was left aside: Answers 2023. If it holds answers, import it as well, by its name.']]);
    const alone = await importFile(session, await workbook('years.xlsx', { 'Answers 2022': year(2022), 'Answers 2023': year(2023) }), { sheet: 'Answers 2023', instrument: 'later' });
    expect(alone.notices).toEqual([]);
    session.close();
  });

  it('one row an id: more variables of the same cases; second rows and strangers are told by place', async () => {
    const session = project('one');
    const report = await importFile(session, await workbook('parts.xlsx', {
      main: [['Respondent ID', 'Country', 'Staff'], ...COUNTRIES.map((country, index) => [`R-${101 + index}`, country, 5 + index * 3])],
      Contact: [['Respondent ID', 'In place', 'Staff'], ...COUNTRIES.slice(0, 10).map((_, index) => [`R-${110 - index}`, index % 2 ? 'Yes' : 'No', 900 + index]), ['R-101', 'Yes', 1], ['X-9', 'No', 2]],
    }));
    expect(report.joins).toMatchObject([{ kind: 'one', use: 'columns', matched: 11, orphans: 1, duplicates: 1, without: 2 }]);
    expect([report.cases.new, session.caseCount]).toEqual([12, 12]);
    const staff = session.variable(report.variables.find(({ label }) => label === 'Staff (Contact)')!.id)!.vector;
    expect(staff.kind === 'number' && [...staff.values.subarray(0, 10)]).toEqual([909, 908, 907, 906, 905, 904, 903, 902, 901, 900]);
    expect(report.variables.find(({ label }) => label === 'In place')?.states).toMatchObject({ value: 10, noAnswer: 2 });
    expect(report.problems.filter(({ severity }) => severity === 'error').map(({ sheet, cell }) => `${sheet} ${cell}`)).toEqual(['Contact A12', 'Contact A13']);
    session.close();
  });

  it('sheets of two waves are no parts of one case', async () => {
    const wave = (year: number): Cell[][] => [['ID', 'Country', 'Water', 'Power', 'School'], ...COUNTRIES.map((country, index) => [index + 1, country, 'yes', 'no', year])];
    const report = await importFile(project('years'), await workbook('years.xlsx', { 2022: wave(2022), 2023: wave(2023) }), { dryRun: true });
    expect([report.joins, report.cases.new]).toEqual([undefined, 12]);
  });
});

const QUESTIONS = ['Country', 'Is there a plan?', 'How many work there?', 'What is difficult?'];
const formRows = (index: number): Cell[][] => [['Survey of offices', null], [null, null], ['Question', 'Answer'], ...QUESTIONS.map((question, at) => [question, [COUNTRIES[index]!, index % 2 ? 'Yes' : 'No', index, `In ${COUNTRIES[index]!} the means are too few for the work`][at]!])];

describe('several files at once', () => {
  it('a folder of filled forms, one respondent each', async () => {
    const folder = newFolder('forms');
    for (let index = 0; index < 10; index++) await workbook(`${folder}/${COUNTRIES[index]!}.xlsx`, { form: formRows(index) });
    await workbook(`${folder}/other.xlsx`, { list: [['Fruit', 'Price'], ['Apple', 3], ['Pear', 4], ['Plum', 9]] });
    files.write(`${folder}/broken.xlsx`, Buffer.from('PK\u0003\u0004 cut short'));
    files.write(`${folder}/notes.md`, 'not a survey file');
    const session = project('forms');
    const source = await folderSource(`${files.folder}/${folder}`);
    await expect(importFile(session, source)).rejects.toMatchObject({ code: 'FILES_REFUSED', details: { refused: 2, files: 12 } } satisfies Partial<Refusal>);
    expect(session.caseCount).toBe(0);
    const report = await importFile(session, source, { skipRefused: true });
    expect(report.files?.map(({ name, cases, refused }) => [name, cases, refused?.code ?? '']).filter(([, cases]) => cases === 0)).toEqual([['broken.xlsx', 0, expect.stringMatching(/^FILE_/)], ['other.xlsx', 0, 'FILES_UNLIKE']]);
    expect([report.plan.gathered, report.cases.new, report.variables.filter(({ source: from }) => from === 'imported').map(({ label, type }) => [label, type])]).toEqual(['forms', 10, [['File name', 'identifier'], ['Country', 'single'], ['Is there a plan?', 'single'], ['How many work there?', 'number'], ['What is difficult?', 'open']]]);
    expect(listCases(session.db).map(({ key }) => key).toSorted()).toEqual(COUNTRIES.slice(0, 10).toSorted());
    expect(session.undo()).toMatchObject({ act: 'import.commit' });
    expect(session.caseCount).toBe(0);
    session.close();
  });

  it('a problem names the file and the cell in it', async () => {
    const folder = newFolder('faulty');
    for (let index = 0; index < 8; index++) await workbook(`${folder}/${COUNTRIES[index]!}.xlsx`, { form: formRows(index) });
    const session = project('faulty');
    const plan = (await importFile(session, await folderSource(`${files.folder}/${folder}`), { dryRun: true })).plan;
    await workbook(`${folder}/Peru.xlsx`, { form: formRows(2).map((row, at) => (at === 5 ? [row[0]!, 'a handful'] : row)) });
    const { problems } = await importFile(session, await folderSource(`${files.folder}/${folder}`), { plan, dryRun: true });
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ sheet: 'Peru.xlsx › form', cell: 'B6', found: 'a handful' }]);
    session.close();
  });

  it('equal tables are read one below the other, whatever the order of their columns; what differs is said', async () => {
    const folder = newFolder('tables');
    const rows = (at: number, order: readonly number[], extra: readonly string[] = []): string => [[...order.map((column) => QUESTIONS[column]!), ...extra], ...[0, 1, 2].map((nth) => [...order.map((column) => [COUNTRIES[nth]!, nth % 2 ? 'Yes' : 'No', String(nth), `"Office ${nth}, says that means are few"`][column]!), ...extra.map(() => '7')])].map((line) => line.join(',')).join('\n');
    files.write(`${folder}/a.csv`, rows(0, [0, 1, 2, 3]));
    files.write(`${folder}/b.csv`, rows(1, [3, 2, 1, 0]));
    files.write(`${folder}/c.csv`, rows(2, [0, 1, 2, 3], ['Vehicles']));
    files.write(`${folder}/d.csv`, rows(3, [0, 1, 3]));
    const session = project('tables');
    const report = await importFile(session, await folderSource(`${files.folder}/${folder}`));
    expect([report.plan.gathered, report.cases.new]).toEqual(['tables', 12]);
    expect(report.files?.map(({ cases, differences }) => [cases, differences.map(({ message }) => message)])).toEqual([[3, []], [3, []], [3, ['It alone, or with few others, has the question “Vehicles”.']], [3, ['It lacks the question “How many work there?”: no answer there.']]]);
    expect(report.variables.find(({ label }) => label === 'Country')?.states.value).toBe(12);
    expect(listCases(session.db).slice(0, 4).map(({ key }) => key)).toEqual(['a:2', 'a:3', 'a:4', 'b:2']);
    session.close();
  });
});

let projects = 0;
describe('a file for each repeat group', () => {
  const key = (at: number): string => `uuid:${String(at).padStart(8, '0')}-aaaa-4bbb-8ccc-0123456789ab`;
  const csv = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => row.join(',')).join('\r\n');
  const FORM = csv([['SubmissionDate', 'country', 'water', 'SET-OF-member', 'meta-instanceID', 'KEY'], ...COUNTRIES.map((country, at) => [`2024-03-${String(at + 1).padStart(2, '0')}T08:00:00.000Z`, country, at % 2 ? 'yes' : 'no', `${key(at)}/member`, key(at), key(at)])]);
  const ROWS = COUNTRIES.flatMap((_, at) => (at === 2 ? [] : [1, 2].map((nth) => ({ parent: key(at), key: `${key(at)}/member[${nth}]`, nth }))));
  const MEMBER = csv([['sex', 'age', 'SET-OF-member', 'PARENT_KEY', 'KEY'], ...ROWS.map((row, at) => [row.nth === 1 ? 'f' : 'm', 20 + at, `${row.parent}/member`, row.parent, row.key])]);
  const ILLNESS = csv([['what', 'PARENT_KEY', 'KEY'], ...ROWS.filter((_, at) => at % 2 === 0).map((row, at) => [at % 3 ? 'fever' : 'cough', row.key, `${row.key}/illness[1]`]), ['cough', 'uuid:gone', 'x']]);
  const PARTS = { 'hh.csv': FORM, 'hh-member.csv': MEMBER, 'hh-member-illness.csv': ILLNESS, 'hh-crop.csv': 'crop,PARENT_KEY,KEY\r\n' };

  it('is one survey: in a folder, as several files and in an archive; the plan keeps it; one undo', async () => {
    const folder = newFolder('odk');
    for (const [name, text] of Object.entries(PARTS)) files.write(`${folder}/${name}`, text);
    const session = project('odk');
    const report = await importFile(session, await pathsSource([`${files.folder}/${folder}`]));
    expect([report.plan.gathered, report.plan.instrument.id, report.plan.caseKey, report.cases.new]).toEqual(['joined', 'hh', 'meta_instanceid', 12]);
    expect(report.units?.map(({ instrument, cases }) => [instrument.id, cases.new])).toEqual([['hh-member-illness', 12], ['hh-member', 22]]);
    expect(report.joins?.map(({ sheet, parent, kind, orphans }) => [sheet, parent, kind, orphans])).toEqual([['hh-member-illness', 'hh-member', 'many', 1], ['hh-member', 'hh', 'many', 0]]);
    expect(report.files?.map(({ name, cases, differences }) => [name, cases, differences.map(({ code }) => code)])).toEqual([['hh-crop.csv', 0, ['file.noRows']], ['hh-member-illness.csv', 12, []], ['hh-member.csv', 22, []], ['hh.csv', 12, []]]);
    expect(report.problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ sheet: 'hh-member-illness', cell: 'B13', found: 'uuid:gone' }]);
    // Keys tie rows together: they are no answers.
    expect(report.variables.filter(({ source, type }) => source === 'imported' && type === 'open')).toEqual([]);
    session.undo();
    expect(session.caseCount).toBe(0);

    const archive = files.write('hh.csv.zip', Buffer.from(await zipParts(Object.entries({ ...PARTS, 'media/photo.jpg': 'no survey' }).map(([name, text]) => ({ name, bytes: Buffer.from(text) })))));
    const zipped = await importFile(session, await pathsSource([archive]));
    expect([zipped.cases, zipped.units?.map(({ cases }) => cases.new), zipped.plan.sheets]).toEqual([report.cases, [12, 22], report.plan.sheets]);
    // The next export of the same form is read by the plan; as an update it changes what changed.
    const later = newFolder('odk later');
    for (const [name, text] of Object.entries(PARTS)) files.write(`${later}/${name}`, name === 'hh-member.csv' ? text.replace('f,20', 'm,20') : text);
    const update = await importFile(session, await pathsSource([`${files.folder}/${later}`]), { update: true });
    // The household of that member is another too: what any of its members answers.
    expect([update.cases.unchanged, update.units?.find(({ sheet }) => sheet === 'hh-member')?.cases]).toEqual([11, { new: 0, updated: 1, unchanged: 21 }]);
    session.close();
  });

  it('some of the files, one of them alone, and a file that nothing ties to them', async () => {
    const folder = newFolder('odk parts');
    const paths = Object.fromEntries(Object.entries({ ...PARTS, 'prices.csv': csv([['item', 'price'], ...COUNTRIES.map((_, at) => [`item ${at}`, at * 3])]) }).map(([name, text]) => [name, files.write(`${folder}/${name}`, text)]));
    const dry = async (names: readonly string[], options = {}) => importFile(project(`odk ${projects++}`), await pathsSource(names.map((name) => paths[name]!)), { dryRun: true, ...options });
    expect((await dry(['hh-member.csv', 'hh.csv'])).units?.map(({ cases }) => cases.new)).toEqual([22]);
    const alone = await dry(['hh-member.csv', 'hh.csv'], { sheet: 'hh-member' });
    expect([alone.cases.new, alone.units, alone.joins]).toEqual([22, undefined, undefined]);
    expect((await dry(['hh.csv', 'hh-member.csv', 'prices.csv'])).files?.map(({ refused }) => refused?.message)).toEqual([undefined, undefined, '“prices.csv” has no column with the ids of “hh”. Import it by itself.']);
  });

  it('parts of a survey tied by an id of their own, without any tool’s columns', async () => {
    const folder = newFolder('parts');
    files.write(`${folder}/offices.csv`, csv([['Office ID', 'Country', 'Plan'], ...COUNTRIES.map((country, at) => [`OF-${100 + at}`, country, at % 2 ? 'Yes' : 'No'])]));
    files.write(`${folder}/staff.csv`, csv([['Office ID', 'Role', 'Years'], ...COUNTRIES.flatMap((_, at) => ['Lead', 'Clerk', 'Driver'].map((role, nth) => [`OF-${100 + at}`, role, at + nth]))]));
    const report = await importFile(project('offices'), await pathsSource([`${files.folder}/${folder}`]), { dryRun: true });
    expect([report.plan.gathered, report.file.sheet, report.cases.new, report.units?.map(({ cases }) => cases.new)]).toEqual(['joined', 'offices', 12, [36]]);
  });
});
