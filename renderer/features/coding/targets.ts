import type { Code, Coding } from '#core/contract/code.ts';
import { codePointMap } from '#core/coding/code-points.ts';
import { openDialog } from '../../app/session.ts';
import { queryClient } from '../../rpc/index.ts';
import { applyCode } from './acts.ts';
import { isWhole } from './model/identical.ts';
import { isInside, type TextRange } from './model/ranges.ts';
import { answerQuery } from './queries.ts';
import { findRow } from './rows.ts';
import { coding } from './store.ts';

/** The answers that the next act is for: those chosen in the grid, or the one that is read. */
export function targetAnswers(): number[] {
  const { chosen, answerId } = coding.getState();
  return chosen.length > 1 ? [...chosen] : answerId === null ? [] : [answerId];
}

/** Selected words count for several answers only where all of them say the same. */
function targetRange(answerIds: readonly number[]): TextRange | null {
  const { range, answerId } = coding.getState();
  if (range === null || answerIds.length === 1) return range;
  const current = answerId === null ? undefined : findRow(answerId);
  const same = current !== undefined && isWhole(current) && answerIds.every((id) => { const row = findRow(id); return row?.excerpt === current.excerpt && row.length === current.length; });
  return same ? range : null;
}

/** Applies a code to whatever is chosen: answers, or words of the answer. */
export function applyToTargets(code: Code, name: string): void {
  const answerIds = targetAnswers();
  if (answerIds.length === 0) return;
  applyCode(code, answerIds, targetRange(answerIds), name);
}

/** The coding that uncode, star and memo are for: the one in focus, else the narrowest over the selected words, else the latest. */
export function targetCoding(codings: readonly Coding[], length: number): Coding | null {
  const { codingId, range } = coding.getState();
  const focused = codings.find((one) => one.id === codingId);
  if (focused) return focused;
  const extent = (one: Coding): number => (one.end ?? length) - (one.start ?? 0);
  const over = range ? codings.filter((one) => one.start !== null && one.end !== null && isInside(range, { start: one.start, end: one.end })).toSorted((a, b) => extent(a) - extent(b))[0] : undefined;
  return over ?? codings.toSorted((a, b) => (a.createdAt === '' ? Infinity : a.id) - (b.createdAt === '' ? Infinity : b.id)).at(-1) ?? null;
}

/** Words for the memo dialog's heading: what is written about. */
export function memoTarget(codings: readonly Coding[]): { target: 'coding' | 'answer'; targetId: string } | null {
  const { codingId, answerId } = coding.getState();
  const focused = codings.find((one) => one.id === codingId);
  if (focused && focused.id > 0) return { target: 'coding', targetId: String(focused.id) };
  return answerId === null ? null : { target: 'answer', targetId: String(answerId) };
}

export const openCodePicker = (): void => { if (targetAnswers().length > 0) openDialog('coding.pick'); };

/** The selected words, for the clipboard. */
export function selectedText(): string | null {
  const { range, answerId } = coding.getState();
  const answer = answerId === null ? undefined : queryClient.getQueryData(answerQuery(answerId).queryKey);
  if (!range || !answer) return null;
  const map = codePointMap(answer.text);
  return answer.text.slice(map.toUtf16(range.start), map.toUtf16(range.end));
}
