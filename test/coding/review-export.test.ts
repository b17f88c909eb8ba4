import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { insertMemo } from '#db/queries/memos.ts';
import { measureAgreement } from '#service/agreement.ts';
import { applyCode, markRead } from '#service/coding.ts';
import { exportReview, type ReviewFormat } from '#service/exporting/review.ts';
import type { ReviewExport } from '#core/contract/api/exporting.ts';
import { runCli } from '../../electron/cli/main.ts';
import { smallProject } from '../helpers/small-project.ts';

const { session, path, folder, close } = smallProject({ answers: [['😀 No budget here. Staff leave.', 'No staff at all'], ['There is no budget here.', null], ['no budget here', 'Staff stay']], codes: ['money', 'staff'], coders: ['ben'] });
const own = mkdtempSync(join(tmpdir(), 'swb-review-'));
afterAll(() => { close(); rmSync(own, { recursive: true, force: true }); });
applyCode(session, [1], 'money', 2, 17, 'manual');
applyCode(session, [1], 'staff', 18, 30, 'manual');
applyCode(session, [3], 'money', null, null, 'manual');
markRead(session, [4, 5], true);
session.selectCoder('ben');
applyCode(session, [1], 'money', 5, 14, 'manual');
markRead(session, [3, 4], true);
session.selectCoder('ana');
session.act('memo.put', { title: 'm' }, ['memos'], (db) => insertMemo(db, { target: 'answer', targetId: '1', title: '# Not a heading', body: '1. not a list\n*plain*', coderId: 'ana', createdAt: '2026-05-03T10:00:00.000Z', updatedAt: '2026-05-03T10:00:00.000Z' }));

const text = async (what: ReviewExport, format: ReviewFormat, language: 'en' | 'fr' = 'en'): Promise<string> => Buffer.from((await exportReview(session, what, format, language, 'raw')).bytes).toString('utf8').replace(/^\uFEFF/, '');
const agreement: ReviewExport = { kind: 'agreement', coders: ['ana', 'ben'], unit: 'answer', bootstrap: 200, seed: 3 };

describe('what the review exports', () => {
  it('agreement: the very numbers of the screen, unrounded, with what they count', async () => {
    const { bytes, count } = await exportReview(session, agreement, 'xlsx', 'en');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0]!;
    const headers = (sheet.getRow(1).values as unknown[]).slice(1);
    const at = (row: number, header: string): unknown => sheet.getRow(row).getCell(headers.indexOf(header) + 1).value;
    const { overall, codes } = measureAgreement(session, { coders: ['ana', 'ben'], unit: 'answer', bootstrap: 200, seed: 3 });
    expect(count).toBe(sheet.rowCount - 1);
    expect([at(2, 'percent agreement'), at(2, 'Krippendorff’s alpha'), at(2, 'Gwet’s AC1'), at(2, 'Cohen’s kappa, low'), at(2, 'n')]).toEqual([overall.percent, overall.krippendorffAlpha, overall.gwetAC1, overall.intervals!.cohenKappa?.low ?? null, overall.n]);
    expect([at(3, 'item'), at(3, 'Fleiss’ kappa'), at(3, 'prevalence')]).toEqual(['money', codes[0]!.fleissKappa, codes[0]!.prevalence]);
    const notes = workbook.worksheets[1]!.getColumn(1).values.map((value) => (typeof value === 'string' ? value : '')).join('\n');
    expect(notes).toContain('Counted: 3 answers read by two coders or more, 2 themes, 12 ratings.');
    expect(notes).toMatch(/Codebook as of line \d+ of the history/);
    expect(notes).toContain('200 resamples, seed 3');
  });

  it('disagreements, inconsistencies, segments and co-occurrence, by names', async () => {
    const lines = async (what: ReviewExport, language: 'en' | 'fr' = 'en'): Promise<string[]> => (await text(what, 'csv', language)).split('\r\n');
    const disagreements = await lines({ kind: 'disagreements' });
    expect(disagreements.slice(0, 3)).toEqual([expect.stringMatching(/^case,question,code,found by,not found by,settled,answer\b/), expect.stringMatching(/^c1,q1,staff,ana,ben,,😀 No budget here\. Staff leave\./), expect.stringMatching(/^c2,q1,money,ana,ben,,There is no budget here\./)]);
    // Words that nobody cleared go out only where the analyst says so, and then the file says so itself.
    expect(disagreements[1]).toContain('not for publication');
    expect((await exportReview(session, { kind: 'disagreements' }, 'csv', 'en')).withheld).toBe(2);
    expect((await lines({ kind: 'inconsistencies' })).slice(1, 3)).toEqual([expect.stringContaining('1,😀 No budget here.,c1,q1,money,"ana, ben",0,17'), expect.stringContaining('1,no budget here,c3,q1,none,"ana, ben",0,14')]);
    expect((await lines({ kind: 'segments', codeId: 'staff', context: 5 }, 'fr')).slice(0, 2)).toEqual([expect.stringContaining('rang,cas,question,code,avant,mots codés,après,étoile,codeur,début,fin'), expect.stringContaining(',c1,q1,staff,ere. ,Staff leave.,,,ana,18,30')]);
    expect(await text({ kind: 'cooccurrence' }, 'csv')).toBe('code,and code,cases,answers,on overlapping words\r\nmoney,staff,1,1,0\r\n');
  });

  it('memos as a document in which nothing is taken for markup', async () => {
    expect((await text({ kind: 'memos' }, 'md')).replace(/\*\*.*\*\*\n\n/, '')).toBe('# Small: Memos\n\n## \\# Not a heading\n\n*answer: c1 – q1 · ana · 3 May 2026*\n\n1\\. not a list  \n\\*plain\\*\n');
    expect(Buffer.from((await exportReview(session, { kind: 'memos' }, 'docx', 'fr')).bytes).subarray(0, 2).toString()).toBe('PK');
    expect((await exportReview(session, { kind: 'memos', words: 'élève' }, 'csv', 'en')).count).toBe(0);
  });

  it('refuses a form that cannot hold it', async () => { await expect(exportReview(session, { kind: 'cooccurrence' }, 'docx', 'en')).rejects.toMatchObject({ code: 'FORMAT_UNFIT' }); });
});

describe('coders and review on the command line', () => {
  it('hands over, renames and takes in; writes what the review shows', async () => {
    const answers: { code: number; out: Record<string, unknown> | null; err: string }[] = [];
    const run = async (...words: string[]): Promise<void> => {
      let out = '';
      let err = '';
      const code = await runCli(words, { out: (piece) => { out += piece; }, err: (piece) => { err += piece; }, environment: { WORKBENCH_PASSPHRASE: 'secret' } });
      answers.push({ code, out: out.startsWith('{') ? JSON.parse(out) as Record<string, unknown> : null, err });
    };
    const file = (name: string): string => join(own, name);
    writeFileSync(file('key'), 'of the package\n');
    session.connection.close();
    await run('package', path, 'export', file('ben.swcoder'), '--coder', 'ben', '--package-passphrase-file', file('key'));
    await run('coders', path, 'rename', 'ben', 'Benjamin');
    await run('package', path, 'merge', file('ben.swcoder'), '--package-passphrase-file', file('key'));
    await run('review', path, file('history.jsonl'), '--what', 'history');
    await run('review', path, file('a.csv'), '--what', 'agreement');
    await run('package', path, 'export', file('ben.zip'), '--coder', 'ben', '--package-passphrase-file', file('key'));
    await run('review', path, file('s.csv'), '--what', 'segments');
    await run('package', path, 'merge', file('ben.swcoder'));
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 1, 2, 2]);
    expect(answers[0]!.out).toMatchObject({ coder: 'ben', codings: 1, readings: 3 });
    expect(answers[2]!.out).toMatchObject({ coder: 'ben', added: 0, conflicts: [{ kind: 'coderRenamed', what: 'ben → Benjamin', kept: 'here' }] });
    expect(readFileSync(file('history.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(answers[3]!.out!['lines'] as number);
    expect(readFileSync(file('a.csv'), 'utf8')).toContain('Benjamin – ana');
    expect(folder).not.toBe(own);
  });
});
