import type { FindingKind, FindingReason } from '#core/contract/finding.ts';
import { count, row, rows, run, scalar, type ReadDb, type WriteDb } from '../database.ts';

/** What was found in answers that could give a person away, the key of pseudonyms, and the project's own list. */
export type FindingState = 'open' | 'accepted' | 'rejected';
export interface FindingRecord {
  readonly id: number; readonly answerId: number; readonly kind: FindingKind; readonly start: number; readonly end: number; readonly words: string;
  readonly confidence: number; readonly reason: FindingReason; readonly state: FindingState; readonly edited: boolean; readonly coderId: string | null; readonly decidedAt: string | null;
}
type FindingRow = Omit<FindingRecord, 'edited'> & { edited: number };
const COLUMNS = 'f.rid AS id, f.answer_rid AS answerId, f.kind, f.start_offset AS start, f.end_offset AS "end", f.words, f.confidence, f.reason, f.state, f.edited, f.coder_id AS coderId, f.decided_at AS decidedAt';
const toFinding = (found: FindingRow): FindingRecord => ({ ...found, edited: found.edited === 1 });

export const listFindings = (db: ReadDb): FindingRecord[] => rows<FindingRow>(db, `SELECT ${COLUMNS} FROM finding f ORDER BY f.answer_rid, f.start_offset, f.rid`).map(toFinding);
export const listFindingsOfAnswer = (db: ReadDb, answerId: number): FindingRecord[] => rows<FindingRow>(db, `SELECT ${COLUMNS} FROM finding f WHERE f.answer_rid = ? ORDER BY f.start_offset, f.rid`, answerId).map(toFinding);
export function findFinding(db: ReadDb, id: number): FindingRecord | null {
  const found = row<FindingRow>(db, `SELECT ${COLUMNS} FROM finding f WHERE f.rid = ?`, id);
  return found ? toFinding(found) : null;
}
export const insertFinding = (db: WriteDb, finding: Omit<FindingRecord, 'id'>): number =>
  run(db, 'INSERT INTO finding (answer_rid, kind, start_offset, end_offset, words, confidence, reason, state, edited, coder_id, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    finding.answerId, finding.kind, finding.start, finding.end, finding.words, finding.confidence, finding.reason, finding.state, finding.edited ? 1 : 0, finding.coderId, finding.decidedAt).lastInsertRowid;
export const deleteFinding = (db: WriteDb, id: number): void => { run(db, 'DELETE FROM finding WHERE rid = ?', id); };
export const decideFinding = (db: WriteDb, id: number, state: FindingState, coderId: string | null, at: string | null): void => {
  run(db, 'UPDATE finding SET state = ?, coder_id = ?, decided_at = ? WHERE rid = ?', state, coderId, at, id);
};
export const changeFinding = (db: WriteDb, { id, kind, start, end, words, coderId, decidedAt }: Pick<FindingRecord, 'id' | 'kind' | 'start' | 'end' | 'words' | 'coderId' | 'decidedAt'>): void => {
  run(db, "UPDATE finding SET kind = ?, start_offset = ?, end_offset = ?, words = ?, state = 'accepted', edited = 1, coder_id = ?, decided_at = ? WHERE rid = ?", kind, start, end, words, coderId, decidedAt, id);
};
export const countFindings = (db: ReadDb): { kind: FindingKind; state: FindingState; times: number }[] => rows(db, 'SELECT kind, state, count(*) AS times FROM finding GROUP BY kind, state');

export interface Pseudonym { readonly kind: FindingKind; readonly key: string; readonly number: number; readonly words: string }
export const listPseudonyms = (db: ReadDb): Pseudonym[] => rows(db, 'SELECT kind, key, number, words FROM pseudonym ORDER BY kind, number');
/** Numbers once given are never given to somebody else, so they are not part of what an undo takes back. */
export function insertPseudonyms(db: WriteDb, wanted: readonly { readonly kind: FindingKind; readonly key: string; readonly words: string }[]): void {
  const group = scalar<number>(db, 'SELECT group_id FROM undo_control') ?? null;
  run(db, 'UPDATE undo_control SET group_id = NULL');
  for (const { kind, key, words } of wanted) {
    run(db, 'INSERT INTO pseudonym (kind, key, number, words) VALUES (?, ?, (SELECT coalesce(max(number), 0) + 1 FROM pseudonym WHERE kind = ?), ?) ON CONFLICT (kind, key) DO NOTHING', kind, key, kind, words);
  }
  run(db, 'UPDATE undo_control SET group_id = ?', group);
}

export interface PrivacyTerm { readonly id: number; readonly kind: FindingKind; readonly text: string; readonly variants: readonly string[] }
export const listTerms = (db: ReadDb): PrivacyTerm[] =>
  rows<Omit<PrivacyTerm, 'variants'> & { variants: string }>(db, 'SELECT rid AS id, kind, text, variants FROM privacy_term ORDER BY rid').map((found) => ({ ...found, variants: JSON.parse(found.variants) as string[] }));
export const insertTerm = (db: WriteDb, term: Omit<PrivacyTerm, 'id'>): void => { run(db, 'INSERT INTO privacy_term (kind, text, variants) VALUES (?, ?, ?)', term.kind, term.text, JSON.stringify(term.variants)); };
export const updateTerm = (db: WriteDb, term: PrivacyTerm): void => { run(db, 'UPDATE privacy_term SET kind = ?, text = ?, variants = ? WHERE rid = ?', term.kind, term.text, JSON.stringify(term.variants), term.id); };
export const deleteTerm = (db: WriteDb, id: number): void => { run(db, 'DELETE FROM privacy_term WHERE rid = ?', id); };

const ACT = "CASE WHEN act IN ('undo', 'redo') THEN coalesce(json_extract(params, '$.act'), '') ELSE act END";
/** Acts that leave every answer and the list as they are; any other may have changed what a look through would find. */
const LEAVES_ANSWERS = ['coding.%', 'codings.%', 'code.%', 'codes.%', 'coder.%', 'coders.%', 'memo.%', 'table.%', 'project.%', 'clearance.%', 'check.%', 'anonymise.scan', 'anonymise.review'];
/** The newest line of the history after which answers, or the list, may not be what they were. */
export const newestAnswerAct = (db: ReadDb): number =>
  count(db, `SELECT id FROM history WHERE NOT (${LEAVES_ANSWERS.map((pattern) => `${ACT} LIKE '${pattern}'`).join(' OR ')}) ORDER BY id DESC LIMIT 1`);
