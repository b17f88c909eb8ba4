import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Refusal } from '#core/contract/refusal.ts';
import { importFile } from '#service/importing.ts';
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
