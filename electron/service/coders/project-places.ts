import { createHash } from 'node:crypto';
import type { CaseRef } from '#core/coding/coder-package.ts';
import { listCases } from '#db/queries/cases.ts';
import { getMeta } from '#db/queries/project.ts';
import type { ReadDb } from '#db/database.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Which project this is: copies of one file have it in common. */
export const projectId = (db: ReadDb): string => getMeta(db, 'exchangeId') ?? getMeta(db, 'createdAt') ?? '';

const keyOf = ({ instrument, key, nth }: CaseRef): string => JSON.stringify([instrument, key, nth]);

/** Cases by words that every copy of the project shares, both ways. */
export function casePlaces(db: ReadDb): { refOf: ReadonlyMap<number, CaseRef>; ridOf: (ref: CaseRef) => number | undefined } {
  const met = new Map<string, number>();
  const refOf = new Map<number, CaseRef>();
  const ridOf = new Map<string, number>();
  for (const { rid, instrumentId, key } of listCases(db)) {
    const same = JSON.stringify([instrumentId, key]);
    const nth = met.get(same) ?? 0;
    met.set(same, nth + 1);
    const ref = { instrument: instrumentId, key, nth };
    refOf.set(rid, ref);
    ridOf.set(keyOf(ref), rid);
  }
  return { refOf, ridOf: (ref) => ridOf.get(keyOf(ref)) };
}
