import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asReadDb, count, rows, type Connection, type WriteDb } from '../database.ts';
import { insertAnswers, searchAnswers, updateAnswerText, type IncomingAnswer } from '../queries/answers.ts';
import { insertCases, insertSourceFile, putInstrument } from '../queries/cases.ts';
import { act, actSteps, inSteps, redo, undo } from '../undo/act.ts';
import { insertIndexedInSteps, insertRangeInSteps } from '../undo/bulk.ts';
import { projectOfOpenQuestions } from '../undo/open-questions.ts';
import { IndexThread } from './index-thread.ts';

/** A text as bytes that need not be letters. */
const ofBytes = (bytes: Uint8Array) => ({ text: Buffer.from(bytes).toString('utf8'), copyText: (target: Uint8Array, at: number): number => { if (at + bytes.length > target.length) return -1; target.set(bytes, at); return bytes.length; } });
type Answer = Pick<IncomingAnswer, 'text' | 'copyText'>;

/** So many answers are said to come that a thread is worth its while. */
const MANY = 200_000;

/** An import of one answer a case to each of two questions. @param disturb is given the thread before it gets the first answer */
function* importing(db: WriteDb, answers: readonly Answer[], how: 'thread' | 'alone', disturb: (index: IndexThread) => void = () => {}): Generator<number, void> {
  const index = how === 'thread' ? IndexThread.start(db, MANY) : null;
  try {
    putInstrument(db, 'i', 'I');
    const file = insertSourceFile(db, { name: 'f', sha256: '', format: 'csv', encoding: null, sheet: '', plan: '{}', problems: '[]', importedAt: '' });
    let first = 0;
    const already = count(db, 'SELECT count(*) FROM survey_case');
    yield* insertRangeInSteps(db, 'survey_case', function* () { first = insertCases(db, answers.map((_, at) => `case ${already + at}`), 'i', file); yield answers.length; });
    const insert = function* (): Generator<number, void> {
      for (const variable of ['q', 'r']) yield* insertAnswers(db, variable, answers.map((answer, caseIndex) => ({ caseIndex, ...answer })), (at) => first + at, index);
    };
    if (index !== null) disturb(index);
    yield* index === null ? insertRangeInSteps(db, 'answer', insert) : insertIndexedInSteps(db, index, insert);
  } finally {
    index?.close();
  }
}

function storeAs(connection: Connection, how: 'thread' | 'alone', answers: readonly Answer[], disturb?: (index: IndexThread) => void): void {
  act(connection, 'a', 'import.commit', {}, (db) => { const steps = importing(db, answers, how, disturb); while (steps.next().done !== true); });
}

/** What the index says of every word, how often and where; it is held against the texts, too. */
function indexOf(connection: Connection): unknown[] {
  connection.exec("INSERT INTO answer_text (answer_text, rank) VALUES ('integrity-check', 1); CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, answer_text, instance)");
  const words = rows(asReadDb(connection), 'SELECT term, count(*) AS times, sum((doc * 7919 + offset) % 1000003) AS places FROM temp.words GROUP BY term ORDER BY term');
  connection.exec('DROP TABLE temp.words');
  return words;
}

const words = ['budget', 'Lapsed', 'réponse', 'unité', 'the', '日本', 'дети', '😀', '\u0000', 'naïve', 'Ⅷ'];
const texts = (length: number, wordsEach = 6): Answer[] => Array.from({ length }, (_, at) => ({ text: Array.from({ length: wordsEach }, (__, nth) => `${words[(at * 7 + nth * 3) % words.length]!}${(at + nth) % 40 === 0 ? at : ''}`).join(' ') }));

describe('the index that a thread makes', () => {
  it('is the one made without it, whatever the texts, and goes on being kept, undone and done again', () => {
    const text = fc.oneof({ weight: 4, arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((some) => ({ text: some.join(' ') })) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map((one) => ({ text: one })) }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }).map(ofBytes) });
    const many = fc.array(text, { minLength: 1, maxLength: 250 });
    fc.assert(fc.property(many, many, (first, second) => {
      const made = (['thread', 'alone'] as const).map((how) => {
        const connection = projectOfOpenQuestions();
        const seen: unknown[] = [];
        storeAs(connection, how, first);
        seen.push(indexOf(connection), rows(asReadDb(connection), 'SELECT * FROM answer ORDER BY rid'));
        // The index is not empty now: the rest comes as it always does.
        storeAs(connection, 'alone', second);
        act(connection, 'a', 'coding.apply', {}, (db) => { updateAnswerText(db, 1, 'edited budget'); });
        seen.push(indexOf(connection));
        for (const step of [undo, undo, undo, redo, redo, redo]) { step(connection, 'a'); seen.push(indexOf(connection)); }
        connection.close();
        return seen;
      });
      expect(made[0]).toEqual(made[1]);
    }), { numRuns: 12 });
  });

  it('comes in several parts where there is much, longer than a message and longer than a part among it', () => {
    const long = [...texts(3000, 60), { text: 'long '.repeat(80_000) }, { text: `budget ${'lang '.repeat(600_000)}` }, ...texts(200)];
    const [thread, alone] = [projectOfOpenQuestions(), projectOfOpenQuestions()];
    storeAs(thread, 'thread', long);
    storeAs(alone, 'alone', long);
    expect(count(asReadDb(thread), 'SELECT count(DISTINCT segid) FROM answer_text_idx')).toBeGreaterThan(3);
    for (const word of ['budget', 'lang', '"lapsed reponse"', 'unite NOT the', 'bud*']) expect([word, searchAnswers(asReadDb(thread), word)]).toEqual([word, searchAnswers(asReadDb(alone), word)]);
    expect(searchAnswers(asReadDb(thread), 'lang')).toHaveLength(2);
    expect(indexOf(thread)).toEqual(indexOf(alone));
    // So many parts may lie there before a write has to join all of them at once.
    for (const connection of [thread, alone]) expect(count(asReadDb(connection), "SELECT v FROM answer_text_config WHERE k = 'crisismerge'")).toBe(1000);
    for (const connection of [thread, alone]) connection.close();
  }, 60_000);

  it('is made by the thread, which says so', () => {
    const connection = projectOfOpenQuestions();
    const left: boolean[] = [];
    act(connection, 'a', 'import.commit', {}, (db) => {
      const index = IndexThread.start(db, MANY)!;
      index.add(1, Buffer.from('a budget'), [7, 1, 1, 7, 3, 6]);
      const steps = index.finish();
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      left.push(step.value);
      index.close();
    });
    expect([left, searchAnswers(asReadDb(connection), 'budget'), searchAnswers(asReadDb(connection), 'a')]).toEqual([[true], [2], [1]]);
    connection.close();
  });

  it('is left to the connection where the thread fails, is gone, or never was', () => {
    const answers = texts(300);
    const alone = projectOfOpenQuestions();
    storeAs(alone, 'alone', answers);
    const expected = indexOf(alone);
    const disturbances: ((index: IndexThread) => void)[] = [
      // No rid: the thread's database refuses it.
      (index) => { index.add(0.5, new Uint8Array(3), [1, 1, 3]); },
      (index) => { index.close(); },
    ];
    for (const disturb of disturbances) {
      const connection = projectOfOpenQuestions();
      storeAs(connection, 'thread', answers, disturb);
      expect(indexOf(connection)).toEqual(expected);
      connection.close();
    }
    alone.close();
  }, 60_000);

  it('is not made for few answers, for very many, or where there are some', () => {
    const connection = projectOfOpenQuestions();
    act(connection, 'a', 'import.commit', {}, (db) => {
      expect([IndexThread.start(db, 100), IndexThread.start(db, 5_000_000)]).toEqual([null, null]);
    });
    storeAs(connection, 'alone', texts(3));
    act(connection, 'a', 'import.commit', {}, (db) => { expect(IndexThread.start(db, MANY)).toBeNull(); });
    connection.close();
  });

  it('goes with an import that is given up, wherever that is', async () => {
    const answers = texts(400, 60);
    const connection = projectOfOpenQuestions();
    const give = (after: number) => inSteps(connection, () => actSteps(connection, 'a', 'import.commit', {}, (db) => importing(db, answers, 'thread')), () => { after -= 1; return after > 0 ? Promise.resolve() : Promise.reject(new Error('given up')); });
    for (const after of [1, 2, 5, 9, 10]) {
      await expect(give(after)).rejects.toThrow('given up');
      expect([indexOf(connection), count(asReadDb(connection), 'SELECT count(*) FROM answer')]).toEqual([[], 0]);
    }
    await give(Infinity);
    expect(searchAnswers(asReadDb(connection), 'budget').length).toBeGreaterThan(400);
    connection.close();
  });

  it('holds nothing readable beside the project, and leaves the tables of the index closed to others', () => {
    const connection = projectOfOpenQuestions();
    storeAs(connection, 'thread', texts(50));
    expect(() => { connection.exec("UPDATE answer_text_data SET block = x'00' WHERE id = 10"); }).toThrow(/may not be modified/u);
    connection.close();
  });
});
