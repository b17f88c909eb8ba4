import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertAnswer } from '#db/queries/answers.ts';
import { insertCases, insertSourceFile, putInstrument } from '#db/queries/cases.ts';
import { insertCode } from '#db/queries/codes.ts';
import { insertCoder } from '#db/queries/project.ts';
import { insertVariable } from '#db/queries/variables.ts';
import { newCodeRecord } from '#service/codebook.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';

export interface SmallProject {
  /** One line a case, one text a question; null where the case did not answer. */
  readonly answers: readonly (readonly (string | null)[])[];
  /** Names, at the top of the codebook; the id is the name. */
  readonly codes?: readonly string[];
  /** Ids of coders besides the first, "ana". */
  readonly coders?: readonly string[];
}

/** A project of a few answers in a folder of its own. Answers are numbered case by case from 1, questions are q1, q2 …, cases c1, c2 … */
export function smallProject({ answers, codes = [], coders = [] }: SmallProject): { session: ProjectSession; path: string; folder: string; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'swb-small-'));
  const path = join(folder, 'small.swproj');
  const session = createProject(path, 'secret', 'Small', 'empty', 'ana');
  const at = '2026-01-01T00:00:00.000Z';
  session.act('import.commit', { file: 'small.csv', cases: answers.length, variables: answers[0]?.length ?? 0 }, ['cases', 'variables', 'codes', 'project'], (db) => {
    const file = insertSourceFile(db, { name: 'small.csv', sha256: '', format: 'csv', encoding: null, sheet: '', plan: '{}', problems: '[]', importedAt: at });
    putInstrument(db, 'small', 'Small');
    const first = insertCases(db, answers.map((_, index) => `c${index + 1}`), 'small', file);
    const questions = (answers[0] ?? []).map((_, index) => `q${index + 1}`);
    for (const id of questions) insertVariable(db, { id, label: id, source: 'imported', type: 'open', measure: null, confidential: false, categories: [], instrument: 'small' });
    answers.forEach((texts, row) => { texts.forEach((text, column) => { if (text !== null) insertAnswer(db, first + row, questions[column]!, text, 'en'); }); });
    for (const id of coders) insertCoder(db, { id, name: id }, at);
    codes.forEach((id, index) => { insertCode(db, newCodeRecord(id, id, 'gap', null, index, { createdAt: at })); });
  });
  return { session, path, folder, close: () => { session.close(); rmSync(folder, { recursive: true, force: true }); } };
}
