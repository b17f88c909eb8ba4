import type { Coding } from '#core/contract/code.ts';
import { count, each, rows, run, scalar, type ReadDb, type WriteDb } from '../database.ts';

type CodingRow = Omit<Coding, 'starred'> & { starred: number };
const COLUMNS = 'k.rid AS id, k.answer_rid AS answerId, k.code_id AS codeId, k.start_offset AS start, k.end_offset AS "end", k.coder_id AS coderId, k.origin, k.starred, k.created_at AS createdAt';
/** By place, then by when and what: never by row, since packages may come in either order. */
const IN_TEXT = 'k.start_offset, k.created_at, k.end_offset, k.code_id, k.coder_id, k.rid';
const toCoding = (found: CodingRow): Coding => ({ ...found, starred: found.starred === 1 });

export const listCodingsOfAnswer = (db: ReadDb, answerRid: number): Coding[] => rows<CodingRow>(db, `SELECT ${COLUMNS} FROM coding k WHERE k.answer_rid = ? ORDER BY ${IN_TEXT}`, answerRid).map(toCoding);
export const countAllCodings = (db: ReadDb): number => count(db, 'SELECT count(*) FROM coding');
/** All of them, in the order of the answers. Codes, coders and days recur: each is held once, not two hundred thousand times. */
export function listCodings(db: ReadDb): Coding[] {
  const held = new Map<string, string>();
  const once = (text: string): string => {
    const known = held.get(text);
    if (known !== undefined) return known;
    held.set(text, text);
    return text;
  };
  const codings: Coding[] = [];
  for (const { id, answerId, codeId, start, end, coderId, origin, starred, createdAt } of each<CodingRow>(db, `SELECT ${COLUMNS} FROM coding k`)) {
    codings.push({ id, answerId, codeId: once(codeId), start, end, coderId: once(coderId), origin: once(origin) as Coding['origin'], starred: starred === 1, createdAt: once(createdAt) });
  }
  return codings.sort(inText);
}

/** The same order as IN_TEXT, answer by answer; where nothing comes first. SQLite would sort whole rows. */
function inText(a: Coding, b: Coding): number {
  if (a.answerId !== b.answerId) return a.answerId - b.answerId;
  return (a.start ?? -1) - (b.start ?? -1) || compare(a.createdAt, b.createdAt) || (a.end ?? -1) - (b.end ?? -1) || compare(a.codeId, b.codeId) || compare(a.coderId, b.coderId) || a.id - b.id;
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const listCodingsOfCode = (db: ReadDb, codeId: string): Coding[] => rows<CodingRow>(db, `SELECT ${COLUMNS} FROM coding k WHERE k.code_id = ? ORDER BY k.answer_rid, ${IN_TEXT}`, codeId).map(toCoding);
export function findCoding(db: ReadDb, id: number): Coding | null {
  const found = rows<CodingRow>(db, `SELECT ${COLUMNS} FROM coding k WHERE k.rid = ?`, id)[0];
  return found ? toCoding(found) : null;
}

/** Adds a coding unless the same coder has the same code on the same words already. @returns whether it was added */
export function insertCoding(db: WriteDb, coding: Omit<Coding, 'id'>): boolean {
  const there = count(db, 'SELECT count(*) FROM coding WHERE answer_rid = ? AND code_id = ? AND coder_id = ? AND start_offset IS ? AND end_offset IS ?', coding.answerId, coding.codeId, coding.coderId, coding.start, coding.end);
  if (there > 0) return false;
  run(db, 'INSERT INTO coding (answer_rid, code_id, start_offset, end_offset, coder_id, origin, starred, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    coding.answerId, coding.codeId, coding.start, coding.end, coding.coderId, coding.origin, coding.starred ? 1 : 0, coding.createdAt);
  return true;
}
/** The coding of a coder with a code on these very words, if there is one. */
export const findCodingOf = (db: ReadDb, coding: Omit<Coding, 'id' | 'origin' | 'starred' | 'createdAt'>): number | null =>
  scalar<number>(db, 'SELECT rid FROM coding WHERE answer_rid = ? AND code_id = ? AND coder_id = ? AND start_offset IS ? AND end_offset IS ?', coding.answerId, coding.codeId, coding.coderId, coding.start, coding.end) ?? null;
export const deleteCoding = (db: WriteDb, id: number): void => { run(db, 'DELETE FROM coding WHERE rid = ?', id); };
export const updateCodingSpan = (db: WriteDb, id: number, start: number | null, end: number | null): void => { run(db, 'UPDATE coding SET start_offset = ?, end_offset = ? WHERE rid = ?', start, end, id); };
export const updateCodingCode = (db: WriteDb, id: number, codeId: string): void => { run(db, 'UPDATE coding SET code_id = ? WHERE rid = ?', codeId, id); };
export const updateCodingStar = (db: WriteDb, id: number, starred: boolean): void => { run(db, 'UPDATE coding SET starred = ? WHERE rid = ?', starred ? 1 : 0, id); };
