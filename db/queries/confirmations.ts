import { rows, run, type ReadDb, type WriteDb } from '../database.ts';

/** What a person said a sentence of a draft speaks of. `sentence`: without its numbers (core/check's confirmationKey). */
export interface Confirmation { readonly sentence: string; readonly variableId: string; readonly categoryId: string; readonly coderId: string; readonly confirmedAt: string }

export const listConfirmations = (db: ReadDb): Confirmation[] =>
  rows<Confirmation>(db, 'SELECT sentence, variable_id AS variableId, category_id AS categoryId, coder_id AS coderId, confirmed_at AS confirmedAt FROM confirmation ORDER BY rid');
export const putConfirmation = (db: WriteDb, { sentence, variableId, categoryId, coderId, confirmedAt }: Confirmation): void => {
  run(db, 'INSERT INTO confirmation (sentence, variable_id, category_id, coder_id, confirmed_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (sentence) DO UPDATE SET variable_id = excluded.variable_id, category_id = excluded.category_id, coder_id = excluded.coder_id, confirmed_at = excluded.confirmed_at', sentence, variableId, categoryId, coderId, confirmedAt);
};
export const deleteConfirmation = (db: WriteDb, sentence: string): void => { run(db, 'DELETE FROM confirmation WHERE sentence = ?', sentence); };
