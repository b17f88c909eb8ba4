import type { Coding } from '#core/contract/code.ts';
import { rows, run, type ReadDb, type WriteDb } from '../database.ts';

/** What one coder did, for handing it over and taking it in. */
export const listReadingsOfCoder = (db: ReadDb, coderId: string): { answerRid: number; at: string }[] =>
  rows(db, 'SELECT answer_rid AS answerRid, read_at AS at FROM reading WHERE coder_id = ? ORDER BY answer_rid', coderId);

/** A reading mark, at the earlier of the times it is told of. */
export const putEarliestReading = (db: WriteDb, answerRid: number, coderId: string, at: string): boolean =>
  run(db, 'INSERT INTO reading (answer_rid, coder_id, read_at) VALUES (?, ?, ?) ON CONFLICT (answer_rid, coder_id) DO UPDATE SET read_at = excluded.read_at WHERE excluded.read_at < read_at', answerRid, coderId, at).changes > 0;

/** The same coding told of twice: the earlier one's origin and time stand, a star stays. */
export const updateCodingFacts = (db: WriteDb, id: number, facts: Pick<Coding, 'origin' | 'starred' | 'createdAt'>): void => {
  run(db, 'UPDATE coding SET origin = ?, starred = ?, created_at = ? WHERE rid = ?', facts.origin, facts.starred ? 1 : 0, facts.createdAt, id);
};
export const updateMemoTimes = (db: WriteDb, id: number, createdAt: string, updatedAt: string): void => { run(db, 'UPDATE memo SET created_at = ?, updated_at = ? WHERE rid = ?', createdAt, updatedAt, id); };
