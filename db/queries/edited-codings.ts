import { count, row, rows, run, type ReadDb, type WriteDb } from '../database.ts';

/** A coding that was taken off because its words were edited in a newer file, until somebody decides about it. */
export interface EditedCoding {
  readonly id: number; readonly answerId: number; readonly codeId: string; readonly coderId: string;
  /** Code points of `before`, the answer as it was coded. */
  readonly start: number; readonly end: number; readonly before: string;
  readonly origin: string; readonly starred: boolean; readonly codedAt: string; readonly file: string; readonly editedAt: string;
}
type EditedRow = Omit<EditedCoding, 'starred'> & { readonly starred: number };
const COLUMNS = 'e.rid AS id, e.answer_rid AS answerId, e.code_id AS codeId, e.coder_id AS coderId, e.start_offset AS start, e.end_offset AS "end", e.before_text AS before, e.origin, e.starred, e.coded_at AS codedAt, e.file, e.edited_at AS editedAt';
const toEdited = (found: EditedRow): EditedCoding => ({ ...found, starred: found.starred === 1 });

/** With what stands in the answer now, where it is. */
export interface EditedInPlace extends EditedCoding { readonly after: string; readonly variableId: string; readonly caseKey: string }
export const listEditedCodings = (db: ReadDb): EditedInPlace[] =>
  rows<EditedRow & { after: string; variableId: string; caseKey: string }>(db, `SELECT ${COLUMNS}, a.text AS after, a.variable_id AS variableId, c.key AS caseKey FROM edited_coding e JOIN answer a ON a.rid = e.answer_rid JOIN survey_case c ON c.rid = a.case_rid ORDER BY c.position, a.rid, e.start_offset, e.code_id, e.rid`)
    .map(({ after, variableId, caseKey, ...found }) => ({ ...toEdited(found), after, variableId, caseKey }));
export const listEditedOfAnswer = (db: ReadDb, answerId: number): EditedCoding[] => rows<EditedRow>(db, `SELECT ${COLUMNS} FROM edited_coding e WHERE e.answer_rid = ? ORDER BY e.rid`, answerId).map(toEdited);
export const countEditedCodings = (db: ReadDb): number => count(db, 'SELECT count(*) FROM edited_coding');
export function findEditedCoding(db: ReadDb, id: number): EditedCoding | null {
  const found = row<EditedRow>(db, `SELECT ${COLUMNS} FROM edited_coding e WHERE e.rid = ?`, id);
  return found ? toEdited(found) : null;
}
export const insertEditedCoding = (db: WriteDb, coding: Omit<EditedCoding, 'id'>): void => {
  run(db, 'INSERT INTO edited_coding (answer_rid, code_id, coder_id, start_offset, end_offset, before_text, origin, starred, coded_at, file, edited_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    coding.answerId, coding.codeId, coding.coderId, coding.start, coding.end, coding.before, coding.origin, coding.starred ? 1 : 0, coding.codedAt, coding.file, coding.editedAt);
};
export const deleteEditedCoding = (db: WriteDb, id: number): void => { run(db, 'DELETE FROM edited_coding WHERE rid = ?', id); };
/** For a merge of codes. */
export const moveEditedCodings = (db: WriteDb, from: string, into: string): void => { run(db, 'UPDATE edited_coding SET code_id = ? WHERE code_id = ?', into, from); };
