import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asReadDb, count, type Connection } from './database.ts';
import { checkPages, copyWhileOpen } from './maintenance.ts';
import { createProjectFile, openProjectFile } from './open.ts';
import { insertAnswers } from './queries/answers.ts';
import { insertCases, insertSourceFile, putInstrument } from './queries/cases.ts';
import { insertVariable } from './queries/variables.ts';
import { act, actSteps, inSteps } from './undo/act.ts';
import { insertRangeInSteps } from './undo/bulk.ts';

const PASSPHRASE = 'very many rows';
const SECRET = 'Planted-Secret-1133';
/** More than the cache holds, so that pages go to the file long before the commit. */
const ANSWERS = 6000;
const longAnswer = (at: number): string => `${SECRET} ${at} ${`word${at % 97} `.repeat(400)}`;

function store(connection: Connection, breathe: (done: number) => Promise<void>): Promise<unknown> {
  return inSteps(connection, () => actSteps(connection, 'a', 'import.commit', {}, function* (db) {
    putInstrument(db, 'i', 'I');
    const file = insertSourceFile(db, { name: 'f', sha256: '', format: 'csv', encoding: null, sheet: '', plan: '{}', problems: '[]', importedAt: '' });
    let first = 0;
    yield* insertRangeInSteps(db, 'survey_case', function* () { first = insertCases(db, Array.from({ length: ANSWERS }, (_, at) => `case ${at}`), 'i', file); yield ANSWERS; });
    yield* insertRangeInSteps(db, 'answer', () => insertAnswers(db, 'q', Array.from({ length: ANSWERS }, (_, caseIndex) => ({ caseIndex, text: longAnswer(caseIndex) })), (at) => first + at));
  }), breathe);
}

describe('a transaction of very many rows', () => {
  let folder: string;
  let path: string;
  let connection: Connection;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'swb-load-'));
    path = join(folder, 'study.swproj');
    connection = createProjectFile(path, PASSPHRASE);
    act(connection, 'a', 'coder.add', {}, (db) => { insertVariable(db, { id: 'q', label: 'q', source: 'imported', type: 'open', measure: null, confidential: false, categories: [] }); });
  });
  afterAll(() => { connection.close(); rmSync(folder, { recursive: true, force: true }); });
  const files = (): string[] => readdirSync(folder).filter((name) => !name.startsWith('crashed')).toSorted();

  it('stopped at any moment leaves a project that opens as it was, and nothing readable', async () => {
    let steps = 0;
    let largest = 0;
    const crashed = join(folder, 'crashed.swproj');
    const before = statSync(path).size;
    await expect(store(connection, async () => {
      steps += 1;
      if (steps % 25 !== 0) return;
      // What a crash at this moment would leave.
      for (const suffix of ['', '-journal', '-wal']) if (existsSync(path + suffix)) copyFileSync(path + suffix, crashed + suffix);
      largest = Math.max(largest, statSync(crashed).size);
      for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes(SECRET), name).toBe(false);
      const opened = openProjectFile(crashed, PASSPHRASE);
      expect([checkPages(opened), count(asReadDb(opened), 'SELECT count(*) FROM answer'), count(asReadDb(opened), 'SELECT count(*) FROM survey_case')]).toEqual(['ok', 0, 0]);
      opened.close();
      for (const name of readdirSync(folder)) if (name.startsWith('crashed')) rmSync(join(folder, name));
      if (steps === 50) throw new Error('given up');
      await Promise.resolve();
    })).rejects.toThrow('given up');
    // Half of it was in the file already.
    expect(largest).toBeGreaterThan(before + 8_000_000);
    expect([steps, checkPages(connection), count(asReadDb(connection), 'SELECT count(*) FROM answer')]).toEqual([50, 'ok', 0]);
    expect(statSync(path).size).toBeLessThan(1_000_000);
  });

  it('is stored as any other act is, and the log is taken up again', async () => {
    await store(connection, () => Promise.resolve());
    expect([count(asReadDb(connection), 'SELECT count(*) FROM answer'), count(asReadDb(connection), "SELECT count(*) FROM answer_text WHERE answer_text MATCH 'word7'") > 0, checkPages(connection)]).toEqual([ANSWERS, true, 'ok']);
    expect([connection.pragma('journal_mode', { simple: true }), connection.pragma('synchronous', { simple: true }), connection.pragma('cache_size', { simple: true })]).toEqual(['wal', 2, -32000]);
    expect(files()).toEqual(['study.swproj', 'study.swproj-wal']);
  });

  it('leaves the project locked for other processes', async () => {
    // One whose file nothing in this process has read: that alone would take its lock away.
    const other = join(folder, 'other.swproj');
    const held = createProjectFile(other, PASSPHRASE);
    act(held, 'a', 'coder.add', {}, (db) => { insertVariable(db, { id: 'q', label: 'q', source: 'imported', type: 'open', measure: null, confidential: false, categories: [] }); });
    await store(held, () => Promise.resolve());
    expect(await copyWhileOpen(held, join(folder, 'copy.swproj'), () => false)).toBe(true);
    const script = `import { openProjectFile } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
      try { openProjectFile(process.argv[1], process.argv[2]).close(); console.log('opened'); } catch (error) { console.log(error.code); }`;
    const outcome = (): string => execFileSync(process.execPath, ['--input-type=module', '-e', script, other, PASSPHRASE], { encoding: 'utf8', cwd: fileURLToPath(new URL('..', import.meta.url)) }).trim();
    expect(outcome()).toBe('PROJECT_LOCKED');
    held.close();
    expect(outcome()).toBe('opened');
    for (const file of [other, join(folder, 'copy.swproj')]) rmSync(file);
  });

  it('beside a copy under way leaves the copy whole', async () => {
    const copy = join(folder, 'copy.swproj');
    const [answers, cases] = ['answer', 'survey_case'].map((table) => count(asReadDb(connection), `SELECT count(*) FROM ${table}`));
    const copying = copyWhileOpen(connection, copy, () => false);
    await store(connection, () => new Promise((resolve) => { setImmediate(resolve); }));
    expect(await copying).toBe(true);
    const opened = openProjectFile(copy, PASSPHRASE);
    expect([checkPages(opened), count(asReadDb(opened), 'SELECT count(*) FROM answer'), count(asReadDb(opened), 'SELECT count(*) FROM survey_case')]).toEqual(['ok', answers, cases]);
    opened.close();
    expect([checkPages(connection), count(asReadDb(connection), 'SELECT count(*) FROM answer')]).toEqual(['ok', answers! + ANSWERS]);
  });
});
