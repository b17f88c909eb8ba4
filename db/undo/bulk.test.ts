import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asReadDb, count, rows, type Connection } from '../database.ts';
import { schemaText } from '../migrations/index.ts';
import { insertAnswers, updateAnswerText } from '../queries/answers.ts';
import { insertCases, insertSourceFile, putInstrument } from '../queries/cases.ts';
import { act, actSteps, inSteps, nextSteps, redo, undo } from './act.ts';
import { insertRangeInSteps } from './bulk.ts';
import { projectOfOpenQuestions } from './open-questions.ts';
import { TRACKED_TABLES } from './tracked-tables.ts';

/** An import of one answer a case to each of two questions. */
function* importing(db: Parameters<Parameters<typeof act>[4]>[0], texts: readonly string[]): Generator<number, void> {
  putInstrument(db, 'i', 'I');
  const file = insertSourceFile(db, { name: 'f', sha256: '', format: 'csv', encoding: null, sheet: '', plan: '{}', problems: '[]', importedAt: '' });
  let first = 0;
  yield* insertRangeInSteps(db, 'survey_case', function* () { first = insertCases(db, texts.map((_, at) => `case ${at}`), 'i', file); yield texts.length; });
  yield* insertRangeInSteps(db, 'answer', function* () {
    for (const variable of ['q', 'r']) yield* insertAnswers(db, variable, texts.map((text, caseIndex) => ({ caseIndex, text: `${variable}${text}` })), (at) => first + at);
  });
}
const store = (connection: Connection, texts: readonly string[]): void => { act(connection, 'a', 'import.commit', {}, (db) => { const steps = importing(db, texts); while (steps.next().done !== true); }); };

const snapshot = (connection: Connection): string => JSON.stringify([
  ...TRACKED_TABLES.map((table) => [table.name, rows<Record<string, unknown>>(asReadDb(connection), `SELECT * FROM ${table.name} ORDER BY rid`)]),
  // What the index says of every word, and that it agrees with the texts.
  rows(asReadDb(connection), "SELECT term, doc, col, offset FROM temp.words ORDER BY term, doc, offset"), schemaText(connection),
]);
const watchIndex = (connection: Connection): void => { connection.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, answer_text, instance)"); };
const indexAgrees = (connection: Connection): void => { connection.exec("INSERT INTO answer_text (answer_text, rank) VALUES ('integrity-check', 1)"); };

describe('rows in bulk', () => {
  it('go, come back and are indexed the same whatever else was done, a NUL and quotes in them included', () => {
    const text = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('the budget lapsed', 'réponse "une"', '', '😀 \\ \n tab\t', '{"a": [1]}', '007') }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }) }, { weight: 1, arbitrary: fc.constant('before\u0000after') });
    const operation = fc.oneof(fc.record({ texts: fc.array(text, { minLength: 1, maxLength: 90 }) }), fc.record({ edit: fc.nat(100) }), fc.constant('undo' as const), fc.constant('redo' as const));
    fc.assert(fc.property(fc.array(operation, { minLength: 2, maxLength: 9 }), (operations) => {
      const connection = projectOfOpenQuestions();
      watchIndex(connection);
      const db = asReadDb(connection);
      const standing: string[] = [snapshot(connection)];
      const undone: string[] = [];
      for (const op of operations) {
        if (op === 'undo') { if (standing.length > 1) { undo(connection, 'a'); undone.push(standing.pop()!); } }
        else if (op === 'redo') { if (redo(connection, 'a')) standing.push(undone.pop()!); }
        else {
          if ('texts' in op) store(connection, op.texts);
          else act(connection, 'a', 'coding.apply', {}, (write) => { const found = rows<{ rid: number }>(db, 'SELECT rid FROM answer ORDER BY rid LIMIT 1 OFFSET ?', op.edit)[0]; if (found) updateAnswerText(write, found.rid, 'edited text'); });
          standing.push(snapshot(connection));
          undone.length = 0;
        }
        expect(snapshot(connection)).toBe(standing.at(-1));
        indexAgrees(connection);
      }
      while (standing.length > 1) { undo(connection, 'a'); undone.push(standing.pop()!); expect(snapshot(connection)).toBe(standing.at(-1)); }
      while (undone.length > 0) { redo(connection, 'a'); expect(snapshot(connection)).toBe(undone.pop()); }
      indexAgrees(connection);
      expect(nextSteps(db).redo).toBeNull();
      connection.close();
    }), { numRuns: 40 });
  });

  it('leave one line a range to undo, not one a row', () => {
    const connection = projectOfOpenQuestions();
    store(connection, Array.from({ length: 500 }, (_, at) => `answer ${at}`));
    expect(rows(asReadDb(connection), "SELECT table_name, op, rid, rid_end FROM undo_change WHERE op = 'insert-range' ORDER BY seq")).toEqual([{ table_name: 'survey_case', op: 'insert-range', rid: 1, rid_end: 500 }, { table_name: 'answer', op: 'insert-range', rid: 1, rid_end: 1000 }]);
    undo(connection, 'a');
    redo(connection, 'a');
    expect(count(asReadDb(connection), "SELECT count(*) FROM undo_change WHERE table_name IN ('answer', 'survey_case')")).toBe(2);
    connection.close();
  });
});

describe('an act in steps', () => {
  const texts = Array.from({ length: 300 }, (_, at) => `answer ${at}`);
  it('is the same act, and tells how far it is', async () => {
    const [whole, stepped] = [projectOfOpenQuestions(), projectOfOpenQuestions()];
    for (const connection of [whole, stepped]) watchIndex(connection);
    store(whole, texts);
    let done = 0;
    await inSteps(stepped, () => actSteps(stepped, 'a', 'import.commit', {}, (db) => importing(db, texts)), (more) => { done += more; return Promise.resolve(); });
    expect([snapshot(stepped), done, nextSteps(asReadDb(stepped)).undo?.act]).toEqual([snapshot(whole), 300 + 2 * 600, 'import.commit']);
    for (const connection of [whole, stepped]) connection.close();
  });

  it('leaves the project as it was, wherever it is given up', async () => {
    const connection = projectOfOpenQuestions();
    watchIndex(connection);
    const before = snapshot(connection);
    let steps = 0;
    await inSteps(connection, () => actSteps(connection, 'a', 'import.commit', {}, (db) => importing(db, texts)), () => { steps += 1; return Promise.resolve(); });
    undo(connection, 'a');
    for (let at = 1; at <= steps; at += 1) {
      let left = at;
      await expect(inSteps(connection, () => actSteps(connection, 'a', 'import.commit', {}, (db) => importing(db, texts)), () => { left -= 1; return left > 0 ? Promise.resolve() : Promise.reject(new Error('given up')); })).rejects.toThrow('given up');
      expect(snapshot(connection)).toBe(before);
    }
    // What was undone before can still be done again.
    expect(redo(connection, 'a')?.act.act).toBe('import.commit');
    connection.close();
  });
});
