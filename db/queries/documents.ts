import type { DocumentMark } from '#core/documents/document-text.ts';
import { count, row, rows, run, type ReadDb, type WriteDb } from '../database.ts';

export type DocumentFormat = 'docx' | 'markdown' | 'text' | 'html' | 'pdf';
/** A document: an answer whose words came from a file of its own. */
export interface DocumentRecord {
  readonly id: number; readonly answerId: number; readonly title: string; readonly file: string; readonly format: DocumentFormat; readonly sha256: string;
  readonly marks: readonly DocumentMark[]; readonly addedAt: string;
}
/** With where it lies. */
export interface PlacedDocument extends DocumentRecord { readonly variableId: string; readonly caseRid: number; readonly caseKey: string; readonly position: number; readonly length: number; readonly language: string | null }

type DocumentRow = Omit<DocumentRecord, 'marks'> & { readonly marks: string };
const COLUMNS = 'd.rid AS id, d.answer_rid AS answerId, d.title, d.file, d.format, d.sha256, d.marks, d.added_at AS addedAt';
const toDocument = <Row extends DocumentRow>(found: Row): Omit<Row, 'marks'> & { marks: DocumentMark[] } => ({ ...found, marks: JSON.parse(found.marks) as DocumentMark[] });

/** In the order of the cases. */
export const listDocuments = (db: ReadDb): PlacedDocument[] =>
  rows<DocumentRow & Omit<PlacedDocument, keyof DocumentRecord>>(db, `SELECT ${COLUMNS}, a.variable_id AS variableId, a.case_rid AS caseRid, c.key AS caseKey, c.position, length(a.text) AS length, a.language
    FROM document d JOIN answer a ON a.rid = d.answer_rid JOIN survey_case c ON c.rid = a.case_rid ORDER BY c.position, a.variable_id, d.rid`).map(toDocument);
export function findDocument(db: ReadDb, id: number): DocumentRecord | null {
  const found = row<DocumentRow>(db, `SELECT ${COLUMNS} FROM document d WHERE d.rid = ?`, id);
  return found ? toDocument(found) : null;
}
export function findDocumentOfAnswer(db: ReadDb, answerId: number): DocumentRecord | null {
  const found = row<DocumentRow>(db, `SELECT ${COLUMNS} FROM document d WHERE d.answer_rid = ?`, answerId);
  return found ? toDocument(found) : null;
}
/** Titles by answer. */
export const documentTitles = (db: ReadDb): Map<number, string> => new Map(rows<{ answerId: number; title: string }>(db, 'SELECT answer_rid AS answerId, title FROM document').map(({ answerId, title }) => [answerId, title]));
export const insertDocument = (db: WriteDb, document: Omit<DocumentRecord, 'id'>): number =>
  run(db, 'INSERT INTO document (answer_rid, title, file, format, sha256, marks, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    document.answerId, document.title, document.file, document.format, document.sha256, JSON.stringify(document.marks), document.addedAt).lastInsertRowid;
export const updateDocument = (db: WriteDb, { id, title, file, format, sha256, marks }: Omit<DocumentRecord, 'answerId' | 'addedAt'>): void => {
  run(db, 'UPDATE document SET title = ?, file = ?, format = ?, sha256 = ?, marks = ? WHERE rid = ?', title, file, format, sha256, JSON.stringify(marks), id);
};
export const renameDocument = (db: WriteDb, id: number, title: string): void => { run(db, 'UPDATE document SET title = ? WHERE rid = ?', title, id); };
/** An answer goes to another case or question; its codings, reading marks and clearances go with it. */
export const moveAnswer = (db: WriteDb, answerId: number, variableId: string, caseRid: number): void => { run(db, 'UPDATE answer SET variable_id = ?, case_rid = ? WHERE rid = ?', variableId, caseRid, answerId); };
/** The answer with its document and everything that hangs on it. */
export function deleteWithAnswer(db: WriteDb, answerId: number): void {
  run(db, "DELETE FROM memo WHERE (target = 'answer' AND target_id = ?) OR (target = 'coding' AND target_id IN (SELECT CAST(rid AS TEXT) FROM coding WHERE answer_rid = ?))", String(answerId), answerId);
  run(db, 'DELETE FROM coding WHERE answer_rid = ?', answerId);
  run(db, 'DELETE FROM reading WHERE answer_rid = ?', answerId);
  run(db, 'DELETE FROM document WHERE answer_rid = ?', answerId);
  run(db, 'DELETE FROM answer WHERE rid = ?', answerId);
}
/** Rids of the cases that have an answer to a question. */
export const listCasesOfQuestion = (db: ReadDb, variableId: string): number[] => rows<{ rid: number }>(db, 'SELECT case_rid AS rid FROM answer WHERE variable_id = ?', variableId).map((found) => found.rid);
/** Cases of an instrument that hold no answer at all. */
export const listEmptyCases = (db: ReadDb, instrumentId: string): { rid: number; position: number }[] =>
  rows(db, 'SELECT c.rid, c.position FROM survey_case c WHERE c.instrument_id = ? AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.case_rid = c.rid) ORDER BY c.position', instrumentId);
/** A case, with what was said of it; those behind it move up. Vectors are the caller's. */
export function deleteCase(db: WriteDb, rid: number): void {
  const position = count(db, 'SELECT position FROM survey_case WHERE rid = ?', rid);
  run(db, "DELETE FROM memo WHERE target = 'case' AND target_id IN (?, (SELECT key FROM survey_case WHERE rid = ?))", String(rid), rid);
  run(db, 'DELETE FROM survey_case WHERE rid = ?', rid);
  run(db, 'UPDATE survey_case SET position = position - 1 WHERE position > ?', position);
}
export const deleteInstrument = (db: WriteDb, id: string): void => { run(db, 'DELETE FROM instrument WHERE id = ? AND NOT EXISTS (SELECT 1 FROM survey_case c WHERE c.instrument_id = ?)', id, id); };
