import { findAnswer } from '#db/queries/answers.ts';
import type { ProjectSession } from '../session.ts';
import { runMatching } from './matching.ts';

export interface Duplicates { readonly kind: 'same' | 'near'; readonly answerIds: number[]; readonly excerpt: string }

/** Groups of identical and near-identical answers, largest first, so that one decision can be taken for all of a group. */
export async function listDuplicates(session: ProjectSession, variableIds: readonly string[] | undefined, likeness: number, limit: number): Promise<{ total: number; groups: Duplicates[] }> {
  const reply = await runMatching(session, { kind: 'duplicates', least: likeness }, variableIds, 30_000);
  const groups = 'groups' in reply ? reply.groups : [];
  return {
    total: groups.length,
    groups: groups.slice(0, limit).map(({ kind, ids }) => ({ kind, answerIds: [...ids], excerpt: (findAnswer(session.db, ids[0]!)?.text ?? '').replace(/\s+/gu, ' ').slice(0, 200) })),
  };
}
