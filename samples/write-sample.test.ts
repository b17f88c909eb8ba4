import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importPlanSchema } from '#core/contract/import-plan.ts';
import { parseCondition } from '#core/crosstab/parse-expression.ts';
import { variablesIn } from '#core/crosstab/syntax.ts';
import { LAYOUTS, SYNTHETIC_LINE } from './layout.ts';
import { makeSample } from './make-sample.ts';
import { writeSample } from './write-sample.ts';

const study = makeSample(5);
let directory = '';
let files: string[] = [];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sample-'));
  ({ files } = await writeSample(directory, 5));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const open = async (name: string): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(directory, name));
  return workbook;
};
const text = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');

describe('writeSample', () => {
  it.each([study.alliance, study.unicef])('puts one respondent a row under the headers, as the data have it: $instrument.id', async (table) => {
    const layout = LAYOUTS[table.instrument.id];
    const sheet = (await open(layout.file)).getWorksheet(layout.sheet)!;
    expect(sheet.rowCount).toBe(layout.firstDataRow + table.cases.length);
    expect(table.questions.map((_, index) => sheet.getCell(layout.headerRow + 1, index + 1).value)).toEqual(table.questions.map((question) => question.header));
    table.cases.forEach((each, row) => {
      const read = table.questions.map((_, index) => sheet.getCell(layout.firstDataRow + row + 1, index + 1).value);
      expect(read).toEqual(table.questions.map((question) => {
        const value = each.answers.get(question.id) ?? null;
        if (value === null || typeof value !== 'object') return value;
        return 'date' in value ? new Date(`${value.date}T00:00:00Z`) : value.join(table.delimiter);
      }));
    });
  });

  it('says on every sheet that the data are synthetic', async () => {
    for (const { file } of Object.values(LAYOUTS)) {
      for (const sheet of (await open(file)).worksheets) expect(sheet.getCell(1, 1).text).toContain(SYNTHETIC_LINE);
    }
  });

  it('titles the sections of the offices’ file above the headers, over all their columns', async () => {
    const sheet = (await open(LAYOUTS.unicef.file)).getWorksheet(LAYOUTS.unicef.sheet)!;
    study.unicef.questions.forEach((question, index) => expect(sheet.getCell(2, index + 1).master.value).toBe(question.section));
  });

  it('writes plans that speak of the columns where they stand', async () => {
    for (const table of [study.alliance, study.unicef]) {
      const plan = importPlanSchema.parse(JSON.parse(await text(`${table.instrument.id}.plan.json`)));
      expect(plan.variables.map((variable) => [variable.id, variable.columns[0]!.index])).toEqual(table.questions.map((question, index) => [`${table.instrument.id}.${question.id}`, index]));
      const contacts = plan.variables.filter((variable) => variable.confidential).map((variable) => variable.id);
      expect(contacts).toEqual([table.instrument.id === 'alliance' ? 'alliance.q2' : 'unicef.focal_point']);
    }
  });

  it('writes codings that fall on the words of the sheet', async () => {
    const answers = new Map(study.openAnswers.map((answer) => [`${answer.case}/${answer.question}`, answer]));
    const read = new Set<string>();
    for (const coder of ['coder-a', 'coder-b']) {
      const lines: Record<string, string>[] = parse(await text(`codings-${coder}.csv`), { columns: true });
      expect(lines.filter((line) => line['code'] !== '')).toHaveLength(study.codings.filter((coding) => coding.coder === coder).length);
      for (const line of lines) {
        const answer = answers.get(`${line['case']}/${line['question']}`)!;
        read.add(`${coder}/${line['case']}/${line['question']}`);
        if (line['start'] === '') continue;
        const words = [...answer.text].slice(Number(line['start']), Number(line['end'])).join('');
        expect(words).toMatch(/^[\p{Lu}\p{N}]/u);
        expect(words).not.toMatch(/\s$/u);
      }
    }
    // both coders read every answer to the questions they took on, those where nothing applied included
    expect(read.size).toBe(2 * study.openAnswers.filter((answer) => study.readQuestions.includes(answer.question)).length);
  });

  it('writes the codebook as a tree of two levels with labels in two languages', async () => {
    const lines: Record<string, string>[] = parse(await text('codebook.csv'), { columns: true });
    const headings = new Set(lines.filter((line) => line['parent'] === '').map((line) => line['id']));
    expect(lines.every((line) => line['parent'] === '' || headings.has(line['parent']))).toBe(true);
    expect(lines.every((line) => line['name'] && line['label_fr'] && line['description'])).toBe(true);
    expect(new Set(lines.map((line) => line['kind']))).toEqual(new Set(['gap', 'challenge', 'lesson', 'good practice', 'recommendation', 'other']));
  });

  it('writes derivations whose rules can be read and name variables and codes that exist', async () => {
    const known = new Set([...study.alliance.questions.map((question) => `alliance.${question.id}`), ...study.unicef.questions.map((question) => `unicef.${question.id}`), ...study.codes.map((code) => `theme:${code.id}`), 'income']);
    const derivations = JSON.parse(await text('derivations.json')) as typeof study.derivations;
    expect(derivations).toEqual(study.derivations);
    expect(derivations).toHaveLength(28);
    for (const { derivation } of derivations) {
      if (derivation.kind !== 'categories') throw new Error('an indicator has categories');
      for (const rule of derivation.rules) {
        const condition = parseCondition(rule.when);
        if (!condition.ok) throw new Error(`${rule.when}: ${condition.error.message}`);
        expect(variablesIn(condition.value).filter((variable) => !known.has(variable.name))).toEqual([]);
      }
    }
  });

  it('names every file it wrote', async () => {
    for (const name of files) expect((await readFile(join(directory, name))).length).toBeGreaterThan(0);
    expect(await text('about.txt')).toContain(SYNTHETIC_LINE);
  });
});
