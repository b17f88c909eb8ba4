import type { CodedAnswer } from './model/optimistic.ts';

/** What acts brought back, by answer: a list may have been asked for before an act, and come or be drawn after it. */
const answers = new Map<number, { readonly answer: CodedAnswer; readonly act: number; readonly scope: 'all' | 'mine' }>();
let acts = 0;

/** How many acts have come back: what is asked for now knows of them. */
export const actsSoFar = (): number => acts;

export function confirm(changed: readonly CodedAnswer[], scope: 'all' | 'mine'): void {
  acts += 1;
  for (const answer of changed) answers.set(answer.answerId, { answer, act: acts, scope });
}

/** The answers that acts have changed since so many had come back, seen with the same eyes. */
export function confirmedSince(asOf: number, scope: 'all' | 'mine'): CodedAnswer[] {
  if (asOf === acts) return [];
  return [...answers.values()].flatMap((one) => (one.act > asOf && one.scope === scope ? [one.answer] : []));
}

/** The same for one answer. */
export function newerAnswer(answerId: number, asOf: number, scope: 'all' | 'mine'): CodedAnswer | undefined {
  const one = answers.get(answerId);
  return one && one.act > asOf && one.scope === scope ? one.answer : undefined;
}

export const forgetConfirmed = (): void => answers.clear();
