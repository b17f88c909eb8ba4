import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table, TableRequest } from '#core/contract/table.ts';
import { sliceCodePoints } from '#core/coding/code-points.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { insertCode } from '#db/queries/codes.ts';
import { HOUSEHOLD_COUNTRIES } from '#samples/household/countries.ts';
import { makeHousehold } from '#samples/household/make-household.ts';
import type { SurveyRow } from '#samples/household/surveys.ts';
import { writeHousehold } from '#samples/household/write-household.ts';
import { applyCode, findInAnswers, readAnswer } from '#service/coding.ts';
import { newCodeRecord } from '#service/codebook.ts';
import { changeVariable } from '#service/data.ts';
import { describeProject } from '#service/describe.ts';
import { documentPaths } from '#service/documents/folder.ts';
import { inspectDocuments } from '#service/documents/inspect.ts';
import { listDocuments } from '#service/documents/list.ts';
import { storeDocuments } from '#service/documents/store.ts';
import { drillCell } from '#service/drill.ts';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

/** The second kind of study, from its files to the numbers of a country's page: two household surveys with weights, strata and clusters in
 *  five countries and two phases, a front-line survey, a checklist, transcripts. What is expected is reckoned from the rows that were written. */
const study = makeHousehold(4);
const files = temporaryFiles();
let session: ProjectSession;
const imported: Awaited<ReturnType<typeof importFile>>[] = [];

beforeAll(async () => {
  await writeHousehold(files.folder, 4);
  session = createProject(`${files.folder}/household.swproj`, 'words', 'Household programme', 'empty');
  for (const [file, instrument] of [['children.csv', 'children'], ['caregivers.csv', 'caregivers'], ['front-line-workers.xlsx', 'frontline'], ['law-and-capacity-checklist.xlsx', 'checklist']] as const) {
    imported.push(await importFile(session, `${files.folder}/${file}`, { instrument }));
  }
  for (const survey of ['', 'caregivers.']) for (const role of ['stratum', 'cluster']) changeVariable(session, `${survey}${role}`, { role });
}, 120_000);
afterAll(() => { session.close(); files.remove(); });

const table = (request: Partial<TableRequest> & Pick<TableRequest, 'rows'>): Table => {
  const made = crosstab({ columns: [], base: 'valid', tests: false, language: 'en', ...request }, session.crosstabData);
  if (!made.ok) throw new Error(made.error.message);
  return made.value[0]!;
};
/** Weighted share of rows with a value, in per cent. */
const share = (rows: readonly SurveyRow[], column: string, value: string): number => {
  const asked = rows.filter((row) => row[column] !== null && row[column] !== "Don't know");
  const weigh = (some: readonly SurveyRow[]): number => some.reduce((sum, row) => sum + (row['weight'] as number), 0);
  return (100 * weigh(asked.filter((row) => row[column] === value))) / weigh(asked);
};
const percentIn = (made: Table, row: string, column: string): number => made.columnPercent[made.rows.categories.findIndex((one) => one.label === row)]![made.columns.categories.findIndex((one) => one.label === column)]!;

describe('a household programme', () => {
  it('is five instruments in one project, each question asked only of its own', () => {
    expect(imported.map(({ committed, problems }) => [committed, problems.filter((problem) => problem.severity === 'error')])).toEqual(Array.from({ length: 4 }, () => [true, []]));
    const { instruments } = describeProject(session);
    expect(instruments.map((one) => [one.id, one.cases])).toEqual([['children', 5000], ['caregivers', 5000], ['frontline', 300], ['checklist', 5]]);
    expect(table({ rows: ['internet_use'], design: null }).missing).toMatchObject({ notAsked: 5305 });
  });

  it('gives weighted tables by country and by phase, with the design of the sample', () => {
    const byCountry = table({ rows: ['internet_use'], columns: ['country'], weight: 'weight' });
    for (const { country } of HOUSEHOLD_COUNTRIES) {
      expect(percentIn(byCountry, 'Never', country.name)).toBeCloseTo(share(study.children.filter((row) => row['country'] === country.name), 'internet_use', 'Never'), 8);
    }
    expect(byCountry.notes.join(' ')).toMatch(/strata|stratum/iu);
    expect(byCountry.unweightedBases).toEqual([1000, 1000, 1000, 1000, 1000]);
    const byPhase = table({ rows: ['caregivers.school_informs'], columns: ['caregivers.phase'], weight: 'caregivers.weight' });
    // Fifty clusters less six strata in each of three countries, and of two.
    expect(byPhase.design?.degreesOfFreedom).toEqual([3 * 44, 2 * 44]);
    for (const phase of [1, 2]) for (const row of byPhase.rows.categories) expect(percentIn(byPhase, row.label, String(phase))).toBeCloseTo(share(study.caregivers.filter((one) => one['phase'] === phase), 'school_informs', row.label), 8);
  });

  it('takes transcripts in beside them, and no number of a survey moves', async () => {
    const before = [table({ rows: ['internet_use'], columns: ['country'], weight: 'weight' }), table({ rows: ['frontline.trained'], columns: ['country'] }), table({ rows: ['country'] })];
    const found = await inspectDocuments(session, await documentPaths([`${files.folder}/transcripts`]));
    expect(found.map(({ inspected }) => [inspected.refused, inspected.speakers])).toEqual(Array.from({ length: 10 }, () => [null, ['Interviewer', 'Respondent']]));
    // Each interview is a case of its own in its country: the checklist's case is the country, not a person in it.
    const { cases } = storeDocuments(session, 'Interviews', found.map(({ read, inspected }) => ({ read: read!, title: inspected.title, place: { newCase: inspected.title, country: inspected.guess!.country } })));
    expect(cases).toBe(10);
    expect([table({ rows: ['internet_use'], columns: ['country'], weight: 'weight' }), table({ rows: ['frontline.trained'], columns: ['country'] }), table({ rows: ['country'] })]).toEqual(before);
    for (const document of listDocuments(session)) {
      const interview = study.interviews.find((one) => one.id === document.title)!;
      expect([document.country, document.speakers]).toEqual([interview.country, ['Interviewer', 'Respondent']]);
      const text = readAnswer(session, document.answerId).text;
      for (const turn of interview.turns) expect(text).toContain(`${turn.speaker}: ${turn.text}`);
    }
  });

  it('has its transcripts coded, and what they say stands beside what the surveys say, country by country', () => {
    session.act('code.create', { code: 'Training' }, ['codes'], (db) => { insertCode(db, newCodeRecord('training', 'Training', 'challenge', null, 0)); });
    const documents = new Map(listDocuments(session).map((one) => [one.answerId, one]));
    for (const query of ['training', 'formación OR capacitación']) {
      for (const hit of findInAnswers(session, query, { limit: 5000 }).hits.filter((one) => documents.has(one.answerId))) {
        const { text } = readAnswer(session, hit.answerId);
        applyCode(session, [hit.answerId], 'training', hit.start, hit.end, 'manual');
        expect(sliceCodePoints(text, hit.start, hit.end)).toBe(hit.text);
      }
    }
    const says = (words: string): boolean => /\btraining\b|\bformaci[oó]n\b|\bcapacitaci[oó]n\b/iu.test(words.normalize('NFC'));
    const wanted = new Map(HOUSEHOLD_COUNTRIES.map(({ country }) => [country.name, study.interviews.filter((one) => one.country === country.name && one.turns.some((turn) => says(turn.text))).length]));
    const byCountry = table({ rows: ['theme:training@documents'], columns: ['country'] });
    const yes = byCountry.counts[0]!;
    for (const [at, { label }] of byCountry.columns.categories.entries()) expect(yes[at], label).toBe(wanted.get(label));
    expect([...wanted.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(2);
    // Interviews nobody has read are unread, and the surveys' own theme knows nothing of them.
    expect(byCountry.missing.unread + byCountry.total.base).toBe(10);
    expect(table({ rows: ['theme:training'] }).total.base).toBe(0);
    const kenya = drillCell(session, { row: { variable: 'theme:training@documents', categories: ['yes'] }, columns: [{ variable: 'country', category: 'KEN' }] }, 50);
    expect(new Set(kenya.cases.map((one) => one.key)).size).toBe(wanted.get('Kenya'));
    // The page of a country: its survey, weighted; its front line; its checklist; its interviews.
    const filter = "country = 'KEN'";
    expect(table({ rows: ['internet_use'], filter, weight: 'weight' }).total.columnPercent[0]).not.toBeNull();
    expect(table({ rows: ['frontline.trained'], filter }).total.base).toBe(study.frontLine.filter((row) => row['country'] === 'Kenya' && row['trained'] !== null).length);
    const item = describeProject(session).variables.find((one) => one.label.includes('Strategy with a budget') && one.type === 'single' && !one.label.includes('source'))!;
    const level = table({ rows: [item.id], filter });
    expect(level.rows.categories.find((_, at) => level.total.counts[at] === 1)?.label).toBe(study.checklist.find((row) => row['country'] === 'Kenya')!['Institutions: Strategy with a budget']);
    expect(table({ rows: ['instrument'], filter }).total.base).toBe(1000 + 1000 + 60 + 1 + 2);
  });
});
