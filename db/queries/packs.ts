import { row, rows, run, type ReadDb, type WriteDb } from '../database.ts';

/** A pack as it was sent: `lines` is JSON (core/confirmation/pack.ts), `files` the names it was written under. */
export interface PackRow { readonly rid: number; readonly id: string; readonly caseRid: number; readonly caseKey: string; readonly language: 'en' | 'fr'; readonly lines: string; readonly files: string; readonly coderId: string; readonly madeAt: string }
const PACK = 'rid, id, case_rid AS caseRid, case_key AS caseKey, language, lines, files, coder_id AS coderId, made_at AS madeAt';
export const findPack = (db: ReadDb, id: string): PackRow | null => row<PackRow>(db, `SELECT ${PACK} FROM confirmation_pack WHERE id = ?`, id) ?? null;
export const listPacks = (db: ReadDb): PackRow[] => rows(db, `SELECT ${PACK} FROM confirmation_pack ORDER BY rid`);
export function insertPack(db: WriteDb, pack: Omit<PackRow, 'rid'>): void {
  run(db, 'INSERT INTO confirmation_pack (id, case_rid, case_key, language, lines, files, coder_id, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', pack.id, pack.caseRid, pack.caseKey, pack.language, pack.lines, pack.files, pack.coderId, pack.madeAt);
}

/** A file that came back, by its hash. `extra`: what stood in it beside the lines, as JSON. */
export interface ReturnRow { readonly rid: number; readonly packId: string; readonly caseRid: number; readonly caseKey: string; readonly file: string; readonly sha256: string; readonly saidBy: string; readonly saidOn: string; readonly comment: string; readonly extra: string; readonly coderId: string; readonly readAt: string }
const RETURN = 'rid, pack_id AS packId, case_rid AS caseRid, case_key AS caseKey, file, sha256, said_by AS saidBy, said_on AS saidOn, comment, extra, coder_id AS coderId, read_at AS readAt';
export const listReturns = (db: ReadDb): ReturnRow[] => rows(db, `SELECT ${RETURN} FROM confirmation_return ORDER BY rid`);
export const findReturn = (db: ReadDb, packId: string, sha256: string): ReturnRow | null => row<ReturnRow>(db, `SELECT ${RETURN} FROM confirmation_return WHERE pack_id = ? AND sha256 = ?`, packId, sha256) ?? null;
/** Puts the return, or what is now known of who said it. @returns its rid */
export function putReturn(db: WriteDb, one: Omit<ReturnRow, 'rid'>): number {
  const known = findReturn(db, one.packId, one.sha256);
  if (known) { run(db, 'UPDATE confirmation_return SET said_by = ?, said_on = ?, comment = ?, extra = ? WHERE rid = ?', one.saidBy, one.saidOn, one.comment, one.extra, known.rid); return known.rid; }
  return run(db, 'INSERT INTO confirmation_return (pack_id, case_rid, case_key, file, sha256, said_by, said_on, comment, extra, coder_id, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', one.packId, one.caseRid, one.caseKey, one.file, one.sha256, one.saidBy, one.saidOn, one.comment, one.extra, one.coderId, one.readAt).lastInsertRowid;
}

/** What a return said of one line. `shown`: what the pack showed; `before`: of a status, the answer as it lay in the project when this was
 *  accepted, as JSON; `value`: what it shall be, as JSON ('' where there is none). */
export interface LineRow {
  readonly rid: number; readonly returnRid: number; readonly key: string; readonly kind: 'status' | 'example'; readonly variableId: string; readonly answerId: number | null; readonly start: number | null; readonly end: number | null;
  readonly topic: string; readonly shown: string; readonly before: string; readonly verdict: string; readonly value: string; readonly words: string | null; readonly permission: string | null; readonly comment: string;
  readonly outcome: 'accepted' | 'left' | 'takenBack'; readonly coderId: string; readonly decidedAt: string;
}
const LINE = 'l.rid, l.return_rid AS returnRid, l.key, l.kind, l.variable_id AS variableId, l.answer_rid AS answerId, l.start_offset AS start, l.end_offset AS "end", l.topic, l.shown, l.before, l.verdict, l.value, l.words, l.permission, l.comment, l.outcome, l.coder_id AS coderId, l.decided_at AS decidedAt';
export interface LedgerRow extends LineRow { readonly caseRid: number; readonly caseKey: string; readonly packId: string; readonly file: string; readonly sha256: string; readonly saidBy: string; readonly saidOn: string; readonly readAt: string }
/** The whole ledger, oldest first. */
export const listLedger = (db: ReadDb): LedgerRow[] =>
  rows(db, `SELECT ${LINE}, r.case_rid AS caseRid, r.case_key AS caseKey, r.pack_id AS packId, r.file, r.sha256, r.said_by AS saidBy, r.said_on AS saidOn, r.read_at AS readAt FROM confirmation_line l JOIN confirmation_return r ON r.rid = l.return_rid ORDER BY l.decided_at, l.rid`);
export const findLine = (db: ReadDb, rid: number): LedgerRow | null =>
  row<LedgerRow>(db, `SELECT ${LINE}, r.case_rid AS caseRid, r.case_key AS caseKey, r.pack_id AS packId, r.file, r.sha256, r.said_by AS saidBy, r.said_on AS saidOn, r.read_at AS readAt FROM confirmation_line l JOIN confirmation_return r ON r.rid = l.return_rid WHERE l.rid = ?`, rid) ?? null;
/** What was accepted, the newest last; what was taken back is not in it. */
export const listAccepted = (db: ReadDb, kind: 'status' | 'example'): (LineRow & { readonly caseRid: number })[] =>
  rows(db, `SELECT ${LINE}, r.case_rid AS caseRid FROM confirmation_line l JOIN confirmation_return r ON r.rid = l.return_rid WHERE l.kind = ? AND l.outcome = 'accepted' ORDER BY l.decided_at, l.rid`, kind);

export function putLine(db: WriteDb, line: Omit<LineRow, 'rid'>): void {
  run(db, `INSERT INTO confirmation_line (return_rid, key, kind, variable_id, answer_rid, start_offset, end_offset, topic, shown, before, verdict, value, words, permission, comment, outcome, coder_id, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (return_rid, key) DO UPDATE SET before = excluded.before, verdict = excluded.verdict, value = excluded.value, words = excluded.words, permission = excluded.permission, comment = excluded.comment, outcome = excluded.outcome, coder_id = excluded.coder_id, decided_at = excluded.decided_at`,
    line.returnRid, line.key, line.kind, line.variableId, line.answerId, line.start, line.end, line.topic, line.shown, line.before, line.verdict, line.value, line.words, line.permission, line.comment, line.outcome, line.coderId, line.decidedAt);
}
export const setLineOutcome = (db: WriteDb, rid: number, outcome: LineRow['outcome'], coderId: string, at: string): void => { run(db, 'UPDATE confirmation_line SET outcome = ?, coder_id = ?, decided_at = ? WHERE rid = ?', outcome, coderId, at, rid); };
/** Corrections of a category that was merged into another go over to that one. */
export const listLineValues = (db: ReadDb, variableId: string): { rid: number; value: string; before: string }[] => rows(db, "SELECT rid, value, before FROM confirmation_line WHERE kind = 'status' AND variable_id = ?", variableId);
export const setLineValue = (db: WriteDb, rid: number, value: string, before: string): void => { run(db, 'UPDATE confirmation_line SET value = ?, before = ? WHERE rid = ?', value, before, rid); };
