import { rows, run, type ReadDb, type WriteDb } from '../database.ts';

/** A verdict on whether a code is in an answer; the coders' own codings stay as they are. */
export interface Settlement { readonly answerId: number; readonly codeId: string; readonly present: boolean; readonly coderId: string; readonly settledAt: string }

export const listSettlements = (db: ReadDb): Settlement[] =>
  rows<Omit<Settlement, 'present'> & { present: number }>(db, 'SELECT answer_rid AS answerId, code_id AS codeId, present, coder_id AS coderId, settled_at AS settledAt FROM settlement ORDER BY answer_rid, code_id').map((found) => ({ ...found, present: found.present === 1 }));
export const putSettlement = (db: WriteDb, { answerId, codeId, present, coderId, settledAt }: Settlement): void => {
  run(db, 'INSERT INTO settlement (answer_rid, code_id, present, coder_id, settled_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (answer_rid, code_id) DO UPDATE SET present = excluded.present, coder_id = excluded.coder_id, settled_at = excluded.settled_at', answerId, codeId, present ? 1 : 0, coderId, settledAt);
};
export const deleteSettlement = (db: WriteDb, answerId: number, codeId: string): void => { run(db, 'DELETE FROM settlement WHERE answer_rid = ? AND code_id = ?', answerId, codeId); };
/** For a merge of codes: verdicts go over where the other code has none of its own. */
export const moveSettlements = (db: WriteDb, from: string, into: string): void => {
  run(db, 'UPDATE settlement SET code_id = ? WHERE code_id = ? AND answer_rid NOT IN (SELECT answer_rid FROM settlement WHERE code_id = ?)', into, from, into);
};
