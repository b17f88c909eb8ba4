import type { DataTag, QueryKey } from '@tanstack/react-query';
import type { CodingChange } from '#core/contract/api/coding.ts';
import type { Code, Coding } from '#core/contract/code.ts';
import { currentProject, setProject } from '../../app/use-project.ts';
import { translate } from '../../locales/i18n.ts';
import { client, orpc, queryClient, refusalSentence } from '../../rpc/index.ts';
import { toast } from '../../ui/index.ts';
import { withCounts, withMoves, type PendingAct, type ReadingState } from './model/optimistic.ts';
import { confirm } from './confirmed.ts';
import { answerQuery, codesQuery, questionsQuery, scopeNow } from './queries.ts';
import { findRow, replaceRow, repaintRows } from './rows.ts';
import { coding, say } from './store.ts';

/** Everything the room does to codings. Each act is drawn at once and sent; what the data process answers replaces it. */
let lastToken = 0;
type Unsent<A> = A extends PendingAct ? Omit<A, 'token'> : never;

async function perform(unsent: Unsent<PendingAct>, send: () => Promise<CodingChange>): Promise<boolean> {
  lastToken += 1;
  const act = { ...unsent, token: lastToken } as PendingAct;
  coding.setState(({ pending }) => ({ pending: [...pending, act] }));
  repaintRows(act.answerIds);
  const settle = (): void => coding.setState(({ pending }) => ({ pending: pending.filter((other) => other.token !== act.token) }));
  try {
    const change = await send();
    absorb(change);
    settle();
    repaintRows(act.answerIds);
    // A bulk act comes back as counts alone.
    if (change.answers.length < act.answerIds.size) await refreshAnswers();
    return true;
  } catch (error) {
    settle();
    repaintRows(act.answerIds);
    toast(refusalSentence(error), { tone: 'bad' });
    return false;
  }
}

/** Puts what an act changed where it is shown: answers, rows, counts, progress, the footer. */
function absorb(change: CodingChange): void {
  confirm(change.answers, scopeNow());
  const moves: { variableId: string; from: ReadingState; to: ReadingState }[] = [];
  for (const answer of change.answers) {
    queryClient.setQueryData(answerQuery(answer.answerId).queryKey, (old) => (old ? { ...old, state: answer.state, codings: answer.codings } : old));
    const row = findRow(answer.answerId);
    if (!row) continue;
    moves.push({ variableId: row.variableId, from: row.state, to: answer.state });
    replaceRow(answer);
  }
  put(questionsQuery(), (old) => withMoves(old, moves));
  put(codesQuery(), (old) => withCounts(old, change.counts));
  const project = currentProject();
  // The footer speaks of everybody's reading; a blind coder's own progress is not that.
  if (project && scopeNow() === 'all') setProject({ ...project, answers: change.progress });
}

const overtaken = new WeakSet<Promise<unknown>>();

/** Changes what a query holds. An answer to it that is on its way may be older than the act: when it is there it is asked for again,
 *  once for however many acts came meanwhile. */
function put<T, E>({ queryKey }: { readonly queryKey: DataTag<QueryKey, T, E> }, change: (old: T) => T): void {
  queryClient.setQueryData(queryKey, (old: T | undefined) => (old === undefined ? old : change(old)));
  const query = queryClient.getQueryCache().find({ queryKey, exact: true });
  if (query?.state.fetchStatus !== 'fetching' || query.promise === undefined || overtaken.has(query.promise)) return;
  overtaken.add(query.promise);
  // A newer question may be under way by then: its answer is as good.
  const again = (): void => { void queryClient.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false }); };
  query.promise.then(again, again);
}

/** Asks again for everything about answers: after a bulk act, and after acts on codes. */
export async function refreshAnswers(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: orpc.coding.key() });
}

export function applyCode(code: Code, answerIds: readonly number[], range: { start: number; end: number } | null, name: string, origin: 'manual' | 'suggestion' = 'manual'): void {
  if (code.retired) { toast(translate('coding.retiredRefusal', { code: name }), { tone: 'bad' }); return; }
  const coderId = currentProject()?.coder.id ?? '';
  const { start, end } = range ?? { start: null, end: null };
  say(translate(answerIds.length > 1 ? 'coding.saidAppliedMany' : range ? 'coding.saidAppliedSpan' : 'coding.saidApplied', { code: name, count: answerIds.length }));
  void perform({ kind: 'apply', answerIds: new Set(answerIds), codeId: code.id, start, end, coderId, origin }, () => client.coding.apply({ answerIds: [...answerIds], codeId: code.id, start, end, origin, scope: scopeNow() }));
}

export function removeCodings(codings: readonly Coding[], name: string): void {
  const stored = codings.filter((one) => one.id > 0);
  if (stored.length === 0) return;
  say(translate('coding.saidRemoved', { code: name }));
  void perform({ kind: 'remove', answerIds: new Set(stored.map((one) => one.answerId)), codingIds: new Set(stored.map((one) => one.id)) }, () => client.coding.remove({ codingIds: stored.map((one) => one.id), scope: scopeNow() }));
}

export function resizeCoding(one: Coding, start: number | null, end: number | null): Promise<boolean> {
  return perform({ kind: 'resize', answerIds: new Set([one.answerId]), codingId: one.id, start, end }, () => client.coding.resize({ codingId: one.id, start, end, scope: scopeNow() }));
}

/** Parts a span in two at a place inside it, in one act: the first part keeps its identity, the second takes over what it was. */
export function splitCoding(one: Coding, first: { start: number; end: number }, second: { start: number; end: number }): Promise<boolean> {
  return perform(
    { kind: 'split', answerIds: new Set([one.answerId]), codingId: one.id, firstEnd: first.end, secondStart: second.start },
    () => client.coding.split({ codingId: one.id, firstEnd: first.end, secondStart: second.start, scope: scopeNow() }),
  );
}

export function starCoding(one: Coding, name: string): void {
  say(translate(one.starred ? 'coding.saidUnstarred' : 'coding.saidStarred', { code: name }));
  void perform({ kind: 'star', answerIds: new Set([one.answerId]), codingId: one.id, starred: !one.starred }, () => client.coding.star({ codingId: one.id, starred: !one.starred, scope: scopeNow() }));
}

export function markRead(answerIds: readonly number[], read: boolean): void {
  say(translate(read ? 'coding.saidRead' : 'coding.saidUnread', { count: answerIds.length }));
  void perform({ kind: 'read', answerIds: new Set(answerIds), read }, () => client.coding.markRead({ answerIds: [...answerIds], read, scope: scopeNow() }));
}
