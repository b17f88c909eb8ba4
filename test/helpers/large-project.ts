import { newCodeRecord } from '#service/codebook.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { insertAnswer, insertReading } from '#db/queries/answers.ts';
import { insertCases, insertSourceFile, putInstrument } from '#db/queries/cases.ts';
import { insertCode } from '#db/queries/codes.ts';
import { insertCoding } from '#db/queries/codings.ts';
import { insertVariable } from '#db/queries/variables.ts';
import { putVector } from '#db/queries/vectors.ts';
import { insertRange } from '#db/undo/act.ts';

const WORDS = 'budget staff unit law court training police service ministry region funding plan child school report partner network data office year'.split(' ');

/** A project with `answers` open-ended answers in ten questions, two codings for every answer, half of them read: for benchmarks.
 *  @returns the session, open */
export function makeLargeProject(path: string, answers: number, codings: number): ProjectSession {
  const session = createProject(path, 'bench', 'Bench', 'empty', 'A');
  const questions = 10;
  const cases = Math.ceil(answers / questions);
  let state = 12345;
  const random = (): number => { state = (Math.imul(state, 1103515245) + 12345) >>> 0; return state / 2 ** 32; };
  session.act('import.commit', { file: 'made', cases, variables: questions }, ['cases', 'variables', 'codes', 'codings'], (db) => {
    putInstrument(db, 'bench', 'Bench');
    const file = insertSourceFile(db, { name: 'made', sha256: '', format: 'csv', encoding: null, sheet: '', plan: '{}', problems: '[]', importedAt: '' });
    let first = 0;
    insertRange(db, 'survey_case', () => { first = insertCases(db, Array.from({ length: cases }, (_, index) => `case ${index}`), 'bench', file); });
    insertVariable(db, { id: 'region', label: 'Region', source: 'attribute', type: 'single', measure: 'nominal', confidential: false, categories: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id })) });
    putVector(db, 'region', { kind: 'single', codes: Uint8Array.from({ length: cases }, (_, index) => index % 4) });
    for (let question = 0; question < questions; question += 1) {
      insertVariable(db, { id: `q${question}`, label: `Question ${question}`, source: 'imported', type: 'open', measure: null, confidential: false, categories: [] });
      putVector(db, `q${question}`, { kind: 'single', codes: new Uint8Array(cases) });
    }
    insertRange(db, 'answer', () => {
      for (let at = 0; at < answers; at += 1) insertAnswer(db, first + Math.floor(at / questions), `q${at % questions}`, Array.from({ length: 20 + Math.floor(random() * 40) }, () => WORDS[Math.floor(random() * WORDS.length)]!).join(' ') + (at % 997 === 0 ? ' ombudsman' : ''), 'en');
    });
    for (let code = 0; code < 50; code += 1) insertCode(db, newCodeRecord(`c${code}`, `Code ${code}`, code % 2 === 0 ? 'gap' : 'challenge', code < 10 ? null : `c${code % 10}`, code));
    insertRange(db, 'coding', () => {
      for (let at = 0; at < codings; at += 1) insertCoding(db, { answerId: 1 + (at % Math.ceil(answers * 0.6)), codeId: `c${Math.floor(random() * 50)}`, start: at % 20, end: (at % 20) + 10, coderId: 'a', origin: 'manual', starred: false, createdAt: '2026-01-01' });
    });
    insertRange(db, 'reading', () => { for (let at = 1; at <= answers * 0.7; at += 1) insertReading(db, at, 'a', '2026-01-01'); });
  });
  return session;
}
