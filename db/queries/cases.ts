import { count, row, rows, run, type ReadDb, type WriteDb } from '../database.ts';

export interface CaseRow { readonly rid: number; readonly position: number; readonly key: string; readonly instrumentId: string; readonly sourceFileRid: number }
export interface Instrument { readonly id: string; readonly label: string; readonly cases: number }

/** Cases in the project's fixed order: `position` is the index into every vector, 0 to n − 1. */
export const listCases = (db: ReadDb): CaseRow[] =>
  rows(db, 'SELECT rid, position, key, instrument_id AS instrumentId, source_file_rid AS sourceFileRid FROM survey_case ORDER BY position');

export const findCase = (db: ReadDb, rid: number): CaseRow | null =>
  row<CaseRow>(db, 'SELECT rid, position, key, instrument_id AS instrumentId, source_file_rid AS sourceFileRid FROM survey_case WHERE rid = ?', rid) ?? null;

export const countCases = (db: ReadDb): number => count(db, 'SELECT count(*) FROM survey_case');

/** A statement for each row costs more than the row. */
const ROWS_A_STATEMENT = 100;

/** Adds cases behind those that are there; yields how many were added, a hundred or so at a time.
 *  @param found is told the first new rid; they are consecutive */
export function* insertCasesInSteps(db: WriteDb, keys: readonly string[], instrumentId: string, sourceFileRid: number, found: (firstRid: number) => void): Generator<number, void> {
  const position = count(db, 'SELECT coalesce(max(position) + 1, 0) FROM survey_case');
  const values: (string | number)[] = [];
  for (let at = 0; at < keys.length; at += ROWS_A_STATEMENT) {
    const size = Math.min(ROWS_A_STATEMENT, keys.length - at);
    values.length = size * 4;
    for (let index = 0; index < size; index++) {
      values[index * 4] = position + at + index;
      values[index * 4 + 1] = keys[at + index]!;
      values[index * 4 + 2] = instrumentId;
      values[index * 4 + 3] = sourceFileRid;
    }
    const { lastInsertRowid } = run(db, `INSERT INTO survey_case (position, key, instrument_id, source_file_rid) VALUES ${'(?, ?, ?, ?), '.repeat(size - 1)}(?, ?, ?, ?)`, ...values);
    if (at === 0) found(lastInsertRowid - size + 1);
    yield size;
  }
}

/** The same at once. @returns the first new rid */
export function insertCases(db: WriteDb, keys: readonly string[], instrumentId: string, sourceFileRid: number): number {
  let first = 0;
  for (const _ of insertCasesInSteps(db, keys, instrumentId, sourceFileRid, (rid) => { first = rid; }));
  return first;
}

export const listInstruments = (db: ReadDb): Instrument[] =>
  rows(db, 'SELECT i.id, i.label, (SELECT count(*) FROM survey_case c WHERE c.instrument_id = i.id) AS cases FROM instrument i ORDER BY i.position');

export function putInstrument(db: WriteDb, id: string, label: string, questions: unknown = []): void {
  if (count(db, 'SELECT count(*) FROM instrument WHERE id = ?', id) > 0) return;
  run(db, 'INSERT INTO instrument (id, label, position, questions) VALUES (?, ?, (SELECT count(*) FROM instrument), ?)', id, label, JSON.stringify(questions));
}

export interface SourceFile { readonly rid: number; readonly name: string; readonly sha256: string; readonly format: string; readonly encoding: string | null; readonly sheet: string; readonly plan: string; readonly problems: string; readonly importedAt: string }

export const listSourceFiles = (db: ReadDb): SourceFile[] =>
  rows(db, 'SELECT rid, name, sha256, format, encoding, sheet, plan, problems, imported_at AS importedAt FROM source_file ORDER BY rid');

export const insertSourceFile = (db: WriteDb, file: Omit<SourceFile, 'rid'>): number =>
  run(db, 'INSERT INTO source_file (name, sha256, format, encoding, sheet, plan, problems, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    file.name, file.sha256, file.format, file.encoding, file.sheet, file.plan, file.problems, file.importedAt).lastInsertRowid;
