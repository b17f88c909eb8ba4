import type { Outputs } from '#core/contract/api/index.ts';

type Since = Outputs['tables']['moved']['since'];
/** What kind of work changed data or coding: acts in the words of a report author. */
export type Work = 'imports' | 'variables' | 'codebook' | 'coding' | 'undos' | 'other';

const KINDS: readonly (readonly [Work, RegExp])[] = [['imports', /^import\./], ['variables', /^variable\./], ['codebook', /^codes?\./], ['coding', /^(coding|codings|coders?|exchange)\./], ['undos', /^(undo|redo)$/]];

/** The acts since, summed up by kind of work, the most frequent first. */
export function workSince(since: Since): { readonly work: Work; readonly times: number }[] {
  const sums = new Map<Work, number>();
  for (const { act, times } of since) {
    const work = KINDS.find(([, pattern]) => pattern.test(act))?.[0] ?? 'other';
    sums.set(work, (sums.get(work) ?? 0) + times);
  }
  return [...sums].map(([work, times]) => ({ work, times })).sort((a, b) => b.times - a.times);
}
