import { isUtf8 } from 'node:buffer';
import type { IndexThread } from '../full-text/index-thread.ts';
import { count, row, rows, run, runNamed, type ReadDb, type WriteDb } from '../database.ts';

/** Open-ended answers. An answer is unread, read with nothing applying, or coded; which of them follows from codings and readings. */
export interface AnswerRecord { readonly rid: number; readonly caseRid: number; readonly variableId: string; readonly text: string; readonly language: string | null }
export type ReadingState = 'unread' | 'readNothing' | 'coded';
export interface ReadingProgress { readonly openEnded: number; readonly unread: number; readonly readNothing: number; readonly coded: number }

/** @returns the answer's rid */
export const insertAnswer = (db: WriteDb, caseRid: number, variableId: string, text: string, language: string | null): number =>
  run(db, 'INSERT INTO answer (case_rid, variable_id, text, language) VALUES (?, ?, ?, ?)', caseRid, variableId, text, language).lastInsertRowid;

/** An answer on its way into the project. */
export interface IncomingAnswer {
  readonly caseIndex: number;
  readonly text: string;
  /** Copies the text's bytes into `target` from `at` on, where they are at hand: then no string is made of it on its way from the
   *  file. @returns how many; −1 where `text` has to be asked for */
  copyText?(target: Uint8Array, at: number): number;
}

/** Many answers to one question, in the order given; for `insertRange`, which indexes them.
 *  Yields how many were added, a hundred or so at a time.
 *  @param ridOf the rid of an answer's case, or null where the answer is left out @param index the thread that indexes them, if one does */
export function* insertAnswers(db: WriteDb, variableId: string, answers: Iterable<IncomingAnswer>, ridOf: (caseIndex: number) => number | null, index: IndexThread | null = null): Generator<number, void> {
  const batch = new AnswerBatch(db, variableId, index);
  for (const answer of answers) {
    const rid = ridOf(answer.caseIndex);
    if (rid === null) continue;
    if (!batch.take(rid, answer)) {
      yield batch.insert();
      batch.take(rid, answer);
    }
    if (batch.size === ROWS_A_STATEMENT) yield batch.insert();
  }
  if (batch.size > 0) yield batch.insert();
}
/** A statement for each row costs more than the row. */
const ROWS_A_STATEMENT = 100;
const BATCH_BYTES = 256 * 1024;
const BETWEEN = 0x20;

/** Answers for one statement. Their texts stand behind one another in one piece of memory, which the database cuts: a value for each
 *  would be most of the garbage that an import makes. */
class AnswerBatch {
  readonly #db: WriteDb;
  readonly #variableId: string;
  readonly #index: IndexThread | null;
  #bytes = Buffer.allocUnsafe(BATCH_BYTES);
  #used = 0;
  /** For each answer: the rid of its case, where its text begins (counted from 1), how many bytes it has. Written over, and not
   *  emptied, from statement to statement. */
  readonly #values: number[] = [];
  #size = 0;

  constructor(db: WriteDb, variableId: string, index: IndexThread | null) {
    this.#db = db;
    this.#variableId = variableId;
    this.#index = index;
  }

  get size(): number { return this.#size; }

  /** @returns false where there is no room for it beside the others */
  take(rid: number, answer: IncomingAnswer): boolean {
    let length = answer.copyText?.(this.#bytes, this.#used) ?? -1;
    if (length < 0) {
      const { text } = answer;
      length = Buffer.byteLength(text);
      if (this.#used + length > this.#bytes.length) {
        if (this.size > 0) return false;
        this.#bytes = Buffer.allocUnsafe(length);
      }
      this.#bytes.write(text, this.#used);
    }
    const at = this.#size++ * 3;
    this.#values[at] = rid;
    this.#values[at + 1] = this.#used + 1;
    this.#values[at + 2] = length;
    this.#used += length;
    // Something between them, so that half a character at the end of one does not make a whole one with the beginning of the next.
    if (this.#used < this.#bytes.length) this.#bytes[this.#used++] = BETWEEN;
    return true;
  }

  /** @returns how many there were */
  insert(): number {
    const size = this.#size;
    const texts = this.#bytes.subarray(0, this.#used);
    this.#values.length = size * 3;
    const last = isUtf8(texts)
      ? runNamed(this.#db, insertion(size, CUT), { variable: this.#variableId, texts }, this.#values)
      // Bytes that are no UTF-8 become it as they do everywhere else.
      : runNamed(this.#db, insertion(size, '?'), { variable: this.#variableId }, this.#values.flatMap((rid, at) => (at % 3 === 0 ? [rid, texts.toString('utf8', this.#values[at + 1]! - 1, this.#values[at + 1]! - 1 + this.#values[at + 2]!)] : [])));
    this.#index?.add(last - size + 1, texts, this.#values);
    this.#size = 0;
    this.#used = 0;
    return size;
  }
}
const CUT = 'CAST(substr(@texts, ?, ?) AS TEXT)';
const insertions = new Map<string, string>();
/** The statement for so many rows: five thousand letters that need not be put together anew for every hundred answers. */
function insertion(rows: number, text: string): string {
  const key = `${rows} ${text}`;
  let sql = insertions.get(key);
  if (sql === undefined) insertions.set(key, (sql = `INSERT INTO answer (variable_id, case_rid, text) VALUES ${Array.from({ length: rows }, () => `(@variable, ?, ${text})`).join(', ')}`));
  return sql;
}

/** The answers to one question in the cases of one instrument, with the places of their cases. */
export const listAnswersOfInstrument = (db: ReadDb, variableId: string, instrumentId: string): { rid: number; caseIndex: number; text: string }[] =>
  rows(db, `SELECT a.rid, c.position AS caseIndex, a.text FROM answer a JOIN survey_case c ON c.rid = a.case_rid WHERE a.variable_id = ? AND c.instrument_id = ? AND a.text <> ''`, variableId, instrumentId);

/** An answer nobody coded. */
export const deleteAnswer = (db: WriteDb, rid: number): void => { run(db, 'DELETE FROM answer WHERE rid = ?', rid); };

export const updateAnswerText = (db: WriteDb, rid: number, text: string): void => { run(db, 'UPDATE answer SET text = ? WHERE rid = ?', text, rid); };

export const findAnswer = (db: ReadDb, rid: number): AnswerRecord | null =>
  row<AnswerRecord>(db, 'SELECT rid, case_rid AS caseRid, variable_id AS variableId, text, language FROM answer WHERE rid = ?', rid) ?? null;

export const findAnswerOf = (db: ReadDb, variableId: string, caseRid: number): AnswerRecord | null =>
  row<AnswerRecord>(db, 'SELECT rid, case_rid AS caseRid, variable_id AS variableId, text, language FROM answer WHERE variable_id = ? AND case_rid = ?', variableId, caseRid) ?? null;

/** All answers in question and case order, without their texts beyond `excerpt` UTF-16 units. */
export const listAnswers = (db: ReadDb): { rid: number; position: number; variableId: string; excerpt: string; length: number; language: string | null }[] =>
  rows(db, `SELECT a.rid, c.position, a.variable_id AS variableId, substr(a.text, 1, 200) AS excerpt, length(a.text) AS length, a.language
    FROM answer a JOIN survey_case c ON c.rid = a.case_rid`);

/** How far reading has come, counted from indexes alone. */
export function countProgress(db: ReadDb): ReadingProgress {
  const { openEnded, coded, readNothing } = row<{ openEnded: number; coded: number; readNothing: number }>(db, `SELECT (SELECT count(*) FROM answer) AS openEnded, (SELECT count(DISTINCT answer_rid) FROM coding) AS coded,
    (SELECT count(DISTINCT answer_rid) FROM reading r WHERE NOT EXISTS (SELECT 1 FROM coding k WHERE k.answer_rid = r.answer_rid)) AS readNothing`)!;
  return { openEnded, coded, readNothing, unread: openEnded - coded - readNothing };
}

/** Reading marks of all coders, as (answer, coder) pairs. */
export const listReadings = (db: ReadDb): { answerRid: number; coderId: string }[] => rows(db, 'SELECT answer_rid AS answerRid, coder_id AS coderId FROM reading');

export const listReadingsOfAnswer = (db: ReadDb, rid: number): string[] =>
  rows<{ coderId: string }>(db, 'SELECT coder_id AS coderId FROM reading WHERE answer_rid = ? ORDER BY rid', rid).map((reading) => reading.coderId);

export const insertReading = (db: WriteDb, answerRid: number, coderId: string, at: string): void => {
  run(db, 'INSERT INTO reading (answer_rid, coder_id, read_at) VALUES (?, ?, ?) ON CONFLICT (answer_rid, coder_id) DO NOTHING', answerRid, coderId, at);
};
export const deleteReadingOf = (db: WriteDb, answerRid: number, coderId: string): void => { run(db, 'DELETE FROM reading WHERE answer_rid = ? AND coder_id = ?', answerRid, coderId); };
export const deleteReadings = (db: WriteDb, answerRid: number): void => { run(db, 'DELETE FROM reading WHERE answer_rid = ?', answerRid); };

/** Every answer with its words, case by case. For exports, agreement and the words behind a cell; the grid uses listAnswers. */
export const listAnswerTexts = (db: ReadDb): AnswerRecord[] =>
  rows(db, 'SELECT rid, case_rid AS caseRid, variable_id AS variableId, text, language FROM answer ORDER BY case_rid, rid');

/** Which answers a search is narrowed to: those of a question, those that carry one of some codes. */
export interface SearchScope { readonly variableId?: string | undefined; readonly codeIds?: readonly string[] | undefined; /** Only their codings by this coder. */ readonly coderId?: string | undefined }
const scopeSql = ({ variableId, codeIds, coderId }: SearchScope): { sql: string; values: string[] } => ({
  sql: `${variableId === undefined ? '' : ' AND a.variable_id = ?'}${codeIds === undefined ? '' : ` AND EXISTS (SELECT 1 FROM coding k WHERE k.answer_rid = a.rid AND k.code_id IN (SELECT value FROM json_each(?))${coderId === undefined ? '' : ' AND k.coder_id = ?'})`}`,
  values: [...(variableId === undefined ? [] : [variableId]), ...(codeIds === undefined ? [] : [JSON.stringify(codeIds), ...(coderId === undefined ? [] : [coderId])])],
});

/** Full-text search that says where: `marked` is the text with `open` and `close` around every word found. In the order of the answers. */
export function searchMarked(db: ReadDb, match: string, open: string, close: string, scope: SearchScope, limit: number): (AnswerRecord & { marked: string })[] {
  const { sql, values } = scopeSql(scope);
  return rows(db, `SELECT a.rid, a.case_rid AS caseRid, a.variable_id AS variableId, a.text, a.language, highlight(answer_text, 0, ?, ?) AS marked
    FROM answer_text CROSS JOIN answer a ON a.rid = answer_text.rowid WHERE answer_text MATCH ?${sql} ORDER BY answer_text.rowid LIMIT ?`, open, close, match, ...values, limit);
}

/** How many places a search is met at, without the texts leaving the database: marks alone are counted. A text that holds a mark of its
 *  own is one place. */
export function countMarked(db: ReadDb, match: string, open: string, close: string, scope: SearchScope): number {
  const { sql, values } = scopeSql(scope);
  const narrowed = sql === '' ? 'answer_text WHERE answer_text MATCH ?' : `answer_text CROSS JOIN answer a ON a.rid = answer_text.rowid WHERE answer_text MATCH ?${sql}`;
  // The limit keeps SQLite from folding the inner query into the sum, where highlight() cannot be called.
  return count(db, `SELECT coalesce(sum(CASE WHEN instr(text, ?) + instr(text, ?) > 0 THEN 1 ELSE length(marked) - length(text) END), 0)
    FROM (SELECT answer_text.text AS text, highlight(answer_text, 0, ?, '') AS marked FROM ${narrowed} LIMIT -1)`, open, close, open, match, ...values);
}

/** Full-text search, accents folded. @param match an FTS5 expression (core/coding/search-query.ts makes a safe one) */
export const searchAnswers = (db: ReadDb, match: string, limit = -1): number[] =>
  rows<{ rowid: number }>(db, 'SELECT rowid FROM answer_text WHERE answer_text MATCH ? ORDER BY rowid LIMIT ?', match, limit).map((found) => found.rowid);

/** Answers in which a search finds nothing. */
export const searchOtherAnswers = (db: ReadDb, except: string): number[] =>
  rows<{ rid: number }>(db, 'SELECT rid FROM answer WHERE rid NOT IN (SELECT rowid FROM answer_text WHERE answer_text MATCH ?) ORDER BY rid', except).map((found) => found.rid);
