import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { STATE_NAMES, stateAt } from '#core/model/vector.ts';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });
const project = (name: string): ProjectSession => createProject(`${files.folder}/${name}.swproj`, 'words', name, 'empty');
async function form(name: string, survey: readonly (readonly string[])[]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('survey').addRows([['type', 'name', 'label::English (en)', 'label::Français (fr)', 'relevant', 'required', 'constraint', 'constraint_message'], ...survey.map((row) => [...row])]);
  workbook.addWorksheet('choices').addRows([['list_name', 'name', 'label::English (en)', 'label::Français (fr)'], ['yn', 'y', 'Yes', 'Oui'], ['yn', 'n', 'No', 'Non'], ['tools', 'xls', 'Spreadsheets', 'Tableurs'], ['tools', 'db', 'A database', 'Une base']]);
  return files.write(name, Buffer.from(await workbook.xlsx.writeBuffer()));
}
const states = (session: ProjectSession, id: string): string => {
  const vector = session.definitions.get(id)!.type === 'open' ? session.openStates(id)! : session.variable(id)!.vector;
  return Array.from({ length: session.caseCount }, (_, at) => STATE_NAMES[stateAt(vector, at)]).join(' ');
};

const SURVEY = [
  ['select_one yn', 'unit', 'Is there a unit for data?', 'Y a-t-il une unité ?', '', 'yes'],
  ['begin_group', 'details', '', '', "${unit} = 'y'"],
  ['integer', 'staff', 'How many work there?', '', '', 'true()', '. >= 0 and . < 500', 'Between 0 and 499'],
  ['select_multiple tools', 'tools', 'Which tools?', '', '${staff} > 0'],
  ['end_group', '', '', ''],
  ['text', 'why', 'Why no database?', '', "not(selected(${tools}, 'db'))", "${unit} = 'n'"],
] as const;

describe('the conditions of a form', () => {
  const rows = [
    // unit, staff, tools, why
    ['y', '0', '', 'None of us has a computer that runs one'], // 0 staff is an answer: tools are not asked
    ['y', '12', 'xls db', ''], // with a database nobody is asked why not
    ['y', '12', 'xls', ''], // asked, no answer, and not required here
    ['n', '', '', 'There is no electricity in the building'], // the group is skipped
    ['n', '7', '', ''], // staff given though skipped; "why" required and missing
    ['y', '900', 'db', 'Written all the same, though nobody asked'], // against the rule; answered though skipped
    ['y', '', 'xls', ''], // staff required and missing: the tools are not asked
    ['', '', '', ''], // required, and nothing follows
  ];
  const csv = (header: string, given = rows): string => files.write(`data-${header.length}-${given.length}.csv`, [`_id,${header}`, ...given.map((row, index) => [`id-00${index}`, ...row].map((cell) => `"${cell}"`).join(','))].join('\n'));

  it('tell not asked, no answer, and answered though skipped apart', async () => {
    const session = project('routing');
    const report = await importFile(session, csv('unit,details/staff,details/tools,why'), { form: await form('form.xlsx', SURVEY) });
    expect({ staff: states(session, 'details_staff'), tools: states(session, 'details_tools'), why: states(session, 'why') }).toEqual({
      staff: 'value value value notAsked value value noAnswer notAsked',
      tools: 'notAsked value value notAsked notAsked value value notAsked',
      why: 'value notAsked noAnswer value noAnswer value noAnswer noAnswer',
    });
    expect(report.problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['form.skipped C6', 'form.required E6', 'form.constraint C7', 'form.skipped E7', 'form.required C8', 'form.skipped D8', 'form.required B9']);
    expect(report.form).toMatchObject({ questions: 4, faults: [], rules: [{ name: 'details/staff', words: '“Is there a unit for data?” is “Yes”' }, { name: 'details/tools', words: '“Is there a unit for data?” is “Yes” and “How many work there?” is more than 0' }, { words: 'not (“Which tools?” includes “A database”)' }] });
    session.close();
  });

  it('stay in the plan: the next wave is read by them without the form, with labels or options in columns too', async () => {
    const plan = (await importFile(project('one'), csv('unit,staff,tools,why'), { form: await form('form.xlsx', SURVEY), dryRun: true })).plan;
    const session = project('two');
    await importFile(session, csv('unit,staff,tools,why'), { plan });
    expect(states(session, 'details_tools')).toBe('notAsked value value notAsked notAsked value value notAsked');
    const labelled = project('labels');
    await importFile(labelled, csv('unit,staff,tools,why', rows.map(([unit, ...rest]) => [unit === 'y' ? 'Yes' : unit === 'n' ? 'No' : '', ...rest])), { form: await form('form.xlsx', SURVEY) });
    expect(labelled.definitions.get('unit')!.categories.map(({ label }) => label)).toEqual(['Yes', 'No']);
    expect(states(labelled, 'details_staff')).toBe('value value value notAsked value value noAnswer notAsked');
    const ticks = project('ticks');
    const ticked = rows.map(([unit, staff, tools, why]) => [unit!, staff!, tools === '' ? '' : tools!.includes('xls') ? '1' : '0', tools === '' ? '' : tools!.includes('db') ? '1' : '0', why!]);
    await importFile(ticks, csv('unit,details/staff,details/tools/xls,details/tools/db,why', ticked), { form: await form('form.xlsx', SURVEY) });
    expect(states(ticks, 'why')).toBe('value notAsked noAnswer value noAnswer value noAnswer noAnswer');
    for (const one of [session, labelled, ticks]) one.close();
  });

  it('are checked: later questions, unknown names and options, circles, what cannot be read', async () => {
    const report = await importFile(project('faults'), csv('unit,staff,tools,why'), { dryRun: true, form: await form('faulty.xlsx', [
      ['select_one yn', 'unit', 'Unit', '', '${staff} > 1'], ['integer', 'staff', 'Staff', '', "${unit} = 'maybe'"],
      ['select_multiple tools', 'tools', 'Tools', '', 'selected(${tools}, "xls")'], ['text', 'why', 'Why', '', "${wy} = '' or position(..) = 1"], ['text', 'more', 'More', '', "${wy} = 'x'"],
    ]) });
    expect(report.form!.faults.map(({ question, kind }) => `${question} ${kind}`)).toEqual(['unit later', 'staff unknown-option', 'tools self', 'why unreadable', 'more unknown-name']);
    expect(report.problems.filter(({ code }) => code === 'form.fault').map(({ message }) => message)[0]).toBe('The form: the question “Unit” is asked depending on “Staff”, which comes after it: whoever has passed it meets it only by going back.');
  });

  it('of a repeat group may depend on the answers of the case its row belongs to, and on those of a group between', async () => {
    const path = await form('repeat.xlsx', [
      ['select_one yn', 'unit', 'Is there a unit?', '', '', ''],
      ['begin_group', 'details', '', '', "${unit} = 'y'"], ['integer', 'budget', 'Budget', '', '', ''], ['end_group', '', '', ''],
      ['begin_repeat', 'people', '', '', ''],
      ['integer', 'age', 'Age', '', '', 'yes'], ['text', 'role', 'Role in the unit', '', "${unit} = 'y' and ${age} >= 18", ''], ['text', 'spends', 'What is it spent on?', '', '${budget} > 100', 'yes'],
      ['begin_repeat', 'courses', '', '', ''], ['text', 'topic', 'Topic', '', "${unit} = 'y' and ${age} > 30", ''], ['end_repeat', '', '', ''],
      ['end_repeat', '', '', ''],
    ]);
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('main').addRows([['unit', 'details/budget', '_id', '_index'], ['y', 500, 901, 1], ['n', null, 902, 2], ['y', 50, 903, 3], ['n', 700, 904, 4]]);
    workbook.addWorksheet('people').addRows([['people/age', 'people/role', 'people/spends', '_index', '_parent_table_name', '_parent_index'],
      [40, 'head', 'cars', 1, 'main', 1], [12, null, null, 2, 'main', 1], [40, null, null, 3, 'main', 2], [19, null, null, 4, 'main', 3], [50, 'clerk', null, 5, 'main', 4]]);
    workbook.addWorksheet('courses').addRows([['people/courses/topic', '_index', '_parent_table_name', '_parent_index'], [null, 1, 'people', 1], [null, 2, 'people', 4], [null, 3, 'people', 3], ['law', 4, 'people', 5]]);
    const session = project('repeats');
    const report = await importFile(session, files.write('repeats.xlsx', Buffer.from(await workbook.xlsx.writeBuffer())), { form: path, instrument: 'u' });
    expect(report.units?.map(({ sheet, cases }) => [sheet, cases.new])).toEqual([['people', 5], ['courses', 4]]);
    const of = (label: string): string[] => { const id = [...session.definitions.values()].find((one) => one.label === label)!.id; return states(session, id).split(' '); };
    // Rows of the main sheet, of the people and of their courses, one behind the other.
    expect([of('Role in the unit').slice(4, 9), of('What is it spent on?').slice(4, 9), of('Topic').slice(9)]).toEqual([
      ['value', 'notAsked', 'notAsked', 'noAnswer', 'value'],
      // The budget of the fourth was given though not asked: it counts as empty.
      ['value', 'noAnswer', 'notAsked', 'notAsked', 'notAsked'],
      ['noAnswer', 'notAsked', 'notAsked', 'value'],
    ]);
    expect(report.problems.filter(({ code }) => code?.startsWith('form.')).map(({ code, sheet, cell }) => `${code} ${sheet} ${cell}`)).toEqual(['form.skipped main B5', 'form.required people C3', 'form.skipped people B6', 'form.skipped courses A5']);
    session.close();
  });
});
