import { rows, run, type ReadDb, type WriteDb } from '../database.ts';

export type Permission = 'named' | 'region' | 'no';
export type ClearanceState = 'pending' | 'confirmed';
/** Whom it is about: a respondent (caseRid), an answer (answerId), or words of one (with start and end). */
export interface ClearanceRecord {
  readonly id: number; readonly caseRid: number | null; readonly answerId: number | null; readonly start: number | null; readonly end: number | null;
  readonly permission: Permission; readonly state: ClearanceState; readonly confirmedBy: string | null; readonly confirmedAt: string | null;
  /** The words that were confirmed: the answer's own, or those of the span; null for a respondent. */
  readonly words: string | null; readonly note: string; readonly coderId: string; readonly updatedAt: string;
}

const COLUMNS = 'rid AS id, case_rid AS caseRid, answer_rid AS answerId, start_offset AS start, end_offset AS "end", permission, state, confirmed_by AS confirmedBy, confirmed_at AS confirmedAt, words, note, coder_id AS coderId, updated_at AS updatedAt';
export const listClearances = (db: ReadDb): ClearanceRecord[] => rows(db, `SELECT ${COLUMNS} FROM clearance ORDER BY rid`);

export function putClearance(db: WriteDb, one: Omit<ClearanceRecord, 'id'>): void {
  const known = rows<{ rid: number }>(db, 'SELECT rid FROM clearance WHERE case_rid IS ? AND answer_rid IS ? AND start_offset IS ? AND end_offset IS ?', one.caseRid, one.answerId, one.start, one.end)[0];
  const values = [one.permission, one.state, one.confirmedBy, one.confirmedAt, one.words, one.note, one.coderId, one.updatedAt];
  if (known) run(db, 'UPDATE clearance SET permission = ?, state = ?, confirmed_by = ?, confirmed_at = ?, words = ?, note = ?, coder_id = ?, updated_at = ? WHERE rid = ?', ...values, known.rid);
  else run(db, 'INSERT INTO clearance (permission, state, confirmed_by, confirmed_at, words, note, coder_id, updated_at, case_rid, answer_rid, start_offset, end_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...values, one.caseRid, one.answerId, one.start, one.end);
}
export const deleteClearance = (db: WriteDb, target: Pick<ClearanceRecord, 'caseRid' | 'answerId' | 'start' | 'end'>): void => {
  run(db, 'DELETE FROM clearance WHERE case_rid IS ? AND answer_rid IS ? AND start_offset IS ? AND end_offset IS ?', target.caseRid, target.answerId, target.start, target.end);
};
