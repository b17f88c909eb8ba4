import { afterAll, describe, expect, it } from 'vitest';
import { applyCode, listAnswerRows, markRead, questionProgress, readAnswer } from '#service/coding.ts';
import { smallProject } from '#test/helpers/small-project.ts';

describe('blind coding', () => {
  const { session, close } = smallProject({ answers: [['No budget'], ['Staff leave'], ['Nothing']], codes: ['budget'], coders: ['ben'] });
  afterAll(close);
  it('shows a coder nothing of the others, and unreads for him alone', () => {
    applyCode(session, [1], 'budget', null, null, 'manual');
    markRead(session, [2], true);
    session.selectCoder('ben');
    expect(questionProgress(session, 'mine').get('q1')).toEqual({ answers: 3, coded: 0, readNothing: 0 });
    expect(listAnswerRows(session, { contextVariables: [], scope: 'mine' }).map((row) => [row.state, row.codeIds])).toEqual([['unread', []], ['unread', []], ['unread', []]]);
    expect(applyCode(session, [1], 'budget', 3, 9, 'manual', 'mine')).toMatchObject({ answers: [{ state: 'coded', codings: [{ coderId: 'ben', start: 3 }] }], counts: [{ codeId: 'budget', cases: 1, mentions: 1 }], progress: { openEnded: 3, unread: 2, readNothing: 0, coded: 1 } });
    expect(readAnswer(session, 1, 'mine').codings.length).toBe(1);
    expect(readAnswer(session, 1).codings.length).toBe(2);
    markRead(session, [2], true, 'mine');
    markRead(session, [2], false, 'mine');
    expect([readAnswer(session, 2, 'mine').state, readAnswer(session, 2).state]).toEqual(['unread', 'readNothing']);
  });
});
