import type { ReadDb } from '#db/database.ts';
import { listAccepted } from '#db/queries/packs.ts';

/** Words of examples as respondents had them changed. The answer keeps its own words; these are printed in their place, as long as the
 *  answer still says what they were made from. */
export interface Amendments { of(answerId: number, start: number | null, end: number | null, original: string): string | null }

export function amendmentsOf(db: ReadDb): Amendments {
  const newest = new Map<string, { words: string | null; before: string }>();
  for (const line of listAccepted(db, 'example')) {
    // A confirmation of words that were changed before leaves the change as it is; only a return that gave other words, or took them away, replaces it.
    if (line.verdict === 'confirmed' || (line.verdict === 'changed' && line.words === null)) continue;
    newest.set(`${line.answerId} ${line.start} ${line.end}`, { words: line.words, before: line.before });
  }
  return { of(answerId, start, end, original) { const found = newest.get(`${answerId} ${start} ${end}`); return found !== undefined && found.before === original ? found.words : null; } };
}
