import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asReadDb, rows, type Connection } from '../database.ts';
import { migrate } from '../migrations/index.ts';
import { insertAnswer } from '../queries/answers.ts';
import { insertCases, insertSourceFile, putInstrument } from '../queries/cases.ts';
import { insertCode, deleteCode } from '../queries/codes.ts';
import { deleteCoding, insertCoding } from '../queries/codings.ts';
import { insertCoder } from '../queries/project.ts';
import { insertVariable } from '../queries/variables.ts';
import { putVector } from '../queries/vectors.ts';
import { act, checkHistory, insertRange, nextSteps, redo, undo } from './act.ts';
import { TRACKED_TABLES } from './tracked-tables.ts';

function project(): Connection {
  const connection = new Database(':memory:');
  migrate(connection);
  connection.pragma('foreign_keys = ON');
  act(connection, 'a', 'import.commit', {}, (db) => {
    insertCoder(db, { id: 'a', name: 'A' }, '2026-01-01');
    putInstrument(db, 'i', 'I');
    const file = insertSourceFile(db, { name: 'f', sha256: '', format: 'csv', encoding: null, sheet: '', plan: '{}', problems: '[]', importedAt: '' });
    let first = 0;
    insertRange(db, 'survey_case', () => { first = insertCases(db, ['x', 'y', 'z'], 'i', file); });
    insertVariable(db, { id: 'q', label: 'Q', source: 'imported', type: 'open', measure: null, confidential: false, categories: [] });
    putVector(db, 'q', { kind: 'multiple', options: [Uint8Array.of(5)], states: Uint8Array.of(0, 1, 2) });
    insertRange(db, 'answer', () => { for (const at of [0, 1, 2]) insertAnswer(db, first + at, 'q', `réponse ${at} 😀 "quoted"`, 'fr'); });
  });
  return connection;
}

/** Everything that acts change, blobs as hex. */
const snapshot = (connection: Connection): string => JSON.stringify(TRACKED_TABLES.map((table) => [table.name, rows<Record<string, unknown>>(asReadDb(connection), `SELECT * FROM ${table.name} ORDER BY rid`)
  .map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Buffer.isBuffer(value) ? value.toString('hex') : value])))]));

const matches = (connection: Connection, word: string): number => rows(asReadDb(connection), 'SELECT rowid FROM answer_text WHERE answer_text MATCH ?', word).length;

describe('undo and redo', () => {
  it('take an import out whole, with its vectors and its search index, and bring it back the same', () => {
    const connection = project();
    const full = snapshot(connection);
    expect(matches(connection, 'reponse')).toBe(3);
    expect(undo(connection, 'a')).toEqual({ act: { act: 'import.commit', params: {} }, touched: 'everything' });
    expect([rows(asReadDb(connection), 'SELECT 1 FROM answer').length, matches(connection, 'reponse')]).toEqual([0, 0]);
    redo(connection, 'a');
    expect([snapshot(connection), matches(connection, 'reponse')]).toEqual([full, 3]);
    connection.close();
  });

  it('do nothing where there is nothing, and a new act discards what was undone', () => {
    const connection = project();
    undo(connection, 'a');
    expect(undo(connection, 'a')).toBeNull();
    act(connection, 'a', 'coder.add', {}, (db) => { insertCoder(db, { id: 'b', name: 'B' }, ''); });
    expect([redo(connection, 'a'), nextSteps(asReadDb(connection))]).toEqual([null, { undo: { act: 'coder.add', params: {} }, redo: null }]);
    connection.close();
  });

  it('are the identity over any history', () => {
    const operation = fc.oneof(
      fc.record({ kind: fc.constant('code' as const), id: fc.nat(5) }), fc.record({ kind: fc.constant('uncode' as const), id: fc.nat(5) }),
      fc.record({ kind: fc.constant('apply' as const), answer: fc.integer({ min: 1, max: 3 }), code: fc.nat(5), start: fc.nat(3) }),
      fc.record({ kind: fc.constant('remove' as const), nth: fc.nat(9) }), fc.record({ kind: fc.constant('undo' as const) }), fc.record({ kind: fc.constant('redo' as const) }),
    );
    fc.assert(fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
      const connection = project();
      const db = asReadDb(connection);
      const before = snapshot(connection);
      for (const op of operations) {
        if (op.kind === 'undo') { if (nextSteps(db).undo?.act !== 'import.commit') undo(connection, 'a'); continue; }
        if (op.kind === 'redo') { redo(connection, 'a'); continue; }
        act(connection, 'a', 'coding.apply', {}, (write) => {
          const has = (id: number): boolean => rows(write, 'SELECT 1 FROM code WHERE id = ?', `c${id}`).length > 0;
          if (op.kind === 'code' && !has(op.id)) insertCode(write, { id: `c${op.id}`, parentId: null, position: op.id, name: `n${op.id}`, kind: 'gap', colour: null, description: '', include: '', exclude: '', example: '', labels: { fr: 'é' }, key: null, retired: false, createdAt: '' });
          if (op.kind === 'uncode') { for (const found of rows<{ rid: number }>(write, 'SELECT rid FROM coding WHERE code_id = ?', `c${op.id}`)) deleteCoding(write, found.rid); deleteCode(write, `c${op.id}`); }
          if (op.kind === 'apply' && has(op.code)) insertCoding(write, { answerId: op.answer, codeId: `c${op.code}`, start: op.start, end: op.start + 2, coderId: 'a', origin: 'manual', starred: false, createdAt: '' });
          if (op.kind === 'remove') { const found = rows<{ rid: number }>(write, 'SELECT rid FROM coding ORDER BY rid')[op.nth]; if (found) deleteCoding(write, found.rid); }
        });
      }
      const after = snapshot(connection);
      let undone = 0;
      while (nextSteps(db).undo && nextSteps(db).undo!.act !== 'import.commit') { undo(connection, 'a'); undone += 1; }
      expect(snapshot(connection)).toBe(before);
      for (let step = 0; step < undone; step += 1) redo(connection, 'a');
      expect(snapshot(connection)).toBe(after);
      expect(checkHistory(db).brokenAt).toBeNull();
      connection.close();
    }), { numRuns: 60 });
  });
});

describe('history', () => {
  it('cannot be changed or shortened, and shows it when it was changed behind the program\'s back', () => {
    const connection = project();
    act(connection, 'a', 'coder.add', { coder: 'B' }, (db) => { insertCoder(db, { id: 'b', name: 'B' }, ''); });
    expect(() => { connection.exec('UPDATE history SET act = \'x\''); }).toThrow('append-only');
    expect(() => { connection.exec('DELETE FROM history'); }).toThrow('append-only');
    expect(checkHistory(asReadDb(connection))).toEqual({ events: 2, brokenAt: null });
    connection.exec("DROP TRIGGER history_never_changes; UPDATE history SET params = '{\"coder\":\"C\"}' WHERE id = 2");
    expect(checkHistory(asReadDb(connection))).toEqual({ events: 2, brokenAt: 2 });
    connection.close();
  });
});

describe('what an act touched', () => {
  it('is the answers coded, uncoded or read, the same for the act, its undo and its redo', () => {
    const connection = project();
    act(connection, 'a', 'code.create', {}, (db) => { insertCode(db, { id: 'c', parentId: null, position: 0, name: 'n', kind: 'gap', colour: null, description: '', include: '', exclude: '', example: '', labels: {}, key: null, retired: false, createdAt: '' }); });
    const coded = act(connection, 'a', 'coding.apply', {}, (db) => { for (const answerId of [1, 3]) insertCoding(db, { answerId, codeId: 'c', start: 0, end: 2, coderId: 'a', origin: 'manual', starred: false, createdAt: '' }); });
    const removed = act(connection, 'a', 'coding.remove', {}, (db) => { deleteCoding(db, 1); });
    expect([coded.touched, removed.touched, undo(connection, 'a')?.touched, undo(connection, 'a')?.touched, redo(connection, 'a')?.touched]).toEqual([[1, 3], [1], [1], [1, 3], [1, 3]].map((ids) => ({ answerIds: new Set(ids) })));
    connection.close();
  });
});
