import type { AnswerRow, CodingChange } from '#core/contract/api/coding.ts';
import type { Code, Coding } from '#core/contract/code.ts';

export type ReadingState = AnswerRow['state'];
/** An act that was sent and is not yet confirmed; it is drawn as if it were done. */
export type PendingAct =
  | { readonly kind: 'apply'; readonly token: number; readonly answerIds: ReadonlySet<number>; readonly codeId: string; readonly start: number | null; readonly end: number | null; readonly coderId: string; readonly origin?: Coding['origin'] }
  | { readonly kind: 'split'; readonly token: number; readonly answerIds: ReadonlySet<number>; readonly codingId: number; readonly firstEnd: number; readonly secondStart: number }
  | { readonly kind: 'remove'; readonly token: number; readonly answerIds: ReadonlySet<number>; readonly codingIds: ReadonlySet<number> }
  | { readonly kind: 'resize'; readonly token: number; readonly answerIds: ReadonlySet<number>; readonly codingId: number; readonly start: number | null; readonly end: number | null }
  | { readonly kind: 'star'; readonly token: number; readonly answerIds: ReadonlySet<number>; readonly codingId: number; readonly starred: boolean }
  | { readonly kind: 'read'; readonly token: number; readonly answerIds: ReadonlySet<number>; readonly read: boolean };

export interface CodedAnswer { readonly answerId: number; readonly state: ReadingState; readonly codings: readonly Coding[] }

/** An answer as it will be when what was sent is done. Acts that touch other answers change nothing here. */
export function withPending<A extends CodedAnswer>(answer: A, pending: readonly PendingAct[]): A {
  let { state, codings } = answer;
  for (const act of pending) {
    if (!act.answerIds.has(answer.answerId)) continue;
    if (act.kind === 'apply') {
      const there = codings.some((coding) => coding.codeId === act.codeId && coding.start === act.start && coding.end === act.end && coding.coderId === act.coderId);
      if (!there) codings = [...codings, { id: -act.token, answerId: answer.answerId, codeId: act.codeId, start: act.start, end: act.end, coderId: act.coderId, origin: act.origin ?? 'manual', createdAt: '', starred: false }];
      state = 'coded';
    } else if (act.kind === 'remove') {
      codings = codings.filter((coding) => !act.codingIds.has(coding.id));
      // A coder who uncodes has read the answer: it does not become unread again.
      if (codings.length === 0 && state === 'coded') state = 'readNothing';
    } else if (act.kind === 'resize') codings = codings.map((coding) => (coding.id === act.codingId ? { ...coding, start: act.start, end: act.end } : coding));
    else if (act.kind === 'split') codings = codings.flatMap((coding) => (coding.id === act.codingId ? [{ ...coding, end: act.firstEnd }, { ...coding, id: -act.token, start: act.secondStart }] : [coding]));
    else if (act.kind === 'star') codings = codings.map((coding) => (coding.id === act.codingId ? { ...coding, starred: act.starred } : coding));
    else if (codings.length === 0) state = act.read ? 'readNothing' : 'unread';
  }
  return state === answer.state && codings === answer.codings ? answer : { ...answer, state, codings };
}

/** A grid row after its answer has changed. */
export const rowWithAnswer = (row: AnswerRow, answer: CodedAnswer): AnswerRow => ({
  ...row, state: answer.state, codeIds: [...new Set(answer.codings.map((coding) => coding.codeId))], starred: answer.codings.some((coding) => coding.starred),
});

/** A grid row whose answer is not at hand, as it will be. Codings are unknown here, so uncoding, resizing and starring wait for the answer. */
export function rowWithPending(row: AnswerRow, pending: readonly PendingAct[]): AnswerRow {
  let next = row;
  for (const act of pending) {
    if (!act.answerIds.has(row.answerId)) continue;
    if (act.kind === 'apply') next = { ...next, state: 'coded', codeIds: next.codeIds.includes(act.codeId) ? next.codeIds : [...next.codeIds, act.codeId] };
    else if (act.kind === 'read' && next.state !== 'coded') next = { ...next, state: act.read ? 'readNothing' : 'unread' };
  }
  return next;
}

/** The codebook with the counts that an act came back with. */
export function withCounts(codes: readonly Code[], counts: CodingChange['counts']): Code[] {
  const byId = new Map(counts.map((count) => [count.codeId, count]));
  return codes.map((code) => { const count = byId.get(code.id); return count ? { ...code, cases: count.cases, mentions: count.mentions } : code; });
}

export interface QuestionProgress { readonly variableId: string; readonly unread: number; readonly readNothing: number; readonly coded: number }
/** Progress of each question after some of its answers went from one state to another. */
export function withMoves<Q extends QuestionProgress>(questions: readonly Q[], moves: readonly { readonly variableId: string; readonly from: ReadingState; readonly to: ReadingState }[]): Q[] {
  const changes = new Map<string, Record<ReadingState, number>>();
  for (const { variableId, from, to } of moves) {
    if (from === to) continue;
    const change = changes.get(variableId) ?? { unread: 0, readNothing: 0, coded: 0 };
    change[from] -= 1;
    change[to] += 1;
    changes.set(variableId, change);
  }
  return questions.map((question) => {
    const change = changes.get(question.variableId);
    return change ? { ...question, unread: question.unread + change.unread, readNothing: question.readNothing + change.readNothing, coded: question.coded + change.coded } : question;
  });
}
