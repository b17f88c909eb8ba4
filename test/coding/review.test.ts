import { afterAll, describe, expect, it } from 'vitest';
import { codebookVersion } from '#db/queries/project.ts';
import { listSettlements } from '#db/queries/settlements.ts';
import { agreementDetails } from '#service/agreement-details.ts';
import { createCode, mergeCodes, removeCode, splitCode } from '#service/codebook.ts';
import { codeCooccurrence, listDisagreements, listInconsistencies, listSegments, settle } from '#service/coding-review.ts';
import { applyCode, markRead, starCoding } from '#service/coding.ts';
import { listCodings } from '#db/queries/codings.ts';
import { smallProject } from '#test/helpers/small-project.ts';

describe('review of coding', () => {
  const { session, close } = smallProject({ answers: [['😀 No budget here. Staff leave every year.', 'No staff at all'], ['There is no budget here.', null], ['no budget here', 'Staff stay']], codes: ['money', 'staff'], coders: ['ben'] });
  afterAll(close);
  const theme = (code: string): number[] => { const data = session.variable(`theme:${code}`)!; return data.vector.kind === 'single' ? [...data.vector.codes] : []; };
  const YES = 0;
  const NO = 1;

  applyCode(session, [1], 'money', 2, 17, 'manual');
  applyCode(session, [1], 'staff', 18, 41, 'manual');
  applyCode(session, [3, 2], 'money', null, null, 'manual');
  markRead(session, [4, 5], true);
  session.selectCoder('ben');
  applyCode(session, [1], 'money', 5, 14, 'manual');
  markRead(session, [3, 4], true);
  session.selectCoder('ana');

  it('lists where coders differ', () => {
    expect(listDisagreements(session, { limit: 10 })).toMatchObject({ total: 2, rows: [
      { answerId: 1, caseKey: 'c1', variableId: 'q1', codeId: 'staff', found: ['ana'], notFound: ['ben'], settled: null }, { answerId: 3, caseKey: 'c2', codeId: 'money', found: ['ana'], notFound: ['ben'], settled: null },
    ] });
  });

  it('counts a verdict in tables in place of codings, and leaves the codings', () => {
    expect([theme('money'), theme('staff')]).toEqual([[YES, YES, NO], [YES, NO, NO]]);
    settle(session, 3, 'money', false);
    settle(session, 5, 'staff', true);
    expect([theme('money'), theme('staff')]).toEqual([[YES, NO, NO], [YES, NO, YES]]);
    expect(listCodings(session.db).length).toBe(5);
    expect(listDisagreements(session, { codeId: 'money', limit: 10 }).rows.map((one) => one.settled)).toEqual([false]);
    expect(session.undo()).toEqual({ act: 'coding.settle', params: { code: 'staff' } });
    settle(session, 3, 'money', null);
    expect([theme('money'), theme('staff')]).toEqual([[YES, YES, NO], [YES, NO, NO]]);
  });

  it('carries verdicts over when codes merge, and takes them back after a deletion', () => {
    settle(session, 5, 'staff', true);
    mergeCodes(session, 'staff', 'money');
    expect(listSettlements(session.db).map((one) => [one.answerId, one.codeId, one.present])).toEqual([[5, 'money', true]]);
    session.undo();
    removeCode(session, 'staff');
    expect(listSettlements(session.db)).toEqual([]);
    session.undo();
    expect(listSettlements(session.db).map((one) => [one.answerId, one.codeId])).toEqual([[5, 'staff']]);
    session.undo();
  });

  it('finds the same words coded otherwise', async () => {
    markRead(session, [2], true);
    const { total, groups } = await listInconsistencies(session, { limit: 10 });
    expect([total, groups]).toEqual([1, [{
      words: '😀 No budget here.', codes: ['money'],
      places: [{ answerId: 1, caseKey: 'c1', variableId: 'q1', start: 0, end: 17, codeIds: ['money'], coders: ['ana', 'ben'] }, { answerId: 4, caseKey: 'c3', variableId: 'q1', start: 0, end: 14, codeIds: [], coders: ['ana', 'ben'] }],
    }]]);
    session.undo();
  });

  it('shows segments in their context, starred ones first', () => {
    const ben = listCodings(session.db).find((coding) => coding.coderId === 'ben')!;
    starCoding(session, ben.id, true);
    const found = listSegments(session, { codeId: 'money', context: 4, limit: 10, filter: '"theme:staff" = \'yes\'' });
    expect(found.segments.map(({ coding, caseKey, before, text, after }) => [coding.coderId, caseKey, before, text, after])).toEqual([
      ['ben', 'c1', ' No ', 'budget he', 're. '], ['ana', 'c1', '😀 ', 'No budget here.', ' Sta'], ['ana', 'c1', '', 'No staff at all', ''],
    ]);
    session.undo();
  });

  it('counts codes that meet', () => {
    expect(codeCooccurrence(session)).toEqual([{ a: 'money', b: 'staff', cases: 1, answers: 1, overlapping: 0 }]);
  });

  it('divides a code by hand in one act', () => {
    const coding = listCodings(session.db).find((one) => one.answerId === 3)!;
    expect(() => splitCode(session, 'staff', [{ name: 'x', codingIds: [coding.id] }])).toThrow(expect.objectContaining({ code: 'SPLIT_CODINGS' }));
    const codes = splitCode(session, 'money', [{ name: 'Budget', codingIds: [coding.id] }, { name: 'Late money', codingIds: [] }]);
    expect(codes.map((code) => [code.path, code.mentions])).toEqual([['money', 3], ['money / Budget', 1], ['money / Late money', 0], ['staff', 1]]);
    expect(session.undo()).toEqual({ act: 'code.split', params: { code: 'money', into: 'Budget, Late money' } });
    expect(listCodings(session.db).find((one) => one.answerId === 3)?.codeId).toBe('money');
  });

  it('says what agreement counted, under which codebook, and where it misleads', () => {
    const before = codebookVersion(session.db);
    const request = { coders: ['ana', 'ben'], unit: 'answer', bootstrap: 0, seed: 1 } as const;
    const details = agreementDetails(session, request);
    expect(details).toMatchObject({ codebookVersion: before, counted: { unit: 'answer', answers: 3, codes: 2, coders: ['ana', 'ben'], ratings: 12 }, pairs: [{ coders: ['ana', 'ben'], answers: 3, n: 6 }], byQuestion: [{ variableId: 'q1', answers: 3 }] });
    expect(details.pairs[0]!.percent).toBeCloseTo(400 / 6, 9);
    expect(details.warnings.map((one) => one.kind)).toEqual(['fewAnswers']);
    createCode(session, { name: 'new', kind: 'gap', parentId: null });
    expect(codebookVersion(session.db)).toBeGreaterThan(before);
    session.undo();
    expect(codebookVersion(session.db)).toBeGreaterThan(before + 1);
  });
});
