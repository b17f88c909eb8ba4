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
import { declaredDesigns } from '#service/declared-designs.ts';
import { describeProject } from '#service/describe.ts';
import { documentPaths } from '#service/documents/folder.ts';
import { inspectDocuments } from '#service/documents/inspect.ts';
import { listDocuments } from '#service/documents/list.ts';
import { storeDocuments } from '#service/documents/store.ts';
import { checkAgainst } from '#service/check/check.ts';
import { readDraft } from '#service/check/read-draft.ts';
import { drillCell } from '#service/drill.ts';
import { importFile } from '#service/importing.ts';
import { instrumentNames } from '#service/instruments.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { roadmapFile } from '#service/maturity/files.ts';
import { levelChanges } from '#service/maturity/levels.ts';
import { sourcePage, sourcesOverview } from '#service/maturity/side-by-side.ts';
import { capabilitySheet } from '#service/report/capability.ts';
import { makeReport } from '#service/report/make-report.ts';
import { reportDocument } from '#service/report/report-document.ts';
import { listPlan, saveTable } from '#service/table-plan.ts';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { readFixture } from '../helpers/fixture.ts';
import { authorHousehold } from '../helpers/household-study.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

/** The second kind of study, from its files to the numbers of a country's page: two household surveys with weights, strata and clusters in
 *  five countries and two phases, a front-line survey, a checklist, transcripts. What is expected is reckoned from the rows that were written. */
const SEED = 7;
const study = makeHousehold(SEED);
const files = temporaryFiles();
let session: ProjectSession;
const imported: Awaited<ReturnType<typeof importFile>>[] = [];

beforeAll(async () => {
  await writeHousehold(files.folder, SEED);
  session = createProject(`${files.folder}/household.swproj`, 'words', 'Household programme', 'national-response');
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
    const drawn = declaredDesigns(session);
    expect(drawn.designs.map(({ survey }) => survey)).toEqual(['children', 'caregivers']);
    for (const { label, ...own } of drawn.designs) expect(Object.values(own), String(label)).not.toContain(null);
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

  it('becomes a report: each survey by itself with its own weight, intervals as R gives them, and no number that the checker calls wrong', async () => {
    authorHousehold(session);
    saveTable(session, planTableSchema.parse({ id: 'use', title: { en: 'Use of the internet' }, rows: ['internet_use'], columns: ['country'], weight: 'weight', statistics: ['columnPercent', 'interval'] }));
    const { report, annex, withheld } = await makeReport(session, { language: 'en', annex: true, date: '2026-11-22' });
    const { draft } = await readDraft({ name: 'report.docx', bytes: report });
    for (const blocks of [draft.blocks, draft.blocks.map(({ links: _, ...block }) => block)]) {
      const { claims, summary } = checkAgainst(session, { blocks }, { language: 'en' });
      expect(claims.filter(({ verdict }) => verdict !== 'holds' && verdict !== 'unmatched').map(({ text, reason }) => [text, reason])).toEqual([]);
      expect(summary).toMatchObject({ contradictions: 0, references: 0 });
    }
    expect(annex).not.toBeNull();
    expect(withheld).toBeGreaterThan(0);
    // Table by table: who is counted, by what weight; and what R's survey package makes of the same sample (household-design.R).
    const { status } = capabilitySheet(session, '13', 'en');
    expect(status.map(({ survey, model }) => [survey, model.weighted, model.blocks.map((block) => block.variable)])).toEqual([['children', true, ['internet_use', 'lesson_at_school']], ['caregivers', true, ['caregivers.school_informs']]]);
    const theirs = readFixture<{ categories: string[]; columns: string[]; cells: number[][][] }>('crosstab/household-design.json');
    const [use] = status[0]!.model.blocks;
    for (const [at, country] of theirs.columns.entries()) for (const [which, category] of theirs.categories.entries()) {
      const column = country === 'all' ? 0 : status[0]!.model.columns.findIndex(({ path }) => path.at(-1) === country);
      const { columnPercent, interval } = use!.rows.find((row) => row.label === category)!.cells[column]!;
      const [share, , low, high] = theirs.cells[at]![which]!;
      expect([columnPercent, interval!.low, interval!.high].map((value) => value! / 100)).toEqual([share, low, high].map((value): unknown => expect.closeTo(value!, 10)));
    }
    expect(capabilitySheet(session, '9', 'en').status.map(({ survey, model }) => [survey, model.weighted, model.blocks[0]!.unweightedBases[0]])).toEqual([['frontline', false, 300]]);
    // What was said is counted over both surveys, whatever their designs.
    const said = capabilitySheet(session, '13', 'en').themes!;
    expect(said.base).toBe(study.children.filter((row) => row['one_change'] !== null).length + study.caregivers.filter((row) => row['would_help_most'] !== null).length);
    for (const { themes } of said.kinds) expect(themes.map(({ count }) => count)).toEqual(themes.map(({ count }) => count!).toSorted((a, b) => b - a));
  }, 120_000);

  it('has no chapter without anything in it, calls nobody a country who is a child, and says so in French too', () => {
    for (const language of ['en', 'fr'] as const) {
      const { blocks, facts } = reportDocument(session, language, '2026-11-22').document;
      const text = [...facts, ...blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.content.map((inline) => (typeof inline === 'string' ? inline : 'figure' in inline ? inline.figure : '')).join('')] : []))].join('\n');
      expect(text).toContain(language === 'en' ? '10,315 cases' : '10\u202f315 cas');
      expect(text).not.toMatch(/of the countries|\bcountries answered|des pays\b|\d[\d,.]*\.\d of \d/u);
      for (const [at, block] of blocks.entries()) if (block.kind === 'heading' && block.level > 1) expect(blocks[at + 1], block.text).not.toMatchObject({ kind: 'heading', level: block.level });
      for (const block of blocks) if (block.kind === 'table') expect(block.rows.length, block.caption).toBeGreaterThan(0);
      // checklists of five countries stand side by side
      expect(blocks.filter((block) => block.kind === 'table' && block.id.startsWith('marks:')).map((block) => block.kind === 'table' && block.head.length)).toEqual([6, 6, 6, 6]);
    }
  });

  it('has pages of countries that give what was asked of many as shares, weighted, and the same as its tables', async () => {
    const page = sourcePage(session, 'KEN', '11', 'en');
    const report = capabilitySheet(session, '11', 'en').status.find(({ survey }) => survey === 'children')!.model;
    const column = report.columns.findIndex(({ category }) => category === 'KEN');
    const [known] = report.blocks;
    expect(page.sources.find(({ label }) => label === 'children')!.lines[0]!.value).toContain(`Yes ${Math.round(known!.rows[0]!.cells[column]!.columnPercent!)}%`);
    expect(page.sources.find(({ label }) => label === 'children')!.lines[0]!.value).toContain(`(n\u00a0=\u00a0${known!.unweightedBases[column]!})`);
    expect(page.conclusions.map(({ owner }) => owner)).toEqual(['Ministry of Education']);
    // a level that rests on a checklist changes between its phases, though each country was surveyed in one of them
    expect(levelChanges(session, '1', '2', 'en').rows.map(({ unit, before, after }) => [unit, before === null, after === null])).toEqual(['KHM', 'COL', 'KEN', 'PHL', 'SRB'].map((unit) => [unit, false, false]));
    const overview = sourcesOverview(session, 'en');
    expect(overview.units.map(({ id }) => id).toSorted()).toEqual(HOUSEHOLD_COUNTRIES.map(({ country }) => country.iso3).toSorted());
    for (const cell of overview.cells.filter(({ unit }) => unit === 'KEN')) { const own = sourcePage(session, cell.unit, cell.capability, 'en'); expect([cell.agreement, cell.sources, cell.findings]).toEqual([own.agreement, own.sources.filter(({ kind }) => kind !== 'level').length, own.conclusions.length]); }
    expect(await roadmapFile(session, 'docx', 'fr', 'KEN')).toMatchObject({ findings: 1 });
  });

  it('withholds over all it prints: what the plan hides is hidden in the report and on pages of sources', () => {
    const few = planTableSchema.parse({ id: 'few', title: {}, rows: ['frontline.trained'], columns: ['country'], suppress: 28, oneLine: false });
    saveTable(session, few);
    const trained = sourcePage(session, 'KEN', '9', 'en').sources.find(({ label }) => label === 'frontline')!.lines[0]!;
    expect(trained.value).toContain('[c]');
    const model = capabilitySheet(session, '9', 'en').status[0]!.model;
    expect(model.blocks[0]!.rows[0]!.cells[model.columns.findIndex(({ category }) => category === 'KEN')]!.flags).toContain('suppressed');
    session.undo();
  });

  it('is a report of its saved tables and of its questions where none speaks of a capability, and says so', () => {
    const without = [...session.definitions.values()].filter(({ capability }) => capability !== undefined).map(({ id }) => id);
    session.together(() => { for (const id of without) changeVariable(session, id, { capability: null }); });
    const { document: { blocks }, lacks } = reportDocument(session, 'fr', '2026-11-22');
    expect(lacks).toContain('rattachée à une capacité');
    expect(blocks[3]).toEqual({ kind: 'paragraph', style: 'prompt', content: [lacks] });
    const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Résultats');
    expect(blocks[at + 1]).toMatchObject({ kind: 'table', id: 'plan:use', head: ['Indicateur', 'Ensemble', 'Cambodge', 'Colombie', 'Kenya', 'Philippines', 'Serbie'] });
    // a chapter a survey, a page a question: what was chosen, weighted, as the whole of its answers; what was said, by theme
    const chapters = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));
    for (const label of describeProject(session).instruments.slice(0, 3).map(({ id }) => instrumentNames(session, 'fr').get(id)!)) expect(chapters).toContain(label);
    const use = blocks.find((block) => block.kind === 'table' && block.id.startsWith('report:status:q:internet_use'));
    const chart = blocks.find((block) => block.kind === 'figure' && block.id.startsWith('report:status:q:internet_use'));
    if (use?.kind !== 'table' || chart?.kind !== 'figure') throw new Error('the question has no table, or no figure');
    expect(use.head.slice(1)).toEqual(chart.series.slice(0, use.head.length - 1).map(({ name }) => name));
    expect(use.head.join()).not.toContain(':');
    const theirs = table({ rows: ['internet_use'], weight: 'weight', design: null });
    expect(chart.series.map(({ values }) => values[0]! * 100)).toEqual(theirs.columnPercent.slice(0, chart.series.length).map((row) => expect.closeTo(row.at(-1)!, 8) as number));
    expect(blocks.some((block) => block.kind === 'table' && block.id.startsWith('report:themes:q:'))).toBe(true);
    // where small counts are withheld, only what is saved is printed
    saveTable(session, { ...listPlan(session)[0]!, suppress: 5 });
    const held = reportDocument(session, 'en', '2026-11-22');
    expect(held.lacks).toContain('withhold');
    expect(held.document.blocks.some((block) => 'id' in block && block.id.includes(':q:'))).toBe(false);
    session.undo();
    session.undo();
    session.undo();
  });
});
