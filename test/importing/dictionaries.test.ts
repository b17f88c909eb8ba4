import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Refusal } from '#core/contract/refusal.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { importFile } from '#service/importing.ts';
import { pathsSource } from '#service/source.ts';
import { createProject } from '#service/projects.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });
const project = (name: string): ReturnType<typeof createProject> => createProject(`${files.folder}/${name}.swproj`, 'words', name, 'empty');

async function form(name: string): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('survey').addRows([
    ['type', 'name', 'label::English (en)', 'label::Français (fr)'], ['begin_group', 'office', '', ''],
    ['select_one yn', 'unit', 'Is there a unit for data?', 'Y a-t-il une unité de données ?'], ['select_multiple tools', 'tools', 'Which tools are in use?', 'Quels outils ?'], ['integer', 'staff', 'How many work there?', ''], ['end_group', '', '', ''],
    ['text', 'why', 'What is difficult?', 'Qu’est-ce qui est difficile ?'],
  ]);
  workbook.addWorksheet('choices').addRows([['list_name', 'name', 'label::English (en)', 'label::Français (fr)'], ['yn', 'y', 'Yes', 'Oui'], ['yn', 'n', 'No', 'Non'], ['tools', 'xls', 'Spreadsheets', 'Tableurs'], ['tools', 'db', 'A database', 'Une base']]);
  return files.write(name, Buffer.from(await workbook.xlsx.writeBuffer()));
}

describe('what a file declares of itself', () => {
  it('SPSS labels become categories and wordings, declared values states of missing', async () => {
    const session = project('spss');
    const { variables, problems, committed } = await importFile(session, fileURLToPath(new URL('../fixtures/files/survey-byte.sav', import.meta.url)));
    session.close();
    expect([committed, problems.filter(({ severity }) => severity === 'error')]).toEqual([true, []]);
    const region = variables.find(({ id }) => id === 'region_as_given')!;
    expect([region.label, region.categories?.map(({ label }) => label)]).toEqual(['Region of the office', ['South Asia', 'Amérique latine', 'West & Central Africa']]);
    // 30 offices refused (99 is declared missing, labelled so) and two cells are empty: test/fixtures/files/survey-expected.csv
    expect(region.states).toMatchObject({ value: 88, dontKnow: 30, noAnswer: 2 });
  });

  // test/fixtures/files/make-sets.sps says what is in them.
  const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/files/${name}`, import.meta.url));
  it('SPSS sets of every kind, missing ranges, labels and missing values of long texts, a text of 600 bytes', async () => {
    const session = project('sets');
    const { variables, problems } = await importFile(session, fixture('survey-sets.sav'));
    const find = (id: string) => variables.find((variable) => variable.id === id)!;
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(['news', 'ride', 'prob', 'seen'].map((id) => [find(id).label, find(id).categories?.map(({ label, count }) => `${label} ${count}`)])).toEqual([
      ['News sources', ['Radio 2', 'Presse écrite 2', 'Télévision 2']], ['Means of transport', ['Boat 2', 'Car 2', 'Bus 1']], ['Problèmes', ['Water 2', 'Food 2', 'Work 2']],
      // Called after its first variable, its options after what the counted value means in each.
      ['Lieu A', ['visited A 2', 'visited B 2']],
    ]);
    expect(['prob', 'age', 'inc', 'code'].map((id) => find(id).states)).toMatchObject([{ value: 3, noAnswer: 1, dontKnow: 1 }, { value: 3, dontKnow: 2 }, { value: 3, noAnswer: 2 }, { value: 3, dontKnow: 1, notApplicable: 1 }]);
    expect(find('code').categories?.map(({ label }) => label)).toEqual(['Ordre alphabétique', 'Beta three times']);
    expect(listAnswerTexts(session.db).map(({ text }) => text.length).toSorted((a, b) => a - b).at(-1)).toBe(286);
    session.close();
  });

  it('the first respondent of an SPSS file is no header, whatever is written there; several files keep their labels, but for codes that contradict', async () => {
    const session = project('short');
    const one = await importFile(session, fixture('survey-short.sav'), { dryRun: true });
    expect([one.shape.headerRows, one.cases.new, one.variables.find(({ id }) => id === 'v')?.categories?.map(({ label, count }) => `${label} ${count}`)]).toEqual([1, 2, ['oui 1', 'non 1']]);
    // The same file with “oui” and “non” exchanged.
    const bytes = readFileSync(fixture('survey-short.sav'));
    const [yes, no] = [bytes.indexOf('oui'), bytes.indexOf('non')];
    const other = Buffer.from(bytes);
    other.write('non', yes);
    other.write('oui', no);
    const first = files.write('first.sav', bytes);
    const again = async (second: Buffer) => importFile(session, await pathsSource([first, files.write('second.sav', second)]), { dryRun: true });
    const alike = await again(bytes);
    expect([alike.cases.new, alike.variables.find(({ id }) => id === 'v')?.categories?.map(({ label, count }) => `${label} ${count}`)]).toEqual([4, ['oui 2', 'non 2']]);
    const unlike = await again(other);
    expect([unlike.variables.find(({ id }) => id === 'v')?.type, unlike.notices.at(-1)]).toEqual(['number', expect.stringMatching(/^In “V” a code means one thing in one file and another in the next/u)]);
    session.close();
  });

  it('an XLSForm beside the data names its columns, groups left out or not', async () => {
    const path = await form('form.xlsx');
    for (const header of ['_id,office/unit,office/tools,office/staff,why', '_id,unit,tools,staff,why']) {
      const session = project(header.includes('/') ? 'groups' : 'plain');
      const data = files.write('data.csv', [header, ...Array.from({ length: 12 }, (_, index) => `id-00${index},${index % 3 ? 'y' : 'n'},${['xls', 'xls db', 'db'][index % 3]},${index},The means are too few for the work of ${index} offices`)].join('\n'));
      const { variables, problems } = await importFile(session, data, { form: path });
      session.close();
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(variables.filter(({ source }) => source === 'imported').slice(1).map(({ label, type, categories }) => [label, type, categories?.map((one) => `${one.label} ${one.count}`)])).toEqual([
        ['Is there a unit for data?', 'single', ['Yes 8', 'No 4']], ['Which tools are in use?', 'multiple', ['Spreadsheets 8', 'A database 8']], ['How many work there?', 'number', undefined], ['What is difficult?', 'open', undefined],
      ]);
    }
  });

  it('a workbook that is no form is refused as one, with a sentence', async () => {
    const session = project('none');
    const data = files.write('other.csv', 'a,b\n1,2\n');
    await expect(importFile(session, data, { form: data })).rejects.toMatchObject({ code: 'FORM_NOT_READ' } satisfies Partial<Refusal>);
    session.close();
  });
});
