import { describe, expect, it } from 'vitest';
import type { AnswerRow } from '#core/contract/api/coding.ts';
import type { Coding } from '#core/contract/code.ts';
import { rowWithAnswer, rowWithPending, withCounts, withMoves, withPending, type PendingAct } from './optimistic.ts';

const coding = (id: number, codeId: string, start: number | null = null, end: number | null = null): Coding => ({ id, answerId: 1, codeId, start, end, coderId: 'a', origin: 'manual', createdAt: '2026-01-01T00:00:00Z', starred: false });
const one = new Set([1]);
const answer = { answerId: 1, state: 'unread' as const, codings: [] as Coding[] };
const apply = (token: number, codeId: string, start: number | null = null, end: number | null = null): PendingAct => ({ kind: 'apply', token, answerIds: one, codeId, start, end, coderId: 'a' });
const row: AnswerRow = { answerId: 1, caseIndex: 0, caseKey: 'k', variableId: 'q', excerpt: 'text', length: 4, state: 'unread', codeIds: [], starred: false, context: [] };

describe('withPending', () => {
  it('codes an answer once, however often it is asked', () => {
    const after = withPending(answer, [apply(1, 'staff'), apply(2, 'staff'), apply(3, 'staff', 0, 2)]);
    expect([after.state, after.codings.map(({ id, start }) => [id, start])]).toEqual(['coded', [[-1, null], [-3, 0]]]);
  });
  it('leaves an answer read when its last coding goes', () => {
    const coded = { ...answer, state: 'coded' as const, codings: [coding(7, 'staff')] };
    expect(withPending(coded, [{ kind: 'remove', token: 1, answerIds: one, codingIds: new Set([7]) }])).toEqual({ ...coded, state: 'readNothing', codings: [] });
  });
  it('resizes and stars, and does not unread what is coded', () => {
    const coded = { ...answer, state: 'coded' as const, codings: [coding(7, 'staff', 0, 4)] };
    const after = withPending(coded, [
      { kind: 'resize', token: 1, answerIds: one, codingId: 7, start: 1, end: 3 }, { kind: 'star', token: 2, answerIds: one, codingId: 7, starred: true }, { kind: 'read', token: 3, answerIds: one, read: false },
    ]);
    expect([after.state, after.codings]).toEqual(['coded', [{ ...coding(7, 'staff', 1, 3), starred: true }]]);
  });
  it('hands back the same answer where nothing is pending for it', () => {
    expect(withPending({ ...answer, answerId: 2 }, [apply(1, 'staff')])).toEqual({ ...answer, answerId: 2 });
    expect(withPending(answer, [])).toBe(answer);
  });
});

describe('rows', () => {
  it('show what is pending without the codings at hand', () => {
    expect(rowWithPending(row, [apply(1, 'staff'), { kind: 'read', token: 2, answerIds: one, read: true }])).toEqual({ ...row, state: 'coded', codeIds: ['staff'] });
    expect(rowWithPending(row, [{ kind: 'read', token: 2, answerIds: one, read: true }]).state).toBe('readNothing');
  });
  it('follow their answer', () => {
    expect(rowWithAnswer(row, { answerId: 1, state: 'coded', codings: [coding(1, 'a'), { ...coding(2, 'b', 0, 1), starred: true }, coding(3, 'a', 0, 1)] })).toEqual({ ...row, state: 'coded', codeIds: ['a', 'b'], starred: true });
  });
});

describe('counts and progress', () => {
  it('take the counts that came back and leave the others', () => {
    const code = (id: string, cases: number) => ({ id, cases, mentions: cases }) as Parameters<typeof withCounts>[0][number];
    expect(withCounts([code('a', 1), code('b', 2)], [{ codeId: 'b', cases: 3, mentions: 4 }]).map(({ id, cases, mentions }) => [id, cases, mentions])).toEqual([['a', 1, 1], ['b', 3, 4]]);
  });
  it('keep the sum of a question', () => {
    const questions = [{ variableId: 'q', unread: 3, readNothing: 1, coded: 0 }, { variableId: 'r', unread: 1, readNothing: 0, coded: 0 }];
    expect(withMoves(questions, [{ variableId: 'q', from: 'unread', to: 'coded' }, { variableId: 'q', from: 'unread', to: 'readNothing' }, { variableId: 'q', from: 'coded', to: 'coded' }])).toEqual([{ variableId: 'q', unread: 1, readNothing: 2, coded: 1 }, questions[1]]);
  });
});
