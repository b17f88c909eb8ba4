import type { Coding } from '#core/contract/code.ts';
import type { ReadingProgress, ReadingState } from '#db/queries/answers.ts';
import type { ProjectSession } from './session.ts';

/** all: what any coder did; mine: the current coder's own work, as if nobody else had coded (blind coding). */
export type Scope = 'all' | 'mine';

/** Codings and states as one coder may see them. */
export interface CoderView {
  codingsOf(rid: number): readonly Coding[];
  stateOf(rid: number): ReadingState;
  countsOf(codeId: string): { cases: number; mentions: number };
  readonly progress: ReadingProgress;
}

type OwnCounts = Map<string, { readonly cases: Set<number>; mentions: number }>;

export function coderView(session: ProjectSession, scope: Scope): CoderView {
  const { coding, coderId } = session;
  if (scope === 'all') return coding;
  const codingsOf = (rid: number): Coding[] => coding.codingsOf(rid).filter((one) => one.coderId === coderId);
  const stateOf = (rid: number): ReadingState =>
    (coding.codingsOf(rid).some((one) => one.coderId === coderId) ? 'coded' : coding.readersOf(rid).includes(coderId) ? 'readNothing' : 'unread');
  // One pass for all codes: the codebook asks for each of them.
  let counts: OwnCounts | null = null;
  const countOwn = (): OwnCounts => {
    const own: OwnCounts = new Map();
    for (const answer of coding.answers) {
      for (const one of coding.codingsOf(answer.rid)) {
        if (one.coderId !== coderId) continue;
        let found = own.get(one.codeId);
        if (!found) own.set(one.codeId, (found = { cases: new Set(), mentions: 0 }));
        found.cases.add(answer.position);
        found.mentions += 1;
      }
    }
    return own;
  };
  return {
    codingsOf, stateOf,
    countsOf(codeId) {
      const own = (counts ??= countOwn());
      const found = own.get(codeId);
      return { cases: found?.cases.size ?? 0, mentions: found?.mentions ?? 0 };
    },
    get progress() {
      const progress = { openEnded: 0, unread: 0, readNothing: 0, coded: 0 };
      const documents = coding.documentQuestions();
      for (const answer of coding.answers) if (!documents.has(answer.variableId)) { progress.openEnded += 1; progress[stateOf(answer.rid)] += 1; }
      return progress;
    },
  };
}
