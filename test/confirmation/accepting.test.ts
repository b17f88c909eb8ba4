import ExcelJS from 'exceljs';
import { afterEach, describe, expect, it } from 'vitest';
import { asReadDb, rows } from '#db/database.ts';
import { listCases } from '#db/queries/cases.ts';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { TRACKED_TABLES } from '#db/undo/tracked-tables.ts';
import { exportLedger, listLedgerLines, takeBackLine } from '#service/confirmation/ledger.ts';
import { makePacks } from '#service/confirmation/make-packs.ts';
import { confirmationOverview } from '#service/confirmation/overview.ts';
import { acceptReturn, compareReturn } from '#service/confirmation/returns.ts';
import { setConfirmationSettings } from '#service/confirmation/settings.ts';
import { Standings } from '#service/confirmation/standing.ts';
import { mergeCategories } from '#service/data.ts';
import { exportData } from '#service/exporting/data.ts';
import { renderTables } from '#service/exporting/export.ts';
import { printableQuotes } from '#service/privacy/clearing.ts';
import type { ProjectSession } from '#service/session.ts';
import { tableModels } from '#service/table-models.ts';
import { saveTable } from '#service/table-plan.ts';
import { confirmationStudy, variableId, WAVE_1 } from './study.ts';

let closing: (() => void)[] = [];
afterEach(() => { for (const close of closing) close(); closing = []; });
async function study() { const made = await confirmationStudy(); closing.push(made.close); return made; }

type Said = Readonly<Record<string, { decision?: string; value?: string; permission?: string; comment?: string }>>;
/** A pack of a respondent, answered and sent back. */
async function returned(session: ProjectSession, key: string, said: Said, made?: Uint8Array): Promise<{ name: string; bytes: Uint8Array }> {
  const bytes = made ?? await packOf(session, key);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const [sheet] = workbook.worksheets as [ExcelJS.Worksheet];
  sheet.eachRow((row) => {
    const answer = said[row.getCell(2).text];
    if (answer?.decision !== undefined) row.getCell(5).value = answer.decision;
    if (answer?.value !== undefined) row.getCell(6).value = answer.value;
    if (answer?.permission !== undefined) row.getCell(7).value = answer.permission;
    if (answer?.comment !== undefined) row.getCell(8).value = answer.comment;
    if (row.getCell(2).value === 'Confirmed by (name and function)') row.getCell(4).value = 'J. Otieno';
    if (row.getCell(2).value === 'Date') row.getCell(4).value = '2026-03-12';
  });
  return { name: `${key}.xlsx`, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}
async function packOf(session: ProjectSession, key: string): Promise<Uint8Array> {
  const { position } = listCases(session.db).find((one) => one.key === key)!;
  return (await makePacks(session, { caseIndexes: [position], formats: ['xlsx'], language: 'en' })).packs[0]!.files[0]!.bytes;
}
const read = async (session: ProjectSession, file: { name: string; bytes: Uint8Array }) => (await compareReturn(session, file)).returns[0]!;
/** Accepts what is ready, or these lines. */
async function accept(session: ProjectSession, file: { name: string; bytes: Uint8Array }, keys?: readonly string[]) {
  const one = await read(session, file);
  return acceptReturn(session, file, { packId: one.packId, by: '', on: '', lines: one.lines.map((line) => ({ key: line.key, accept: keys === undefined ? line.ready : keys.includes(line.key) })) });
}
const counts = (session: ProjectSession, variable: string) => { const [model] = tableModels(session, [planTableSchema.parse({ id: 't', title: {}, rows: [variable], columns: [], oneLine: false })], 'en'); return { counts: Object.fromEntries(model!.blocks[0]!.rows.map((row) => [row.label, row.cells[0]!.count])), base: model!.baseLine, notes: model!.notes.filter((note) => note.includes('corrected') || note.includes('confirmed')) }; };
const snapshot = (session: ProjectSession): string => JSON.stringify(TRACKED_TABLES.map((table) => rows<Record<string, unknown>>(asReadDb(session.connection), `SELECT * FROM ${table.name} ORDER BY rid`).map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Buffer.isBuffer(value) ? value.toString('hex') : value])))));
const stored = (session: ProjectSession, name: string): unknown => { const vector = session.storedVector(variableId(session, name))!; return vector.kind === 'single' ? [...vector.codes] : vector; };
const standing = (session: ProjectSession, key: string, name: string) => new Standings(session).of(listCases(session.db).find((one) => one.key === key)!.position, name === 'BOTH' ? name : variableId(session, name));

describe('what is accepted of a return', () => {
  it('lies over the answer, counts for what is made from it, and is taken back by one undo', async () => {
    const { session } = await study();
    const strategy = variableId(session, 'strategy');
    const answers = stored(session, 'strategy');
    const file = await returned(session, 'R-b', { S1: { decision: 'Change', value: 'Yes' }, S2: { decision: 'Confirm' }, E1: { decision: 'Confirm' } });
    const before = snapshot(session);
    expect(counts(session, strategy)).toMatchObject({ counts: { Yes: 2, No: 2 }, notes: [] });
    expect(counts(session, 'BOTH').counts).toEqual({ Yes: 1, No: 3 });
    expect(await accept(session, file)).toEqual({ accepted: 3, left: 0, statuses: 2, examples: 1 });
    expect(counts(session, strategy)).toEqual({ counts: { Yes: 3, No: 1 }, base: expect.any(String) as string, notes: ['National strategy: 1 country corrected its answer when asked to confirm it.'] });
    expect(counts(session, 'BOTH').counts).toEqual({ Yes: 2, No: 2 });
    expect(stored(session, 'strategy'), 'the answer itself stays').toEqual(answers);
    expect([standing(session, 'R-b', 'strategy'), standing(session, 'R-b', 'hotline'), standing(session, 'R-b', 'tools'), standing(session, 'R-a', 'strategy')]).toEqual(['changed', 'confirmed', 'unconfirmed', 'unconfirmed']);
    expect(printableQuotes(session, { starred: true, language: 'en', limit: 9 }).quotes.map((quote) => [quote.words, quote.attribution])).toEqual([['Staff leave after a year, and nobody replaces them.', 'Peru']]);
    const after = snapshot(session);
    expect(session.undo()).toMatchObject({ act: 'clearance.set' });
    expect(snapshot(session)).toBe(before);
    expect(counts(session, 'BOTH').counts).toEqual({ Yes: 1, No: 3 });
    session.redo();
    expect(snapshot(session)).toBe(after);
    expect(counts(session, strategy).counts).toEqual({ Yes: 3, No: 1 });
  });

  it('prints an example in the respondent’s new words, where and how it allows, and never one that was withdrawn', async () => {
    const { session } = await study();
    await accept(session, await returned(session, 'R-a', { E1: { decision: 'Change', value: 'In Kenya our office has kept a register since 2021.', permission: 'Region only' } }), ['E1']);
    await accept(session, await returned(session, 'R-b', { E1: { decision: 'Confirm' } }));
    const printed = () => printableQuotes(session, { starred: true, language: 'en', limit: 9 }).quotes.map((quote) => [quote.words, quote.attribution]);
    expect(printed()).toEqual([['In [country] our office has kept a register since 2021.', 'Eastern and Southern Africa'], ['Staff leave after a year, and nobody replaces them.', 'Peru']]);
    await accept(session, await returned(session, 'R-b', { E1: { decision: 'Do not publish' } }), ['E1']);
    expect(printed().length).toBe(1);
    expect((await read(session, await returned(session, 'R-a', { E1: { decision: 'Confirm' } }))).lines.find((line) => line.key === 'E1')!.now).toBe('In Kenya our office has kept a register since 2021.');
    // Words confirmed later stay changed.
    await accept(session, await returned(session, 'R-a', { E1: { decision: 'Confirm' } }), ['E1']);
    expect(printed()[0]![0]).toBe('In [country] our office has kept a register since 2021.');
  });

  it('withdraws a status: it counts as not answered', async () => {
    const { session } = await study();
    await accept(session, await returned(session, 'R-a', { S1: { decision: 'Withdraw' } }));
    expect(counts(session, variableId(session, 'strategy')).base).toBe('Base: 3 of 4 countries; 1 did not answer.');
    expect(standing(session, 'R-a', 'strategy')).toBe('withdrawn');
  });

  it('may be decided by a person where the file does not say it plainly, and not otherwise', async () => {
    const { session } = await study();
    const file = await returned(session, 'R-a', { S1: { decision: 'modifier', comment: 'Being drafted' } });
    const one = await read(session, file);
    const take = (more: object) => acceptReturn(session, file, { packId: one.packId, by: '', on: '', lines: [{ key: 'S1', accept: true, ...more }] });
    await expect(take({})).rejects.toThrow('does not say plainly');
    await expect(take({ verdict: 'changed', choice: ['maybe'] })).rejects.toThrow('does not say plainly');
    expect(await take({ verdict: 'changed', choice: ['no'] })).toMatchObject({ accepted: 1 });
    expect(listLedgerLines(session)).toMatchObject([{ verdict: 'changed', becomes: 'No', comment: 'Being drafted', by: 'J. Otieno', outcome: 'accepted', inForce: true }]);
  });

  it('needs somebody who confirmed', async () => {
    const { session } = await study();
    const bytes = await packOf(session, 'R-a');
    const { packId } = await read(session, { name: 'x.xlsx', bytes });
    await expect(acceptReturn(session, { name: 'x.xlsx', bytes }, { packId, by: ' ', on: '', lines: [{ key: 'S1', accept: true, verdict: 'confirmed' }] })).rejects.toThrow('who confirmed');
  });
});

describe('later files', () => {
  it('a second return that says otherwise is shown beside the first, and nothing is taken over by itself', async () => {
    const { session } = await study();
    const bytes = await packOf(session, 'R-b');
    const first = await returned(session, 'R-b', { S1: { decision: 'Confirm' }, S2: { decision: 'Confirm' } }, bytes);
    const second = { ...await returned(session, 'R-b', { S1: { decision: 'Change', value: 'Yes' }, S2: { decision: 'Confirm' } }, bytes), name: 'second.xlsx' };
    await accept(session, first);
    const one = await read(session, second);
    expect(one.lines.slice(0, 2).map((line) => [line.standing, line.ready, line.earlier?.file])).toEqual([[['conflict'], false, 'R-b.xlsx'], [['already'], false, 'R-b.xlsx']]);
    expect(await accept(session, second)).toMatchObject({ accepted: 0, left: 2 });
    expect(standing(session, 'R-b', 'strategy')).toBe('confirmed');
    await accept(session, second, ['S1']);
    expect(standing(session, 'R-b', 'strategy')).toBe('changed');
    // The first file again: it is known, and its line is older than what was accepted since.
    const again = await read(session, first);
    expect([again.readBefore !== null, again.lines[0]!.outcome, again.lines[0]!.standing, again.lines[0]!.ready]).toEqual([true, 'accepted', ['stale', 'conflict'], false]);
    // Reading it again and accepting nothing new changes nothing of it.
    await accept(session, first);
    expect(standing(session, 'R-b', 'strategy')).toBe('changed');
  });

  it('an old pack after the data changed is known, and what it says of other data is not ready', async () => {
    const { session, update } = await study();
    const bytes = await packOf(session, 'R-d');
    await update(WAVE_1.replace('R-d,Nepal,No,,Law', 'R-d,Nepal,Yes,,Law').replace('Nothing was written down.', 'It is written down now.'));
    const one = await read(session, await returned(session, 'R-d', { S1: { decision: 'Confirm' }, S3: { decision: 'Confirm' }, E1: { decision: 'Confirm' } }, bytes));
    expect(one.lines.map((line) => [line.key, line.shown, line.now, line.standing, line.ready])).toEqual([
      ['S1', 'No', 'Yes', ['stale'], false], ['S2', 'No answer', 'No answer', [], false], ['S3', 'Law', 'Law', [], true], ['S4', 'No', 'No answer', ['stale'], false],
      ['E1', 'Nothing was written down.', 'It is written down now.', ['stale'], false],
    ]);
  });

  it('an answer that changes under a correction is told, and the correction stays until it is taken back', async () => {
    const { session, update } = await study();
    await accept(session, await returned(session, 'R-b', { S1: { decision: 'Change', value: 'Yes' } }));
    await update(WAVE_1.replace('R-b,Peru,No', 'R-b,Peru,Don\'t know'));
    expect(standing(session, 'R-b', 'strategy')).toBe('since');
    const [line] = listLedgerLines(session);
    takeBackLine(session, line!.id);
    expect([standing(session, 'R-b', 'strategy'), counts(session, 'BOTH').counts]).toEqual(['unconfirmed', { Yes: 1, No: 2 }]);
    session.undo();
    expect(listLedgerLines(session)[0]!.inForce).toBe(true);
    // An answer that says by now what it was corrected to is confirmed.
    await update(WAVE_1.replace('R-b,Peru,No', 'R-b,Peru,Yes'));
    expect(standing(session, 'R-b', 'strategy')).toBe('changed');
  });

  it('a category that is merged takes its corrections along', async () => {
    const { session } = await study();
    await accept(session, await returned(session, 'R-b', { S1: { decision: 'Change', value: 'Yes' } }));
    const strategy = variableId(session, 'strategy');
    mergeCategories(session, strategy, 'yes', 'no');
    expect(counts(session, strategy).counts).toEqual({ No: 4 });
    session.undo();
    expect(counts(session, strategy).counts).toEqual({ Yes: 3, No: 1 });
  });
});

describe('a project that demands confirmation', () => {
  it('refuses tables, and withholds what stands beside one name, until it is confirmed', async () => {
    const { session } = await study();
    saveTable(session, planTableSchema.parse({ id: 't', title: { en: 'Strategies' }, rows: [variableId(session, 'strategy')], columns: [] }));
    const tables = () => renderTables(session, 'md', { layout: 'publication', language: 'en' }, 't');
    const data = async () => { const { parts, withheld } = await exportData(session, 'csv', { language: 'en', codings: false, confidential: false, words: 'cleared', variables: [variableId(session, 'strategy')] }); return { lines: Buffer.from(parts[0]!.bytes).toString('utf8').split('\r\n').slice(1, 5), withheld }; };
    const open = await data();
    await tables();
    setConfirmationSettings(session, { demand: 'withhold' });
    expect(Buffer.from((await tables()).parts[0]!.bytes).toString('utf8')).toContain('4 of the 4 statuses counted here are not confirmed');
    expect((await data()).withheld).toBe(4);
    setConfirmationSettings(session, { demand: 'refuse' });
    await expect(tables()).rejects.toThrow('4 of 4 statuses in these tables are not confirmed by their respondents (4: R-a, R-b, R-c, R-d)');
    for (const key of ['R-a', 'R-b', 'R-c']) await accept(session, await returned(session, key, { S1: { decision: 'Confirm' } }));
    await expect(tables()).rejects.toThrow('1 of 4');
    const some = await data();
    expect([some.withheld, some.lines.slice(0, 3)]).toEqual([1, open.lines.slice(0, 3)]);
    expect(some.lines[3]).not.toBe(open.lines[3]);
    await accept(session, await returned(session, 'R-d', { S1: { decision: 'Confirm' } }));
    expect(Buffer.from((await tables()).parts[0]!.bytes).toString('utf8')).not.toContain('not confirmed');
    expect(await data()).toEqual({ ...open, withheld: 0 });
    expect(confirmationOverview(session)).toMatchObject({ packs: 4, returns: 4, statuses: 16, confirmed: 4 });
  });
});

describe('the ledger', () => {
  it('says who confirmed what, when, from which file, and prints words as far as they are cleared', async () => {
    const { session } = await study();
    await accept(session, await returned(session, 'R-a', { S1: { decision: 'Change', value: 'No', comment: '=1+1' }, E1: { decision: 'Confirm' }, S2: { decision: 'No' } }), ['S1']);
    const file = async (mode: 'cleared' | 'raw') => { const { bytes, ...told } = await exportLedger(session, 'csv', 'fr', mode); return { text: Buffer.from(bytes).toString('utf8'), ...told }; };
    const cleared = await file('cleared');
    expect(cleared.text).toMatch(/R-a,Kenya,situation,National strategy,Yes,modifié,Non?,,'=1\+1,accepté,J\. Otieno,2026-03-12,R-a\.xlsx,[0-9a-f]{64},/u);
    expect(cleared.text).toContain('laissé');
    expect(cleared).toMatchObject({ lines: 3, withheld: 1 });
    expect(cleared.text).not.toContain('register');
    expect((await file('raw')).text).toContain('register');
    const { bytes } = await exportLedger(session, 'xlsx', 'en', 'cleared');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(workbook.worksheets[0]!.rowCount).toBe(4);
  });
});
