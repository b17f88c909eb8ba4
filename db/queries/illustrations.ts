import { count, rows, run, type ReadDb, type WriteDb } from '../database.ts';

export interface IllustrationRecord { readonly rid: number; readonly id: string; readonly position: number; readonly titleEn: string; readonly titleFr: string; readonly capability: string | null }
/** A coded passage under a type. `words`: what a person made of it; null where it stands as it was said. */
export interface ExampleRecord { readonly rid: number; readonly illustrationRid: number; readonly type: string; readonly position: number; readonly answerId: number; readonly start: number | null; readonly end: number | null; readonly words: string | null }

export const listIllustrations = (db: ReadDb): IllustrationRecord[] => rows(db, 'SELECT rid, id, position, title_en AS titleEn, title_fr AS titleFr, capability FROM illustration ORDER BY position, rid');
const EXAMPLE = 'rid, illustration_rid AS illustrationRid, type, position, answer_rid AS answerId, start_offset AS start, end_offset AS "end", words';
export const listExamples = (db: ReadDb): ExampleRecord[] => rows(db, `SELECT ${EXAMPLE} FROM illustration_example ORDER BY illustration_rid, position, rid`);
export const findExample = (db: ReadDb, rid: number): ExampleRecord | null => rows<ExampleRecord>(db, `SELECT ${EXAMPLE} FROM illustration_example WHERE rid = ?`, rid)[0] ?? null;

/** Adds a table at the end, or changes the title and capability of one that is there. @returns its rid */
export function putIllustration(db: WriteDb, one: Omit<IllustrationRecord, 'rid' | 'position'>, at: string): number {
  const known = rows<{ rid: number }>(db, 'SELECT rid FROM illustration WHERE id = ?', one.id)[0];
  if (known) { run(db, 'UPDATE illustration SET title_en = ?, title_fr = ?, capability = ?, updated_at = ? WHERE rid = ?', one.titleEn, one.titleFr, one.capability, at, known.rid); return known.rid; }
  return run(db, 'INSERT INTO illustration (id, position, title_en, title_fr, capability, updated_at) VALUES (?, ?, ?, ?, ?, ?)', one.id, count(db, 'SELECT coalesce(max(position) + 1, 0) FROM illustration'), one.titleEn, one.titleFr, one.capability, at).lastInsertRowid;
}
export const deleteIllustration = (db: WriteDb, rid: number): void => { run(db, 'DELETE FROM illustration_example WHERE illustration_rid = ?', rid); run(db, 'DELETE FROM illustration WHERE rid = ?', rid); };

export const insertExample = (db: WriteDb, one: Omit<ExampleRecord, 'rid' | 'position'>, coderId: string, at: string): number => run(
  db, 'INSERT INTO illustration_example (illustration_rid, type, position, answer_rid, start_offset, end_offset, words, coder_id, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  one.illustrationRid, one.type, count(db, 'SELECT coalesce(max(position) + 1, 0) FROM illustration_example WHERE illustration_rid = ?', one.illustrationRid), one.answerId, one.start, one.end, one.words, coderId, at,
).lastInsertRowid;
export const updateExample = (db: WriteDb, one: Pick<ExampleRecord, 'rid' | 'type' | 'position' | 'words'>, coderId: string, at: string): void => { run(db, 'UPDATE illustration_example SET type = ?, position = ?, words = ?, coder_id = ?, updated_at = ? WHERE rid = ?', one.type, one.position, one.words, coderId, at, one.rid); };
export const deleteExample = (db: WriteDb, rid: number): void => { run(db, 'DELETE FROM illustration_example WHERE rid = ?', rid); };
