import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { PlanVariable } from '#core/contract/import-plan.ts';
import { applyPlan, type AppliedPlan } from '#core/importing/apply-plan.ts';
import { guessPlan, type GuessedPlan } from '#core/importing/guess-plan.ts';
import { readTable } from '../helpers/read-table.ts';
import { sharedPath } from '../helpers/shared.ts';

interface Facts {
  readonly file: string; readonly encoding: string; readonly delimiter: string; readonly header_rows: number; readonly data_rows: number; readonly columns: number;
  readonly geography_columns0: number[] | null; readonly open_text_columns0: number[] | null; readonly multiple_choice: string; readonly note: string;
}
const factsPath = sharedPath('data', 'surveys', 'facts.json');
const surveys = factsPath === null ? [] : (JSON.parse(readFileSync(factsPath, 'utf8')) as Facts[]);
if (factsPath === null) it.skip('the surveys of other people are not beside this project (../shared/data/surveys): their tests are left out', () => undefined);

const path = (file: string): string => sharedPath('data', 'surveys', ...file.split('/'))!;
type BroughtIn = GuessedPlan & { applied: AppliedPlan };
/** The survey read last, so that its several tests read it once. */
let last: { file: string; result: Promise<BroughtIn> } | undefined;
afterAll(() => { last = undefined; });
function bringIn(file: string): Promise<BroughtIn> {
  if (last?.file !== file) last = { file, result: readAnew(file) };
  return last.result;
}
async function readAnew(file: string): Promise<BroughtIn> {
  const table = await readTable(path(file));
  const guessed = guessPlan(table, { name: file });
  if (!guessed.ok) throw new Error(guessed.error.message);
  const applied = applyPlan(table, guessed.value.plan);
  if (!applied.ok) throw new Error(applied.error.message);
  return { ...guessed.value, applied: applied.value };
}
/** The country of each case; null where none was named or none recognised. */
function countriesOf({ attributes }: AppliedPlan): (string | null)[] {
  const { definition, vector } = attributes.find((one) => one.definition.id === 'country')!;
  return Array.from(vector.codes, (code) => { const id = definition.categories[code]?.id ?? null; return id === 'unrecognised' ? null : id; });
}
const ofColumn = (plan: GuessedPlan['plan'], column: number): PlanVariable[] => plan.variables.filter(({ columns }) => columns.some(({ index }) => index === column));

/** Files whose geography column holds countries; the others hold regions of the world or codes. */
const WITH_COUNTRIES = new Map([['dvs_census/cleaned_survey_results_2019.csv', 0.99], ['dvs_census/cleaned_survey_results_2018.tsv', 0.5]]);

describe.each(surveys)('$file, without a plan', (facts) => {
  it('has as many cases as rows of data, below as many header rows', async () => {
    const { applied, plan } = await bringIn(facts.file);
    expect([applied.keys.length, plan.headerRows.length, new Set(applied.keys).size]).toEqual([facts.data_rows, facts.header_rows, facts.data_rows]);
  });
  it('has its open answers as open questions', async () => {
    const { plan } = await bringIn(facts.file);
    expect((facts.open_text_columns0 ?? []).filter((column) => !ofColumn(plan, column).some(({ type, include }) => type === 'open' && include))).toEqual([]);
  });
  it('has its countries recognised', async () => {
    const { plan, applied } = await bringIn(facts.file);
    const expected = WITH_COUNTRIES.get(facts.file);
    if (expected === undefined) { expect(plan.country).toBeUndefined(); return; }
    expect(ofColumn(plan, facts.geography_columns0![0]!).map(({ id, role }) => [id, role])).toEqual([[plan.country, 'country']]);
    const named = applied.countries.reduce((sum, { cases }) => sum + cases, 0);
    expect(countriesOf(applied).filter((country) => country !== null).length / named).toBeGreaterThanOrEqual(expected);
    expect(applied.attributes.map(({ definition }) => definition.id)).toEqual(['country', 'region', 'income', 'instrument']);
  });
  it('has its multiple choices as such', async () => {
    const { plan } = await bringIn(facts.file);
    const multiple = plan.variables.filter(({ type }) => type === 'multiple');
    const spread = plan.variables.filter(({ type, columns }) => type === 'single' && columns.length > 1);
    if (/inside one cell/u.test(facts.multiple_choice)) {
      const delimiter = facts.multiple_choice.startsWith('semicolon') ? ';' : ',';
      expect(multiple.length).toBeGreaterThanOrEqual(9);
      expect(multiple.filter((variable) => variable.delimiter?.trim() !== delimiter).map(({ id }) => id)).toEqual([]);
    } else if (/column per option/u.test(facts.multiple_choice)) {
      expect(multiple.length).toBeGreaterThanOrEqual(1);
      expect(multiple.every(({ columns, delimiter }) => columns.length > 1 && delimiter === undefined)).toBe(true);
    }
    if (/single choice also spread/u.test(facts.note)) expect(spread.length).toBeGreaterThanOrEqual(5);
    if (/weight column/u.test(facts.note)) expect(plan.variables.filter(({ role }) => role === 'weight').map(({ type }) => type)).toEqual(['number']);
  });
  it('loses no column: each is in one variable or more, or has neither name nor answers', async () => {
    const { plan, applied } = await bringIn(facts.file);
    expect(applied.problems.filter(({ message }) => message.includes('is not in the plan'))).toEqual([]);
    expect(plan.variables.every(({ reason }) => reason.length > 10)).toBe(true);
  });
  it('names few cells that could not be read, each by its address', async () => {
    const { applied } = await bringIn(facts.file);
    const errors = applied.problems.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeLessThanOrEqual(5);
    expect(errors.every(({ cell }) => /^[A-Z]{1,3}\d+$/u.test(cell))).toBe(true);
  });
});

describe.skipIf(factsPath === null)('other files of the collection', () => {
  it('a workbook of finished cross-tabs is refused with a sentence', async () => {
    const guessed = guessPlan(await readTable(path('fivethirtyeight/reluctant-trump_may_2017_responses.xlsx')), { name: 'x.xlsx' });
    expect(guessed).toMatchObject({ ok: false, error: { kind: 'NOT_CASES', message: expect.stringMatching(/is a finished table, not answers.*one respondent a row\.$/u) as string } });
  });
  it.each(['1555-key.pt', '1556-key.fr', '1612-key.en'])('the key file %s is refused with a sentence', async (key) => {
    const guessed = guessPlan(await readTable(path(`sodp_multilingual/results-for-idrc-surveyin-2020-11-06-${key}.csv`)), { name: 'key.csv' });
    expect(guessed).toMatchObject({ ok: false, error: { kind: 'NOT_CASES', message: expect.stringContaining('is the key of a survey') as string } });
  });
  it('a LimeSurvey export in French: options in brackets, Oui and Non, countries by their French names', async () => {
    const { plan, applied } = await bringIn('fr_limesurvey_vaud/results-survey4914.xlsx');
    const [sources] = plan.variables.filter(({ type, columns }) => type === 'multiple' && columns.length === 4);
    expect(sources?.categories?.map(({ label, values }) => [label, values])).toEqual([['Journal quotidien', ['Oui']], ['Radio', ['Oui']], ['Internet', ['Oui']], [expect.stringContaining('amis'), ['Oui']]]);
    expect(applied.keys.length).toBe(348);
    expect(new Set(countriesOf(applied))).toEqual(new Set(['CHE', 'DEU', 'FRA', null]));
  });
  it('the same survey as CSV and as a workbook gives the same variables', async () => {
    const [csv, xlsx] = [await bringIn('dvs_census/cleaned_survey_results_2019.csv'), await bringIn('dvs_census/2019_derived.xlsx')];
    expect(xlsx.plan.variables.map(({ type }) => type)).toEqual(csv.plan.variables.map(({ type }) => type));
    expect(xlsx.applied.keys.length).toBe(csv.applied.keys.length);
  });
  it.each(['cases123.csv', 'cases456.xlsx', 'survey456.csv', 'survey789.xlsx', 'survey789_more_data.xlsx'])('three cases with an identifier: %s', async (file) => {
    const { applied, plan } = await bringIn(`qualcoder_examples/${file}`);
    expect([applied.keys.length, plan.caseKey]).toEqual([3, 'case_as_given']);
  });
  it('a Qualtrics export keeps what it knows of a person to itself', async () => {
    const { plan } = await bringIn('qualtrics_3row_header/sample.csv');
    expect(plan.variables.filter(({ confidential, include }) => confidential && include).map(({ id }) => id)).toEqual(['ipaddress', 'locationlatitude', 'locationlongitude']);
  });
});
