import { rows, type ReadDb } from '../database.ts';
import type { AnswerRecord } from './answers.ts';

/** Answers in rid order, a batch at a time, so that a long walk over them can let other work in between. @param after rid of the last one seen, 0 to begin */
export const listAnswerBatch = (db: ReadDb, after: number, limit: number): AnswerRecord[] =>
  rows(db, 'SELECT rid, case_rid AS caseRid, variable_id AS variableId, text, language FROM answer WHERE rid > ? ORDER BY rid LIMIT ?', after, limit);

export interface BatchCoding { readonly answerId: number; readonly codeId: string; readonly start: number | null; readonly end: number | null; readonly coderId: string }
/** Codings of the answers of a batch. */
export const listCodingBatch = (db: ReadDb, first: number, last: number): BatchCoding[] =>
  rows(db, 'SELECT answer_rid AS answerId, code_id AS codeId, start_offset AS start, end_offset AS "end", coder_id AS coderId FROM coding WHERE answer_rid BETWEEN ? AND ? ORDER BY answer_rid, rid', first, last);
/** Reading marks of the answers of a batch. */
export const listReadingBatch = (db: ReadDb, first: number, last: number): { answerId: number; coderId: string }[] =>
  rows(db, 'SELECT answer_rid AS answerId, coder_id AS coderId FROM reading WHERE answer_rid BETWEEN ? AND ?', first, last);
