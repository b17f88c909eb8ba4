import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { rows } from '#db/database.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { insertCode } from '#db/queries/codes.ts';
import { insertCoding, listCodings } from '#db/queries/codings.ts';
import { countHistory } from '#db/queries/project.ts';
import { newCodeRecord } from '#service/codebook.ts';
import { importFile } from '#service/importing.ts';
import { listEdited, settleEdited } from '#service/edited-codings.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });
let made = 0;

const HEAD = ['Respondent ID', 'In place', 'Staff', 'What is difficult?'];
type Row = readonly [id: string, place: string, staff: string, words: string];
const csv = (table: readonly Row[]): string => files.write(`file-${made++}.csv`, [HEAD, ...table].map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));
const BASE: readonly Row[] = Array.from({ length: 14 }, (_, index): Row => [`R-${1001 + index}`, index % 3 === 0 ? 'Yes' : 'No', String(20 + index * 3), `Office ${index} says that the budget lapsed and nobody replaced the staff who left that year`]);

/** A project of the base file, the word "budget" coded in every answer. */
async function coded(): Promise<{ session: ProjectSession; plan: Awaited<ReturnType<typeof importFile>>['plan'] }> {
  const session = createProject(`${files.folder}/p-${made++}.swproj`, 'words', 'p', 'empty');
  const { plan } = await importFile(session, csv(BASE), { instrument: 'offices' });
  session.act('coding.apply', {}, ['codings', 'codes'], (db) => {
    insertCode(db, newCodeRecord('money', 'Money', 'gap', null, 0));
    for (const { rid, text } of listAnswerTexts(db)) { const start = text.indexOf('budget'); insertCoding(db, { answerId: rid, codeId: 'money', start, end: start + 6, coderId: session.coderId, origin: 'manual', starred: false, createdAt: '2026-01-01' }); }
  });
  return { session, plan };
}
const state = (session: ProjectSession): unknown => ({
  cases: rows(session.db, 'SELECT * FROM survey_case ORDER BY rid'), answers: rows(session.db, 'SELECT rid, case_rid, variable_id, text FROM answer ORDER BY rid'), codings: listCodings(session.db),
  variables: rows(session.db, 'SELECT id, definition FROM variable ORDER BY rid'), vectors: rows(session.db, 'SELECT variable_id, kind, width, hex(data) AS data, hex(states) AS states FROM vector ORDER BY variable_id'), memos: rows(session.db, 'SELECT target_id, title, body FROM memo'), edited: rows(session.db, 'SELECT * FROM edited_coding'),
});

describe('bringing a file in again', () => {
  it('shows what would change, changes it, and one undo takes it back', async () => {
    const { session, plan } = await coded();
    const before = state(session);
    const changed: Row[] = [...BASE.slice(1), ['R-2000', 'Yes', '7', 'A new office whose budget is small but whose staff has been trained well']];
    changed[0] = [changed[0]![0], 'Yes', changed[0]![2], `In short: ${changed[0]![3]}`];
    changed[1] = [changed[1]![0], changed[1]![1], changed[1]![2], 'Nothing of what was said before stands here any more, sorry'];
    const file = csv(changed);
    const dry = await importFile(session, file, { plan, update: true, dryRun: true });
    expect(dry.diff).toMatchObject({ new: 1, changed: 2, vanished: 1, newKeys: ['R-2000'], vanishedKeys: ['R-1001'], changedCells: 3, spans: { kept: 0, moved: 1, lost: 1 } });
    expect(dry.diff!.cells.find(({ variable }) => variable === 'in_place')).toEqual({ variable: 'in_place', key: 'R-1002', before: 'No', after: 'Yes' });
    expect(state(session)).toEqual(before);
    const done = await importFile(session, file, { plan, update: true });
    expect(done.cases).toEqual({ new: 1, updated: 2, unchanged: 11 });
    const words = new Map(listAnswerTexts(session.db).map(({ rid, text }) => [rid, text]));
    const codings = listCodings(session.db);
    expect([session.caseCount, codings.length, codings.every(({ answerId, start, end }) => words.get(answerId)!.slice(start!, end!) === 'budget')]).toEqual([15, 13, true]);
    const [edited, ...others] = listEdited(session);
    expect([edited?.before.slice(edited.span.start, edited.span.end), edited?.before.startsWith('Office 2 says'), edited?.after.startsWith('Nothing of what was said'), edited?.proposal, others]).toEqual(['budget', true, true, null, []]);
    session.undo();
    expect(state(session)).toEqual(before);
    session.redo();
    expect(session.caseCount).toBe(15);
    session.close();
  });

  it('asks about each coding whose words are gone: kept on the answer, moved to other words, or taken off, each undone alone', async () => {
    const { session, plan } = await coded();
    const changed = BASE.map((row, index): Row => (index > 2 ? row : [row[0], row[1], row[2], `Office ${index} says that its budgets lapsed`]));
    await importFile(session, csv(changed), { plan, update: true });
    const [first, second, third] = listEdited(session);
    expect([first, second, third].map((edited) => edited && [edited.caseKey, edited.after.slice(edited.proposal!.start, edited.proposal!.end)])).toEqual([['R-1001', 'budgets'], ['R-1002', 'budgets'], ['R-1003', 'budgets']]);
    const waiting = state(session);
    settleEdited(session, { id: first!.id, how: 'keep' });
    settleEdited(session, { id: second!.id, how: 'move', ...second!.proposal! });
    expect(settleEdited(session, { id: third!.id, how: 'remove' })).toEqual({ left: 0 });
    const codingOf = (answerId: number): unknown => listCodings(session.db).filter((coding) => coding.answerId === answerId).map(({ start, end, createdAt, coderId }) => ({ start, end, createdAt, coderId }));
    const author = { createdAt: '2026-01-01', coderId: session.coderId };
    expect([first, second, third].map((edited) => codingOf(edited!.answerId))).toEqual([[{ start: null, end: null, ...author }], [{ ...second!.proposal!, ...author }], []]);
    expect(() => settleEdited(session, { id: third!.id, how: 'keep' })).toThrow('decided about already');
    for (let step = 0; step < 3; step++) session.undo();
    expect(state(session)).toEqual(waiting);
    expect(() => settleEdited(session, { id: first!.id, how: 'move', start: 0, end: 900 })).toThrow('lie outside the answer');
    session.close();
  });

  it('puts a coding back where a later file has its words again', async () => {
    const { session, plan } = await coded();
    const codings = listCodings(session.db).map(({ answerId, start, end }) => ({ answerId, start, end }));
    await importFile(session, csv(BASE.map((row, index): Row => (index === 4 ? [row[0], row[1], row[2], 'Something else altogether stands here now'] : row))), { plan, update: true });
    expect(listEdited(session)).toHaveLength(1);
    await importFile(session, csv(BASE), { plan, update: true });
    expect([listEdited(session), listCodings(session.db).map(({ answerId, start, end }) => ({ answerId, start, end }))]).toEqual([[], codings]);
    session.close();
  });

  it('takes a coding of a whole answer off, too, where a newer file has emptied the answer, and asks about it', async () => {
    const { session, plan } = await coded();
    const answer = listAnswerTexts(session.db)[4]!;
    session.act('coding.apply', {}, ['codings'], (db) => { insertCode(db, newCodeRecord('all', 'All of it', 'gap', null, 1)); insertCoding(db, { answerId: answer.rid, codeId: 'all', start: null, end: null, coderId: session.coderId, origin: 'manual', starred: false, createdAt: '2026-01-01' }); });
    const before = state(session);
    const emptied = csv(BASE.map((row, index): Row => (index === 4 ? [row[0], row[1], row[2], ''] : row)));
    expect((await importFile(session, emptied, { plan, update: true, dryRun: true })).diff?.spans).toEqual({ kept: 0, moved: 0, lost: 2 });
    await importFile(session, emptied, { plan, update: true });
    expect([listCodings(session.db).filter(({ answerId }) => answerId === answer.rid), listEdited(session).map(({ codeId, before: was, span, after }) => [codeId, was.slice(span.start, span.end), after])]).toEqual([[], [['all', answer.text, ''], ['money', 'budget', '']]]);
    session.undo();
    expect(state(session)).toEqual(before);
    await importFile(session, csv(BASE.map((row, index): Row => (index === 4 ? [row[0], row[1], row[2], 'Other words'] : row))), { plan, update: true });
    expect(listCodings(session.db).filter(({ answerId }) => answerId === answer.rid).map(({ codeId, start }) => [codeId, start])).toEqual([['all', null]]);
    session.close();
  });

  it('changes nothing where the file is the same, in whatever order its rows stand', async () => {
    const { session, plan } = await coded();
    const before = state(session);
    const acts = countHistory(session.db);
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...BASE], { minLength: BASE.length }), async (order) => {
      const { cases } = await importFile(session, csv(order), { plan, update: true });
      expect(cases).toEqual({ new: 0, updated: 0, unchanged: BASE.length });
    }), { numRuns: 6 });
    expect([state(session), countHistory(session.db)]).toEqual([before, acts]);
    session.close();
  });

  it('reads the next wave with the plan of the last, as it was corrected, and guesses anew where that does not fit', async () => {
    const { session, plan } = await coded();
    const corrected = { ...plan, variables: plan.variables.map((variable) => (variable.id === 'staff' ? { ...variable, label: 'Staff of the unit' } : variable)) };
    await importFile(session, csv(BASE.map((row): Row => [row[0].replace('R-', 'S-'), row[1], row[2], row[3]])), { plan: corrected });
    const wave = BASE.map((row): Row => [row[0].replace('R-', 'T-'), row[1], row[2], row[3]]);
    const same = await importFile(session, csv(wave), { instrument: 'offices', dryRun: true });
    expect([same.plan.variables.find(({ id }) => id === 'staff')?.label, same.notices]).toEqual(['Staff of the unit', ['Read with the plan of the earlier file of “offices”, corrections included.']]);
    const other = await importFile(session, csv(wave.map((row, index): Row => [row[0], index < 7 ? 'Planned' : row[1], row[2], row[3]])), { instrument: 'offices', dryRun: true });
    expect([other.variables.find(({ id }) => id === 'in_place')?.categories?.map(({ label }) => label).toSorted(), other.notices[0]]).toEqual([['No', 'Planned', 'Yes'], expect.stringContaining('cell B2 would not be read by it')]);
    session.close();
  });

  it('keeps a person’s corrections where the file brings answers and columns that are new', async () => {
    const { session, plan } = await coded();
    const corrected: typeof plan = { ...plan, variables: plan.variables.map((variable) => (variable.id === 'staff' ? { ...variable, include: false } : variable.id === 'in_place' ? { ...variable, label: 'In force', confidential: true, categories: [{ id: 'yes', label: 'In force', values: ['Yes', 'No'] }] } : variable)) };
    await importFile(session, csv(BASE.map((row): Row => [row[0].replace('R-', 'S-'), row[1], row[2], row[3]])), { plan: corrected });
    const lines = [[...HEAD, 'Extra?'], ...BASE.map(([key, place, staff, words], index) => [key.replace('R-', 'T-'), index === 2 ? 'Planned' : place, staff, words, index % 2 ? 'x' : 'y'])];
    const file = files.write(`file-${made++}.csv`, lines.map((line) => line.join(',')).join('\n'));
    const next = await importFile(session, file, { instrument: 'offices', dryRun: true });
    const place = next.plan.variables.find(({ id }) => id === 'in_place')!;
    expect([next.plan.caseKey, next.plan.variables.map(({ id, include }) => [id, include])]).toEqual(['respondent_id', [['respondent_id', true], ['in_place', true], ['staff', false], ['what_is_difficult', true], ['extra', true]]]);
    expect([place.label, place.confidential, place.categories?.map(({ label, values }) => [label, values])]).toEqual(['In force', true, [['In force', ['Yes', 'No']], ['Planned', ['Planned']]]]);
    session.close();
  });

  it('one row without an identifier, and one number in words, take nothing from the others', async () => {
    const { session } = await coded();
    const before = state(session);
    const blank = await importFile(session, csv(BASE.map((row, index): Row => [index === 3 ? '' : row[0], row[1], index === 5 ? 'many' : row[2], row[3]])), { instrument: 'offices', update: true });
    expect([blank.cases, blank.problems.filter(({ severity }) => severity === 'error').map(({ cell }) => cell)]).toEqual([{ new: 1, updated: 1, unchanged: 12 }, ['C7', 'A5']]);
    session.undo();
    expect(state(session)).toEqual(before);
    session.close();
  });

  it('refuses a file without the identifier, and warns where nothing is recognised or only rows are counted', async () => {
    const { session } = await coded();
    const before = state(session);
    const rest = files.write(`file-${made++}.csv`, [HEAD, ...BASE].map((line) => line.slice(1).join(',')).join('\n'));
    await expect(importFile(session, rest, { instrument: 'offices', update: true })).rejects.toMatchObject({ code: 'UPDATE_WITHOUT_KEY' });
    expect(state(session)).toEqual(before);
    const strangers = await importFile(session, csv(BASE.map((row): Row => [`N${row[0]}`, row[1], row[2], row[3]])), { instrument: 'offices', update: true, dryRun: true });
    expect(strangers.problems.map(({ message }) => message)).toEqual([expect.stringContaining('None of the 14 cases')]);
    // A corrected file under another name would double all cases; with other identifiers it is another survey.
    await expect(importFile(session, csv(BASE), { update: true })).rejects.toMatchObject({ code: 'UPDATE_OF_ANOTHER', details: { other: 'offices', known: 14, cases: 14 } });
    expect((await importFile(session, csv(BASE.map((row): Row => [`N${row[0]}`, row[1], row[2], row[3]])), { update: true, dryRun: true })).cases).toEqual({ new: 14, updated: 0, unchanged: 0 });
    await importFile(session, rest, { instrument: 'keyless' });
    const shifted = files.write(`file-${made++}.csv`, [HEAD, ...BASE.slice(1)].map((line) => line.slice(1).join(',')).join('\n'));
    const byRow = await importFile(session, shifted, { instrument: 'keyless', update: true, dryRun: true });
    expect(byRow.problems.map(({ message }) => message)).toEqual([expect.stringContaining('matched by the numbers of their rows')]);
    session.close();
  });
});
