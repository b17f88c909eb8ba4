import { rows, run, type ReadDb, type WriteDb } from '../database.ts';

/** Suggestions that were dismissed: by whom, for which answer. */
export const listDismissalsOfAnswer = (db: ReadDb, answerId: number): { codeId: string; coderId: string }[] =>
  rows(db, 'SELECT code_id AS codeId, coder_id AS coderId FROM dismissal WHERE answer_rid = ?', answerId);
export const insertDismissal = (db: WriteDb, answerId: number, codeId: string, coderId: string, at: string): void => {
  run(db, 'INSERT INTO dismissal (answer_rid, code_id, coder_id, dismissed_at) VALUES (?, ?, ?, ?) ON CONFLICT (answer_rid, code_id, coder_id) DO NOTHING', answerId, codeId, coderId, at);
};
