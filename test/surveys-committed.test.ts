import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '#core/contract/refusal.ts';
import { describeProject } from '#service/describe.ts';
import { importFile } from '#service/importing.ts';
import { createProject, verifyProject } from '#service/projects.ts';
import { sharedPath } from './helpers/shared.ts';

interface Fact { readonly file: string; readonly data_rows: number; readonly geography_columns0: number[] | null; readonly open_text_columns0: number[] | null }

const root = sharedPath('data', 'surveys');
const facts = new Map<string, Fact>(root === null ? [] : (JSON.parse(readFileSync(join(root, 'facts.json'), 'utf8')) as Fact[]).map((fact) => [fact.file, fact]));
const below = (folder: string): string[] => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? below(join(folder, name)) : [join(folder, name)]));
const files = root === null ? [] : below(root).filter((file) => /\.(csv|tsv|xlsx|sav)$/.test(file)).map((file) => file.slice(root.length + 1));

/** Not one respondent a row: these must be refused, with a sentence that says what they are. */
const NOT_SURVEYS = /reluctant-trump|-key\.(en|fr|pt)(_edit)?\.csv$|IADframeworkKey/;

describe.skipIf(root === null)('surveys nobody made for this program, committed to a project (skipped where ../shared/data is absent)', () => {
  let folder: string;
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'swb-surveys-')); });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  it('are at least 30 files, 13 of them with known facts', () => { expect([files.length >= 30, facts.size]).toEqual([true, 13]); });

  it.each(files)('%s', async (file) => {
    const session = createProject(join(folder, `${files.indexOf(file)}.swproj`), 'x', file, 'empty');
    try {
      if (NOT_SURVEYS.test(file)) {
        await expect(importFile(session, join(root!, file))).rejects.toThrow(Refusal);
        expect(describeProject(session)).toMatchObject({ cases: 0, historyEvents: 1 });
        return;
      }
      const report = await importFile(session, join(root!, file));
      const project = describeProject(session);
      const typeAt = (column: number): string | undefined => report.plan.variables.find((variable) => variable.columns.some((one) => one.index === column))?.type;
      const fact = facts.get(file);
      expect({ cases: project.cases, read: report.rowsRead, committed: report.committed, open: (fact?.open_text_columns0 ?? []).map(typeAt) }).toEqual({
        cases: fact?.data_rows ?? project.cases, read: project.cases, committed: true, open: (fact?.open_text_columns0 ?? []).map(() => 'open'),
      });
      expect(project.cases).toBeGreaterThan(0);
      // Every case has a state in every variable: nothing is lost between the file and the project.
      for (const variable of project.variables) expect([variable.id, Object.values(variable.states).reduce((sum, part) => sum + part, 0)]).toEqual([variable.id, project.cases]);
      expect(verifyProject(session)).toMatchObject({ database: 'ok', schema: 'ok' });
      session.undo();
      expect(describeProject(session)).toMatchObject({ cases: 0, answers: { openEnded: 0 } });
    } finally {
      session.close();
    }
  });
});
