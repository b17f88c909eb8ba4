import { rows, run, type ReadDb, type WriteDb } from '../database.ts';

/** Places that a person gave to quotes, by coding. */
export const quotePlaces = (db: ReadDb): Map<number, number> =>
  new Map(rows<{ codingId: number; position: number }>(db, 'SELECT coding_rid AS codingId, position FROM quote_order').map(({ codingId, position }) => [codingId, position]));
export const putQuotePlace = (db: WriteDb, codingId: number, position: number): void => {
  run(db, 'INSERT INTO quote_order (coding_rid, position) VALUES (?, ?) ON CONFLICT (coding_rid) DO UPDATE SET position = excluded.position', codingId, position);
};
export const deleteQuotePlace = (db: WriteDb, codingId: number): void => { run(db, 'DELETE FROM quote_order WHERE coding_rid = ?', codingId); };
