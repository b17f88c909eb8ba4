import { afterEach, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { rows } from '#db/database.ts';
import { importMarks, putChecklistDefinition, readChecklistFile, removeChecklist, sampleChecklist, setMarks } from '#service/checklists/checklists.ts';
import { createCode } from '#service/codebook.ts';
import { applyCode, starCoding } from '#service/coding.ts';
import { changeVariable, deriveVariables } from '#service/data.ts';
import { importFile } from '#service/importing.ts';
import { checklistFile, levelsFile, roadmapFile } from '#service/maturity/files.ts';
import { explainUnitLevel, levelChanges, levelMatrix, listLevels, listPhases, putLevel, ruleCounts } from '#service/maturity/levels.ts';
import { rangeOf } from '#service/maturity/range.ts';
import { describeConclusions, removeConclusion, sourcePage, sourcesOverview, writeConclusion } from '#service/maturity/side-by-side.ts';
import { setClearance } from '#service/privacy/clearing.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { tableModels } from '#service/table-models.ts';
import { saveTable } from '#service/table-plan.ts';

const WAVE = 'respondent id,country,unit,budget,details\nr1,Kenya,Yes,10.5,"A unit of twelve investigators works in Nairobi."\nr2,Peru,No,30.25,"There is no unit yet."\nr3,Nepal,Yes,20.75,"Officers share one office."\n';
let closing: (() => void)[] = [];
afterEach(() => { for (const close of closing) close(); closing = []; });

async function study(): Promise<ProjectSession> {
  const folder = mkdtempSync(join(tmpdir(), 'swb-maturity-'));
  const session = createProject(join(folder, 'p.swproj'), 'secret', 'Review', 'national-response', 'Ana');
  closing.push(() => { session.close(); rmSync(folder, { recursive: true, force: true }); });
  await importFile(session, { name: 'wave.csv', bytes: Buffer.from(WAVE) }, {});
  for (const name of ['unit', 'details']) changeVariable(session, id(session, name), { capability: '4', ...(name === 'unit' ? { label: 'Dedicated unit', role: 'status' } : {}) });
  putChecklistDefinition(session, sampleChecklist('capacity'));
  return session;
}
const id = (session: ProjectSession, name: string): string => [...session.definitions.keys()].find((each) => each === name || each.endsWith(`.${name}`))!;
const country = (session: ProjectSession, name: string): string => session.definitions.get('country')!.categories.find((one) => one.label === name)!.id;
const fill = (session: ProjectSession, name: string, value: string, phase = '', items = sampleChecklist('capacity').items.map((item) => item.id)) => setMarks(session, 'capacity', items.map((itemId) => ({ itemId, unit: country(session, name), phase, value })));
const level = (session: ProjectSession) => putLevel(session, {
  id: 'LEVEL_4', label: { en: 'Law enforcement', fr: 'Forces de l’ordre' }, capability: '4', levels: [{ id: 'basic', label: { en: 'Basic', fr: 'Initial' } }, { id: 'developing', label: { en: 'Developing', fr: 'En cours' } }, { id: 'advanced', label: { en: 'Advanced', fr: 'Avancé' } }],
  rules: [{ level: 'advanced', when: `capacity.score >= 70 and "${id(session, 'unit')}" = 'yes'` }, { level: 'developing', when: `capacity.score >= 30 or "${id(session, 'unit')}" = 'yes'` }, { level: 'basic', when: 'capacity.score < 30' }],
});
const levelsNow = (session: ProjectSession) => { const matrix = levelMatrix(session, 'en'); return Object.fromEntries(matrix.rows.map((row, index) => [matrix.units[index]!.name, row.levels[0]?.level ?? null])); };

describe('a checklist', () => {
  it('is variables of the project: items, scores and how much is filled, in tables too; undo takes marks back', async () => {
    const session = await study();
    fill(session, 'Kenya', 'full');
    fill(session, 'Peru', 'part', '', ['1', '2']);
    const score = session.variable('capacity.score')!.vector;
    const filled = session.variable('capacity.filled')!.vector;
    expect(score.kind === 'number' && [...score.values, ...score.states]).toEqual([100, 50, 0, 0, 0, 2]);
    expect(filled.kind === 'number' && [...filled.values]).toEqual([100, expect.closeTo(14.29, 2), 0]);
    const [table] = tableModels(session, [planTableSchema.parse({ id: 't', title: {}, rows: ['capacity.1'], columns: [], oneLine: false })], 'fr');
    expect(table!.blocks[0]!.rows.map((row) => [row.label, row.cells[0]!.count])).toEqual([['Pas du tout', 0], ['En partie', 1], ['Entièrement', 1]]);
    session.undo();
    const back = session.variable('capacity.score')!.vector;
    expect(back.kind === 'number' && [...back.states]).toEqual([0, 2, 2]);
    session.redo();
    // New cases of a country have what is marked of it.
    await importFile(session, { name: 'more.csv', bytes: Buffer.from('respondent id,country,unit,budget,details\nx1,Peru,Yes,5,\n') }, { instrument: 'more' });
    const grown = session.variable('capacity.score')!.vector;
    expect(grown.kind === 'number' && [...grown.values]).toEqual([100, 50, 0, 50]);
    // One mark more writes its item, the scores and how much is filled, and none of the other vectors again.
    const vectorsWritten = (): string[] => rows<{ id: string }>(session.db, "SELECT DISTINCT v.variable_id AS id FROM undo_change u JOIN vector v ON v.rid = u.rid WHERE u.table_name = 'vector' AND u.group_id = (SELECT max(id) FROM undo_group)").map(({ id: written }) => written);
    fill(session, 'Peru', 'full', '', ['3']);
    expect(vectorsWritten().filter((written) => /^capacity\.\d+$/u.test(written))).toEqual(['capacity.3']);
    expect(vectorsWritten()).toEqual(expect.arrayContaining(['capacity.score', 'capacity.filled']));
    fill(session, 'Peru', 'full', '', ['3']);
    expect(vectorsWritten()).toEqual([]);
  });

  it('is changed, keeps what is marked of items that stay, and is not taken out under a level', async () => {
    const session = await study();
    fill(session, 'Kenya', 'full');
    const own = sampleChecklist('capacity');
    putChecklistDefinition(session, { ...own, items: own.items.slice(0, 5).map((item) => ({ ...item, weight: 1 })) });
    expect(session.definitions.has('capacity.9')).toBe(false);
    const score = session.variable('capacity.score')!.vector;
    expect(score.kind === 'number' && score.values[0]).toBe(100);
    level(session);
    expect(() => { removeChecklist(session, 'capacity'); }).toThrow('Law enforcement');
    expect(() => { putChecklistDefinition(session, { ...own, id: 'country' }); }).not.toThrow();
    expect(() => setMarks(session, 'capacity', [{ itemId: '1', unit: 'XX', phase: '', value: 'full' }])).toThrow('no country');
  });

  it('is read from a workbook, filled from a table, and written out with its evidence', async () => {
    const session = await study();
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('Items').addRows([['No', 'Section', 'Item', 'Item in French', 'Weight'], ['a', 'Law', 'Defined', 'Défini', 2], ['b', null, 'Applied', 'Appliqué', 1]]);
    workbook.addWorksheet('Scale').addRows([['Level', 'Score'], ['No', 0], ['Yes', 4]]);
    const read = await readChecklistFile({ name: 'my-list.xlsx', bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) });
    putChecklistDefinition(session, read);
    const csv = 'country,item,value,phase,note,evidence\nKenya,a,Yes,2019,Act 12,https://example.org/act\nKenya,Appliqué,no,2019,,\nKénya,b,Yes,2024,,\nPeru,b,maybe,,,\nAtlantis,b,Yes,,,\n';
    expect(await importMarks(session, 'my_list', { name: 'marks.csv', bytes: Buffer.from(csv) })).toEqual({ marks: 3, refused: [{ line: 5, reason: '“maybe” is no level; the levels are No, Yes' }, { line: 6, reason: 'there is no country “Atlantis” among the cases' }] });
    const score = session.variable('my_list.score')!.vector;
    expect(score.kind === 'number' && score.values[0]).toBe(100);
    const { bytes, marks } = await checklistFile(session, 'my_list', 'fr');
    const out = new ExcelJS.Workbook();
    await out.xlsx.load(bytes as unknown as ArrayBuffer);
    expect([marks, out.worksheets.map((sheet) => sheet.name), out.worksheets[1]!.getRow(2).values]).toEqual([3, ['Éléments', 'Réponses', 'Scores', 'Échelle'], [undefined, 'Kenya', '2019', 'Law', 'a', 'Défini', 2, 'Yes', 4, 'Act 12', 'https://example.org/act', 'Ana', expect.any(String)]]);
    // What was written out fills in again what it says, and no more.
    const marked = () => rows(session.db, 'SELECT item_id, unit, phase, value, note, evidence FROM checklist_mark ORDER BY item_id, unit, phase');
    const before = marked();
    expect(await importMarks(session, 'my_list', { name: 'marks.xlsx', bytes })).toEqual({ marks: 3, refused: [] });
    expect(marked()).toEqual(before);
    // What was written out is read back as the same checklist.
    for (const language of ['en', 'fr'] as const) expect(await readChecklistFile({ name: 'my-list.xlsx', bytes: (await checklistFile(session, 'my_list', language)).bytes })).toEqual(read);
  });
});

describe('a level', () => {
  it('follows answers and checklists, says why, and is a variable of tables', async () => {
    const session = await study();
    level(session);
    expect(levelsNow(session)).toEqual({ Kenya: 'developing', Nepal: 'developing', Peru: null });
    fill(session, 'Kenya', 'full');
    fill(session, 'Peru', 'none');
    expect(levelsNow(session)).toEqual({ Kenya: 'advanced', Nepal: 'developing', Peru: 'basic' });
    const why = explainUnitLevel(session, 'LEVEL_4', country(session, 'Nepal'), 'fr');
    expect(why.rules.map((rule) => [rule.level, rule.truth, rule.decides])).toEqual([['advanced', 'unknown', false], ['developing', 'holds', true], ['basic', 'unknown', false]]);
    expect(why.rules[0]!.words).toBe('Capacités des forces de l’ordre (score) est au moins 70 et Dedicated unit est «\u00a0Oui\u00a0»');
    expect(why.rules[1]!.grounds.map((ground) => [ground.truth, ground.has.map((one) => one.value)])).toEqual([['unknown', ['pas de réponse']], ['holds', ['Oui']]]);
    const [table] = tableModels(session, [planTableSchema.parse({ id: 't', title: {}, rows: ['LEVEL_4'], columns: [], oneLine: false })], 'en');
    expect(table!.blocks[0]!.rows.map((row) => [row.label, row.cells[0]!.count])).toEqual([['Basic', 1], ['Developing', 1], ['Advanced', 1]]);
    expect(listLevels(session, 'en')[0]!.rules[0]!.words).toContain('Law-enforcement capacity (score) is at least 70');
    expect(() => putLevel(session, { id: 'BAD', label: { en: 'Bad', fr: '' }, capability: null, levels: [{ id: 'a', label: { en: 'A', fr: 'A' } }, { id: 'b', label: { en: 'B', fr: 'B' } }], rules: [{ level: 'a', when: 'nothing.score > 3' }] })).toThrow('There is no variable');
    session.undo();
    session.undo();
    expect(levelsNow(session)).toEqual({ Kenya: 'developing', Nepal: 'developing', Peru: null });
  });

  it('says which rules never decide, leaves its capability, and is no other variable’s place', async () => {
    const session = await study();
    fill(session, 'Kenya', 'full');
    fill(session, 'Peru', 'part');
    expect(ruleCounts(session, ['capacity.score >= 30', 'capacity.score >= 70', 'capacity.score < 0', 'nothing > 1'])).toEqual({ rules: [{ holds: 2, decides: 2 }, { holds: 1, decides: 0 }, { holds: 0, decides: 0 }, null], undecided: 1 });
    level(session);
    const own = listLevels(session, 'en')[0]!;
    const rules = own.rules.map((rule) => ({ level: rule.level, when: rule.when }));
    putLevel(session, { ...own, capability: null, rules });
    expect(listLevels(session, 'en')[0]!.capability).toBeNull();
    session.undo();
    expect(listLevels(session, 'en')[0]!.capability).toBe('4');
    expect(() => putLevel(session, { ...own, rules: [{ level: 'best', when: 'capacity.score > 3' }] })).toThrow('none of its levels');
    expect(() => putLevel(session, { ...own, levels: [...own.levels, own.levels[0]!], rules })).toThrow('two of its levels');
    deriveVariables(session, [{ id: 'LARGE', label: 'Large', categories: [{ id: 'yes', label: 'Yes' }], measure: null, derivation: { kind: 'categories', rules: [{ category: 'yes', when: `"${id(session, 'budget')}" > 20` }] } }]);
    expect(() => putLevel(session, { ...own, id: 'LARGE', rules })).toThrow('is no level');
  });

  it('is compared between phases, and what is marked in a later one counts', async () => {
    const session = await study();
    level(session);
    fill(session, 'Kenya', 'none', '2019');
    fill(session, 'Kenya', 'full', '2024');
    fill(session, 'Peru', 'part', '2019');
    expect(levelsNow(session)['Kenya']).toBe('advanced');
    const { rows, scores } = levelChanges(session, '2019', '2024', 'en');
    expect(rows.map((row) => [row.name, row.before, row.after, row.change])).toEqual([['Kenya', 'developing', 'advanced', 'up'], ['Nepal', 'developing', 'developing', 'same'], ['Peru', 'developing', null, 'gone']]);
    expect(scores.map((one) => [one.name, one.before, one.after])).toEqual([['Kenya', 0, 100], ['Peru', 50, null]]);
    expect(() => levelChanges(session, '2019', '2031', 'en')).toThrow('Its phases are “2019”, “2024”.');
    const { bytes } = await levelsFile(session, 'en');
    const out = new ExcelJS.Workbook();
    await out.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(out.worksheets.map((sheet) => sheet.name)).toEqual(['Levels', 'Rules', 'Changes 2019 to 2024']);
  });

  it('a range says who is at the ends', async () => {
    const session = await study();
    expect(rangeOf(session, id(session, 'budget'), undefined, 'en')).toMatchObject({ words: 'between 11 and 30', percent: false, range: { atLow: ['Kenya'], atHigh: ['Peru'], median: 20.75 } });
    expect(rangeOf(session, id(session, 'unit'), 'yes', 'fr')).toMatchObject({ words: 'entre 0\u00a0% et 100\u00a0%', range: { atLow: ['Pérou'], atHigh: ['Népal', 'Kenya'] } });
  });
});

describe('several phases and small counts', () => {
  /** Kenya was asked twice, Peru in the second phase alone, and few in Nepal; caregivers have a phase of their own. */
  async function phased(): Promise<ProjectSession> {
    const session = await study();
    const people = [['Kenya', '2019', 30, 10], ['Kenya', '2024', 10, 30], ['Peru', '2024', 20, 20], ['Nepal', '2024', 1, 39]] as const;
    const lines = (survey: string) => people.flatMap(([name, phase, yes, no]) => Array.from({ length: yes + no }, (_, at) => `${survey}${name}${phase}-${at},${name},${phase},${at < yes ? 'Yes' : 'No'}`));
    for (const survey of ['children', 'caregivers']) await importFile(session, { name: `${survey}.csv`, bytes: Buffer.from(`${survey} id,country,phase,knows where to report\n${lines(survey).join('\n')}\n`) }, { instrument: survey });
    for (const one of session.definitions.values()) if (one.label === 'knows where to report') changeVariable(session, one.id, { capability: '4' });
    return session;
  }
  const knows = (session: ProjectSession, survey: string): string => [...session.definitions.values()].find((one) => one.label === 'knows where to report' && one.instrument === survey)!.id;

  it('stand beside each other phase by phase, each with its own shares, and the newest is compared', async () => {
    const session = await phased();
    const of = (name: string) => sourcePage(session, country(session, name), '4', 'en').sources.filter(({ label }) => label === 'children').map(({ phase, lines }) => [phase, lines[0]!.value]);
    expect([of('Kenya'), of('Peru')]).toEqual([[['2019', 'Yes 75%; No 25% (n\u00a0=\u00a040)'], ['2024', 'No 75%; Yes 25% (n\u00a0=\u00a040)']], [['2024', 'Yes 50%; No 50% (n\u00a0=\u00a040)']]]);
  });

  it('are compared for every survey by its own phase', async () => {
    const session = await phased();
    expect(listPhases(session)).toEqual(['2019', '2024']);
    for (const survey of ['children', 'caregivers']) putLevel(session, { id: survey.toUpperCase(), label: { en: survey, fr: survey }, capability: '4', levels: ['low', 'high'].map((each) => ({ id: each, label: { en: each, fr: each } })), rules: [{ level: 'high', when: `"${knows(session, survey)}" = 'yes'` }, { level: 'low', when: `"${knows(session, survey)}" = 'no'` }] });
    const { rows: changed } = levelChanges(session, '2019', '2024', 'en');
    expect(changed.map((row) => [row.id, row.name, row.before, row.after, row.change])).toEqual(['CHILDREN', 'CAREGIVERS'].flatMap((one) => [[one, 'Kenya', 'high', 'low', 'down'], [one, 'Nepal', null, 'low', 'new'], [one, 'Peru', null, 'low', 'new']]));
  });

  it('a range withholds what a table by country would, and says nothing of it in its ends', async () => {
    const session = await phased();
    const one = knows(session, 'children');
    const before = rangeOf(session, one, 'yes', 'en');
    expect([before.words, before.withheld, before.rows.map((row) => [row.name, row.value, row.cases])]).toEqual(['between 3% and 50%', 0, [['Nepal', 2.5, 40], ['Kenya', 50, 80], ['Peru', 50, 40]]]);
    fill(session, 'Kenya', 'full');
    saveTable(session, planTableSchema.parse({ id: 'few', title: {}, rows: [one], columns: ['country'], suppress: 5, oneLine: false }));
    const model = tableModels(session, [planTableSchema.parse({ id: 'few', title: {}, rows: [one], columns: ['country'], suppress: 5, oneLine: false })], 'en')[0]!;
    const hidden = model.columns.filter((column, at) => column.category !== null && model.blocks[0]!.rows[0]!.cells[at]!.flags.includes('suppressed')).map((column) => String(column.category));
    const after = rangeOf(session, one, 'yes', 'en');
    expect(after.rows.filter((row) => row.withheld).map((row) => row.unit).toSorted()).toEqual(hidden.toSorted());
    expect(hidden).toContain('NPL');
    expect([after.rows.find((row) => row.unit === 'NPL')!.value, JSON.stringify(after.range).includes('Nepal'), after.withheld]).toEqual([null, false, hidden.length]);
    // A score is of a country, and of nobody in it.
    expect(rangeOf(session, 'capacity.score', undefined, 'en')).toMatchObject({ words: '100%', withheld: 0 });
  });
});

describe('all sources of a country and a capability', () => {
  it('stand side by side, agreements and conflicts marked, with findings that rest on them', async () => {
    const session = await study();
    const peru = country(session, 'Peru');
    setMarks(session, 'capacity', [{ itemId: '1', unit: peru, phase: '2024', value: 'full', note: 'Opened in May', evidence: [{ label: 'Decree 7', link: '', answerId: null }] }]);
    const page = sourcePage(session, peru, '4', 'en');
    expect(page.agreement).toBe('conflict');
    expect(page.sources.map((source) => [source.kind, source.phase, source.lines.map((line) => [line.label, line.value, line.stance, line.note])])).toEqual([
      ['survey', '', [['Dedicated unit', 'No', 'no', '']]], ['checklist', '2024', [['A unit is dedicated to these offences', 'Fully', 'yes', 'Opened in May']]],
    ]);
    expect(sourcesOverview(session, 'en').cells.map((cell) => [cell.unit === peru, cell.capability, cell.agreement]).filter(([own, no]) => own && no === '4')).toEqual([[true, '4', 'conflict']]);
    const one = writeConclusion(session, { id: null, unit: peru, capability: '4', finding: 'The survey is older than the unit.', recommendation: 'Ask again.', owner: 'Ministry', due: '2027', state: 'agreed', evidence: [{ label: 'Decree 7', link: '', answerId: null }] });
    expect(describeConclusions(session, 'en')).toMatchObject([{ name: 'Peru', finding: 'The survey is older than the unit.', state: 'agreed', by: 'Ana' }]);
    removeConclusion(session, one.id);
    expect(describeConclusions(session, 'en')).toEqual([]);
    session.undo();
    expect(sourcePage(session, peru, '4', 'en').conclusions).toHaveLength(1);
    expect(() => writeConclusion(session, { id: null, unit: peru, capability: '4', finding: ' ' })).toThrow('needs its finding');
  });

  it('leave as a roadmap with cleared words alone', async () => {
    const session = await study();
    const code = createCode(session, { name: 'Staff', kind: 'gap', parentId: null });
    const answers = session.coding.answers.filter((answer) => answer.position < 2);
    for (const answer of answers) { applyCode(session, [answer.rid], code.id, null, null, 'manual'); starCoding(session, session.coding.codingsOf(answer.rid)[0]!.id, true); }
    setClearance(session, [{ answerId: answers[0]!.rid, start: null, end: null }], { permission: 'named', state: 'confirmed', confirmedBy: 'x' });
    for (const name of ['Kenya', 'Peru']) writeConclusion(session, { id: null, unit: country(session, name), capability: '4', finding: `What holds in ${name}.`, recommendation: 'More staff.' });
    const { bytes, findings, withheld } = await roadmapFile(session, 'xlsx', 'en');
    const out = new ExcelJS.Workbook();
    await out.xlsx.load(bytes as unknown as ArrayBuffer);
    const text = JSON.stringify(out.worksheets.map((sheet) => sheet.getSheetValues()));
    expect([findings, withheld, text.includes('twelve investigators'), text.includes('no unit yet')]).toEqual([2, 1, true, false]);
    // What holds everywhere comes first; two findings about one capability stand under one heading, beside one table of their sources.
    writeConclusion(session, { id: null, unit: country(session, 'Kenya'), capability: '4', finding: 'A second thing.' });
    writeConclusion(session, { id: null, unit: '', capability: '4', finding: 'Everywhere.' });
    const whole = (await mammoth.extractRawText({ buffer: Buffer.from((await roadmapFile(session, 'docx', 'en')).bytes) })).value;
    expect(whole.split('\n').filter((line) => /^(Finding:|Kenya$|Peru$|All countries$|Source$|“)/u.test(line)).slice(-10)).toEqual(['All countries', 'Finding: Everywhere.', 'Kenya', 'Source', '“A unit of twelve investigators works in [Place].”', 'Finding: What holds in Kenya.', 'Finding: A second thing.', 'Peru', 'Source', 'Finding: What holds in Peru.']);
    const word = await roadmapFile(session, 'docx', 'fr', country(session, 'Kenya'));
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(word.bytes) });
    expect(value).toContain('Constat\u00a0: What holds in Kenya.');
    expect(value).not.toContain('Peru');
  });
});
