import { mkdirSync, rmSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import { createService, type Service } from '#service/service.ts';
import { runCli } from '../../electron/cli/main.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
let service: Service;
let client: ContractClient;
beforeAll(async () => {
  service = createService({ userFolder: `${files.folder}/user`, projectsFolder: `${files.folder}/projects`, shell: 'test' });
  client = createRouterClient(service.router, { context: {} });
  await client.project.create({ path: `${files.folder}/study.swproj`, passphrase: 'words', name: 'Study', template: 'empty' });
});
afterAll(async () => { await service.close(); rmSync(`${files.folder}/forms`, { recursive: true, force: true }); files.remove(); });

const PLACES = ['Nepal', 'Kenya', 'Peru', 'Ghana', 'Jordan', 'Fiji', 'Togo', 'Chad', 'Mali', 'Cuba'];
const form = (place: string, index: number): string => ['Question,Answer', `Country,${place}`, `Is there a plan?,${index % 2 ? 'Yes' : 'No'}`, `How many work there?,${index}`].join('\n');
async function workbook(): Promise<Uint8Array> {
  const made = new ExcelJS.Workbook();
  made.addWorksheet('homes').addRows([['KEY', 'Country', 'Water'], ...PLACES.map((place, index) => [`uuid:${1000 + index}`, place, index % 2 ? 'yes' : 'no'])]);
  made.addWorksheet('people').addRows([['PARENT_KEY', 'Sex', 'Age'], ...PLACES.flatMap((_, index) => [[`uuid:${1000 + index}`, 'female', 30 + index], [`uuid:${1000 + index}`, 'male', 31 + index]])]);
  return Buffer.from(await made.xlsx.writeBuffer());
}

describe('several sheets and files across the border', () => {
  it('sheets are offered, chosen anew, and brought in as parts of one act', async () => {
    const bytes = new File([new Uint8Array(await workbook())], 'odk.xlsx');
    const first = await client.importing.inspect({ source: { name: 'odk.xlsx', bytes } });
    expect(first.joins).toMatchObject([{ sheet: 'people', parent: 'homes', kind: 'many', use: 'both', matched: 20 }]);
    expect(first.plan.units?.map(({ sheet }) => sheet)).toEqual(['people']);
    const summary = await client.importing.reinspect({ importId: first.importId, sheets: first.plan.sheets!.map((sheet) => ({ ...sheet, use: 'summary' as const })) });
    expect([summary.plan.units, summary.plan.variables.some(({ id }) => id === 'people_rows')]).toEqual([undefined, true]);
    const left = await client.importing.reinspect({ importId: first.importId, sheets: first.plan.sheets!.map((sheet) => ({ ...sheet, use: 'leave' as const })) });
    expect([left.plan.units, left.plan.variables.length]).toEqual([undefined, 3]);
    const both = await client.importing.reinspect({ importId: first.importId, sheets: first.plan.sheets! });
    const evaluation = await client.importing.evaluate({ importId: first.importId, plan: both.plan });
    expect([evaluation.cases.new, evaluation.units?.map(({ cases }) => cases.new)]).toEqual([10, [20]]);
    const committed = await client.importing.commit({ importId: first.importId, plan: both.plan });
    expect([committed.committed, committed.units?.[0]?.cases.new, (await client.project.status())?.cases]).toEqual([true, 20, 30]);
    await client.project.undo();
    expect((await client.project.status())?.cases).toBe(0);
  });

  it('dropped files are one table; the refused ones stop it until the others are wanted alone', async () => {
    const dropped = [...PLACES.map((place, index) => ({ name: `${place}.csv`, bytes: new File([form(place, index)], `${place}.csv`) })), { name: 'empty.csv', bytes: new File([''], 'empty.csv') }];
    const { importId, plan, files: told } = await client.importing.inspect({ source: { files: dropped } });
    expect([plan.gathered, told?.filter(({ refused }) => refused !== null).map(({ name, refused }) => [name, refused!.code])]).toEqual(['forms', [['empty.csv', 'FILE_EMPTY']]]);
    await expect(client.importing.commit({ importId, plan })).rejects.toMatchObject({ data: { code: 'FILES_REFUSED' } });
    expect((await client.importing.commit({ importId, plan, skipRefused: true })).cases.new).toBe(10);
    const exported = await client.exporting.data({ format: 'csv' });
    expect([exported.count, exported.name, (exported.bytes?.size ?? 0) > 500, exported.leftOut]).toEqual([10, 'Study data.zip', true, []]);
    await client.project.undo();
  });

  it('on the command line: a folder, and the data out again', async () => {
    mkdirSync(`${files.folder}/forms`);
    PLACES.forEach((place, index) => { files.write(`forms/${place}.csv`, form(place, index)); });
    files.write('forms/prose.csv', 'nothing\n');
    const call = async (...words: string[]): Promise<{ code: number; out: Record<string, unknown>; err: string }> => {
      let out = '';
      let err = '';
      const code = await runCli(words, { out: (text) => { out += text; }, err: (text) => { err += text; }, environment: { WORKBENCH_PASSPHRASE: 'words' } });
      return { code, out: out === '' ? {} : JSON.parse(out) as Record<string, unknown>, err };
    };
    const path = `${files.folder}/cli.swproj`;
    await call('create', path, '--template', 'empty');
    const refused = await call('import', path, `${files.folder}/forms`);
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/^1 of the 11 files of “forms” cannot be imported.*prose\.csv.*--skip-refused/u)]);
    const done = await call('import', path, `${files.folder}/forms`, '--skip-refused');
    expect([done.code, done.out['cases']]).toEqual([0, { new: 10, updated: 0, unchanged: 0 }]);
    const out = await call('export', path, '--data', '--out', `${files.folder}/data.xlsx`, '--variables', 'country,Is there a plan?');
    expect([out.code, out.out]).toEqual([0, { file: `${files.folder}/data.xlsx`, cases: 10, variables: 2, leftOut: [], withheld: 0, warning: null }]);
    expect((await call('export', path, '--data', '--out', `${files.folder}/data.docx`)).err).toContain('Choose .xlsx for a workbook');
    expect((await call('import', path)).code).toBe(2);
    const again = `${files.folder}/again.swproj`;
    await call('create', again, '--template', 'empty');
    expect((await call('import', again, `${files.folder}/data.xlsx`)).out['cases']).toEqual({ new: 10, updated: 0, unchanged: 0 });
  });
});
