import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInAnswers } from '#service/coding.ts';
import { updateAnswerText } from '#db/queries/answers.ts';
import { listPseudonyms } from '#db/queries/privacy.ts';
import { Clearances, isPrintable } from '#service/privacy/clearances.ts';
import { setClearance } from '#service/privacy/clearing.ts';
import { pseudonymiser } from '#service/privacy/pseudonymiser.ts';
import { addFinding, anonymisingStatus, changeFindingOf, decideFindings, listFindingLines, setTerms } from '#service/privacy/review.ts';
import { cancelScan, scanAnswers } from '#service/privacy/scan.ts';
import { smallProject } from '../helpers/small-project.ts';

const TEXTS = ['Judge Ana Ruiz in Lima spoke. ana@x.org', 'Mrs Okello and judge ANA RUÍZ agreed.', 'Nothing here.'];
const project = (texts: readonly string[] = TEXTS) => smallProject({ answers: texts.map((text) => [text]), codes: ['gap'] });
const all = { offset: 0, limit: 1000, language: 'en' as const };

describe('findings', () => {
  it('are written in one act, judged ones stay, and names that were rejected are left in files', async () => {
    const { session, close } = project();
    expect(anonymisingStatus(session)).toMatchObject({ lookedThrough: false, stale: true });
    expect(await scanAnswers(session)).toEqual({ answers: 3, found: 5, added: 5, removed: 0 });
    const { rows } = listFindingLines(session, all);
    // Two ways of writing one name share a pseudonym.
    expect(rows.map((row) => `${row.words} → ${row.pseudonym}`)).toEqual(['Ana Ruiz → [Name 1]', 'Lima → [Place 1]', 'ana@x.org → [E-mail 1]', 'Okello → [Name 2]', 'ANA RUÍZ → [Name 1]']);
    expect(decideFindings(session, [rows[0]!.id], 'accepted', true)).toEqual({ findings: 2 });
    decideFindings(session, [rows[1]!.id], 'rejected', false);
    expect(await scanAnswers(session)).toMatchObject({ added: 0, removed: 0 });
    expect(pseudonymiser(session, 'fr', false).answer(1, TEXTS[0]!).text).toBe('Judge [Nom 1] in Lima spoke. [Courriel 1]');
    expect(anonymisingStatus(session)).toMatchObject({ lookedThrough: true, stale: false });
    close();
  });

  it('are taken back by undo, but a number once given is not given again', async () => {
    const { session, close } = project();
    await scanAnswers(session);
    session.undo();
    expect([listFindingLines(session, all).total, anonymisingStatus(session).lookedThrough]).toEqual([0, false]);
    addFinding(session, 3, 0, 7, 'name');
    expect(listFindingLines(session, all).rows[0]!.pseudonym).toBe('[Name 3]');
    await scanAnswers(session);
    expect(listPseudonyms(session.db).filter((one) => one.kind === 'name').map((one) => [one.number, one.words])).toEqual([[1, 'Ana Ruiz'], [2, 'Okello'], [3, 'Nothing']]);
    close();
  });

  it('are stale when the list or an answer changes, and words are hidden where they went', async () => {
    const { session, close } = project();
    await scanAnswers(session);
    setTerms(session, [{ id: null, kind: 'other', text: 'nothing', variants: [] }]);
    expect(anonymisingStatus(session).stale).toBe(true);
    await scanAnswers(session);
    expect(anonymisingStatus(session).stale).toBe(false);
    session.act('import.update', { file: 'f', cases: 1, variables: 1 }, ['cases'], (db) => { updateAnswerText(db, 1, 'So: Judge Ana Ruiz, and Dr Tembo, in Lima.'); });
    expect(anonymisingStatus(session).stale).toBe(true);
    expect(pseudonymiser(session, 'en', true).answer(1, 'So: Judge Ana Ruiz, and Dr Tembo, in Lima.').text).toBe('So: Judge [Name 1], and Dr [Name], in [Place 1].');
    close();
  });

  it('cannot overlap, and say where', async () => {
    const { session, close } = project();
    await scanAnswers(session);
    const [name] = listFindingLines(session, all).rows;
    expect(() => addFinding(session, 1, 0, 8, 'name')).toThrow('found at 6 to 14');
    expect(() => changeFindingOf(session, name!.id, { end: 20 })).toThrow('found at 18 to 22');
    changeFindingOf(session, name!.id, { kind: 'organisation', start: 0 });
    expect(listFindingLines(session, all).rows[0]).toMatchObject({ words: 'Judge Ana Ruiz', state: 'accepted', edited: true, pseudonym: '[Organisation 1]' });
    close();
  });

  it('are looked for in slices between which other calls are served, and can be cancelled', async () => {
    const { session, close } = project(Array.from({ length: 2500 }, (_, index) => `Judge Okello heard case ${index}.`));
    const turns: number[] = [];
    const timer = setInterval(() => turns.push(1), 0);
    await scanAnswers(session);
    clearInterval(timer);
    expect(turns.length).toBeGreaterThan(5);
    const again = scanAnswers(session);
    await expect(scanAnswers(session)).rejects.toThrow('already');
    expect(cancelScan(session)).toBe(true);
    await expect(again).rejects.toThrow('cancelled');
    close();
  });
});

describe('clearance', () => {
  const printable = (session: ReturnType<typeof project>['session'], start: number | null, end: number | null, text = TEXTS[0]!) => { const one = new Clearances(session).of({ rid: 1, position: 0, text }, start, end); return `${one.permission} ${one.state} ${one.source} ${isPrintable(one)}`; };

  it('goes from the words to the answer to the respondent to nobody', () => {
    const { session, close } = project();
    expect(printable(session, 0, 5)).toBe('no pending default false');
    setClearance(session, [{ caseIndex: 0 }], { permission: 'named', state: 'confirmed', confirmedBy: 'the ministry' });
    expect(printable(session, 0, 5)).toBe('named confirmed respondent true');
    setClearance(session, [{ answerId: 1, start: null, end: null }], { permission: 'region' });
    expect(printable(session, 0, 5)).toBe('region pending answer false');
    setClearance(session, [{ answerId: 1, start: 0, end: 14 }], { permission: 'named', state: 'confirmed' });
    expect([printable(session, 0, 14), printable(session, 6, 14), printable(session, 0, 20)]).toEqual(['named confirmed words true', 'named confirmed words true', 'region pending answer false']);
    session.undo();
    expect(printable(session, 0, 14)).toBe('region pending answer false');
    close();
  });

  it('is no longer confirmed when the words change, nor when what is allowed does', () => {
    const { session, close } = project();
    setClearance(session, [{ answerId: 1, start: 0, end: 14 }], { permission: 'named', state: 'confirmed', confirmedBy: 'x', confirmedAt: '2026-05-01' });
    expect(printable(session, 0, 14, 'Judge Ana Ruez in Lima')).toBe('named pending words false');
    setClearance(session, [{ answerId: 1, start: 0, end: 14 }], { permission: 'region' });
    expect(printable(session, 0, 14)).toBe('region pending words false');
    close();
  });

  it('never prints a quote that takes in words which are held back', () => {
    const { session, close } = project();
    const span = fc.tuple(fc.integer({ min: 0, max: 38 }), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({ start, end: Math.min(39, start + length) }));
    fc.assert(fc.property(fc.array(span, { minLength: 1, maxLength: 3 }), span, (held, quote) => {
      setClearance(session, [{ answerId: 1, start: null, end: null }], { permission: 'named', state: 'confirmed' });
      setClearance(session, held.map((one) => ({ answerId: 1, ...one })), { permission: 'no' });
      const touches = held.some((one) => one.start < quote.end && quote.start < one.end);
      expect(isPrintable(new Clearances(session).of({ rid: 1, position: 0, text: TEXTS[0]! }, quote.start, quote.end))).toBe(!touches);
      session.undo();
      session.undo();
    }), { numRuns: 40 });
    close();
  });
});

describe('a search that is counted', () => {
  it('counts in the database what it would have counted by reading', () => {
    const { session, close } = project([...TEXTS, 'judge \uE000 judge', 'été 😀 judge judge-judge', '']);
    for (const query of ['judge', 'jud*', '"judge ana"', 'judge AND ana', 'ete OR judge', 'nothing NOT here', 'NEAR(judge spoke, 9)']) {
      const whole = findInAnswers(session, query, { limit: 1000 });
      expect(whole.total, query).toBe(whole.hits.length);
      expect(findInAnswers(session, query, { limit: 1 }).total, query).toBe(whole.total);
    }
    close();
  });
});
