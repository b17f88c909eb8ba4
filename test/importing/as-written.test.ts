import ExcelJS from 'exceljs';
import * as XLSX from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { createRouterClient } from '@orpc/server';
import { rmSync } from 'node:fs';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import { createService } from '#service/service.ts';
import type { ProjectSession } from '#service/session.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });
let made = 0;
const project = (): ProjectSession => createProject(`${files.folder}/p-${made++}.swproj`, 'words', 'As written', 'empty');

const HEADER = ['Respondent ID', 'How many cars?', 'Agrees', 'Code', 'Answered'];
const ROWS: readonly (readonly [string, number, boolean, string, string])[] = Array.from({ length: 12 }, (_, index) => [`R-${100 + index}`, index % 3 === 0 ? 0 : index * 4, index % 2 === 0, String(index * 37).padStart(5, '0'), 'No']);

async function written(format: 'xlsx' | 'ods' | 'xls' | 'csv' | 'tsv'): Promise<string> {
  if (format === 'csv' || format === 'tsv') {
    const mark = format === 'csv' ? ',' : '\t';
    return files.write(`zero.${format}`, [HEADER, ...ROWS.map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell))))].map((row) => row.join(mark)).join('\n'));
  }
  if (format === 'xlsx') {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('data');
    sheet.addRow(HEADER);
    // One code as a number that the sheet shows with leading zeros, the others as texts.
    ROWS.forEach((row, index) => { sheet.addRow(row.map((cell, at) => (at === 3 && index === 1 ? Number(cell) : cell))); });
    sheet.getCell('D3').numFmt = '00000';
    return files.write('zero.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
  }
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([HEADER, ...ROWS.map((row) => [...row])]), 'data');
  return files.write(`zero.${format}`, XLSX.write(book, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : 'ods' }) as Uint8Array);
}

describe('what was written', () => {
  it.each(['xlsx', 'ods', 'xls', 'csv', 'tsv'] as const)('0, FALSE, No and leading zeros are answers: %s', async (format) => {
    const session = project();
    const report = await importFile(session, await written(format));
    const of = (label: string) => report.variables.find((variable) => variable.label === label)!;
    expect(of('How many cars?').states).toEqual({ value: 12, notAsked: 0, noAnswer: 0, dontKnow: 0, notApplicable: 0 });
    const cars = session.variable(of('How many cars?').id)!.vector;
    expect(cars.kind === 'number' && [...cars.values].filter((value) => value === 0)).toHaveLength(4);
    expect(of('Agrees').categories?.map(({ label, count }) => `${label} ${count}`).toSorted()).toEqual(['No 6', 'Yes 6']);
    const code = session.variable(of('Code').id)!.vector;
    expect([of('Code').type, code.kind === 'text' && code.values.slice(0, 3)]).toEqual(['identifier', ['00000', '00037', '00074']]);
    expect(of('Answered').states.value).toBe(12);
    session.close();
  });

  it('a country column shows what was written; the attribute is the country', async () => {
    const names = ['Côte d’Ivoire', 'Ivory Coast', 'Kenya', 'kenya', 'Viet Nam', 'Pérou', 'Ghana', 'Laos', 'Mali', 'Côte d’Ivoire', 'Tchad', 'Togo'];
    const session = project();
    const report = await importFile(session, files.write('countries.csv', ['ID,Country', ...names.map((name, index) => `N-${100 + index},${name}`)].join('\n')));
    const given = report.variables.find(({ id }) => id === 'country_as_given')!;
    expect(given.categories?.map(({ label }) => label)).toEqual(expect.arrayContaining(['Côte d’Ivoire', 'Pérou', 'Tchad', 'Laos']));
    expect(report.variables.find(({ id }) => id === 'country')?.categories?.map(({ label }) => label)).toEqual(expect.arrayContaining(['Peru', 'Chad']));
    session.close();
  });

  it('a text file under a workbook’s name is said to be one', async () => {
    const session = project();
    const report = await importFile(session, files.write('text.xlsx', ['ID,Country', ...['Kenya', 'Peru', 'Mali'].map((name, index) => `N-${100 + index},${name}`)].join('\n')), { dryRun: true });
    expect(report.notices[0]).toMatch(/plain text under the name of a workbook \(\.xlsx\)/u);
    await expect(importFile(session, files.write('prose.xlsx', 'This is only a letter.\nIt says nothing that a table would say.\n'))).rejects.toMatchObject({ code: 'FILE_MISNAMED' });
    session.close();
  });
});

describe('two instruments brought in without plans', () => {
  it('are offered as one status a capability, and made with one call', async () => {
    const folder = `${files.folder}/service`;
    const service = createService({ userFolder: `${folder}/user`, projectsFolder: `${folder}/projects`, shell: 'test' });
    const client = createRouterClient(service.router, { context: {} });
    await client.project.create({ path: `${files.folder}/two.swproj`, passphrase: 'words', name: 'Two', template: 'empty' });
    const questions = (words: readonly string[]) => ['ID', ...words];
    const rows = (seed: number, count: number) => Array.from({ length: 12 }, (_, index) => [`${seed}-${100 + index}`, ...Array.from({ length: count }, (__, at) => ((index + at + seed) % 3 ? 'Yes' : 'No'))]);
    const file = (name: string, words: readonly string[], seed: number) => files.write(name, [questions(words), ...rows(seed, words.length)].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'));
    for (const [name, words, seed] of [['a.csv', ['Is there a national child helpline?', 'Is there a hotline?', 'Is there a research programme?', 'Do judges have training?', 'Is there a national strategy?', 'Is there a governance mechanism?'], 1], ['b.csv', ['Does a helpline exist?', 'A hotline exists', 'Research is carried out', 'Judiciary trained', 'Strategy or action plan adopted', 'Multi-stakeholder governance exists'], 2]] as const) {
      const { importId, plan } = await client.importing.inspect({ source: { path: file(name, words, seed) } });
      expect(plan.variables.filter(({ role }) => role === 'status')).toHaveLength(6);
      await client.importing.commit({ importId, plan });
    }
    const offered = await client.data.harmonise();
    expect(offered.map(({ variable: { capability }, from }) => [capability, from.length])).toEqual(expect.arrayContaining([['11', 2], ['12', 2], ['2', 2], ['5', 2], ['1', 2], ['1', 2]]));
    const helpline = offered.find(({ variable }) => variable.capability === '11')!;
    expect(helpline.reason.message).toContain('Asked by yes or no in each questionnaire');
    const derived = await client.data.derive(helpline.variable);
    expect(derived.states).toMatchObject({ value: 24, notAsked: 0 });
    expect((await client.data.harmonise()).some(({ variable }) => variable.capability === '11')).toBe(false);
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('an error cell is told once', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('data');
    sheet.addRow(['ID', 'Staff']);
    for (let index = 0; index < 12; index++) sheet.addRow([`R-${100 + index}`, index === 4 ? { error: '#DIV/0!' } : index * 7]);
    const session = project();
    const report = await importFile(session, files.write('error.xlsx', Buffer.from(await workbook.xlsx.writeBuffer())));
    expect(report.problems.map(({ cell, found, severity }) => [cell, found, severity])).toEqual([['B6', '#DIV/0!', 'error']]);
    session.close();
  });
});
